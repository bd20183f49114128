import { describe, expect, it } from 'vitest';
import { listingInputSchema, listingPatchSchema } from './contract.ts';
import { assertMove, marketBlockers, missingForPublication, type ListingTerms, type MarketFacts } from './rules.ts';
import { termColumns } from './terms.ts';

const live: MarketFacts = {
  orgId: 'org_a', ownerOrgId: 'org_a', ownership: 'proven', ownershipDueOn: null, orgVerified: true, nameHeld: false, authority: 'CN', kind: 'invention', legalStatus: 'in_force', filingDate: '2018-03-01', grantDate: '2020-03-01', expiryDate: '2038-03-01',
  frozen: false, pledged: false, pledgeConsent: false,
};

describe('market blockers', () => {
  it.each<[string, Partial<MarketFacts>, string[]]>([
    ['a live right', {}, []],
    ['in grace', { legalStatus: 'in_grace' }, []],
    ['lapsed', { legalStatus: 'lapsed' }, ['dead_status']],
    ['an application', { legalStatus: 'pending' }, ['pending']],
    ['the expiry day itself', { expiryDate: '2026-05-01' }, ['term_over']],
    ['the day before expiry', { expiryDate: '2026-05-02' }, []],
    ['a term computed from filing', { expiryDate: null, filingDate: '2006-05-01' }, ['term_over']],
    ['a kind the office does not grant', { expiryDate: null, authority: 'US', kind: 'utility_model' }, []],
    ['sold', { ownerOrgId: 'org_b' }, ['not_owner']],
    ['frozen and pledged', { frozen: true, pledged: true }, ['frozen', 'pledged']],
    ['pledged with consent', { pledged: true, pledgeConsent: true }, []],
  ])('%s', (_, over, expected) => expect(marketBlockers({ ...live, ...over }, '2026-05-01')).toEqual(expected));
});

describe('completeness', () => {
  const full: ListingTerms = { benefitZh: '省电', benefitEn: '', dealKinds: ['transfer'], territories: ['CN'], trl: 5, askAmount: 100, entryFeeAmount: null, royaltyBps: null, equityValuationAmount: null, publishedAt: null };
  it('names each missing field', () => {
    expect(missingForPublication(full)).toEqual([]);
    expect(missingForPublication({ ...full, benefitZh: ' ', dealKinds: [], territories: [], trl: null, askAmount: null })).toEqual(['benefit', 'deal_kinds', 'territories', 'trl', 'ask']);
  });
  it('counts a price only for a kind that is offered, and takes the word "by negotiation"', () => {
    expect(missingForPublication({ ...full, dealKinds: ['ordinary_licence'] })).toEqual(['ask']);
    expect(missingForPublication({ ...full, dealKinds: ['ordinary_licence'], royaltyBps: 0 })).toEqual([]);
    expect(missingForPublication({ ...full, dealKinds: ['equity'], equityValuationAmount: 5 })).toEqual([]);
    expect(missingForPublication({ ...full, askAmount: null }, true)).toEqual([]);
    expect(missingForPublication({ ...full, askAmount: null, publishedAt: new Date() })).toEqual([]);
  });
});

describe('moves', () => {
  it('keep the owner out of a deal and out of history', () => {
    expect(() => assertMove('withdraw', 'under_offer')).toThrow('state_changed');
    expect(() => assertMove('publish', 'withdrawn')).toThrow('state_changed');
    expect(() => assertMove('suspend', 'draft')).toThrow('state_changed');
    expect(() => assertMove('publish', 'suspended')).not.toThrow();
  });
});

describe('contract', () => {
  it('refuses mixed currencies, zero prices and kinds outside the list', () => {
    const codes = (input: unknown) => listingInputSchema.safeParse(input).error?.issues.map((i) => i.message) ?? [];
    const base = { patent_id: 'pat_01abc' };
    expect(codes(base)).toEqual([]);
    expect(codes({ ...base, ask: { currency: 'CNY', amount: 1 }, entry_fee: { currency: 'USD', amount: 1 } })).toEqual(['currency_mixed']);
    expect(codes({ ...base, ask: { currency: 'CNY', amount: 0 } })).toEqual(['amount_not_positive']);
    expect(codes({ ...base, ask: { currency: 'CNY', amount: 1.5 } })).toEqual(['invalid_amount']);
    expect(codes({ ...base, deal_kinds: ['gift'] })).toHaveLength(1);
  });
  it('ignores what nobody may set', () => {
    expect(listingPatchSchema.parse({ version: 1, status: 'published', org_id: 'org_x', trl: 4 })).toEqual({ version: 1, trl: 4 });
  });
  it('tells "leave alone" from "empty"', () => {
    expect(termColumns({ ask: null, trl: 3 })).toEqual({ askAmount: null, trl: 3 });
    expect(termColumns({ entry_fee: { currency: 'USD', amount: 7 } })).toEqual({ entryFeeAmount: 7, currency: 'USD' });
  });
});
