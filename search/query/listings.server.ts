import type { MultiSearchQuery } from 'meilisearch';
import { systemClock, type Clock } from '#app/core/clock.ts';
import { encodeCursor } from '#app/core/contract.ts';
import type { Locale } from '#app/core/vocabulary.ts';
import type { Db } from '#db/client.ts';
import type { Search } from '../client.ts';
import type { Answers } from '../transport.ts';
import type { Matcher } from '../matcher/matcher.ts';
import { LIFE_BANDS } from './bands.ts';
import { listingCard, marketCards, type CardSource } from './cards.server.ts';
import type { FacetCount, SearchHit, SearchResult } from './card.ts';
import { facetCounts, type RawResult } from './facets.ts';
import { filtersOf, lifeFilter } from './filters.ts';
import { orgNames } from './org-names.server.ts';
import { ipcPrefix } from './ipc.ts';
import { FACETS, type SearchParams, type Sort } from './params.ts';
import { searchInDatabase } from './reduced.server.ts';
import { hasHan, looksLikeNumber, MARK_END, MARK_START, numberQuery, segmentsOf, serialQuery, stripMarks } from './text.ts';

/** `matcher`: where ranking in memory happens; left out, in this thread. */
export interface QueryDeps { db: Db; search: Search; matcher?: Matcher; clock?: Clock; onReduced?: (error: unknown) => void }

const SORT: Record<Sort, string[] | undefined> = {
  relevance: undefined, newest: ['published_at:desc'], price_asc: ['price_cny:asc'], price_desc: ['price_cny:desc'], life_desc: ['expires_at:desc'],
};
const SNIPPET_FIELDS = ['benefit', 'abstract', 'claims'] as const;
const SNIPPET_TEXTS = SNIPPET_FIELDS.flatMap((f) => [`${f}_zh`, `${f}_en`]);
const SNIPPET_WORDS = 40;
const MARKED = ['title_zh', 'title_en', ...SNIPPET_TEXTS];
const CROPPED = SNIPPET_TEXTS.map((f) => `${f}:${SNIPPET_WORDS}`);

/**
 * Searches the market. Words in Chinese or English (through the glossary each finds the other), typos in long words, and
 * patent numbers in any spelling. Cards are read from the database under the public scope. When Meilisearch fails or takes
 * too long the database answers (`reduced: true`) and `onReduced` hears why; `unavailable` when that is too much for it. Never throws
 * for anything a reader typed.
 */
export async function searchListings(deps: QueryDeps, params: SearchParams, locale: Locale): Promise<SearchResult> {
  const now = (deps.clock ?? systemClock).now();
  let raw: RawResult;
  let reduced = false;
  let cards: Promise<CardSource[]> | null = null;
  try {
    raw = await deps.search.breaker.run(() => askEngine(deps.search, params, now, (ids) => {
      cards = marketCards(deps.db, ids);
      cards.catch(() => {}); // awaited below: a database that fails must not count against the engine
    }));
  } catch (error) {
    deps.onReduced?.(error);
    reduced = true;
    cards = null;
    raw = await searchInDatabase(deps.db, params, now);
  }
  const [sources, facets] = await Promise.all([cards ?? marketCards(deps.db, raw.ids), withOrgNames(deps.db, raw.facets)]);
  return {
    items: sources.map((s) => hitOf(s, raw.marked.get(s.id) ?? {}, params.q !== '', locale, now)),
    next_cursor: params.page * params.limit < raw.total && params.page < 250 ? encodeCursor([params.page + 1]) : null,
    page: params.page, limit: params.limit, total_estimate: raw.total, facets, reduced,
  };
}

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
    {
      ...base, filter, facets: [...open], sort: SORT[params.sort], page: params.page, hitsPerPage: params.limit, attributesToRetrieve: ['id'],
      ...(params.q ? {
        attributesToHighlight: [...MARKED], highlightPreTag: MARK_START, highlightPostTag: MARK_END, attributesToCrop: [...CROPPED], cropMarker: '…',
      } : {}),
    },
    ...chosen.map((facet) => ({ ...base, filter: filtersOf(params, now, facet), facets: [facet], limit: 0 })),
    ...LIFE_BANDS.map((band) => ({ ...base, filter: [...anyLife, lifeFilter([band], now)!], limit: 0 })),
  ];
}

/** Facets counted by the engine, apart as chosen and open; remaining life is counted by bands instead. */
function facetsOf(params: SearchParams) {
  const counted = FACETS.filter((f) => f !== 'life');
  return { chosen: counted.filter((f) => params[f].length > 0), open: counted.filter((f) => params[f].length === 0) };
}

