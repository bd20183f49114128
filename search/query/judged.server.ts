import { createHash } from 'node:crypto';
import type { Db } from '#db/client.ts';
import type { Search } from '../client.ts';
import type { Matcher } from '../matcher/matcher.ts';
import { marketTexts, type ReadSource } from './cards.server.ts';
import { charactersOf, comparedTexts, ENOUGH, evidence, judge, weightsOf, type Compared, type Market } from './evidence.ts';
import type { RawResult } from './facets.ts';
import { compareBy, facetsOf, factsOf, passes } from './facts.ts';
import { aliveFilter, filtersOf } from './filters.ts';
import { gather, type Side } from './gather.server.ts';
import { hasFilters, type SearchParams } from './params.ts';
import { priceScale } from './prices.ts';
import type { Term, Understanding } from './understand.server.ts';

/** Candidates read and judged by what they hold of the question. */
const READ_AT_MOST = 120;
/** Listings the matching model may put forward, and how long anybody waits for it, ms: without it the engine's candidates are enough. */
const FROM_MODEL = { judged: 120, candidates: 40 };
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
export async function judgedListings(deps: JudgeDeps, params: SearchParams, now: Date, reading: Understanding, terms: readonly Term[], found: readonly string[]): Promise<JudgedResult> {
  const narrow = hasFilters(params) ? filtersOf(params, now) : null;
  const sums = await byModel(deps, [reading.asked, ...terms.flatMap((t) => t.also)].join(' '));
  const more: Side[] = [{ ids: found, worth: 1 }, { ids: [...sums?.keys() ?? []].slice(0, FROM_MODEL.candidates), worth: 2 }];
  const gathered = await gather(deps.search, deps.search.uid('listings'), terms, { filter: [aliveFilter(now)], narrow, more });
  const read = await marketTexts(deps.db, gathered.ranked.slice(0, READ_AT_MOST).map((r) => r.id));
  const places = new Map(gathered.ranked.map((r) => [r.id, r.places]));
  const outcome = judged({ terms, asked: reading.asked, market: gathered.market, places, sums }, read, comparedListing);
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

/** What the matching model makes of a question: sums by listing, best first; null while it is loading or busy. */
async function byModel(deps: JudgeDeps, title: string): Promise<Map<string, number> | null> {
  if (!deps.matcher) return null;
  const stamp = createHash('sha256').update(title).digest('base64url');
  const ask = { id: `query:${stamp}`, stamp, title, problem: '', material: '', method: '', efficacy: '', product: '', application: '', ipc: [] };
  let late: NodeJS.Timeout | undefined;
  const tired = new Promise<null>((resolve) => { late = setTimeout(() => resolve(null), MODEL_PATIENCE_MS); });
  try {
    const answer = await Promise.race([deps.matcher.rankListings(ask, FROM_MODEL.judged).catch(() => null), tired]);
    return answer && new Map(answer.ranked.map((r) => [r.id, r.sum]));
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

/** Weights of the matching model's sum and of a candidate's fused place beside what it holds. */
const MODEL_WORTH = 0.3;
const PLACES_WORTH = 0.1;
const GRADE_MISSING = 0.6;
/** The first of the list, among which the best answer is. */
const LOOKED_AT = 5;

/** What is known of a question when its candidates are judged; `sums` null: the matching model was not there. */
export interface Question { terms: readonly Term[]; asked: string; market: Market; places: ReadonlyMap<string, number>; sums: ReadonlyMap<string, number> | null }
export interface Outcome<Row> { kept: Row[]; absent: string[]; fits: 'yes' | 'near' | 'none'; held: Set<string> }

/** Candidates that hold enough of what was asked, best first. Pure. */
export function judged<Row extends { id: string }>(question: Question, rows: readonly Row[], compared: (row: Row) => Compared): Outcome<Row> {
  const { terms, market, places, sums } = question;
  const absent = terms.filter((t) => t.kind === 'grade' && market.holding.get(t.token) === 0);
  const asked = (absent.length > 0 && absent.length < terms.length ? terms.filter((t) => !absent.includes(t)) : terms)
    .map((t) => (market.holding.get(t.token) === 0 ? { ...t, slips: true } : t));
  const weights = weightsOf(asked, market);
  const characters = charactersOf(question.asked);
  const most = Math.max(...places.values(), 1e-9);
  const scored = rows.map((row) => {
    const j = judge(asked, weights, characters, compared(row));
    const sum = sums && (sums.get(row.id) ?? 0);
    const place = j.score + MODEL_WORTH * (sum ?? 0) + PLACES_WORTH * ((places.get(row.id) ?? 0) / most);
    return { row, j, evidence: evidence(j, sum), place: place * (j.grades ? 1 : GRADE_MISSING) };
  }).sort((a, b) => b.place - a.place || (a.row.id < b.row.id ? -1 : 1));
  // One good answer decides whether anything fits; then what has much less evidence than it is left out.
  const best = Math.max(0, ...scored.slice(0, LOOKED_AT).filter((s) => s.j.exact >= ENOUGH.exact).map((s) => s.evidence));
  const fits = best >= (sums ? ENOUGH.model : ENOUGH.plain);
  const near = !fits ? [] : scored.filter((s) => s.evidence >= best * ENOUGH.tail && (absent.length === 0 || (s.j.exact >= ENOUGH.exact && s.j.coverage >= ENOUGH.withoutGrade)));
  // A grade nobody offers: what has the rest, and little of it.
  const kept = (absent.length > 0 ? near.slice(0, NEAR_AT_MOST) : near).map((s) => s.row);
  return {
    kept, absent: absent.map((t) => t.text), fits: kept.length === 0 ? 'none' : absent.length > 0 || !near.some((s) => s.j.grades) ? 'near' : 'yes',
    held: new Set(terms.filter((t) => (market.holding.get(t.token) ?? 1) > 0).map((t) => t.text)),
  };
}
