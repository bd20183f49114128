import { FEATURES, type FeatureName, type FeatureVector } from '../features.ts';

/** A re-ranking model: a weighted sum of named features. Small enough to read. */
export interface RankerModel {
  /** Names the weights in every answer. */
  version: string;
  weights: Readonly<Record<FeatureName, number>>;
  /** What it learnt from and how it did there, for the record. */
  trainedOn: string;
  figures: Readonly<Record<string, number>>;
}

/** A listing's score; higher is better, only differences within one demand mean anything. */
export function rankerScore(model: RankerModel, features: FeatureVector): number {
  let sum = 0;
  for (let i = 0; i < FEATURES.length; i++) sum += model.weights[FEATURES[i]!] * features[i]!;
  return sum;
}

/** A score without what the named features add. */
export function scoreWithout(model: RankerModel, features: FeatureVector, without: readonly FeatureName[]): number {
  return rankerScore(model, features.map((v, i) => (without.includes(FEATURES[i]!) ? 0 : v)));
}

/** What each feature adds to a score, largest first: why this one stands where it stands. */
export function contributions(model: RankerModel, features: FeatureVector): { feature: FeatureName; value: number; adds: number }[] {
  return FEATURES.map((feature, i) => ({ feature, value: features[i]!, adds: model.weights[feature] * features[i]! })).sort((a, b) => Math.abs(b.adds) - Math.abs(a.adds));
}
