import { legalDay } from '#app/core/clock.ts';
import { AppError } from '#app/core/errors.ts';
import type { MemberScope } from '#app/core/scope.ts';
import { audit } from '#db/audit.ts';
import { emit } from '#db/outbox.ts';
import { constraintOf } from '#db/errors.ts';
import { asPlatform, dbNow, withTx } from '#db/tx.ts';
import { lockRight } from '#app/modules/patents/shared-right.server.ts';
import { publishInputSchema, type Blocker, type ListingResource, type PublishInput } from './contract.ts';
import { requirePermission } from '#app/core/require.ts';
import { nowOf, type ListingDeps } from './deps.ts';
import { getListing } from './get-listing.server.ts';
import { changeListing, liveElsewhere, lockOwnListing, lockOwnPatent, marketFacts } from './listing.store.server.ts';
import { parseInput } from '#app/core/input.ts';
import { assertMove, incomplete, marketBlockers, missingForPublication } from './rules.ts';

/**
 * Shows a draft or suspended listing to the market. Errors: `forbidden`, `not_found`, `state_changed`; `validation` with one
 * field error per missing field; `rights_conflict` with `blockers` when the organisation is not verified, evidence has not shown
 * the right to be its own, somebody else offers it, or it is not alive, frozen, or pledged without the pledgee's consent. The patent's row is locked, so a status arriving meanwhile is not overlooked.
 */
export async function publishListing(deps: ListingDeps, scope: MemberScope, listingId: string, input: PublishInput = {}): Promise<ListingResource> {
  requirePermission(scope, 'listing.publish');
  const { by_negotiation: byNegotiation } = parseInput(publishInputSchema, input);
  const today = legalDay(nowOf(deps));
  await withTx(deps.db, scope, async (tx) => {
    const listing = await lockOwnListing(tx, scope.orgId, listingId);
    if (!listing) throw new AppError('not_found', { listing_id: listingId });
    assertMove('publish', listing.status);
    const missing = missingForPublication(listing, byNegotiation);
    if (missing.length > 0) throw incomplete(missing);
    const patent = await lockOwnPatent(tx, scope.orgId, listing.patentId);
    if (!patent) throw new AppError('not_found', { patent_id: listing.patentId });
    const blockers: Blocker[] = marketBlockers((await marketFacts(tx, [patent], today)).get(patent.id)!, today);
    const elsewhere = await asPlatform(tx, scope, 'look for the right among what others offer', async (platform) => {
      await lockRight(platform, patent.rightKeys);
      return liveElsewhere(platform, patent);
    });
    if (elsewhere) blockers.push('listed_elsewhere');
    if (blockers.length > 0) throw new AppError('rights_conflict', { blockers }, blockers.map((code) => ({ path: 'patent_id', code })));
    const now = await dbNow(tx);
    await asPlatform(tx, scope, 'put the listing on the market', () => changeListing(tx, listingId, { status: 'published', publishedAt: listing.publishedAt ?? now, verifiedLiveAt: now, suspendedReason: null }));
    await audit(tx, scope, { chain: `org:${scope.orgId}`, action: 'listing.publish', subject: listingId, data: { from: listing.status, number: patent.number } });
    await emit(tx, 'listing.changed', { listingId, orgId: scope.orgId, status: 'published' });
  }).catch((error: unknown) => {
    if (constraintOf(error) === 'listings_one_live_per_right') throw new AppError('rights_conflict', { blockers: ['listed_elsewhere'] }, [{ path: 'patent_id', code: 'listed_elsewhere' }]);
    throw error;
  });
  return getListing(deps, scope, listingId);
}
