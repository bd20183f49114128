import type { ValuationPacks } from '../rule-packs/index.ts';
import type { PlatformFigure, ScoreFigures } from '../snapshot.ts';
import { DIMENSIONS, INDICATORS, PLATFORM_INDICATORS, type Dimension, type Indicator, type PlatformIndicator, type Scenario } from '../vocabulary.ts';

interface Part { score: number | null; low: number; high: number; weight: number; coverage: number }

/** As the canonical text wants them. */
const INDICATORS_IN_ORDER = [...INDICATORS].sort();
const tenth = (n: number) => Math.round(n * 10) / 10;

/** Children of every indicator and dimension, worked out once for a set of packs. */
const layouts = new WeakMap<ValuationPacks, { leaves: Record<Indicator, PlatformIndicator[]>; branches: Record<Dimension, Indicator[]> }>();

function layoutOf(packs: ValuationPacks) {
  let layout = layouts.get(packs);
  if (!layout) {
    const w = packs.weights.values;
    const leaves = Object.fromEntries(INDICATORS.map((i) => [i, PLATFORM_INDICATORS.filter((p) => w.platform.value[p].indicator === i)])) as Record<Indicator, PlatformIndicator[]>;
    const branches = Object.fromEntries(DIMENSIONS.map((d) => [d, INDICATORS.filter((i) => w.indicators.value[i].dimension === d)])) as Record<Dimension, Indicator[]>;
    layouts.set(packs, (layout = { leaves, branches }));
  }
  return layout;
}

/**
 * Weighted mean of what is known; what is missing is left out of the mean, lowers the coverage, and opens the range: `low` takes every
 * missing part as 0, `high` as 100. Nothing known: no score.
 */
function roll(parts: readonly Part[], weight: number): Part {
  let [whole, known, sum, low, high, coverage] = [0, 0, 0, 0, 0, 0];
  for (const p of parts) {
    whole += p.weight;
    low += p.weight * p.low;
    high += p.weight * p.high;
    coverage += p.weight * p.coverage;
    if (p.score === null) continue;
    // A part known by a tenth speaks with a tenth of its weight.
    known += p.weight * p.coverage;
    sum += p.score * p.weight * p.coverage;
  }
  return { score: known > 0 ? sum / known : null, low: low / whole, high: high / whole, weight, coverage: coverage / whole };
}

/**
 * The tree of scores: 27 platform indicators → 14 indicators → 3 dimensions → total, weighted for the scenario. Legal death is a veto:
 * everything above the third level is 0, whatever the indicators say.
 */
export function scoreTree(platform: Record<PlatformIndicator, PlatformFigure>, scenario: Scenario, packs: ValuationPacks, dead: boolean): ScoreFigures {
  const w = packs.weights.values;
  const { leaves, branches } = layoutOf(packs);
  const leaf = (code: PlatformIndicator): Part => {
    const figure = platform[code];
    const weight = w.platform.value[code].weight;
    return 'missing' in figure ? { score: null, low: 0, high: 100, weight, coverage: 0 } : { score: figure.score, low: figure.score, high: figure.score, weight, coverage: 1 };
  };
  const indicators = {} as Record<Indicator, Part>;
  for (const code of INDICATORS_IN_ORDER) indicators[code] = roll(leaves[code].map(leaf), w.indicators.value[code].weight);
  const dimensions = {} as Record<Dimension, Part>;
  for (const code of DIMENSIONS) dimensions[code] = roll(branches[code].map((i) => indicators[i]), w.dimensions.value[scenario][code]);
  const total = roll(DIMENSIONS.map((d) => dimensions[d]), 1);
  const shown = (part: Part) => ({ score: dead ? 0 : part.score === null ? null : tenth(part.score), coverageBps: Math.round(part.coverage * 10_000) });
  return {
    total: dead ? 0 : total.score === null ? null : tenth(total.score), low: dead ? 0 : tenth(total.low), high: dead ? 0 : tenth(total.high), coverageBps: Math.round(total.coverage * 10_000),
    dimensions: mapValues(dimensions, shown), indicators: mapValues(indicators, shown), platform,
  };
}

function mapValues<K extends string, A, B>(record: Record<K, A>, fn: (value: A) => B): Record<K, B> {
  const out = {} as Record<K, B>;
  for (const key in record) out[key] = fn(record[key]);
  return out;
}
