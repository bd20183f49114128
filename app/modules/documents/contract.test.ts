import { describe, expect, it } from 'vitest';
import { DEAL_KINDS } from '#app/core/vocabulary.ts';
import type { ContractFacts } from './contract-facts.ts';
import { lintContract, type IllegalRule } from './contract-lint.ts';
import { contractText } from './contract-text.ts';

const facts: ContractFacts = {
  dealId: 'deal_1', kind: 'transfer', seller: { nameZh: '示例大学', nameEn: 'Example University' }, buyer: { nameZh: '示例公司', nameEn: 'Example Company' }, broker: null,
  patent: {
    titleZh: '一种双极板', titleEn: 'Bipolar plate', number: 'CN114081026B', applicationNumber: 'CN202110001234', grantNumber: 'CN114081026B',
    filingDate: '2021-01-04', expiryDate: '2041-01-04', applicants: ['示例大学'], patentees: ['示例大学'],
  },
  currency: 'CNY', priceAmount: 1_200_000_00, royaltyBps: 0, royaltyMinimum: 0, minimumCreditable: false, royaltyPaymentDays: 30, equityShareBps: 0, valuationAmount: null, fieldOfUse: '*', territory: 'CN', termMonths: null,
  platformFeeBps: 200, brokerFeeBps: 0, registrationDays: 120, recordalMonths: 3, standingRights: [], additionalClauses: '',
};

describe('contract text', () => {
  it.each(DEAL_KINDS)('of a %s has every mandatory field and no illegal clause', (kind) => {
    const body = contractText({ ...facts, kind, valuationAmount: kind === 'equity' ? 2_000_000_00 : null, equityShareBps: 1_500, royaltyBps: 300, termMonths: 60, broker: facts.buyer, brokerFeeBps: 300 });
    expect(lintContract(body)).toEqual([]);
    expect(body).toContain('示例大学');
    expect(body).toContain('Example Company');
  });

  it('is the same for the same facts and shows the licences that run on', () => {
    expect(contractText(facts)).toBe(contractText({ ...facts }));
    expect(contractText({ ...facts, standingRights: [{ kind: 'ordinary', holder: '某公司', fieldOfUse: '*', territory: 'CN', endsOn: '2030-01-01' }] })).toContain('某公司');
    expect(contractText(facts)).toContain('¥1,200,000.00');
  });
});

describe('contract lint', () => {
  it('misses no field that is empty or gone', () => {
    expect(lintContract(contractText({ ...facts, patent: { ...facts.patent, filingDate: null } }))).toEqual([{ code: 'missing_field', field: 'filing_date' }]);
    expect(lintContract('')).toHaveLength(16);
  });

  it.each<[IllegalRule, string]>([
    ['improvement_ban', '受让人不得对该技术进行任何改进。'], ['improvement_ban', 'The Licensee shall not improve or further develop the technology.'],
    ['one_sided_grant_back', '被许可人的改进成果应无偿归许可人所有。'], ['one_sided_grant_back', 'All improvements shall be licensed free of charge to the Licensor.'],
    ['competing_technology_ban', '被许可人不得从其他来源获得类似的竞争技术。'], ['competing_technology_ban', 'Licensee must not acquire any competing technology.'],
    ['unreasonable_limits', '未经同意，不得将产品出口至任何国家。'], ['unreasonable_limits', 'The minimum price shall be fixed by the Licensor, and the selling price approved by it.'],
    ['tie_in', '被许可人须同时购买不必要的设备。'], ['tie_in', 'Licensee must purchase software that is not necessary for the technology.'],
    ['source_limit', '被许可人只能向许可人购买原材料。'], ['source_limit', 'Licensee shall purchase exclusively from the Licensor.'],
    ['no_challenge', '受让人不得对该专利权的有效性提出异议。'], ['no_challenge', 'The Licensee shall not challenge the validity of the patent.'],
    ['guaranteed_return', '公司向出资人支付保底收益。'], ['guaranteed_return', 'The contributor receives a guaranteed annual return of 8 %.'],
  ])('finds %s in "%s"', (rule, clause) => {
    const found = lintContract(contractText({ ...facts, additionalClauses: clause }));
    expect(found.map((f) => (f.code === 'illegal_clause' ? f.rule : f.field))).toContain(rule);
  });

  it.each(['双方可以在改进方面合作，改进成果共享。', 'The Licensee may improve the technology and owns its improvements.', '产品可以出口至任何国家。', 'Either side may challenge the validity of the patent.'])('lets the fair clause stand: %s', (clause) => {
    expect(lintContract(contractText({ ...facts, additionalClauses: clause }))).toEqual([]);
  });
});
