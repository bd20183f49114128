import { and, eq, inArray, isNull, lt, or, sql, type SQL } from 'drizzle-orm';
import type { Consumer, EventPayloads, Topic } from '#app/core/events.ts';
import { systemScope } from '#app/core/scope.ts';
import type { Logger } from '#app/platform/logger.ts';
import type { Db } from '#db/client.ts';
import { outbox } from '#db/schema/platform.ts';
import { withTx } from '#db/tx.ts';
import { pause } from './pause.ts';
import { Waker } from './waker.ts';

export interface Delivery<T extends Topic = Topic> { id: number; topic: T; key: string; payload: EventPayloads[T]; attempts: number; createdAt: Date }

/** How one consumer works through its rows. `handle` gets up to `batch` rows and must be idempotent: a row may come again. */
export interface ConsumerDefinition {
  name: Consumer;
  batch: number;
  /** Lease on claimed rows; longer work renews it. A worker that dies lets it run out, and another takes over. */
  leaseMs: number;
  /** Attempts before a row is set aside for the operator. */
  maxAttempts: number;
  /** Made ready once when the worker starts, before any delivery; a failure is logged and left to `handle`. */
  prepare?(): Promise<void>;
  /** Throws to have the whole batch tried again later. Returns ids of rows to try again alone, if any. */
  handle(deliveries: Delivery[], lease: { renew(): Promise<void> }): Promise<{ failed?: Map<number, string> } | void>;
}

const scope = systemScope('outbox');

/** Waits 1, 2, 4 … seconds, at most a minute: an outage of an hour costs nothing, and catching up begins within a minute of its end. */
export function backoffMs(attempts: number): number {
  return Math.min(60_000, 1_000 * 2 ** Math.min(attempts, 6));
}

/** Claims due rows of a consumer, oldest first, skipping rows other workers hold. */
async function claim(db: Db, consumer: ConsumerDefinition): Promise<Delivery[]> {
  return withTx(db, scope, async (tx) => {
    const due = tx.select({ id: outbox.id }).from(outbox)
      .where(and(eq(outbox.consumer, consumer.name), isNull(outbox.doneAt), isNull(outbox.deadAt), lt(outbox.availableAt, sql`now()`), or(isNull(outbox.lockedUntil), lt(outbox.lockedUntil, sql`now()`))))
      .orderBy(outbox.id).limit(consumer.batch).for('update', { skipLocked: true });
    const rows = await tx.update(outbox)
      .set({ attempts: sql`${outbox.attempts} + 1`, lockedUntil: sql`now() + ${`${consumer.leaseMs} milliseconds`}::interval` })
      .where(inArray(outbox.id, due))
      .returning({ id: outbox.id, topic: outbox.topic, key: outbox.key, payload: outbox.payload, attempts: outbox.attempts, createdAt: outbox.createdAt });
    return (rows as unknown as Delivery[]).sort((a, b) => a.id - b.id);
  });
}

/**
 * Rows as they were claimed: whoever claims a row counts its attempts up, so a worker whose lease lapsed while it worked neither ends nor
 * puts back what another has in hand.
 */
function stillOurs(claimed: readonly Delivery[]): SQL | undefined {
  const attempts = new Map<number, number[]>();
  for (const d of claimed) attempts.set(d.attempts, [...(attempts.get(d.attempts) ?? []), d.id]);
  return or(...[...attempts].map(([n, ids]) => and(eq(outbox.attempts, n), inArray(outbox.id, ids))));
}

/**
 * Works through one consumer's due rows once. Returns how many it took; 0 means nothing is due.
 * A failing batch is put back with growing pauses; after `maxAttempts` its rows are set aside, never dropped.
 */
