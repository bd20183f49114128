import { describe, expect, it } from 'vitest';
import { TEXT_CAPS, patentRecordSchema } from './contract.ts';
import { addNumber, claimText, diffRecords, finishRecord, isIndependent, languageOf, mergeRecords, newDraft, readDay, setText, type Draft, type PatentRecord } from './record.ts';

function draft(change: Partial<Draft> = {}): Draft {
  const d = newDraft();
  addNumber(d, 'CN201910302430.1', { type: 'application' }, 'applicationNumber');
  addNumber(d, 'CN110083831A', {}, 'publicationNumber');
  setText(d, 'titles', '一种方法');
  return Object.assign(d, { filingDate: '2019-04-16', publicationDate: '2019-08-02', ipc: ['G06F 17/27'] }, change);
}
const finish = (d: Draft) => finishRecord(d, 'manual', { source: 'test', asOf: '2020-01-01' });
function record(change: Partial<Draft> = {}): PatentRecord {
  const result = finish(draft(change));
  if ('errors' in result) throw new Error(JSON.stringify(result.errors));
  return result.record;
}

describe('records', () => {
  it('takes its identity from the most specific document', () => {
    expect(record().docdb).toBe('CN110083831A');
    const d = draft();
    addNumber(d, 'CN110083831B', {}, 'grantNumber');
    expect(finish(d)).toMatchObject({ record: { docdb: 'CN110083831B', publicationNumber: 'CN110083831A', kindCode: 'B' } });
    expect(patentRecordSchema.parse(record())).toEqual(record());
  });

  it('tells what is missing or contradicts itself', () => {
    expect(finish(newDraft())).toEqual({ errors: [{ field: 'number', code: 'required' }, { field: 'title', code: 'required' }] });
    expect(finish(draft({ publicationDate: '2019-04-15' }))).toMatchObject({ errors: [{ field: 'publicationDate', code: 'before_filing' }] });
    const other = draft();
    addNumber(other, 'CN201220249767.4', { type: 'application' }, 'patentNumber');
    expect(finish(other)).toMatchObject({ errors: [{ field: 'patentNumber', code: 'number_conflict' }] });
    const wrongKind = newDraft();
    addNumber(wrongKind, 'CN201220249767.4', {}, 'applicationNumber');
    addNumber(wrongKind, 'CN110083831A', {}, 'publicationNumber');
    setText(wrongKind, 'titles', '一种方法');
    expect(finish(wrongKind)).toMatchObject({ errors: [{ code: 'kind_mismatch' }] });
  });

  it('cuts long texts, says so, and never splits a character', () => {
    const d = draft();
    setText(d, 'abstracts', `${'a'.repeat(TEXT_CAPS.abstract - 1)}😀`);
    const result = finish(d);
    expect(result).toMatchObject({ record: { truncated: ['abstract'] } });
    expect('record' in result && result.record.abstracts.en).toBe('a'.repeat(TEXT_CAPS.abstract - 1));
  });
});

describe('differences', () => {
  it('compares content, not provenance or the order of keys', () => {
    const before = record();
    expect(diffRecords(null, before)).toEqual({ result: 'created', fields: [] });
    expect(diffRecords(before, { ...record(), provenance: { '*': { source: 'elsewhere', asOf: null } }, sourceFormat: 'csv' })).toEqual({ result: 'unchanged', fields: [] });
    expect(diffRecords({ ...before, titles: { en: 'A', zh: '甲' } }, { ...before, titles: { zh: '甲', en: 'A' } }).result).toBe('unchanged');
    expect(diffRecords(before, { ...before, legalStatus: 'lapsed', ipc: ['G06F 40/295'] })).toEqual({ result: 'updated', fields: ['ipc', 'legalStatus'] });
  });

  it('lets a short source add but not wipe out', () => {
    const rich = record({ abstracts: { zh: '摘要' }, inventors: ['董文永'], claims: [{ n: 1, text: '一种方法', lang: 'zh', independent: true }] });
    expect(diffRecords(rich, record()).result).toBe('unchanged');
    const update = { ...record(), titles: { en: 'A method' }, legalStatus: 'in_force' as const, provenance: { '*': { source: 'register', asOf: '2024-01-01' } } };
    expect(diffRecords(rich, update)).toEqual({ result: 'updated', fields: ['legalStatus', 'titles'] });
    const merged = mergeRecords(rich, update);
    expect(merged).toMatchObject({ titles: { zh: '一种方法', en: 'A method' }, inventors: ['董文永'], legalStatus: 'in_force' });
    expect(merged.provenance).toMatchObject({ '*': { source: 'test' }, legalStatus: { source: 'register' } });
    expect(diffRecords(merged, update).result).toBe('unchanged');
  });
});

describe('texts and days', () => {
  it.each([
    ['20130102', '2013-01-02'], ['2013.01.02', '2013-01-02'], ['2013-1-2', '2013-01-02'], ['2013/1/2', '2013-01-02'], ['2013年1月2日', '2013-01-02'], ['2013-01-02T00:00:00Z', '2013-01-02'], ['2013-01-02 00:00:00', '2013-01-02'],
    ['Jan 2, 2013', '2013-01-02'], ['2 January 2013', '2013-01-02'], ['２０１３．０１．０２', '2013-01-02'], ['2012-02-29', '2012-02-29'],
    ['2013-02-29', null], ['19930400', null], ['2013-13-01', null], ['00000000', null], ['2013', null], ['soon', null], ['Foo 2, 2013', null],
  ])('reads %s as %s', (text, day) => expect(readDay(text)).toBe(day));

  it.each([
    ['一种装置，其特征在于', 'zh', true], ['根据权利要求1所述的装置', 'zh', false], ['2、按照权利要求1所述的装置', 'zh', false], ['如权利要求1-3任一项所述的方法', 'zh', false], ['如上述权利要求1所述的方法', 'zh', false],
    ['一种采用权利要求1所述方法的装置，其特征在于', 'zh', true], ['权利要求1所述的装置', 'zh', false], ['A device comprising', 'en', true], ['The device of claim 1, wherein', 'en', false], ['The device of any of the preceding claims', 'en', false],
  ])('%s (%s) independent: %s', (text, lang, independent) => expect(isIndependent(text, lang)).toBe(independent));

  it('strips printed claim numbers only', () => {
    expect(claimText('1. A method')).toBe('A method');
    expect(claimText('12、一种方法')).toBe('一种方法');
    expect(claimText('1.5 mm of steel')).toBe('1.5 mm of steel');
    expect(languageOf('一种BERT-BiGRU-CRF方法')).toBe('zh');
    expect(languageOf('Method for 中')).toBe('en');
  });
});
