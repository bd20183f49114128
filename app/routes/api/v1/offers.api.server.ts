import { z } from 'zod';
import { zId } from '#app/core/contract.ts';
import { defineApi } from '#app/http/api/define-api.server.ts';
import { acceptOffer } from '#app/modules/deals/accept-offer.server.ts';
import { confirmOffer } from '#app/modules/offers/confirm-offer.server.ts';
import { zAnswerOffer, zConfirmOffer, zCounterOffer, zListOffers, zMakeOffer, zOfferDetail, zOfferList } from '#app/modules/offers/contract.ts';
import { counterOffer } from '#app/modules/offers/counter-offer.server.ts';
import { getOffer } from '#app/modules/offers/get-offer.server.ts';
import { listOffers } from '#app/modules/offers/list-offers.server.ts';
import { makeOffer } from '#app/modules/offers/make-offer.server.ts';
import { rejectOffer } from '#app/modules/offers/reject-offer.server.ts';
import { withdrawOffer } from '#app/modules/offers/withdraw-offer.server.ts';

const OfferParams = z.object({ id: zId('offer') });
const tag = 'Offers';

export const offersApi = [
  defineApi({
    method: 'post', path: '/listings/{id}/offers', tag, access: 'offer.make', status: 201,
    summary: 'Make an offer on a published listing. One open offer per buyer and listing; the seller answers next.',
    params: z.object({ id: zId('listing') }), body: zMakeOffer, response: zOfferDetail,
  }, ({ params, body, scope, services }) => makeOffer(services, scope, params.id, body)),
  defineApi({
    method: 'get', path: '/offers', tag, access: 'deal.read', summary: 'Offers your organisation made or received, newest first.', query: zListOffers, response: zOfferList,
  }, ({ query, scope, services }) => listOffers(services, scope, query)),
  defineApi({
    method: 'get', path: '/offers/{id}', tag, access: 'deal.read', summary: 'One offer with all its rounds and, once accepted, its deal.', params: OfferParams, response: zOfferDetail,
  }, ({ params, scope, services }) => getOffer(services, scope, params.id)),
  defineApi({
    method: 'post', path: '/offers/{id}/counter', tag, access: 'offer.answer', summary: 'Answer with other terms: a new round that nobody can change afterwards.',
    params: OfferParams, body: zCounterOffer, response: zOfferDetail,
  }, ({ params, body, scope, services }) => counterOffer(services, scope, params.id, body)),
  defineApi({
    method: 'post', path: '/offers/{id}/confirm', tag, access: 'offer.answer', summary: 'Say that your standing round binds your organisation now that it is verified.', params: OfferParams, body: zConfirmOffer, response: zOfferDetail,
  }, ({ params, body, scope, services }) => confirmOffer(services, scope, params.id, body)),
  defineApi({
    method: 'post', path: '/offers/{id}/accept', tag, access: 'offer.accept', summary: 'Accept the standing round: opens the deal (`deal_id`) and, for an exclusive deal, closes the competing offers.',
    params: OfferParams, body: zAnswerOffer, response: zOfferDetail,
  }, ({ params, body, scope, services }) => acceptOffer(services, scope, params.id, body)),
  defineApi({
    method: 'post', path: '/offers/{id}/reject', tag, access: 'offer.answer', summary: 'Decline the standing round and end the offer.', params: OfferParams, body: zAnswerOffer, response: zOfferDetail,
  }, ({ params, body, scope, services }) => rejectOffer(services, scope, params.id, body)),
  defineApi({
    method: 'post', path: '/offers/{id}/withdraw', tag, access: 'offer.answer', summary: 'Take your own standing round back and end the offer.', params: OfferParams, body: zAnswerOffer, response: zOfferDetail,
  }, ({ params, body, scope, services }) => withdrawOffer(services, scope, params.id, body)),
];
