import { and, asc, desc, eq, inArray, lt, sql } from 'drizzle-orm';
import { AppError } from '#app/core/errors.ts';
import type { Currency } from '#app/core/money.ts';
import type { MemberScope, Scope } from '#app/core/scope.ts';
import type { OfferStatus, RelatedFact } from '#app/core/vocabulary.ts';
import { relatedFacts } from '#app/modules/orgs/related.server.ts';
import { publicVerification } from '#app/modules/orgs/verification.ts';
import type { Tx } from '#db/client.ts';
import { asPlatform } from '#db/tx.ts';
import { deals } from '#db/schema/deals.ts';
import { listings } from '#db/schema/listings.ts';
import { patents } from '#db/schema/patents.ts';
import { offerRounds, offers } from '#db/schema/offers.ts';
import { orgs } from '#db/schema/orgs.ts';
import type { OfferDetail, OfferResource, OrgRef, RoundResource, Terms } from './contract.ts';
import { moveRefusal } from './rules.ts';

export type OfferRow = typeof offers.$inferSelect;
export type RoundRow = typeof offerRounds.$inferSelect;
export type ListingRow = typeof listings.$inferSelect;

/** The database's clock at this very moment (not at the transaction's start: a wait for a lock must not lengthen an offer's life). */
export async function clockNow(tx: Tx): Promise<Date> {
  const [row] = await tx.execute<{ now: string }>(sql`select clock_timestamp()::text as now`);
  return new Date(row!.now);
}

/** Locks the offer; `not_found` when the scope may not see it. */
export async function lockOffer(tx: Tx, id: string): Promise<OfferRow> {
  const [row] = await tx.select().from(offers).where(eq(offers.id, id)).for('update');
  if (!row) throw new AppError('not_found', { offer: id });
  return row;
}

/**
 * Locks a listing for the platform, whoever asks: `share` while an offer is made on it, `update` while one is accepted.
 * Every path takes the listing before its offers, so makers and acceptors queue instead of deadlocking.
 */
export async function lockListing(tx: Tx, scope: Scope, id: string, mode: 'share' | 'update'): Promise<ListingRow | null> {
  return asPlatform(tx, scope, 'lock the listing', async () => {
    const [row] = await tx.select().from(listings).where(eq(listings.id, id)).for(mode);
    return row ?? null;
  });
}

/** First day without the listed patent's right; null where it is not known. */
export async function endOfRight(tx: Tx, scope: Scope, listing: ListingRow): Promise<string | null> {
  return asPlatform(tx, scope, 'read when the right ends', async () => {
    const [row] = await tx.select({ day: patents.expiryDate }).from(patents).where(and(eq(patents.orgId, listing.orgId), eq(patents.id, listing.patentId)));
    return row?.day ?? null;
  });
}

export async function lastRound(tx: Tx, offer: Pick<OfferRow, 'id' | 'roundNo'>): Promise<RoundRow> {
  const [row] = await tx.select().from(offerRounds).where(and(eq(offerRounds.offerId, offer.id), eq(offerRounds.no, offer.roundNo)));
  return row!;
}

/** Writes a round. Rounds are immutable: there is no update. */
export async function insertRound(tx: Tx, scope: MemberScope, offerId: string, no: number, terms: Terms, expiresAt: Date): Promise<void> {
  await tx.insert(offerRounds).values({
    offerId, no, byOrgId: scope.orgId, byUserId: scope.userId, currency: terms.price.currency, amount: terms.price.amount, royaltyBps: terms.royalty_bps,
    royaltyMinimum: terms.royalty_minimum?.amount ?? 0, minimumCreditable: terms.royalty_minimum !== null && terms.minimum_creditable,
    equityShareBps: terms.equity_share_bps, valuationAmount: terms.valuation?.amount ?? null, fieldOfUse: terms.field_of_use, territory: terms.territory,
    termMonths: terms.term_months, message: terms.message, expiresAt,
  });
}

/** Closes an open offer; false when somebody else closed it first. */
export async function closeOffer(tx: Tx, id: string, status: OfferStatus, reason: string | null): Promise<boolean> {
  const closed = await tx.update(offers).set({ status, closedReason: reason, version: sql`${offers.version} + 1`, updatedAt: sql`now()` })
    .where(and(eq(offers.id, id), eq(offers.status, 'open'))).returning({ id: offers.id });
  return closed.length === 1;
}

export interface OfferFilter { role?: 'buyer' | 'seller'; listingId?: string; status?: OfferStatus; afterId?: string; limit: number }

/** Offers of the scope's organisation, newest first. The filter by organisation stands beside row-level security, not instead of it. */
export async function selectOffers(tx: Tx, scope: MemberScope, f: OfferFilter): Promise<OfferRow[]> {
  const mine = f.role === 'buyer' ? eq(offers.buyerOrgId, scope.orgId) : f.role === 'seller' ? eq(offers.sellerOrgId, scope.orgId) : undefined;
  const all = scope.kind === 'operator' ? undefined : sql`${scope.orgId} in (${offers.sellerOrgId}, ${offers.buyerOrgId})`;
  return tx.select().from(offers).where(and(mine ?? all, f.listingId ? eq(offers.listingId, f.listingId) : undefined,
    f.status ? eq(offers.status, f.status) : undefined, f.afterId ? lt(offers.id, f.afterId) : undefined)).orderBy(desc(offers.id)).limit(f.limit);
}

