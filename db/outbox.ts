import { newId } from '#app/core/ids.ts';
import { SUBSCRIPTIONS, type EventPayloads, type Topic } from '#app/core/events.ts';
import type { Tx } from './client.ts';
import { outbox } from './schema/platform.ts';

/**
 * Records a fact in the caller's transaction: one row per subscribed consumer, delivered at least once after the commit.
 * `key` names the effect: the same consumer and key is one effect, however often the fact is told (a second emit of it
 * is silently the same). Without a key every call is a fact of its own.
 */
export async function emit<T extends Topic>(tx: Tx, topic: T, payload: EventPayloads[T], options: { key?: string; delayMs?: number; requestId?: string } = {}): Promise<void> {
  const key = `${topic}:${options.key ?? newId('outbox')}`;
  const availableAt = options.delayMs ? new Date(Date.now() + options.delayMs) : undefined;
  await tx.insert(outbox).values(
    SUBSCRIPTIONS[topic].map((consumer) => ({
      topic, consumer, key, payload: payload as Record<string, unknown>, requestId: options.requestId, ...(availableAt ? { availableAt } : {}),
    })),
  ).onConflictDoNothing();
}
