import { readFileSync } from 'node:fs';
import { PACKS_2026_1 } from '#app/modules/valuation/rule-packs/index.ts';
import { CohortBuilder, findCohort, percentileOf, standingOf, type CohortIndicator, type Histogram, type Standing } from '#app/modules/valuation/scores/cohort.ts';
import type { BenchResult } from './main.ts';
import { round, uniformsFrom } from './stats.ts';

const RULES = PACKS_2026_1.weights.values.cohort.value;
/** Days of the file are months of the product. */
const DAYS_PER_MONTH = 30.4375;

/** Names of the published file → the product's indicators. */
const PUBLISHED: Record<string, { name: CohortIndicator; scale: number }> = {
  fwd_cits5: { name: 'forward_citations', scale: 1 }, family_size: { name: 'family_size', scale: 1 }, claims: { name: 'claims', scale: 1 }, bwd_cits: { name: 'backward_citations', scale: 1 },
  grant_lag: { name: 'grant_lag', scale: DAYS_PER_MONTH }, patent_scope: { name: 'classes', scale: 1 },
};
const NAMES = Object.values(PUBLISHED).map((p) => p.name);
/** Shares at which the file gives a value; the first and the last are minimum and maximum. */
const STOPS = [0, 0.01, 0.1, 0.25, 0.5, 0.75, 0.9, 0.99, 1] as const;
/** The stops that are checked: those with two published neighbours that are no extremes. */
const INNER = [2, 3, 4, 5, 6] as const;

interface Published { year: number; field: number; name: CohortIndicator; n: number; mean: number; at: number[] }
type Knots = readonly (readonly [share: number, value: number])[];

function readPublished(file: string, quick: boolean): Published[] {
  return readFileSync(file, 'utf8').split('\n').slice(1).flatMap((line): Published[] => {
    const [year, field, variable, n, mean, , , , ...points] = line.replaceAll('"', '').split('|');
    const kind = PUBLISHED[variable ?? ''];
    const at = points.slice(0, STOPS.length).map((v) => Number(v) / (kind?.scale ?? 1));
    if (!kind || Number(n) < 100 || at.length < STOPS.length || !at.every(Number.isFinite) || (quick && Number(year) % 5 !== 0)) return [];
    return [{ year: Number(year), field: Number(field), name: kind.name, n: Number(n), mean: Number(mean) / kind.scale, at }];
  });
}

/** Value at a share, straight between two knots; counts and months are whole. */
function valueAt(knots: Knots, share: number): number {
  const k = Math.max(1, knots.findIndex(([s]) => s >= share));
  const [[s0, v0], [s1, v1]] = [knots[k - 1]!, knots[k]!];
  return Math.round(v0 + ((v1 - v0) * (share - s0)) / (s1 - s0));
}
const knotsOf = (c: Published, without?: number): Knots => STOPS.map((s, k) => [s, c.at[k]!] as const).filter((_, k) => k !== without);

