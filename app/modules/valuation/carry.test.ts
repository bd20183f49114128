import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addMonths } from '#app/core/clock.ts';
import { assemble } from './assemble.ts';
import { CARRY_MONTHS, carryOver, monthsBetween, type StatedBefore } from './carry.ts';
import { valuationInputSchema } from './contract.ts';
import { citationsOf, NO_RIGHTS, type FactRow } from './facts.ts';
import { methodOf } from './methods/registry.server.ts';
import { REFERENCE_2026_2, REFERENCE_INPUTS } from './methods/reference.ts';
import { PACKS_2026_2 } from './rule-packs/index.ts';
import { COMPOSITE_4, COMPOSITE_6, composite, partialComposite, type QualityValues } from './scores/quality.ts';

const yuan = (n: number) => ({ currency: 'CNY' as const, amount: n * 100 });
const before = (over: Partial<StatedBefore> = {}): StatedBefore => ({
  valuationId: 'val_1', patentId: 'pat_1', valuedOn: '2025-05-31', currency: 'CNY', sector: { value: 'electronics', named: true }, trl: { value: 5, origin: 'seller', source: '', asOf: '2025-05-31' },
  stated: {
    convention: 'mid_year', fee_reduction: 'one', revenue: { years: [1, 2, 3].map(yuan), low_bps: 7_000, high_bps: 13_000 }, royalty_bps: { low: 300, base: 400, high: 500 }, months_to_market: { low: 6, base: 18, high: 30 },
    licence_term_months: 60, rd_cost: { low: yuan(1), base: yuan(2), high: yuan(3) }, sources: { revenue: { source: 'plan', as_of: '2025-01-02', document: true } },
  },
  ...over,
});

describe('figures taken over from an earlier valuation', () => {
  it('move with the time that has passed, and keep the day they were stated on', () => {
    const moved = carryOver(before(), { valuedOn: '2026-06-30', currency: 'CNY' })!;
    expect(moved).toMatchObject({
      revenue: { years: [yuan(2), yuan(3)] }, royalty_bps: { base: 400 }, months_to_market: { low: 1, base: 6, high: 18 }, licence_term_months: 48, fee_reduction: 'one', trl: 5, sector: 'electronics',
      sources: { revenue: { source: 'plan', as_of: '2025-01-02', document: true }, royalty_bps: { source: '', as_of: '2025-05-31', document: false }, trl: { as_of: '2025-05-31' } },
    });
  });

  it('end with the years they were stated for, with another currency, and with age', () => {
    const four = before({ stated: { ...before().stated, revenue: { years: [yuan(1)], low_bps: 7_000, high_bps: 13_000 } } });
    expect(carryOver(four, { valuedOn: '2026-06-30', currency: 'CNY' })!.revenue).toBeUndefined();
    const dollars = carryOver(before(), { valuedOn: '2025-06-30', currency: 'USD' })!;
    expect(dollars.revenue).toBeUndefined();
    expect(dollars.rd_cost).toBeUndefined();
    expect(dollars.royalty_bps).toMatchObject({ base: 400 });
    expect(carryOver(before(), { valuedOn: addMonths('2025-05-31', CARRY_MONTHS + 2), currency: 'CNY' })).toBeNull();
    expect(carryOver(before(), { valuedOn: '2025-05-30', currency: 'CNY' })).toBeNull();
    expect(carryOver(before({ trl: { value: 5, origin: 'listing', source: '', asOf: null }, stated: { convention: 'mid_year', fee_reduction: 'none', facts: {} } }), { valuedOn: '2025-06-30', currency: 'CNY' })).toBeNull();
  });

  it('never grow: sales, spans and terms are at most what was stated, whatever the day', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 760 }), (days) => {
      const moved = carryOver(before(), { valuedOn: addDays('2025-05-31', days), currency: 'CNY' });
      if (!moved) return;
      expect(moved.revenue?.years.length ?? 0).toBe(Math.max(0, 3 - Math.floor(monthsBetween('2025-05-31', addDays('2025-05-31', days)) / 12)));
      expect(moved.licence_term_months).toBeGreaterThanOrEqual(36);
      expect(moved.licence_term_months).toBeLessThanOrEqual(60);
      expect(moved.months_to_market!.low).toBeGreaterThanOrEqual(1);
      expect(moved.months_to_market!.low).toBeLessThanOrEqual(moved.months_to_market!.base);
    }));
  });
});

const ROW: FactRow = {
  id: 'p', orgId: 'o', number: 'CN1', authority: 'CN', kind: 'invention', ipc: [], filingDate: '2015-01-10', publicationDate: '2016-07-20', grantDate: null, expiryDate: null, legalStatus: 'in_force', statusAsOf: '2026-01-01', statusSource: '',
  coOwned: false, frozen: false, pledged: false, claimCount: 2, forwardCitations: 9, forwardCitations5y: null, backwardCitations: 0, claimTexts: 0, independent: null, familyId: null, source: 'x', sourceAsOf: '2026-01-01',
};