async function askEngine(search: Search, params: SearchParams, now: Date, onPage: (ids: string[]) => void, words: Words = firstReading(params.q)): Promise<RawResult> {
  const { chosen, open } = facetsOf(params);
  const sent = sendQueries(search, engineQueries(search.uid('listings'), params, now, words));
  const main = await sent.page;
  const again = (main.totalHits ?? 0) === 0 && params.q ? nextReading(params, words) : null;
  if (again) return askEngine(search, params, now, onPage, again);
  const ids = main.hits.map((h) => String((h as { id: unknown }).id));
  onPage(ids);
  const counts = await sent.counts;
  const facets: Record<string, FacetCount[]> = {};
  for (const facet of open) facets[facet] = facetCounts(main.facetDistribution?.[facet]);
  chosen.forEach((facet, i) => { facets[facet] = facetCounts(counts[i]!.facetDistribution?.[facet], params[facet]); });
  facets.life = LIFE_BANDS.map((value, i) => ({ value, count: counts[chosen.length + i]!.estimatedTotalHits ?? 0 })).filter((f) => f.count > 0 || params.life.includes(f.value));
  return {
    ids, facets, total: main.totalHits ?? main.hits.length,
    marked: new Map(main.hits.map((h) => [String((h as { id: unknown }).id), (h as { _formatted?: Record<string, string> })._formatted ?? {}])),
  };
}

/** Searches this process waits for. */
let underWay = 0;

/**
 * Sends the queries of one search: the page and the counts beside each other where nobody else is searching, so that two threads of the
 * engine work on them and the cards are read meanwhile; in a crowd all in one, where a second request would only wait its turn.
 */
function sendQueries(search: Search, [page, ...counts]: MultiSearchQuery[]): { page: Promise<Answers[number]>; counts: Promise<Answers> } {
  const send = async (queries: MultiSearchQuery[]) => {
    underWay += 1;
    try { return await search.query.multiSearch(queries); } finally { underWay -= 1; }
  };
  const alone = underWay === 0;
  const first = send(alone ? [page!] : [page!, ...counts]);
  const rest = alone ? send(counts) : first.then((results) => results.slice(1));
  rest.catch(() => {}); // awaited after the page; when that fails nobody waits for it
  return { page: first.then((results) => results[0]!), counts: rest };
}

function firstReading(q: string): Words { return looksLikeNumber(q) ? 'number' : ipcPrefix(q) ? 'ipc' : 'all'; }

/** How a query that found nothing is read next; null when that was its last reading. */
function nextReading(params: SearchParams, words: Words): Words | null {
  // Letters and digits may be a model, an alloy or a serial as well as a number nobody lists, or a class nothing is in.
  if (words === 'number' && serialQuery(params.q)) return 'serial';
  if (words === 'number' || words === 'serial' || words === 'ipc') return 'all';
  // Every word first: a Chinese term is cut into pieces, and a text that holds only one piece is about something else.
  // What was taken for a number or a class is never cut: `US 8927119` must not become everything that says US.
  return words === 'all' && params.sort === 'relevance' && firstReading(params.q) === 'all' ? 'last' : null;
}

/** How the words of a query are taken: as a patent number, as one whose check digit is not looked at, as the beginning of an IPC symbol, every one of them, or dropped from the end until something is found. */
export type Words = 'number' | 'serial' | 'ipc' | 'all' | 'last';

/** The words part of a query: numbers look only at number keys, classes only at keys of classes. */
export function wordsOf(params: Pick<SearchParams, 'q'>, words: Words): Partial<MultiSearchQuery> {
  if (words === 'number') return { q: numberQuery(params.q), attributesToSearchOn: ['number_keys'], matchingStrategy: 'all' };
  if (words === 'serial') return { q: serialQuery(params.q)!, attributesToSearchOn: ['number_keys'], matchingStrategy: 'all' };
  if (words === 'ipc') return { q: ipcPrefix(params.q)!.key, attributesToSearchOn: ['ipc_keys'], matchingStrategy: 'all' };
  return {
    q: params.q,
    matchingStrategy: words,
    ...(params.q ? { locales: hasHan(params.q) ? ['cmn', 'eng'] as const : ['eng'] as const } : {}),
  } as Partial<MultiSearchQuery>;
}

async function withOrgNames(db: Db, facets: Record<string, FacetCount[]>): Promise<Record<string, FacetCount[]>> {
  const list = facets.org ?? [];
  if (list.length === 0) return facets;
  const known = await orgNames(db, list.map((f) => f.value));
  return { ...facets, org: list.map((f) => ({ ...f, label_zh: known.get(f.value)?.zh ?? f.value, label_en: known.get(f.value)?.en ?? f.value })) };
}

function hitOf(s: CardSource, marked: Record<string, string>, searched: boolean, locale: Locale, now: Date): SearchHit {
  const order: Locale[] = locale === 'zh' ? ['zh', 'en'] : ['en', 'zh'];
  const titleLang = order.find((l) => (l === 'zh' ? s.titleZh : s.titleEn)) ?? locale;
  const plain = titleLang === 'zh' ? s.titleZh : s.titleEn;
  const formatted = marked[`title_${titleLang}`];
  // The index may hold an older title than the row; its highlights are only used on the same text.
  const title = formatted !== undefined && stripMarks(formatted) === stripMarks(plain) ? segmentsOf(formatted) : [{ text: plain, hit: false }];
  return { ...listingCard(s, now), highlights: { title, snippet: searched ? snippetOf(marked, order) : null } };
}

/** The first text with a hit: the reader's language before the other, plain words before claims. */
function snippetOf(marked: Record<string, string>, order: readonly Locale[]): SearchHit['highlights']['snippet'] {
  for (const lang of order) {
    for (const field of SNIPPET_FIELDS) {
      const text = marked[`${field}_${lang}`];
      if (text?.includes(MARK_START)) return { field, lang, segments: segmentsOf(text) };
    }
  }
  return null;
}
