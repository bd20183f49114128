import type { QualityIndicator } from '../vocabulary.ts';
import { normalisedOf, percentileOf, type CohortIndicator, type Standing } from './cohort.ts';

/** Number of documents by class. */
export type ClassCounts = Readonly<Record<string, number>>;

/**
 * How widely citations spread over classes (Hall, Jaffe, Trajtenberg): G = 1 − Σ(n/N)², 0 when all fall into one class.
 * Null without citations. {A: 3, B: 1} → 0.375.
 */
export function spread(classes: ClassCounts): number | null {
  const counts = Object.values(classes);
  const total = counts.reduce((a, b) => a + b, 0);
  return total === 0 ? null : 1 - counts.reduce((sum, n) => sum + (n / total) * (n / total), 0);
}

/** The same without the bias of small numbers: G* = N/(N−1)·G. Null below two citations. {A: 3, B: 1} → 0.5. */
export function spreadCorrected(classes: ClassCounts): number | null {
  const total = Object.values(classes).reduce((a, b) => a + b, 0);
  const plain = spread(classes);
  return plain === null || total < 2 ? null : (total / (total - 1)) * plain;
}

export interface QualityValue { value: number | null; standing: Standing | null }
export type QualityValues = Partial<Record<QualityIndicator, QualityValue>>;

/** Parts of the two OECD composites. */
export const COMPOSITE_4 = ['forward_citations', 'family_size', 'claims', 'generality'] as const satisfies readonly QualityIndicator[];
export const COMPOSITE_6 = [...COMPOSITE_4, 'backward_citations', 'grant_lag'] as const satisfies readonly QualityIndicator[];

/** Indicators a register row can have without anybody having cited the patent yet: the index of a young patent. */
export const YOUNG_INDEX = ['claims', 'family_size', 'backward_citations', 'classes'] as const satisfies readonly CohortIndicator[];

/**
 * One indicator between 0 and 1: counts over the cohort's winsorised maximum, a long wait for grant counted against the
 * patent (1 − lag/max, as in the OECD index), generality and originality as they are. Null when value or cohort is missing.
 */
export function normalise(indicator: QualityIndicator, { value, standing }: QualityValue): number | null {
  if (value === null) return null;
  if (indicator === 'generality' || indicator === 'originality') return value;
  if (!standing) return null;
  const share = normalisedOf(value, standing.p98);
  return indicator === 'grant_lag' ? 1 - share : share;
}

/** Percentile in the cohort, 0-100; null when value or cohort is missing. Of a grant lag, the share that waited longer. */
export function percentile(indicator: QualityIndicator, { value, standing }: QualityValue): number | null {
  if (value === null || !standing) return null;
  return indicator === 'grant_lag' ? 100 - percentileOf(standing) : percentileOf(standing);
}

/** Mean of the normalised parts; null with the missing parts named when one is not known: half a composite is not a composite. */
export function composite(parts: readonly QualityIndicator[], values: QualityValues): { value: number | null; missing: QualityIndicator[] } {
  const normal = parts.map((p) => [p, values[p] ? normalise(p, values[p]) : null] as const);
  const missing = normal.filter(([, v]) => v === null).map(([p]) => p);
  return { value: missing.length ? null : normal.reduce((sum, [, v]) => sum + v!, 0) / parts.length, missing };
}

/** How many parts a composite needs to be given at all when some are missing. */
export interface CompositeRules { least4: number; least6: number }

/**
 * Mean over the parts that are known, when at least so many are; `over` names them, `missing` the others. A mean of fewer parts is easier to
 * be high or low in, so whoever shows it shows over what it was taken.
 */
export function partialComposite(parts: readonly QualityIndicator[], values: QualityValues, least: number): { value: number | null; over: QualityIndicator[]; missing: QualityIndicator[] } {
  const normal = parts.map((p) => [p, values[p] ? normalise(p, values[p]) : null] as const);
  const over = normal.filter(([, v]) => v !== null).map(([p]) => p);
  const missing = normal.filter(([, v]) => v === null).map(([p]) => p);
  return { value: over.length >= least ? normal.reduce((sum, [, v]) => sum + (v ?? 0), 0) / over.length : null, over, missing };
}

/** Mean percentile of whatever is known of the given indicators, 0-100; null when nothing is. Ranks a portfolio without waiting for citations. */
export function rankIndex(parts: readonly QualityIndicator[], values: QualityValues): number | null {
  const known = parts.map((p) => (values[p] ? percentile(p, values[p]) : null)).filter((v): v is number => v !== null);
  return known.length ? known.reduce((a, b) => a + b, 0) / known.length : null;
}
