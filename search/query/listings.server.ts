import { systemClock, type Clock } from '#app/core/clock.ts';
import { encodeCursor } from '#app/core/contract.ts';
import type { Locale } from '#app/core/vocabulary.ts';
import type { Db } from '#db/client.ts';
import type { Search } from '../client.ts';
import type { Matcher } from '../matcher/matcher.ts';
import { marketCards, marketTexts, type CardSource, type ReadSource } from './cards.server.ts';
import { unfolded } from './fold.ts';
import type { FacetCount, SearchResult, Understood } from './card.ts';
import { askEngine, type Words } from './engine.server.ts';
import type { RawResult } from './facets.ts';
import { hitsOf } from './hits.server.ts';
import { ipcPrefix } from './ipc.ts';
import { judgedListings } from './judged.server.ts';
import { orgNames } from './org-names.server.ts';
import type { SearchParams } from './params.ts';
import { searchInDatabase } from './reduced.server.ts';
import { looksLikeNumber, namesAPatent, serialQuery } from './text.ts';
import { literalTerms, understand, type Term, type Understanding } from './understand.server.ts';

/** `matcher`: puts further candidates forward for questions; left out, the engine alone does. */
export interface QueryDeps { db: Db; search: Search; matcher?: Matcher; clock?: Clock; onReduced?: (error: unknown) => void }

/** More telling words than this are a question: hardly any text holds all of them. */
const FEW_WORDS = 3;
/** Found by all words, this many are an answer; fewer, and texts that say it otherwise are looked for too. */
const AN_ANSWER = 8;

interface Found { raw: RawResult; rows: Promise<(CardSource | ReadSource)[]>; understood: Understood | null }

/**
 * Searches the market. What a query asks for is read first (`understand`): a patent number in any spelling, an IPC symbol, or words
 * in Chinese or English, of which those that tell something lead. A few words that many listings hold are the engine's to answer;
 * a question, or words hardly ever found together, has candidates gathered from several sides and judged by what they hold (`judgedListings`). At most two requests to the engine.
 * Cards are read from the database under the public scope. When Meilisearch fails or takes
 * too long the database answers (`reduced: true`) and `onReduced` hears why; `unavailable` when that is too much for it. Never throws
 * for anything a reader typed.
 */
export async function searchListings(deps: QueryDeps, params: SearchParams, locale: Locale): Promise<SearchResult> {
  const now = (deps.clock ?? systemClock).now();
  const reading = params.q ? understand(params.q) : null;
  const terms = reading ? (reading.terms.length > 0 ? reading.terms : literalTerms(reading)) : [];
  let found: Found;
  let reduced = false;
  try {
    found = await deps.search.breaker.run(() => find(deps, params, now, reading, terms));
  } catch (error) {
    deps.onReduced?.(error);
    reduced = true;
    const raw = await searchInDatabase(deps.db, params, now);
    found = { raw, rows: read(deps.db, params, raw.ids), understood: reading && understoodOf(reading, terms, readingsOf(params.q)[0]!, { fits: raw.total > 0 ? 'yes' : 'none' }) };
  }
  const { raw } = found;
  const [sources, facets] = await Promise.all([found.rows, withOrgNames(deps.db, raw.facets)]);
  return {
    items: await hitsOf(deps.db, sources, { terms: found.understood?.mode === 'words' ? terms : [], searched: params.q !== '', locale, now }),
    next_cursor: params.page * params.limit < raw.total && params.page < 250 ? encodeCursor([params.page + 1]) : null,
    page: params.page, limit: params.limit, total_estimate: raw.total, facets, reduced, understood: found.understood,
  };
}

type As = 'number' | 'serial' | 'ipc' | 'words';

/** How a query may be read, in turn, until something is found. What names a patent or a class is never taken for words: `US 8927119` must not become everything that cites it. */
export function readingsOf(q: string): As[] {
  if (looksLikeNumber(q)) return ['number', ...(serialQuery(q) ? ['serial' as const] : []), ...(namesAPatent(q) ? [] : ['words' as const])];
  // `A45F` may be a class nothing is in, `B12` a vitamin: a whole group is no word.
  const ipc = ipcPrefix(q);
  return ipc ? ['ipc', ...(ipc.symbol.includes(' ') ? [] : ['words' as const])] : ['words'];
}

