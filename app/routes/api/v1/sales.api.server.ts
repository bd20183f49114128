import { z } from 'zod';
import { zId } from '#app/core/contract.ts';
import { DEPOSIT_STATES } from '#app/core/sale-words.ts';
import { defineApi } from '#app/http/api/define-api.server.ts';
import { getListing } from '#app/modules/listings/get-listing.server.ts';
import { announceSale } from '#app/modules/sales/announce-sale.server.ts';
import { zAnnounceSale, zBidAnswer, zListSales, zPlaceBid, zSaleDetail, zSaleList, zSaleLog } from '#app/modules/sales/contract.ts';
import { enterSale } from '#app/modules/sales/enter-sale.server.ts';
import { getSale, listSales, saleLogFile } from '#app/modules/sales/get-sale.server.ts';
import { moveSale, zSaleMove } from '#app/modules/sales/move-sale.server.ts';
import { zAcceptPrice, zPostedPrice, zPostedPriceList, zPostPrice } from '#app/modules/sales/contract-posted.ts';
import { acceptPrice, postedPricesOf, postPrice, withdrawPrice } from '#app/modules/sales/posted-price.server.ts';
import { zDeclineWitness, zEnvelopes, zHolderKey, zNameWitness, zReceipt, zReleaseShares, zSealAnswer, zSealBid } from '#app/modules/sales/contract-sealed.ts';
import { declineWitness, depositKey, nameWitness } from '#app/modules/sales/holder-keys.server.ts';
import { envelopesToOpen, presentReceipt, releaseShares } from '#app/modules/sales/open-bids.server.ts';
import { sealBid } from '#app/modules/sales/seal-bid.server.ts';
import { HOLDERS } from '#app/core/sale-words.ts';
import { placeBid } from '#app/modules/sales/place-bid.server.ts';

const params = z.object({ id: zId('sale') });
const tag = 'Sales';

