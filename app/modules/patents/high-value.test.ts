import { describe, expect, it } from 'vitest';
import { awardIn, highValueEvidence, type HighValueFacts } from './high-value.ts';

const TODAY = '2024-01-15';
const record = { source: 'register', asOf: '2024-01-01' };
const none: HighValueFacts = { authority: 'CN', patentKind: 'invention', legalStatus: 'in_force', filingDate: '2015-05-10', grantDate: '2017-08-01', ipc: ['A47B 1/00'], familyMembers: ['CN105000000A'], familyAuthorities: ['CN'], pledge: null, award: null, record };
const cases = (f: Partial<HighValueFacts>) => highValueEvidence({ ...none, ...f }, TODAY).map((e) => e.case);

describe('high-value invention', () => {
  it('needs a living invention and any one of five cases', () => {
    expect(cases({})).toEqual([]);
    expect(cases({ ipc: ['A47B 1/00', 'H01M 8/02'] })).toEqual(['strategic_industry']);
    expect(cases({ familyMembers: ['US11234567B2'] })).toEqual(['foreign_family']);
    expect(cases({ familyAuthorities: ['CN', 'JP'] })).toEqual(['foreign_family']);
    expect(cases({ familyMembers: ['WO2020000001A1'] })).toEqual([]); // an international publication is no right abroad
    expect(cases({ pledge: { text: 'Bank', ...record }, award: { text: 'Gold', ...record } })).toEqual(['pledged', 'award']);
    expect(cases({ filingDate: '2010-01-01', grantDate: '2014-01-15' })).toEqual([]);
    expect(cases({ filingDate: '2010-01-01', grantDate: '2014-01-14' })).toEqual(['long_maintained']);
    expect(cases({ award: { text: 'Gold', ...record }, patentKind: 'utility_model' })).toEqual([]);
    expect(cases({ award: { text: 'Gold', ...record }, legalStatus: 'lapsed' })).toEqual([]);
  });

  it('says what each rests on; a class is a hint', () => {
    expect(highValueEvidence({ ...none, ipc: ['H01M 8/02'] }, TODAY)).toEqual([{ case: 'strategic_industry', found: 'H01M 8/02', industry: 'vehicles', hint: true, source: 'register', asOf: '2024-01-01' }]);
  });

  it('reads an award from a column of the source, and not from one that says there is none', () => {
    expect(awardIn({ 获奖信息: '第二十届中国专利奖优秀奖' }, record)?.text).toBe('第二十届中国专利奖优秀奖');
    for (const nothing of ['', '-', '无', '0', 'None']) expect(awardIn({ 获奖信息: nothing }, record)).toBeNull();
    expect(awardIn({ Reward: 'yes', note: '获奖' }, record)).toBeNull();
    expect(awardIn(null, record)).toBeNull();
  });
});
