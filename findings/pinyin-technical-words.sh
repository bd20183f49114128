#!/usr/bin/env bash
# pinyin-pro 3.29.4 knows idioms and names well, but not the commonest words of technical titles whose characters have two readings.
# Expected (Xiandai Hanyu Cidian): 薄膜 bó mó, 重组 chóng zǔ, 剥离 bō lí, 粘接 zhān jiē, 湖泊 hú pō, 排行 pái háng, 卡盘 qiǎ pán, 长晶 zhǎng jīng.
# Seen: báo mó, zhòng zǔ dàn bái, bāo lí, nián jiē, hú bó, pái xíng, kǎ pán, cháng jīng; while 行程, 校准, 调频, 供给, 地壳, 拓片 are right.
# The complete dictionary (@pinyin-pro/data 1.3.1) mends the first six, at the cost of its size, and not 卡盘 and 长晶.
# So: an index, an order or a short name by pinyin of patent titles puts thin films under "bao" and recombinant proteins under "zhong" unless a list of the trade goes before the library.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null; npm install --no-audit --no-fund --save-exact pinyin-pro@3.29.4 @pinyin-pro/data@1.3.1 >/dev/null
cat > run.mjs <<'JS'
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { addDict, pinyin } from 'pinyin-pro';
const words = { 薄膜: 'bó mó', 重组蛋白: 'chóng zǔ dàn bái', 剥离: 'bō lí', 粘接剂: 'zhān jiē jì', 湖泊: 'hú pō', 排行: 'pái háng', 卡盘: 'qiǎ pán', 长晶炉: 'zhǎng jīng lú' };
const seen = { 薄膜: 'báo mó', 重组蛋白: 'zhòng zǔ dàn bái', 剥离: 'bāo lí', 粘接剂: 'nián jiē jì', 湖泊: 'hú bó', 排行: 'pái xíng', 卡盘: 'kǎ pán', 长晶炉: 'cháng jīng lú' };
for (const [word, reading] of Object.entries(seen)) assert.equal(pinyin(word), reading);
for (const [word, reading] of Object.entries({ 行程: 'xíng chéng', 校准: 'jiào zhǔn', 调频: 'tiáo pín', 供给: 'gōng jǐ', 地壳: 'dì qiào', 拓片: 'tà piàn' })) assert.equal(pinyin(word), reading);
const dictionary = createRequire(import.meta.url)('@pinyin-pro/data/complete');
addDict(dictionary.default ?? dictionary);
const still = Object.keys(words).filter((word) => pinyin(word) !== words[word]);
assert.deepEqual(still, ['卡盘', '长晶炉']);
console.log('pinyin-pro 3.29.4:', Object.entries(seen).map(([word, reading]) => `${word} ${reading} (expected ${words[word]})`).join(', '), '; with the complete dictionary still wrong:', still.join(' '));
JS
node run.mjs
