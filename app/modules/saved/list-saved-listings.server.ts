import { parseInput } from '#app/core/input.ts';
import { pageOf, timeKey } from '#app/core/paging.ts';
import type { MemberScope } from '#app/core/scope.ts';
import { withRead } from '#db/tx.ts';
import { cardsById } from '#search/query/cards.server.ts';
import { savedListingsQuerySchema, type SavedListing, type SavedListingsQuery } from './contract.ts';
import { nowOf, type SavedDeps } from './deps.ts';
import { listSaved, savedAmong } from './saved.store.server.ts';

/** The person's saved listings, last saved first, with their cards as they are now. */
export async function listSavedListings(deps: SavedDeps, scope: MemberScope, query: SavedListingsQuery = {}): Promise<{ items: SavedListing[]; next_cursor: string | null }> {
  const { limit, cursor } = parseInput(savedListingsQuerySchema, query);
  return withRead(deps.db, scope, async (tx) => {
    const rows = await listSaved(tx, scope, timeKey(cursor), limit + 1);
    const { page, next_cursor } = pageOf(rows, limit, (r) => ({ at: r.createdAt, id: r.listingId }));
    const cards = await cardsById(tx, page.map((r) => r.listingId), nowOf(deps));
    return {
      items: page.map((r) => ({ listing_id: r.listingId, saved_at: r.createdAt.toISOString(), card: cards.get(r.listingId) ?? null })),
      next_cursor,
    };
  });
}

/** Ids of everything the person has saved: what fills the bookmarks on other pages. */
export async function savedListingIds(deps: SavedDeps, scope: MemberScope): Promise<Set<string>> {
  return new Set(await withRead(deps.db, scope, (tx) => savedAmong(tx, scope)));
}
