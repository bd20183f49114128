import { seeded } from '../svd.ts';
import { FEATURES, type FeatureName, type FeatureVector } from '../features.ts';
import { gainOf } from './metrics.ts';

/** One demand's judged listings with their features, and some of those nobody judged. */
export interface JudgedGroup {
  demand: string;
  judged: readonly { id: string; level: number; features: FeatureVector }[];
  /** Listings found near the top that nobody judged: taken as nothing, at a lower weight. */
  unjudged: readonly FeatureVector[];
}

export interface LearnOptions {
  /** Ridge on the weights. */
  ridge?: number;
  /** Unjudged listings set against each good one. */
  contrasts?: number;
  /** Weight of those pairs against the judged ones. */
  contrastWeight?: number;
  steps?: number;
  /** Weights to begin at and to be pulled towards, instead of none. */
  prior?: Readonly<Record<FeatureName, number>>;
  seed?: number;
}

const GOOD = 3;

interface Pair { difference: Float64Array; weight: number }

/**
 * Learns weights by pairwise logistic regression: of two listings of one demand the better judged should score higher, the more
 * so the further their gains lie apart. Every demand counts the same. Projected Adam; deterministic.
 */
export function learnWeights(groups: readonly JudgedGroup[], options: LearnOptions = {}): Record<FeatureName, number> {
  const { ridge = 0.002, steps = 120 } = options;
  const random = seeded(options.seed ?? 5);
  const pairs = groups.flatMap((g) => pairsOf(g, options, random));
  const size = FEATURES.length;
  const prior = Float64Array.from(FEATURES, (f) => options.prior?.[f] ?? 0);
  const w = options.prior ? prior.slice() : new Float64Array(size).fill(0.1);
  const first = new Float64Array(size);
  const second = new Float64Array(size);
  const gradient = new Float64Array(size);
  for (let t = 1; t <= steps; t++) {
    gradient.fill(0);
    for (const { difference, weight } of pairs) {
      let z = 0;
      for (let k = 0; k < size; k++) z += w[k]! * difference[k]!;
      const c = -weight / (1 + Math.exp(z)) / groups.length;
      for (let k = 0; k < size; k++) gradient[k]! += c * difference[k]!;
    }
    const rate = 0.3 / Math.sqrt(t);
    for (let k = 0; k < size; k++) {
      const g = gradient[k]! + ridge * (w[k]! - prior[k]!);
      first[k] = 0.9 * first[k]! + 0.1 * g;
      second[k] = 0.99 * second[k]! + 0.01 * g * g;
      w[k]! -= (rate * (first[k]! / (1 - 0.9 ** t))) / (Math.sqrt(second[k]! / (1 - 0.99 ** t)) + 1e-8);
      // Of every feature more is never worse, so no weight may turn against it.
      if (w[k]! < 0) w[k] = 0;
    }
  }
  return Object.fromEntries(FEATURES.map((name, k) => [name, Math.round(w[k]! * 10_000) / 10_000])) as Record<FeatureName, number>;
}

function pairsOf(group: JudgedGroup, options: LearnOptions, random: () => number): Pair[] {
  const { contrasts = 15, contrastWeight = 0.3 } = options;
  const minus = (a: FeatureVector, b: FeatureVector) => a.map((v, k) => v - b[k]!);
  const judged: Pair[] = [];
  for (const a of group.judged) {
    for (const b of group.judged) if (a.level > b.level) judged.push({ difference: minus(a.features, b.features), weight: gainOf(a.level) - gainOf(b.level) });
  }
  const contrast: Pair[] = [];
  if (group.unjudged.length > 0 && contrastWeight > 0) {
    for (const a of group.judged) {
      if (a.level < GOOD) continue;
      for (let n = 0; n < contrasts; n++) contrast.push({ difference: minus(a.features, group.unjudged[Math.floor(random() * group.unjudged.length)]!), weight: gainOf(a.level) });
    }
  }
  return [...shared(judged, 1), ...shared(contrast, contrastWeight)];
}

/** Weights of one demand's pairs scaled to a sum. */
function shared(pairs: Pair[], sum: number): Pair[] {
  const all = pairs.reduce((n, p) => n + p.weight, 0);
  return all > 0 ? pairs.map((p) => ({ ...p, weight: (p.weight / all) * sum })) : [];
}

/** Splits 0…n−1 into `folds` parts after a seeded shuffle: `[test, train]` each. */
export function foldsOf(n: number, folds: number, seed: number): { test: number[]; train: number[] }[] {
  const random = seeded(seed);
  const order = Array.from({ length: n }, (_, i) => [i, random()] as const).sort((a, b) => a[1] - b[1]).map(([i]) => i);
  return Array.from({ length: folds }, (_, f) => ({ test: order.filter((_, i) => i % folds === f), train: order.filter((_, i) => i % folds !== f) }));
}
