import { describe, expect, it } from 'vitest';
import type { ComparedListing } from '#app/modules/listings/contract-compare.ts';
import { comparedRows } from './rows.ts';

const listing = (over: Partial<ComparedListing> = {}): ComparedListing => ({
  id: 'lst_aaa', status: 'published', patent_number: 'CN1', patent_kind: 'invention', legal_status: 'in_force', title_zh: '甲', title_en: 'A', benefit_zh: '好', benefit_en: '', ipc: ['H01M'], deal_kinds: ['transfer', 'equity'], territories: ['CN'], trl: 5,
  ask: { currency: 'CNY', amount: 100 }, entry_fee: null, royalty_bps: null, org: { slug: 'u', name_zh: '', name_en: '', region: '22', verified: true }, verification: { state: 'verified', since: null, until: null, verified: true }, expiry_date: '2039-03-12', remaining_years: 12, published_at: null, verified_live_at: null,
  problem_zh: '', problem_en: '', ipc_symbols: [], field_of_use: '*', equity_valuation: null, filing_date: null, grant_date: null, claim_count: 3, independent_claims: 1, annuities: null, rights: [], co_owned: false, frozen: false, pledged: false, government_rights: false, status_as_of: null, status_source: '', ...over,
});
const differing = (a: Partial<ComparedListing>) => comparedRows([listing(), listing(a)]).filter((r) => r.differs).map((r) => r.fact);

describe('rows of a comparison', () => {
  it('mark what differs, not the order it was written in', () => {
    expect(differing({ deal_kinds: ['equity', 'transfer'] })).toEqual([]);
    expect(differing({ trl: 6 })).toEqual(['trl']);
    expect(differing({ ask: { currency: 'USD', amount: 100 } })).toEqual(['ask']);
    expect(differing({ pledged: true })).toEqual(['rights']);
    expect(differing({ trl: null })).toEqual(['trl']);
  });

  it('never mark names, and leave out what nobody says', () => {
    expect(differing({ patent_number: 'CN2', benefit_zh: '更好' })).toEqual([]);
    const facts = comparedRows([listing(), listing()]).map((r) => r.fact);
    expect(facts).not.toContain('royalty');
    expect(facts).toContain('ask');
  });
});
