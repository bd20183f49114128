import type { MemberScope } from '#app/core/scope.ts';
import type { ListingResource } from './contract.ts';
import type { ListingDeps } from './deps.ts';
import { takeOffMarket } from './take-off-market.server.ts';

/** Ends a listing for good; the patent is free for a new one. Errors: `forbidden`, `not_found`, `state_changed` (a deal holds it, or it is over). */
export async function withdrawListing(deps: ListingDeps, scope: MemberScope, listingId: string): Promise<ListingResource> {
  return takeOffMarket(deps, scope, listingId, { move: 'withdraw', status: 'withdrawn', reason: null });
}
