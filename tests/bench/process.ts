import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { newId } from '#app/core/ids.ts';
import { anySubject } from '#app/modules/process/engine/subject.ts';
import { sweepTimers } from '#app/modules/process/engine/sweep.server.ts';
import { closeDb, createDb } from '#db/client.ts';
import { migrateDatabase } from '#db/migrate.ts';
import { panel, toySubject } from '#tests/fixtures/toy-process.ts';
import { startPostgres } from '#workers/supervisor/engines/postgres.ts';
import { freePort } from '#workers/supervisor/ports.ts';
import type { BenchOptions, BenchResult } from './main.ts';

/** What was promised: statements of one move, times the older build's moves a second, and times a bare transaction for each due clock. */
const STATEMENTS = 8;
const FASTER = 3;
const SWEEP = 3;

interface Measured { moves_s: number; moves_s_four: number; open_ms: number; statements: Record<string, number> }
interface Urls { ownerUrl: string; appUrl: string }

const at = (url: string, database: string) => { const parsed = new URL(url); parsed.pathname = `/${database}`; return parsed.toString(); };

/** Measures the deals of one tree in a process and a database of their own. */
async function measure(tree: string, urls: Urls, database: string, deals: number): Promise<Measured> {
  const admin = postgres(at(urls.ownerUrl, 'postgres'), { max: 1, onnotice: () => {} });
  await admin.unsafe(`create database ${database}`);
  await admin.end({ timeout: 5 });
  const script = join(import.meta.dirname, 'process-worker.ts');
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--import', 'tsx', script, urls.ownerUrl, urls.appUrl, database, String(deals)], { cwd: tree, stdio: ['ignore', 'pipe', 'inherit'] });
    let out = '';
    child.stdout.on('data', (d: Buffer) => { out += d.toString(); });
    child.once('exit', (code) => (code === 0 ? resolve(JSON.parse(out.trim().split('\n').at(-1)!) as Measured) : reject(new Error(`measuring ${tree} ended with ${code}`))));
  });
}

/** So many open cases, some of their clocks due; how long the sweep takes, beside as many bare transactions that update a clock and write a line of the history. */
async function sweep(urls: Urls, open: number, due: number): Promise<{ sweep_s: number; bare_s: number; swept: number }> {
  const admin = postgres(at(urls.ownerUrl, 'postgres'), { max: 1, onnotice: () => {} });
  await admin.unsafe('create database bench_sweep');
  await admin.end({ timeout: 5 });
  await migrateDatabase(at(urls.ownerUrl, 'bench_sweep'), decodeURIComponent(new URL(urls.appUrl).password));
  const owner = postgres(at(urls.ownerUrl, 'bench_sweep'), { max: 1, onnotice: () => {} });
  await owner.unsafe(`insert into cases (id, subject, definition, definition_version, definition_hash, regions, state, seq)
    select 'clm_' || lpad(i::text, 12, '0'), 'toy', '${panel.name}', ${panel.version}, '${panel.hash}', '{"hearing":"open","fee":"waived"}', 'heard', 1 from generate_series(1, ${open}) i`);
  await owner.unsafe(`insert into case_moves (id, case_id, seq, name, from_state, to_state, accepted, actor_kind) select 'trn_' || id, id, 1, 'open', '', 'heard', true, 'system' from cases`);
  await owner.unsafe("insert into case_timers (case_id, code, due_at) select id, 'answer', now() + interval '5 days' from cases");
  await owner.unsafe(`update case_timers set due_at = now() - interval '1 hour' where case_id in (select id from cases order by md5(id) limit ${due})`);
  await owner.unsafe('vacuum analyze');
  const bareOf = async () => {
    const client = postgres(at(urls.appUrl, 'bench_sweep'), { max: 1, onnotice: () => {} });
    const ids = await owner.unsafe<{ id: string }[]>(`select id from cases where id not in (select case_id from case_timers where due_at < now()) order by id limit ${due}`);
    const start = performance.now();
    for (const { id } of ids) {
      await client.begin(async (tx) => {
        await tx`select set_config('app.actor', 'system', true), set_config('app.system', 'bench', true)`;
        await tx`update case_timers set state = 'missed' where case_id = ${id} and code = 'answer'`;
        await tx`insert into case_moves (id, case_id, seq, name, from_state, to_state, accepted, actor_kind) values (${newId('transition')}, ${id}, 2, 'drop', 'heard', 'dropped', true, 'system')`;
      });
    }
    const took = performance.now() - start;
    await client.end({ timeout: 5 });
    return took / 1_000;
  };
  const db = createDb({ url: at(urls.appUrl, 'bench_sweep'), max: 2 });
  const subject = anySubject(toySubject({ chair: '', jurors: [], free: true }, { feeIn: false, gate: true, awards: [] }));
  const bare = await bareOf();
  const start = performance.now();
  const swept = (await sweepTimers({ db }, [subject])).length;
  const took = (performance.now() - start) / 1_000;
  await closeDb(db);
  await owner.end({ timeout: 5 });
  return { sweep_s: round(took), bare_s: round(bare), swept };
}

