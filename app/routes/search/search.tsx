import { useLoaderData } from 'react-router';
import { legalDay } from '#app/core/clock.ts';
import { can } from '#app/core/permissions.ts';
import { defineLoader } from '#app/http/define.server.ts';
import { savedListingIds } from '#app/modules/saved/list-saved-listings.server.ts';
import { SearchPage } from '#app/ui/search/search-page.tsx';
import type { ShellHandle } from '#app/ui/index.ts';
import type { SearchPageData } from '#app/ui/search/types.ts';
import { searchListings } from '#search/query/listings.server.ts';
import { parseSearchParams, searchParamsToString } from '#search/query/params.ts';
import { facetGroups } from './facets.server.ts';

export const handle: ShellHandle = { texts: ['search', 'listing'], shell: { width: 'wide', search: false } };

export const loader = defineLoader({ access: 'public' }, async ({ url, scope, services, locale, t }): Promise<SearchPageData> => {
  const params = parseSearchParams(url.searchParams);
  const member = scope.kind === 'org' && can(scope, 'saved.write') ? scope : null;
  const [result, saved] = await Promise.all([
    searchListings({ ...services, onReduced: (error) => services.log.warn({ err: error }, 'search engine away: the database answers') }, params, locale),
    member ? savedListingIds(services, member) : new Set<string>(),
  ]);
  return {
    q: params.q, sort: params.sort, page: result.page, pages: Math.min(250, Math.ceil(result.total_estimate / result.limit)),
    total: result.total_estimate, reduced: result.reduced, items: result.items, facets: facetGroups(result, params, locale, t),
    query: searchParamsToString({ ...params, page: 1 }),
    saved: result.items.filter((item) => saved.has(item.id)).map((item) => item.id), canSave: member !== null,
    today: legalDay(services.clock.now()),
  };
});

export default function Search() {
  return <SearchPage data={useLoaderData<typeof loader>()} />;
}
