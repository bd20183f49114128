import { and, desc, eq, inArray, isNull, or, sql } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { demands, matchFeedback } from '#db/schema/demands.ts';
import { listings } from '#db/schema/listings.ts';
import { orgs } from '#db/schema/orgs.ts';
import { patentRights } from '#db/schema/patents.ts';
import { notEndedOn } from '#app/modules/patents/standing-rights.server.ts';

export type DemandRow = typeof demands.$inferSelect;
export type FeedbackRow = typeof matchFeedback.$inferSelect;

/** The organisation's own demand; null for anybody else's. */
export async function ownDemand(tx: Tx, orgId: string, demandId: string): Promise<DemandRow | null> {
  const [row] = await tx.select().from(demands).where(and(eq(demands.orgId, orgId), eq(demands.id, demandId))).limit(1);
  return row ?? null;
}

/** The organisation's own listing's id; null for anybody else's. */
export async function ownsListing(tx: Tx, orgId: string, listingId: string): Promise<boolean> {
  return (await tx.select({ id: listings.id }).from(listings).where(and(eq(listings.orgId, orgId), eq(listings.id, listingId))).limit(1)).length > 0;
}

/** Which of these listings are the organisation's own. */
export async function ownedAmong(tx: Tx, orgId: string, listingIds: readonly string[]): Promise<Set<string>> {
  if (listingIds.length === 0) return new Set();
  return new Set((await tx.select({ id: listings.id }).from(listings).where(and(eq(listings.orgId, orgId), inArray(listings.id, [...listingIds])))).map((r) => r.id));
}

/** Is this listing on the market or otherwise visible to the scope? */
export async function canSeeListing(tx: Tx, listingId: string): Promise<boolean> {
  return (await tx.select({ id: listings.id }).from(listings).where(eq(listings.id, listingId)).limit(1)).length > 0;
}

/** Open demands of others by id, with their organisation. */
export async function openDemandsById(tx: Tx, ids: readonly string[], today: string): Promise<{ demand: DemandRow; org: typeof orgs.$inferSelect }[]> {
  if (ids.length === 0) return [];
  return tx.select({ demand: demands, org: orgs }).from(demands).innerJoin(orgs, eq(orgs.id, demands.orgId))
    .where(and(inArray(demands.id, [...ids]), eq(demands.status, 'open'), or(isNull(demands.deadline), sql`${demands.deadline} >= ${today}`)));
}

/** Licences and encumbrances that stand on `today`, per patent. */
export async function standingRights(tx: Tx, patentIds: readonly string[], today: string): Promise<Map<string, { kind: string; fieldOfUse: string; territory: string }[]>> {
  const found = new Map<string, { kind: string; fieldOfUse: string; territory: string }[]>();
  if (patentIds.length === 0) return found;
  const rows = await tx.select({ patentId: patentRights.patentId, kind: patentRights.kind, fieldOfUse: patentRights.fieldOfUse, territory: patentRights.territory }).from(patentRights)
    .where(and(inArray(patentRights.patentId, [...patentIds]), notEndedOn(today)))
    .orderBy(patentRights.id);
  for (const { patentId, ...right } of rows) found.set(patentId, [...(found.get(patentId) ?? []), right]);
  return found;
}

/** The newest word of the organisation on each listing for this demand. */
export async function newestFeedback(tx: Tx, orgId: string, demandId: string): Promise<Map<string, typeof matchFeedback.$inferSelect>> {
  const rows = await tx.selectDistinctOn([matchFeedback.listingId]).from(matchFeedback)
    .where(and(eq(matchFeedback.orgId, orgId), eq(matchFeedback.demandId, demandId)))
    .orderBy(matchFeedback.listingId, desc(matchFeedback.createdAt), desc(matchFeedback.id));
  return new Map(rows.map((r) => [r.listingId, r]));
}

export async function insertFeedback(tx: Tx, values: typeof matchFeedback.$inferInsert): Promise<typeof matchFeedback.$inferSelect> {
  return (await tx.insert(matchFeedback).values(values).returning())[0]!;
}

/** Ids of the newest listings on the market: the sample term statistics rest on. */
export async function newestPublished(tx: Tx, limit: number): Promise<string[]> {
  return (await tx.select({ id: listings.id }).from(listings).where(eq(listings.status, 'published')).orderBy(desc(listings.publishedAt), desc(listings.id)).limit(limit)).map((r) => r.id);
}

/** Ids of an organisation's newest open demands. */
export async function newestDemands(tx: Tx, orgId: string, limit: number): Promise<string[]> {
  return (await tx.select({ id: demands.id }).from(demands).where(and(eq(demands.orgId, orgId), eq(demands.status, 'open'))).orderBy(desc(demands.createdAt), desc(demands.id)).limit(limit)).map((r) => r.id);
}
