import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { patentRecordSchema, TEXT_CAPS, type PatentRecord } from '../contract.ts';
import { workbook } from '../export-xlsx.ts';
import { headerLine, recordLine } from '../export-table.ts';
import { readAll } from './fixtures.helper.ts';

let dir: string;
beforeAll(() => { dir = mkdtempSync(join(tmpdir(), 'jz-own-')); });
afterAll(() => { rmSync(dir, { recursive: true, force: true }); });

const word = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }).map((s) => s.normalize('NFC').replace(/[\p{Cc}\p{Cn}\ufeff]/gu, ' ').trim()).filter((s) => s.length > 0 && !/\p{Surrogate}/u.test(s));
const name = fc.oneof(word, fc.constantFrom('示例大学', 'Example Co., Ltd.', 'Doe, John', '=SUM(A1)', '-25℃', '"quoted"', '@home', "'tick", '李、王'));
const day = fc.integer({ min: 0, max: 20_000 }).map((n) => new Date(Date.UTC(1970, 0, 1) + n * 86_400_000).toISOString().slice(0, 10));
const record = fc.record({
  docdb: fc.integer({ min: 10_000_000, max: 11_999_999 }).map((n) => `US${n}B2`), titles: fc.record({ zh: name, en: name }, { requiredKeys: ['en'] }), abstracts: fc.record({ zh: name, en: name }, { requiredKeys: [] }),
  claims: fc.array(fc.record({ n: fc.integer({ min: 1, max: 900 }), text: name, lang: fc.constantFrom('zh', 'en'), independent: fc.boolean() }), { maxLength: 4 }),
  applicants: fc.array(name, { maxLength: 4 }), assignees: fc.array(name, { maxLength: 4 }), inventors: fc.array(name, { maxLength: 4 }), ipc: fc.array(fc.constantFrom('H01M 8/0204', 'F16K 1/42'), { maxLength: 2 }),
  filingDate: day, legalStatus: fc.constantFrom('in_force' as const, 'lapsed' as const, 'pending' as const), forwardCitations: fc.integer({ min: 0, max: 900 }),
  description: fc.record({ text: fc.oneof(word, fc.constant('长'.repeat(70_000))), lang: fc.constant('zh') }),
  sourceData: fc.dictionary(word.filter((w) => w !== '__proto__'), name, { maxKeys: 3 }),
}, { requiredKeys: ['docdb', 'titles', 'abstracts', 'claims', 'applicants', 'assignees', 'inventors', 'ipc'] }).map((r): PatentRecord => patentRecordSchema.parse({
  ...r, authority: 'US', grantNumber: r.docdb, writtenNumbers: { grant: r.docdb }, patentKind: 'invention', cpc: [], locarno: [], priority: [], sourceFormat: 'csv', truncated: [],
  provenance: { '*': { source: 'export.csv', asOf: null }, legalStatus: { source: 'register extract', asOf: '2026-06-01' } },
}));

async function written(records: readonly PatentRecord[], locale: 'zh' | 'en', change: (csv: string) => string = (csv) => csv): Promise<Awaited<ReturnType<typeof readAll>>> {
  const path = join(dir, 'own.csv');
  writeFileSync(path, change(`\ufeff${headerLine(locale)}${records.map(recordLine).join('')}`));
  return readAll(path);
}

async function workbookOf(records: readonly PatentRecord[], locale: 'zh' | 'en') {
  const path = join(dir, 'own.xlsx');
  const parts: Uint8Array[] = [];
  for await (const part of workbook((async function* () { yield* records; })(), locale)) parts.push(part);
  writeFileSync(path, Buffer.concat(parts));
  return readAll(path);
}

describe('a workbook of our own', () => {
  it('is read back without loss, in either language (property)', async () => {
    await fc.assert(fc.asyncProperty(fc.array(record, { minLength: 1, maxLength: 4 }), fc.constantFrom('zh' as const, 'en' as const), async (records, locale) => {
      expect((await workbookOf(records, locale)).map((r) => ('record' in r ? r.record : r))).toEqual(records);
    }), { numRuns: 100 });
  }, 120_000);

  it('carries what XML has no place for, and what looks like its escape', async () => {
    const [one] = fc.sample(record, { numRuns: 1, seed: 7 }) as [PatentRecord];
    const odd: PatentRecord = { ...one, titles: { en: 'a_x000D_b & <c> "d"' }, claims: [{ n: 1, text: 'line\r\nbreak \ufffe \u000b tab\t _x0041_', lang: 'en', independent: true }] };
    expect((await workbookOf([odd], 'en')).map((r) => ('record' in r ? r.record : r))).toEqual([odd]);
  });
});

describe('a table of our own', () => {
  it('is read back without loss, in either language (property)', async () => {
    await fc.assert(fc.asyncProperty(fc.array(record, { minLength: 1, maxLength: 4 }), fc.constantFrom('zh' as const, 'en' as const), async (records, locale) => {
      expect((await written(records, locale)).map((r) => ('record' in r ? r.record : r))).toEqual(records);
    }), { numRuns: 150 });
  }, 120_000);

  it('takes what somebody changed in a cell, and only that', async () => {
    const [one] = fc.sample(record, { numRuns: 1, seed: 7 }) as [PatentRecord];
    const base: PatentRecord = { ...one, titles: { en: 'Seal ring' }, inventors: ['Doe, John'], filingDate: '2015-01-02', description: { text: 'long', lang: 'en' } };
    const [row] = await written([base], 'en', (csv) => csv.replace(',Seal ring,', ',Seal ring of rubber,').replace(',2015-01-02,', ',2015-01-03,'));
    expect(row).toMatchObject({ record: { titles: { en: 'Seal ring of rubber' }, filingDate: '2015-01-03', inventors: ['Doe, John'], description: { text: 'long' } } });
    expect('record' in row! && row.record.provenance.filingDate!.source).toBe('upload');
    // A cell that can no longer be read is told, as in any table.
    const [spoilt] = await written([base], 'en', (csv) => csv.replace(',2015-01-02,', ',some day,'));
    expect(spoilt).toMatchObject({ record: { filingDate: '2015-01-02' }, warnings: [{ field: 'filingDate', code: 'bad_date' }] });
  });

  it('is a table like any other where the record was cut off or spoilt', async () => {
    const [one] = fc.sample(record, { numRuns: 1, seed: 9 }) as [PatentRecord];
    const base: PatentRecord = { ...one, titles: { en: 'Seal ring' } };
    const [row] = await written([base], 'en', (csv) => csv.replace(/"\{[\s\S]*$/, '"{broken"\r\n'));
    expect(row).toMatchObject({ record: { docdb: base.docdb, titles: { en: 'Seal ring' } } });
    expect('record' in row! && JSON.stringify(row.record.sourceData ?? {})).not.toContain('broken');
    expect(TEXT_CAPS.description).toBeGreaterThan(70_000); // the property above reaches beyond one cell
  });
});
