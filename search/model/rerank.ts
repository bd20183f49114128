import { AT, type FeatureVector } from './features.ts';
import { rankerScore, type RankerModel } from './ranker/ranker.ts';

export interface Ranked { id: string; score: number; features: FeatureVector }

/** One that may be ranked, with every feature but `explained`. */
export interface Candidate { n: number; features: FeatureVector }

/** Sums of the same parts in another order may differ by this little. */
const ROUNDING = 1e-9;

/**
 * The best of the candidates by all features, best first, at most `limit`; ties go to the smaller id. The dear feature, `explained`, is
 * worked out as long as it could still bring a candidate among them: the answer is the one that working it out for all would give.
 */
export function rerank(candidates: readonly Candidate[], ranker: RankerModel, limit: number, of: { id(n: number): string; explained(n: number): number; explainedAtMost(n: number): number }): Ranked[] {
  const weight = Math.max(0, ranker.weights.explained);
  const promising = candidates.map((c) => ({ ...c, most: rankerScore(ranker, c.features) + weight * of.explainedAtMost(c.n) + ROUNDING })).sort((a, b) => b.most - a.most);
  const scores: number[] = [];
  const out: Ranked[] = [];
  for (const { n, features, most } of promising) {
    if (scores.length >= limit && most < scores[limit - 1]!) break;
    features[AT.explained] = of.explained(n);
    const score = rankerScore(ranker, features);
    out.push({ id: of.id(n), features, score });
    insertDown(scores, score, limit);
  }
  return out.sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1)).slice(0, limit);
}

/** Puts a value into a falling list that keeps its `most` largest. */
function insertDown(list: number[], value: number, most: number): void {
  if (list.length >= most && value <= list[most - 1]!) return;
  let at = list.length;
  while (at > 0 && list[at - 1]! < value) at -= 1;
  list.splice(at, 0, value);
  if (list.length > most) list.pop();
}
