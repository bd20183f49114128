import { describe, expect, it } from 'vitest';
import { DEAL_KINDS } from '#app/core/vocabulary.ts';
import { commitment, moveRefusal, TAKES_MARKET, termProblems, type OfferState, lifeProblems } from './rules.ts';

const now = new Date('2026-05-01T00:00:00Z');
const offer = (over: Partial<OfferState> = {}): OfferState => ({ status: 'open', sellerOrgId: 's', buyerOrgId: 'b', turnOrgId: 's', expiresAt: new Date('2026-05-02T00:00:00Z'), ...over });

describe('whose move it is', () => {
  it('the answering side answers, the other side may take its round back, the buyer may always walk away', () => {
    for (const move of ['counter', 'accept', 'reject'] as const) {
      expect(moveRefusal(offer(), 's', move, now)).toBeNull();
      expect(moveRefusal(offer(), 'b', move, now)).toBe('not_your_turn');
    }
    expect(moveRefusal(offer(), 'b', 'withdraw', now)).toBeNull();
    expect(moveRefusal(offer(), 's', 'withdraw', now)).toBe('not_your_turn');
    expect(moveRefusal(offer({ turnOrgId: 'b' }), 's', 'withdraw', now)).toBeNull();
    expect(moveRefusal(offer({ turnOrgId: 'b' }), 'b', 'withdraw', now)).toBeNull();
  });
  it('nothing moves after the end or the expiry, to the millisecond', () => {
    expect(moveRefusal(offer({ status: 'lost' }), 's', 'accept', now)).toBe('closed');
    expect(moveRefusal(offer({ expiresAt: now }), 's', 'accept', now)).toBe('expired');
    expect(moveRefusal(offer({ expiresAt: new Date(now.getTime() + 1) }), 's', 'accept', now)).toBeNull();
  });
});

describe('terms', () => {
  const base = { price: { currency: 'CNY' as const, amount: 100 }, royalty_bps: 0, royalty_minimum: null, equity_share_bps: 0, valuation: null, term_months: null, field_of_use: '*' };
  it('fit their kind', () => {
    for (const kind of DEAL_KINDS) expect(termProblems(kind, base).length === 0).toBe(kind !== 'equity');
    expect(termProblems('equity', { ...base, price: { currency: 'CNY', amount: 0 }, equity_share_bps: 100, valuation: { currency: 'CNY', amount: 5 } })).toEqual([]);
    expect(termProblems('equity', { ...base, price: { currency: 'CNY', amount: 0 }, equity_share_bps: 100, valuation: { currency: 'USD', amount: 5 } })).toEqual([{ path: 'valuation.currency', code: 'currency_differs' }]);
    expect(termProblems('transfer', { ...base, royalty_bps: 1, term_months: 2, equity_share_bps: 3 }).map((p) => p.path)).toEqual(['royalty_bps', 'term_months', 'equity_share_bps']);
    expect(termProblems('sole_licence', { ...base, price: { currency: 'CNY', amount: 0 }, royalty_bps: 300 })).toEqual([]);
  });
  it('bind to the price, or to the valuation where no cash moves', () => {
    const none = { royaltyMinimum: 0, termMonths: null };
    expect(commitment('transfer', { priceAmount: 5, valuationAmount: null, ...none })).toBe(5);
    expect(commitment('ordinary_licence', { priceAmount: 5, valuationAmount: null, royaltyMinimum: 7, termMonths: 13 }), 'a minimum is owed whatever is sold').toBe(19);
    expect(commitment('equity', { priceAmount: 0, valuationAmount: 9, ...none })).toBe(9);
    expect([...TAKES_MARKET]).not.toContain('ordinary_licence');
  });
});

describe('the term of a licence', () => {
  it('ends with the patent at the latest', () => {
    expect(lifeProblems('ordinary_licence', 14, '2028-02-01', '2026-11-30')).toEqual([]);
    expect(lifeProblems('ordinary_licence', 14, '2028-01-30', '2026-11-30')).toEqual([]);
    expect(lifeProblems('ordinary_licence', 14, '2028-01-29', '2026-11-30')).toEqual([{ path: 'term_months', code: 'term_beyond_life' }]);
    expect(lifeProblems('exclusive_licence', 300, '2028-01-29', '2026-11-30')).toHaveLength(1);
    for (const [kind, months, end] of [['ordinary_licence', null, '2028-01-29'], ['ordinary_licence', 300, null], ['transfer', 300, '2028-01-29']] as const) expect(lifeProblems(kind, months, end, '2026-11-30')).toEqual([]);
  });
});
