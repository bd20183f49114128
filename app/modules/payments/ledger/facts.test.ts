import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_AMOUNT, type Money } from '#app/core/money.ts';
import { chart, natureOf, withinFloor } from './chart.ts';
import * as facts from './facts.ts';
import { normaliseLines, type Fact, type Line } from './journal.ts';
import { size } from '#tests/fixtures/sizes.ts';

const cny = (amount: number): Money => ({ currency: 'CNY', amount });
const held = { dealId: 'deal_1' };

/** One fact of every row of the posting table, over the life of a rich deal. */
export const EVERY_FACT: Fact[] = [
  facts.paymentCaptured({ chargeId: 'ch_d', amount: cny(50_000), held: { bidId: 'bid_1' } }),
  facts.paymentCaptured({ chargeId: 'ch_f', amount: cny(9_000), held: { bidId: 'bid_2' } }),
  facts.paymentCaptured({ chargeId: 'ch_p', amount: cny(900_000), held }),
  facts.bankReceiptConfirmed({ bank: 'ICBC', serial: '77', amount: cny(100_000), held }),
  facts.feeKnown({ balanceTransactionId: 'txn_1', fee: cny(2_930) }),
  facts.bidWon({ bidId: 'bid_1', dealId: 'deal_1', amount: cny(50_000) }),
  facts.depositForfeited({ bidId: 'bid_2', amount: cny(9_000), shares: [{ orgId: 'org_s', amount: 6_000 }] }),
  facts.refundSucceeded({ refundId: 're_1', amount: cny(30_000), held }),
  facts.refundFailed({ refundId: 're_1', amount: cny(30_000), held }),
  facts.refundSucceeded({ refundId: 're_2', amount: cny(50_000), held }),
  facts.disputeWithdrawn({ disputeId: 'dp_1', amount: cny(1_000), fee: 100 }),
  facts.disputeReinstated({ disputeId: 'dp_1', amount: cny(1_000), fee: 100 }),
  facts.disputeWithdrawn({ disputeId: 'dp_2', amount: cny(2_000), fee: 100 }),
  facts.disputeLost({ disputeId: 'dp_2', dealId: 'deal_1', amount: cny(2_000), shares: { held: 0, owed: [{ orgId: 'org_s', amount: 1_960 }], commission: 40 } }),
  facts.milestoneReleased({ dealId: 'deal_1', milestone: 'price', currency: 'CNY', payees: [{ orgId: 'org_s', amount: 950_000 }, { orgId: 'org_b', amount: 30_000 }], commission: 20_000 }),
  facts.transferSent({ transferId: 'tr_1', payeeOrgId: 'org_s', amount: cny(950_000) }),
  facts.transferReversed({ reversalId: 'trr_1', payeeOrgId: 'org_s', amount: cny(10_000) }),
  facts.debtSetOff({ key: 'pyo_2:1', orgId: 'org_s', amount: cny(1_960), dealId: 'deal_1' }),
];

