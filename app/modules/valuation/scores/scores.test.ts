import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fieldOf, mainField, subclassCount } from '../fields/wipo.ts';
import { isMethodClaim, patentFacts, type FactRow } from '../facts.ts';
import { roundTo } from '../market.server.ts';
import { askPosition } from '../ask.ts';
import { canonical, differences } from '../methods/canonical.ts';
import { currentMethod, hashOfMethod, METHOD_VERSIONS, methodOf } from '../methods/registry.server.ts';
import { REFERENCE_INPUTS } from '../methods/reference.ts';
import { lifeView } from '../money/life.ts';
import { QUESTIONS } from '../questionnaire/bank.ts';
import { summarise } from '../questionnaire/summary.ts';
import { PACKS_2026_1 } from '../rule-packs/index.ts';
import { DIMENSIONS, INDICATORS, METHODS, PLATFORM_INDICATORS, QUESTION_CATEGORIES, SCENARIOS, SECTORS } from '../vocabulary.ts';
import { CohortBuilder, findCohort, histogramQuantile, normalisedOf, percentileOf, standingOf } from './cohort.ts';
import { QUESTION_OF, readPlatform } from './platform.ts';
import { composite, COMPOSITE_4, normalise, rankIndex, spread, spreadCorrected } from './quality.ts';
import { scoreTree } from './tree.ts';

const RULES = { min: 10, years: 2, winsorBps: 9_800 };

describe('generality and originality', () => {
  it('give the golden vectors', () => {
    expect(spread({ A: 3, B: 1 })).toBe(0.375);
    expect(spreadCorrected({ A: 3, B: 1 })).toBe(0.5);
    expect(spread({ A: 5 })).toBe(0);
    expect(spread({})).toBeNull();
    expect(spreadCorrected({ A: 1 })).toBeNull();
  });

  it('lie between 0 and 1, the corrected form above the plain one', () => {
    fc.assert(fc.property(fc.dictionary(fc.string({ minLength: 1, maxLength: 4 }), fc.integer({ min: 1, max: 50 }), { minKeys: 1 }), (classes) => {
      const plain = spread(classes)!;
      expect(plain).toBeGreaterThanOrEqual(-1e-12);
      expect(plain).toBeLessThan(1);
      const corrected = spreadCorrected(classes);
      if (corrected !== null) { expect(corrected).toBeGreaterThanOrEqual(plain); expect(corrected).toBeLessThanOrEqual(1 + 1e-9); }
    }));
  });
});

describe('a cohort', () => {
  const builder = new CohortBuilder(RULES);
  for (let i = 0; i < 12; i++) builder.add('claims', i, { year: 2018, field: 8 });
  for (let i = 0; i < 4; i++) builder.add('claims', 5, { year: 2020, field: 8 });
  for (let i = 0; i < 3; i++) builder.add('claims', 5, { year: 2010, field: 1 });
  const all = new Map([...builder.cohorts()].map((c) => [c.key, c]));
  const find = (year: number | null, field: number | null) => findCohort((key) => all.get(key), { year, field }, RULES);

  it('is as narrow as the corpus allows, and says how wide it had to be made', () => {
    expect(find(2018, 8)).toMatchObject({ level: 'year_field', n: 12, yearFrom: 2018, yearTo: 2018 });
    expect(find(2020, 8)).toMatchObject({ level: 'years_field', n: 16, yearFrom: 2018, yearTo: 2022 });
    expect(find(2005, 8)).toMatchObject({ level: 'field', n: 16, yearFrom: null });
    expect(find(2010, 1)).toMatchObject({ level: 'all', n: 19, field: null });
    expect(find(null, null)).toMatchObject({ level: 'all' });
    expect(findCohort(() => undefined, { year: 2018, field: 8 }, RULES)).toBeNull();
  });

  it('puts equals in the middle and cuts what is far out', () => {
    const cohort = { level: 'field' as const, field: 8, yearFrom: null, yearTo: null, n: 100, histogram: [[0, 50], [1, 30], [2, 17], [3, 1], [500, 2]] as const };
    const at = (value: number) => standingOf(value, cohort, 'set', RULES);
    expect(percentileOf(at(0))).toBe(25);
    expect(percentileOf(at(1))).toBe(65);
    expect(percentileOf(at(1_000))).toBe(100);
    expect(at(500).p98).toBe(3);
    expect(normalisedOf(500, 3)).toBe(1);
    expect(normalisedOf(0, 0)).toBe(0);
    expect(histogramQuantile(cohort.histogram, 5_000)).toBe(0);
  });

  it('ranks: percentiles rise with the value', () => {
    const cohort = find(2018, 8)!;
    fc.assert(fc.property(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 20 }), (a, b) => {
      const [low, high] = [Math.min(a, b), Math.max(a, b)];
      expect(percentileOf(standingOf(low, cohort, 's', RULES))).toBeLessThanOrEqual(percentileOf(standingOf(high, cohort, 's', RULES)));
    }));
  });

  it('makes composites of whole things only', () => {
    const standing = { ...standingOf(11, find(2018, 8)!, 's', RULES) };
    const values = { forward_citations: { value: 11, standing }, family_size: { value: 11, standing }, claims: { value: 0, standing }, generality: { value: 0.5, standing: null } };
    expect(composite(COMPOSITE_4, values)).toEqual({ value: (1 + 1 + 0 + 0.5) / 4, missing: [] });
    expect(composite(COMPOSITE_4, { ...values, generality: { value: null, standing: null } })).toEqual({ value: null, missing: ['generality'] });
    expect(normalise('grant_lag', { value: 11, standing })).toBe(0);
    expect(rankIndex(['claims', 'family_size'], { claims: values.claims })).toBeCloseTo(percentileOf(standingOf(0, find(2018, 8)!, 's', RULES)) * 0 + percentileOf(standing), 6);
    expect(rankIndex(['claims'], {})).toBeNull();
  });
});

