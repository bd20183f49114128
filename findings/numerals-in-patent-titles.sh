#!/usr/bin/env bash
# chinese-numbers-converter 2.3.1 reads the numerals inside Chinese technical words as numbers, and loses digits of an alloy grade.
# Expected: 一种 is an article, 三极管 a transistor, 万向节 a universal joint, 千斤顶 a jack, 五氧化二钒 a compound, 六0六一铝合金 the grade 6061, 百分之三十五 is 35 %, 一百二十三点四五 is 123.45.
# Seen: 1种, 3极管, 10000向节, 1000斤顶, 5氧化2钒, 0铝合金, 100分之35, 123点45; amounts in capitals and dates are right.
# So: numerals in titles and claims are normalised only beside a unit, a grade or a date, never over the whole text.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null; npm install --no-audit --no-fund --save-exact chinese-numbers-converter@2.3.1 >/dev/null
cat > run.mjs <<'JS'
import assert from 'node:assert/strict';
import ChineseNumber from 'chinese-numbers-converter';
const seen = {
  一种燃料电池双极板: '1种燃料电池双极板', 三极管放大电路: '3极管放大电路', 万向节传动轴: '10000向节传动轴', 千斤顶: '1000斤顶', 五氧化二钒: '5氧化2钒',
  六0六一铝合金: '0铝合金', 百分之三十五: '100分之35', 一百二十三点四五: '123点45', 壹佰贰拾万元整: '1200000元整', 二〇二六年十一月三十日: '2026年11月30日',
};
for (const [text, expected] of Object.entries(seen)) assert.equal(new ChineseNumber(text).toArabicString(), expected);
console.log('chinese-numbers-converter 2.3.1:', Object.entries(seen).map((pair) => pair.join(' → ')).join(', '));
JS
node run.mjs
