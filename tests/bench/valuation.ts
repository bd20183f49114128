import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { systemClock } from '#app/core/clock.ts';
import { systemScope, type OrgScope } from '#app/core/scope.ts';
import { buildCohorts } from '#app/modules/valuation/cohorts.server.ts';
import { listValuations } from '#app/modules/valuation/get-valuation.server.ts';
import { PACKS_2026_1 } from '#app/modules/valuation/rule-packs/index.ts';
import { replayValuation } from '#app/modules/valuation/replay-valuation.server.ts';
import { getBatch, requestBatch } from '#app/modules/valuation/request-batch.server.ts';
import { runBatch } from '#app/modules/valuation/run-batch.server.ts';
import { cohortKey, CohortBuilder, findCohort, percentileOf, standingOf, type CohortIndicator } from '#app/modules/valuation/scores/cohort.ts';
import { rankIndex, YOUNG_INDEX, type QualityValues } from '#app/modules/valuation/scores/quality.ts';
import { readFactRows } from '#app/modules/valuation/valuation.store.server.ts';
import { closeDb, createDb, type Db } from '#db/client.ts';
import { migrateDatabase } from '#db/migrate.ts';
import { withRead, withTx } from '#db/tx.ts';
import { makeParty } from '#tests/fixtures/builders.ts';
import { startPostgres } from '#workers/supervisor/engines/postgres.ts';
import { freePort } from '#workers/supervisor/ports.ts';
import type { BenchOptions, BenchResult } from './main.ts';

const RULES = PACKS_2026_1.weights.values.cohort.value;
/** Patents a page: the batch's own size, so that the bare pass reads exactly as the batch does. */
const PAGE = 250;

type Part = Pick<BenchResult, 'results' | 'ratios' | 'say'>;
const round = (n: number, digits = 3) => Math.round(n * 10 ** digits) / 10 ** digits;

/** Batch valuation on a real database, scoring without citations, cohorts against published ones. */
export async function valuation(options: BenchOptions): Promise<BenchResult> {
  const parts = [await batch(options)];
  const [abstracts, cohorts] = [options.flag('abstracts'), options.flag('cohorts')];
  parts.push(abstracts ? scoring(abstracts, options.quick) : skipped('scoring: no --abstracts FILE (jsonl with claims, citations, family size), skipped'));
  parts.push(cohorts ? calibration(cohorts, options.quick) : skipped('calibration: no --cohorts FILE (published cohort percentiles), skipped'));
  return { results: Object.assign({}, ...parts.map((p) => p.results)) as Record<string, unknown>, ratios: Object.assign({}, ...parts.map((p) => p.ratios)) as Record<string, number>, say: parts.flatMap((p) => p.say) };
}

const skipped = (line: string): Part => ({ results: {}, ratios: {}, say: [line] });

/** Patents of twelve filing years in six fields, with claims, citations and a source record: what an imported portfolio looks like. */
async function fill(db: Db, orgId: string, count: number): Promise<void> {
  for (let from = 0; from < count; from += 10_000) {
    const to = Math.min(count, from + 10_000) - 1;
    await withTx(db, systemScope('bench'), (tx) => tx.execute(sql`
      insert into patents (id, org_id, owner_org_id, number, application_number, number_keys, authority, kind, title_zh, abstract_zh, claims, ipc, assignees, inventors, filing_date, grant_date, expiry_date,
        legal_status, status_as_of, status_source, family_id, claim_count, forward_citations, backward_citations, record)
      select 'pat_' || lpad(i::text, 12, '0'), ${orgId}, ${orgId}, 'CN' || (190000000 + i) || 'B', 'CN2015' || lpad(i::text, 8, '0'), array['CN' || (190000000 + i) || 'B'], 'CN', 'invention',
        '一种装置及其制备方法 ' || i, repeat('本发明公开一种装置，其结构简单、效率高。', 12),
        jsonb_build_array(jsonb_build_object('n', 1, 'text', '一种装置，其特征在于' || repeat('包括壳体和电极，', 20), 'lang', 'zh', 'independent', true), jsonb_build_object('n', 2, 'text', '一种装置的制备方法，其特征在于' || repeat('加热并保温，', 20), 'lang', 'zh', 'independent', true)),
        (array['{"H01M 8/0204","C23C 14/06"}', '{"H01L 21/02"}', '{"G06F 17/30","G06Q 10/00"}', '{"A61K 31/00"}', '{"B25J 9/16"}', '{"C02F 1/00","B01D 61/00"}'])[1 + i % 6]::text[],
        array['示例大学'], array['张三', '李四'], date '2010-01-01' + (i * 37 % 4380), date '2010-01-01' + (i * 37 % 4380) + 700 + i % 600, date '2030-01-01' + (i * 37 % 4380),
        case when i % 40 = 0 then 'lapsed' else 'in_force' end, current_date, 'bench', 'fam-' || (i / 2), 2 + i * 7 % 19, (i * 13 % 97) * (i * 13 % 97) / 500, 1 + i * 11 % 14,
        jsonb_build_object('provenance', jsonb_build_object('*', jsonb_build_object('source', 'bench', 'asOf', '2026-01-01')), 'forwardCitations', (i * 13 % 97) * (i * 13 % 97) / 500, 'backwardCitations', 1 + i * 11 % 14)
      from generate_series(${from}::int, ${to}::int) i`));
  }
  await withTx(db, systemScope('bench'), (tx) => tx.execute(sql`select 1`));
}