describe('technology fields', () => {
  it.each([['H01M 8/0204', 1], ['H01L 21/02', 8], ['A61K 31/00', 16], ['A61K 8/02', 14], ['G01N 33/48', 11], ['G01N 21/00', 10], ['H04N 1/00', 3], ['H04N 21/20', 4], ['H04N 5/00', 2], ['B01D 53/00', 24], ['B01D 61/00', 23], ['C13B 10/00', 18], ['C13B 5/02', 29], ['E01F 8/00', 24], ['E01F 9/00', 35], ['H10K 50/00', 8], ['H01M', 1], ['G01N', 10]])('%s belongs to field %i', (symbol, field) => {
    expect(fieldOf(symbol)).toBe(field);
  });

  it('are those of the first symbol that has one', () => {
    expect(fieldOf('Y02E 60/50')).toBeNull();
    expect(fieldOf('H')).toBeNull();
    expect(mainField(['Y02E 60/50', 'C02F 1/00', 'H01M 8/02'])).toBe(24);
    expect(subclassCount(['H01M 8/02', 'H01M 4/88', 'C02F 1/00'])).toBe(2);
  });
});

describe('the tree of scores', () => {
  const weights = PACKS_2026_1.weights.values;

  it('has three dimensions, fourteen indicators and 27 of the platform’s, and weights that add up', () => {
    expect([DIMENSIONS.length, INDICATORS.length, PLATFORM_INDICATORS.length]).toEqual([3, 14, 27]);
    const sum = (list: number[]) => list.reduce((a, b) => a + b, 0);
    for (const s of SCENARIOS) {
      expect(sum(DIMENSIONS.map((d) => weights.dimensions.value[s][d])), s).toBe(10_000);
      expect(sum(METHODS.map((m) => weights.methods.value[s][m])), s).toBe(10_000);
    }
    for (const d of DIMENSIONS) expect(sum(INDICATORS.filter((i) => weights.indicators.value[i].dimension === d).map((i) => weights.indicators.value[i].weight)), d).toBe(10_000);
    for (const i of INDICATORS) expect(sum(PLATFORM_INDICATORS.filter((p) => weights.platform.value[p].indicator === i).map((p) => weights.platform.value[p].weight)), i).toBe(10_000);
    const fields = SECTORS.flatMap((s) => PACKS_2026_1.royalty.values.sectorOfField.value[s]);
    expect([...fields].sort((a, b) => a - b)).toEqual(Array.from({ length: 35 }, (_, i) => i + 1));
  });

  const readings = readPlatform(REFERENCE_INPUTS, lifeView(REFERENCE_INPUTS));
  const figures = Object.fromEntries(Object.entries(readings).map(([k, r]) => [k, r.figure])) as Parameters<typeof scoreTree>[0];

  it('leaves out what is not known and says how much that is', () => {
    const tree = scoreTree(figures, 'transfer_licence', PACKS_2026_1, false);
    expect(tree.coverageBps).toBeLessThan(10_000);
    expect(tree.low).toBeLessThan(tree.total!);
    expect(tree.high).toBeGreaterThan(tree.total!);
    const unknown = Object.fromEntries(PLATFORM_INDICATORS.map((p) => [p, { missing: 'not_recorded' }])) as Parameters<typeof scoreTree>[0];
    expect(scoreTree(unknown, 'finance', PACKS_2026_1, false)).toMatchObject({ total: null, low: 0, high: 100, coverageBps: 0 });
  });

  it('lies within its own range and between its parts', () => {
    const missing = { missing: 'not_recorded' as const };
    fc.assert(fc.property(fc.array(fc.option(fc.integer({ min: 0, max: 100 })), { minLength: 27, maxLength: 27 }), fc.constantFrom(...SCENARIOS), (scores, scenario) => {
      const platform = Object.fromEntries(PLATFORM_INDICATORS.map((p, i) => [p, scores[i] === null ? missing : { value: 1, score: scores[i]!, percentile: null }])) as Parameters<typeof scoreTree>[0];
      const tree = scoreTree(platform, scenario, PACKS_2026_1, false);
      const known = scores.filter((s): s is number => s !== null);
      if (!known.length) return expect(tree.total).toBeNull();
      expect(tree.total).toBeGreaterThanOrEqual(Math.min(...known) - 0.05);
      expect(tree.total).toBeLessThanOrEqual(Math.max(...known) + 0.05);
      expect(tree.total).toBeGreaterThanOrEqual(tree.low - 0.05);
      expect(tree.total).toBeLessThanOrEqual(tree.high + 0.05);
    }), { numRuns: 200 });
  });

  it('is vetoed by legal death, and no average helps', () => {
    const perfect = Object.fromEntries(PLATFORM_INDICATORS.map((p) => [p, { value: 1, score: 100, percentile: null }])) as Parameters<typeof scoreTree>[0];
    expect(scoreTree(perfect, 'finance', PACKS_2026_1, false).total).toBe(100);
    expect(scoreTree(perfect, 'finance', PACKS_2026_1, true)).toMatchObject({ total: 0, low: 0, high: 0, dimensions: { legal: { score: 0 } } });
  });

  it('keeps author and day of what was asked, each side counting once', () => {
    const { substitutes } = readings;
    expect(substitutes).toMatchObject({ kind: 'asked', origin: 'questionnaire', asOf: '2026-03-03' });
    expect(substitutes.answers.map((a) => [a.role, a.author])).toEqual([['officer', 'B'], ['buyer', 'C']]);
    const many = { ...REFERENCE_INPUTS, answers: [...REFERENCE_INPUTS.answers, { question: 'substitutes', role: 'buyer' as const, score: 1, author: 'D', day: '2026-03-04' }] };
    expect(readPlatform(many, lifeView(many)).substitutes.figure).toMatchObject({ score: (substitutes.figure as { score: number }).score });
    expect(readings.rivals.figure).toEqual({ missing: 'not_asked' });
  });
});

