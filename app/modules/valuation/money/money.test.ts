import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runValuation } from '../methods/run.ts';
import { REFERENCE_INPUTS } from '../methods/reference.ts';
import { PACKS_2026_1 } from '../rule-packs/index.ts';
import type { Figures, SnapshotInputs, Stated } from '../snapshot.ts';
import { quantile, shapeOf, valueAt } from './distribution.ts';
import { exp, ln, powInt, probit } from './exact-math.ts';
import { costFloor, discountedProfit, latticeCall, reliefFromRoyalty, type Setting } from './methods.ts';
import { uniforms } from './random.ts';
import { amount, combine, normaliseWeights } from './simulate.ts';

/** R = 3.0, 3.6, 4.14, 4.554, 4.7817 M; ρ 5 %; τ 25 %; r 18 %; k = 1. Minor units. */
const GOLDEN = [3_000_000, 3_600_000, 4_140_000, 4_554_000, 4_781_700].map((n) => n * 100);
const setting = (over: Partial<Setting> = {}): Setting => ({ years: GOLDEN, restYears: 13, elapsedYears: 7, licenceYears: null, midYear: false, feesPaid: null, rdYearsAgo: 0, shift: 0, ...over });
const golden = { revenue: 10_000, royalty_bps: 500, tax_bps: 2_500, discount_bps: 1_800, obsolescence_bps: 0, technology_cycle_months: 120 };

describe('relief from royalty', () => {
  it('gives the golden vectors to the cent', () => {
    expect(amount(reliefFromRoyalty(golden, setting()))).toBe(45_324_736);
    expect(amount(reliefFromRoyalty(golden, setting({ midYear: true })))).toBe(49_235_266);
  });

  it('counts no more years than right, licence and technology last', () => {
    const two = amount(reliefFromRoyalty(golden, setting({ restYears: 2 })));
    expect(amount(reliefFromRoyalty(golden, setting({ licenceYears: 2 })))).toBe(two);
    expect(amount(reliefFromRoyalty({ ...golden, technology_cycle_months: 24 }, setting()))).toBe(two);
    // By hand: 3.0/1.18 + 3.6/1.3924 = 5.127837 M, × 5 % × 75 %.
    expect(two).toBe(Math.round((3e8 / 1.18 + 3.6e8 / 1.3924) * 0.05 * 0.75));
    const half = reliefFromRoyalty(golden, setting({ restYears: 2.5 })) - reliefFromRoyalty(golden, setting({ restYears: 2 }));
    expect(half * 2).toBeCloseTo(reliefFromRoyalty(golden, setting({ restYears: 3 })) - reliefFromRoyalty(golden, setting({ restYears: 2 })), 3);
  });
});

describe('the other methods', () => {
  it('discount profit, technology’s share of it, less its share of the investment', () => {
    const v = { ...golden, operating_margin_bps: 1_000, technology_share_bps: 5_000, investment: 10_000_000 };
    // Twice the royalty case (10 % × 50 % = 5 % of sales), less half of 100,000 yuan.
    expect(discountedProfit(v, setting())).toBeCloseTo(reliefFromRoyalty(golden, setting()) - 5_000_000, 3);
  });

  it('prices a call as the textbook does', () => {
    // Black-Scholes: S 100, K 100, σ 20 %, 1 year, r 5 % = 10.4506; 24 steps come within a tenth.
    expect(latticeCall(100, 100, 0.2, 1, 0.05)).toBeCloseTo(10.4506, 0);
    expect(latticeCall(100, 0, 0.2, 1, 0.05)).toBeCloseTo(100, 6);
    expect(latticeCall(0, 10, 0.2, 1, 0.05)).toBe(0);
    expect(latticeCall(100, 90, 0, 1, 0)).toBeCloseTo(10, 9);
  });

  it('indexes past cost and takes off the life that is used up', () => {
    const v = { rd_cost: 1_000_000, filing_cost: 0, cost_index_bps: 0 };
    expect(costFloor(v, setting({ restYears: 10, elapsedYears: 10 }))).toBeCloseTo(500_000, 6);
    expect(costFloor({ ...v, cost_index_bps: 200 }, setting({ restYears: 20, elapsedYears: 0, rdYearsAgo: 2 }))).toBeCloseTo(1_040_400, 4);
    expect(costFloor(v, setting({ restYears: 0, elapsedYears: 20 }))).toBe(0);
  });
});

