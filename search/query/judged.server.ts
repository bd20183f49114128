import { createHash } from 'node:crypto';
import type { Db } from '#db/client.ts';
import type { Search } from '../client.ts';
import type { Matcher } from '../matcher/matcher.ts';
import { marketTexts, type ReadSource } from './cards.server.ts';
import { comparedTexts, ENOUGH, judge, weightsOf, type Compared, type Judged, type Market } from './evidence.ts';
import type { RawResult } from './facets.ts';
import { compareBy, facetsOf, factsOf, passes } from './facts.ts';
import { aliveFilter, filtersOf } from './filters.ts';
import { gather, type Side } from './gather.server.ts';
import { hasFilters, type SearchParams } from './params.ts';
import { priceScale } from './prices.ts';
import type { Term } from './understand.server.ts';

/** Candidates read and judged by what they hold of the question. */
const READ_AT_MOST = 120;
/** Listings the matching model may put forward, and how long anybody waits for it, ms: without it the engine's candidates are enough. */
const FROM_MODEL = 40;
const MODEL_PATIENCE_MS = 150;
/** Results where a grade nobody offers was asked: near ones, and few. */
const NEAR_AT_MOST = 10;

export interface JudgedResult extends RawResult { rows: ReadSource[]; absent: string[]; fits: 'yes' | 'near' | 'none'; held: ReadonlySet<string> }
export interface JudgeDeps { db: Db; search: Search; matcher?: Matcher }

/**
 * Answers a question that is more than a few words, or whose words are nowhere found together: candidates from several sides of the
 * engine and from the matching model, each read and judged by how much of the question it holds, weighed by what tells. What holds too little is not shown. One request
 * to the engine. The whole list is what was found; pages are cut from it, so they neither repeat nor skip.
 */
export async function judgedListings(deps: JudgeDeps, params: SearchParams, now: Date, terms: readonly Term[], found: readonly string[]): Promise<JudgedResult> {
  const narrow = hasFilters(params) ? filtersOf(params, now) : null;
  const modelled = await byModel(deps, terms);
  const more: Side[] = [{ ids: found, worth: 1 }, { ids: modelled, worth: 2 }];
  const gathered = await gather(deps.search, deps.search.uid('listings'), terms, { filter: [aliveFilter(now)], narrow, more });
  const read = await marketTexts(deps.db, gathered.ranked.slice(0, READ_AT_MOST).map((r) => r.id));
  const places = new Map(gathered.ranked.map((r) => [r.id, r.places]));
  const outcome = judged(terms, gathered.market, read, comparedListing, places);
  const scale = priceScale(params.deal_kind);
  const facts = outcome.kept.map((row) => ({ row, facts: factsOf(factRow(row), now, scale) }));
  const compare = compareBy(params.sort, params);
  const matching = facts.filter((f) => passes(f.facts, params)).map((f) => f.row).sort((a, b) => compare(factRow(a), factRow(b)));
  const rows = matching.slice((params.page - 1) * params.limit, params.page * params.limit);
  return {
    rows, ids: rows.map((r) => r.id), total: matching.length, facets: facetsOf(facts.map((f) => f.facts), params),
    absent: outcome.absent, fits: outcome.fits, held: outcome.held,
  };
}

const factRow = (row: ReadSource) => ({ ...row, org: row.orgSlug });

/** Ids the matching model finds nearest to the question; none while it is loading or busy. */
async function byModel(deps: JudgeDeps, terms: readonly Term[]): Promise<string[]> {
  if (!deps.matcher) return [];
  const title = terms.map((t) => t.text).join(' ');
  const stamp = createHash('sha256').update(title).digest('base64url');
  const ask = { id: `query:${stamp}`, stamp, title, problem: '', material: '', method: '', efficacy: '', product: '', application: '', ipc: [] };
  let late: NodeJS.Timeout | undefined;
  const tired = new Promise<null>((resolve) => { late = setTimeout(() => resolve(null), MODEL_PATIENCE_MS); });
  try {
    const answer = await Promise.race([deps.matcher.rankListings(ask, FROM_MODEL).catch(() => null), tired]);
    return answer ? answer.ranked.map((r) => r.id) : [];
  } finally { clearTimeout(late); }
}

const read = new Map<string, Compared>();
const KEPT = 2_000;
/** A listing as it is compared; kept while it stays as it is, since the same ones are read again and again. */
function comparedListing(row: ReadSource): Compared {
  const key = `${row.id}|${row.version}|${row.titleZh}|${row.titleEn}|${row.benefitZh}`;
  let known = read.get(key);
  if (!known) {
    known = comparedTexts({ title: [row.titleZh, row.titleEn], near: [row.benefitZh, row.benefitEn, row.problemZh, row.problemEn], far: [row.abstractZh, row.abstractEn] });
    if (read.size >= KEPT) read.delete(read.keys().next().value!);
    read.set(key, known);
  }
  return known;
}

/** Weight of a candidate's fused place beside what it holds: enough to part those that hold the same. */
const PLACES_WORTH = 0.12;
const GRADE_MISSING = 0.6;

export interface Outcome<Row> { kept: Row[]; absent: string[]; fits: 'yes' | 'near' | 'none'; held: Set<string> }

/** Candidates that hold enough of what was asked, best first. Pure. */
export function judged<Row extends { id: string }>(terms: readonly Term[], market: Market, rows: readonly Row[], compared: (row: Row) => Compared, places: ReadonlyMap<string, number>): Outcome<Row> {
  const grades = terms.filter((t) => t.kind === 'grade');
  const absent = grades.filter((t) => market.holding.get(t.token) === 0);
  const asked = (absent.length > 0 && absent.length < terms.length ? terms.filter((t) => !absent.includes(t)) : terms)
    .map((t) => (market.holding.get(t.token) === 0 ? { ...t, slips: true } : t));
  const weights = weightsOf(asked, market);
  const most = Math.max(...places.values(), 1e-9);
  const scored = rows.map((row) => {
    const j = judge(asked, weights, compared(row));
    return { row, j, sum: (j.score + PLACES_WORTH * ((places.get(row.id) ?? 0) / most)) * (j.grades ? 1 : GRADE_MISSING) };
  }).filter(({ j }) => enough(j, absent.length > 0)).sort((a, b) => b.sum - a.sum || (a.row.id < b.row.id ? -1 : 1));
  // A grade somebody offers was asked: those that have it, and after them only what is left of the list.
  const kept = (absent.length > 0 ? scored.slice(0, NEAR_AT_MOST) : scored).map((s) => s.row);
  return {
    kept, absent: absent.map((t) => t.text), fits: kept.length === 0 ? 'none' : absent.length > 0 || !scored.some((s) => s.j.grades) ? 'near' : 'yes',
    held: new Set(terms.filter((t) => (market.holding.get(t.token) ?? 1) > 0).map((t) => t.text)),
  };
}

function enough(j: Judged, gradeAbsent: boolean): boolean {
  return j.exact >= ENOUGH.exact && j.coverage >= (gradeAbsent ? ENOUGH.withoutGrade : ENOUGH.coverage);
}
