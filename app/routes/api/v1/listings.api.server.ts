import { z } from 'zod';
import { zId, zList } from '#app/core/contract.ts';
import { fieldError } from '#app/core/errors.ts';
import { defineApi } from '#app/http/api/define-api.server.ts';
import type { Services } from '#app/http/services.server.ts';
import { listingCardSchema, listingInputSchema, listingPatchSchema, listingResourceSchema, ownListingSchema, ownListingsQuerySchema, publishInputSchema, searchResultSchema } from '#app/modules/listings/contract.ts';
import { compareListings } from '#app/modules/listings/compare-listings.server.ts';
import { comparisonSchema, MAX_COMPARED } from '#app/modules/listings/contract-compare.ts';
import { createListing } from '#app/modules/listings/create-listing.server.ts';
import { getListing } from '#app/modules/listings/get-listing.server.ts';
import { listOwnListings } from '#app/modules/listings/list-own-listings.server.ts';
import { publishListing } from '#app/modules/listings/publish-listing.server.ts';
import { suspendListing } from '#app/modules/listings/suspend-listing.server.ts';
import { updateListing } from '#app/modules/listings/update-listing.server.ts';
import { withdrawListing } from '#app/modules/listings/withdraw-listing.server.ts';
import { demandMatchesSchema, matchesQuerySchema } from '#app/modules/matching/contract.ts';
import { matchesForListing } from '#app/modules/matching/matches-for-listing.server.ts';
import { getPatent } from '#app/modules/patents/get-patent.server.ts';
import { searchListings } from '#search/query/listings.server.ts';
import { FACETS, MAX_PAGE_SIZE, parseSearchParams, SORTS } from '#search/query/params.ts';
import { similarListings } from '#search/query/similar.server.ts';

const ListingParams = z.object({ id: zId('listing') });

/** Facets take one value, or several separated by commas or by repeating the name; a value that is not in its list is left out. */
const facet = z.string().max(400).optional();
const SearchQuery = z.object({
  q: z.string().optional(),
  ...(Object.fromEntries(FACETS.map((f) => [f, facet])) as Record<(typeof FACETS)[number], typeof facet>),
  sort: z.enum(SORTS).optional(),
  page: z.coerce.number().int().min(1).max(250).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: z.string().max(400).optional(),
});

/** The patent by id, or by any spelling of its number. */
const ListingBody = z.object({ ...listingInputSchema.shape, patent_id: zId('patent').optional(), patent_number: z.string().min(3).max(64).optional() });

/** Listings like another one given at most. */
const MAX_SIMILAR = 20;

/** What searching and matching need, with a word in the log when the engine was away. */
const searching = (services: Services) => ({ ...services, onReduced: (error: unknown) => services.log.warn({ err: error }, 'search engine away: the database answers') });

const search = defineApi({
  method: 'get', path: '/listings', tag: 'Listings', access: 'public',
  summary: `Search the market: words in Chinese or English, or a patent number in any spelling. At most ${MAX_PAGE_SIZE} items a page; \`reduced\` is true while the search engine is away.`,
  query: SearchQuery, response: searchResultSchema,
}, ({ request, query, services, locale }) => {
  const params = parseSearchParams(new URL(request.url).searchParams);
  return searchListings(searching(services), { ...params, limit: Math.min(query.limit, MAX_PAGE_SIZE) }, locale);
});

const own = defineApi({
  method: 'get', path: '/listings/mine', tag: 'Listings', access: 'patent.read', summary: 'Your organisation’s listings in every status, last changed first.',
  query: ownListingsQuerySchema, response: zList(ownListingSchema),
}, ({ query, scope, services }) => listOwnListings(services, scope, query));

const compare = defineApi({
  method: 'get', path: '/listings/compare', tag: 'Listings', access: 'public', own: ['patent.read'], summary: `Up to ${MAX_COMPARED} listings side by side (\`ids=a,b\`), in the order asked for; \`missing\` names what is not there or may not be seen.`,
  query: z.object({ ids: z.string().max(400) }), response: comparisonSchema,
}, ({ request, scope, services }) => compareListings(services, scope, new URL(request.url).searchParams.getAll('ids')));

const similar = defineApi({
  method: 'get', path: '/listings/{id}/similar', tag: 'Listings', access: 'public', own: ['patent.read'], summary: 'Listings on the market nearest to this one in substance, nearest first; fewer than asked for rather than far ones, and none for a listing that is off the market.',
  params: ListingParams, query: z.object({ limit: z.coerce.number().int().min(1).max(MAX_SIMILAR).default(6) }), response: zList(listingCardSchema),
}, async ({ params, query, scope, services }) => {
  await getListing(services, scope, params.id);
  return { items: await similarListings(searching(services), params.id, query.limit), next_cursor: null };
});

const create = defineApi({
  method: 'post', path: '/listings', tag: 'Listings', access: 'listing.write', status: 201,
  summary: 'Draft a listing for one of your patents, named by `patent_id` or `patent_number`.', body: ListingBody, response: listingResourceSchema,
}, async ({ body, scope, services }) => {
  const { patent_number: number, patent_id: id, ...terms } = body;
  if (!id && !number) throw fieldError('patent_id', 'required');
  return createListing(services, scope, { ...terms, patent_id: id ?? (await getPatent(services, scope, number!)).id });
});

export const listingsApi = [
  search,
  own,
  compare,
  similar,
  create,
  defineApi({
    method: 'get', path: '/listings/{id}', tag: 'Listings', access: 'public', own: ['patent.read'], summary: 'One listing: everybody’s once it is published, your own always, with `owner` for what only you may see.',
    params: ListingParams, response: listingResourceSchema,
  }, ({ params, scope, services }) => getListing(services, scope, params.id)),
  defineApi({
    method: 'patch', path: '/listings/{id}', tag: 'Listings', access: 'listing.write', summary: 'Change the terms, naming the version the change was made on. 409 with the present version when somebody was faster.',
    params: ListingParams, body: listingPatchSchema, response: listingResourceSchema,
  }, ({ params, body, scope, services }) => updateListing(services, scope, params.id, body)),
  defineApi({
    method: 'post', path: '/listings/{id}/publish', tag: 'Listings', access: 'listing.publish', summary: 'Show it to the market. 422 with one error per missing field; 409 when the right is not alive, not yours, frozen or pledged without consent.',
    params: ListingParams, body: publishInputSchema, response: listingResourceSchema,
  }, ({ params, body, scope, services }) => publishListing(services, scope, params.id, body)),
  defineApi({
    method: 'post', path: '/listings/{id}/suspend', tag: 'Listings', access: 'listing.publish', summary: 'Take it off the market for a while.', params: ListingParams, response: listingResourceSchema,
  }, ({ params, scope, services }) => suspendListing(services, scope, params.id)),
  defineApi({
    method: 'post', path: '/listings/{id}/withdraw', tag: 'Listings', access: 'listing.publish', summary: 'End it for good; the patent is free for a new listing.', params: ListingParams, response: listingResourceSchema,
  }, ({ params, scope, services }) => withdrawListing(services, scope, params.id)),
  defineApi({
    method: 'get', path: '/listings/{id}/matches', tag: 'Listings', access: 'match.read', summary: 'Open demands your listing may answer, explained element by element; those that break a constraint are in `apart`.',
    params: ListingParams, query: matchesQuerySchema, response: demandMatchesSchema,
  }, ({ params, query, scope, services }) => matchesForListing(searching(services), scope, params.id, query)),
];
