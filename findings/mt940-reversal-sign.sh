#!/usr/bin/env bash
# mt940-js 1.0.0 reads the reversal of a credit (mark RC in field :61:) as a credit, and loses a bank reference of letters and digits.
# Expected (SWIFT MT940, field 61 subfield 3): RC takes money off the account, as D does; what follows // is the bank's own reference.
# Seen: RC100,00 is `isCredit: true, amount: 100`, like a receipt; //BK778899 gives `bankReference: ''`; every line says `isExpense: true`.
# The same statement read by @centrapay/swift-parser 1.0.1 has amount -100, isReversal true and the reference BK778899.
# So: the sum of the lines no longer leads from the opening to the closing balance. Whoever imports statements should always check that it does.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null; npm install --no-audit --no-fund --save-exact mt940-js@1.0.0 tslib@2.8.1 @centrapay/swift-parser@1.0.1 >/dev/null
cat > run.mjs <<'JS'
import assert from 'node:assert/strict';
import mt940 from 'mt940-js';
import swift from '@centrapay/swift-parser';
const text = [':20:S1', ':25:0012345678', ':28C:333/1', ':60F:C261129CNY1000000,00', ':61:2611301130C1200000,00NTRFJZ20261130A1//BK778899', ':86:fee JZ-7K2M',
  ':61:2611301130RC100,00NTRFREV1', ':86:returned', ':62F:C261130CNY2199900,00', ''].join('\n');
const [one] = await mt940.read(Buffer.from(text));
const signed = one.transactions.reduce((sum, t) => sum + (t.isCredit ? t.amount : -t.amount), one.openingBalance.value);
assert.equal(one.transactions[1].isCredit, true);
assert.equal(one.transactions[0].bankReference, '');
assert.ok(one.transactions.every((t) => t.isExpense));
assert.equal(signed, 2200100);
assert.equal(one.closingBalance.value, 2199900);
const [other] = swift.parse({ data: text, type: 'mt940', validate: true });
assert.deepEqual(other.transactions.map((t) => [String(t.amount), t.isReversal, t.bankReference]), [['1200000', false, 'BK778899'], ['-100', true, '']]);
console.log('mt940-js 1.0.0: lines lead to', signed, 'where the statement closes with', one.closingBalance.value);
JS
node run.mjs
