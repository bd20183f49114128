import type { EventPayloads } from '#app/core/events.ts';
import { tellNewListings } from '#app/modules/digests/tell-new-listings.server.ts';
import type { ConsumerDefinition } from '../dispatcher.ts';
import type { WorkerServices } from '../services.ts';

/** New listings reach the open demands they answer, within seconds of their publication. A batch is one look: what came together is ranked together. */
export function matchesConsumer(services: WorkerServices): ConsumerDefinition {
  return {
    name: 'matches', batch: 50, leaseMs: 300_000, maxAttempts: 20,
    handle: async (deliveries) => {
      const published = deliveries.map((d) => d.payload as EventPayloads['listing.changed']).filter((p) => p.status === 'published').map((p) => p.listingId);
      if (published.length > 0) await tellNewListings({ ...services, onReduced: (error) => services.log.warn({ err: error }, 'search engine away: the database proposes demands') }, [...new Set(published)]);
    },
  };
}
