import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { creditFor, effectOf, minimumCredit, royaltyOf, type Reported, type RoyaltyTerms } from './royalty.ts';
import { codeOfRelease, heldOn, outstandingOn, overpaidOn, owedOn, payeesOf, releasableOn, releaseName, royaltyCode, sharesOf } from './rules.ts';
import { size } from '#tests/fixtures/sizes.ts';

const fees = fc.record({ platform: fc.nat(2_000), broker: fc.nat(2_000) });
const payees = (f: { platform: number; broker: number }) => payeesOf({ sellerOrgId: 'org_s', brokerOrgId: 'org_b', platformFeeBps: f.platform, brokerFeeBps: f.broker });

describe('shares', () => {
  it('sum to the last minor unit, and none is more than one unit off', () => {
    fc.assert(fc.property(fc.nat(10_000_000_000_000), fees, (amount, f) => {
      const shares = sharesOf(amount, payees(f));
      expect(shares.reduce((sum, s) => sum + s.amount, 0)).toBe(amount);
      for (const s of shares) expect(Math.abs(s.amount - (amount * s.shareBps) / 10_000)).toBeLessThanOrEqual(1);
    }), { numRuns: size(2_000, 100_000) });
  });

  it('are of one whole, and a broker that is none takes nothing', () => {
    expect(() => sharesOf(100, [{ role: 'seller', orgId: 'org_s', shareBps: 9_999 }])).toThrow(/invalid_amount/);
    expect(payeesOf({ sellerOrgId: 'org_s', brokerOrgId: null, platformFeeBps: 200, brokerFeeBps: 500 }).map((p) => [p.role, p.shareBps])).toEqual([['seller', 9_800], ['platform', 200]]);
    expect(sharesOf(101, payees({ platform: 200, broker: 300 })).map((s) => s.amount)).toEqual([96, 3, 2]);
  });
});

/** The life of an obligation: what settles, goes back or goes on, as its rows would say it. */
type Step = { do: 'pay' | 'refund' | 'lose' | 'release'; part: number };
const step = fc.record({ do: fc.constantFrom<Step['do']>('pay', 'refund', 'lose', 'release'), part: fc.integer({ min: 1, max: 1_000 }) });

describe('the sums of an obligation', () => {
  it('hold in whatever order it is paid, refunded, charged back and released: what is held is what was paid and has neither gone on nor back', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 5_000 }), fc.array(step, { maxLength: 60 }), (amount, steps) => {
      let o = { amount, credited: 0, carried: 0, settled: 0, released: 0, ended: null, releaseMetAt: new Date(0) };
      // The ledger beside it: the account on which the money is held, and what has become payable.
      const ledger = { held: 0, payable: 0 };
      for (const s of steps) {
        if (s.do === 'pay') { o = { ...o, settled: o.settled + s.part }; ledger.held += s.part; }
        if (s.do === 'refund') { const back = Math.min(s.part, heldOn(o)); o = { ...o, settled: o.settled - back }; ledger.held -= back; }
        if (s.do === 'release') { const on = releasableOn(o); o = { ...o, released: o.released + on }; ledger.held -= on; ledger.payable += on; }
        if (s.do === 'lose') {
          const lost = Math.min(s.part, o.settled);
          const held = Math.min(lost, heldOn(o));
          o = { ...o, settled: o.settled - lost, released: o.released - (lost - held) };
          ledger.held -= held; ledger.payable -= lost - held;
        }
        expect({ held: heldOn(o), payable: o.released }).toEqual(ledger);
        expect(o.released).toBeLessThanOrEqual(Math.min(o.settled, owedOn(o)));
        // No dead end: whatever is missing can be paid, and nothing more.
        expect(outstandingOn(o)).toBe(Math.max(0, amount - o.settled));
        expect(outstandingOn(o) * overpaidOn(o)).toBe(0);
      }
    }), { numRuns: size(1_000, 50_000) });
  });

  it('owe nothing once it was waived, and let nothing go on', () => {
    const o = { amount: 100, credited: 0, carried: 0, settled: 40, released: 0, ended: 'waived', releaseMetAt: new Date(0) };
    expect([outstandingOn(o), releasableOn(o), overpaidOn(o)]).toEqual([0, 0, 40]);
  });

  it('are found by their names', () => {
    expect([royaltyCode('2026-01-01', 1), royaltyCode('2026-01-01', 3)]).toEqual(['royalty_20260101', 'royalty_20260101_3']);
    expect([releaseName('price', 0), releaseName('price', 2), codeOfRelease('royalty_20260101:2')]).toEqual(['price', 'price:2', 'royalty_20260101']);
  });
});

