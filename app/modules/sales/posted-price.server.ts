import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import { legalDay } from '#app/core/clock.ts';
import { AppError } from '#app/core/errors.ts';
import { newId } from '#app/core/ids.ts';
import { parseInput } from '#app/core/input.ts';
import type { Currency } from '#app/core/money.ts';
import { requireMember } from '#app/core/require.ts';
import { systemScope, type MemberScope, type Scope } from '#app/core/scope.ts';
import { assertMayBind, orAsk } from '#app/modules/approvals/second-signature.server.ts';
import { closeMarket } from '#app/modules/deals/close-market.server.ts';
import { openDeal } from '#app/modules/deals/open-deal.server.ts';
import { endOfRight, lockListing, type ListingRow } from '#app/modules/offers/offer.store.server.ts';
import { lifeProblems, listingProblems, TAKES_MARKET, termProblems } from '#app/modules/offers/rules.ts';
import { assertNameClear, assertVerified } from '#app/modules/orgs/guard.server.ts';
import { belongsTo } from '#app/modules/orgs/related.server.ts';
import { audit } from '#db/audit.ts';
import type { Db, Tx } from '#db/client.ts';
import { constraintOf } from '#db/errors.ts';
import { orgs } from '#db/schema/orgs.ts';
import { patents } from '#db/schema/patents.ts';
import { postedAcceptances, postedPrices } from '#db/schema/sales.ts';
import { asPlatform, dbNow, withRead, withTx } from '#db/tx.ts';
import { zPostPrice, type PostedPrice, type PostPriceInput } from './contract-posted.ts';

type Row = typeof postedPrices.$inferSelect;
const resource = (r: Row): PostedPrice => ({
  id: r.id, listing_id: r.listingId, kind: r.kind, price: { currency: r.currency as Currency, amount: r.amount }, royalty_bps: r.royaltyBps, field_of_use: r.fieldOfUse, territory: r.territory, term_months: r.termMonths,
  posted_at: r.postedAt.toISOString(), withdrawn: r.withdrawnAt !== null,
});

/** Prices that stand on a listing. Everybody may read them. */
export async function postedPricesOf(deps: { db: Db }, listingId: string): Promise<PostedPrice[]> {
  return withRead(deps.db, systemScope('sales'), async (tx) => (await tx.select().from(postedPrices).where(and(eq(postedPrices.listingId, listingId), isNull(postedPrices.withdrawnAt))).orderBy(asc(postedPrices.amount))).map(resource));
}

export async function getPostedPrice(deps: { db: Db }, id: string): Promise<PostedPrice> {
  return withRead(deps.db, systemScope('sales'), async (tx) => resource(await priceRow(tx, id)));
}

async function priceRow(tx: Tx, id: string): Promise<Row> {
  const [row] = await tx.select().from(postedPrices).where(eq(postedPrices.id, id));
  if (!row) throw new AppError('not_found', { posted_price: id });
  return row;
}

/**
 * The seller posts a price for one kind of deal on fixed terms. Another for the same kind takes the place of the one that stands. Throws `not_found` (not the own
 * listing), `conflict` (not on the market), `unverified`, `unproven`, field errors.
 */
export async function postPrice(deps: { db: Db }, scope: Scope, listingId: string, raw: PostPriceInput): Promise<PostedPrice> {
  const member = requireMember(scope, 'listing.publish');
  const input = parseInput(zPostPrice, raw);
  return withTx(deps.db, member, async (tx) => {
    const listing = await lockListing(tx, member, listingId, 'update');
    if (!listing || listing.orgId !== member.orgId) throw new AppError('not_found', { listing: listingId });
    const now = await dbNow(tx);
    await assertVerified(tx, member.orgId, now);
    if (listing.status !== 'published') throw new AppError('conflict', { listing: listingId, state: listing.status, reason: 'listing_not_on_market' });
    const terms = { ...input, royalty_minimum: null, equity_share_bps: 0, valuation: null };
    const problems = [...listingProblems(listing, input.kind, terms), ...termProblems(input.kind, terms), ...lifeProblems(input.kind, input.term_months, await endOfRight(tx, member, listing), legalDay(now))];
    if (problems.length) throw new AppError('validation', {}, problems);
    const row = await asPlatform(tx, member, 'post the price', async () => {
      await provenPatent(tx, listing);
      await tx.update(postedPrices).set({ withdrawnAt: sql`now()` }).where(and(eq(postedPrices.listingId, listingId), eq(postedPrices.kind, input.kind), isNull(postedPrices.withdrawnAt)));
      const [made] = await tx.insert(postedPrices).values({
        id: newId('postedPrice'), listingId, orgId: listing.orgId, kind: input.kind, currency: input.price.currency, amount: input.price.amount, royaltyBps: input.royalty_bps, fieldOfUse: input.field_of_use, territory: input.territory, termMonths: input.term_months, postedBy: member.userId,
      }).returning();
      return made!;
    });
    await audit(tx, member, { chain: `org:${member.orgId}`, action: 'price.post', subject: row.id, data: { listing: listingId, kind: input.kind } });
    return resource(row);
  });
}

