import { and, eq, isNull, ne, sql } from 'drizzle-orm';
import { addDays, addMonths } from '#app/core/clock.ts';
import { newId } from '#app/core/ids.ts';
import type { DealKind, ListingStatus } from '#app/core/vocabulary.ts';
import { TAKES_MARKET } from '#app/modules/offers/rules.ts';
import { judgePatents } from '#app/modules/patents/judge.server.ts';
import type { Tx } from '#db/client.ts';
import { emit } from '#db/outbox.ts';
import { dealRoyalties, deals } from '#db/schema/deals.ts';
import { listings } from '#db/schema/listings.ts';
import { ownershipProofs } from '#db/schema/ownership.ts';
import { patentFacts, patentRights, patents } from '#db/schema/patents.ts';
import { wantedRight, type DealContext } from '../context.server.ts';
import { readPatent } from '../deal.store.server.ts';
import { rightOf } from '../rights.ts';
import { Refusal } from '#app/modules/process/definition/refusal.ts';
import type { DealEffect } from './types.ts';

/**
 * The patent passes to the buyer as of the registered day (Patent Law 10): the seller's row stays as history and names the
 * new owner, the buyer gets a row of its own with the record copied, the listing leaves the market.
 */
export const assignPatent: DealEffect = async ({ tx, ctx, stale }) => {
  stale();
  const { deal, buyer } = ctx;
  const patent = await readPatent(tx, ctx.patent.id);
  const registration = ctx.evidence.findLast((e) => e.kind === 'registration_confirmed');
  if (!registration) throw new Refusal('transition_refused', [{ code: 'G13', detail: 'certificate_missing' }]);
  const day = String(registration.data.registered_on);
  const assignees = [buyer.nameZh || buyer.nameEn];
  await tx.update(patents).set({ ownerOrgId: buyer.id, assignees, ownership: 'passed', ownershipDueOn: null, version: sql`${patents.version} + 1`, updatedAt: sql`now()` }).where(eq(patents.id, patent.id));
  const { id: _id, orgId: _org, createdAt: _created, updatedAt: _updated, version: _version, ...record } = patent;
  // The certificate an operator has confirmed is the evidence: the buyer is proven as of the registered day.
  const proven = { ownership: 'proven', ownershipAsOf: day, ownershipDueOn: null } as const;
  const [own] = await tx.insert(patents).values({ ...record, ...proven, id: newId('patent'), orgId: buyer.id, ownerOrgId: buyer.id, assignees })
    .onConflictDoUpdate({ target: [patents.orgId, patents.number], targetWhere: sql`removed_at is null`, set: { ...proven, ownershipAsOf: sql`greatest(${patents.ownershipAsOf}, excluded.ownership_as_of)`, ownerOrgId: buyer.id, assignees, rightKey: patent.rightKey, version: sql`${patents.version} + 1`, updatedAt: sql`now()` } })
    .returning({ id: patents.id });
  await tx.update(ownershipProofs).set({ state: 'superseded' }).where(and(eq(ownershipProofs.patentId, patent.id), eq(ownershipProofs.state, 'accepted')));
  await tx.insert(ownershipProofs).values({
    id: newId('proof'), orgId: buyer.id, patentId: own!.id, rightKey: patent.rightKey, kind: 'platform_deal', ownerNames: assignees, reference: String(registration.data.certificate_no ?? ''), asOf: day,
    state: 'accepted', reviewedBy: `deal:${deal.id}`, decidedAt: ctx.now,
  });
  const fact = { fact: 'owner', value: { org_id: buyer.id, name_zh: buyer.nameZh, name_en: buyer.nameEn, certificate_no: registration.data.certificate_no }, source: `deal:${deal.id}`, asOf: day };
  await tx.insert(patentFacts).values([
    { id: newId('evidence'), orgId: patent.orgId, patentId: patent.id, ...fact },
    { id: newId('evidence'), orgId: buyer.id, patentId: own!.id, ...fact },
  ]);
  await setListing(tx, ctx, { status: 'transferred' });
  await judgePatents(tx, [patent.id, own!.id], ctx.today);
  await emit(tx, 'patent.changed', { patentId: patent.id, orgId: patent.orgId }, { key: `${patent.id}:assigned:${deal.id}` });
  await emit(tx, 'patent.changed', { patentId: own!.id, orgId: buyer.id }, { key: `${own!.id}:assigned:${deal.id}` });
  return { patent_id: patent.id, new_patent_id: own!.id, registered_on: day };
};

/**
 * The licence takes effect: it stands in the rights ledger, the running royalty gets its periods, and the listing goes back
 * to the market with the kinds of deal the licence leaves possible.
 */
