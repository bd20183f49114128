import { eq, sql } from 'drizzle-orm';
import type { MemberScope } from '#app/core/scope.ts';
import type { SaleResult, StopReason } from '#app/core/sale-words.ts';
import { leaveMarket } from '#app/modules/deals/close-market.server.ts';
import { openDeal } from '#app/modules/deals/open-deal.server.ts';
import { lockListing } from '#app/modules/offers/offer.store.server.ts';
import { TAKES_MARKET } from '#app/modules/offers/rules.ts';
import { tellOrg } from '#app/modules/orgs/notice.server.ts';
import type { Effect, EffectInput } from '#app/modules/process/engine/subject.ts';
import type { Tx } from '#db/client.ts';
import { emit } from '#db/outbox.ts';
import { listings } from '#db/schema/listings.ts';
import { members, orgs } from '#db/schema/orgs.ts';
import { saleBids, saleEntrants, saleEnvelopes, sales } from '#db/schema/sales.ts';
import type { SaleEffect } from './definitions/sale.ts';
import { convert, forfeit, releaseDeposits, spare, titlesOf } from './deposits.server.ts';
import { setAsideRest } from './opening.server.ts';
import { resultOf } from './rules.ts';
import { salePack } from './rule-packs/sales.ts';
import { holderOrgs } from './sealed.store.server.ts';
import { entrantsOf, note, type SaleRow } from './sale.store.server.ts';
import type { SaleContext } from './sale-subject.server.ts';

type Input = EffectInput<SaleContext>;

/** Writes columns of the sale and of what was loaded of it. */
async function set(input: Input, values: Partial<SaleRow>): Promise<void> {
  await input.tx.update(sales).set(values).where(eq(sales.id, input.ctx.sale.id));
  input.ctx.sale = { ...input.ctx.sale, ...values };
}

async function tellEntrants(input: Input, kind: 'sale_opened' | 'sale_stopped' | 'sale_unsold' | 'sale_lost', but: number | null = null): Promise<void> {
  const { sale } = input.ctx;
  const titles = await titlesOf(input.tx, sale);
  for (const entrant of await entrantsOf(input.tx, sale.id)) if (entrant.no !== but) await tellOrg(input.tx, entrant.orgId, kind, sale.id, titles, `/sales/${sale.id}`);
}

const exclusive = (c: SaleContext) => TAKES_MARKET.has(c.sale.kind);

/** The sale begins: an exclusive right leaves the market, and offers that compete for it end. */
async function openSale(input: Input): Promise<Record<string, unknown>> {
  const { tx, ctx } = input;
  await set(input, { openedAt: ctx.now });
  await note(tx, ctx.sale.id, 'opened', {});
  if (exclusive(ctx)) {
    const listing = await lockListing(tx, input.scope, ctx.sale.listingId, 'update');
    const titles = await titlesOf(tx, ctx.sale);
    for (const offer of await leaveMarket(tx, input.scope, listing!, { winner: ctx.sale.id, reason: 'sale_opened' })) await tellOrg(tx, offer.buyerOrgId, 'offer_ended_by_sale', offer.id, titles, `/sales/${ctx.sale.id}`);
    ctx.listing = { ...ctx.listing, status: 'under_offer' };
  }
  await tellEntrants(input, 'sale_opened');
  return {};
}

/** Too late to begin: nobody is to miss a sale because a clock stood still. Begins half an hour from now and lasts as long as announced. */
async function putOff(input: Input): Promise<Record<string, unknown>> {
  const { ctx } = input;
  const opensAt = new Date(ctx.now.getTime() + salePack.values.putOffMinutes.value * 60_000);
  const closesAt = new Date(opensAt.getTime() + ctx.sale.closesAt.getTime() - ctx.sale.opensAt.getTime());
  await set(input, { opensAt, closesAt, endsAt: closesAt });
  await note(input.tx, ctx.sale.id, 'postponed', { opens_at: opensAt.toISOString(), closes_at: closesAt.toISOString(), reason: 'opening_missed' });
  return { opens_at: opensAt.toISOString() };
}

async function closeSale(input: Input): Promise<Record<string, unknown>> {
  await note(input.tx, input.ctx.sale.id, 'closed', { price: input.ctx.sale.price, leader: input.ctx.sale.leaderNo, bids: input.ctx.sale.bids });
  await set(input, { closedAt: input.ctx.now });
  return { price: input.ctx.sale.price };
}

/** Whoever placed the winning bid; the deal is opened in their name. */
async function winningMember(tx: Tx, sale: SaleRow): Promise<MemberScope> {
  const bids = sale.mechanism === 'sealed' ? saleEnvelopes : saleBids;
  const [bid] = await tx.select({ userId: bids.userId, orgId: bids.orgId }).from(bids).innerJoin(saleEntrants, eq(saleEntrants.id, bids.entrantId))
    .where(sql`${bids.saleId} = ${sale.id} and ${saleEntrants.no} = ${sale.leaderNo}`).orderBy(sql`${bids.seq} desc`).limit(1);
  const [row] = await tx.select({ kind: orgs.kind, role: members.role }).from(orgs).leftJoin(members, sql`${members.orgId} = ${orgs.id} and ${members.userId} = ${bid!.userId}`).where(eq(orgs.id, bid!.orgId));
  return { kind: 'org', userId: bid!.userId, orgId: bid!.orgId, orgKind: row!.kind, role: row!.role ?? 'member' } as MemberScope;
}

