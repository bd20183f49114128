import { parseInput } from '#app/core/input.ts';
import { pageOf, timeKey } from '#app/core/paging.ts';
import type { MemberScope } from '#app/core/scope.ts';
import { withRead } from '#db/tx.ts';
import { ownListingsQuerySchema, type OwnListing, type OwnListingsQuery } from './contract.ts';
import type { ListingDeps } from './deps.ts';
import { listOwn } from './listing.store.server.ts';
import { ownListing } from './resource.ts';

/** The organisation's listings in every status, last changed first. A cursor that is not one of ours starts at the beginning. */
export async function listOwnListings(deps: ListingDeps, scope: MemberScope, query: OwnListingsQuery = {}): Promise<{ items: OwnListing[]; next_cursor: string | null }> {
  const { limit, cursor, status } = parseInput(ownListingsQuerySchema, query);
  const rows = await withRead(deps.db, scope, (tx) => listOwn(tx, scope.orgId, { status, after: timeKey(cursor), limit: limit + 1 }));
  const { page, next_cursor } = pageOf(rows, limit, ({ listing }) => ({ at: listing.updatedAt, id: listing.id }));
  return { items: page.map(ownListing), next_cursor };
}