export const grantLicence: DealEffect = async ({ tx, ctx, stale }) => {
  stale();
  const { deal, patent, buyer } = ctx;
  const wanted = wantedRight(deal, ctx.today);
  if (wanted.kind === 'assignment') throw new Error(`deal ${deal.id} grants no licence`);
  // A licence does not outlive its patent, whatever term was agreed.
  const endsOn = earlier(wanted.endsOn, patent.expiryDate);
  const id = newId('right');
  await tx.insert(patentRights).values({
    id, orgId: patent.orgId, patentId: patent.id, patentNumber: patent.number, kind: wanted.kind, fieldOfUse: deal.fieldOfUse, territory: deal.territory,
    startsOn: ctx.today, endsOn, holderOrgId: buyer.id, holderName: buyer.nameZh || buyer.nameEn, dealId: deal.id, source: `deal:${deal.id}`, asOf: ctx.today,
  });
  await judgePatents(tx, [patent.id], ctx.today);
  const periods = deal.royaltyBps > 0 ? royaltyPeriods(ctx, endsOn) : [];
  if (periods.length) await tx.insert(dealRoyalties).values(periods);
  if (TAKES_MARKET.has(deal.kind)) await reopenListing(tx, ctx);
  await emit(tx, 'patent.changed', { patentId: patent.id, orgId: patent.orgId }, { key: `${patent.id}:licensed:${deal.id}` });
  return { right_id: id, kind: wanted.kind, starts_on: ctx.today, ends_on: endsOn, royalty_periods: periods.length };
};

/** The earlier of two days; one that is not known says nothing. */
function earlier(a: string | null, b: string | null): string | null { return a !== null && b !== null ? (a < b ? a : b) : a ?? b; }

function royaltyPeriods(ctx: DealContext, endsOn: string | null) {
  const { royaltyPeriodMonths, royaltyReportDays, maxRoyaltyPeriods } = ctx.pack.values;
  const periods: (typeof dealRoyalties.$inferInsert)[] = [];
  for (let i = 0; i < maxRoyaltyPeriods.value; i++) {
    // Every period is counted from the first day, so months of different length do not drift.
    const periodStart = addMonths(ctx.today, i * royaltyPeriodMonths.value);
    if (endsOn && periodStart >= endsOn) break;
    const next = addMonths(ctx.today, (i + 1) * royaltyPeriodMonths.value);
    const periodEnd = addDays(endsOn && endsOn < next ? endsOn : next, -1);
    periods.push({ dealId: ctx.deal.id, periodStart, periodEnd, dueOn: addDays(periodEnd, royaltyReportDays.value) });
  }
  return periods;
}

/**
 * After an exclusive or sole licence the listing returns with what is left to offer: everything, when the licence leaves
 * fields or territories free; else only the patent itself; nothing at all withdraws it.
 */
async function reopenListing(tx: Tx, ctx: DealContext): Promise<void> {
  const { listing, deal } = ctx;
  const whole = deal.fieldOfUse === '*' && (deal.territory === 'WW' || listing.territories.every((t) => t === deal.territory));
  const left = whole ? listing.dealKinds.filter((k) => rightOf(k) === 'assignment') : listing.dealKinds;
  await setListing(tx, ctx, left.length ? { status: 'published', dealKinds: left } : { status: 'withdrawn', suspendedReason: 'exclusively_licensed' });
}

/** A deal that fell through gives its listing back to the market, unless another deal has taken it. */
export async function freeListing(tx: Tx, ctx: DealContext): Promise<void> {
  if (ctx.listing.status !== 'under_offer' || !TAKES_MARKET.has(ctx.deal.kind)) return;
  const others = await tx.select({ kind: deals.kind }).from(deals).where(and(eq(deals.listingId, ctx.listing.id), ne(deals.id, ctx.deal.id), isNull(deals.closedAt)));
  if (others.some((o) => TAKES_MARKET.has(o.kind))) return;
  await setListing(tx, ctx, { status: 'published' });
  // What became of owner and right while the deal held it is looked at before anybody offers on it.
  await emit(tx, 'patent.changed', { patentId: ctx.patent.id, orgId: ctx.patent.orgId }, { key: `${ctx.patent.id}:freed:${ctx.deal.id}` });
}

async function setListing(tx: Tx, ctx: DealContext, set: { status: ListingStatus; dealKinds?: DealKind[]; suspendedReason?: string }): Promise<void> {
  await tx.update(listings).set({ ...set, version: sql`${listings.version} + 1`, updatedAt: sql`now()` }).where(eq(listings.id, ctx.listing.id));
  await emit(tx, 'listing.changed', { listingId: ctx.listing.id, orgId: ctx.listing.orgId, status: set.status }, { key: `${ctx.listing.id}:${ctx.deal.id}:${set.status}` });
}
