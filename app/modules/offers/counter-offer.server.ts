import { eq, sql } from 'drizzle-orm';
import { legalDay } from '#app/core/clock.ts';
import { AppError } from '#app/core/errors.ts';
import type { Scope } from '#app/core/scope.ts';
import { audit } from '#db/audit.ts';
import type { Db } from '#db/client.ts';
import { emit } from '#db/outbox.ts';
import { offers } from '#db/schema/offers.ts';
import { asPlatform, withTx } from '#db/tx.ts';
import { assertMove } from './answer.server.ts';
import { zCounterOffer, type CounterOfferInput, type OfferDetail } from './contract.ts';
import { expiryOf } from './expiry.ts';
import { assertMayBind, orAsk, plain } from '#app/modules/approvals/second-signature.server.ts';
import { requireMember } from '#app/core/require.ts';
import { assertNameClear, standingOf } from '#app/modules/orgs/guard.server.ts';
import { assertTwoPeople } from './guard.server.ts';
import { clockNow, endOfRight, insertRound, lockListing, lockOffer, offerDetail } from './offer.store.server.ts';
import { parseInput } from '#app/core/input.ts';
import { commitment, lifeProblems, listingProblems, termProblems } from './rules.ts';

/**
 * Answers an open offer with other terms: a new immutable round, and the turn passes to the other side. Only the side whose
 * turn it is may (`conflict` otherwise, with the state); the buyer's member is bound by the approval limit.
 */
export async function counterOffer(deps: { db: Db }, scope: Scope, offerId: string, raw: CounterOfferInput): Promise<OfferDetail> {
  const member = requireMember(scope, 'offer.answer');
  const input = parseInput(zCounterOffer, raw);
  return orAsk(deps, member, () => withTx(deps.db, member, async (tx) => {
    const [seen] = await tx.select({ listingId: offers.listingId }).from(offers).where(eq(offers.id, offerId));
    if (!seen) throw new AppError('not_found', { offer: offerId });
    const listing = await lockListing(tx, member, seen.listingId, 'share');
    const offer = await lockOffer(tx, offerId);
    const now = await clockNow(tx);
    assertMove(offer, member, 'counter', now, input.version);
    if (!listing || listing.status !== 'published') throw new AppError('conflict', { offer: offerId, state: offer.status, listing: listing?.status ?? 'gone' });
    const problems = [...listingProblems(listing, offer.kind, input), ...termProblems(offer.kind, input), ...lifeProblems(offer.kind, input.term_months, await endOfRight(tx, member, listing), legalDay(now))];
    if (problems.length) throw new AppError('validation', {}, problems);
    if (member.orgId === offer.buyerOrgId) {
      const amount = commitment(offer.kind, { priceAmount: input.price.amount, valuationAmount: input.valuation?.amount ?? null, royaltyMinimum: input.royalty_minimum?.amount ?? 0, termMonths: input.term_months ?? null });
      const { version: _read, ...terms } = input;
      const what = { offer: offer.id, round: offer.roundNo, input: plain(terms), amount, currency: input.price.currency };
      await assertMayBind(tx, member, { act: 'offer.counter', subject: { kind: 'offer', id: offer.id }, what, amount, currency: input.price.currency });
    }
    const expiresAt = expiryOf(input.expires_at, now);
    const to = member.orgId === offer.buyerOrgId ? offer.sellerOrgId : offer.buyerOrgId;
    await assertTwoPeople(tx, member, to, offer.id);
    await assertNameClear(tx, member.orgId, now);
    const { verified } = await standingOf(tx, member.orgId, now);
    await insertRound(tx, member, offer.id, offer.roundNo + 1, input, expiresAt);
    const [row] = await asPlatform(tx, member, 'whether the round binds', (platform) => platform.update(offers).set({
      roundNo: offer.roundNo + 1, turnOrgId: to, expiresAt, binding: verified, version: sql`${offers.version} + 1`, updatedAt: sql`now()`,
    }).where(eq(offers.id, offer.id)).returning());
    await audit(tx, member, { chain: `org:${member.orgId}`, action: 'offer.counter', subject: offer.id, data: { round: offer.roundNo + 1 } });
    await emit(tx, 'offer.countered', { offerId: offer.id, toOrgId: to }, { key: `${offer.id}:${offer.roundNo + 1}` });
    return offerDetail(tx, member, row!, now);
  }));
}