async function find(deps: QueryDeps, params: SearchParams, now: Date, reading: Understanding | null, terms: readonly Term[]): Promise<Found> {
  const engine = async (words: Words, apart = true): Promise<Found> => {
    let rows: Promise<(CardSource | ReadSource)[]> = Promise.resolve([]);
    const raw = await askEngine(deps.search, params, now, words, (ids) => {
      rows = read(deps.db, params, ids);
      rows.catch(() => {}); // awaited by the caller: a database that fails must not count against the engine
    }, apart);
    return { raw, rows, understood: reading && understoodOf(reading, terms, words.as, { fits: raw.total > 0 ? 'yes' : 'none' }) };
  };
  if (!reading) return engine({ as: 'words', q: '' });
  const readings = readingsOf(params.q);
  let last: Found | null = null;
  for (const as of readings) {
    if (as === 'words') return byWords(deps, params, now, reading, terms, engine);
    last = await engine({ as });
    if (last.raw.total > 0) return last;
  }
  return last!;
}

async function byWords(deps: QueryDeps, params: SearchParams, now: Date, reading: Understanding, terms: readonly Term[], engine: (words: Words, apart?: boolean) => Promise<Found>): Promise<Found> {
  const essential = terms.filter((t) => t.essential);
  const must = essential.length > 0 ? essential : terms;
  let known: string[] = [];
  if (must.length > 0 && must.length <= FEW_WORDS) {
    const all = await engine({ as: 'words', q: must.map((t) => t.token).join(' ') }, must.length === 1);
    // Several words may need a second request, and two are the most a search costs. With filters chosen few is what was wanted: the same search without them may have many.
    if (all.raw.total >= AN_ANSWER || (all.raw.total > 0 && filtered(params))) return all;
    known = all.raw.ids;
  }
  const outcome = await judgedListings(deps, params, now, reading, terms, known);
  return { raw: outcome, rows: Promise.resolve(outcome.rows), understood: understoodOf(reading, terms, 'words', outcome) };
}

const filtered = (p: SearchParams) => p.kind.length + p.deal_kind.length + p.trl.length + p.price.length + p.life.length + p.territory.length + p.region.length + p.org.length + p.ipc_section.length + p.ipc_class.length > 0;

/** Cards, with the texts a word may stand in where words were asked for. */
function read(db: Db, params: SearchParams, ids: readonly string[]): Promise<(CardSource | ReadSource)[]> { return params.q ? marketTexts(db, ids) : marketCards(db, ids); }

/** What a query was taken for, as pages and the API show it: each word with the query that is left without it. */
export function understoodOf(reading: Understanding, terms: readonly Term[], as: As, outcome: { fits: Understood['fits']; absent?: readonly string[]; held?: ReadonlySet<string> }): Understood {
  if (as !== 'words') return { mode: as === 'ipc' ? 'ipc' : 'number', terms: [], ignored: [], absent: [], fits: outcome.fits };
  const shown = terms.map((t) => ({
    text: unfolded(t.text), typed: t.typed ?? null, without: terms.filter((o) => o !== t).map((o) => unfolded(o.text)).join(' '), found: outcome.held?.has(t.text) ?? true,
  }));
  return { mode: 'words', terms: shown, ignored: [...reading.ignored], absent: (outcome.absent ?? []).map(unfolded), fits: outcome.fits };
}

async function withOrgNames(db: Db, facets: Record<string, FacetCount[]>): Promise<Record<string, FacetCount[]>> {
  const list = facets.org ?? [];
  if (list.length === 0) return facets;
  const known = await orgNames(db, list.map((f) => f.value));
  return { ...facets, org: list.map((f) => ({ ...f, label_zh: known.get(f.value)?.zh ?? f.value, label_en: known.get(f.value)?.en ?? f.value })) };
}
