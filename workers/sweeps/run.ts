import { and, eq, isNotNull, lt, sql } from 'drizzle-orm';
import { systemScope } from '#app/core/scope.ts';
import { sweeps } from '#db/schema/platform.ts';
import { withTx } from '#db/tx.ts';
import { pause } from '../pause.ts';
import type { WorkerServices } from '../services.ts';
import { allSweeps } from './registry.ts';

const scope = systemScope('sweeps');

export interface Sweep { name: string; everyMs: number; run(services: WorkerServices): Promise<void> }

/** Takes a sweep's turn: the row's update is the lease, so with several workers each turn is run by one. */
async function takeTurn(services: WorkerServices, sweep: Sweep): Promise<boolean> {
  return withTx(services.db, scope, async (tx) => {
    await tx.insert(sweeps).values({ name: sweep.name }).onConflictDoNothing();
    const rows = await tx.update(sweeps).set({ nextRunAt: sql`now() + ${`${sweep.everyMs} milliseconds`}::interval`, lastRunAt: sql`now()` })
      .where(and(eq(sweeps.name, sweep.name), lt(sweeps.nextRunAt, sql`now()`))).returning({ name: sweeps.name });
    return rows.length > 0;
  });
}

/** The longest sleep between two looks at the plan, ms: a turn somebody else moved is noticed within it. */
const LONGEST_MS = 5_000;
const SHORTEST_MS = 250;

/** Which sweeps are due by the database's clock, and how long until the next one is, ms. A sweep that never ran is due. */
export async function duePlan(services: Pick<WorkerServices, 'reader'>, plan: readonly Pick<Sweep, 'name'>[]): Promise<{ due: Set<string>; nextMs: number }> {
  const rows = await services.reader.$client<{ name: string; ms: number }[]>`select name, (extract(epoch from next_run_at - now()) * 1000)::float8 as ms from sweeps`;
  const inMs = new Map(rows.map((r) => [r.name, r.ms]));
  const waits = plan.map(({ name }) => ({ name, ms: inMs.get(name) ?? 0 }));
  return { due: new Set(waits.filter((w) => w.ms <= 0).map((w) => w.name)), nextMs: Math.min(LONGEST_MS, ...waits.filter((w) => w.ms > 0).map((w) => w.ms)) };
}

async function runDue(services: WorkerServices, sweep: Sweep): Promise<void> {
  try {
    if (!(await takeTurn(services, sweep))) return;
    await sweep.run(services);
    await withTx(services.db, scope, (tx) => tx.update(sweeps).set({ lastError: null }).where(and(eq(sweeps.name, sweep.name), isNotNull(sweeps.lastError))));
  } catch (error) {
    services.log.warn({ sweep: sweep.name, err: error }, 'sweep failed');
    const reason = error instanceof Error ? error.message.slice(0, 500) : 'unknown';
    await withTx(services.db, scope, (tx) => tx.update(sweeps).set({ lastError: reason }).where(eq(sweeps.name, sweep.name))).catch(() => {});
  }
}

/**
 * Runs every sweep that is due, one after the other, until told to stop, and sleeps until the next one is: a worker at rest reads one
 * small table now and then. A failing sweep is recorded and tried at its next turn.
 */
export async function runSweeps(services: WorkerServices, signal: AbortSignal, all: readonly Sweep[] = allSweeps): Promise<void> {
  while (!signal.aborted) {
    const { due, nextMs } = await duePlan(services, all).catch((error: unknown) => {
      services.log.warn({ err: error }, 'the plan of sweeps cannot be read; trying again');
      return { due: new Set<string>(), nextMs: 2_000 };
    });
    for (const sweep of all) {
      if (signal.aborted) return;
      if (due.has(sweep.name)) await runDue(services, sweep);
    }
    // What fell due while others ran is looked at again at once.
    await pause(due.size ? SHORTEST_MS : Math.max(SHORTEST_MS, nextMs), signal);
  }
}
