import type { FeatureName } from '../features.ts';
import { FEATURES } from '../features.ts';
import type { JudgedGroup } from './learn.ts';
import { bootstrapP, mean, ndcg } from './metrics.ts';
import { rankerScore, type RankerModel } from './ranker.ts';
import { seeded } from '../svd.ts';

export interface GateVerdict {
  allowed: boolean;
  /** Mean pool nDCG@10 of the version in use and of the new one. */
  current: number;
  candidate: number;
  /** Chance that the new one is no worse only by the luck of these demands: small when it is truly worse. */
  pWorse: number;
  reason: 'ok' | 'too_few_demands' | 'bad_weights' | 'worse';
}

/** Fewer judged demands than this decide nothing. */
export const ENOUGH = 20;
/** A loss this small is noise of the judgments. */
const TOLERANCE = 0.002;

/**
 * May a new ranking version take the place of the current one? Only if on the judged pairs it is not worse: its mean pool nDCG@10
 * may fall short by at most the tolerance. Weights that are missing, negative or not numbers are refused unseen.
 */
export function gateRanker(current: RankerModel, candidate: RankerModel, groups: readonly JudgedGroup[]): GateVerdict {
  const values = FEATURES.map((f: FeatureName) => candidate.weights[f]);
  if (values.some((v) => typeof v !== 'number' || !Number.isFinite(v) || v < 0) || values.every((v) => v === 0)) return { allowed: false, current: 0, candidate: 0, pWorse: 1, reason: 'bad_weights' };
  const judged = groups.filter((g) => g.judged.some((j) => j.level >= 2));
  if (judged.length < ENOUGH) return { allowed: false, current: 0, candidate: 0, pWorse: 1, reason: 'too_few_demands' };
  const before = judged.map((g) => groupNdcg(current, g));
  const after = judged.map((g) => groupNdcg(candidate, g));
  const verdict = { current: mean(before), candidate: mean(after), pWorse: 1 - bootstrapP(before, after, seeded(11), 2_000) };
  return verdict.candidate >= verdict.current - TOLERANCE ? { ...verdict, allowed: true, reason: 'ok' } : { ...verdict, allowed: false, reason: 'worse' };
}

/** Pool nDCG@10 of one demand under a ranker; ties go to the smaller id. */
export function groupNdcg(ranker: RankerModel, group: JudgedGroup): number {
  const scored = group.judged.map((j) => ({ id: j.id, score: rankerScore(ranker, j.features) })).sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
  return ndcg(scored.map((s) => s.id), new Map(group.judged.map((j) => [j.id, j.level])));
}
