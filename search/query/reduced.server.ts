import { and, desc, eq, inArray, or, sql, type SQL } from 'drizzle-orm';
import pLimit from 'p-limit';
import { AppError } from '#app/core/errors.ts';
import { publicScope } from '#app/core/scope.ts';
import type { Db, Tx } from '#db/client.ts';
import { sqlState } from '#db/errors.ts';
import { listings } from '#db/schema/listings.ts';
import { orgs } from '#db/schema/orgs.ts';
import { patents } from '#db/schema/patents.ts';
import { withRead } from '#db/tx.ts';
import { headlinePrice, ipcLevels, loadListingSources, type ListingSource } from '../documents/listing.server.ts';
import { dayStart, lifeBand, priceBand } from './bands.ts';
import { onMarket } from './cards.server.ts';
import type { FacetCount } from './card.ts';
import { facetCounts, type RawResult } from './facets.ts';
import { glossaryIn } from './glossary.ts';
import { ipcPrefix } from './ipc.ts';
import { FACETS, type Facet, type SearchParams } from './params.ts';
import { cropSegments, looksLikeNumber, markHits, MARK_END, MARK_START, numberQuery, serialQuery } from './text.ts';

/** Rows looked at at most; a market larger than this is cut by age, and the answer is marked as reduced anyway. */
const MAX_ROWS = 5_000;

/** The newest listings, among which words are looked for: reading texts is what takes time here, and on a bad day time is short. */
const NEWEST = 20_000;
/** Such searches at once in a process, and how many may wait for their turn: more would hold every connection that deals and payments need. */
const turns = pLimit(2);
const WAITING = 16;
const PATIENCE_MS = 5_000;
const QUERY_CANCELED = '57014';

/**
 * The search of a bad day: substring matching in Postgres under the same visibility, filters, sorts and facets. Every word
 * must occur, itself or as its glossary twin, in one of the newest `newest` listings. No typos, no word forms. The few facts facets
 * need are counted here in memory. Throws `unavailable` when too many ask at once or the database takes too long.
 */
export async function searchInDatabase(db: Db, params: SearchParams, now: Date, newest = NEWEST): Promise<RawResult> {
  if (turns.pendingCount >= WAITING) throw unavailable();
  try {
    return await turns(() => withRead(db, publicScope, async (tx) => {
      await tx.execute(sql`select set_config('statement_timeout', ${String(PATIENCE_MS)}, true)`);
      return find(tx, params, now, newest);
    }));
  } catch (error) {
    throw sqlState(error) === QUERY_CANCELED ? unavailable() : error;
  }
}

const unavailable = () => new AppError('unavailable', { retry_after: Math.ceil(PATIENCE_MS / 1_000) });

async function find(tx: Tx, params: SearchParams, now: Date, newest: number): Promise<RawResult> {
  const asked = async (name: Named | null) => {
    const groups = name === null ? needlesOf(params.q) : [];
    const rows = (await candidateRows(tx, name, groups, newest)).map((row) => ({ row, facts: factsOf(row, now) }));
    return { groups, rows, matching: rows.filter(({ facts }) => passes(facts, params)) };
  };
  // Letters and digits may be a model or a serial as well as a number nobody lists, or a class nothing is in: words come last.
  const readings = [...namesIn(params.q), null];
  let found = await asked(readings[0]!);
  for (let i = 1; found.matching.length === 0 && i < readings.length; i++) found = await asked(readings[i]!);
  const { groups, rows, matching } = found;
  const needles = groups.flat();
  const page = order(matching.map((m) => m.row), params, needles).slice((params.page - 1) * params.limit, params.page * params.limit).map((r) => r.id);
  const texts = await loadListingSources(tx, page);
  return {
    ids: page, total: matching.length, facets: facetsOf(rows.map((r) => r.facts), params),
    marked: new Map(texts.map((t) => [t.id, markedTexts(t, needles)])),
  };
}

/** Words of a query, each with its glossary twins, lower case. Chinese is not cut: a run of Han characters is one word. */
export function needlesOf(q: string): string[][] {
  // Longest first: 激光焊接 is one notion before it is 焊接.
  const found = glossaryIn(q).sort((a, b) => b.term.length - a.term.length);
  let rest = q.toLowerCase();
  const groups: string[][] = [];
  for (const hit of found) {
    const term = hit.term.toLowerCase();
    if (!rest.includes(term)) continue;
    rest = rest.replaceAll(term, ' ');
    groups.push([...hit.entry.zh, ...hit.entry.en].map((t) => t.toLowerCase()));
  }
  const words = rest.split(/[\s,，;；、。.!?！？]+/).filter((w) => w !== '' && !/^(的|和|与|及|a|an|the|of|for|and|or|to|in|on|with)$/.test(w));
  return [...groups, ...words.map((w) => [w])].slice(0, 12);
}

const ROW = {
  id: listings.id, titleZh: patents.titleZh, titleEn: patents.titleEn, benefitZh: listings.benefitZh, benefitEn: listings.benefitEn,
  ipc: patents.ipc, kind: patents.kind, dealKinds: listings.dealKinds, territories: listings.territories, trl: listings.trl, currency: listings.currency,
  askAmount: listings.askAmount, entryFeeAmount: listings.entryFeeAmount, expiryDate: patents.expiryDate, publishedAt: listings.publishedAt,
  region: orgs.region, org: orgs.slug,
} as const;
type Row = Awaited<ReturnType<typeof candidateRows>>[number];

