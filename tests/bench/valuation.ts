import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { systemClock } from '#app/core/clock.ts';
import { systemScope, type OrgScope } from '#app/core/scope.ts';
import { buildCohorts } from '#app/modules/valuation/cohorts.server.ts';
import { listValuations } from '#app/modules/valuation/get-valuation.server.ts';
import { replayValuation } from '#app/modules/valuation/replay-valuation.server.ts';
import { getBatch, requestBatch } from '#app/modules/valuation/request-batch.server.ts';
import { runBatch } from '#app/modules/valuation/run-batch.server.ts';
import { readFactRows } from '#app/modules/valuation/valuation.store.server.ts';
import { closeDb, createDb, type Db } from '#db/client.ts';
import { migrateDatabase } from '#db/migrate.ts';
import { withRead, withTx } from '#db/tx.ts';
import { makeParty } from '#tests/fixtures/builders.ts';
import { startPostgres } from '#workers/supervisor/engines/postgres.ts';
import { freePort } from '#workers/supervisor/ports.ts';
import type { BenchOptions, BenchResult } from './main.ts';
import { round } from './stats.ts';
import { calibration } from './valuation-cohorts.ts';
import { scoring } from './valuation-scoring.ts';

/** Patents a page: the batch's own size, so that the bare pass reads exactly as the batch does. */
const PAGE = 250;

type Part = Pick<BenchResult, 'results' | 'ratios' | 'say'>;

/** Batch valuation on a real database, scoring without citations, cohorts against published ones. */
export async function valuation(options: BenchOptions): Promise<BenchResult> {
  const parts = options.flag('size') === '0' ? [] : [await batch(options)];
  const [abstracts, cohorts] = [options.flag('abstracts'), options.flag('cohorts')];
  parts.push(abstracts ? scoring(abstracts, options.quick) : skipped('scoring: no --abstracts FILE (jsonl with claims, citations, family size), skipped'));
  parts.push(cohorts ? calibration(cohorts, options.quick) : skipped('calibration: no --cohorts FILE (published cohort percentiles), skipped'));
  return { results: Object.assign({}, ...parts.map((p) => p.results)) as Record<string, unknown>, ratios: Object.assign({}, ...parts.map((p) => p.ratios)) as Record<string, number>, say: parts.flatMap((p) => p.say) };
}

const skipped = (line: string): Part => ({ results: {}, ratios: {}, say: [line] });

/** Patents of twelve filing years in six fields, with claims, citations and a source record: what an imported portfolio looks like. */
export async function fill(db: Db, orgId: string, count: number): Promise<void> {
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
    const used = process.cpuUsage();
    const [seconds] = await timed(() => runBatch(deps, { batchId: asked.id, orgId: org.id }));
    const { user, system } = process.cpuUsage(used);
    const [bareAfter] = await timed(() => barePass(db, org.id));
    const bare = (bareBefore + bareAfter) / 2;
    const done = await getBatch(deps, scope, asked.id);
    const replayed = await replaySome(db, scope, asked.id);
    const [size] = await withRead(db, systemScope('bench'), (tx) => tx.execute<{ bytes: string }>(sql`select pg_total_relation_size('valuations')::text as bytes`));
    await closeDb(db);
    const results = { patents: count, seconds: round(seconds, 2), patents_per_second: Math.round(count / seconds), bare_seconds: round(bare, 2), bare_patents_per_second: Math.round(count / bare), corpus_seconds: round(corpus, 2), counts: done.patents, replayed, cpu_us_per_patent: Math.round((user + system) / count), bytes_per_snapshot: Math.round(Number(size!.bytes) / count) };
    return {
      results: { batch: results }, ratios: { batch_of_bare: round(bare / seconds), corpus_of_bare: round(bare / corpus) },
      say: [
        `batch: ${count} patents in ${results.seconds} s = ${results.patents_per_second}/s (${done.patents.valued} valued, ${done.patents.vetoed} vetoed, ${done.patents.failed} failed); ${results.cpu_us_per_patent} µs of this process’s CPU each; bare pass over the same rows ${results.bare_patents_per_second}/s; ratio ${round(bare / seconds)}`,
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