describe('arithmetic that replays anywhere', () => {
  it('agrees with the library within its promises', () => {
    for (const x of [-20, -1.5, -1e-9, 0, 0.3, 1, 7.7, 50]) expect(exp(x) / Math.exp(x)).toBeCloseTo(1, 12);
    for (const x of [1e-6, 0.2, 1, 1.5, 3, 1e9]) expect(ln(x)).toBeCloseTo(Math.log(x), 12);
    expect(powInt(1.18, 5)).toBeCloseTo(1.18 ** 5, 12);
    expect(probit(0.975)).toBeCloseTo(1.959964, 6);
    expect(probit(0.5)).toBe(0);
    expect(probit(0.001)).toBeCloseTo(-3.090232, 6);
  });

  it('draws one uniform in every slice, in an order of the stream’s own', () => {
    const a = uniforms(7, 'revenue', 1_000);
    expect([...a].map((u) => Math.floor(u * 1_000)).sort((x, y) => x - y)).toEqual(Array.from({ length: 1_000 }, (_, i) => i));
    expect([...uniforms(7, 'revenue', 1_000)]).toEqual([...a]);
    const b = uniforms(7, 'royalty_bps', 1_000);
    const mean = (f: (i: number) => number) => Array.from({ length: 1_000 }, (_, i) => f(i)).reduce((x, y) => x + y, 0) / 1_000;
    const correlation = (mean((i) => a[i]! * b[i]!) - 0.25) * 12;
    expect(Math.abs(correlation)).toBeLessThan(0.1);
    expect(a[0]).not.toBe(uniforms(8, 'revenue', 1_000)[0]);
  });

  it('places the ends of a range where they were meant', () => {
    const range = { low: 100, base: 200, high: 800 };
    expect(valueAt(range, 'lognormal', 0.5)).toBeCloseTo(200, 6);
    expect(valueAt(range, 'lognormal', 0.05)).toBeCloseTo(100, 4);
    expect(valueAt(range, 'lognormal', 0.95)).toBeCloseTo(800, 3);
    expect(valueAt(range, 'triangular', 1e-12)).toBeCloseTo(100, 2);
    expect(valueAt(range, 'triangular', 1 - 1e-12)).toBeCloseTo(800, 1);
    expect(shapeOf({ low: 0, base: 1, high: 2 }, true)).toBe('triangular');
    expect(valueAt({ low: 5, base: 5, high: 9 }, 'triangular', 0.5)).toBeGreaterThan(5);
    expect(quantile([1, 2, 3, 4], 0.5)).toBe(2.5);
  });
});

describe('weights', () => {
  it('always sum to the whole, and cannot all be nothing', () => {
    expect(normaliseWeights([1, 1, 1]).reduce((a, b) => a + b, 0)).toBe(10_000);
    expect(normaliseWeights([0, 0])).toEqual([5_000, 5_000]);
  });

  it('let disagreement widen the band rather than vanish in a mean', () => {
    const part = (value: number) => ({ weightBps: 5_000, result: { band: { low: value, base: value, high: value }, draws: new Float64Array(100).fill(value), tornado: [], floored: false } });
    expect(combine([part(100), part(300)])).toMatchObject({ low: 100, base: 200, high: 300 });
  });
});

const run = (stated: Partial<Stated> = {}, over: Partial<SnapshotInputs> = {}): Figures => runValuation({ ...REFERENCE_INPUTS, ...over, stated: { ...REFERENCE_INPUTS.stated, ...stated } }, PACKS_2026_1, { seed: 11, draws: 300 });
const yuan = (n: number) => ({ currency: 'CNY' as const, amount: n });
const bandOf = (f: Figures, method: string) => f.methods.find((m) => m.method === method)!.band!;
const rates = fc.tuple(fc.integer({ min: 10, max: 4_000 }), fc.integer({ min: 0, max: 800 }), fc.integer({ min: 0, max: 800 })).map(([base, down, up]) => ({ low: Math.max(0, base - down), base, high: base + up }));
const revenues = fc.array(fc.integer({ min: 0, max: 50_000_000_00 }), { minLength: 1, maxLength: 12 });

