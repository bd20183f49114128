import { decodeCursor, encodeCursor } from '#app/core/contract.ts';
import type { MemberScope } from '#app/core/scope.ts';
import { withRead } from '#db/tx.ts';
import { cardsById } from '#search/query/cards.server.ts';
import { savedListingsQuerySchema, type SavedListing, type SavedListingsQuery } from './contract.ts';
import { nowOf, type SavedDeps } from './deps.ts';
import { parseInput } from '#app/core/input.ts';
import { listSaved, savedAmong } from './saved.store.server.ts';

/** The person's saved listings, last saved first, with their cards as they are now. */
export async function listSavedListings(deps: SavedDeps, scope: MemberScope, query: SavedListingsQuery = {}): Promise<{ items: SavedListing[]; next_cursor: string | null }> {
  const { limit, cursor } = parseInput(savedListingsQuerySchema, query);
  const key = decodeCursor(cursor);
  const after = key && typeof key[0] === 'number' && typeof key[1] === 'string' ? { at: new Date(key[0]), id: key[1] } : null;
  return withRead(deps.db, scope, async (tx) => {
    const rows = await listSaved(tx, scope, after, limit + 1);
    const page = rows.slice(0, limit);
    const cards = await cardsById(tx, page.map((r) => r.listingId), nowOf(deps));
    const last = page.at(-1);
    return {
      items: page.map((r) => ({ listing_id: r.listingId, saved_at: r.createdAt.toISOString(), card: cards.get(r.listingId) ?? null })),
      next_cursor: rows.length > limit && last ? encodeCursor([last.createdAt.getTime(), last.listingId]) : null,
    };
  });
}

/** Ids of everything the person has saved: what fills the bookmarks on other pages. */
export async function savedListingIds(deps: SavedDeps, scope: MemberScope): Promise<Set<string>> {
  return new Set(await withRead(deps.db, scope, (tx) => savedAmong(tx, scope)));
}