describe('citations received', () => {
  it('say whether they were counted for five years, so far, or altogether', () => {
    expect(citationsOf(ROW, '2026-01-01')).toEqual({ value: 9, basis: 'total' });
    expect(citationsOf(ROW, '2021-07-19')).toEqual({ value: 9, basis: 'so_far' });
    expect(citationsOf(ROW, '2021-07-20')).toEqual({ value: 9, basis: 'total' });
    expect(citationsOf({ ...ROW, forwardCitations5y: 4 }, '2026-01-01')).toEqual({ value: 4, basis: 'five_years' });
    expect(citationsOf({ ...ROW, publicationDate: null }, '2017-01-01')).toEqual({ value: 9, basis: 'total' });
    expect(citationsOf({ ...ROW, forwardCitations: null }, '2026-01-01')).toBeNull();
  });

  it('are counted from dated documents, within the window only, and their classes make the generality', () => {
    const citing_documents = [
      { published_on: '2017-01-01', classes: ['A01B', 'A01B'] }, { published_on: '2018-01-01', classes: ['A01B'] }, { published_on: '2019-01-01', classes: ['A01B'] }, { published_on: '2021-07-20', classes: ['H01M'] },
      { published_on: '2021-07-21', classes: ['C08L'] },
    ];
    const made = (publicationDate: string | null) => assemble({ row: { ...ROW, publicationDate }, rights: NO_RIGHTS, familySize: null, readiness: undefined, answers: [], askerOrgId: 'o' }, valuationInputSchema.parse({ facts: { citing_documents } }), '2026-03-05', PACKS_2026_2);
    expect(made('2016-07-20')).toMatchObject({ facts: { forwardCitations: { value: 4, origin: 'seller' }, citationBasis: 'five_years' }, stated: { facts: { citing_classes: { A01B: 3, H01M: 1 } } } });
    expect(made('2023-01-01').facts).toMatchObject({ citationBasis: 'so_far', forwardCitations: { value: 5 } });
    expect(made(null).facts).toMatchObject({ citationBasis: 'total', forwardCitations: { value: 5 } });
  });
});

describe('composites with parts missing', () => {
  const standing = { level: 'all', field: null, yearFrom: null, yearTo: null, setId: 's', n: 100, below: 50, equal: 2, p50: 3, p98: 10 } as const;
  const known = (value: number | null) => ({ value, standing });

  it('are the mean of the parts there are, from two of four and three of six on', () => {
    const values: QualityValues = { forward_citations: known(5), claims: known(10), family_size: known(null), generality: { value: null, standing: null }, grant_lag: known(2), backward_citations: known(null) };
    expect(partialComposite(COMPOSITE_4, values, 2)).toEqual({ value: 0.75, over: ['forward_citations', 'claims'], missing: ['family_size', 'generality'] });
    expect(partialComposite(COMPOSITE_6, values, 3).value).toBeCloseTo((0.5 + 1 + 0.8) / 3, 12);
    expect(partialComposite(COMPOSITE_4, { claims: known(4) }, 2)).toMatchObject({ value: null, over: ['claims'] });
  });

  it('are the whole composite when nothing is missing, and lie between their parts', () => {
    const count = fc.integer({ min: 0, max: 30 });
    fc.assert(fc.property(count, count, count, fc.double({ min: 0, max: 1, noNaN: true }), (a, b, c, g) => {
      const values: QualityValues = { forward_citations: known(a), family_size: known(b), claims: known(c), generality: { value: g, standing: null } };
      expect(partialComposite(COMPOSITE_4, values, 2)).toEqual({ ...composite(COMPOSITE_4, values), over: [...COMPOSITE_4] });
      const some = partialComposite(COMPOSITE_4, { ...values, generality: { value: null, standing: null } }, 2).value!;
      const parts = [a, b, c].map((n) => Math.min(n, 10) / 10);
      expect(some).toBeGreaterThanOrEqual(Math.min(...parts) - 1e-12);
      expect(some).toBeLessThanOrEqual(Math.max(...parts) + 1e-12);
    }));
  });

  it('came with method 2026.2: the version before runs on as it did', () => {
    const run = (version: string, inputs = REFERENCE_2026_2) => methodOf(version).run(inputs, { seed: 1, draws: 200 });
    expect(run('2026.1').quality).toMatchObject({ composite4: null, composite6: null });
    expect(run('2026.2').quality).toMatchObject({ composite4: expect.any(Number), composite4Over: ['forward_citations', 'claims', 'generality'] });
    expect(run('2026.2').limits).toEqual(expect.arrayContaining(['composite_partial', 'stated_carried']));
    expect(run('2026.2').limits).not.toContain('citations_not_dated');
    expect(run('2026.2', REFERENCE_INPUTS).combined).toEqual(run('2026.1', REFERENCE_INPUTS).combined);
    expect(run('2026.2', REFERENCE_INPUTS).quality.composite4Over).toBeUndefined();
  });
});
