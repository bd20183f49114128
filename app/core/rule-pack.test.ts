import { describe, expect, it } from 'vitest';
import { defineRulePack, lapsing, layered, ownPackOn, packByRef, packOn, packRef, unverifiedRules, type RulePack } from './rule-pack.ts';

const pack = (jurisdiction: string, version: string, effectiveFrom: string): RulePack =>
  defineRulePack({ subject: 'test', jurisdiction, version, effectiveFrom, values: { days: { value: 15, source: 'a law', verified: true }, fee: { value: { amount: 1 }, source: 'a schedule', verified: false } } });

describe('rule packs', () => {
  const packs = [pack('*', '1995.1', '1995-01-01'), pack('CN', '2020.1', '2020-01-01'), pack('CN', '2024.1', '2024-01-20'), pack('CN', '2024.10', '2024-01-20'), pack('CN-ZJ', '2017.1', '2017-03-30')];

  it('chooses the latest version in force, a province before its country, the country before the world', () => {
    expect(packRef(packOn(packs, 'CN', '2024-01-19'))).toBe('test/CN@2020.1');
    expect(packRef(packOn(packs, 'CN', '2024-01-20'))).toBe('test/CN@2024.10');
    expect(packRef(packOn(packs, 'CN-ZJ', '2025-01-01'))).toBe('test/CN-ZJ@2017.1');
    expect(packRef(packOn(packs, 'CN-SD', '2025-01-01'))).toBe('test/CN@2024.10');
    expect(packRef(packOn(packs, 'FR', '2025-01-01'))).toBe('test/*@1995.1');
    expect(() => packOn(packs, 'FR', '1990-01-01')).toThrowError(/not_found/);
  });

  it('keeps giving the version a deal started under', () => {
    expect(packByRef(packs, 'test/CN@2020.1').effectiveFrom).toBe('2020-01-01');
    expect(() => packByRef(packs, 'test/CN@2021.1')).toThrowError(/not_found/);
  });

  it('names what is not verified and cannot be changed', () => {
    expect(unverifiedRules(packs[0]!)).toEqual(['fee']);
    expect(unverifiedRules(packs[0]!, ['days'])).toEqual([]);
    expect(() => { (packs[0]!.values.fee!.value as { amount: number }).amount = 2; }).toThrow(TypeError);
  });

  it('lays a province over its country, and lets a rule end on its day', () => {
    const country = pack('CN', '2026.1', '2026-01-01');
    const province = defineRulePack({ subject: 'test', jurisdiction: 'CN-33', version: '2021.1', effectiveFrom: '2021-06-01', expiresOn: '2026-12-31', values: { days: { value: 20, source: 'a regulation', verified: true } } });
    const both = layered(country, [province]);
    expect(both.values.days).toMatchObject({ value: 20, source: 'a regulation' });
    expect(both.values.fee).toBe(country.values.fee);
    expect(both.ref).toBe('test/CN@2026.1+test/CN-33@2021.1');
    expect(ownPackOn([province], 'CN-33', '2026-12-31')).toBe(province);
    expect(ownPackOn([province], 'CN-33', '2027-01-01')).toBeNull();
    expect(ownPackOn([province], 'CN-11', '2026-12-31')).toBeNull();
    expect(lapsing([country, province], '2026-11-30')).toEqual([province]);
    expect(lapsing([country, province], '2026-01-30')).toEqual([]);
    const next = defineRulePack({ subject: 'test', jurisdiction: 'CN-33', version: '2027.1', effectiveFrom: '2027-01-01', supersedes: 'test/CN-33@2021.1', values: {} });
    expect(lapsing([country, province, next], '2026-11-30')).toEqual([]);
  });

  it.each([
    ['version', { version: '1' }], ['effectiveFrom', { effectiveFrom: '2020-13-01' }], ['expiresOn', { expiresOn: '2019-12-31' }], ['jurisdiction', { jurisdiction: 'china' }], ['days', { values: { days: { value: 1, source: ' ', verified: true } } }],
  ])('refuses a pack with a wrong %s', (problem, change) => {
    expect(() => defineRulePack({ subject: 'test', jurisdiction: 'CN', version: '2020.1', effectiveFrom: '2020-01-01', values: {}, ...change } as RulePack)).toThrowError(problem);
  });
});
