import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnsOfRecord } from './patent-row.ts';
import { addNumber, finishRecord, newDraft, setText, type Draft, type PatentRecord } from './record.ts';
import { diffRecords, mergeRecords } from './record-merge.ts';

/** Facts about one right, as they come from different files. */
function part(numbers: [string, 'application' | 'publication' | 'grant'][], facts: Partial<Draft>, asOf: string | null = null): PatentRecord {
  const d = newDraft();
  for (const [text, type] of numbers) addNumber(d, text, { type, authority: 'CN' }, `${type}Number`);
  setText(d, 'titles', '一种夹具');
  const result = finishRecord(Object.assign(d, facts), 'csv', { source: 'x', asOf });
  if ('errors' in result) throw new Error(JSON.stringify(result.errors));
  return result.record;
}

const application: [string, 'application'] = ['CN202010123456.2', 'application'];
const published = part([application, ['CN111222333A', 'publication']], { filingDate: '2020-01-02', publicationDate: '2020-05-03' });
const granted = part([application, ['CN111222333B', 'grant']], { publicationDate: '2021-03-02', grantDate: '2021-03-02' });
const bare = part([['CN111222333', 'grant']], {});
const status = part([application], { legalStatus: 'lapsed' }, '2024-05-01');
const older = part([application], { legalStatus: 'in_force' }, '2022-05-01');

describe('facts arriving in any order', () => {
  it('end as the same right, stage and dates (property)', () => {
    const order = fc.shuffledSubarray([published, granted, bare, status, older], { minLength: 5, maxLength: 5 });
    fc.assert(fc.property(order, (records) => {
      const merged = records.slice(1).reduce(mergeRecords, records[0]!);
      expect(merged).toMatchObject({ docdb: 'CN111222333B', kindCode: 'B', publicationNumber: 'CN111222333A', grantNumber: 'CN111222333B', filingDate: '2020-01-02', publicationDate: '2020-05-03', grantDate: '2021-03-02', legalStatus: 'lapsed' });
      for (const record of records) expect(diffRecords(merged, record).result).toBe('unchanged');
    }));
  });

  it('are never pending once a grant is known', () => {
    expect(columnsOfRecord(published).legalStatus).toBe('pending');
    for (const merged of [mergeRecords(published, granted), mergeRecords(granted, published)]) expect(columnsOfRecord(merged).legalStatus).toBe('unknown');
  });

  it('let the same document correct its own date', () => {
    const corrected = { ...published, publicationDate: '2020-06-07' };
    expect(mergeRecords(published, corrected).publicationDate).toBe('2020-06-07');
  });

  it('keep source data of both files, and do not count it as a change', () => {
    const a = { ...published, sourceData: { 备注: '一' } };
    const b = { ...published, sourceData: { 部门: '二' } };
    expect(diffRecords(a, b).result).toBe('unchanged');
    expect(mergeRecords(a, b).sourceData).toEqual({ 备注: '一', 部门: '二' });
  });
});
