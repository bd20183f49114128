#!/usr/bin/env bash
# stdnum 1.12.0 accepts a unified social credit code whose inner organisation code is wrong, and an administrative division that does not exist.
# Expected (GB 32100-2015 with GB 11714-1997): characters 9 to 17 are an organisation code with a check character of its own (modulo 11); characters 3 to 8 are a division of GB/T 2260.
# Seen: only the last character (modulo 31) is checked. A clerk who mistypes the organisation code and lets a tool mend the last character gets a valid code of nobody.
# So: a verification of organisations checks both characters and the division, and says which of them is wrong.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null; npm install --no-audit --no-fund --save-exact stdnum@1.12.0 >/dev/null
cat > run.mjs <<'JS'
import assert from 'node:assert/strict';
import { stdnum } from 'stdnum';
const BODY = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const close = (body) => body + BODY[(31 - [...body].reduce((sum, c, i) => sum + BODY.indexOf(c) * [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28][i], 0) % 31) % 31];
const organisation = (eight) => {
  const rest = 11 - [...eight].reduce((sum, c, i) => sum + Number(c) * [3, 7, 9, 10, 5, 8, 4, 2][i], 0) % 11;
  return eight + (rest === 10 ? 'X' : rest === 11 ? '0' : String(rest));
};
const right = close(`91440300${organisation('12345678')}`);
assert.equal(organisation('12345678'), '123456788');
const wrongInside = close('91440300123456780');
const nowhere = close(`91999999${organisation('12345678')}`);
for (const code of [right, wrongInside, nowhere]) assert.equal(stdnum.CN.uscc.validate(code).isValid, true, code);
console.log('stdnum 1.12.0 takes', right, wrongInside, nowhere);
JS
node run.mjs
