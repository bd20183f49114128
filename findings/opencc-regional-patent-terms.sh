#!/usr/bin/env bash
# opencc-js 1.4.2 with Taiwan phrases (twp to cn) turns computer words into mainland ones but leaves the words of semiconductor and process patents.
# Expected in mainland patents: 閘極 栅极, 光阻劑 光刻胶, 光罩 掩模, 銲接 焊接, 醱酵 发酵, 鋁擠型 铝型材, 記憶體 存储器 (in claims).
# Seen: 電晶體 晶体管, 積體電路 集成电路, 奈米 纳米, 矽膠 硅胶 are right; 閘極 闸极, 光阻劑 光阻剂, 光罩 光罩, 醱酵 酦酵, 鋁擠型 铝挤型 are not the words searched for, 記憶體 becomes 内存; 銲接 is not even simplified.
# And words of engineering are taken for words of computing: 裝置 (the commonest noun of patent titles) becomes 设备, 元件 组件, a sensor 陣列 an array of data 数组,
# an amino acid 序列 串行 ("serial"), a fuel cell 堆疊 a data 堆栈.
# So: a patent search that folds traditional text needs a word list of its trade, and has to keep those words out of the conversion's way.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null; npm install --no-audit --no-fund --save-exact opencc-js@1.4.2 >/dev/null
cat > run.mjs <<'JS'
import assert from 'node:assert/strict';
import * as OpenCC from 'opencc-js';
const mainland = OpenCC.Converter({ from: 'twp', to: 'cn' });
const seen = {
  電晶體: '晶体管', 積體電路: '集成电路', 奈米: '纳米', 矽膠: '硅胶',
  閘極: '闸极', 光阻劑: '光阻剂', 光罩: '光罩', 醱酵: '酦酵', 鋁擠型: '铝挤型', 記憶體: '内存', 銲接: '銲接',
  檢測裝置: '检测设备', 發光元件: '发光组件', 感測器陣列: '传感器数组', 胺基酸序列: '氨基酸串行', 電池堆疊: '电池堆栈',
};
for (const [text, expected] of Object.entries(seen)) assert.equal(mainland(text), expected);
console.log('opencc-js 1.4.2:', Object.entries(seen).map((pair) => pair.join(' → ')).join(', '));
JS
node run.mjs
