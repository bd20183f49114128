import type { MultiSearchQuery } from 'meilisearch';
import type { Search } from '../client.ts';
import type { Answers } from '../transport.ts';
import { LIFE_BANDS } from './bands.ts';
import type { FacetCount } from './card.ts';
import { facetCounts, type RawResult } from './facets.ts';
import { facetAttribute, filtersOf, lifeFilter } from './filters.ts';
import { ipcPrefix } from './ipc.ts';
import { FACETS, type SearchParams } from './params.ts';
import { priceScale } from './prices.ts';
import { numberQuery, serialQuery } from './text.ts';

/** The engine's own answer to a search: what its words, a number or a class find, counted and paged by the engine. */

/** How a query is taken: as a patent number, as one whose check digit is not looked at, as the beginning of an IPC symbol, or as words of the index, all of which must be there. */
export type Words = { as: 'number' | 'serial' | 'ipc'; q?: undefined } | { as: 'words'; q: string };

/**
 * The queries of one search, sent together: the page itself, for each chosen facet the counts without that choice (so that its
 * other values can still be added), and one count per band of remaining life, which depends on the clock and so cannot be stored. Pure.
 */
export function engineQueries(indexUid: string, params: SearchParams, now: Date, words: Words): MultiSearchQuery[] {
  const base = { indexUid, ...wordsOf(params, words) };
  const { chosen, open } = facetsOf(params);
  const filter = filtersOf(params, now);
  const anyLife = params.life.length > 0 ? filtersOf(params, now, 'life') : filter;
  return [
    { ...base, filter, facets: open.map((f) => facetAttribute(f, params)), sort: orderOf(params), page: params.page, hitsPerPage: params.limit, attributesToRetrieve: ['id'] },
    ...chosen.map((facet) => ({ ...base, filter: filtersOf(params, now, facet), facets: [facetAttribute(facet, params)], limit: 0 })),
    ...LIFE_BANDS.map((band) => ({ ...base, filter: [...anyLife, lifeFilter([band], now)!], limit: 0 })),
  ];
}

/** The engine's order; prices by the scale of the chosen kinds of deal, and without one sales first. */
function orderOf(params: SearchParams): string[] | undefined {
  if (params.sort === 'newest') return ['published_at:desc'];
  if (params.sort === 'life_desc') return ['expires_at:desc'];
  if (params.sort === 'relevance') return undefined;
  const [scale, way] = [priceScale(params.deal_kind), params.sort === 'price_asc' ? 'asc' : 'desc'];
  return (scale === 'any' ? ['sale', 'licence'] : [scale]).map((s) => `${s}_cny:${way}`);
}

/** Facets counted by the engine, apart as chosen and open; remaining life is counted by bands instead. */
function facetsOf(params: SearchParams) {
  const counted = FACETS.filter((f) => f !== 'life');
  return { chosen: counted.filter((f) => params[f].length > 0), open: counted.filter((f) => params[f].length === 0) };
}

/** Asks the engine; `onPage` hears the ids of the page as soon as they are there, when there are any. `apart`: page and counts may travel as two requests. */
export async function askEngine(search: Search, params: SearchParams, now: Date, words: Words, onPage: (ids: string[]) => void, apart = true): Promise<RawResult> {
  const { chosen, open } = facetsOf(params);
  const sent = sendQueries(search, engineQueries(search.uid('listings'), params, now, words), apart);
  const main = await sent.page;
  const ids = main.hits.map((h) => String((h as { id: unknown }).id));
  onPage(ids);
  const counts = await sent.counts;
  const facets: Record<string, FacetCount[]> = {};
  for (const facet of open) facets[facet] = facetCounts(main.facetDistribution?.[facetAttribute(facet, params)]);
  chosen.forEach((facet, i) => { facets[facet] = facetCounts(counts[i]!.facetDistribution?.[facetAttribute(facet, params)], params[facet]); });
  facets.life = LIFE_BANDS.map((value, i) => ({ value, count: counts[chosen.length + i]!.estimatedTotalHits ?? 0 })).filter((f) => f.count > 0 || params.life.includes(f.value));
  return { ids, facets, total: main.totalHits ?? main.hits.length };
}

/** Searches this process waits for. */
let underWay = 0;

/**
 * Sends the queries of one search: the page and the counts beside each other where nobody else is searching, so that two threads of the
 * engine work on them and the cards are read meanwhile; in a crowd all in one, where a second request would only wait its turn.
 */
function sendQueries(search: Search, [page, ...counts]: MultiSearchQuery[], apart: boolean): { page: Promise<Answers[number]>; counts: Promise<Answers> } {
  const send = async (queries: MultiSearchQuery[]) => {
    underWay += 1;
    try { return await search.query.multiSearch(queries); } finally { underWay -= 1; }
  };
  const alone = apart && underWay === 0;
  const first = send(alone ? [page!] : [page!, ...counts]);
  const rest = alone ? send(counts) : first.then((results) => results.slice(1));
  rest.catch(() => {}); // awaited after the page; when that fails nobody waits for it
  return { page: first.then((results) => results[0]!), counts: rest };
}

/** The words part of a query: numbers look only at number keys, classes only at keys of classes. */
function wordsOf(params: Pick<SearchParams, 'q'>, words: Words): Partial<MultiSearchQuery> {
  if (words.as === 'number') return { q: numberQuery(params.q), attributesToSearchOn: ['number_keys'], matchingStrategy: 'all' };
  if (words.as === 'serial') return { q: serialQuery(params.q)!, attributesToSearchOn: ['number_keys'], matchingStrategy: 'all' };
  if (words.as === 'ipc') return { q: ipcPrefix(params.q)!.key, attributesToSearchOn: ['ipc_keys'], matchingStrategy: 'all' };
  return { q: words.q ?? '', matchingStrategy: 'all' };
}