export async function drainOnce(db: Db, consumer: ConsumerDefinition, log: Logger): Promise<number> {
  const deliveries = await claim(db, consumer);
  if (!deliveries.length) return 0;
  const ids = deliveries.map((d) => d.id);
  const renew = () => withTx(db, scope, async (tx) => {
    await tx.update(outbox).set({ lockedUntil: sql`now() + ${`${consumer.leaseMs} milliseconds`}::interval` }).where(stillOurs(deliveries));
  });
  let failed = new Map<number, string>();
  try {
    failed = (await consumer.handle(deliveries, { renew }))?.failed ?? failed;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    for (const id of ids) failed.set(id, reason);
    log.warn({ consumer: consumer.name, count: ids.length, attempts: deliveries[0]!.attempts, err: error }, 'effects will be tried again');
  }
  const done = deliveries.filter((d) => !failed.has(d.id));
  await withTx(db, scope, async (tx) => {
    if (done.length) await tx.update(outbox).set({ doneAt: sql`now()`, lockedUntil: null, lastError: null }).where(stillOurs(done));
    for (const delivery of deliveries) {
      const reason = failed.get(delivery.id);
      if (reason === undefined) continue;
      const dead = delivery.attempts >= consumer.maxAttempts;
      await tx.update(outbox).set({
        lockedUntil: null, lastError: reason.slice(0, 1_000), ...(dead ? { deadAt: sql`now()` } : {}),
        availableAt: sql`now() + ${`${backoffMs(delivery.attempts)} milliseconds`}::interval`,
      }).where(stillOurs([delivery]));
      if (dead) log.error({ consumer: consumer.name, topic: delivery.topic, key: delivery.key, reason }, 'effect set aside after its last attempt');
    }
  });
  return deliveries.length;
}

/** Consumers that have something due, in one cheap query: an idle platform costs one look at a partial index each round. */
async function withWork(db: Db, reader: Db | undefined): Promise<Set<string>> {
  if (reader) {
    // Written out for the driver, which prepares it once: built and planned anew at every look, it was most of what a worker at rest used.
    const rows = await reader.$client<{ consumer: string }[]>`select distinct consumer from outbox where done_at is null and dead_at is null and available_at < now() and (locked_until is null or locked_until < now())`;
    return new Set(rows.map((r) => r.consumer));
  }
  const rows = await withTx(db, scope, (tx) => tx.selectDistinct({ consumer: outbox.consumer }).from(outbox)
    .where(and(isNull(outbox.doneAt), isNull(outbox.deadAt), lt(outbox.availableAt, sql`now()`), or(isNull(outbox.lockedUntil), lt(outbox.lockedUntil, sql`now()`)))));
  return new Set(rows.map((r) => r.consumer));
}

/** How the queue is watched. */
export interface Watching {
  /** Longest pause between two looks while nothing goes on, ms, reached by and by. Being called cuts it short; without a caller it bounds how late an effect begins. */
  idleMs?: number;
  /** Calls when something was told (see `onFactsCommitted`). */
  waker?: Waker;
  /** A `platformReader` for the looks; without one each look is a transaction. */
  reader?: Db;
}

/** Calls that come close together are one look, ms. */
const GATHER_MS = 10;
/** Pauses between looks grow by this much while nothing is found, ms. */
const SLOWER_MS = 100;
/** Pause between two looks while a queue is being worked: what the busy queue takes in by itself, others may wait for. */
const BUSY_MS = 200;

/**
 * Runs the consumers until `signal` aborts, each as a queue of its own: one that is slow or failing never holds up another.
 * Looks for work when called, and every `idleMs` at the latest besides. Ends when what was under way is finished.
 */
export async function runConsumers(db: Db, consumers: readonly ConsumerDefinition[], log: Logger, signal: AbortSignal, watching: Watching = {}): Promise<void> {
  const { idleMs = 2_000, waker = new Waker(), reader } = watching;
  const busy = new Map<string, Promise<void>>();
  const start = (consumer: ConsumerDefinition, work: () => Promise<void>) => {
    const running = work()
      .catch((error: unknown) => log.warn({ consumer: consumer.name, err: error }, 'the queue cannot be worked; trying again'))
      .finally(() => busy.delete(consumer.name));
    busy.set(consumer.name, running);
  };
  for (const consumer of consumers) {
    const { prepare } = consumer;
    if (prepare) start(consumer, prepare);
  }
  let lookMs = Math.min(BUSY_MS, idleMs);
  while (!signal.aborted) {
    const due = await withWork(db, reader).catch(async (error: unknown) => {
      log.warn({ err: error }, 'the queue cannot be read; trying again');
      await pause(2_000, signal);
      return new Set<string>();
    });
    for (const consumer of consumers) {
      if (!due.has(consumer.name) || busy.has(consumer.name)) continue;
      start(consumer, async () => {
        while (!signal.aborted && (await drainOnce(db, consumer, log)) > 0) { /* until nothing is due */ }
      });
    }
    lookMs = due.size || busy.size ? Math.min(BUSY_MS, idleMs) : Math.min(lookMs + SLOWER_MS, idleMs);
    if (await waker.sleep(lookMs, signal)) await pause(GATHER_MS, signal);
  }
  await Promise.all(busy.values());
}
