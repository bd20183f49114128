import { useLoaderData } from 'react-router';
import { z } from 'zod';
import { legalDay } from '#app/core/clock.ts';
import { zId } from '#app/core/contract.ts';
import { defineAction, defineLoader } from '#app/http/define.server.ts';
import { savedSearchInputSchema, zDigest } from '#app/modules/saved/contract.ts';
import { listSavedListings } from '#app/modules/saved/list-saved-listings.server.ts';
import { saveListing } from '#app/modules/saved/save-listing.server.ts';
import { changeSavedSearch, createSavedSearch, deleteSavedSearch, listSavedSearches } from '#app/modules/saved/saved-searches.server.ts';
import { unsaveListing } from '#app/modules/saved/unsave-listing.server.ts';
import { SavedPage, type SavedData } from '#app/ui/saved/saved-page.tsx';
import type { ShellHandle } from '#app/ui/index.ts';
import { describeSearch } from './describe.server.ts';

export const handle: ShellHandle = { texts: ['saved', 'card', 'search'], shell: { width: 'wide' } };
const Query = z.object({ cursor: z.string().max(400).optional().catch(undefined) });

export const loader = defineLoader({ access: 'member', search: Query }, async ({ scope, services, search, locale, t }): Promise<SavedData> => {
  const [listings, searches] = await Promise.all([listSavedListings(services, scope, { cursor: search.cursor }), listSavedSearches(services, scope)]);
  return {
    listings: listings.items, next_cursor: listings.next_cursor, first: !search.cursor,
    searches: searches.items.map((s) => ({ ...s, words: describeSearch(s.query, locale, t) })), today: legalDay(services.clock.now()),
  };
});

/** Every bookmark of the product posts here: from the search, from a listing, from this page. */
const SavedForms = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('save'), listing_id: zId('listing') }),
  z.object({ intent: z.literal('unsave'), listing_id: zId('listing') }),
  savedSearchInputSchema.extend({ intent: z.literal('save-search') }),
  z.object({ intent: z.literal('digest'), id: zId('savedSearch'), digest: zDigest }),
  z.object({ intent: z.literal('delete-search'), id: zId('savedSearch') }),
]);

export const action = defineAction({ access: { save: 'saved.write', unsave: 'saved.write', 'save-search': 'saved.write', digest: 'saved.write', 'delete-search': 'saved.write' }, form: SavedForms }, async ({ scope, services }, input) => {
  switch (input.intent) {
    case 'save': await saveListing(services, scope, input.listing_id); break;
    case 'unsave': await unsaveListing(services, scope, input.listing_id); break;
    case 'save-search': await createSavedSearch(services, scope, { name: input.name, query: input.query, digest: input.digest }); break;
    case 'digest': await changeSavedSearch(services, scope, input.id, { digest: input.digest }); break;
    case 'delete-search': await deleteSavedSearch(services, scope, input.id); break;
  }
  return { intent: input.intent };
});

export default function Saved() {
  return <SavedPage data={useLoaderData<typeof loader>()} />;
}