/** Turns rows into resources, with the names of the organisations and what the asking side may do now. */
export async function offerResources(tx: Tx, scope: MemberScope, rows: OfferRow[], now: Date): Promise<OfferResource[]> {
  if (rows.length === 0) return [];
  const refs = await orgRefs(tx, rows.flatMap((r) => [r.sellerOrgId, r.buyerOrgId, ...(r.brokerOrgId ? [r.brokerOrgId] : [])]));
  const rounds = await tx.select().from(offerRounds).innerJoin(offers, and(eq(offers.id, offerRounds.offerId), eq(offers.roundNo, offerRounds.no)))
    .where(inArray(offerRounds.offerId, rows.map((r) => r.id)));
  const related = await asPlatform(tx, scope, 'read what ties the sides together', async () => {
    const pairs = new Map<string, RelatedFact[]>();
    for (const r of rows) if (!pairs.has(pairOf(r))) pairs.set(pairOf(r), await relatedFacts(tx, r.sellerOrgId, r.buyerOrgId, now));
    return pairs;
  });
  return rows.map((row) => offerResource(row, rounds.find((r) => r.offer_rounds.offerId === row.id)!.offer_rounds, refs, related.get(pairOf(row))!, scope, now));
}

const pairOf = (r: Pick<OfferRow, 'sellerOrgId' | 'buyerOrgId'>) => `${r.sellerOrgId} ${r.buyerOrgId}`;

/** One offer with all its rounds and the deal it became. */
export async function offerDetail(tx: Tx, scope: MemberScope, row: OfferRow, now: Date): Promise<OfferDetail> {
  const [resource] = await offerResources(tx, scope, [row], now);
  const rounds = await tx.select().from(offerRounds).where(eq(offerRounds.offerId, row.id)).orderBy(asc(offerRounds.no));
  const [deal] = await tx.select({ id: deals.id }).from(deals).where(eq(deals.offerId, row.id));
  return { ...resource!, rounds: rounds.map((r) => roundResource(r, row)), deal_id: deal?.id ?? null };
}

/** An organisation as the other side of an offer or a deal sees it. */
export function orgRef(org: typeof orgs.$inferSelect, at: Date): OrgRef {
  return { id: org.id, slug: org.slug, name_zh: org.nameZh, name_en: org.nameEn, verification: publicVerification(org, at) };
}

/** Public names of organisations by id, with the state of their verification. */
export async function orgRefs(tx: Tx, ids: readonly string[]): Promise<Map<string, OrgRef>> {
  const rows = await tx.select().from(orgs).where(inArray(orgs.id, [...new Set(ids)]));
  return new Map(rows.map((r) => [r.id, orgRef(r, new Date())]));
}

function offerResource(row: OfferRow, round: RoundRow, refs: Map<string, OrgRef>, related: RelatedFact[], scope: MemberScope, now: Date): OfferResource {
  const may = (move: Parameters<typeof moveRefusal>[2]) => moveRefusal(row, scope.orgId, move, now) === null && [row.buyerOrgId, row.sellerOrgId].includes(scope.orgId);
  const counts = (orgId: string) => refs.get(orgId)!.verification.verified;
  // While it is open, a round binds for as long as whoever made it is verified; accepting asks it of both (deals/accept-offer).
  const binding = row.binding && (row.status !== 'open' || counts(round.byOrgId));
  return {
    id: row.id, listing_id: row.listingId, kind: row.kind, status: row.status,
    seller: refs.get(row.sellerOrgId)!, buyer: refs.get(row.buyerOrgId)!, broker: row.brokerOrgId ? refs.get(row.brokerOrgId)! : null,
    broker_fee_bps: row.brokerFeeBps, binding, related, round_no: row.roundNo, version: row.version,
    my_side: scope.orgId === row.buyerOrgId ? 'buyer' : scope.orgId === row.sellerOrgId ? 'seller' : 'operator',
    turn: row.status !== 'open' ? null : row.turnOrgId === row.buyerOrgId ? 'buyer' : 'seller',
    terms: roundResource(round, row), expires_at: row.expiresAt.toISOString(), closed_reason: row.closedReason,
    created_at: row.createdAt.toISOString(), updated_at: row.updatedAt.toISOString(),
    can: {
      counter: may('counter'), accept: may('accept') && binding && counts(row.sellerOrgId) && counts(row.buyerOrgId), reject: may('reject'), withdraw: may('withdraw'),
      confirm: row.status === 'open' && !row.binding && round.byOrgId === scope.orgId && row.expiresAt.getTime() > now.getTime(),
    },
  };
}

function roundResource(round: RoundRow, offer: Pick<OfferRow, 'buyerOrgId'>): RoundResource {
  const currency = round.currency as Currency;
  return {
    no: round.no, by: round.byOrgId === offer.buyerOrgId ? 'buyer' : 'seller', price: { currency, amount: round.amount }, royalty_bps: round.royaltyBps,
    royalty_minimum: round.royaltyMinimum > 0 ? { currency, amount: round.royaltyMinimum } : null, minimum_creditable: round.minimumCreditable,
    equity_share_bps: round.equityShareBps, valuation: round.valuationAmount === null ? null : { currency, amount: round.valuationAmount },
    field_of_use: round.fieldOfUse, territory: round.territory, term_months: round.termMonths, message: round.message,
    expires_at: round.expiresAt.toISOString(), created_at: round.createdAt.toISOString(),
  };
}
