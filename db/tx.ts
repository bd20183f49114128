import { sql, type SQL } from 'drizzle-orm';
import type { Scope } from '#app/core/scope.ts';
import type { Db, Tx } from './client.ts';
import { sqlState } from './errors.ts';
import { claimInTx, unclaim } from './idempotency.ts';
import { leaseCheck } from './lease.ts';
import { factsCommitted } from './outbox.ts';

/** For whom a transaction acts right now: its scope, and the platform's step it is inside of, if any. */
interface Standing { scope: Scope; step: string | null }
const standing = new WeakMap<object, Standing>();

function settings({ scope, step }: Standing) {
  const memberOf = scope.kind === 'org' || scope.kind === 'operator' ? scope.orgId : '';
  // An inventor is no member in the eyes of the policies, so none that admits the organisation admits them, whichever table it is on and
  // whenever it was written: only policies that ask for the link between account and patent do (migration `inventor_rules`).
  const confined = scope.kind === 'org' && scope.role === 'inventor';
  const [actor, orgId] = step !== null ? ['system', memberOf] : confined ? ['user', ''] : [scope.kind, memberOf];
  const userId = 'userId' in scope ? scope.userId : '';
  const system = scope.kind === 'system' ? scope.name : '';
  return sql`select set_config('app.actor', ${actor}, true), set_config('app.org_id', ${orgId}, true), set_config('app.inventor_org', ${confined ? memberOf : ''}, true),
    set_config('app.user_id', ${userId}, true), set_config('app.system', ${system}, true), set_config('app.step', ${step ?? ''}, true)`;
}

/** The scope the settings of this transaction speak of; null for one that was not opened here. */
export function scopeOf(tx: Tx): Scope | null { return standing.get(tx)?.scope ?? null; }

/**
 * Sends statements ahead of `fn`'s first query without waiting for their answers: they stand before it on the same connection, so it
 * runs under them, and a transaction costs fewer round trips. If one of them fails the transaction is void, and its error is the one thrown.
 */
async function after<T>(tx: Tx, statements: readonly SQL[], fn: (tx: Tx) => Promise<T>): Promise<T> {
  // Begun here and now: a query of `fn` must not get to the connection before them.
  const ahead = Promise.all(statements.map((statement) => tx.execute(statement).execute()));
  ahead.catch(() => {}); // awaited on both ways out
  try {
    return await fn(tx);
  } finally {
    await ahead;
  }
}

/**
 * The only way to write: opens a transaction, tells row-level security who asks, runs `fn`, commits.
 * Inside a worker's lease (`underLease`) it is refused once another worker holds it.
 * Retries up to three times on serialisation failure and deadlock (40001, 40P01), so `fn` must be repeatable:
 * no call to anything outside the database may happen inside.
 */
export async function withTx<T>(db: Db, scope: Scope, fn: (tx: Tx) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    let carriesClaim = false;
    try {
      let done: Tx | undefined;
      const lease = leaseCheck();
      const result = await db.transaction((tx) => after(tx, [opened(tx, scope), ...(lease ? [lease] : [])], async () => {
        done = tx;
        if (scope.kind !== 'system' && scope.kind !== 'public') carriesClaim = await claimInTx(tx);
        return fn(tx);
      }));
      if (done) factsCommitted(done);
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
  return db.transaction((tx) => after(tx, [sql`set transaction isolation level repeatable read, read only`, opened(tx, scope)], fn));
}

/** Notes for whom the transaction acts and says so to the database. */
function opened(tx: Tx, scope: Scope): SQL {
  const here = { scope, step: null };
  standing.set(tx, here);
  return settings(here);
}

/**
 * Lets the platform act inside a member's transaction for one named step whose guards have been passed: closing the
 * offers of competing buyers, locking a seller's listing on the buyer's accept, posting to the ledger. Audit events written
 * meanwhile carry the step beside the member who caused it; with a system scope the platform acts by itself, under that name.
 * Steps may stand inside each other; what was before is restored on both ways out.
 */
export async function asPlatform<T>(tx: Tx, scope: Scope, step: string, fn: (tx: Tx) => Promise<T>): Promise<T> {
  const outer = standing.get(tx) ?? { scope, step: null };
  const inner = { scope, step };
  standing.set(tx, inner);
  let result: T;
  try {
    result = await after(tx, [settings(inner)], fn);
  } catch (error) {
    standing.set(tx, outer);
    // A caller may go on after a refusal; in a transaction the database has given up nothing can be said, nor needs to be.
    await tx.execute(settings(outer)).catch(() => {});
    throw error;
  }
  standing.set(tx, outer);
  await tx.execute(settings(outer));
  return result;
}

/**
 * Steps into the platform's part for the rest of the transaction, in the very statement that locks what the step is about: `lock` gets the
 * column that says so to the database (the step is `$1`), and answers whether a row was there. It reads under the member's own powers, because
 * the row is found before its columns are computed. Nothing of the member's alone can follow in this transaction.
 */
export async function stepInto(tx: Tx, scope: Scope, step: string, lock: (column: string) => Promise<boolean>): Promise<boolean> {
  const found = await lock("set_config('app.actor', 'system', true) || set_config('app.step', $1, true)");
  if (found) standing.set(tx, { scope, step });
  return found;
}

/** Steps into the platform's part for the rest of the transaction: for a step after which nothing of the member's alone follows. */
export async function enterPlatform(tx: Tx, scope: Scope, step: string): Promise<void> {
  standing.set(tx, { scope, step });
  await tx.execute(settings({ scope, step }));
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

