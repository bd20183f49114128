import { and, eq, isNull, ne } from 'drizzle-orm';
import { legalDay } from '#app/core/clock.ts';
import { AppError, type FieldError } from '#app/core/errors.ts';
import { newId } from '#app/core/ids.ts';
import { parseInput } from '#app/core/input.ts';
import { requireMember } from '#app/core/require.ts';
import { packRef } from '#app/core/rule-pack.ts';
import type { MemberScope, Scope } from '#app/core/scope.ts';
import { lockListing, endOfRight, type ListingRow } from '#app/modules/offers/offer.store.server.ts';
import { lifeProblems, listingProblems, TAKES_MARKET, termProblems } from '#app/modules/offers/rules.ts';
import { tellOrg } from '#app/modules/orgs/notice.server.ts';
import { assertNameClear, assertVerified } from '#app/modules/orgs/guard.server.ts';
import { writeOpening } from '#app/modules/process/engine/cases.server.ts';
import { beginning, shownState } from '#app/modules/process/definition/step.ts';
import { audit } from '#db/audit.ts';
import type { Db, Tx } from '#db/client.ts';
import { constraintOf } from '#db/errors.ts';
import { deals } from '#db/schema/deals.ts';
import { offers } from '#db/schema/offers.ts';
import { patents } from '#db/schema/patents.ts';
import { saleSecrets, sales } from '#db/schema/sales.ts';
import { asPlatform, withTx } from '#db/tx.ts';
import { zAnnounceSale, type AnnounceSale, type AnnounceSaleInput } from './contract.ts';
import { currentSale } from './definitions/sale.ts';
import { askHolders, neutralWitness } from './holder-keys.server.ts';
import { salePack } from './rule-packs/sales.ts';
import { announcement, note, saleNow, type SaleRow } from './sale.store.server.ts';

const HOUR = 3_600_000;
const rule = salePack.values;

/** What is wrong with the announcement, field by field. Pure. `now` is the time of sales. */
export function saleProblems(input: AnnounceSale, now: Date): FieldError[] {
  const problems: FieldError[] = [];
  const refuse = (path: string, code: string) => problems.push({ path, code });
  const [opens, closes] = [Date.parse(input.opens_at), Date.parse(input.closes_at)];
  const auction = input.mode === 'licensed_auction';
  const notice = (auction ? rule.auctionNoticeHours : rule.noticeHours).value * HOUR;
  if (opens < now.getTime() + notice) refuse('opens_at', auction ? 'auction_notice_too_short' : 'notice_too_short');
  else if (opens > now.getTime() + rule.longestDays.value * 24 * HOUR) refuse('opens_at', 'too_far_ahead');
  if (closes < opens + rule.shortestMinutes.value * 60_000) refuse('closes_at', 'open_too_short');
  else if (closes > opens + rule.longestDays.value * 24 * HOUR) refuse('closes_at', 'open_too_long');
  if (auction && !input.partner_name) refuse('partner_name', 'required');
  if (auction && !input.partner_licence) refuse('partner_licence', 'required');
  for (const path of ['step', 'floor', 'reserve_price', 'deposit'] as const) if (input[path] && input[path].currency !== input.start.currency) refuse(`${path}.currency`, 'currency_differs');
  if (input.deposit && input.deposit.amount * 10_000 > input.start.amount * rule.depositMaxBps.value) refuse('deposit.amount', 'deposit_too_high');
  if (input.mechanism !== 'sealed' && !input.step) refuse('step.amount', 'required');
  if (input.mechanism === 'sealed' && !input.witness) refuse('witness', 'required');
  if (input.mechanism !== 'sealed' && input.witness) refuse('witness', 'not_for_this_kind');
  if (input.mechanism === 'dutch') {
    if (!input.floor) refuse('floor.amount', 'required');
    else if (input.floor.amount > input.start.amount) refuse('floor.amount', 'above_start');
    if (input.step_seconds === null) refuse('step_seconds', 'required');
    if (input.reserve !== 'none') refuse('reserve', 'not_for_this_kind');
  } else {
    if (input.floor) refuse('floor.amount', 'not_for_this_kind');
    if (input.step_seconds !== null) refuse('step_seconds', 'not_for_this_kind');
    if (input.reserve !== 'none' && !input.reserve_price) refuse('reserve_price.amount', 'required');
    if (input.reserve_price && input.reserve_price.amount < input.start.amount) refuse('reserve_price.amount', 'below_start');
    else if (input.reserve_price && input.step && input.mechanism === 'english' && (input.reserve_price.amount - input.start.amount) % input.step.amount !== 0) refuse('reserve_price.amount', 'off_step');
  }
  return problems;
}

/**
 * A verified organisation announces the sale of its published listing, whose ownership is proven. Bidders hear of the time by the public page;
 * makers of open offers are told. Throws `not_found` (not the own listing), `conflict` (not on the market, or a deal runs that excludes it), `unverified`, `unproven`,
 * `duplicate` (a sale is under way), field errors.
 */
