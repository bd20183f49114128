import type { Scope } from '#app/core/scope.ts';
import type { Db } from '#db/client.ts';
import { endOffer } from './answer.server.ts';
import type { AnswerOfferInput, OfferDetail } from './contract.ts';

/** The side whose turn it is says no. `reason` is shown to the other side. */
export function rejectOffer(deps: { db: Db }, scope: Scope, offerId: string, input: AnswerOfferInput = {}): Promise<OfferDetail> {
  return endOffer(deps, scope, offerId, input, 'reject', 'rejected');
}
