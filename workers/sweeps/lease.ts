import { and, eq, lte, isNull, or, sql } from 'drizzle-orm';
import { systemScope } from '#app/core/scope.ts';
import type { Db } from '#db/client.ts';
import type { Lease } from '#db/lease.ts';
import { sweeps } from '#db/schema/platform.ts';
import { withTx } from '#db/tx.ts';

const scope = systemScope('sweeps');

/** How long a turn is held without being renewed, ms: a worker that died is replaced within it. Renewed at a third of it. */
export const LEASE_MS = 60_000;
const until = (ms: number) => sql`now() + ${`${ms} milliseconds`}::interval`;

/** Takes the turn of a sweep that is due and that nobody holds; null when there is none to take. The token makes it ours until somebody takes it later. */
export async function takeTurn(db: Db, name: string, leaseMs = LEASE_MS): Promise<Lease | null> {
  return withTx(db, scope, async (tx) => {
    await tx.insert(sweeps).values({ name }).onConflictDoNothing();
    const [row] = await tx.update(sweeps).set({ leaseToken: sql`${sweeps.leaseToken} + 1`, leaseUntil: until(leaseMs), lastRunAt: sql`now()` })
      .where(and(eq(sweeps.name, name), lte(sweeps.nextRunAt, sql`now()`), or(isNull(sweeps.leaseUntil), lte(sweeps.leaseUntil, sql`now()`)))).returning({ token: sweeps.leaseToken });
    return row ? { name, token: row.token } : null;
  });
}

const ours = (lease: Lease) => and(eq(sweeps.name, lease.name), eq(sweeps.leaseToken, lease.token));

/** Holds the turn for longer; false when another worker has taken it. */
export async function renewTurn(db: Db, lease: Lease, leaseMs = LEASE_MS): Promise<boolean> {
  return (await withTx(db, scope, (tx) => tx.update(sweeps).set({ leaseUntil: until(leaseMs) }).where(ours(lease)).returning({ name: sweeps.name }))).length > 0;
}

/** Ends the turn and says when the next is due. `problem`: why this one failed, null clears it. Of a turn that is no longer ours nothing is written. */
export async function endTurn(db: Db, lease: Lease, next: { everyMs: number; problem: string | null }): Promise<void> {
  await withTx(db, scope, (tx) => tx.update(sweeps).set({ leaseUntil: null, nextRunAt: until(next.everyMs), lastError: next.problem }).where(ours(lease)));
}
