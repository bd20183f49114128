import { readFileSync } from 'node:fs';
import { PACKS_2026_1 } from '#app/modules/valuation/rule-packs/index.ts';
import { CohortBuilder, findCohort, standingOf } from '#app/modules/valuation/scores/cohort.ts';
import { rankIndex, YOUNG_INDEX, type QualityValues } from '#app/modules/valuation/scores/quality.ts';
import type { BenchResult } from './main.ts';
import { bootstrapSpearman, ranks, round, spearman, spearmanWithin } from './stats.ts';

const RULES = PACKS_2026_1.weights.values.cohort.value;

interface Abstract {
  title: string; ind_claims: number; dep_claims: number; back_incitions: number; forward_incitions: number; num_inventors: number; num_family: number; cpcs: number; ipcs: number; len_abstract: number; len_claims: number;
  /** Files that tell when a patent was filed allow a comparison within its year. */
  filing_year?: number; filing_date?: string; application_date?: string;
}

/** Every figure of a row that is known without anybody having cited it. */
const FEATURES: Record<string, (r: Abstract) => number> = {
  claims: (r) => r.ind_claims + r.dep_claims, independent_claims: (r) => r.ind_claims, family_size: (r) => r.num_family, inventors: (r) => r.num_inventors, backward_citations: (r) => r.back_incitions,
  ipc_classes: (r) => r.ipcs, cpc_classes: (r) => r.cpcs, title_length: (r) => r.title.length, abstract_length: (r) => r.len_abstract, claim_length: (r) => r.len_claims,
};

/** What the literature on patent value takes for signs of it before citations come, each counting once, more being better. Fixed before looking at any file. */
const BROAD = ['claims', 'independent_claims', 'family_size', 'inventors', 'backward_citations', 'ipc_classes'] as const;

function yearOf(r: Abstract): number | null {
  const year = r.filing_year ?? Number((r.filing_date ?? r.application_date ?? '').slice(0, 4));
  return Number.isInteger(year) && year > 1900 ? year : null;
}

/** The product's rank index: mean percentile of what is known, each in its cohort. */
function productIndex(rows: readonly Abstract[]): number[] {
  const values: Record<(typeof YOUNG_INDEX)[number], (r: Abstract) => number> = { claims: FEATURES.claims!, family_size: FEATURES.family_size!, backward_citations: FEATURES.backward_citations!, classes: FEATURES.ipc_classes! };
  const builder = new CohortBuilder(RULES);
  // The file tells no class: with a filing year the year is the cohort (as if all were one field), without it everybody is.
  const place = (r: Abstract) => ({ year: yearOf(r), field: yearOf(r) === null ? null : 1 });
  for (const r of rows) for (const name of YOUNG_INDEX) builder.add(name, values[name](r), place(r));
  const cohorts = new Map([...builder.cohorts()].map((c) => [`${c.indicator}|${c.key}`, c]));
  return rows.map((r) => {
    const known: QualityValues = Object.fromEntries(YOUNG_INDEX.map((name) => {
      const cohort = findCohort((key) => cohorts.get(`${name}|${key}`), place(r), RULES);
      return [name, { value: values[name](r), standing: cohort && standingOf(values[name](r), cohort, 'bench', RULES) }];
    }));
    return rankIndex(YOUNG_INDEX, known) ?? 0;
  });
}

/**
 * The product's index without citations as an input, a broader index of the same kind, and every single feature, by Spearman with forward
 * citations: raw, and within the filing year where the file tells it (older patents have had more time to be cited). Nothing is fitted.
 */
export function scoring(file: string, quick: boolean): Pick<BenchResult, 'results' | 'ratios' | 'say'> {
  const rows = readFileSync(file, 'utf8').split('\n').filter(Boolean).map((l) => JSON.parse(l) as Abstract);
  const cited = rows.map((r) => r.forward_incitions);
  const columns: Record<string, number[]> = { index: productIndex(rows), broad_index: [] };
  for (const [name, of] of Object.entries(FEATURES)) columns[name] = rows.map(of);
  const ranked = BROAD.map((name) => ranks(columns[name]!));
  columns.broad_index = rows.map((_, i) => ranked.reduce((sum, r) => sum + r[i]!, 0));
  const rho = Object.fromEntries(Object.entries(columns).map(([name, list]) => [name, round(spearman(list, cited))]));
  const years = rows.map(yearOf);
  const dated = years.filter((y) => y !== null).length;
  const kept = rows.flatMap((_, i) => (years[i] === null ? [] : [i]));
  const only = (list: readonly number[]) => kept.map((i) => list[i]!);
  const within = dated < rows.length / 2 ? null : Object.fromEntries(Object.entries(columns).map(([name, list]) => [name, round(spearmanWithin(only(list), only(cited), kept.map((i) => years[i]!)).rho)]));
  const rounds = quick ? 50 : 300;
  const intervals = { index: bootstrapSpearman(columns.index!, cited, rounds).map((n) => round(n)), broad_index: bootstrapSpearman(columns.broad_index, cited, rounds).map((n) => round(n)) };
  const single = Object.entries(rho).filter(([name]) => !name.endsWith('index'));
  const best = [...single].sort((a, b) => Math.abs(b[1]) - Math.abs(a[1]))[0]!;
  const line = (of: Record<string, number>) => Object.entries(of).filter(([n]) => !n.endsWith('index')).sort((a, b) => b[1] - a[1]).map(([n, v]) => `${n} ${v}`).join(', ');
  return {
    results: { scoring: { patents: rows.length, never_cited: cited.filter((n) => n === 0).length, dated, spearman: rho, intervals_95: intervals, within_year: within } }, ratios: { index_of_best_single_feature: round(rho.index! / Math.abs(best[1])) },
    say: [
      `scoring ${rows.length} patents without citations as an input, Spearman with forward citations: index ${rho.index} [${intervals.index.join(', ')}], broader index ${rho.broad_index} [${intervals.broad_index.join(', ')}]; ${line(rho)}`,
      within ? `  within the filing year (${dated} dated): index ${within.index}, broader index ${within.broad_index}; ${line(within)}` : '  within the filing year: the file tells no filing dates, so age cannot be taken out; the raw figures mix value with years on the record',
    ],
  };
}
