import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { systemClock } from '#app/core/clock.ts';
import { systemScope } from '#app/core/scope.ts';
import { PORTFOLIO_SORTS, type PortfolioFilter } from '#app/modules/patents/contract-portfolio.ts';
import { sweepJudgements } from '#app/modules/patents/judge.server.ts';
import { listPortfolio } from '#app/modules/patents/list-portfolio.server.ts';
import { applyBatch, previewBatch, undoBatch } from '#app/modules/portfolio/batches.server.ts';
import { portfolioOverview } from '#app/modules/portfolio/overview.server.ts';
import { closeDb, createDb } from '#db/client.ts';
import { migrateDatabase } from '#db/migrate.ts';
import { withTx } from '#db/tx.ts';
import { makeParty } from '#tests/fixtures/builders.ts';
import { startPostgres } from '#workers/supervisor/engines/postgres.ts';
import { freePort } from '#workers/supervisor/ports.ts';
import type { BenchOptions, BenchResult } from './main.ts';

/** What a page of the list may take at the server, at the 95th percentile, ms. */
const LIMIT_MS = 300;
const scope = systemScope('bench');

const at = (times: number[], p: number) => Math.round(times.sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * p))]! * 10) / 10;

async function timed(runs: number, work: (i: number) => Promise<unknown>): Promise<{ p50: number; p95: number }> {
  const times: number[] = [];
  for (let i = 0; i < runs; i += 1) { const began = performance.now(); await work(i); times.push(performance.now() - began); }
  return { p50: at(times, 0.5), p95: at(times, 0.95) };
}

/** One organisation's portfolio of any size: every order first page and deep, filters, counts, the picture, and steps over all of it. */
export async function portfolioBench({ quick, flag }: BenchOptions): Promise<BenchResult> {
  const size = Number(flag('size') ?? (quick ? 10_000 : 100_000));
  const runs = quick ? 10 : 20;
  const dir = mkdtempSync(join(tmpdir(), 'jz-bench-'));
  const engine = await startPostgres({ dir, port: await freePort(), log: () => {} });
  // Told as it goes: the whole takes minutes.
  const say = { push: (line: string) => { console.log(line); } };
  try {
    await migrateDatabase(engine.ownerUrl, engine.appPassword);
    const db = createDb({ url: engine.appUrl, max: 4, applicationName: 'bench' });
    const { org, scope: me } = await makeParty(db, 'university');
    const began = performance.now();
    for (let from = 0; from < size; from += 10_000) {
      await withTx(db, scope, (tx) => tx.execute(sql`insert into patents (id, org_id, owner_org_id, number, number_keys, authority, kind, title_zh, title_en, abstract_zh, ipc, claims, filing_date, grant_date, expiry_date, legal_status, status_as_of, ownership, updated_at)
        select 'pat_bench' || lpad(n::text, 9, '0'), ${org.id}, ${org.id}, 'CN1' || lpad(n::text, 8, '0') || 'B', array['CN1' || lpad(n::text, 8, '0') || 'B', '2019' || lpad(n::text, 9, '0')], 'CN', case when n % 5 = 0 then 'utility_model' else 'invention' end,
          '一种第' || n || '号' || (array['电池极板', '阀门', '催化剂', '传感器', '膜材料'])[n % 5 + 1] || '及其制备方法', 'Device ' || n || ' and method of making it', repeat('本发明公开了一种装置。', 20), array['H01M ' || n % 40 || '/02'],
          jsonb_build_array(jsonb_build_object('n', 1, 'text', repeat('一种装置，其特征在于', 20), 'lang', 'zh', 'independent', true)),
          date '2008-01-01' + n * 7919 % 5000, date '2010-01-01' + n * 7919 % 5000, date '2028-01-01' + n * 7919 % 5000, (array['in_force', 'in_force', 'in_force', 'lapsed', 'pending'])[n % 5 + 1], date '2026-01-01', 'proven', now() - n * interval '1 second'
        from generate_series(${from}::int, ${Math.min(size, from + 10_000) - 1}::int) n`));
    }
    say.push(`${size} patents written in ${Math.round((performance.now() - began) / 1_000)} s`);
    await withTx(db, scope, (tx) => tx.execute(sql`update portfolio_rows set value_score = hashtext(patent_id) & 511, value_currency = 'CNY', value_low = 1000000, value_base = 1000000 + (hashtext(patent_id) & 1048575), value_high = 9000000,
      value_rank = 200000001000000 + (hashtext(patent_id) & 1048575), valuation_id = 'val_bench', valued_on = '2026-01-01' where hashtext(patent_id) % 4 <> 0`));
    const judging = performance.now();
    await sweepJudgements({ db, clock: systemClock });
    const judged = (performance.now() - judging) / 1_000;
    say.push(`judged in ${Math.round(judged)} s, ${Math.round(size / judged)} a second`);
    const owner = createDb({ url: engine.ownerUrl, max: 1, applicationName: 'bench' });
    await owner.execute(sql`vacuum analyze`);
    await closeDb(owner);
    const deps = { db, clock: systemClock };
    const results: Record<string, unknown> = {};
    let worst = 0;
    const tell = async (name: string, work: (i: number) => Promise<unknown>) => {
      await work(0);
      const t = await timed(runs, work);
      results[name] = t;
      worst = Math.max(worst, t.p95);
      say.push(`${name.padEnd(34)} p50 ${t.p50} ms, p95 ${t.p95} ms`);
    };
    for (const sort of PORTFOLIO_SORTS) {
      for (const direction of ['asc', 'desc'] as const) {
        const deep: string[] = [];
        for (let cursor: string | undefined, i = 0; i < 8; i += 1) { const page = await listPortfolio(deps, me, { sort, direction, limit: 200, cursor }); if (!page.next_cursor) break; cursor = page.next_cursor; deep.push(cursor); }
        await tell(`sort ${sort} ${direction}`, (i) => listPortfolio(deps, me, { sort, direction, limit: 50, cursor: i % 2 ? deep[i % deep.length] : undefined }));
      }
    }
    const filters: [string, PortfolioFilter][] = [['q, few', { q: '第4711号' }], ['q, many', { q: '催化剂' }], ['q, none', { q: 'nothing at all' }], ['number', { q: 'CN 100004711 B' }], ['status', { status: 'lapsed' }], ['dormant, expiring', { dormant: 'yes', expiring_before: '2030-01-01' }], ['advice', { advice: 'let_lapse' }], ['high value', { high_value: 'any' }]];
    for (const [name, filter] of filters) await tell(`filter ${name}`, () => listPortfolio(deps, me, { ...filter, sort: 'value', limit: 50 }));
    await tell('overview', () => portfolioOverview(deps, me, {}));
    const step = { step: 'assign' as const, selection: { filter: {} }, assignee: me.userId };
    const clock = async (name: string, work: () => Promise<unknown>) => { const start = performance.now(); const out = await work(); results[name] = Math.round(performance.now() - start); say.push(`${name}: ${String(results[name])} ms`); return out; };
    const preview = await clock(`preview of a step over ${size}`, () => previewBatch(deps, me, step)) as { changes: number };
    const done = await clock(`step over ${size}`, () => applyBatch(deps, me, step, preview.changes)) as { batch_id: string };
    await clock(`undo of it`, () => undoBatch(deps, me, done.batch_id));
    await closeDb(db);
    say.push(`slowest p95 ${worst} ms of ${LIMIT_MS}`);
    return { results, ratios: { worst: Math.round((worst / LIMIT_MS) * 100) / 100 }, say: [] };
  } finally {
    await engine.stop();
    rmSync(dir, { recursive: true, force: true });
  }
}