/** The same rows by the same query and pages, and nothing done with them. */
async function barePass(db: Db, orgId: string): Promise<number> {
  let seen = 0;
  for (let after = ''; ;) {
    const rows = await withRead(db, systemScope('bench'), (tx) => readFactRows(tx, orgId, { after, limit: PAGE }));
    seen += rows.length;
    if (rows.length < PAGE) return seen;
    after = rows.at(-1)!.id;
  }
}

async function timed<T>(run: () => Promise<T>): Promise<[number, T]> {
  const start = performance.now();
  const result = await run();
  return [(performance.now() - start) / 1_000, result];
}

async function batch({ quick, flag }: BenchOptions): Promise<Part> {
  const count = Number(flag('size') ?? (quick ? 4_000 : 100_000));
  const dir = mkdtempSync(join(tmpdir(), 'jingzhe-valuation-'));
  const engine = await startPostgres({ dir, port: await freePort(), log: () => {} });
  try {
    await migrateDatabase(engine.ownerUrl, engine.appPassword);
    const db = createDb({ url: engine.appUrl, max: 4, applicationName: 'bench' });
    const { org, scope } = await makeParty(db, 'university');
    await fill(db, org.id, count);
    await barePass(db, org.id); // warm
    const [bareBefore] = await timed(() => barePass(db, org.id));
    const deps = { db, clock: systemClock };
    const [corpus] = await timed(() => buildCohorts(deps));
    const asked = await requestBatch(deps, scope);
    const [seconds] = await timed(() => runBatch(deps, { batchId: asked.id, orgId: org.id }));
    const [bareAfter] = await timed(() => barePass(db, org.id));
    const bare = (bareBefore + bareAfter) / 2;
    const done = await getBatch(deps, scope, asked.id);
    const replayed = await replaySome(db, scope, asked.id);
    const [size] = await withRead(db, systemScope('bench'), (tx) => tx.execute<{ bytes: string }>(sql`select pg_total_relation_size('valuations')::text as bytes`));
    await closeDb(db);
    const results = { patents: count, seconds: round(seconds, 2), patents_per_second: Math.round(count / seconds), bare_seconds: round(bare, 2), bare_patents_per_second: Math.round(count / bare), corpus_seconds: round(corpus, 2), counts: done.patents, replayed, bytes_per_snapshot: Math.round(Number(size!.bytes) / count) };
    return {
      results: { batch: results }, ratios: { batch_of_bare: round(bare / seconds), corpus_of_bare: round(bare / corpus) },
      say: [
        `batch: ${count} patents in ${results.seconds} s = ${results.patents_per_second}/s (${done.patents.valued} valued, ${done.patents.vetoed} vetoed, ${done.patents.failed} failed); bare pass over the same rows ${results.bare_patents_per_second}/s; ratio ${round(bare / seconds)}`,
        `corpus of ${count} counted into cohorts in ${results.corpus_seconds} s; ${results.bytes_per_snapshot} bytes on disk a snapshot; ${replayed.same} of ${replayed.tried} replayed the same to the cent`,
      ],
    };
  } finally {
    await engine.stop();
    rmSync(dir, { recursive: true, force: true });
  }
}

async function replaySome(db: Db, scope: OrgScope, batchId: string): Promise<{ tried: number; same: number }> {
  const { items } = await listValuations({ db }, scope, { batch_id: batchId, limit: 50 });
  let same = 0;
  for (const item of items) if ((await replayValuation({ db }, scope, item.id)).same) same += 1;
  return { tried: items.length, same };
}

