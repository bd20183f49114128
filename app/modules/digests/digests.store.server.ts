import { and, count, desc, eq, gt, inArray, isNull, lt, ne, or, sql } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { demands } from '#db/schema/demands.ts';
import { users } from '#db/schema/identity.ts';
import { listings } from '#db/schema/listings.ts';
import { demandAlerts, demandDigests, matchNotices, savedSearchAlerts, savedSearchDigests } from '#db/schema/matching-digests.ts';
import { members, savedSearches } from '#db/schema/orgs.ts';
import { patents } from '#db/schema/patents.ts';

/** Whom a digest goes to: a person who still belongs to the organisation. */
export interface Reader { email: string; locale: 'zh' | 'en' }

export interface DueSearch { id: string; orgId: string; userId: string; name: string; query: string; frequency: 'daily' | 'weekly'; seenUpTo: Date; reader: Reader }

const reader = { email: users.email, locale: users.locale };
const readerOf = (row: { email: string; locale: string }): Reader => ({ email: row.email, locale: row.locale === 'en' ? 'en' : 'zh' });

/** Saved searches whose digest of this period has not been made, switched on before it fell due, by people who still belong. */
export async function dueSearches(tx: Tx, frequency: 'daily' | 'weekly', due: { period: string; at: Date }, page: { after: string; limit: number }): Promise<DueSearch[]> {
  const rows = await tx.select({ id: savedSearches.id, orgId: savedSearches.orgId, userId: savedSearches.userId, name: savedSearches.name, query: savedSearches.query, seenUpTo: savedSearchAlerts.seenUpTo, ...reader })
    .from(savedSearchAlerts)
    .innerJoin(savedSearches, eq(savedSearches.id, savedSearchAlerts.searchId))
    .innerJoin(members, and(eq(members.orgId, savedSearches.orgId), eq(members.userId, savedSearches.userId), isNull(members.removedAt)))
    .innerJoin(users, eq(users.id, savedSearches.userId))
    .leftJoin(savedSearchDigests, and(eq(savedSearchDigests.searchId, savedSearches.id), eq(savedSearchDigests.period, due.period)))
    .where(and(eq(savedSearchAlerts.frequency, frequency), lt(savedSearchAlerts.seenUpTo, due.at), isNull(savedSearchDigests.searchId), gt(savedSearches.id, page.after)))
    .orderBy(savedSearches.id).limit(page.limit);
  return rows.map(({ email, locale, ...row }) => ({ ...row, frequency, reader: readerOf({ email, locale }) }));
}

/** Claims a period for a search; false when another worker has had it. */
export async function claimSearchDigest(tx: Tx, search: { id: string; orgId: string }, period: string, found: number): Promise<boolean> {
  return (await tx.insert(savedSearchDigests).values({ searchId: search.id, orgId: search.orgId, period, found }).onConflictDoNothing().returning({ id: savedSearchDigests.searchId })).length > 0;
}

/** Moves the watermark; it never goes back. */
export async function markSeen(tx: Tx, searchId: string, upTo: Date, sentAt: Date | null): Promise<void> {
  await tx.update(savedSearchAlerts).set({ seenUpTo: sql`greatest(${savedSearchAlerts.seenUpTo}, ${upTo.toISOString()}::timestamptz)`, ...(sentAt ? { lastSentAt: sentAt } : {}) }).where(eq(savedSearchAlerts.searchId, searchId));
}

export interface OpenDemand { id: string; orgId: string; createdBy: string; title: string }

/** Open demands that wish to hear of matches and whose week has not been summed up. */
export async function dueDemands(tx: Tx, period: string, before: Date, today: string, page: { after: string; limit: number }): Promise<OpenDemand[]> {
  return tx.select({ id: demands.id, orgId: demands.orgId, createdBy: demands.createdBy, title: demands.title }).from(demands)
    .leftJoin(demandDigests, and(eq(demandDigests.demandId, demands.id), eq(demandDigests.period, period)))
    .leftJoin(demandAlerts, and(eq(demandAlerts.demandId, demands.id), demandAlerts.muted))
    .where(and(eq(demands.status, 'open'), or(isNull(demands.deadline), sql`${demands.deadline} >= ${today}`), lt(demands.createdAt, before), isNull(demandDigests.demandId), isNull(demandAlerts.demandId), gt(demands.id, page.after)))
    .orderBy(demands.id).limit(page.limit);
}

export async function claimDemandDigest(tx: Tx, demand: OpenDemand, period: string, found: number): Promise<boolean> {
  return (await tx.insert(demandDigests).values({ demandId: demand.id, orgId: demand.orgId, period, found }).onConflictDoNothing().returning({ id: demandDigests.demandId })).length > 0;
}

