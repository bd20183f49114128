import { and, asc, count, eq } from 'drizzle-orm';
import type { TimeKey } from '#app/core/paging.ts';
import type { Tx } from '#db/client.ts';
import { newestFirst } from '#db/paging.ts';
import { listings } from '#db/schema/listings.ts';
import { savedSearchAlerts, type DigestFrequency } from '#db/schema/matching-digests.ts';
import { savedListings, savedSearches } from '#db/schema/orgs.ts';

/** Whose: a person within an organisation. */
export interface Keeper { orgId: string; userId: string }

const mine = (who: Keeper) => and(eq(savedListings.orgId, who.orgId), eq(savedListings.userId, who.userId));
const mySearches = (who: Keeper) => and(eq(savedSearches.orgId, who.orgId), eq(savedSearches.userId, who.userId));

/** May this scope see the listing at all? */
export async function canSeeListing(tx: Tx, listingId: string): Promise<boolean> {
  return (await tx.select({ id: listings.id }).from(listings).where(eq(listings.id, listingId)).limit(1)).length > 0;
}

/** True when it was not saved before. */
export async function insertSaved(tx: Tx, who: Keeper, listingId: string): Promise<boolean> {
  return (await tx.insert(savedListings).values({ orgId: who.orgId, userId: who.userId, listingId }).onConflictDoNothing().returning({ id: savedListings.listingId })).length > 0;
}

/** True when there was something to remove. */
export async function deleteSaved(tx: Tx, who: Keeper, listingId: string): Promise<boolean> {
  return (await tx.delete(savedListings).where(and(mine(who), eq(savedListings.listingId, listingId))).returning({ id: savedListings.listingId })).length > 0;
}

export async function listSaved(tx: Tx, who: Keeper, after: TimeKey | null, limit: number): Promise<{ listingId: string; createdAt: Date }[]> {
  const list = newestFirst(savedListings.createdAt, savedListings.listingId, after);
  return tx.select({ listingId: savedListings.listingId, createdAt: savedListings.createdAt }).from(savedListings).where(and(mine(who), list.where)).orderBy(...list.orderBy).limit(limit);
}

/** Which of these listings the person has saved. */
export async function savedAmong(tx: Tx, who: Keeper): Promise<string[]> {
  return (await tx.select({ id: savedListings.listingId }).from(savedListings).where(mine(who))).map((r) => r.id);
}

export async function countSearches(tx: Tx, who: Keeper): Promise<number> {
  return (await tx.select({ n: count() }).from(savedSearches).where(mySearches(who)))[0]!.n;
}

export async function insertSearch(tx: Tx, values: typeof savedSearches.$inferInsert): Promise<typeof savedSearches.$inferSelect> {
  return (await tx.insert(savedSearches).values(values).returning())[0]!;
}

export type SearchRow = typeof savedSearches.$inferSelect & { digest: DigestFrequency; lastSentAt: Date | null };

const withAlert = (tx: Tx) => tx.select({ search: savedSearches, frequency: savedSearchAlerts.frequency, lastSentAt: savedSearchAlerts.lastSentAt }).from(savedSearches)
  .leftJoin(savedSearchAlerts, eq(savedSearchAlerts.searchId, savedSearches.id));
const searchRow = (r: { search: typeof savedSearches.$inferSelect; frequency: DigestFrequency | null; lastSentAt: Date | null }): SearchRow => ({ ...r.search, digest: r.frequency ?? 'off', lastSentAt: r.lastSentAt });

export async function listSearches(tx: Tx, who: Keeper): Promise<SearchRow[]> {
  return (await withAlert(tx).where(mySearches(who)).orderBy(asc(savedSearches.createdAt), asc(savedSearches.id))).map(searchRow);
}

/** One of the person's own; null for anybody else's. */
export async function readSearch(tx: Tx, who: Keeper, id: string): Promise<SearchRow | null> {
  const [row] = await withAlert(tx).where(and(mySearches(who), eq(savedSearches.id, id)));
  return row ? searchRow(row) : null;
}

export async function deleteSearch(tx: Tx, who: Keeper, id: string): Promise<boolean> {
  return (await tx.delete(savedSearches).where(and(mySearches(who), eq(savedSearches.id, id))).returning({ id: savedSearches.id })).length > 0;
}