interface Abstract { ind_claims: number; dep_claims: number; back_incitions: number; forward_incitions: number; num_inventors: number; num_family: number; cpcs: number; ipcs: number; len_abstract: number; len_claims: number }

/** Ranks with ties shared, then Pearson: Spearman's rho. */
function spearman(a: readonly number[], b: readonly number[]): number {
  const ranks = (list: readonly number[]) => {
    const order = list.map((v, i) => [v, i] as const).sort((x, y) => x[0] - y[0]);
    const out = new Array<number>(list.length);
    for (let i = 0; i < order.length;) {
      let j = i;
      while (j < order.length && order[j]![0] === order[i]![0]) j += 1;
      for (let k = i; k < j; k++) out[order[k]![1]] = (i + j - 1) / 2;
      i = j;
    }
    return out;
  };
  const [x, y] = [ranks(a), ranks(b)];
  const mean = (a.length - 1) / 2;
  let [xy, xx, yy] = [0, 0, 0];
  for (let i = 0; i < x.length; i++) { xy += (x[i]! - mean) * (y[i]! - mean); xx += (x[i]! - mean) ** 2; yy += (y[i]! - mean) ** 2; }
  return xx > 0 && yy > 0 ? xy / Math.sqrt(xx * yy) : 0;
}

/** The product's rank index without citations as an input, beside every single feature, by Spearman with forward citations; 95 % interval by bootstrap. */
function scoring(file: string, quick: boolean): Part {
  const rows = readFileSync(file, 'utf8').split('\n').filter(Boolean).map((l) => JSON.parse(l) as Abstract);
  const values: Record<(typeof YOUNG_INDEX)[number], (r: Abstract) => number> = { claims: (r) => r.ind_claims + r.dep_claims, family_size: (r) => r.num_family, backward_citations: (r) => r.back_incitions, classes: (r) => r.ipcs };
  const builder = new CohortBuilder(RULES);
  // The file tells neither filing year nor class: every patent is compared with all, the widest cohort there is.
  const place = { year: null, field: null };
  for (const r of rows) for (const name of YOUNG_INDEX) builder.add(name, values[name](r), place);
  const cohorts = new Map([...builder.cohorts()].map((c) => [`${c.indicator}|${c.key}`, c]));
  const index = rows.map((r) => {
    const known: QualityValues = Object.fromEntries(YOUNG_INDEX.map((name) => {
      const cohort = findCohort((key) => cohorts.get(`${name}|${key}`), place, RULES);
      return [name, { value: values[name](r), standing: cohort && standingOf(values[name](r), cohort, 'bench', RULES) }];
    }));
    return rankIndex(YOUNG_INDEX, known) ?? 0;
  });
  const cited = rows.map((r) => r.forward_incitions);
  const features: Record<string, number[]> = {
    index, claims: rows.map(values.claims), independent_claims: rows.map((r) => r.ind_claims), family_size: rows.map(values.family_size), backward_citations: rows.map(values.backward_citations), ipc_classes: rows.map(values.classes),
    cpc_classes: rows.map((r) => r.cpcs), inventors: rows.map((r) => r.num_inventors), abstract_length: rows.map((r) => r.len_abstract), claim_length: rows.map((r) => r.len_claims),
  };
  const rho = Object.fromEntries(Object.entries(features).map(([name, list]) => [name, round(spearman(list, cited))]));
  const interval = bootstrap(index, cited, quick ? 50 : 300);
  const best = Object.entries(rho).filter(([name]) => name !== 'index').sort((a, b) => Math.abs(b[1]) - Math.abs(a[1]))[0]!;
  return {
    results: { scoring: { patents: rows.length, spearman: rho, index_interval_95: interval } }, ratios: { index_of_best_single_feature: round(rho.index! / Math.abs(best[1])) },
    say: [`scoring ${rows.length} patents without citations as an input, Spearman with forward citations: index ${rho.index} [${interval.join(', ')}]; ${Object.entries(rho).filter(([n]) => n !== 'index').sort((a, b) => b[1] - a[1]).map(([n, v]) => `${n} ${v}`).join(', ')}`],
  };
}

function bootstrap(a: readonly number[], b: readonly number[], rounds: number): [number, number] {
  let state = 20_260_305;
  const next = () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 4_294_967_296;
  const values = Array.from({ length: rounds }, () => {
    const pick = a.map(() => Math.floor(next() * a.length));
    return spearman(pick.map((i) => a[i]!), pick.map((i) => b[i]!));
  }).sort((x, y) => x - y);
  return [round(values[Math.floor(rounds * 0.025)]!), round(values[Math.floor(rounds * 0.975)]!)];
}