export const salesApi = [
  defineApi({
    method: 'post', path: '/listings/{id}/sales', tag, access: 'listing.publish', status: 201, params: z.object({ id: zId('listing') }), body: zAnnounceSale, response: zSaleDetail,
    summary: 'Announce a sale of your published listing by competitive bidding: rising bids (`english`), a falling price (`dutch`), or one round of encrypted bids (`sealed`, with a `witness`). All terms but the price are fixed by it.',
  }, async ({ params: p, body, scope, services }) => getSale(services, scope, (await announceSale(services, scope, p.id, body)).id)),
  defineApi({ method: 'get', path: '/sales', tag, access: 'public', summary: 'Sales that are open, announced or over.', query: zListSales, response: zSaleList }, ({ query, services }) => listSales(services, query)),
  defineApi({ method: 'get', path: '/sales/{id}', tag, access: 'public', summary: 'One sale with its log; `mine` is what of it is yours.', params, response: zSaleDetail }, ({ params: p, scope, services }) => getSale(services, scope, p.id)),
  defineApi({
    method: 'get', path: '/sales/{id}/log', tag, access: 'public', params, response: zSaleLog,
    summary: 'The log of a sale. The hash of an entry is the SHA-256 of the canonical JSON (RFC 8785) of {sale, seq, kind, at, data, prev}; `prev` is the hash before it, empty for the first.',
  }, ({ params: p, services }) => saleLogFile(services, p.id)),
  defineApi({
    method: 'post', path: '/sales/{id}/entry', tag, access: 'offer.make', params, body: z.object({}), response: z.object({ no: z.number().int(), deposit: z.enum(DEPOSIT_STATES) }),
    summary: 'Enter a sale: you bid under a number of your own, once your deposit is held. The deposit is paid on the page of the sale.',
  }, ({ params: p, scope, services }) => enterSale(services, scope, p.id)),
  defineApi({
    method: 'post', path: '/sales/{id}/bids', tag, access: 'offer.make', params, body: zPlaceBid, response: zBidAnswer,
    summary: 'Bid: how high you go (`english`), or take the price you saw (`dutch`). A bid that is not accepted is answered with its `code` and moves nothing; an accepted one cannot be withdrawn.',
  }, ({ params: p, body, scope, services }) => placeBid(services, scope, p.id, body)),
  defineApi({
    method: 'post', path: '/sales/{id}/moves', tag, access: 'deal.read', params, body: zSaleMove, response: z.object({ state: z.string() }),
    summary: 'Withdraw an announced sale (seller), object to a proposed forfeiture (winner), or decide about a deposit (platform).',
  }, ({ params: p, body, scope, services }) => moveSale(services, scope, p.id, body)),
  defineApi({
    method: 'post', path: '/sales/{id}/sealed-bids', tag, access: 'offer.make', params, body: zSealBid, response: zSealAnswer,
    summary: 'Send a sealed bid: ciphertext and commitment, made on your own machine (scheme jingzhe-sealed-1, ADR 0028). Until the end you can send another; the last one counts.',
  }, ({ params: p, body, scope, services }) => sealBid(services, scope, p.id, body)),
  defineApi({
    method: 'post', path: '/sales/{id}/holder-keys', tag, access: 'deal.act', status: 201, params, body: zHolderKey, response: z.object({ holder: z.enum(HOLDERS), fingerprint: z.string() }),
    summary: 'Deposit the public halves of your key of a sealed sale. For the witness this accepts. Once, until the sale opens.',
  }, ({ params: p, body, scope, services }) => depositKey(services, scope, p.id, body)),
  defineApi({
    method: 'post', path: '/sales/{id}/witness', tag, access: 'listing.publish', params, body: zNameWitness, response: zSaleDetail, summary: 'Name another witness of your sealed sale, until the one named has deposited a key.',
  }, async ({ params: p, body, scope, services }) => { await nameWitness(services, scope, p.id, body); return getSale(services, scope, p.id); }),
  defineApi({
    method: 'post', path: '/sales/{id}/witness/decline', tag, access: 'deal.act', params, body: zDeclineWitness, response: zSaleDetail, summary: 'Decline to be the witness of a sealed sale.',
  }, async ({ params: p, body, scope, services }) => { await declineWitness(services, scope, p.id, body); return getSale(services, scope, p.id); }),
  defineApi({
    method: 'get', path: '/sales/{id}/envelopes', tag, access: 'deal.act', params, response: zEnvelopes, summary: 'The encrypted bids your key is to be turned on, once the sale has closed. For holders of a key.',
  }, ({ params: p, scope, services }) => envelopesToOpen(services, scope, p.id)),
  defineApi({
    method: 'post', path: '/sales/{id}/opening-shares', tag, access: 'deal.act', params, body: zReleaseShares, response: z.object({ opened: z.number().int(), waiting: z.number().int(), state: z.string() }),
    summary: 'Release what your key made of every live bid, signed with your key. With two holders the bids open.',
  }, ({ params: p, body, scope, services }) => releaseShares(services, scope, p.id, body)),
  defineApi({
    method: 'post', path: '/sales/{id}/receipts', tag, access: 'offer.make', params, body: zReceipt, response: z.object({ opened: z.number().int(), waiting: z.number().int(), state: z.string() }),
    summary: 'Open your own sealed bid by its receipt, after two holders have released their shares and it did not open.',
  }, ({ params: p, body, scope, services }) => presentReceipt(services, scope, p.id, body)),
  defineApi({
    method: 'get', path: '/listings/{id}/prices', tag, access: 'public', summary: 'Prices at which a deal on this listing can be had at once.', params: z.object({ id: zId('listing') }), response: zPostedPriceList,
  }, async ({ params: p, scope, services }) => ({ items: await postedPricesOf(services, (await getListing(services, scope, p.id)).id), next_cursor: null })),
  defineApi({
    method: 'post', path: '/listings/{id}/prices', tag, access: 'listing.publish', status: 201, summary: 'Post a price for one kind of deal on fixed terms; it takes the place of the one that stands.', params: z.object({ id: zId('listing') }), body: zPostPrice, response: zPostedPrice,
  }, ({ params: p, body, scope, services }) => postPrice(services, scope, p.id, body)),
  defineApi({
    method: 'post', path: '/posted-prices/{id}/withdraw', tag, access: 'listing.publish', summary: 'Take a posted price down.', params: z.object({ id: zId('postedPrice') }), response: zPostedPrice,
  }, ({ params: p, scope, services }) => withdrawPrice(services, scope, p.id)),
  defineApi({
    method: 'post', path: '/posted-prices/{id}/accept', tag, access: 'offer.accept', summary: 'Accept a posted price: the deal opens at once.', params: z.object({ id: zId('postedPrice') }), body: zAcceptPrice, response: z.object({ deal_id: zId('deal') }),
  }, ({ params: p, body, scope, services }) => acceptPrice(services, scope, p.id, body)),
];