/**
 * Locks an open demand that wishes to hear, so that its week's count cannot be overrun by two workers at once; null when it
 * is closed, paused, past its deadline or muted by now.
 */
export async function lockDemandToTell(tx: Tx, demandId: string, today: string): Promise<OpenDemand | null> {
  const [row] = await tx.select({ id: demands.id, orgId: demands.orgId, createdBy: demands.createdBy, title: demands.title }).from(demands)
    .where(and(eq(demands.id, demandId), eq(demands.status, 'open'), or(isNull(demands.deadline), sql`${demands.deadline} >= ${today}`))).for('update');
  if (!row) return null;
  const [muted] = await tx.select({ id: demandAlerts.demandId }).from(demandAlerts).where(and(eq(demandAlerts.demandId, demandId), demandAlerts.muted));
  return muted ? null : row;
}

/** How many listings a demand's company was told of since an instant. */
export async function toldSince(tx: Tx, demandId: string, since: Date): Promise<number> {
  return (await tx.select({ n: count() }).from(matchNotices).where(and(eq(matchNotices.demandId, demandId), gt(matchNotices.toldAt, since))))[0]!.n;
}

/** Everything a demand's company was ever told of, among these listings. */
export async function toldAmong(tx: Tx, demandId: string, listingIds: readonly string[]): Promise<Set<string>> {
  if (listingIds.length === 0) return new Set();
  return new Set((await tx.select({ id: matchNotices.listingId }).from(matchNotices).where(and(eq(matchNotices.demandId, demandId), inArray(matchNotices.listingId, [...listingIds])))).map((r) => r.id));
}

/** Records that a company is told; false when it had been. */
export async function insertTold(tx: Tx, values: typeof matchNotices.$inferInsert): Promise<boolean> {
  return (await tx.insert(matchNotices).values(values).onConflictDoNothing().returning({ id: matchNotices.listingId })).length > 0;
}

/** The author of a demand while they belong to the company, else its owners and managers. */
export async function readersOfDemand(tx: Tx, demand: OpenDemand): Promise<Reader[]> {
  const rows = await tx.select({ userId: members.userId, role: members.role, ...reader }).from(members).innerJoin(users, eq(users.id, members.userId))
    .where(and(eq(members.orgId, demand.orgId), isNull(members.removedAt), or(eq(members.userId, demand.createdBy), inArray(members.role, ['owner', 'manager']))));
  const author = rows.find((r) => r.userId === demand.createdBy);
  return (author ? [author] : rows.filter((r) => r.role !== 'member')).map(readerOf);
}

export interface FreshListing { id: string; orgId: string; titleZh: string; titleEn: string }

/** Listings still on offer among these that were first published after an instant, with their owner and title. */
export async function freshlyPublished(tx: Tx, ids: readonly string[], after: Date): Promise<FreshListing[]> {
  if (ids.length === 0) return [];
  return tx.select({ id: listings.id, orgId: listings.orgId, titleZh: patents.titleZh, titleEn: patents.titleEn }).from(listings)
    .innerJoin(patents, and(eq(patents.orgId, listings.orgId), eq(patents.id, listings.patentId)))
    .where(and(inArray(listings.id, [...ids]), eq(listings.status, 'published'), gt(listings.publishedAt, after))).orderBy(desc(listings.publishedAt), listings.id);
}

/** What a saved search's link changes. Null when it is gone. */
export async function searchAlert(tx: Tx, searchId: string): Promise<{ name: string; orgId: string; userId: string; frequency: 'off' | 'daily' | 'weekly' } | null> {
  const [row] = await tx.select({ name: savedSearches.name, orgId: savedSearches.orgId, userId: savedSearches.userId, frequency: savedSearchAlerts.frequency }).from(savedSearches)
    .leftJoin(savedSearchAlerts, eq(savedSearchAlerts.searchId, savedSearches.id)).where(eq(savedSearches.id, searchId));
  return row ? { ...row, frequency: row.frequency ?? 'off' } : null;
}

export async function demandAlert(tx: Tx, demandId: string): Promise<{ title: string; orgId: string; muted: boolean } | null> {
  const [row] = await tx.select({ title: demands.title, orgId: demands.orgId, muted: demandAlerts.muted }).from(demands)
    .leftJoin(demandAlerts, eq(demandAlerts.demandId, demands.id)).where(and(eq(demands.id, demandId), ne(demands.status, 'closed')));
  return row ? { ...row, muted: row.muted ?? false } : null;
}

export async function muteDemand(tx: Tx, demand: { id: string; orgId: string }, muted: boolean): Promise<void> {
  await tx.insert(demandAlerts).values({ demandId: demand.id, orgId: demand.orgId, muted }).onConflictDoUpdate({ target: demandAlerts.demandId, set: { muted, updatedAt: sql`now()` } });
}