/** A cohort of the product's own shape with a distribution that has these knots. */
function cohortOf(c: Published, knots: Knots): NonNullable<ReturnType<typeof findCohort>> {
  const size = 1_000;
  const counts = new Map<number, number>();
  for (let i = 0; i < size; i++) {
    const value = valueAt(knots, (i + 0.5) / size);
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  const histogram: Histogram = [...counts].sort((a, b) => a[0] - b[0]);
  return { level: 'year_field', field: c.field, yearFrom: c.year, yearTo: c.year, n: size, histogram };
}
const look = (value: number, cohort: ReturnType<typeof cohortOf>): Standing => standingOf(value, cohort, 'bench', RULES);

/** Running mean and maximum. */
class Tally {
  n = 0; sum = 0; max = 0;
  add(value: number): void { this.n += 1; this.sum += value; this.max = Math.max(this.max, value); }
  get mean(): number { return this.n ? this.sum / this.n : 0; }
}
const byName = <T>(make: () => T) => new Map(NAMES.map((name) => [name, make()]));

/**
 * Leave one out: a cohort is made without one published percentile, and the product is asked for the percentile of the value
 * published there. `points`: distance to the nominal percentile; `beyond_ties`: how far the nominal one lies outside the range of
 * ranks that equals share (of whole numbers a value often fills twenty percentiles, and any of them is right).
 * `guess`: what somebody would miss by who knew the neighbours and drew any percentile between them.
 */
function leaveOneOut(published: readonly Published[]) {
  const points = byName(() => new Tally());
  const beyond = byName(() => new Tally());
  const guess = byName(() => new Tally());
  for (const c of published) {
    for (const k of INNER) {
      const s = look(Math.round(c.at[k]!), cohortOf(c, knotsOf(c, k)));
      const [nominal, from, to] = [STOPS[k]! * 100, (s.below / s.n) * 100, ((s.below + s.equal) / s.n) * 100];
      points.get(c.name)!.add(Math.abs(percentileOf(s) - nominal));
      beyond.get(c.name)!.add(Math.max(0, from - nominal, nominal - to));
      const [left, right] = [(STOPS[k]! - STOPS[k - 1]!) * 100, (STOPS[k + 1]! - STOPS[k]!) * 100];
      guess.get(c.name)!.add((left * left + right * right) / (2 * (left + right)));
    }
  }
  return Object.fromEntries(NAMES.map((name) => {
    const [p, b, g] = [points.get(name)!, beyond.get(name)!, guess.get(name)!];
    return [name, { checks: p.n, points_mean: round(p.mean, 2), points_max: round(p.max, 1), beyond_ties_mean: round(b.mean, 2), beyond_ties_max: round(b.max, 1), guess_mean: round(g.mean, 2) }];
  }));
}

/**
 * The file's mean is no knot. `mean_off`: relative distance between it and the mean of the distribution with all knots; `points`: distance
 * between the percentiles the product gives to the one and to the other.
 */
function means(published: readonly Published[]) {
  const off = byName(() => new Tally());
  const points = byName(() => new Tally());
  for (const c of published) {
    if (c.mean <= 0) continue;
    const cohort = cohortOf(c, knotsOf(c));
    const own = cohort.histogram.reduce((sum, [v, count]) => sum + v * count, 0) / cohort.n;
    off.get(c.name)!.add(Math.abs(own - c.mean) / c.mean);
    // A mean is seldom whole: its percentile lies between those of its neighbours.
    const between = (mean: number) => { const [a, b] = [Math.floor(mean), Math.floor(mean) + 1]; const [pa, pb] = [percentileOf(look(a, cohort)), percentileOf(look(b, cohort))]; return pa + (pb - pa) * (mean - a); };
    points.get(c.name)!.add(Math.abs(between(own) - between(c.mean)));
  }
  return Object.fromEntries(NAMES.map((name) => [name, { cohorts: off.get(name)!.n, mean_off: round(off.get(name)!.mean), points_mean: round(points.get(name)!.mean, 2), points_max: round(points.get(name)!.max, 1) }]));
}

const SHARES = [10, 25, 50, 75, 90] as const;
/** Draws a cohort, for the cohort itself and, with other luck, for the patents looked up in it. */
const [BUILT, ASKED] = [200, 50];

/**
 * Synthetic patents drawn at random from the knots go through the product from end to end: counted into cohorts by `CohortBuilder`, found by
 * `findCohort`; other patents, drawn independently, are then looked up. Of calibrated percentiles p % lie below p. Equals are told apart
 * by chance, else whole numbers could never be uniform. `control`: the same patents looked up in the cohort of another field ten years
 * off, which must be worse, or the check would not notice a wrong cohort.
 */
function draws(published: readonly Published[]) {
  const next = uniformsFrom(31_415_926);
  const builder = new CohortBuilder(RULES);
  for (const c of published) { const knots = knotsOf(c); for (let i = 0; i < BUILT; i++) builder.add(c.name, valueAt(knots, next()), c); }
  const cohorts = new Map([...builder.cohorts()].map((c) => [`${c.indicator}|${c.key}`, c]));
  const find = (name: string, place: { year: number; field: number }) => findCohort((key) => cohorts.get(`${name}|${key}`), place, RULES);
  const below = byName(() => ({ right: new Array<number>(SHARES.length).fill(0), wrong: new Array<number>(SHARES.length).fill(0), n: 0, wrongN: 0, levels: 0 }));
  for (const c of published) {
    const entry = below.get(c.name)!;
    const [right, wrong] = [find(c.name, c)!, find(c.name, { year: c.year > 1998 ? c.year - 10 : c.year + 10, field: (c.field + 16) % 35 + 1 })];
    if (right.level === 'year_field') entry.levels += 1;
    const knots = knotsOf(c);
    for (let i = 0; i < ASKED; i++) {
      const value = valueAt(knots, next());
      const chance = next();
      const rank = (s: Standing) => ((s.below + s.equal * chance) / s.n) * 100;
      const percentile = rank(look(value, right));
      entry.n += 1;
      SHARES.forEach((share, k) => { if (percentile < share) entry.right[k]! += 1; });
      if (wrong?.level !== 'year_field') continue;
      const other = rank(look(value, wrong));
      entry.wrongN += 1;
      SHARES.forEach((share, k) => { if (other < share) entry.wrong[k]! += 1; });
    }
  }
  return Object.fromEntries(NAMES.map((name) => {
    const e = below.get(name)!;
    const shown = (counts: readonly number[], n: number) => Object.fromEntries(SHARES.map((share, k) => [`below_p${share}`, round((counts[k]! / Math.max(1, n)) * 100, 2)]));
    const worst = (counts: readonly number[], n: number) => round(Math.max(...SHARES.map((share, k) => Math.abs((counts[k]! / Math.max(1, n)) * 100 - share))), 2);
    return [name, { patents: e.n, ...shown(e.right, e.n), worst_off: worst(e.right, e.n), control_worst_off: worst(e.wrong, e.wrongN) }];
  }));
}

/** How far a percentile moves when the cohort has to be widened: mean distance in points between the narrow cohort and the wider ones. */
function widening(published: readonly Published[]) {
  const builder = new CohortBuilder(RULES);
  for (const c of published) { const knots = knotsOf(c); for (let i = 0; i < 100; i++) builder.add(c.name, valueAt(knots, (i + 0.5) / 100), c); }
  const cohorts = new Map([...builder.cohorts()].map((c) => [`${c.indicator}|${c.key}`, c]));
  const levels = [['years_field', 'w'], ['field', 'f'], ['all', 'a']] as const;
  const moved = new Map(levels.map(([level]) => [level as string, new Tally()]));
  for (const c of published) {
    const own = cohortOf(c, knotsOf(c));
    for (const [level] of levels) {
      const key = level === 'all' ? 'all' : level === 'field' ? `f${c.field}` : `w${c.year}:f${c.field}`;
      const wide = cohorts.get(`${c.name}|${key}`)!;
      for (const k of INNER) moved.get(level)!.add(Math.abs(percentileOf(look(Math.round(c.at[k]!), { ...own, level, n: wide.n, histogram: wide.histogram })) - percentileOf(look(Math.round(c.at[k]!), own))));
    }
  }
  return Object.fromEntries([...moved].map(([level, t]) => [level, round(t.mean, 2)]));
}

/**
 * The product's percentiles against a file of published cohorts (filing year, field, indicator, patents, mean and percentiles).
 * It proves that the look-up places a value where the published distribution has it, to the accuracy of straight lines between published
 * points, and in the right cohort; it does not prove that the platform's own corpus is distributed like the file's.
 */
export function calibration(file: string, quick: boolean): Pick<BenchResult, 'results' | 'ratios' | 'say'> {
  const published = readPublished(file, quick);
  const [left, mean, drawn, wider] = [leaveOneOut(published), means(published), draws(published), widening(published)];
  const pooled = (pick: (name: string) => number, weight: (name: string) => number) => NAMES.reduce((sum, n) => sum + pick(n) * weight(n), 0) / NAMES.reduce((sum, n) => sum + weight(n), 0);
  const missed = (pick: 'points_mean' | 'beyond_ties_mean' | 'guess_mean') => pooled((n) => left[n]![pick], (n) => left[n]!.checks);
  const [points, beyond, guess] = [missed('points_mean'), missed('beyond_ties_mean'), missed('guess_mean')];
  const worst = Math.max(...NAMES.map((n) => drawn[n]!.worst_off));
  const control = Math.min(...NAMES.map((n) => drawn[n]!.control_worst_off));
  return {
    results: { calibration: { cohorts: published.length, leave_one_out: left, means: mean, draws: drawn, widening_points: wider } },
    ratios: { leave_one_out_of_guess: round(beyond / guess), draws_worst_of_control: round(worst / control) },
    say: [
      `calibration: ${published.length} published cohorts; the percentile of a published point that was left out is missed by ${round(beyond, 2)} points on average beyond what equals share, ${round(points, 2)} by the middle of equals (a guess between its neighbours: ${round(guess, 2)})`,
      ...NAMES.map((n) => `  ${n}: left out ${left[n]!.points_mean} mean, ${left[n]!.points_max} max (beyond ties ${left[n]!.beyond_ties_mean}, ${left[n]!.beyond_ties_max}); mean of the file ${mean[n]!.points_mean} points off; draws below p10/25/50/75/90: ${SHARES.map((s) => (drawn[n] as Record<string, number>)[`below_p${s}`]).join('/')} (worst ${drawn[n]!.worst_off} points; in a wrong cohort ${drawn[n]!.control_worst_off})`),
      `  widening a cohort moves a percentile by ${Object.entries(wider).map(([level, v]) => `${v} points (${level})`).join(', ')} on average`,
    ],
  };
}
