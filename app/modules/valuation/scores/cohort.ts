import type { CohortLevel } from '../vocabulary.ts';

/** Distribution of one indicator: sorted [value, number of patents]. */
export type Histogram = readonly (readonly [number, number])[];

/** Indicators a corpus can be counted by. Citing and cited classes are in no register row: of those two, what was stated of patents is counted. */
export const COHORT_INDICATORS = ['forward_citations', 'forward_citations_5y', 'family_size', 'claims', 'backward_citations', 'grant_lag', 'classes', 'generality', 'originality'] as const;
export type CohortIndicator = (typeof COHORT_INDICATORS)[number];

/** Where a patent stands in a cohort: everything a percentile and a normalised value need, small enough to be kept with a snapshot. */
export interface Standing {
  level: CohortLevel; field: number | null; yearFrom: number | null; yearTo: number | null; setId: string;
  n: number;
  /** Patents of the cohort with a smaller value, and with the same. */
  below: number; equal: number;
  p50: number;
  /** Value at which outliers are cut; the largest winsorised value. */
  p98: number;
}

export interface CohortRules { min: number; years: number; winsorBps: number }

/** Value at a share of the distribution: the smallest value that at least this share does not exceed. */
export function histogramQuantile(histogram: Histogram, bps: number): number {
  const n = histogram.reduce((sum, [, count]) => sum + count, 0);
  let seen = 0;
  for (const [value, count] of histogram) {
    seen += count;
    if (seen * 10_000 >= n * bps) return value;
  }
  return histogram.at(-1)?.[0] ?? 0;
}

/** Key of a cohort: `y2018:f8`, `w2018:f8` (the year and its neighbours), `f8`, `all`. */
export function cohortKey(level: CohortLevel, year: number, field: number): string {
  if (level === 'year_field') return `y${year}:f${field}`;
  if (level === 'years_field') return `w${year}:f${field}`;
  return level === 'field' ? `f${field}` : 'all';
}

/**
 * The narrowest cohort with enough patents: filing year × field, then neighbouring years, then the field, then the whole
 * corpus; null when not even that is large enough. A patent without filing day or known field starts where it can.
 */
export function findCohort(histogramOf: (key: string) => { n: number; histogram: Histogram } | undefined, place: { year: number | null; field: number | null }, rules: CohortRules):
{ level: CohortLevel; field: number | null; yearFrom: number | null; yearTo: number | null; n: number; histogram: Histogram } | null {
  const { year, field } = place;
  const levels: CohortLevel[] = field === null ? ['all'] : year === null ? ['field', 'all'] : ['year_field', 'years_field', 'field', 'all'];
  for (const level of levels) {
    const found = histogramOf(cohortKey(level, year ?? 0, field ?? 0));
    if (!found || found.n < rules.min) continue;
    const reach = level === 'years_field' ? rules.years : 0;
    const dated = level === 'year_field' || level === 'years_field';
    return { level, field: level === 'all' ? null : field, yearFrom: dated ? year! - reach : null, yearTo: dated ? year! + reach : null, ...found };
  }
  return null;
}

/** Where a value stands in a cohort. */
export function standingOf(value: number, cohort: NonNullable<ReturnType<typeof findCohort>>, setId: string, rules: CohortRules): Standing {
  let below = 0;
  let equal = 0;
  for (const [v, count] of cohort.histogram) {
    if (v < value) below += count;
    else if (v === value) equal = count;
  }
  const { level, field, yearFrom, yearTo, n, histogram } = cohort;
  return { level, field, yearFrom, yearTo, setId, n, below, equal, p50: histogramQuantile(histogram, 5_000), p98: histogramQuantile(histogram, rules.winsorBps) };
}

/** Percentile 0-100 by mid-rank: of equals, half count as below. */
export function percentileOf(s: Pick<Standing, 'n' | 'below' | 'equal'>): number {
  return s.n === 0 ? 50 : ((s.below + s.equal / 2) / s.n) * 100;
}

/** Value over the cohort's largest winsorised value, 0-1 (OECD 2013). A cohort of zeros has no scale: 0 for zero, 1 for anything above. */
export function normalisedOf(value: number, p98: number): number {
  return p98 > 0 ? Math.min(value, p98) / p98 : value > 0 ? 1 : 0;
}

/** Counts values cohort by cohort while a corpus streams past. */
export class CohortBuilder {
  private readonly counts = new Map<string, Map<number, number>>();

  constructor(private readonly rules: CohortRules) {}

  /** Adds one value at every level the patent belongs to. */
  add(indicator: CohortIndicator, value: number, place: { year: number | null; field: number | null }): void {
    const keys = ['all'];
    if (place.field !== null) {
      keys.push(cohortKey('field', 0, place.field));
      if (place.year !== null) {
        keys.push(cohortKey('year_field', place.year, place.field));
        for (let y = place.year - this.rules.years; y <= place.year + this.rules.years; y++) keys.push(cohortKey('years_field', y, place.field));
      }
    }
    for (const key of keys) {
      const name = `${indicator}|${key}`;
      let histogram = this.counts.get(name);
      if (!histogram) this.counts.set(name, (histogram = new Map()));
      histogram.set(value, (histogram.get(value) ?? 0) + 1);
    }
  }

  /** Every cohort that is large enough, values ascending. */
  * cohorts(): Generator<{ key: string; indicator: CohortIndicator; n: number; histogram: Histogram }> {
    for (const [name, counts] of this.counts) {
      const histogram = [...counts].sort((a, b) => a[0] - b[0]);
      const n = histogram.reduce((sum, [, c]) => sum + c, 0);
      const [indicator, key] = name.split('|') as [CohortIndicator, string];
      if (n >= this.rules.min) yield { key, indicator, n, histogram };
    }
  }
}
