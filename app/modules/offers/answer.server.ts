import { AppError } from '#app/core/errors.ts';
import type { MemberScope, Scope } from '#app/core/scope.ts';
import { audit } from '#db/audit.ts';
import type { Db } from '#db/client.ts';
import { emit } from '#db/outbox.ts';
import { asPlatform, withTx } from '#db/tx.ts';
import { zAnswerOffer, type AnswerOfferInput, type OfferDetail } from './contract.ts';
import { requireMember } from '#app/core/require.ts';
import { clockNow, closeOffer, lockOffer, offerDetail, type OfferRow } from './offer.store.server.ts';
import { parseInput } from '#app/core/input.ts';
import { moveRefusal, type OfferMove } from './rules.ts';

/** Throws `conflict` with the current state when the move is not open to this member now, `state_changed` when another round came in between. */
export function assertMove(offer: OfferRow, member: MemberScope, move: OfferMove, now: Date, version?: number): void {
  if (![offer.buyerOrgId, offer.sellerOrgId].includes(member.orgId)) throw new AppError('forbidden', { reason: 'not_a_party' });
  const refusal = moveRefusal(offer, member.orgId, move, now);
  if (refusal) throw new AppError('conflict', { offer: offer.id, reason: refusal, state: refusal === 'expired' ? 'expired' : offer.status });
  if (version !== undefined && version !== offer.version) throw new AppError('state_changed', { offer: offer.id, version: offer.version });
}

/** Ends an open offer without a deal: the common path of reject and withdraw. Tells both sides by event, without terms. */
export async function endOffer(
  deps: { db: Db }, scope: Scope, offerId: string, raw: AnswerOfferInput, move: 'reject' | 'withdraw', status: 'rejected' | 'withdrawn',
): Promise<OfferDetail> {
  const member = requireMember(scope, 'offer.answer');
  const input = parseInput(zAnswerOffer, raw);
  return withTx(deps.db, member, async (tx) => {
    const offer = await lockOffer(tx, offerId);
    const now = await clockNow(tx);
    assertMove(offer, member, move, now, input.version);
    await asPlatform(tx, member, 'close the offer', () => closeOffer(tx, offer.id, status, input.reason || null));
    await audit(tx, member, { chain: `org:${member.orgId}`, action: `offer.${move}`, subject: offer.id });
    await emit(tx, 'offer.closed', { offerId: offer.id, sellerOrgId: offer.sellerOrgId, buyerOrgId: offer.buyerOrgId, status }, { key: offer.id });
    return offerDetail(tx, member, { ...offer, status, closedReason: input.reason || null, version: offer.version + 1, updatedAt: now }, now);
  });
}
