import { decodeCursor, encodeCursor } from '#app/core/contract.ts';
import type { MemberScope } from '#app/core/scope.ts';
import { withRead } from '#db/tx.ts';
import { ownListingsQuerySchema, type OwnListing, type OwnListingsQuery } from './contract.ts';
import type { ListingDeps } from './deps.ts';
import { listOwn } from './listing.store.server.ts';
import { parseInput } from '#app/core/input.ts';
import { ownListing } from './resource.ts';

/** The organisation's listings in every status, last changed first. A cursor that is not one of ours starts at the beginning. */
export async function listOwnListings(deps: ListingDeps, scope: MemberScope, query: OwnListingsQuery = {}): Promise<{ items: OwnListing[]; next_cursor: string | null }> {
  const { limit, cursor, status } = parseInput(ownListingsQuerySchema, query);
  const key = decodeCursor(cursor);
  const after = key && typeof key[0] === 'number' && typeof key[1] === 'string' ? { at: new Date(key[0]), id: key[1] } : null;
  const rows = await withRead(deps.db, scope, (tx) => listOwn(tx, scope.orgId, { status, after, limit: limit + 1 }));
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { items: page.map(ownListing), next_cursor: rows.length > limit && last ? encodeCursor([last.listing.updatedAt.getTime(), last.listing.id]) : null };
}
