import { and, arrayOverlaps, desc, eq, gt, inArray, ne, or, sql } from 'drizzle-orm';
import type { TimeKey } from '#app/core/paging.ts';
import type { Tx } from '#db/client.ts';
import { newestFirst } from '#db/paging.ts';
import { listings } from '#db/schema/listings.ts';
import { orgs } from '#db/schema/orgs.ts';
import { patentFacts, patentRights, patents } from '#db/schema/patents.ts';
import { isVerified } from '#app/modules/orgs/verification.ts';
import { notEndedOn } from '#app/modules/patents/standing-rights.server.ts';
import { LIVE_STATUSES, type MarketFacts } from './rules.ts';

export type ListingRow = typeof listings.$inferSelect;
export type PatentRow = typeof patents.$inferSelect;
export type OrgRow = typeof orgs.$inferSelect;

/** Fact under which a pledgee's written consent to sale or licence is kept in `patent_facts` (value true). */
export const PLEDGE_CONSENT_FACT = 'pledgee_consent';

/** The organisation's own patent, locked until the end of the transaction; null when it is not there or not theirs. */
export async function lockOwnPatent(tx: Tx, orgId: string, patentId: string): Promise<PatentRow | null> {
  const [row] = await tx.select().from(patents).where(and(eq(patents.orgId, orgId), eq(patents.id, patentId))).for('update');
  return row ?? null;
}

/** The organisation's own listing, locked until the end of the transaction. */
export async function lockOwnListing(tx: Tx, orgId: string, listingId: string): Promise<ListingRow | null> {
  const [row] = await tx.select().from(listings).where(and(eq(listings.orgId, orgId), eq(listings.id, listingId))).for('update');
  return row ?? null;
}

/** The listing that occupies a patent, if any. */
export async function liveListingOf(tx: Tx, patentId: string): Promise<{ id: string } | null> {
  const [row] = await tx.select({ id: listings.id }).from(listings).where(and(eq(listings.patentId, patentId), inArray(listings.status, [...LIVE_STATUSES]))).limit(1);
  return row ?? null;
}

/** Is the right on the market already, offered by another organisation under whichever of its numbers? Platform scope. */
export async function liveElsewhere(tx: Tx, patent: Pick<PatentRow, 'orgId' | 'rightKey' | 'rightKeys'>): Promise<boolean> {
  const keys = [...new Set([patent.rightKey, ...patent.rightKeys])].filter(Boolean);
  if (keys.length === 0) return false;
  const [row] = await tx.select({ id: listings.id }).from(listings).innerJoin(patents, eq(patents.id, listings.patentId))
    .where(and(ne(listings.orgId, patent.orgId), inArray(listings.status, ['published', 'under_offer']), or(inArray(listings.rightKey, keys), arrayOverlaps(patents.rightKeys, keys)))).limit(1);
  return row !== undefined;
}

/** A listing with patent and organisation, as far as the scope may see it. */
export async function readListing(tx: Tx, listingId: string): Promise<{ listing: ListingRow; patent: PatentRow; org: OrgRow } | null> {
  const [row] = await tx.select({ listing: listings, patent: patents, org: orgs }).from(listings)
    .innerJoin(patents, and(eq(patents.orgId, listings.orgId), eq(patents.id, listings.patentId)))
    .innerJoin(orgs, eq(orgs.id, listings.orgId))
    .where(eq(listings.id, listingId)).limit(1);
  return row ?? null;
}

/** Licences and encumbrances of a patent that stand on `day`. */
export async function standingRights(tx: Tx, patentIds: readonly string[], day: string): Promise<(typeof patentRights.$inferSelect)[]> {
  if (patentIds.length === 0) return [];
  return tx.select().from(patentRights)
    .where(and(inArray(patentRights.patentId, [...patentIds]), notEndedOn(day)))
    .orderBy(patentRights.startsOn, patentRights.id);
}

