import { and, eq } from 'drizzle-orm';
import { legalDay } from '#app/core/clock.ts';
import { AppError, fieldError } from '#app/core/errors.ts';
import { newId } from '#app/core/ids.ts';
import type { MemberScope, Scope } from '#app/core/scope.ts';
import { audit } from '#db/audit.ts';
import type { Db, Tx } from '#db/client.ts';
import { emit } from '#db/outbox.ts';
import { offers } from '#db/schema/offers.ts';
import { orgs } from '#db/schema/orgs.ts';
import { constraintOf } from '#db/errors.ts';
import { asPlatform, withTx } from '#db/tx.ts';
import { zMakeOffer, type MakeOfferInput, type OfferDetail } from './contract.ts';
import { expiryOf } from './expiry.ts';
import { attributionOf } from '#app/modules/brokerage/attribution.server.ts';
import { assertMayBind, orAsk, plain } from '#app/modules/approvals/second-signature.server.ts';
import { requireMember } from '#app/core/require.ts';
import { assertNameClear, standingOf } from '#app/modules/orgs/guard.server.ts';
import { assertTwoPeople } from './guard.server.ts';
import { clockNow, endOfRight, insertRound, lockListing, offerDetail, type ListingRow } from './offer.store.server.ts';
import { parseInput } from '#app/core/input.ts';
import { commitment, lifeProblems, listingProblems, termProblems } from './rules.ts';

/**
 * A company makes an offer on a published listing. One open offer per buyer and listing (`duplicate`); the kind, territory
 * and currency must be offered by the listing (field errors); the member's approval limit binds already here, because the
 * seller may accept at once. An organisation that is not verified may offer, but is not bound and cannot be accepted until it is.
 * Throws `both_sides` for a member of the selling organisation, `not_found` for a listing that is not on the market or is one's own.
 */
export async function makeOffer(deps: { db: Db }, scope: Scope, listingId: string, raw: MakeOfferInput): Promise<OfferDetail> {
  const member = requireMember(scope, 'offer.make');
  const input = parseInput(zMakeOffer, raw);
  return orAsk(deps, member, () => withTx(deps.db, member, async (tx) => {
    const listing = await lockListing(tx, member, listingId, 'share');
    if (!listing || ['draft', 'withdrawn', 'suspended'].includes(listing.status)) throw new AppError('not_found', { listing: listingId });
    if (listing.orgId === member.orgId) throw new AppError('forbidden', { reason: 'own_listing' });
    if (listing.status !== 'published') throw new AppError('conflict', { listing: listingId, state: listing.status });
    const now = await clockNow(tx);
    const problems = [...listingProblems(listing, input.kind, input), ...termProblems(input.kind, input), ...lifeProblems(input.kind, input.term_months, await endOfRight(tx, member, listing), legalDay(now))];
    if (problems.length) throw new AppError('validation', {}, problems);
    const amount = commitment(input.kind, { priceAmount: input.price.amount, valuationAmount: input.valuation?.amount ?? null, royaltyMinimum: input.royalty_minimum?.amount ?? 0, termMonths: input.term_months ?? null });
    await assertMayBind(tx, member, { act: 'offer.make', subject: { kind: 'listing', id: listingId }, what: { listing: listingId, input: plain(input), amount, currency: input.price.currency }, amount, currency: input.price.currency });
    await assertTwoPeople(tx, member, listing.orgId, null);
    await assertNameClear(tx, member.orgId, now);
    const { verified } = await standingOf(tx, member.orgId, now);
    const broker = await brokerFor(tx, member, listing, input, now);
    const expiresAt = expiryOf(input.expires_at, now);
    // Whether it binds follows from the organisation's papers, so the platform writes it.
    const [row] = await asPlatform(tx, member, 'open the offer', (platform) => platform.insert(offers).values({
      id: newId('offer'), listingId, sellerOrgId: listing.orgId, buyerOrgId: member.orgId, brokerOrgId: broker.orgId, brokerFeeBps: broker.feeBps,
      kind: input.kind, turnOrgId: listing.orgId, expiresAt, binding: verified,
    }).returning());
    await insertRound(tx, member, row!.id, 1, input, expiresAt);
    await audit(tx, member, { chain: `org:${member.orgId}`, action: 'offer.make', subject: row!.id, data: { listing: listingId, kind: input.kind, binding: verified } });
    await emit(tx, 'offer.made', { offerId: row!.id, listingId, sellerOrgId: listing.orgId, buyerOrgId: member.orgId }, { key: row!.id });
    return offerDetail(tx, member, row!, now);
  }).catch((error: unknown) => {
    if (constraintOf(error) === 'offers_one_open_per_buyer') throw new AppError('duplicate', { listing: listingId, reason: 'open_offer_exists' });
    throw error;
  }));
}

/**
 * The broker an offer names. Where nobody is named and a broker brought the two together over this patent, its name and fee stand on the offer by
 * themselves while the tail runs, before either side accepts; another broker's name stays, and whoever was passed over hears of the deal.
 */
async function brokerFor(tx: Tx, member: MemberScope, listing: ListingRow, input: { broker: string | null; broker_fee_bps: number }, now: Date): Promise<{ orgId: string | null; feeBps: number }> {
  if (input.broker === null && input.broker_fee_bps === 0) {
    const brought = await asPlatform(tx, member, 'look who brought the sides together', () => attributionOf(tx, { sellerOrgId: listing.orgId, buyerOrgId: member.orgId, patentId: listing.patentId }, now));
    if (brought) return { orgId: brought.brokerOrgId, feeBps: brought.feeBps };
  }
  return { orgId: await brokerOf(tx, input.broker, input.broker_fee_bps, now), feeBps: input.broker_fee_bps };
}

/** A broker is named on an offer and paid out of its price: only a verified one is. */
async function brokerOf(tx: Tx, slug: string | null, feeBps: number, now: Date): Promise<string | null> {
  if (!slug) {
    if (feeBps > 0) throw fieldError('broker', 'required');
    return null;
  }
  const [row] = await tx.select({ id: orgs.id }).from(orgs).where(and(eq(orgs.slug, slug), eq(orgs.kind, 'broker')));
  if (!row) throw fieldError('broker', 'unknown_broker');
  if (!(await standingOf(tx, row.id, now)).verified) throw fieldError('broker', 'broker_unverified');
  return row.id;
}