describe('facts of a patent', () => {
  const row: FactRow = {
    id: 'p', orgId: 'o', number: 'CN1', authority: 'CN', kind: 'invention', ipc: [], filingDate: null, grantDate: null, expiryDate: null, legalStatus: 'in_force', statusAsOf: null, statusSource: '', publicationDate: null, forwardCitations5y: null,
    coOwned: false, frozen: false, pledged: false, claimCount: 2, forwardCitations: null, backwardCitations: 0, claimTexts: 2,
    independent: [[1, 'zh', '一种双极板，其特征在于……'], [2, 'zh', '一种双极板的制备方法，其特征在于……'], [1, 'en', 'A bipolar plate comprising …']], familyId: null, source: null, sourceAsOf: null,
  };

  it('tell things from methods, in both languages, and count a bilingual claim once', () => {
    expect(patentFacts(row, { exclusive: 0, ordinary: 0, operations: 0 }, null)).toMatchObject({ independentClaims: { value: 2 }, productShare: { value: 0.5 }, forwardCitations: null, backwardCitations: { value: 0 }, familySize: null });
    expect(patentFacts({ ...row, claimCount: 9 }, { exclusive: 0, ordinary: 0, operations: 0 }, null).independentClaims).toBeNull();
    for (const text of ['一种燃料电池冷启动控制方法，其特征在于', '一种化合物的用途，其中']) expect(isMethodClaim(text, 'zh'), text).toBe(true);
    for (const text of ['一种双极板，其采用电镀方法制得', '一种用于检测的装置，包括']) expect(isMethodClaim(text, 'zh'), text).toBe(false);
    expect(isMethodClaim('A roll forming method comprising', 'en')).toBe(true);
    expect(isMethodClaim('1. A fuel cell stack comprising a plate made by any method', 'en')).toBe(false);
  });
});

