import { AppError } from '#app/core/errors.ts';
import { newId } from '#app/core/ids.ts';
import type { MemberScope } from '#app/core/scope.ts';
import { audit } from '#db/audit.ts';
import { emit } from '#db/outbox.ts';
import { withTx } from '#db/tx.ts';
import { listingInputSchema, type ListingInput, type ListingResource } from './contract.ts';
import { requirePermission } from '#app/core/require.ts';
import type { ListingDeps } from './deps.ts';
import { getListing } from './get-listing.server.ts';
import { insertListing, liveListingOf, lockOwnPatent } from './listing.store.server.ts';
import { parseInput } from '#app/core/input.ts';
import { termColumns } from './terms.ts';

/**
 * Opens a draft for a patent of one's own. Errors: `forbidden`, `validation`, `not_found` (no such patent of the organisation),
 * `duplicate` with `listing_id` when another listing of the patent is live. The patent's row lock makes two callers take turns.
 */
export async function createListing(deps: ListingDeps, scope: MemberScope, input: ListingInput): Promise<ListingResource> {
  requirePermission(scope, 'listing.write');
  const data = parseInput(listingInputSchema, input);
  const id = newId('listing');
  await withTx(deps.db, scope, async (tx) => {
    const patent = await lockOwnPatent(tx, scope.orgId, data.patent_id);
    if (!patent) throw new AppError('not_found', { patent_id: data.patent_id });
    const other = await liveListingOf(tx, patent.id);
    if (other) throw new AppError('duplicate', { listing_id: other.id }, [{ path: 'patent_id', code: 'already_listed' }]);
    const { patent_id: _, ...terms } = data;
    await insertListing(tx, { id, orgId: scope.orgId, patentId: patent.id, ...termColumns(terms) });
    await audit(tx, scope, { chain: `org:${scope.orgId}`, action: 'listing.create', subject: id, data: { patent_id: patent.id, number: patent.number } });
    await emit(tx, 'listing.changed', { listingId: id, orgId: scope.orgId, status: 'draft' });
  });
  return getListing(deps, scope, id);
}
