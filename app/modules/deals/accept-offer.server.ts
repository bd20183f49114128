import { eq } from 'drizzle-orm';
import { legalDay } from '#app/core/clock.ts';
import { AppError } from '#app/core/errors.ts';
import type { Scope } from '#app/core/scope.ts';
import { assertMove } from '#app/modules/offers/answer.server.ts';
import { zAnswerOffer, type AnswerOfferInput, type OfferDetail } from '#app/modules/offers/contract.ts';
import { requireMember } from '#app/core/require.ts';
import { assertMayBind, orAsk } from '#app/modules/approvals/second-signature.server.ts';
import { assertTwoPeople } from '#app/modules/offers/guard.server.ts';
import { assertVerified } from '#app/modules/orgs/guard.server.ts';
import { clockNow, closeOffer, lastRound, lockListing, lockOffer, offerDetail } from '#app/modules/offers/offer.store.server.ts';
import { parseInput } from '#app/core/input.ts';
import { commitment, TAKES_MARKET } from '#app/modules/offers/rules.ts';
import { audit } from '#db/audit.ts';
import type { Db } from '#db/client.ts';
import { offers } from '#db/schema/offers.ts';
import { orgs } from '#db/schema/orgs.ts';
import { asPlatform, withTx } from '#db/tx.ts';
import { closeMarket, tellOfferClosed } from './close-market.server.ts';
import { openDeal } from './open-deal.server.ts';
import { readPatent } from './deal.store.server.ts';

/**
 * Accepts the standing round of an offer and opens its deal, in one transaction. Only the side whose turn it is, only a
 * member who may accept and whose approval limit covers it. The listing's row is the lock on the market: of two acceptances
 * that exclude each other the first commits, the second gets `conflict` with the current state. A transfer, an equity
 * contribution, an exclusive or sole licence takes the listing off the market and closes the competing offers as `lost`;
 * their buyers hear that they lost and nothing else. Both organisations must be verified (`unverified`), the round binding, the
 * seller's ownership proven (`unproven`), and two different people act (`both_sides`). Throws `rights_conflict` when a right in force already excludes the deal.
 */
export async function acceptOffer(deps: { db: Db }, scope: Scope, offerId: string, raw: AnswerOfferInput = {}): Promise<OfferDetail> {
  const member = requireMember(scope, 'offer.accept');
  const input = parseInput(zAnswerOffer, raw);
  return orAsk(deps, member, () => withTx(deps.db, member, async (tx) => {
    const [seen] = await tx.select({ listingId: offers.listingId }).from(offers).where(eq(offers.id, offerId));
    if (!seen) throw new AppError('not_found', { offer: offerId });
    const listing = await lockListing(tx, member, seen.listingId, 'update');
    const offer = await lockOffer(tx, offerId);
    const now = await clockNow(tx);
    assertMove(offer, member, 'accept', now, input.version);
    if (!listing || listing.status !== 'published') throw new AppError('conflict', { offer: offerId, state: offer.status, reason: 'listing_not_on_market', listing: listing?.status ?? 'gone' });
    const round = await lastRound(tx, offer);
    const other = member.orgId === offer.buyerOrgId ? offer.sellerOrgId : offer.buyerOrgId;
    await assertTwoPeople(tx, member, other, offer.id);
    await assertVerified(tx, member.orgId, now);
    await assertVerified(tx, other, now, 'other');
    if (!offer.binding) throw new AppError('conflict', { offer: offerId, state: offer.status, reason: 'not_binding' });
    const amount = commitment(offer.kind, { priceAmount: round.amount, valuationAmount: round.valuationAmount, royaltyMinimum: round.royaltyMinimum, termMonths: round.termMonths });
    await assertMayBind(tx, member, { act: 'offer.accept', subject: { kind: 'offer', id: offer.id }, what: { offer: offer.id, round: offer.roundNo, amount, currency: round.currency }, amount, currency: round.currency });
    await asPlatform(tx, member, 'open the deal and close the market', async () => {
      await closeOffer(tx, offer.id, 'accepted', null);
      const patent = await readPatent(tx, listing.patentId);
      if (patent.ownership !== 'proven') throw new AppError('unproven', { offer: offerId, patent: patent.id });
      const [seller] = await tx.select({ region: orgs.region }).from(orgs).where(eq(orgs.id, offer.sellerOrgId));
      const terms = {
        listingId: offer.listingId, kind: offer.kind, sellerOrgId: offer.sellerOrgId, buyerOrgId: offer.buyerOrgId, brokerOrgId: offer.brokerOrgId, brokerFeeBps: offer.brokerFeeBps, currency: round.currency, priceAmount: round.amount,
        royaltyBps: round.royaltyBps, royaltyMinimum: round.royaltyMinimum, minimumCreditable: round.minimumCreditable, equityShareBps: round.equityShareBps, valuationAmount: round.valuationAmount,
        fieldOfUse: round.fieldOfUse, territory: round.territory, termMonths: round.termMonths,
      };
      const deal = await openDeal(tx, member, { origin: { kind: 'offer', id: offer.id }, terms, patent, now, sellerRegion: seller!.region });
      const hard = deal.conflicts.filter((c) => c.severity === 'hard');
      if (hard.length) throw new AppError('rights_conflict', { offer: offerId, state: offer.status, conflicts: hard.map((c) => c.code), day: legalDay(now) });
      if (TAKES_MARKET.has(offer.kind)) await closeMarket(tx, member, listing, offer.id);
    });
    await audit(tx, member, { chain: `org:${member.orgId}`, action: 'offer.accept', subject: offer.id, data: { round: offer.roundNo } });
    await tellOfferClosed(tx, offer, 'accepted');
    const [row] = await tx.select().from(offers).where(eq(offers.id, offer.id));
    return offerDetail(tx, member, row!, now);
  }));
}
