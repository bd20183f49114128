import { AppError } from '#app/core/errors.ts';
import type { MemberScope } from '#app/core/scope.ts';
import { audit } from '#db/audit.ts';
import { emit } from '#db/outbox.ts';
import { withTx } from '#db/tx.ts';
import { listingPatchSchema, type ListingPatch, type ListingResource } from './contract.ts';
import { requirePermission } from '#app/core/require.ts';
import type { ListingDeps } from './deps.ts';
import { getListing } from './get-listing.server.ts';
import { changeListing, lockOwnListing } from './listing.store.server.ts';
import { parseInput } from '#app/core/input.ts';
import { incomplete, isEditable, missingForPublication } from './rules.ts';
import { termColumns } from './terms.ts';

/**
 * Changes the terms of one's own listing. Errors: `forbidden`, `validation` (also when a published listing would become
 * incomplete or its amounts would mix currencies), `not_found`, `conflict` with the present version when somebody else was
 * faster, `state_changed` when a deal holds it or it is over.
 */
export async function updateListing(deps: ListingDeps, scope: MemberScope, listingId: string, input: ListingPatch): Promise<ListingResource> {
  requirePermission(scope, 'listing.write');
  const { version, ...terms } = parseInput(listingPatchSchema, input);
  await withTx(deps.db, scope, async (tx) => {
    const before = await lockOwnListing(tx, scope.orgId, listingId);
    if (!before) throw new AppError('not_found', { listing_id: listingId });
    if (!isEditable(before.status)) throw new AppError('state_changed', { status: before.status, move: 'update' });
    if (before.version !== version) throw new AppError('conflict', { version: before.version });
    const columns = termColumns(terms);
    const after = { ...before, ...columns };
    // A new currency must come with every amount: the ones left alone were meant in the old one.
    const left = (['askAmount', 'entryFeeAmount', 'equityValuationAmount'] as const).filter((c) => !(c in columns) && before[c] !== null);
    if (after.currency !== before.currency && left.length > 0) throw new AppError('validation', {}, [{ path: 'currency', code: 'currency_mixed' }]);
    const missing = before.status === 'published' ? missingForPublication(after) : [];
    if (missing.length > 0) throw incomplete(missing);
    await changeListing(tx, listingId, columns);
    await audit(tx, scope, { chain: `org:${scope.orgId}`, action: 'listing.update', subject: listingId, data: { fields: Object.keys(terms).sort(), version: version + 1 } });
    await emit(tx, 'listing.changed', { listingId, orgId: scope.orgId, status: before.status });
  });
  return getListing(deps, scope, listingId);
}
