import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import postgres from 'postgres';
import { commandOf, cpuSecondsOf, pssOf, treeOf } from '#tests/fixtures/processes.ts';
import { askAs, send } from '#tests/fixtures/officer.ts';
import { startProduct, type StartOptions } from '#tests/fixtures/product.ts';
import type { BenchOptions, BenchResult } from './main.ts';

/** The promise: the whole product in the demo world after so many single writes, on a machine of 24 GiB; and the worker's part of a core at rest. */
const LIMIT_BYTES = 1_000_000_000;
const WRITES = 500;
const REST_LIMIT = 0.005;
/** When the queue is empty, collectors and statistics still have something to do; then rest begins. */
const SETTLE_MS = 30_000;
const REST_MS = 60_000;

const PARTS: readonly [part: string, command: RegExp][] = [
  ['search', /meilisearch/], ['database', /postgres/], ['sandbox', /sandbox/], ['web', /server\/main\.js|app\/server\.ts/], ['worker', /worker\/main\.js|workers\/main\.ts/], ['compiler', /esbuild/], ['supervisor', /supervisor/],
];
const partOf = (pid: number) => PARTS.find(([, command]) => command.test(commandOf(pid)))?.[0] ?? 'other';

interface Measured { start_s: number; bytes: number; parts: Record<string, number>; worker_at_rest: number; database_at_rest: number; whole_at_rest: number }

/** Writes to published listings one at a time, each on the version it has read, as an officer's clicks would. */
async function writeSingly(base: string, count: number): Promise<void> {
  const ask = await askAs(base);
  const { items } = await ask<{ items: { id: string; version: number; status: string }[] }>('/listings/mine?limit=100');
  const open = items.filter((l) => l.status === 'published');
  for (let i = 0; i < count; i++) {
    const listing = open[i % open.length]!;
    const { version } = await ask<{ version: number }>(`/listings/${listing.id}`, send('PATCH', { version: listing.version, trl: 1 + (i % 9) }));
    listing.version = version;
  }
}

/** Waits until no effect is due: the work that writes and the first start leave behind is done. */
async function untilIdle(dataDir: string): Promise<void> {
  const { env } = JSON.parse(readFileSync(join(dataDir, 'runtime.json'), 'utf8')) as { env: Record<string, string> };
  const sql = postgres(env.DATABASE_URL!, { max: 1, onnotice: () => {}, connection: { 'app.actor': 'system' } as Record<string, string> });
  for (let i = 0; ; i++) {
    const [row] = await sql<[{ n: number }]>`select count(*)::int as n from outbox where done_at is null and dead_at is null and available_at < now() + interval '1 minute'`;
    if (row.n === 0) break;
    if (i > 1_200) throw new Error(`${row.n} effects are still due`);
    await pause(500);
  }
  await sql.end({ timeout: 5 });
}

/** One product in its demo world: written to, left alone, weighed. */
async function weigh(writes: number, restMs: number, options: StartOptions): Promise<Measured> {
  const product = await startProduct(options);
  try {
    await writeSingly(product.url, writes);
    await untilIdle(product.dataDir);
    await pause(SETTLE_MS);
    const pids = treeOf(product.child.pid!);
    const before = new Map(pids.map((pid) => [pid, cpuSecondsOf(pid)]));
    await pause(restMs);
    const parts: Record<string, number> = {};
    const busy: Record<string, number> = {};
    for (const pid of treeOf(product.child.pid!)) {
      parts[partOf(pid)] = (parts[partOf(pid)] ?? 0) + pssOf(pid);
      busy[partOf(pid)] = (busy[partOf(pid)] ?? 0) + (cpuSecondsOf(pid) - (before.get(pid) ?? 0)) / (restMs / 1_000);
    }
    const share = (n: number) => Math.round(n * 100_000) / 100_000;
    return {
      start_s: Number(/Started in ([\d.]+) s/.exec(product.output())?.[1] ?? 0), bytes: Object.values(parts).reduce((a, b) => a + b, 0), parts,
      worker_at_rest: share(busy.worker ?? 0), database_at_rest: share(busy.database ?? 0), whole_at_rest: share(Object.values(busy).reduce((a, b) => a + b, 0)),
    };
  } finally {
    await product.stop();
  }
}

const mb = (bytes: number) => `${Math.round(bytes / 1_000_000)} MB`;
const tell = (name: string, m: Measured) => `${name}: ${mb(m.bytes)} (${Object.entries(m.parts).sort((a, b) => b[1] - a[1]).map(([part, bytes]) => `${part} ${mb(bytes)}`).join(', ')}); at rest the worker uses ${(m.worker_at_rest * 100).toFixed(2)} % of a core, its database ${(m.database_at_rest * 100).toFixed(2)} %, all together ${(m.whole_at_rest * 100).toFixed(2)} %; started in ${m.start_s} s`;

/**
 * Memory of the whole product after single writes to its listings, and what it costs at rest. `--base DIR`: a built checkout of an
 * earlier version, measured the same way before this one.
 */
export async function memory({ quick, flag }: BenchOptions): Promise<BenchResult> {
  const [writes, restMs] = quick ? [60, 10_000] : [WRITES, REST_MS];
  const dir = flag('base');
  const older = dir && existsSync(join(dir, 'workers/supervisor/start.js')) ? ['workers/supervisor/start.js'] : ['--import', 'tsx', 'workers/supervisor/main.ts'];
  const base = dir ? await weigh(writes, restMs, { cwd: dir, command: older }) : null;
  const own = await weigh(writes, restMs, {});
  return {
    results: { writes, rest_s: restMs / 1_000, own, ...(base ? { base } : {}) },
    ratios: {
      of_limit: round(own.bytes / LIMIT_BYTES), worker_of_limit: round(own.worker_at_rest / REST_LIMIT),
      ...(base ? { base_over_own: round(base.bytes / own.bytes), base_worker_over_own: round(base.worker_at_rest / Math.max(own.worker_at_rest, 0.0001)) } : {}),
    },
    say: [
      `${writes} single writes to listings, then ${restMs / 1_000} s of rest; proportional set sizes of every process`,
      ...(base ? [tell('before', base)] : []), tell('now', own),
      `limit ${mb(LIMIT_BYTES)} and ${REST_LIMIT * 100} % of a core${base ? `; ${round(base.bytes / own.bytes)} times less memory than before` : ''}`,
    ],
  };
}

const pause = (ms: number) => new Promise((r) => setTimeout(r, ms));
const round = (n: number) => Math.round(n * 1_000) / 1_000;
