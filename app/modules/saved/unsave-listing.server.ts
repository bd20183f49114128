import type { MemberScope } from '#app/core/scope.ts';
import { audit } from '#db/audit.ts';
import { withTx } from '#db/tx.ts';
import { requirePermission } from '#app/core/require.ts';
import type { SavedDeps } from './deps.ts';
import { deleteSaved } from './saved.store.server.ts';

/** Lets go of a listing; one that was not kept is no error. Errors: `forbidden`. */
export async function unsaveListing(deps: SavedDeps, scope: MemberScope, listingId: string): Promise<{ saved: false }> {
  requirePermission(scope, 'saved.write');
  await withTx(deps.db, scope, async (tx) => {
    if (await deleteSaved(tx, scope, listingId)) await audit(tx, scope, { chain: `org:${scope.orgId}`, action: 'listing.unsave', subject: listingId });
  });
  return { saved: false };
}