/** The best bid becomes a deal on the announced terms, in the moment the sale closes. The others get their deposits back. */
async function award(input: Input): Promise<Record<string, unknown>> {
  const { tx, ctx } = input;
  const { sale } = ctx;
  const winner = await winningMember(tx, sale);
  const [seller] = await tx.select({ region: orgs.region }).from(orgs).where(eq(orgs.id, sale.sellerOrgId));
  const deal = await openDeal(tx, winner, {
    origin: { kind: 'sale', id: sale.id }, sellerRegion: seller!.region, patent: { id: sale.patentId, number: sale.patentNumber }, now: ctx.at,
    terms: {
      listingId: sale.listingId, kind: sale.kind, sellerOrgId: sale.sellerOrgId, buyerOrgId: winner.orgId, brokerOrgId: null, brokerFeeBps: 0, currency: sale.currency, priceAmount: sale.price!, royaltyBps: sale.royaltyBps,
      royaltyMinimum: 0, minimumCreditable: false, equityShareBps: 0, valuationAmount: null, fieldOfUse: sale.fieldOfUse, territory: sale.territory, termMonths: sale.termMonths,
    },
  });
  await note(tx, sale.id, 'result', { result: 'sold', bidder: sale.leaderNo, price: sale.price });
  await set(input, { result: 'sold', dealId: deal.deal.id });
  const titles = await titlesOf(tx, sale);
  await tellOrg(tx, winner.orgId, 'sale_won', sale.id, titles, `/deals/${deal.deal.id}`);
  await tellOrg(tx, sale.sellerOrgId, 'sale_sold', sale.id, titles, `/deals/${deal.deal.id}`);
  await tellEntrants(input, 'sale_lost', sale.leaderNo);
  await releaseDeposits(tx, sale, 'lost', sale.leaderNo);
  input.stale();
  return { deal: deal.deal.id };
}

/** The listing is on the market again. What became of the patent meanwhile is looked at before anybody offers on it. */
async function freeListing(input: Input): Promise<void> {
  const { tx, ctx } = input;
  if (!ctx.sale.openedAt || !exclusive(ctx) || ctx.listing.status !== 'under_offer') return;
  await tx.update(listings).set({ status: 'published', version: sql`${listings.version} + 1`, updatedAt: sql`now()` }).where(eq(listings.id, ctx.listing.id));
  await emit(tx, 'listing.changed', { listingId: ctx.listing.id, orgId: ctx.listing.orgId, status: 'published' }, { key: `${ctx.listing.id}:${ctx.sale.id}:published` });
  await emit(tx, 'patent.changed', { patentId: ctx.patent.id, orgId: ctx.patent.orgId }, { key: `${ctx.patent.id}:freed:${ctx.sale.id}` });
}

async function endUnsold(input: Input): Promise<Record<string, unknown>> {
  const { tx, ctx } = input;
  const result: SaleResult = resultOf({ price: ctx.sale.price }, ctx.reserve);
  await note(tx, ctx.sale.id, 'result', { result });
  await set(input, { result });
  await tellEntrants(input, 'sale_unsold');
  await tellOrg(tx, ctx.sale.sellerOrgId, 'sale_unsold', ctx.sale.id, await titlesOf(tx, ctx.sale), `/sales/${ctx.sale.id}`);
  await releaseDeposits(tx, ctx.sale, 'unsold');
  await freeListing(input);
  return { result };
}

/** Why a sale was stopped, by the edge that did. */
const STOPPED_BY: Readonly<Record<string, StopReason>> = { withdraw_sale: 'withdrawn', open: 'keys', close_opening: 'not_opened' };

/** The bids of a sealed sale wait for two of the three holders: they are told. */
async function askHolders(input: Input): Promise<Record<string, unknown>> {
  const { tx, ctx } = input;
  const titles = await titlesOf(tx, ctx.sale);
  for (const org of await holderOrgs(tx, ctx.sale)) await tellOrg(tx, org, 'sale_opening_due', ctx.sale.id, titles, `/sales/${ctx.sale.id}/opening`);
  return { bids: ctx.sealed.waiting };
}

/** Stopped before its end: nobody has won, every deposit goes back. */
async function endStopped(input: Input): Promise<Record<string, unknown>> {
  const { tx, ctx } = input;
  if (ctx.sale.result) return {};
  const reason = ctx.unfit ?? STOPPED_BY[input.edge.name] ?? 'operator';
  await note(tx, ctx.sale.id, 'stopped', { reason });
  await set(input, { result: 'stopped', stopReason: reason, ...(ctx.sale.closedAt ? {} : { closedAt: ctx.now }) });
  await tellEntrants(input, 'sale_stopped');
  await tellOrg(tx, ctx.sale.sellerOrgId, 'sale_stopped', ctx.sale.id, await titlesOf(tx, ctx.sale), `/sales/${ctx.sale.id}`);
  await releaseDeposits(tx, ctx.sale, 'stopped');
  await freeListing(input);
  return { reason };
}

export const SALE_EFFECTS: Readonly<Record<SaleEffect, Effect<SaleContext>>> = {
  open_sale: openSale, put_off: putOff, close_sale: closeSale, award, end_unsold: endUnsold, end_stopped: endStopped,
  ask_holders: askHolders,
  set_aside_rest: async (input) => { const count = await setAsideRest(input.tx, input.ctx.sale); input.stale(); return { set_aside: count }; },
  convert_deposit: async ({ tx, ctx }) => { if (ctx.winner) await convert(tx, ctx.sale, ctx.winner); return {}; },
  forfeit_deposit: async ({ tx, scope, ctx, reason }) => { if (ctx.winner) await forfeit(tx, scope, ctx.sale, ctx.winner, reason); return {}; },
  spare_deposit: async ({ tx, ctx, reason }) => { if (ctx.winner) await spare(tx, ctx.sale, ctx.winner, reason); return {}; },
};
