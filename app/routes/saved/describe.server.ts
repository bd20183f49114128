import type { Locale } from '#app/core/vocabulary.ts';
import type { Translate } from '#app/i18n/server.ts';
import { FACETS, parseSearchParams } from '#search/query/params.ts';
import { facetGroups } from '../search/facets.server.ts';

/** A saved search in words: what is searched for, then each chosen value with the name the facets give it, then the order. */
export function describeSearch(query: string, locale: Locale, t: Translate): { q: string; filters: string[]; sort: string | null } {
  const params = parseSearchParams(new URLSearchParams(query));
  const facets = Object.fromEntries(FACETS.map((f) => [f, params[f].map((value) => ({ value, count: 0 }))]));
  const filters = facetGroups({ facets }, params, locale, t).flatMap((group) => group.options.map((o) => o.label));
  return { q: params.q, filters, sort: params.sort === 'relevance' ? null : t(`search:sort.${params.sort}`) };
}
