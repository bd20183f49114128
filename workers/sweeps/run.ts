import { and, eq, lt, sql } from 'drizzle-orm';
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

/** Runs every sweep that is due, once a second, until told to stop. A failing sweep is recorded and tried at its next turn. */
export async function runSweeps(services: WorkerServices, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    for (const sweep of allSweeps) {
      if (signal.aborted) return;
      try {
        if (!(await takeTurn(services, sweep))) continue;
        await sweep.run(services);
        await withTx(services.db, scope, (tx) => tx.update(sweeps).set({ lastError: null }).where(eq(sweeps.name, sweep.name)));
      } catch (error) {
        services.log.warn({ sweep: sweep.name, err: error }, 'sweep failed');
        const reason = error instanceof Error ? error.message.slice(0, 500) : 'unknown';
        await withTx(services.db, scope, (tx) => tx.update(sweeps).set({ lastError: reason }).where(eq(sweeps.name, sweep.name))).catch(() => {});
      }
    }
    await pause(1_000, signal);
  }
}
