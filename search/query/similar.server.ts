import { and, desc, eq, ne, sql } from 'drizzle-orm';
import { systemClock } from '#app/core/clock.ts';
import { publicScope } from '#app/core/scope.ts';
import { listings } from '#db/schema/listings.ts';
import { patents } from '#db/schema/patents.ts';
import { withRead } from '#db/tx.ts';
import { ipcLevels, type ListingSource } from '../documents/listing.server.ts';
import { LEXICON } from '../lexicon/index.ts';
import { matcherOf } from '../matcher/local.server.ts';
import { listingTexts } from '../model/documents.ts';
import { candidateListings } from './candidates.server.ts';
import { fold } from './fold.ts';
import type { ListingCard } from './card.ts';
import { listingCard, marketSources, onMarket } from './cards.server.ts';
import type { QueryDeps } from './listings.server.ts';

/** Ranked beyond what is shown: rights that ended today are still in memory, and near in words is not yet near in substance. */
const SPARE = 30;

/**
 * "More like this": what the matching model finds nearest to a listing's own texts (words, notions of both languages, latent
 * vectors, classes), nearest first, as far as it shares a notion of its title or an IPC subclass with it: what a reader can be told.
 * The same for everybody. Empty for a listing that is not on the market, and shorter than `limit` rather than filled with what is far. While a large market is still being loaded the search engine answers, and when
 * that is down, the newest of the same IPC subclass.
 */
export async function similarListings(deps: QueryDeps, listingId: string, limit = 6): Promise<ListingCard[]> {
  const now = (deps.clock ?? systemClock).now();
  const [self] = await withRead(deps.db, publicScope, (tx) => marketSources(tx, [listingId]));
  if (!self) return [];
  const near = await matcherOf(deps).nearListings(listingTexts(self), limit + SPARE);
  const ids = near ?? await nearestElsewhere(deps, self, limit);
  const rows = await withRead(deps.db, publicScope, (tx) => marketSources(tx, ids));
  const own = grounds(self);
  return rows.filter((r) => [...grounds(r)].some((g) => own.has(g))).slice(0, limit).map((r) => listingCard(r, now));
}

/** Notions a listing's titles name, and its IPC subclasses. */
function grounds(s: Pick<ListingSource, 'titleZh' | 'titleEn' | 'ipc'>): Set<number | string> {
  return new Set<number | string>([...LEXICON.find(fold(`${s.titleZh}\n${s.titleEn}`)).map((hit) => hit.id), ...ipcLevels(s.ipc).ipc_subclass]);
}

async function nearestElsewhere(deps: QueryDeps, self: ListingSource, limit: number): Promise<string[]> {
  const subclasses = ipcLevels(self.ipc).ipc_subclass;
  const found = await candidateListings(deps, { queries: [self.titleZh, self.titleEn].filter(Boolean), ipcSubclasses: subclasses, exceptIds: [self.id], limit: limit * 2 });
  return found.reduced ? newestOfClass(deps, self, subclasses, limit) : found.ids;
}

async function newestOfClass(deps: QueryDeps, self: ListingSource, subclasses: readonly string[], limit: number): Promise<string[]> {
  if (subclasses.length === 0) return [];
  const same = sql`exists (select 1 from unnest(${patents.ipc}) s where substr(s, 1, 4) in (${sql.join(subclasses.map((s) => sql`${s}`), sql`, `)}))`;
  const rows = await withRead(deps.db, publicScope, (tx) => tx.select({ id: listings.id }).from(listings)
    .innerJoin(patents, and(eq(patents.orgId, listings.orgId), eq(patents.id, listings.patentId)))
    .where(and(onMarket, ne(listings.id, self.id), same)).orderBy(desc(listings.publishedAt), desc(listings.id)).limit(limit));
  return rows.map((r) => r.id);
}
