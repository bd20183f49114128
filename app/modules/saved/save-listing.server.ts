import { AppError } from '#app/core/errors.ts';
import type { MemberScope } from '#app/core/scope.ts';
import { audit } from '#db/audit.ts';
import { withTx } from '#db/tx.ts';
import { requirePermission } from '#app/core/require.ts';
import type { SavedDeps } from './deps.ts';
import { canSeeListing, insertSaved } from './saved.store.server.ts';

/** Keeps a listing in view for the person. Twice is once. Errors: `forbidden`, `not_found` for what the person may not see. */
export async function saveListing(deps: SavedDeps, scope: MemberScope, listingId: string): Promise<{ saved: true }> {
  requirePermission(scope, 'saved.write');
  await withTx(deps.db, scope, async (tx) => {
    if (!await canSeeListing(tx, listingId)) throw new AppError('not_found', { listing_id: listingId });
    if (await insertSaved(tx, scope, listingId)) await audit(tx, scope, { chain: `org:${scope.orgId}`, action: 'listing.save', subject: listingId });
  });
  return { saved: true };
}