/** The seller takes a posted price down; deals it has opened stand. Throws `not_found`, `state_changed`. */
export async function withdrawPrice(deps: { db: Db }, scope: Scope, id: string): Promise<PostedPrice> {
  const member = requireMember(scope, 'listing.publish');
  return withTx(deps.db, member, async (tx) => {
    const row = await priceRow(tx, id);
    if (row.orgId !== member.orgId) throw new AppError('not_found', { posted_price: id });
    const [ended] = await asPlatform(tx, member, 'take the price down', (platform) => platform.update(postedPrices).set({ withdrawnAt: sql`now()` }).where(and(eq(postedPrices.id, id), isNull(postedPrices.withdrawnAt))).returning());
    if (!ended) throw new AppError('state_changed', { posted_price: id });
    await audit(tx, member, { chain: `org:${member.orgId}`, action: 'price.withdraw', subject: id });
    return resource(ended);
  });
}

async function provenPatent(tx: Tx, listing: ListingRow): Promise<{ id: string; number: string }> {
  const [patent] = await tx.select({ id: patents.id, number: patents.number, ownership: patents.ownership }).from(patents).where(and(eq(patents.orgId, listing.orgId), eq(patents.id, listing.patentId)));
  if (patent!.ownership !== 'proven') throw new AppError('unproven', { patent: patent!.id });
  return patent!;
}

/**
 * A verified organisation accepts a posted price: the deal opens at once on the published terms. An ordinary licence stays open to the next; an exclusive right leaves the market.
 * `amount` is the price that was read (`state_changed` for another). Throws `unverified`, `both_sides`, `forbidden` (the own listing), `conflict` (not on the market any more), `approval_limit`, `approval_requested`.
 */
export async function acceptPrice(deps: { db: Db }, scope: Scope, id: string, read: { amount: number }): Promise<{ deal_id: string }> {
  const member = requireMember(scope, 'offer.accept');
  return orAsk(deps, member, () => withTx(deps.db, member, async (tx) => {
    const seen = await priceRow(tx, id);
    if (seen.orgId === member.orgId) throw new AppError('forbidden', { reason: 'own_listing' });
    const listing = await lockListing(tx, member, seen.listingId, TAKES_MARKET.has(seen.kind) ? 'update' : 'share');
    const price = await priceRow(tx, id);
    if (!listing || listing.status !== 'published') throw new AppError('conflict', { posted_price: id, reason: 'listing_not_on_market', listing: listing?.status ?? 'gone' });
    if (price.withdrawnAt || price.amount !== read.amount) throw new AppError('state_changed', { posted_price: id });
    const now = await dbNow(tx);
    if (await asPlatform(tx, member, 'see whether the person belongs to the seller', () => belongsTo(tx, member.userId, price.orgId))) throw new AppError('both_sides', { organisation: price.orgId });
    await assertVerified(tx, member.orgId, now);
    await assertNameClear(tx, member.orgId, now);
    await assertVerified(tx, price.orgId, now, 'other');
    await assertMayBind(tx, member, { act: 'price.accept', subject: { kind: 'posted_price', id }, what: { posted_price: id, amount: price.amount, currency: price.currency }, amount: price.amount, currency: price.currency });
    return asPlatform(tx, member, 'open the deal at the posted price', () => open(tx, member, { price, listing, now }));
  })).catch((error: unknown) => {
    if (constraintOf(error) === 'agreements_origin_key') throw new AppError('duplicate', { posted_price: id });
    throw error;
  });
}

async function open(tx: Tx, member: MemberScope, { price, listing, now }: { price: Row; listing: ListingRow; now: Date }): Promise<{ deal_id: string }> {
  const patent = await provenPatent(tx, listing);
  const [seller] = await tx.select({ region: orgs.region }).from(orgs).where(eq(orgs.id, price.orgId));
  const acceptance = newId('postedAcceptance');
  const deal = await openDeal(tx, member, {
    origin: { kind: 'posted_price', id: acceptance }, sellerRegion: seller!.region, patent, now,
    terms: {
      listingId: listing.id, kind: price.kind, sellerOrgId: price.orgId, buyerOrgId: member.orgId, brokerOrgId: null, brokerFeeBps: 0, currency: price.currency, priceAmount: price.amount, royaltyBps: price.royaltyBps, royaltyMinimum: 0, minimumCreditable: false,
      equityShareBps: 0, valuationAmount: null, fieldOfUse: price.fieldOfUse, territory: price.territory, termMonths: price.termMonths,
    },
  });
  const hard = deal.conflicts.filter((c) => c.severity === 'hard');
  if (hard.length) throw new AppError('rights_conflict', { posted_price: price.id, conflicts: hard.map((c) => c.code), day: legalDay(now) });
  await tx.insert(postedAcceptances).values({ id: acceptance, postedPriceId: price.id, buyerOrgId: member.orgId, dealId: deal.deal.id, acceptedBy: member.userId });
  if (TAKES_MARKET.has(price.kind)) await closeMarket(tx, member, listing, price.id);
  await audit(tx, member, { chain: `org:${member.orgId}`, action: 'price.accept', subject: price.id, data: { deal: deal.deal.id } });
  return { deal_id: deal.deal.id };
}
