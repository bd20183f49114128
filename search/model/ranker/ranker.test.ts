import { describe, expect, it } from 'vitest';
import { FEATURES, type FeatureName } from '../features.ts';
import { seeded } from '../svd.ts';
import { chooseRanker, isHeldOut } from './choose.ts';
import { RANKER, rankerOf } from './current.ts';
import { gateRanker } from './gate.ts';
import { foldsOf, learnWeights, type JudgedGroup } from './learn.ts';
import { bootstrapInterval, bootstrapP, gainOf, mean, ndcg, recall } from './metrics.ts';
import type { RankerModel } from './ranker.ts';

/** Made-up judgments in which one feature tells the level, with noise in all others. */
function groups(telling: number, count = 40): JudgedGroup[] {
  const random = seeded(3);
  const features = (level: number) => Float64Array.from({ length: FEATURES.length }, (_, k) => (k === telling ? level / 4 + 0.1 * random() : random()));
  return Array.from({ length: count }, (_, g) => ({
    demand: `d${g}`, judged: Array.from({ length: 12 }, (_, i) => { const level = 1 + (i % 4); return { id: `i${i}`, level, features: features(level) }; }), unjudged: [features(1), features(1)],
  }));
}
const only = (k: number): RankerModel => ({ version: 't', trainedOn: '', figures: {}, weights: Object.fromEntries(FEATURES.map((f, i) => [f, i === k ? 1 : 0])) as Record<FeatureName, number> });

describe('metrics', () => {
  it('follow their definitions', () => {
    expect([1, 2, 3, 4].map(gainOf)).toEqual([0, 1, 3, 7]);
    const levels = new Map([['a', 4], ['b', 2], ['c', 1]]);
    expect(ndcg(['a', 'b', 'c'], levels)).toBe(1);
    expect(ndcg(['b', 'a'], levels)).toBeCloseTo((1 + 7 / Math.log2(3)) / (7 + 1 / Math.log2(3)), 12);
    expect(ndcg(['x'], new Map([['a', 1]]))).toBe(0);
    expect(recall(['x', 'a'], levels, 1)).toBe(0);
    expect(recall(['a'], levels)).toBe(1);
    expect(recall(['b'], new Map([['b', 2]]))).toBeNull();
    expect(mean([1, null, 3])).toBe(2);
  });
  it('bootstrap tells a lead from none', () => {
    const theirs = Array.from({ length: 60 }, (_, i) => (i % 7) / 7);
    expect(bootstrapP(theirs.map((v, i) => v + (i % 3 ? 0.1 : -0.05)), theirs, seeded(1), 2_000)).toBeLessThan(0.01);
    expect(bootstrapP(theirs, theirs, seeded(1), 500)).toBe(1);
    expect(bootstrapP([], [], seeded(1))).toBe(1);
  });
  it('bootstrap gives an interval around the difference', () => {
    const theirs = Array.from({ length: 60 }, (_, i) => (i % 7) / 7);
    const ahead = bootstrapInterval(theirs.map((v, i) => v + (i % 3 ? 0.1 : -0.05)), theirs, seeded(1), 2_000);
    expect(ahead.difference).toBeCloseTo(0.05, 6);
    expect(ahead.low).toBeGreaterThan(0);
    expect(ahead.low).toBeLessThan(ahead.difference);
    expect(ahead.high).toBeGreaterThan(ahead.difference);
    expect(bootstrapInterval([0.5, null], [0.5, 0.1], seeded(1), 100)).toEqual({ difference: 0, low: 0, high: 0 });
    expect(bootstrapInterval([], [], seeded(1))).toEqual({ difference: 0, low: 0, high: 0 });
  });
});

describe('learning', () => {
  it('finds the feature that tells and turns no weight against a feature', () => {
    const w = learnWeights(groups(2));
    expect(Math.max(...Object.values(w))).toBe(w[FEATURES[2]!]);
    expect(Math.min(...Object.values(w))).toBeGreaterThanOrEqual(0);
  });
  it('stays near the weights it begins at when it has little to learn from', () => {
    const prior = only(3).weights;
    const w = learnWeights(groups(3, 5), { prior, ridge: 1 });
    for (const f of FEATURES) expect(Math.abs(w[f] - prior[f]), f).toBeLessThan(0.5);
  });
  it('is the same every time', () => expect(learnWeights(groups(1))).toEqual(learnWeights(groups(1))));
  it('folds cover every demand once', () => expect(foldsOf(23, 5, 1).flatMap((f) => f.test).sort((a, b) => a - b)).toEqual([...Array(23).keys()]));
});

describe('the gate', () => {
  it('lets a better version in and keeps a worse one out', () => {
    expect(gateRanker(only(0), only(2), groups(2))).toMatchObject({ allowed: true, reason: 'ok' });
    expect(gateRanker(only(2), only(0), groups(2))).toMatchObject({ allowed: false, reason: 'worse' });
    expect(gateRanker(only(2), only(2), groups(2)).allowed).toBe(true);
  });
  it('decides nothing on a handful of demands, and refuses broken weights', () => {
    expect(gateRanker(only(0), only(2), groups(2, 5)).reason).toBe('too_few_demands');
    expect(gateRanker(only(0), { ...only(2), weights: { ...only(2).weights, characters: -1 } }, groups(2)).reason).toBe('bad_weights');
    expect(gateRanker(only(0), { ...only(2), weights: { ...only(2).weights, pairs: NaN } }, groups(2)).reason).toBe('bad_weights');
  });
  it('finds nothing wrong with the shipped version itself', () => {
    expect(Object.keys(RANKER.weights).sort()).toEqual([...FEATURES].sort());
    expect(Object.values(RANKER.weights).every((w) => w >= 0)).toBe(true);
  });
});

describe('the weights of an installation', () => {
  it('are learnt from some demands and judged by the others', () => {
    const { ranker, verdict } = chooseRanker(only(0), groups(2, 100));
    expect(verdict).toMatchObject({ allowed: true, reason: 'ok' });
    expect(verdict.candidate).toBeGreaterThan(verdict.current);
    expect(rankerOf({ ranker })).toBe(ranker);
    expect(chooseRanker(only(0), groups(2, 100)).ranker).toEqual(ranker);
  });
  it('are refused when demands that were kept apart say otherwise', () => {
    const honest = groups(2, 100);
    const planted = honest.map((g) => (isHeldOut(g.demand) ? g : { ...g, judged: g.judged.map((j) => ({ ...j, level: 5 - j.level, features: j.features.map((v, k) => (k === 2 ? 0 : v)) })) }));
    const { ranker, verdict } = chooseRanker(only(2), planted.map((g) => ({ ...g, judged: g.judged.map((j) => ({ ...j })) })));
    expect([ranker, verdict.reason]).toEqual([null, 'worse']);
    expect(rankerOf({ ranker })).toBe(RANKER);
  });
  it('stay those in use while few demands were spoken of', () => expect(chooseRanker(only(0), groups(2, 12))).toMatchObject({ ranker: null, verdict: { reason: 'too_few_demands' } }));
});