const tell = (name: string, m: Measured) => `${name}: ${m.moves_s} moves a second on one connection, ${m.moves_s_four} on four; opening a deal ${m.open_ms} ms; statements of a move ${Object.entries(m.statements).map(([move, n]) => `${move} ${n}`).join(', ')}`;

/**
 * Moves of a deal at the use case, and due clocks among many open cases. `--base DIR`: a checkout of an earlier version with its packages,
 * measured the same way, before and after this one, so that a busy machine touches both.
 */
export async function processBench({ quick, flag }: BenchOptions): Promise<BenchResult> {
  const [deals, open, due] = quick ? [20, 5_000, 100] : [60, 100_000, 1_000];
  const dir = mkdtempSync(join(tmpdir(), 'jingzhe-bench-'));
  const pg = await startPostgres({ dir, port: await freePort(), log: () => {} });
  try {
    await migrateDatabase(pg.ownerUrl, pg.appPassword);
    const base = flag('base');
    const before = base ? await measure(base, pg, 'bench_base', deals) : null;
    const own = await measure(process.cwd(), pg, 'bench_own', deals);
    const again = base ? await measure(base, pg, 'bench_again', deals) : null;
    const swept = await sweep(pg, open, due);
    const older = before && again ? { ...before, moves_s: Math.max(before.moves_s, again.moves_s), moves_s_four: Math.max(before.moves_s_four, again.moves_s_four), open_ms: Math.min(before.open_ms, again.open_ms) } : null;
    const most = Math.max(...Object.values(own.statements));
    return {
      results: { deals, own, ...(older ? { base: older } : {}), open_cases: open, due, ...swept },
      ratios: {
        statements_of_limit: round(most / STATEMENTS), sweep_over_bare: round(swept.sweep_s / swept.bare_s),
        ...(older ? { moves_over_base: round(own.moves_s / older.moves_s), moves_four_over_base: round(own.moves_s_four / older.moves_s_four), open_base_over_own: round(older.open_ms / own.open_ms) } : {}),
      },
      say: [
        ...(older ? [tell('before', older)] : []), tell('now', own), `limit ${STATEMENTS} statements a move${older ? `; ${round(own.moves_s / older.moves_s)} times the older build's moves, at least ${FASTER} promised` : ''}`,
        `${swept.swept} due clocks among ${open} open cases in ${swept.sweep_s} s, ${round(swept.sweep_s / swept.bare_s)} times as many bare transactions (${swept.bare_s} s), at most ${SWEEP} promised`,
      ],
    };
  } finally {
    await pg.stop();
    rmSync(dir, { recursive: true, force: true });
  }
}

const round = (n: number) => Math.round(n * 1_000) / 1_000;
