import { AppError } from '#app/core/errors.ts';
import type { MemberScope } from '#app/core/scope.ts';
import { audit } from '#db/audit.ts';
import { emit } from '#db/outbox.ts';
import { asPlatform, withTx } from '#db/tx.ts';
import type { ListingResource } from './contract.ts';
import { requirePermission } from '#app/core/require.ts';
import type { ListingDeps } from './deps.ts';
import { getListing } from './get-listing.server.ts';
import { changeListing, lockOwnListing } from './listing.store.server.ts';
import { assertMove } from './rules.ts';

/** What suspending and withdrawing have in common; see the two use cases for their errors. */
export async function takeOffMarket(deps: ListingDeps, scope: MemberScope, listingId: string, to: { move: 'suspend' | 'withdraw'; status: 'suspended' | 'withdrawn'; reason: string | null }): Promise<ListingResource> {
  requirePermission(scope, 'listing.publish');
  await withTx(deps.db, scope, async (tx) => {
    const listing = await lockOwnListing(tx, scope.orgId, listingId);
    if (!listing) throw new AppError('not_found', { listing_id: listingId });
    assertMove(to.move, listing.status);
    await asPlatform(tx, scope, 'take the listing off the market', () => changeListing(tx, listingId, { status: to.status, suspendedReason: to.reason }));
    await audit(tx, scope, { chain: `org:${scope.orgId}`, action: `listing.${to.move}`, subject: listingId, data: { from: listing.status } });
    await emit(tx, 'listing.changed', { listingId, orgId: scope.orgId, status: to.status });
  });
  return getListing(deps, scope, listingId);
}
