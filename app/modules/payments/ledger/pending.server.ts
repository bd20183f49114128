import { and, asc, eq, lte, sql } from 'drizzle-orm';
import { newId } from '#app/core/ids.ts';
import { systemScope } from '#app/core/scope.ts';
import type { Db, Tx } from '#db/client.ts';
import { ledgerPendings } from '#db/schema/ledger.ts';
import { withRead, withTx } from '#db/tx.ts';
import { errorOf, type Outcome } from './outcome.ts';
import { callLedger, itemOf, type PostInput } from './post.server.ts';

/** A journal that is under way. `expiresAt`: it ends by itself then; without it only an answer ends it. */
export interface ReserveInput extends Omit<PostInput, 'reverses' | 'pending'> { expiresAt?: Date }

/**
 * Puts a journal under way: what it will take out of accounts with a floor is reserved there at once, and counts against every post and
 * every other reservation (available = posted − reserved). Idempotent by key, like a post. It ends once: posted by a journal that names
 * it as its `pending`, released, or expired. Throws `conflict` (`overdraw`) when an account has not that much left to promise.
 */
export async function reserve(tx: Tx, input: ReserveInput): Promise<{ pendingId: string; created: boolean }> {
  const item = itemOf(input, { id: newId('hold'), hold: true, ...(input.expiresAt ? { expires: input.expiresAt.toISOString() } : {}) });
  const [outcome] = await callLedger(tx, [item], false);
  const error = errorOf(input.key, outcome!);
  if (error) throw error;
  return { pendingId: (outcome as { id: string }).id, created: outcome!.o === 'pending' };
}

/**
 * Gives back what a journal under way had reserved, without posting it. Repeatable; true when it ended so, now or before, false when it was
 * posted or there is none of this key.
 */
export function release(tx: Tx, key: string): Promise<boolean> { return end(tx, key, 'voided'); }

async function end(tx: Tx, key: string, state: 'voided' | 'expired'): Promise<boolean> {
  const rows = await tx.execute<{ outcome: Outcome | { o: 'ended' } }>(sql`select ledger_release(${key}, ${state}) as outcome`);
  const { o } = rows[0]!.outcome;
  return o === 'ended' || o === 'repeated';
}

/** Is a journal of this key under way now? */
export async function isPending(tx: Tx, key: string): Promise<boolean> {
  const rows = await tx.select({ id: ledgerPendings.id }).from(ledgerPendings).where(and(eq(ledgerPendings.idemKey, key), eq(ledgerPendings.state, 'pending')));
  return rows.length > 0;
}

/** Ends journals under way whose moment has come, each in a transaction of its own. Returns how many. */
export async function expirePendings(db: Db, now: Date): Promise<number> {
  const scope = systemScope('ledger');
  const due = await withRead(db, scope, (tx) => tx.select({ key: ledgerPendings.idemKey }).from(ledgerPendings)
    .where(and(eq(ledgerPendings.state, 'pending'), lte(ledgerPendings.expiresAt, now))).orderBy(asc(ledgerPendings.expiresAt)).limit(500));
  let ended = 0;
  for (const { key } of due) if (await withTx(db, scope, (tx) => end(tx, key, 'expired'))) ended += 1;
  return ended;
}
