import { newId } from '#app/core/ids.ts';
import { SUBSCRIPTIONS, type EventPayloads, type Topic } from '#app/core/events.ts';
import type { Tx } from './client.ts';
import { outbox } from './schema/platform.ts';

/** Transactions in which something was told, until they end. */
const told = new WeakSet<Tx>();
const listeners = new Set<() => void>();

/** Calls `listener` after every commit of this process in which a fact was told. Returns the way to end that. */
export function onFactsCommitted(listener: () => void): () => void {
  listeners.add(listener);
  return () => { listeners.delete(listener); };
}

/**
 * Called by `withTx` once `tx` has committed. Whoever delivers effects is woken from here and not by a NOTIFY in the transaction: that
 * would make commits wait for one another. A call that is lost costs a moment, because the worker also looks by itself.
 */
export function factsCommitted(tx: Tx): void {
  if (told.delete(tx)) for (const listener of listeners) listener();
}

/**
 * Records a fact in the caller's transaction: one row per subscribed consumer, delivered at least once after the commit.
 * `key` names the effect: the same consumer and key is one effect, however often the fact is told (a second emit of it
 * is silently the same). Without a key every call is a fact of its own.
 */
export async function emit<T extends Topic>(tx: Tx, topic: T, payload: EventPayloads[T], options: { key?: string; delayMs?: number; requestId?: string } = {}): Promise<void> {
  const availableAt = options.delayMs ? new Date(Date.now() + options.delayMs) : undefined;
  await tx.insert(outbox).values(factRows(tx, topic, payload, options).map((row) => ({ ...row, requestId: options.requestId, ...(availableAt ? { availableAt } : {}) }))).onConflictDoNothing();
}

export interface FactRow { topic: Topic; consumer: string; key: string; payload: Record<string, unknown> }

/** The rows {@link emit} would write, for a statement that writes them together with what they tell of. The transaction counts as telling. */
export function factRows<T extends Topic>(tx: Tx, topic: T, payload: EventPayloads[T], options: { key?: string } = {}): FactRow[] {
  told.add(tx);
  const key = `${topic}:${options.key ?? newId('outbox')}`;
  return SUBSCRIPTIONS[topic].map((consumer) => ({ topic, consumer, key, payload: payload as Record<string, unknown> }));
}