/** What a query names rather than describes: a patent by its number, or an IPC class by its symbol; each by the beginning. */
type Named = { number: string } | { ipc: string };

function namesIn(q: string): Named[] {
  const serial = serialQuery(q);
  if (looksLikeNumber(q)) return [{ number: numberQuery(q) }, ...(serial ? [{ number: serial }] : [])];
  const ipc = ipcPrefix(q);
  return ipc ? [{ ipc: ipc.symbol }] : [];
}

async function candidateRows(tx: Tx, name: Named | null, groups: readonly string[][], newest: number) {
  const conditions: SQL[] = groups.map((group) => or(...group.map(contains))!);
  if (groups.length > 0) {
    conditions.push(inArray(listings.id, tx.select({ id: listings.id }).from(listings).where(eq(listings.status, 'published')).orderBy(desc(listings.publishedAt), desc(listings.id)).limit(newest)));
  }
  if (name) conditions.push('number' in name ? begins(patents.numberKeys, name.number) : begins(patents.ipc, name.ipc));
  return tx.select(ROW).from(listings)
    .innerJoin(patents, and(eq(patents.orgId, listings.orgId), eq(patents.id, listings.patentId)))
    .innerJoin(orgs, eq(orgs.id, listings.orgId))
    .where(and(onMarket, ...conditions))
    .orderBy(desc(listings.publishedAt), desc(listings.id)).limit(MAX_ROWS);
}

const TEXT = sql`concat_ws(' ', ${patents.titleZh}, ${patents.titleEn}, ${listings.benefitZh}, ${listings.benefitEn}, ${listings.problemZh}, ${listings.problemEn}, ${patents.abstractZh}, ${patents.abstractEn}, ${orgs.nameZh}, ${orgs.nameEn}, array_to_string(${patents.inventors}, ' '), array_to_string(${patents.ipc}, ' '))`;

function begins(list: typeof patents.numberKeys | typeof patents.ipc, beginning: string): SQL { return sql`exists (select 1 from unnest(${list}) k where k like ${`${escapeLike(beginning)}%`})`; }

function contains(needle: string): SQL { return sql`${TEXT} ilike ${`%${escapeLike(needle)}%`}`; }

/** LIKE's own wild cards in what a person typed are plain characters. */
export function escapeLike(text: string): string { return text.replace(/[\\%_]/g, '\\$&'); }

type Facts = Record<Facet, string[]>;

function factsOf(row: Row, now: Date): Facts {
  const { ipc_section, ipc_class } = ipcLevels(row.ipc);
  const life = lifeBand(row.expiryDate ? dayStart(row.expiryDate) : null, now);
  return {
    ipc_section, ipc_class, kind: [row.kind], deal_kind: row.dealKinds, territory: row.territories, trl: row.trl === null ? [] : [String(row.trl)],
    price: [priceBand(headlinePrice(row), row.currency)], life: life ? [life] : [], region: [row.region], org: [row.org],
  };
}

function passes(facts: Facts, params: SearchParams, without?: Facet): boolean {
  return FACETS.every((f) => f === without || params[f].length === 0 || (params[f] as string[]).some((v) => facts[f].includes(v)));
}

function facetsOf(all: readonly Facts[], params: SearchParams): Record<string, FacetCount[]> {
  return Object.fromEntries(FACETS.map((facet) => {
    const seen: Record<string, number> = {};
    for (const facts of all) if (passes(facts, params, facet)) for (const value of facts[facet]) seen[value] = (seen[value] ?? 0) + 1;
    return [facet, facetCounts(seen, params[facet])];
  }));
}

function order(rows: readonly Row[], params: SearchParams, needles: readonly string[]): Row[] {
  const price = (r: Row) => (r.currency === 'CNY' ? headlinePrice(r) : null);
  const byNumber = (value: (r: Row) => number | null, down: boolean) => (a: Row, b: Row) => {
    const [x, y] = [value(a), value(b)];
    return x === y ? 0 : x === null ? 1 : y === null ? -1 : down ? y - x : x - y;
  };
  const weight = new Map(rows.map((r) => {
    const [title, benefit] = [`${r.titleZh} ${r.titleEn}`.toLowerCase(), `${r.benefitZh} ${r.benefitEn}`.toLowerCase()];
    return [r.id, needles.reduce((n, w) => n + (title.includes(w) ? 4 : benefit.includes(w) ? 2 : 0), 0)];
  }));
  const compare: Record<SearchParams['sort'], (a: Row, b: Row) => number> = {
    relevance: byNumber((r) => weight.get(r.id)!, true), newest: () => 0,
    price_asc: byNumber(price, false), price_desc: byNumber(price, true), life_desc: byNumber((r) => (r.expiryDate ? dayStart(r.expiryDate) : null), true),
  };
  // The rows come newest first and the sort is stable: the newest wins every tie.
  return [...rows].sort(compare[params.sort]);
}

function markedTexts(t: ListingSource, needles: readonly string[]): Record<string, string> {
  if (needles.length === 0) return {};
  const marked = (text: string, crop: number) => cropSegments(markHits(text, needles), crop).map((s) => (s.hit ? `${MARK_START}${s.text}${MARK_END}` : s.text)).join('');
  return {
    title_zh: marked(t.titleZh, Infinity), title_en: marked(t.titleEn, Infinity),
    benefit_zh: marked(t.benefitZh, 160), benefit_en: marked(t.benefitEn, 240), abstract_zh: marked(t.abstractZh, 160), abstract_en: marked(t.abstractEn, 240),
  };
}
