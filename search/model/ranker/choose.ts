import { createHash } from 'node:crypto';
import { FEATURES } from '../features.ts';
import type { MatchIndex } from '../match-index.ts';
import type { Profile } from '../profile.ts';
import { ENOUGH, gateRanker, type GateVerdict } from './gate.ts';
import { learnWeights, type JudgedGroup } from './learn.ts';
import type { RankerModel } from './ranker.ts';

/** Pull towards the weights in use: few words of few companies move them little. */
const RIDGE = 0.05;

/** A pair as far as learning reads it. */
export interface LevelledPair { demandId: string; listingId: string; level: number }

/** Is what is said for this demand kept from learning and used to judge what was learnt? Half of all demands, by their id, the same in every run. */
export function isHeldOut(demandId: string): boolean { return createHash('sha256').update(demandId).digest()[0]! % 2 === 0; }

/** Pairs with their features under an index, a group a demand; demands of which fewer than two listings are still there, or all are alike, teach nothing. */
export function groupsOfPairs(index: MatchIndex, profiles: ReadonlyMap<string, Profile>, pairs: readonly LevelledPair[], ranker: RankerModel): JudgedGroup[] {
  const byDemand = new Map<string, Map<string, number>>();
  for (const p of pairs) {
    const own = byDemand.get(p.demandId) ?? new Map<string, number>();
    own.set(p.listingId, p.level);
    byDemand.set(p.demandId, own);
  }
  return [...byDemand].sort((a, b) => (a[0] < b[0] ? -1 : 1)).flatMap(([demand, levels]) => {
    const profile = profiles.get(demand);
    if (!profile) return [];
    const judged = index.score(profile, [...levels.keys()].sort(), ranker).map((r) => ({ id: r.id, level: levels.get(r.id)!, features: r.features }));
    return new Set(judged.map((j) => j.level)).size < 2 ? [] : [{ demand, judged, unjudged: [] }];
  });
}

/**
 * Weights learnt from part of the demands, beginning at those in use, and let through only when on the others they are not worse.
 * Null with the verdict when there is too little to learn from or the gate refuses them: the ones in use stay.
 */
export function chooseRanker(current: RankerModel, groups: readonly JudgedGroup[]): { ranker: RankerModel | null; verdict: GateVerdict } {
  const [held, train] = [groups.filter((g) => isHeldOut(g.demand)), groups.filter((g) => !isHeldOut(g.demand))];
  if (train.length < ENOUGH) return { ranker: null, verdict: { allowed: false, current: 0, candidate: 0, pWorse: 1, reason: 'too_few_demands' } };
  const weights = learnWeights(train, { prior: current.weights, ridge: RIDGE });
  const hash = createHash('sha256').update(JSON.stringify(FEATURES.map((f) => weights[f]))).digest('hex').slice(0, 8);
  const candidate: RankerModel = { version: `own-${hash}`, weights, figures: {}, trainedOn: `${train.length} demands of this platform, from ${current.version}` };
  const verdict = gateRanker(current, candidate, held);
  if (!verdict.allowed) return { ranker: null, verdict };
  return { ranker: { ...candidate, figures: { held_out_ndcg10: verdict.candidate, before: verdict.current } }, verdict };
}
