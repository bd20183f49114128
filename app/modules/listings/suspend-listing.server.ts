import type { MemberScope } from '#app/core/scope.ts';
import type { ListingResource } from './contract.ts';
import type { ListingDeps } from './deps.ts';
import { takeOffMarket } from './take-off-market.server.ts';

/** Takes a published listing off the market for a while. Errors: `forbidden`, `not_found`, `state_changed`. */
export async function suspendListing(deps: ListingDeps, scope: MemberScope, listingId: string): Promise<ListingResource> {
  return takeOffMarket(deps, scope, listingId, { move: 'suspend', status: 'suspended', reason: 'by_owner' });
}