/** Market facts of patents on `day`: the row, the rights ledger's freezes and pledges, and the newest word on the pledgee's consent. */
export async function marketFacts(tx: Tx, rows: readonly PatentRow[], day: string): Promise<Map<string, MarketFacts>> {
  const ids = rows.map((r) => r.id);
  const rights = await standingRights(tx, ids, day);
  const consents = ids.length === 0 ? [] : await tx.selectDistinctOn([patentFacts.patentId], { patentId: patentFacts.patentId, value: patentFacts.value }).from(patentFacts)
    .where(and(inArray(patentFacts.patentId, ids), eq(patentFacts.fact, PLEDGE_CONSENT_FACT)))
    .orderBy(patentFacts.patentId, desc(patentFacts.recordedAt), desc(patentFacts.id));
  const holders = ids.length === 0 ? [] : await tx.select({ id: orgs.id, verifiedAt: orgs.verifiedAt, verifiedUntil: orgs.verifiedUntil, nameHeldAt: orgs.nameHeldAt }).from(orgs).where(inArray(orgs.id, [...new Set(rows.map((r) => r.orgId))]));
  const holder = new Map(holders.map((h) => [h.id, h]));
  const has = (kind: string) => new Set(rights.filter((r) => r.kind === kind && r.startsOn <= day).map((r) => r.patentId));
  const [frozen, pledged] = [has('freeze'), has('pledge')];
  const agreed = new Set(consents.filter((c) => c.value === true).map((c) => c.patentId));
  return new Map(rows.map((r) => [r.id, {
    orgId: r.orgId, ownerOrgId: r.ownerOrgId, authority: r.authority, kind: r.kind, legalStatus: r.legalStatus, filingDate: r.filingDate, grantDate: r.grantDate, expiryDate: r.expiryDate,
    frozen: r.frozen || frozen.has(r.id), pledged: r.pledged || pledged.has(r.id), pledgeConsent: agreed.has(r.id),
    ownership: r.ownership, ownershipDueOn: r.ownershipDueOn, orgVerified: isVerified(holder.get(r.orgId)!, day), nameHeld: holder.get(r.orgId)!.nameHeldAt !== null,
  }]));
}

export async function insertListing(tx: Tx, values: typeof listings.$inferInsert): Promise<ListingRow> {
  const [row] = await tx.insert(listings).values(values).returning();
  return row!;
}

/** Changes a listing that is locked by the caller; raises its version and its time. */
export async function changeListing(tx: Tx, listingId: string, values: Partial<typeof listings.$inferInsert>): Promise<ListingRow> {
  const [row] = await tx.update(listings).set({ ...values, version: sql`${listings.version} + 1`, updatedAt: sql`now()` }).where(eq(listings.id, listingId)).returning();
  return row!;
}

/** An organisation's listings, newest change first, after a (time, id) key. */
export async function listOwn(tx: Tx, orgId: string, options: { status?: ListingRow['status']; after: TimeKey | null; limit: number }) {
  const list = newestFirst(listings.updatedAt, listings.id, options.after);
  return tx.select({ listing: listings, number: patents.number, titleZh: patents.titleZh, titleEn: patents.titleEn, ownership: patents.ownership, dueOn: patents.ownershipDueOn }).from(listings)
    .innerJoin(patents, and(eq(patents.orgId, listings.orgId), eq(patents.id, listings.patentId)))
    .where(and(eq(listings.orgId, orgId), options.status ? eq(listings.status, options.status) : undefined, list.where))
    .orderBy(...list.orderBy).limit(options.limit);
}

/** Published listings with their patents, page by page by key: the sweep's reading order. */
export async function publishedAfter(tx: Tx, afterId: string, limit: number): Promise<{ listing: ListingRow; patent: PatentRow }[]> {
  return tx.select({ listing: listings, patent: patents }).from(listings)
    .innerJoin(patents, and(eq(patents.orgId, listings.orgId), eq(patents.id, listings.patentId)))
    .where(and(eq(listings.status, 'published'), gt(listings.id, afterId))).orderBy(listings.id).limit(limit);
}

/** An organisation's listings that are public, or were taken off for one of these reasons; of one patent when it is named. */
export async function publicOrSuspended(tx: Tx, orgId: string, patentId: string | null, reasons: readonly string[]): Promise<{ listing: ListingRow; patent: PatentRow }[]> {
  return tx.select({ listing: listings, patent: patents }).from(listings)
    .innerJoin(patents, and(eq(patents.orgId, listings.orgId), eq(patents.id, listings.patentId)))
    .where(and(eq(listings.orgId, orgId), patentId ? eq(listings.patentId, patentId) : undefined,
      or(eq(listings.status, 'published'), and(eq(listings.status, 'suspended'), inArray(listings.suspendedReason, [...reasons]))))).orderBy(listings.id);
}

/** Notes that these listings were checked and found live. A mark of the sweep, no change of the listing: version and time stay. */
export async function markVerified(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await tx.update(listings).set({ verifiedLiveAt: sql`now()` }).where(inArray(listings.id, [...ids]));
}
