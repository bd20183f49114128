import { eq, sql } from 'drizzle-orm';
import { AppError } from '#app/core/errors.ts';
import { parseInput } from '#app/core/input.ts';
import { requireMember } from '#app/core/require.ts';
import type { Scope } from '#app/core/scope.ts';
import { assertMayBind, orAsk } from '#app/modules/approvals/second-signature.server.ts';
import { assertVerified } from '#app/modules/orgs/guard.server.ts';
import { tellOrg } from '#app/modules/orgs/notice.server.ts';
import { audit } from '#db/audit.ts';
import type { Db } from '#db/client.ts';
import { offers } from '#db/schema/offers.ts';
import { asPlatform, withTx } from '#db/tx.ts';
import { zConfirmOffer, type ConfirmOfferInput, type OfferDetail } from './contract.ts';
import { clockNow, lastRound, lockOffer, offerDetail } from './offer.store.server.ts';
import { commitment } from './rules.ts';

/**
 * An organisation that has been verified since it made its standing round says that the round binds it now. Throws `unverified`
 * while it is not, `conflict` when the round is not its own, binds already or is over, `approval_limit` like an offer.
 */
export async function confirmOffer(deps: { db: Db }, scope: Scope, offerId: string, raw: ConfirmOfferInput = {}): Promise<OfferDetail> {
  const member = requireMember(scope, 'offer.answer');
  const input = parseInput(zConfirmOffer, raw);
  return orAsk(deps, member, () => withTx(deps.db, member, async (tx) => {
    const offer = await lockOffer(tx, offerId);
    const now = await clockNow(tx);
    const round = await lastRound(tx, offer);
    if (offer.status !== 'open' || offer.expiresAt.getTime() <= now.getTime()) throw new AppError('conflict', { offer: offer.id, state: offer.status });
    if (offer.binding || round.byOrgId !== member.orgId) throw new AppError('conflict', { offer: offer.id, reason: 'not_to_confirm' });
    if (input.version !== undefined && input.version !== offer.version) throw new AppError('state_changed', { offer: offer.id, version: offer.version });
    await assertVerified(tx, member.orgId, now);
    if (member.orgId === offer.buyerOrgId) {
      const amount = commitment(offer.kind, { priceAmount: round.amount, valuationAmount: round.valuationAmount, royaltyMinimum: round.royaltyMinimum, termMonths: round.termMonths });
      await assertMayBind(tx, member, { act: 'offer.confirm', subject: { kind: 'offer', id: offer.id }, what: { offer: offer.id, round: offer.roundNo, amount, currency: round.currency }, amount, currency: round.currency });
    }
    const [row] = await asPlatform(tx, member, 'make the offer binding', (platform) => platform.update(offers)
      .set({ binding: true, version: sql`${offers.version} + 1`, updatedAt: sql`now()` }).where(eq(offers.id, offer.id)).returning());
    await audit(tx, member, { chain: `org:${member.orgId}`, action: 'offer.confirm', subject: offer.id, data: { round: offer.roundNo } });
    await tellOrg(tx, offer.turnOrgId, 'offer_binding', `${offer.id}:${offer.roundNo}`, { title_zh: '', title_en: '' }, `/offers/${offer.id}`);
    return offerDetail(tx, member, row!, now);
  }));
}