export async function announceSale(deps: { db: Db }, scope: Scope, listingId: string, raw: AnnounceSaleInput): Promise<{ id: string }> {
  const member = requireMember(scope, 'listing.publish');
  const input = parseInput(zAnnounceSale, raw);
  return withTx(deps.db, member, async (tx) => {
    const listing = await lockListing(tx, member, listingId, 'update');
    if (!listing || listing.orgId !== member.orgId) throw new AppError('not_found', { listing: listingId });
    const now = await saleNow(tx);
    await assertVerified(tx, member.orgId, now);
    await assertNameClear(tx, member.orgId, now);
    if (listing.status !== 'published') throw new AppError('conflict', { listing: listingId, state: listing.status, reason: 'listing_not_on_market' });
    const terms = { price: input.start, royalty_bps: input.royalty_bps, royalty_minimum: null, equity_share_bps: 0, valuation: null, term_months: input.term_months, field_of_use: input.field_of_use, territory: input.territory };
    const problems = [...saleProblems(input, now), ...listingProblems(listing, input.kind, terms), ...termProblems(input.kind, terms), ...lifeProblems(input.kind, input.term_months, await endOfRight(tx, member, listing), legalDay(now))]
      .map((p) => (p.path.startsWith('price.') ? { ...p, path: p.path.replace('price.', 'start.') } : p));
    if (problems.length) throw new AppError('validation', {}, problems);
    return asPlatform(tx, member, 'announce the sale', async () => writeSale(tx, member, listing, input, now, input.mechanism === 'sealed' ? (await neutralWitness(tx, member.orgId, input.witness, now)).id : null));
  }).catch((error: unknown) => {
    if (constraintOf(error) === 'sales_one_live_per_listing') throw new AppError('duplicate', { listing: listingId, reason: 'sale_under_way' });
    throw error;
  });
}

/** Writes an announcement whose input has been checked, with its case and the first entry of its log. For the platform, under the listing's lock; the demo world writes what it shows by it, too. */
export async function writeSale(tx: Tx, member: MemberScope, listing: ListingRow, input: AnnounceSale, now: Date, witnessOrgId: string | null = null): Promise<{ id: string }> {
  const [patent] = await tx.select({ id: patents.id, number: patents.number, ownership: patents.ownership, zh: patents.titleZh, en: patents.titleEn }).from(patents).where(and(eq(patents.orgId, listing.orgId), eq(patents.id, listing.patentId)));
  if (patent!.ownership !== 'proven') throw new AppError('unproven', { patent: patent!.id });
  if (TAKES_MARKET.has(input.kind)) {
    const running = await tx.select({ id: deals.id }).from(deals).where(and(eq(deals.listingId, listing.id), isNull(deals.closedAt), ne(deals.kind, 'ordinary_licence'))).limit(1);
    if (running.length) throw new AppError('conflict', { listing: listing.id, reason: 'deal_under_way' });
  }
  const id = newId('sale');
  const standing = beginning(currentSale, () => false);
  const state = shownState(currentSale, standing);
  const [opensAt, closesAt] = [new Date(input.opens_at), new Date(input.closes_at)];
  const [row] = await tx.insert(sales).values({
    id, listingId: listing.id, sellerOrgId: listing.orgId, patentId: patent!.id, patentNumber: patent!.number, mechanism: input.mechanism, mode: input.mode,
    partnerName: input.mode === 'competitive' ? '' : input.partner_name, partnerLicence: input.mode === 'competitive' ? '' : input.partner_licence,
    kind: input.kind, royaltyBps: input.royalty_bps, fieldOfUse: input.field_of_use, territory: input.territory, termMonths: input.term_months, currency: input.start.currency,
    startAmount: input.start.amount, stepAmount: input.step?.amount ?? 1, floorAmount: input.floor?.amount ?? null, stepSeconds: input.step_seconds, reserve: input.reserve,
    reserveAmount: input.reserve === 'open' ? input.reserve_price!.amount : null, depositAmount: input.deposit?.amount ?? 0, opensAt, closesAt, endsAt: closesAt,
    softSeconds: input.mechanism === 'english' ? rule.softMinutes.value * 60 : 0, capSeconds: input.mechanism === 'english' ? rule.capMinutes.value * 60 : 0, witnessOrgId, rules: packRef(salePack), state, createdBy: member.userId,
  }).returning();
  await tx.insert(saleSecrets).values({ saleId: id, reserveAmount: input.reserve === 'none' ? null : input.reserve_price!.amount });
  await note(tx, id, 'announced', announcement(row!));
  await writeOpening(tx, {
    now, id, subject: 'sale', definition: currentSale, standing, state, timers: [{ code: 'opening', dueAt: opensAt, state: 'open', remainingMs: null, heldBy: [] }],
    move: { id: newId('transition'), actor_kind: 'seller', actor_user_id: member.userId, actor_org_id: member.orgId },
    audit: { chain: `sale:${id}`, action: 'sale.announce', data: { listing: listing.id, mechanism: input.mechanism, kind: input.kind, rules: row!.rules } }, facts: [],
  });
  await audit(tx, member, { chain: `org:${member.orgId}`, action: 'sale.announce', subject: id, data: { listing: listing.id } });
  if (witnessOrgId) await askHolders(tx, row!);
  await tellOfferers(tx, row!, { title_zh: patent!.zh, title_en: patent!.en });
  return { id };
}

/** Whoever has an open offer hears that the price is to be found by bidding. */
async function tellOfferers(tx: Tx, sale: SaleRow, titles: { title_zh: string; title_en: string }): Promise<void> {
  const open = await tx.select({ buyer: offers.buyerOrgId }).from(offers).where(and(eq(offers.listingId, sale.listingId), eq(offers.status, 'open')));
  for (const { buyer } of open) await tellOrg(tx, buyer, 'sale_announced', sale.id, titles, `/sales/${sale.id}`);
}