describe('facts', () => {
  it('balance per currency, are in normal order and name their accounts by the chart', () => {
    for (const fact of EVERY_FACT) expect(normaliseLines(fact.lines).reduce((s, l) => s + l.amount, 0), fact.key).toBe(0);
    expect(new Set(EVERY_FACT.map((f) => f.key)).size).toBe(EVERY_FACT.length);
  });

  it('debit and credit the sides of the posting table', () => {
    const side = (fact: Fact) => Object.fromEntries(fact.lines.map((l) => [l.account, Math.sign(l.amount)]));
    expect(side(EVERY_FACT[2]!)).toEqual({ 'asset.stripe': 1, 'held.deal:deal_1': -1 });
    expect(side(EVERY_FACT[5]!)).toEqual({ 'held.deposit:bid_1': 1, 'held.deal:deal_1': -1 });
    expect(side(EVERY_FACT[6]!)).toEqual({ 'held.deposit:bid_2': 1, 'payable.org:org_s': -1, 'revenue.forfeit': -1 });
    expect(side(EVERY_FACT[10]!)).toEqual({ 'asset.dispute_hold:dp_1': 1, 'expense.dispute_fee': 1, 'asset.stripe': -1 });
    expect(side(EVERY_FACT[13]!)).toEqual({ 'asset.receivable:org_s': 1, 'asset.dispute_hold:dp_2': -1, 'revenue.commission': 1 });
    expect(side(EVERY_FACT[15]!)).toEqual({ 'payable.org:org_s': 1, 'asset.stripe': -1 });
  });

  it('refuse nothing-amounts, fractions and amounts out of range', () => {
    for (const amount of [0, -1, 0.5, Number.NaN, MAX_AMOUNT + 1, Number.MAX_SAFE_INTEGER]) {
      expect(() => facts.paymentCaptured({ chargeId: 'x', amount: cny(amount), held })).toThrow(/invalid_amount/);
    }
    expect(() => facts.depositForfeited({ bidId: 'b', amount: cny(5), shares: [{ orgId: 'o', amount: 6 }] })).toThrow(/invalid_amount/);
  });

  it('split a release so that the shares always sum to the milestone', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: MAX_AMOUNT }), fc.integer({ min: 0, max: 2_000 }), fc.integer({ min: 0, max: 2_000 }), (amount, platform, broker) => {
      const s = facts.splitRelease(amount, { platform, broker });
      expect(s.seller + s.broker + s.platform).toBe(amount);
      expect(Math.abs(s.platform - (amount * platform) / 10_000)).toBeLessThanOrEqual(1);
      expect(Math.min(s.seller, s.broker, s.platform)).toBeGreaterThanOrEqual(0);
    }), { numRuns: size(2_000, 100_000) });
    expect(facts.splitRelease(1_000_000_00, { platform: 200, broker: 300 })).toEqual({ seller: 950_000_00, broker: 30_000_00, platform: 20_000_00 });
    expect(() => facts.splitRelease(100, { platform: 9_000, broker: 2_000 })).toThrow(/invalid_amount/);
  });

  it('divide a lost chargeback among all who were paid, by their shares, whole to the last fen', () => {
    const paid = { payees: [{ orgId: 's', amount: 950_000 }, { orgId: 'b', amount: 30_000 }], commission: 20_000 };
    expect(facts.splitLoss(100_000, 0, paid, 'payer')).toEqual({ held: 0, owed: [{ orgId: 's', amount: 95_000 }, { orgId: 'b', amount: 3_000 }], commission: 2_000 });
    expect(facts.splitLoss(100_000, 100_000, paid, 'payer')).toEqual({ held: 100_000, owed: [], commission: 0 });
    expect(facts.splitLoss(100, 0, { payees: [], commission: 0 }, 'payer')).toEqual({ held: 0, owed: [{ orgId: 'payer', amount: 100 }], commission: 0 });
    fc.assert(fc.property(fc.integer({ min: 1, max: 1_000_000 }), fc.nat(2_000_000), fc.array(fc.nat(1_000_000), { maxLength: 4 }), fc.nat(100_000), (amount, held, shares, commission) => {
      const split = facts.splitLoss(amount, held, { payees: shares.map((x, i) => ({ orgId: `o${i}`, amount: x })), commission }, 'payer');
      expect(split.held + split.commission + split.owed.reduce((sum, o) => sum + o.amount, 0)).toBe(amount);
      expect(() => facts.disputeLost({ disputeId: 'd', dealId: 'x', amount: cny(amount), shares: split })).not.toThrow();
    }));
  });

  it('convert through clearing, balanced in each currency', () => {
    const fx = facts.currencyConverted({ conversionId: 'c1', from: { currency: 'USD', amount: 1_000 }, to: cny(7_100), rail: 'bank' });
    expect(fx.lines.map((l) => [l.account, l.currency, l.amount])).toEqual([['asset.bank_custody', 'CNY', 7_100], ['asset.bank_custody', 'USD', -1_000], ['clearing.fx', 'CNY', -7_100], ['clearing.fx', 'USD', 1_000]]);
    expect(() => facts.currencyConverted({ conversionId: 'c', from: cny(1), to: cny(1), rail: 'bank' })).toThrow(/invalid_amount/);
  });

  it('lead to the same journals and balances however often and in whatever order they are told', () => {
    const expected = replay(EVERY_FACT);
    fc.assert(fc.property(fc.shuffledSubarray([...EVERY_FACT, ...EVERY_FACT, ...EVERY_FACT], { minLength: EVERY_FACT.length * 3 }), (told) => {
      expect(replay(told)).toEqual(expected);
    }), { numRuns: size(100, 5_000) });
    expect(Object.values(expected.balances).reduce((a, b) => a + b, 0)).toBe(0);
  });
});

describe('chart', () => {
  it('knows every account it names and no other', () => {
    expect(natureOf(chart.heldDeal('deal_1'))).toEqual({ kind: 'liability', mayOverdraw: false, dealId: 'deal_1', orgId: null });
    expect(natureOf(chart.payableOrg('org_1'))).toMatchObject({ kind: 'liability', orgId: 'org_1' });
    for (const code of ['held.deal:', 'payable.org:a b', 'asset.stripe2', "held.deal:x'; drop", 'revenue.other']) expect(() => natureOf(code)).toThrow(/unknown_account|validation/);
    expect(withinFloor({ kind: 'liability', mayOverdraw: false }, 1)).toBe(false);
    expect(withinFloor({ kind: 'asset', mayOverdraw: false }, -1)).toBe(false);
    expect(withinFloor({ kind: 'asset', mayOverdraw: true }, -1)).toBe(true);
  });

  it('refuses unbalanced and single lines', () => {
    const line = (account: string, amount: number): Line => ({ account, currency: 'CNY', amount });
    expect(() => normaliseLines([line('asset.stripe', 5), line('revenue.commission', -4)])).toThrow(/unbalanced/);
    expect(() => normaliseLines([line('asset.stripe', 5), line('asset.stripe', -5)])).toThrow(/validation/);
    expect(() => normaliseLines([line('asset.stripe', 5), { ...line('revenue.commission', -5), currency: 'USD' }])).toThrow(/unbalanced/);
  });
});

/** The posting rule in memory: once per key, refused while it would overdraw, told again later. */
function replay(told: Fact[]): { keys: string[]; balances: Record<string, number> } {
  const balances: Record<string, number> = {};
  const keys = new Set<string>();
  let waiting = told;
  for (let before = Infinity; waiting.length > 0 && waiting.length < before;) {
    before = waiting.length;
    waiting = waiting.filter((fact) => {
      if (keys.has(fact.key)) return false;
      const next = fact.lines.map((l) => [l.account, (balances[l.account] ?? 0) + l.amount] as const);
      if (next.some(([code, balance]) => !withinFloor(natureOf(code), balance))) return true;
      for (const [code, balance] of next) balances[code] = balance;
      keys.add(fact.key);
      return false;
    });
  }
  expect(waiting).toEqual([]);
  return { keys: [...keys].sort(), balances: Object.fromEntries(Object.entries(balances).sort()) };
}