describe('a valuation', () => {
  it('holds its base, whatever is stated', () => {
    fc.assert(fc.property(revenues, rates, rates, fc.integer({ min: 1, max: 300 }), (years, royalty_bps, discount_bps, licence) => {
      const figures = run({ revenue: { years: years.map(yuan), low_bps: 6_000, high_bps: 15_000 }, royalty_bps, discount_bps, licence_term_months: licence });
      for (const band of [...figures.methods.map((m) => m.band), figures.combined].filter((b) => b !== null)) {
        expect(band.low).toBeLessThanOrEqual(band.base);
        expect(band.base).toBeLessThanOrEqual(band.high);
        expect([band.low, band.base, band.high].every(Number.isSafeInteger)).toBe(true);
      }
      expect(figures.methods.filter((m) => m.state === 'computed').reduce((sum, m) => sum + m.weightBps, 0)).toBe(10_000);
    }), { numRuns: 60 });
  });

  it('never falls when revenue, royalty or life grows', () => {
    fc.assert(fc.property(revenues, rates, fc.integer({ min: 1, max: 200 }), fc.integer({ min: 0, max: 100 }), fc.integer({ min: 1, max: 500 }), (years, royalty, months, longer, more) => {
      const low = (f: Figures) => [bandOf(f, 'relief_from_royalty'), f.combined!];
      const before = low(run({ revenue: { years: years.map(yuan), low_bps: 7_000, high_bps: 13_000 }, royalty_bps: royalty, licence_term_months: months }));
      const richer = low(run({ revenue: { years: years.map((n) => yuan(n + more)), low_bps: 7_000, high_bps: 13_000 }, royalty_bps: royalty, licence_term_months: months }));
      const dearer = low(run({ revenue: { years: years.map(yuan), low_bps: 7_000, high_bps: 13_000 }, royalty_bps: { low: royalty.low + more, base: royalty.base + more, high: royalty.high + more }, licence_term_months: months }));
      const older = low(run({ revenue: { years: years.map(yuan), low_bps: 7_000, high_bps: 13_000 }, royalty_bps: royalty, licence_term_months: months + longer }));
      for (const after of [richer, dearer, older]) {
        after.forEach((band, i) => { for (const end of ['low', 'base', 'high'] as const) expect(band[end]).toBeGreaterThanOrEqual(before[i]![end]); });
      }
    }), { numRuns: 40 });
  });

  it('scales with the currency', () => {
    fc.assert(fc.property(revenues, fc.integer({ min: 2, max: 9 }), (years, factor) => {
      const revenue = (k: number) => ({ years: years.map((n) => yuan(n * k)), low_bps: 7_000, high_bps: 13_000 });
      const [one, many] = [run({ revenue: revenue(1) }), run({ revenue: revenue(factor) })].map((f) => bandOf(f, 'relief_from_royalty'));
      for (const end of ['low', 'base', 'high'] as const) expect(Math.abs(many![end] - one![end] * factor)).toBeLessThanOrEqual(factor);
    }), { numRuns: 40 });
  });

  it.each([
    ['lapsed', { legalStatus: 'lapsed' as const }, 'dead_status'], ['revoked', { legalStatus: 'revoked' as const }, 'dead_status'], ['past its term', { expiryDate: '2026-03-05' }, 'term_over'],
  ])('of a patent that is %s is nothing, by every measure', (_name, facts, veto) => {
    const figures = run({}, { facts: { ...REFERENCE_INPUTS.facts, ...facts } });
    expect(figures).toMatchObject({ veto, combined: { low: 0, base: 0, high: 0, basis: 'veto' } });
    expect(figures.score).toMatchObject({ total: 0, low: 0, high: 0 });
    expect(figures.methods.every((m) => m.state === 'vetoed' && m.band!.high === 0)).toBe(true);
  });

  it('states what is missing and never puts zero for it', () => {
    const bare = run({ revenue: undefined, operating_margin_bps: undefined, rd_cost: undefined, technology_share_bps: undefined, development_cost: undefined }, { market: null, trl: null });
    expect(bare.methods.map((m) => [m.method, m.state])).toEqual([['relief_from_royalty', 'missing_inputs'], ['dcf', 'missing_inputs'], ['market', 'not_enough_deals'], ['real_option', 'missing_inputs'], ['cost', 'computed']]);
    expect(bare.methods[0]!.missing).toEqual(['revenue']);
    expect(bare.combined!.basis).toBe('floor_only');
    expect(bare.limits).toEqual(expect.arrayContaining(['no_income_method', 'floor_only', 'unverified_rules']));
    const nothing = run({ revenue: undefined, rd_cost: undefined }, { market: null, currency: 'USD' });
    expect(nothing.combined).toBeNull();
    expect(nothing.limits).toContain('currency_without_annuities');
  });

  it('gives an option only while there is something left to develop', () => {
    const at = (trl: number) => run({}, { trl: { value: trl, origin: 'seller', source: '', asOf: null } }).methods.find((m) => m.method === 'real_option')!;
    expect(at(3).state).toBe('computed');
    expect(at(8).state).toBe('not_applicable');
    expect(bandOf(run({}, { trl: { value: 6, origin: 'seller', source: '', asOf: null } }), 'real_option').base).toBeGreaterThan(bandOf(run({}, { trl: { value: 2, origin: 'seller', source: '', asOf: null } }), 'real_option').base);
  });

  it('marks what a side asserted and trusts a document more', () => {
    const word = run({ sources: {} });
    const paper = run({ sources: { revenue: { source: 'audited accounts', document: true } } });
    expect(word.rows.find((r) => r.name === 'revenue')).toMatchObject({ asserted: true, origin: 'seller' });
    expect(paper.rows.find((r) => r.name === 'revenue')).toMatchObject({ asserted: false, origin: 'document', source: 'audited accounts' });
    expect(paper.methods[0]!.weightBps).toBeGreaterThanOrEqual(word.methods[0]!.weightBps);
    expect(word.methods[0]!.reasons).toContain('asserted_only');
    expect(paper.methods[0]!.reasons).toContain('documented');
  });

  it('refuses a result that no amount could hold', () => {
    expect(() => run({ revenue: { years: Array.from({ length: 12 }, () => yuan(10_000_000_000_000)), low_bps: 10_000, high_bps: 10_000 }, royalty_bps: { low: 10_000, base: 10_000, high: 10_000 }, discount_bps: { low: 0, base: 0, high: 0 } })).toThrowError(/result_too_large/);
  });

  it('says that a loss was shown as nothing', () => {
    const loss = run({ investment: { low: yuan(9_000_000_00), base: yuan(9_000_000_00), high: yuan(9_000_000_00) } });
    expect(bandOf(loss, 'dcf').base).toBe(0);
    expect(loss.limits).toContain('negative_value_floored');
  });
});
