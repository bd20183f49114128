import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { readNumber } from '../numbers.ts';
import { readAll, recordsOf, refusal } from './fixtures.helper.ts';

vi.setConfig({ testTimeout: 30_000 });

/** Real office files, when the machine has them; the other tests do not need them. */
const ROOT = process.env.JINGZHE_SHARED_DATA ?? resolve(import.meta.dirname, '../../../../../shared/data');
const folder = (name: string) => join(ROOT, 'patents', name);
const present = existsSync(folder('uspto-xml'));
if (!present) console.info(`skipped: no shared data at ${ROOT} (set JINGZHE_SHARED_DATA)`);

describe.skipIf(!present)('real files', () => {
  it('reads every row of a CNIPA export, all check digits right', async () => {
    for (const file of readdirSync(folder('spreadsheets')).filter((f) => f.endsWith('.xlsx'))) {
      const records = await recordsOf(join(folder('spreadsheets'), file));
      expect(records.length).toBeGreaterThan(100);
      for (const record of records) {
        expect(readNumber(record.writtenNumbers.application!).ok).toBe(true);
        expect(record.filingDate! < record.publicationDate!).toBe(true);
        expect(record.ipc.length + record.locarno.length).toBeGreaterThan(0);
        expect(record.applicants.length && record.titles.zh && record.abstracts.zh).toBeTruthy();
      }
    }
  });

  it.each(['uspto-xml', 'cnipa-xml'])('reads every %s document with all its facts', async (name) => {
    for (const file of readdirSync(folder(name))) {
      const records = await recordsOf(join(folder(name), file));
      expect(records.length).toBeGreaterThan(0);
      for (const record of records) {
        expect(record.claims.length).toBeGreaterThan(0);
        if (record.claimCount) expect(record.claims).toHaveLength(record.claimCount);
        expect(record.claims[0]!.independent).toBe(true);
        expect(record.claims.every((c, i) => c.n === i + 1)).toBe(true);
        expect(record.description!.text.length).toBeGreaterThan(500);
        expect(record.inventors.length * record.ipc.length).toBeGreaterThan(0);
        expect([record.filingDate, record.publicationDate, record.applicationNumber].every(Boolean)).toBe(true);
      }
    }
  });

  it('gives a table of 9,740 Chinese publications without an error', async () => {
    const rows = await readAll(folder('cn-titles-ipc.csv'));
    expect(rows.length).toBeGreaterThan(9_000);
    expect(rows.filter((r) => 'errors' in r)).toEqual([]);
  });

  it.each([
    ['nasa-licensing-2014.csv', 1_623, { required: 7 }], ['cn-titles-ipc.csv', 9_740, {}], ['spreadsheets/cnipa-export-2013.xlsx', 199, {}], ['epo-ops/published-ep1000000_full_cycle_result.xml', 2, {}],
    ['epo-ops/published-ep1000000_abstract_result.xml', 0, { supplement_only: 1 }], ['epo-ops/family-family_input.xml', 0, { supplement_only: 6 }], ['epo-ops/legal-example_2.xml', 0, { supplement_only: 1 }],
  ])('%s: %i records, and why the other rows are none', async (file, records, reasons) => {
    const rows = await readAll(folder(file));
    expect(rows.filter((r) => 'record' in r)).toHaveLength(records);
    const counted: Record<string, number> = {};
    for (const row of rows) if ('errors' in row) counted[row.errors.at(-1)!.code] = (counted[row.errors.at(-1)!.code] ?? 0) + 1;
    expect(counted).toEqual(reasons);
  });

  it('says of a file without any number what it misses', async () => {
    expect(await refusal(folder('cn-abstracts.jsonl'))).toBe('columns_missing');
  });
});