/** Names of the published file → the product's indicators. Grant lag is published in days, the product counts months. */
const PUBLISHED: Record<string, { name: CohortIndicator; scale: number }> = {
  fwd_cits5: { name: 'forward_citations', scale: 1 }, family_size: { name: 'family_size', scale: 1 }, claims: { name: 'claims', scale: 1 }, bwd_cits: { name: 'backward_citations', scale: 1 }, grant_lag: { name: 'grant_lag', scale: 30.4375 },
};
const STOPS = [0, 0.01, 0.1, 0.25, 0.5, 0.75, 0.9, 0.99, 1];

interface Published { year: number; field: number; name: CohortIndicator; n: number; at: number[] }

/** A sample that has a published cohort's quantiles: values between two stops are spread evenly, counts are whole. */
function sampleOf(c: Published, size: number): number[] {
  return Array.from({ length: size }, (_, i) => {
    const p = (i + 0.5) / size;
    const k = Math.max(1, STOPS.findIndex((s) => s >= p));
    const share = (p - STOPS[k - 1]!) / (STOPS[k]! - STOPS[k - 1]!);
    return Math.round(c.at[k - 1]! + (c.at[k]! - c.at[k - 1]!) * share);
  });
}

/**
 * Percentiles against published ones. `agrees`: share of published quantiles whose nominal percentile lies within the percentile
 * range the product gives that value in its own cohort (±2 points; ties make a range). `off`: mean distance in points between
 * a value's percentile in its own cohort and in the wider one the product would fall back to.
 */
function calibration(file: string, quick: boolean): Part {
  const published = readFileSync(file, 'utf8').split('\n').slice(1).flatMap((line): Published[] => {
    const [year, field, variable, n, , , , , min, p1, p10, p25, p50, p75, p90, p99, max] = line.replaceAll('"', '').split('|');
    const kind = PUBLISHED[variable ?? ''];
    const at = [min, p1, p10, p25, p50, p75, p90, p99, max].map((v) => Number(v) / (kind?.scale ?? 1));
    return kind && Number(n) >= 100 && at.every(Number.isFinite) && (!quick || Number(year) % 5 === 0) ? [{ year: Number(year), field: Number(field), name: kind.name, n: Number(n), at }] : [];
  });
  const builder = new CohortBuilder(RULES);
  for (const c of published) for (const value of sampleOf(c, Math.min(400, Math.max(50, Math.round(c.n / 20))))) builder.add(c.name, value, c);
  const cohorts = new Map([...builder.cohorts()].map((c) => [`${c.indicator}|${c.key}`, c]));
  const levels = ['year_field', 'years_field', 'field', 'all'] as const;
  let [agree, asked] = [0, 0];
  const off = new Map<string, { sum: number; n: number }>();
  for (const c of published) {
    const standing = (level: (typeof levels)[number], value: number) => {
      const found = cohorts.get(`${c.name}|${cohortKey(level, c.year, c.field)}`)!;
      return standingOf(value, { level, field: c.field, yearFrom: null, yearTo: null, n: found.n, histogram: found.histogram }, 'bench', RULES);
    };
    for (let k = 2; k <= 6; k++) {
      const value = Math.round(c.at[k]!);
      const own = standing('year_field', value);
      asked += 1;
      if (STOPS[k]! * 100 >= (own.below / own.n) * 100 - 2 && STOPS[k]! * 100 <= ((own.below + own.equal) / own.n) * 100 + 2) agree += 1;
      for (const level of levels.slice(1)) {
        for (const key of [level, `${level}:${c.name}`]) {
          const entry = off.get(key) ?? { sum: 0, n: 0 };
          off.set(key, { sum: entry.sum + Math.abs(percentileOf(standing(level, value)) - percentileOf(own)), n: entry.n + 1 });
        }
      }
    }
  }
  const distance = Object.fromEntries([...off].map(([key, v]) => [key, round(v.sum / v.n, 2)]));
  return {
    results: { calibration: { cohorts: published.length, quantiles: asked, agrees: round(agree / asked), points_off: distance } }, ratios: { calibration_agrees: round(agree / asked) },
    say: [`calibration against ${published.length} published cohorts: ${round((agree / asked) * 100, 1)} % of ${asked} quantiles agree; widening a cohort moves a percentile by ${levels.slice(1).map((l) => `${distance[l]} points (${l})`).join(', ')} on average`],
  };
}
