import type { Scope } from '#app/core/scope.ts';
import type { Db } from '#db/client.ts';
import { endOffer } from './answer.server.ts';
import type { AnswerOfferInput, OfferDetail } from './contract.ts';

/** Whoever made the standing round takes it back; the buyer may walk away at any time. */
export function withdrawOffer(deps: { db: Db }, scope: Scope, offerId: string, input: AnswerOfferInput = {}): Promise<OfferDetail> {
  return endOffer(deps, scope, offerId, input, 'withdraw', 'withdrawn');
}
