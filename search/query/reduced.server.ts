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
import { onMarket } from './cards.server.ts';
import { unfolded } from './fold.ts';
import type { RawResult } from './facets.ts';
import { compareBy, facetsOf, factsOf, passes } from './facts.ts';
import { ipcPrefix } from './ipc.ts';
import type { SearchParams } from './params.ts';
import { priceScale } from './prices.ts';
import { looksLikeNumber, namesAPatent, numberQuery, serialQuery } from './text.ts';
import { literalTerms, understand, type Term } from './understand.server.ts';

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
 * The search of a bad day: substring matching in Postgres under the same visibility, filters, sorts and facets. Every telling word (of a question, most of them)
 * must occur, itself or under another of its names, in one of the newest `newest` listings. No typos, no word forms. The few facts facets
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
  const scale = priceScale(params.deal_kind);
  const asked = async (name: Named | null) => {
    const groups = name === null ? needlesOf(params.q) : [];
    const rows = (await candidateRows(tx, name, groups, newest)).map((row) => ({ row, facts: factsOf(row, now, scale) }));
    return { groups, rows, matching: rows.filter(({ facts }) => passes(facts, params)) };
  };
  // Letters and digits may be a model or a serial, or a class nothing is in: words come last, and never for what can only be a patent's number.
  const names = namesIn(params.q);
  const readings = names.length > 0 && namesAPatent(params.q) ? names : [...names, null];
  let found = await asked(readings[0]!);
  for (let i = 1; found.matching.length === 0 && i < readings.length; i++) found = await asked(readings[i]!);
  const { groups, rows, matching } = found;
  const page = order(matching.map((m) => m.row), params, groups.flat()).slice((params.page - 1) * params.limit, params.page * params.limit).map((r) => r.id);
  return { ids: page, total: matching.length, facets: facetsOf(rows.map((r) => r.facts), params) };
}

/** Names a term is looked for by at most: a condition for each, on every row. */
const MOST_NAMES = 8;
const MOST_GROUPS = 6;

/** Telling words of a query, each with its other names, lower case as texts spell them. */
export function needlesOf(q: string): string[][] {
  const reading = understand(q);
  const terms = reading.terms.length > 0 ? reading.terms : literalTerms(reading);
  const telling = terms.filter((t) => t.essential);
  const groups = (telling.length > 0 ? telling : terms).slice(0, MOST_GROUPS).map((t) => spellings(t));
  return groups.length > 0 || !q.trim() ? groups : [[q.trim().toLowerCase()]];
}

/** How texts may spell a term: sizes with and without a space or with a sign of their own. */
function spellings(t: Term): string[] {
  if (t.kind !== 'grade') {
    const han = (n: string) => /[\u3400-\u9fff]/.test(n);
    const others = t.names.filter((n) => n !== t.text && (han(n) || n.includes(' ') || n.length >= 5));
    // Both languages have their place among the few that are looked for.
    return [t.text, ...others.filter(han).slice(0, MOST_NAMES / 2), ...others.filter((n) => !han(n)).slice(0, MOST_NAMES / 2)];
  }
  const raw = unfolded(t.text);
  return [...new Set([raw, raw.replaceAll(' ', ''), raw.replace('-', '\u2212'), raw.replaceAll(' ', '').replace('-', '\u2212'), raw.replace('℃', '°C')])];
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
  // A question is hardly ever held whole by a text: most of its words are enough.
  const conditions: SQL[] = groups.length <= 3 ? groups.map(anyOf)
    : [sql`(${sql.join(groups.map((group) => sql`(${anyOf(group)})::int`), sql` + `)}) >= ${Math.ceil(groups.length * 0.6)}`];
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

function anyOf(group: readonly string[]): SQL { return or(...group.map(contains))!; }

function contains(needle: string): SQL { return sql`${TEXT} ilike ${`%${escapeLike(needle)}%`}`; }

/** LIKE's own wild cards in what a person typed are plain characters. */
export function escapeLike(text: string): string { return text.replace(/[\\%_]/g, '\\$&'); }

function order(rows: readonly Row[], params: SearchParams, needles: readonly string[]): Row[] {
  const weight = new Map(rows.map((r) => {
    const [title, benefit] = [`${r.titleZh} ${r.titleEn}`.toLowerCase(), `${r.benefitZh} ${r.benefitEn}`.toLowerCase()];
    return [r.id, needles.reduce((n, w) => n + (title.includes(w) ? 4 : benefit.includes(w) ? 2 : 0), 0)];
  }));
  const compare = params.sort === 'relevance' ? (a: Row, b: Row) => weight.get(b.id)! - weight.get(a.id)! : params.sort === 'newest' ? () => 0 : compareBy(params.sort, params);
  // The rows come newest first and the sort is stable: the newest wins every tie.
  return [...rows].sort(compare);
}
