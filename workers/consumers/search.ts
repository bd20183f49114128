import { MeiliSearchApiError } from 'meilisearch';
import type { EventPayloads } from '#app/core/events.ts';
import { INDEX_SETTINGS, prepareIndexes, warmUp, type IndexName, type Search } from '#search/client.ts';
import { SHAPE } from '#search/documents/tokens.ts';
import { rebuildIndex } from '#search/rebuild.server.ts';
import { listingsOfPatents, syncDemands, syncListings } from '#search/sync.server.ts';
import type { ConsumerDefinition, Delivery } from '../dispatcher.ts';
import type { WorkerServices } from '../services.ts';

/**
 * Keeps the indexes true to the database. A batch is reduced to the ids it names, since a sync reads the newest row anyway;
 * while Meilisearch is down everything waits in the outbox and searches answer from the database.
 */
export function searchConsumer(services: WorkerServices): ConsumerDefinition {
  let ready: Promise<void> | null = null;
  const prepared = () => {
    ready ??= prepareOrRebuild(services);
    ready.catch(() => { ready = null; }); // a failed preparation is tried again with the next batch
    return ready;
  };
  return {
    // Attempts pause for at most a minute, so this many outlast an outage of about three days.
    name: 'search', batch: 200, leaseMs: 180_000, maxAttempts: 4_000,
    // At start, without waiting for news: an installation whose index was lost must not search in nothing.
    prepare: prepared,
    handle: async (deliveries) => {
      await prepared();
      const { listings, demands, patents } = idsOf(deliveries);
      const touched = [...new Set([...listings, ...await listingsOfPatents(services, patents)])];
      if (touched.length) await syncListings(services, touched);
      if (demands.length) await syncDemands(services, demands);
    },
  };
}

/** What a batch of deliveries asks to have looked at, each once. Pure. */
export function idsOf(deliveries: readonly Pick<Delivery, 'topic' | 'payload'>[]): { listings: string[]; demands: string[]; patents: string[] } {
  const listings = new Set<string>();
  const demands = new Set<string>();
  const patents = new Set<string>();
  for (const { topic, payload } of deliveries) {
    if (topic === 'listing.changed') listings.add((payload as EventPayloads['listing.changed']).listingId);
    else if (topic === 'demand.changed') demands.add((payload as EventPayloads['demand.changed']).demandId);
    else if (topic === 'patent.changed') patents.add((payload as EventPayloads['patent.changed']).patentId);
  }
  return { listings: [...listings], demands: [...demands], patents: [...patents] };
}

/** Applies the settings to the indexes that exist, and fills anew the ones that do not or whose documents lack a field by now. */
async function prepareOrRebuild(services: WorkerServices): Promise<void> {
  for (const name of ['listings', 'demands'] as const satisfies readonly IndexName[]) {
    if (await current(services.search, name)) await prepareIndexes(services.search, [name]);
    else services.log.info(await rebuildIndex(services, name), 'search index built');
  }
  await warmUp(services.search);
}

/** Is the index there, with documents of today's shape? One that was never searched by a field has documents without it. */
async function current(search: Search, name: IndexName): Promise<boolean> {
  try {
    const index = search.admin.index(search.uid(name));
    const known = new Set(await index.getSearchableAttributes());
    if (!INDEX_SETTINGS[name].searchableAttributes!.every((field) => known.has(field))) return false;
    // Made from texts folded and cut in the way of this version?
    return ((await index.getFilterableAttributes()) ?? []).includes(SHAPE);
  } catch (error) {
    if (error instanceof MeiliSearchApiError && error.cause?.code === 'index_not_found') return false;
    throw error;
  }
}
