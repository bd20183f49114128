import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { patentRecordSchema } from '../contract.ts';
import { HEADERS } from './table-headers.ts';
import { rowToRecord } from './table-record.ts';
import { TABLE_FIELDS, planColumns, type TableField } from './table-columns.ts';
import { readAll, scratch } from './fixtures.helper.ts';

const files = scratch();
afterAll(() => files.remove());

/** Rows of tables are not checked one by one when they are read, so the readers of cells are held to the contract here. */
describe('rows of tables keep to the contract', () => {
  const text = fc.oneof(fc.string({ maxLength: 60, unit: 'grapheme' }), fc.constantFrom('', '2012.05.31', '31/05/12', '41060', '甲方大学、乙方有限公司', 'Roe, Jane; Poe, John', 'H01M8/0204(2016.01)I', '授权|质押', 'US 16543272 A', '1.一种泵。2.根据权利要求1所述的泵。', 'US 201361888777 P 20140515', '<b>x</b>', '😀'.repeat(30), 'x'.repeat(3_000), '12', 'WO2009JP54321', 'PCT/CN2019/012345', '\ud800', '__proto__', 'constructor', '&constructor; x'));
  const numbers = fc.constantFrom('CN201220249767.4', 'CN115123456B', 'US9123456B2', 'US 2021/0012345 A1', 'EP1234567A1', 'JPS5912345A', 'KR 0198765 Y1', 'WO/2015/123456', 'SG 10201501234P A', 'IN 345DEL2011 A', 'D0654321', '');
  const columns = new Map<number, TableField>(TABLE_FIELDS.map((field, i) => [i, field]));

  it('whatever stands in the cells (property)', () => {
    let accepted = 0;
    fc.assert(fc.property(fc.array(text, { minLength: TABLE_FIELDS.length, maxLength: TABLE_FIELDS.length + 3 }), numbers, (cells, number) => {
      const row = [...cells];
      row[TABLE_FIELDS.indexOf('publicationNumber')] = number;
      row[TABLE_FIELDS.indexOf('title')] = row[TABLE_FIELDS.indexOf('title')] || 'A title';
      const result = rowToRecord({ row: 2, cells: row }, columns, { format: 'csv', name: 'x', headers: row.map((_, i) => TABLE_FIELDS[i] ?? `extra ${i}`) });
      if (!('record' in result)) return;
      accepted += 1;
      const checked = patentRecordSchema.safeParse(result.record);
      expect(checked.error?.issues ?? []).toEqual([]);
      expect(checked.data).toEqual(result.record);
    }), { numRuns: 600 });
    expect(accepted).toBeGreaterThan(100);
  });

  it('and in the limits of long cells and many columns', async () => {
    const header = ['Publication Number', 'Title', ...Array.from({ length: 300 }, (_, i) => `Column ${i}`)];
    const [row] = await readAll(files.file([header.join(','), ['US9123456B2', 'T', ...Array.from({ length: 300 }, () => 'x'.repeat(500))].join(',')].join('\n')));
    expect(row).toMatchObject({ record: { docdb: 'US9123456B2' } });
    const { sourceData } = (row as { record: { sourceData: Record<string, string> } }).record;
    expect(Object.keys(sourceData).length).toBeLessThanOrEqual(60);
    expect(Object.values(sourceData).join('').length).toBeLessThanOrEqual(20_000);
  });
});

describe('column names', () => {
  it('mean one thing each', () => {
    const seen = new Map<string, string>();
    for (const [field, names] of Object.entries(HEADERS)) {
      for (const name of names) {
        const plan = planColumns([name]);
        expect(plan.columns.get(0), name).toBe(field);
        seen.set(name, field);
      }
    }
    expect(seen.size).toBeGreaterThan(500);
  });
});
