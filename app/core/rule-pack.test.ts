import { describe, expect, it } from 'vitest';
import { defineRulePack, packByRef, packOn, packRef, unverifiedRules, type RulePack } from './rule-pack.ts';

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

  it.each([
    ['version', { version: '1' }], ['effectiveFrom', { effectiveFrom: '2020-13-01' }], ['jurisdiction', { jurisdiction: 'china' }], ['days', { values: { days: { value: 1, source: ' ', verified: true } } }],
  ])('refuses a pack with a wrong %s', (problem, change) => {
    expect(() => defineRulePack({ subject: 'test', jurisdiction: 'CN', version: '2020.1', effectiveFrom: '2020-01-01', values: {}, ...change } as RulePack)).toThrowError(problem);
  });
});
