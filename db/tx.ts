import { sql, type SQL } from 'drizzle-orm';
import type { Scope } from '#app/core/scope.ts';
import type { Db, Tx } from './client.ts';
import { sqlState } from './errors.ts';
import { claimInTx, unclaim } from './idempotency.ts';
import { factsCommitted } from './outbox.ts';

function settings(scope: Scope) {
  const orgId = scope.kind === 'org' || scope.kind === 'operator' ? scope.orgId : '';
  const userId = 'userId' in scope ? scope.userId : '';
  return sql`select set_config('app.actor', ${scope.kind}, true), set_config('app.org_id', ${orgId}, true), set_config('app.user_id', ${userId}, true)`;
}

/**
 * Sends statements ahead of `fn`'s first query without waiting for their answers: they stand before it on the same connection, so it
 * runs under them, and a transaction costs fewer round trips. If one of them fails the transaction is void, and its error is the one thrown.
 */
async function after<T>(tx: Tx, statements: readonly SQL[], fn: (tx: Tx) => Promise<T>): Promise<T> {
  const ahead = Promise.all(statements.map((statement) => tx.execute(statement)));
  ahead.catch(() => {}); // awaited on both ways out
  try {
    return await fn(tx);
  } finally {
    await ahead;
  }
}

/**
 * The only way to write: opens a transaction, tells row-level security who asks, runs `fn`, commits.
 * Retries up to three times on serialisation failure and deadlock (40001, 40P01), so `fn` must be repeatable:
 * no call to anything outside the database may happen inside.
 */
export async function withTx<T>(db: Db, scope: Scope, fn: (tx: Tx) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    let carriesClaim = false;
    try {
      let opened: Tx | undefined;
      const result = await db.transaction((tx) => after(tx, [settings(scope)], async () => {
        opened = tx;
        if (scope.kind !== 'system' && scope.kind !== 'public') carriesClaim = await claimInTx(tx);
        return fn(tx);
      }));
      if (opened) factsCommitted(opened);
      return result;
    } catch (error) {
      // A later transaction of the same request may fail after the one that holds the claim has committed.
      if (carriesClaim) unclaim();
      if (attempt < 3 && isRetryable(error)) continue;
      throw error;
    }
  }
}

/** Reads under a scope in one snapshot (read only, repeatable read): several queries of a page agree with each other. */
export async function withRead<T>(db: Db, scope: Scope, fn: (tx: Tx) => Promise<T>): Promise<T> {
  return db.transaction((tx) => after(tx, [sql`set transaction isolation level repeatable read, read only`, settings(scope)], fn));
}

/**
 * Lets the platform act inside a member's transaction for one named step whose guards have been passed: closing the
 * offers of competing buyers, locking a seller's listing on the buyer's accept, posting to the ledger.
 * Restores the member's scope afterwards; `step` names it for whoever reads the code and the logs.
 */
export async function asPlatform<T>(tx: Tx, scope: Scope, _step: string, fn: (tx: Tx) => Promise<T>): Promise<T> {
  await tx.execute(sql`select set_config('app.actor', 'system', true)`);
  const result = await fn(tx);
  await tx.execute(settings(scope));
  return result;
}

/** The database's clock inside a transaction: the instant every row of it carries. */
export async function dbNow(tx: Tx): Promise<Date> {
  const rows = await tx.execute<{ now: string }>(sql`select transaction_timestamp()::text as now`);
  return new Date(rows[0]!.now);
}

function isRetryable(error: unknown): boolean {
  const state = sqlState(error);
  return state === '40001' || state === '40P01';
}