const terms = (over: Partial<RoyaltyTerms> = {}): RoyaltyTerms => ({ rateBps: 300, minimum: 0, creditable: false, ...over });

describe('a royalty', () => {
  it('is the rate of the sales, and not less than the minimum', () => {
    expect(royaltyOf(1_000_50, terms())).toEqual({ earned: 3_002, charge: 3_002 });
    expect(royaltyOf(1_000_50, terms({ minimum: 5_000 }))).toEqual({ earned: 3_002, charge: 5_000 });
    expect(royaltyOf(0, terms())).toEqual({ earned: 0, charge: 0 });
  });

  it('takes credit of paid minimums only from what is earned above a minimum, other credit from all of it', () => {
    const t = terms({ minimum: 5_000, creditable: true });
    expect(minimumCredit(royaltyOf(1_000_50, t), t)).toBe(1_998);
    expect(creditFor({ earned: 6_000, charge: 6_000 }, t, { free: 0, minimum: 1_998 })).toEqual({ minimum: 1_000, free: 0 });
    expect(creditFor({ earned: 3_000, charge: 5_000 }, t, { free: 9_000, minimum: 1_998 })).toEqual({ minimum: 0, free: 5_000 });
    expect(minimumCredit(royaltyOf(1_000_50, t), { ...t, creditable: false })).toBe(0);
  });

  it('amended in any number of steps comes to what the last report alone would have come to', () => {
    fc.assert(fc.property(fc.array(fc.nat(10_000_000), { minLength: 1, maxLength: 8 }), fc.integer({ min: 0, max: 5_000 }), fc.nat(200_000), fc.boolean(), (sales, rateBps, minimum, creditable) => {
      const t = { rateBps, minimum, creditable };
      let before: Reported | null = null;
      const credit = { free: 0, minimum: 0 };
      let charged = 0;
      for (const s of sales) {
        const now = royaltyOf(s, t);
        const e = effectOf(before, now, t, credit);
        expect(Math.min(e.charge, e.free)).toBe(0);
        charged += e.charge; credit.free += e.free; credit.minimum += e.minimum;
        expect(credit.minimum).toBeGreaterThanOrEqual(0);
        before = now;
      }
      expect(charged - credit.free).toBe(before!.charge);
      expect(credit.minimum).toBe(minimumCredit(before!, t));
    }), { numRuns: size(1_000, 50_000) });
  });

  it('asks for what an amendment takes back of a minimum that was used already', () => {
    const t = terms({ rateBps: 1_000, minimum: 1_000, creditable: true });
    // 200 earned, 1000 paid: 800 count later. They were used; then it turns out that 700 were earned: 500 of the 800 were none.
    expect(effectOf({ earned: 200, charge: 1_000 }, { earned: 700, charge: 1_000 }, t, { free: 0, minimum: 0 })).toEqual({ charge: 500, free: 0, minimum: -0 });
    expect(effectOf({ earned: 200, charge: 1_000 }, { earned: 700, charge: 1_000 }, t, { free: 0, minimum: 800 })).toEqual({ charge: 0, free: 0, minimum: -500 });
  });
});
