import { legalDay, systemClock } from '#app/core/clock.ts';
import { AppError } from '#app/core/errors.ts';
import { publicScope, type MemberScope } from '#app/core/scope.ts';
import { missingElements } from '#app/modules/demands/rules.ts';
import { withRead } from '#db/tx.ts';
import { listingCard, marketSources, sourcesById } from '#search/query/cards.server.ts';
import { embeddedText } from '#search/model/train.server.ts';
import { lowering } from './adjustments.ts';
import { comparedOf, passesOf } from './compared.ts';
import { checkConstraints } from './constraints.ts';
import { matchesQuerySchema, type Match, type Matches, type MatchesQuery } from './contract.ts';
import { analysisOf, marketStats } from './corpus.server.ts';
import { requirePermission } from '#app/core/require.ts';
import type { MatchDeps } from './deps.ts';
import { rankListings, shownScore, withEmbeddings, type EngineVersion } from './engine.server.ts';
import { newestFeedback, ownDemand, standingRights, type DemandRow, type FeedbackRow } from './matching.store.server.ts';
import { parseInput } from '#app/core/input.ts';
import { demandQuery, explainListing } from './score.ts';

/** Listings explained per demand: a page shows at most fifty, what breaks a constraint is set apart. */
const DEPTH = 150;
const APART = 10;
/** Looked at beyond what a page shows, for those that break a constraint. */
const SPARE = 20;

/**
 * Listings that answer one's own demand, best first, explained element by element. Hard constraints decide what is an item and
 * what is shown apart; what the company passed on comes last. The same data gives the same answer.
 * Errors: `forbidden`, `validation`, `not_found` (also for another organisation's demand).
 */
export async function findMatches(deps: MatchDeps, scope: MemberScope, demandId: string, query: MatchesQuery = {}): Promise<Matches> {
  requirePermission(scope, 'match.read');
  const { limit } = parseInput(matchesQuerySchema, query);
  const own = await withRead(deps.db, scope, async (tx) => {
    const demand = await ownDemand(tx, scope.orgId, demandId);
    return demand && { demand, feedback: await newestFeedback(tx, scope.orgId, demandId) };
  });
  if (!own) throw new AppError('not_found', { demand_id: demandId });
  const { matches, reduced, version } = await enoughMatches(deps, own.demand, own.feedback, limit);
  const said = matches.map((m): Match => {
    const word = own.feedback.get(m.listing_id);
    return { ...m, my_feedback: word ? { verdict: word.verdict, reason: word.reason, at: word.createdAt.toISOString() } : null };
  });
  const passed = (m: Match) => m.my_feedback?.verdict === 'pass';
  const fit = said.filter((m) => m.constraints.every((c) => c.met));
  const rank = (list: Match[]) => list.map((m, i) => ({ ...m, rank: i + 1 }));
  const apart = rank(said.filter((m) => m.constraints.some((c) => !c.met) && !passed(m)).slice(0, APART));
  return {
    items: rank([...fit.filter((m) => !passed(m)).slice(0, limit), ...fit.filter(passed)]), apart,
    near_misses: apart.map((m) => ({ listing_id: m.listing_id, changes: m.constraints.filter((c) => !c.met).map(({ code, detail }) => ({ code, detail })) })),
    missing_elements: missingElements(own.demand), next_cursor: null, reduced, version,
  };
}

/**
 * As many as a page needs, and more only when too many of them break a constraint: each one checked costs its texts read and compared.
 * Passes and an outside service's vectors can bring up what stood further down, so with them the whole depth is looked at.
 */
async function enoughMatches(deps: MatchDeps, demand: DemandRow, feedback: ReadonlyMap<string, FeedbackRow>, limit: number) {
  if (feedback.size === 0 && !deps.embeddings && limit < DEPTH / 3) {
    const near = await rankForDemand(deps, demand, { depth: limit + SPARE });
    if (near.matches.filter((m) => m.constraints.every((c) => c.met)).length >= limit) return near;
  }
  return rankForDemand(deps, demand, { feedback });
}

export interface RankOptions {
  /** What the company said of listings for this demand: passes with a reason lower what should be lowered. */
  feedback?: ReadonlyMap<string, FeedbackRow>;
  /** How many of the best listings are checked and explained; default {@link DEPTH}. */
  depth?: number;
}

/**
 * The best listings for a demand, checked and explained, best first; ties go to the smaller id. The production path the benchmark
 * measures. `version` names engine, corpus model and ranker, by which an answer can be had again.
 */
export async function rankForDemand(deps: MatchDeps, demand: DemandRow, options: RankOptions = {}): Promise<{ matches: Omit<Match, 'my_feedback'>[]; reduced: boolean; version: EngineVersion }> {
  const now = (deps.clock ?? systemClock).now();
  const today = legalDay(now);
  const stats = await marketStats(deps.db);
  const found = await rankListings(deps, demand, options.depth ?? DEPTH);
  const passes = [...options.feedback ?? []].filter(([, f]) => f.verdict === 'pass');
  const { sources, rights, passedOn } = await withRead(deps.db, publicScope, async (tx) => {
    const rows = (await marketSources(tx, found.ranked.map((r) => r.id))).filter((r) => r.orgId !== demand.orgId);
    return { sources: rows, rights: await standingRights(tx, rows.map((r) => r.patentId), today), passedOn: await sourcesById(tx, passes.map(([id]) => id)) };
  });
  const bySource = new Map(sources.map((s) => [s.id, s]));
  const { sums, service } = await withEmbeddings(deps, demand, found.ranked.flatMap((r) => { const s = bySource.get(r.id); return s ? [{ ...r, text: embeddedText(s) }] : []; }), found.latentWeight);
  const query = demandQuery(demand);
  const said = passesOf(passes, passedOn, today);
  const matches = sources.map((s) => {
    const { factor, lowered } = lowering(said, comparedOf(s, today));
    const sum = sums.get(s.id)! * factor;
    return { sum, match: {
      listing_id: s.id, patent_number: s.number, rank: 0, score: shownScore(sum), ...explainListing(query, analysisOf(s), stats),
      constraints: checkConstraints({ ...s, rights: rights.get(s.patentId) ?? [] }, demand, today), lowered: lowered.map(({ reason, because }) => ({ reason, because })), card: listingCard(s, now),
    } };
  });
  // Without a sentence to show there is no match to explain, whatever the engine thought.
  return {
    matches: matches.filter((m) => m.match.reasons.length > 0).sort((a, b) => b.sum - a.sum || (a.match.listing_id < b.match.listing_id ? -1 : 1)).map((m) => m.match),
    reduced: found.reduced, version: service ? { ...found.version, model: `${found.version.model}+${service}` } : found.version,
  };
}
