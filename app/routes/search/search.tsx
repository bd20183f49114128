import { useLoaderData } from 'react-router';
import { legalDay } from '#app/core/clock.ts';
import { can } from '#app/core/permissions.ts';
import { defineLoader } from '#app/http/define.server.ts';
import { savedListingIds } from '#app/modules/saved/list-saved-listings.server.ts';
import { explorePlace, recordShown } from '#app/modules/stats/exposure.server.ts';
import { EXPLORE_POOL } from '#app/modules/stats/exposure.ts';
import { SearchPage } from '#app/ui/search/search-page.tsx';
import type { ShellHandle } from '#app/ui/index.ts';
import type { SearchPageData } from '#app/ui/search/types.ts';
import { searchListings } from '#search/query/listings.server.ts';
import { MAX_PAGE_SIZE, parseSearchParams, searchParamsToString, type SearchParams } from '#search/query/params.ts';
import { priceScale } from '#search/query/prices.ts';
import { looksLikeNumber } from '#search/query/text.ts';
import { facetGroups } from './facets.server.ts';

export const handle: ShellHandle = { texts: ['search', 'card'], shell: { width: 'wide', search: false } };

/** May this page end with the explore place? Only the first page of a search by words in order of relevance: never a number's, never a sorted list. */
const explores = (p: SearchParams) => p.q !== '' && p.page === 1 && p.sort === 'relevance' && p.limit + EXPLORE_POOL <= MAX_PAGE_SIZE && !looksLikeNumber(p.q);

export const loader = defineLoader({ access: 'public' }, async ({ url, request, scope, services, locale, t }): Promise<SearchPageData> => {
  const params = parseSearchParams(url.searchParams);
  const member = scope.kind === 'org' && can(scope, 'saved.write') ? scope : null;
  // One question to the engine fetches the page and the matches beyond it that the explore place chooses from.
  const asked = explores(params) ? { ...params, limit: params.limit + EXPLORE_POOL } : params;
  const [result, saved] = await Promise.all([
    searchListings({ ...services, onReduced: (error) => services.log.warn({ err: error }, 'search engine away: the database answers') }, asked, locale),
    member ? savedListingIds(services, member) : new Set<string>(),
  ]);
  const beyond = result.reduced ? [] : result.items.slice(params.limit);
  const chosen = await explorePlace(services, beyond.map((hit) => hit.id), params.q);
  const items = [...result.items.slice(0, params.limit), ...beyond.filter((hit) => hit.id === chosen)];
  recordShown(services, items.map((hit) => hit.id), request);
  return {
    q: params.q, number: looksLikeNumber(params.q), sort: params.sort, page: result.page, pages: Math.min(250, Math.ceil(result.total_estimate / params.limit)),
    total: result.total_estimate, reduced: result.reduced, understood: result.understood, priceScale: priceScale(params.deal_kind), items, explore: chosen, facets: facetGroups(result, params, locale, t),
    query: searchParamsToString({ ...params, page: 1 }),
    saved: items.filter((item) => saved.has(item.id)).map((item) => item.id), canSave: member !== null,
    today: legalDay(services.clock.now()),
  };
});

export default function Search() {
  return <SearchPage data={useLoaderData<typeof loader>()} />;
}
