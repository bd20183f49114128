import { z } from 'zod';
import { decodeCursor, encodeCursor, zId, zInstant, zList, zPage } from '#app/core/contract.ts';
import { AppError } from '#app/core/errors.ts';
import { defineApi } from '#app/http/api/define-api.server.ts';
import { listNotices, markNoticesRead } from '#app/modules/notifications/inbox.server.ts';
import { markNoticeRead } from '#app/modules/notifications/read-notice.server.ts';
import { savedListingSchema, savedListingsQuerySchema, savedSearchInputSchema, savedSearchPatchSchema, savedSearchSchema } from '#app/modules/saved/contract.ts';
import { listSavedListings, savedListingIds } from '#app/modules/saved/list-saved-listings.server.ts';
import { saveListing } from '#app/modules/saved/save-listing.server.ts';
import { changeSavedSearch, createSavedSearch, deleteSavedSearch, listSavedSearches } from '#app/modules/saved/saved-searches.server.ts';
import { unsaveListing } from '#app/modules/saved/unsave-listing.server.ts';

const SearchParams = z.object({ id: zId('savedSearch') });
const ListingParams = z.object({ listing_id: zId('listing') });
const NoticeParams = z.object({ id: zId('notification') });

const Notice = z.object({
  id: zId('notification'), headline: z.string(), detail: z.string(),
  /** Page of the product it leads to, below the product's address. */
  href: z.string(), at: zInstant, read: z.boolean(),
});

export const savedApi = [
  defineApi({
    method: 'get', path: '/saved-searches', tag: 'Saved', access: 'saved.write', summary: 'Searches you keep, oldest first.', response: zList(savedSearchSchema),
  }, ({ scope, services }) => listSavedSearches(services, scope)),
  defineApi({
    method: 'post', path: '/saved-searches', tag: 'Saved', access: 'saved.write', status: 201, summary: 'Keep a search under a name; `query` is the query string of `GET /listings`.',
    body: savedSearchInputSchema, response: savedSearchSchema,
  }, ({ body, scope, services }) => createSavedSearch(services, scope, body)),
  defineApi({
    method: 'patch', path: '/saved-searches/{id}', tag: 'Saved', access: 'saved.write', summary: 'How often a kept search tells of new listings: `off`, `daily` or `weekly`, by notice and mail, only when there are any.',
    params: SearchParams, body: savedSearchPatchSchema, response: savedSearchSchema,
  }, ({ params, body, scope, services }) => changeSavedSearch(services, scope, params.id, body)),
  defineApi({
    method: 'delete', path: '/saved-searches/{id}', tag: 'Saved', access: 'saved.write', summary: 'Let go of a kept search.', params: SearchParams,
  }, ({ params, scope, services }) => deleteSavedSearch(services, scope, params.id)),
  defineApi({
    method: 'get', path: '/saved-listings', tag: 'Saved', access: 'saved.write', summary: 'Listings you keep in view, last saved first; `card` is null when a listing may no longer be seen.',
    query: savedListingsQuerySchema, response: zList(savedListingSchema),
  }, ({ query, scope, services }) => listSavedListings(services, scope, query)),
  defineApi({
    method: 'post', path: '/saved-listings/{listing_id}', tag: 'Saved', access: 'saved.write', summary: 'Keep a listing in view; twice is once.', params: ListingParams, response: z.object({ saved: z.literal(true) }),
  }, ({ params, scope, services }) => saveListing(services, scope, params.listing_id)),
  defineApi({
    method: 'delete', path: '/saved-listings/{listing_id}', tag: 'Saved', access: 'saved.write', summary: 'Let go of a kept listing.', params: ListingParams,
  }, async ({ params, scope, services }) => {
    if (!(await savedListingIds(services, scope)).has(params.listing_id)) throw new AppError('not_found', { listing_id: params.listing_id });
    await unsaveListing(services, scope, params.listing_id);
  }),
  defineApi({
    method: 'get', path: '/notifications', tag: 'Saved', access: 'org.read', summary: 'What you and your organisation were told, newest first, in your language. At most 50 a page.', query: zPage, response: zList(Notice),
  }, async ({ query, scope, services, locale }) => {
    const before = decodeCursor(query.cursor)?.[0];
    const page = await listNotices(services, scope, locale, before === undefined ? undefined : String(before));
    const items = page.items.slice(0, query.limit);
    const more = page.items.length > items.length || page.nextCursor !== null;
    return { items, next_cursor: more && items.length > 0 ? encodeCursor([items.at(-1)!.id]) : null };
  }),
  defineApi({
    method: 'post', path: '/notifications/read', tag: 'Saved', access: 'org.read', summary: 'Mark everything told so far as read.',
  }, ({ scope, services }) => markNoticesRead(services, scope)),
  defineApi({
    method: 'post', path: '/notifications/{id}/read', tag: 'Saved', access: 'org.read', summary: 'Mark one notification as read; twice is once.', params: NoticeParams,
  }, ({ params, scope, services }) => markNoticeRead(services, scope, params.id)),
];
