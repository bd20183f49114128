import { and, asc, count, desc, eq, lt, or, sql } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { listings } from '#db/schema/listings.ts';
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

export async function listSaved(tx: Tx, who: Keeper, after: { at: Date; id: string } | null, limit: number): Promise<{ listingId: string; createdAt: Date }[]> {
  const at = sql`date_trunc('milliseconds', ${savedListings.createdAt})`;
  const key = after ? or(lt(at, after.at.toISOString()), and(eq(at, after.at.toISOString()), lt(savedListings.listingId, after.id))) : undefined;
  return tx.select({ listingId: savedListings.listingId, createdAt: savedListings.createdAt }).from(savedListings).where(and(mine(who), key)).orderBy(desc(at), desc(savedListings.listingId)).limit(limit);
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

export async function listSearches(tx: Tx, who: Keeper): Promise<(typeof savedSearches.$inferSelect)[]> {
  return tx.select().from(savedSearches).where(mySearches(who)).orderBy(asc(savedSearches.createdAt), asc(savedSearches.id));
}

export async function deleteSearch(tx: Tx, who: Keeper, id: string): Promise<boolean> {
  return (await tx.delete(savedSearches).where(and(mySearches(who), eq(savedSearches.id, id))).returning({ id: savedSearches.id })).length > 0;
}
