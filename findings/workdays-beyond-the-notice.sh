#!/usr/bin/env bash
# chinese-days 1.5.7 and chinese-workday 1.16.1 count Chinese working days by the State Council's yearly notices, and answer years they hold none for as if they had no holidays at all.
# Expected: 1 October 2027 is a holiday whatever next year's notice says (Regulation on Public Holidays for Festivals and Commemorative Days, art. 2: National Day, 1 to 3 October, every year);
# at least a sign that the year is not known. Seen: a working day, no error and no flag, in both; National Day of 2003 (years before the data) likewise. 2026 with its adjusted weekends is right in both.
# So: a period of working days (a review, a payment, a registration) that runs past the last notice ends days too early. Ask the library which years it holds, or refuse to promise the day.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null; npm install --no-audit --no-fund --save-exact chinese-days@1.5.7 chinese-workday@1.16.1 >/dev/null
cat > run.mjs <<'JS'
import assert from 'node:assert/strict';
import days from 'chinese-days';
import * as workday from 'chinese-workday';
const says = (day) => [days.isWorkday(day), (workday.default ?? workday).isWorkday(day)];
assert.deepEqual(says('2026-10-01'), [false, false]);
assert.deepEqual(says('2026-10-10'), [true, true]); // a Saturday worked for National Day
for (const day of ['2027-10-01', '2003-10-01']) assert.deepEqual(says(day), [true, true], day);
// Five working days from Thursday 30 September 2027: with 1 to 3 October and the weekdays a notice always adds, not before 12 October.
assert.equal(days.findWorkday(5, '2027-09-30'), '2027-10-07');
console.log('chinese-days 1.5.7, chinese-workday 1.16.1: 2027-10-01 and 2003-10-01 are working days; five working days from 2027-09-30 end on 2027-10-07');
JS
node run.mjs
