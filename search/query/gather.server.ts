import type { MultiSearchQuery } from 'meilisearch';
import type { Search } from '../client.ts';
import type { Market } from './evidence.ts';
import type { Term } from './understand.server.ts';

/** Retrieval from several sides, in one request to the engine: each term, the telling ones in pairs, all of them dropping the commonest first, and all of them in titles alone. */
const SIDES = { terms: 8, paired: 4, each: 40, all: 80, words: 10 } as const;
/** Reciprocal rank fusion's constant (Cormack, Clarke, Büttcher 2009). */
const RRF_K = 60;
const TITLES = ['title_zh', 'title_en', 'named'];

export interface Gathered {
  /** Candidates with their fused places, best first. */
  ranked: { id: string; places: number }[];
  market: Market;
}

/** What else puts candidates forward: ids best first, and how much a place among them is worth beside one found by all words. */
export interface Side { ids: readonly string[]; worth: number }

/**
 * Candidates for terms, fused by reciprocal rank, with what the index says of each term: how many documents hold it. `narrow`, when
 * given, is asked beside `filter`, so that a rare choice of filters has its candidates too. One request.
 */
export async function gather(search: Search, indexUid: string, terms: readonly Term[], options: { filter: string[]; narrow?: string[] | null; more?: readonly Side[] }): Promise<Gathered> {
  const ranked = [...terms].sort((a, b) => b.weight - a.weight);
  const top = ranked.slice(0, SIDES.terms);
  const base = { indexUid, filter: options.filter, attributesToRetrieve: ['id'] };
  const queries: (MultiSearchQuery & { worth: number })[] = [];
  const ask = (q: string, limit: number, worth: number, more: Partial<MultiSearchQuery> = {}) => queries.push({ ...base, q, limit, matchingStrategy: 'all', ...more, worth } as MultiSearchQuery & { worth: number });
  ask('', 0, 0);
  for (const t of top) ask(t.token, SIDES.each, t.weight * 0.5);
  const pair = top.slice(0, SIDES.paired);
  pair.forEach((a, i) => pair.slice(i + 1).forEach((b) => ask(`${a.token} ${b.token}`, SIDES.each, (a.weight + b.weight) * 0.5)));
  const all = ranked.slice(0, SIDES.words).map((t) => (t.kind === 'notion' ? t.token.replaceAll('"', '') : t.text)).join(' ');
  for (const filter of options.narrow ? [options.filter, options.narrow] : [options.filter]) {
    ask(all, SIDES.all, 1.5, { filter, matchingStrategy: 'frequency' });
    ask(all, SIDES.all, 1.5, { filter, matchingStrategy: 'frequency', attributesToSearchOn: TITLES });
  }
  const answers = await search.query.multiSearch(queries.map(({ worth: _worth, ...query }) => query as MultiSearchQuery));
  const places = new Map<string, number>();
  const count = (ids: readonly string[], worth: number) => ids.forEach((id, i) => places.set(id, (places.get(id) ?? 0) + worth / (RRF_K + i + 1)));
  answers.forEach((answer, i) => count(answer.hits.map((h) => String(h.id)), queries[i]!.worth));
  for (const side of options.more ?? []) count(side.ids, side.worth);
  const totals = answers.map((a) => a.estimatedTotalHits ?? 0);
  return {
    ranked: [...places].map(([id, p]) => ({ id, places: p })).sort((a, b) => b.places - a.places || (a.id < b.id ? -1 : 1)),
    market: { size: totals[0] ?? 0, holding: new Map(top.map((t, i) => [t.token, totals[i + 1]!])) },
  };
}
