import type { Access } from '#app/http/guard.server.ts';

/** Pages and calls of sales, said by hand like those of `entries.ts`. */
export const SALE_PAGES: Readonly<Record<string, Access>> = {
  'GET /sales': 'public',
  'GET /sales/verify': 'public',
  'GET /sales/:id': 'public',
  'GET /sales/:id/live': 'public',
  'GET /sales/:id/log.json': 'public',
  'POST /sales/:id enter': 'offer.make',
  'POST /sales/:id deposit': 'deal.pay',
  'POST /sales/:id bid': 'offer.make',
  'POST /sales/:id withdraw_sale': 'listing.publish',
  'POST /sales/:id object': 'offer.make',
  'POST /sales/:id propose_forfeit': 'operator.ledger',
  'POST /sales/:id forfeit': 'operator.ledger',
  'POST /sales/:id spare': 'operator.ledger',
  'GET /listings/:id/prices': 'public',
  'POST /listings/:id/prices post': 'listing.publish',
  'POST /listings/:id/prices withdraw': 'listing.publish',
  'POST /listings/:id/prices accept': 'offer.accept',
  'GET /listings/:id/sale': 'listing.publish',
  'POST /listings/:id/sale': 'listing.publish',
};

export const SALE_CALLS: Readonly<Record<string, Access>> = {
  'POST /listings/{id}/sales': 'listing.publish',
  'GET /listings/{id}/prices': 'public',
  'POST /listings/{id}/prices': 'listing.publish',
  'POST /posted-prices/{id}/withdraw': 'listing.publish',
  'POST /posted-prices/{id}/accept': 'offer.accept',
  'GET /sales': 'public',
  'GET /sales/{id}': 'public',
  'GET /sales/{id}/log': 'public',
  'POST /sales/{id}/entry': 'offer.make',
  'POST /sales/{id}/bids': 'offer.make',
  'POST /sales/{id}/moves': 'deal.read',
};