describe('the questionnaire', () => {
  it('has forty questions or more in five categories, each described in both languages', () => {
    expect(QUESTIONS.length).toBeGreaterThanOrEqual(40);
    expect(new Set(QUESTIONS.map((q) => q.code)).size).toBe(QUESTIONS.length);
    for (const category of QUESTION_CATEGORIES) expect(QUESTIONS.filter((q) => q.category === category).length, category).toBeGreaterThanOrEqual(8);
    for (const q of QUESTIONS) for (const t of [q.text, q.anchors['1'], q.anchors['3'], q.anchors['5']]) { expect(t.zh, q.code).toMatch(/[\u4e00-\u9fff]/); expect(t.en, q.code).toMatch(/^[A-Z0-9]/); }
    for (const code of Object.values(QUESTION_OF)) expect(QUESTIONS.find((q) => q.code === code), code).toBeDefined();
  });

  it('shows who disagrees with whom, and reads a risk the other way round', () => {
    const s = summarise([{ question: 'validity', role: 'inventor', score: 5 }, { question: 'validity', role: 'buyer', score: 1 }, { question: 'validity', role: 'buyer', score: 2 }, { question: 'fit', role: 'officer', score: 4 }, { question: 'fit', role: 'buyer', score: 3 }]);
    expect(s.disagreements).toEqual([{ question: 'validity', spread: 3.5, sides: [{ role: 'inventor', score: 5 }, { role: 'buyer', score: 1.5 }] }]);
    expect(s.matrix.find((m) => m.category === 'legal')).toEqual({ category: 'legal', opportunity: null, risk: 43.8 });
    expect(s.radar.find((r) => r.category === 'strategy')!.sides).toEqual([{ role: 'officer', mean: 4, answered: 1 }, { role: 'buyer', mean: 3, answered: 1 }]);
    expect(s.unanswered.find((u) => u.role === 'buyer')!.questions).toBe(QUESTIONS.filter((q) => q.roles.includes('buyer')).length - 2);
  });
});

describe('replay', () => {
  it('rests on versions whose code is the code they were released with', () => {
    for (const method of METHOD_VERSIONS) expect(hashOfMethod(method), `method ${method.version} changed: release a new version beside it`).toBe(method.hash);
    expect(() => methodOf('1999.1')).toThrowError(/not_found/);
  });

  it('gives the same figures twice, and through the database’s JSON', () => {
    const method = currentMethod();
    const once = method.run(REFERENCE_INPUTS, { seed: 3, draws: 400 });
    const stored = JSON.parse(JSON.stringify(REFERENCE_INPUTS)) as typeof REFERENCE_INPUTS;
    expect(canonical(method.run(stored, { seed: 3, draws: 400 }))).toBe(canonical(once));
    expect(canonical(method.run(stored, { seed: 4, draws: 400 }))).not.toBe(canonical(once));
  });

  it('compares field by field, matching things by their name', () => {
    expect(differences({ a: 1, list: [{ name: 'x', v: 1 }, { name: 'y', v: 2 }] }, { a: 1, list: [{ name: 'y', v: 3 }, { name: 'x', v: 1 }] })).toEqual([{ path: 'list.y.v', a: 2, b: 3 }]);
    expect(differences([1, 2], [1, 2, 3])).toEqual([{ path: '2', a: null, b: 3 }]);
    expect(canonical({ b: 1, a: undefined, c: [null] })).toBe('{"b":1,"c":[null]}');
  });
});

describe('what is shown', () => {
  it('rounds prices so that none can be read back', () => {
    expect([roundTo(1_234_567, 2), roundTo(98, 2), roundTo(0, 2), roundTo(995, 2)]).toEqual([1_200_000, 98, 0, 1_000]);
  });

  it('says where an ask stands', () => {
    const band = { low: 100, high: 200 };
    expect(askPosition(150, band, 5_000)).toEqual({ position: 'inside', distanceBps: 0 });
    expect(askPosition(220, band, 5_000)).toEqual({ position: 'above', distanceBps: 1_000 });
    expect(askPosition(301, band, 5_000).position).toBe('far_above');
    expect(askPosition(40, band, 5_000).position).toBe('far_below');
    expect(askPosition(5, { low: 0, high: 0 }, 5_000).position).toBe('far_above');
  });
});
