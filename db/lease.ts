import { AsyncLocalStorage } from 'node:async_hooks';
import { sql, type SQL } from 'drizzle-orm';
import { sqlState } from './errors.ts';

/**
 * A lease on a job that one worker at a time may do. `token` grows with every taker, so that one whose lease lapsed while it was
 * stuck (a paused process, a hung disk) can be told from the one that came after it.
 */
export interface Lease { name: string; token: number }

const leases = new AsyncLocalStorage<Lease>();

/** SQLSTATE of the database's refusal; kept in step with `assert_lease` in the migration. */
const LEASE_LOST = 'JZ001';

/** Runs `fn` so that every transaction opened inside it by `withTx` is refused once somebody else has taken the lease. */
export function underLease<T>(lease: Lease, fn: () => Promise<T>): Promise<T> {
  return leases.run(lease, fn);
}

/**
 * What `withTx` sends ahead of a transaction under a lease; null outside one. The row of the lease is share-locked until the transaction
 * ends: a taker waits for what is under way, and what begins after it is refused. A check without the lock would leave a gap between the two.
 */
export function leaseCheck(): SQL | null {
  const lease = leases.getStore();
  return lease ? sql`select assert_lease(${lease.name}, ${lease.token})` : null;
}

/** Did this fail because the job was taken by another worker meanwhile? */
export function isLeaseLost(error: unknown): boolean {
  return sqlState(error) === LEASE_LOST;
}
