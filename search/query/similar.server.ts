import { and, desc, eq, ne, sql } from 'drizzle-orm';
import { systemClock } from '#app/core/clock.ts';
import { publicScope } from '#app/core/scope.ts';
import { listings } from '#db/schema/listings.ts';
import { patents } from '#db/schema/patents.ts';
import { withRead } from '#db/tx.ts';
import { ipcLevels, type ListingSource } from '../documents/listing.server.ts';
import { candidateListings } from './candidates.server.ts';
import type { ListingCard } from './card.ts';
import { listingCard, marketSources, onMarket } from './cards.server.ts';
import type { QueryDeps } from './listings.server.ts';

/**
 * "More like this": listings near in words (both languages) and class. Empty for a listing that is not on the market.
 * Falls back to the newest of the same IPC subclass when Meilisearch is down.
 */
export async function similarListings(deps: QueryDeps, listingId: string, limit = 6): Promise<ListingCard[]> {
  const now = (deps.clock ?? systemClock).now();
  const [self] = await withRead(deps.db, publicScope, (tx) => marketSources(tx, [listingId]));
  if (!self) return [];
  const subclasses = ipcLevels(self.ipc).ipc_subclass;
  const found = await candidateListings(deps, { queries: [self.titleZh, self.titleEn].filter(Boolean), ipcSubclasses: subclasses, exceptIds: [listingId], limit: limit * 2 });
  const ids = found.reduced ? await newestOfClass(deps, self, subclasses, limit) : found.ids;
  const rows = await withRead(deps.db, publicScope, (tx) => marketSources(tx, ids));
  return rows.slice(0, limit).map((r) => listingCard(r, now));
}

async function newestOfClass(deps: QueryDeps, self: ListingSource, subclasses: readonly string[], limit: number): Promise<string[]> {
  if (subclasses.length === 0) return [];
  const same = sql`exists (select 1 from unnest(${patents.ipc}) s where substr(s, 1, 4) in (${sql.join(subclasses.map((s) => sql`${s}`), sql`, `)}))`;
  const rows = await withRead(deps.db, publicScope, (tx) => tx.select({ id: listings.id }).from(listings)
    .innerJoin(patents, and(eq(patents.orgId, listings.orgId), eq(patents.id, listings.patentId)))
    .where(and(onMarket, ne(listings.id, self.id), same)).orderBy(desc(listings.publishedAt), desc(listings.id)).limit(limit));
  return rows.map((r) => r.id);
}
