import { and, asc, eq, gt, inArray, isNotNull, isNull, sql } from 'drizzle-orm';
import { legalDay } from '#app/core/clock.ts';
import { systemScope } from '#app/core/scope.ts';
import { tellOrg } from '#app/modules/orgs/notice.server.ts';
import { rightColumns } from '#app/modules/patents/right-key.ts';
import { adoptKeys } from '#app/modules/patents/shared-right.server.ts';
import type { PatentRecord } from '#app/modules/patents/contract.ts';
import { audit } from '#db/audit.ts';
import type { Tx } from '#db/client.ts';
import { eachPage } from '#db/each.ts';
import { constraintOf } from '#db/errors.ts';
import { emit } from '#db/outbox.ts';
import { listings } from '#db/schema/listings.ts';
import { orgs } from '#db/schema/orgs.ts';
import { patents } from '#db/schema/patents.ts';
import { withRead, withTx } from '#db/tx.ts';
import { nowOf, type ListingDeps } from './deps.ts';
import { changeListing, lockOwnListing, type PatentRow } from './listing.store.server.ts';

const scope = systemScope('ownership');
const PAGE = 200;

/**
 * Sweep: gives rows from before rights had keys theirs, and tells owners which of their public listings still need evidence.
 * Returns how many rows got a key. Where two organisations turn out to offer one right, the later listing leaves the market.
 */
export async function sweepOwnership(deps: ListingDeps, signal?: AbortSignal): Promise<number> {
  let keyed = 0;
  const failed = await eachPage(signal, PAGE, (after) => withRead(deps.db, scope, (tx) => tx.select().from(patents).where(and(eq(patents.rightKey, ''), isNull(patents.removedAt), gt(patents.id, after))).orderBy(asc(patents.id)).limit(PAGE)),
    async (row) => { await giveKey(deps, row); keyed += 1; }).then(() => null, (error: unknown) => ({ error }));
  await tellWhatIsDue(deps);
  if (failed) throw failed.error;
  return keyed;
}

async function giveKey(deps: ListingDeps, row: PatentRow): Promise<void> {
  const record = row.record as PatentRecord | null;
  const own = rightColumns({ authority: row.authority, number: row.number, applicationNumber: row.applicationNumber, grantNumber: row.grantNumber, publicationNumber: record?.publicationNumber });
  const write = (offMarket: boolean) => withTx(deps.db, scope, async (tx) => {
    const [rightKey] = await adoptKeys(tx, row.orgId, [own]);
    if (offMarket && !(await leaveMarket(tx, row))) return;
    await tx.update(patents).set({ ...own, rightKey }).where(eq(patents.id, row.id));
  });
  await write(false).catch((error: unknown) => {
    if (constraintOf(error) !== 'listings_one_live_per_right') throw error;
    return write(true);
  });
}

/** Somebody else offers the same right already: this listing waits for whoever is proven. False while a deal holds it: then its key waits for the deal's end. */
async function leaveMarket(tx: Tx, row: PatentRow): Promise<boolean> {
  const [seen] = await tx.select({ id: listings.id }).from(listings).where(and(eq(listings.patentId, row.id), inArray(listings.status, ['published', 'under_offer'])));
  const listing = seen && await lockOwnListing(tx, row.orgId, seen.id);
  if (!listing || listing.status !== 'published') return !listing;
  await changeListing(tx, listing.id, { status: 'suspended', suspendedReason: 'listed_elsewhere' });
  await audit(tx, scope, { chain: `org:${row.orgId}`, action: 'listing.suspend', subject: listing.id, data: { from: 'published', reason: 'listed_elsewhere', number: row.number } });
  await emit(tx, 'listing.changed', { listingId: listing.id, orgId: row.orgId, status: 'suspended' });
  return true;
}

/** One notice for an organisation and a day, however often the sweep comes by. */
async function tellWhatIsDue(deps: ListingDeps): Promise<void> {
  const today = legalDay(nowOf(deps));
  await withTx(deps.db, scope, async (tx) => {
    const due = await tx.select({ orgId: patents.orgId, zh: orgs.nameZh, en: orgs.nameEn, day: patents.ownershipDueOn, count: sql<number>`count(*)::int` }).from(patents)
      .innerJoin(orgs, eq(orgs.id, patents.orgId)).innerJoin(listings, and(eq(listings.patentId, patents.id), eq(listings.status, 'published')))
      .where(and(eq(patents.ownership, 'unproven'), isNotNull(patents.ownershipDueOn), gt(patents.ownershipDueOn, today))).groupBy(patents.orgId, orgs.nameZh, orgs.nameEn, patents.ownershipDueOn).limit(500);
    for (const row of due) await tellOrg(tx, row.orgId, 'ownership_due', row.day!, { title_zh: row.zh, title_en: row.en, day: row.day!, count: row.count }, '/my/listings');
  });
}
