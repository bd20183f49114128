import type { EventPayloads } from '#app/core/events.ts';
import { closeOffMarket } from '#app/modules/offers/close-off-market.server.ts';
import type { ConsumerDefinition } from '../dispatcher.ts';
import type { WorkerServices } from '../services.ts';
import { eachAlone } from './each.ts';

/** News of listings reaches the offers on them here: the listings room does not know offers. */
export function offersConsumer(services: WorkerServices): ConsumerDefinition {
  return { name: 'offers', batch: 50, leaseMs: 60_000, maxAttempts: 30, handle: (rows) => eachAlone(rows, async ({ payload }) => {
    const { listingId, status } = payload as EventPayloads['listing.changed'];
    if (status === 'withdrawn' || status === 'suspended') await closeOffMarket(services, listingId);
  }) };
}
