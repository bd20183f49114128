import { legalDay, systemClock } from '#app/core/clock.ts';
import { AppError } from '#app/core/errors.ts';
import { publicScope, type MemberScope } from '#app/core/scope.ts';
import { ELEMENTS } from '#app/core/vocabulary.ts';
import { missingElements } from '#app/modules/demands/rules.ts';
import { withRead } from '#db/tx.ts';
import { candidateListings } from '#search/query/candidates.server.ts';
import { listingCard, marketSources } from '#search/query/cards.server.ts';
import type { Stats } from './analysis.ts';
import { checkConstraints } from './constraints.ts';
import { matchesQuerySchema, type Match, type Matches, type MatchesQuery } from './contract.ts';
import { analysisOf, marketStats } from './corpus.server.ts';
import { requirePermission } from '#app/core/require.ts';
import type { MatchDeps } from './deps.ts';
import { newestFeedback, ownDemand, standingRights, type DemandRow } from './matching.store.server.ts';
import { parseInput } from '#app/core/input.ts';
import { otherLanguage, plainTerms, shortQuery } from './queries.ts';
import { demandQuery, scoreListing } from './score.ts';

const CANDIDATES = 150;
const APART = 10;

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
  const { matches, reduced } = await rankForDemand(deps, own.demand);
  const said = matches.map((m): Match => {
    const word = own.feedback.get(m.listing_id);
    return { ...m, my_feedback: word ? { verdict: word.verdict, reason: word.reason, at: word.createdAt.toISOString() } : null };
  });
  const passed = (m: Match) => m.my_feedback?.verdict === 'pass';
  const fit = said.filter((m) => m.constraints.every((c) => c.met));
  const rank = (list: Match[]) => list.map((m, i) => ({ ...m, rank: i + 1 }));
  return {
    items: rank([...fit.filter((m) => !passed(m)).slice(0, limit), ...fit.filter(passed)]),
    apart: rank(said.filter((m) => m.constraints.some((c) => !c.met) && !passed(m)).slice(0, APART)),
    missing_elements: missingElements(own.demand), next_cursor: null, reduced,
  };
}

/** Every candidate for a demand scored and checked, best first; ties go to the smaller id. The production path a benchmark measures. */
export async function rankForDemand(deps: MatchDeps, demand: DemandRow): Promise<{ matches: Omit<Match, 'my_feedback'>[]; reduced: boolean }> {
  const now = (deps.clock ?? systemClock).now();
  const today = legalDay(now);
  const stats = await marketStats(deps.db);
  const found = await candidateListings(deps, { ...candidateQuery(demand, stats), exceptOrgId: demand.orgId, limit: CANDIDATES });
  const { sources, rights } = await withRead(deps.db, publicScope, async (tx) => {
    const rows = await marketSources(tx, found.ids);
    return { sources: rows, rights: await standingRights(tx, rows.map((r) => r.patentId), today) };
  });
  const query = demandQuery(demand);
  const matches = sources.map((s) => ({
    listing_id: s.id, patent_number: s.number, rank: 0, ...scoreListing(query, analysisOf(s), s.ipc, stats),
    constraints: checkConstraints({ ...s, rights: rights.get(s.patentId) ?? [] }, demand, today), card: listingCard(s, now),
  }));
  // Without a sentence to show there is no match to explain, whatever the engine thought.
  return {
    matches: matches.filter((m) => m.reasons.length > 0).sort((a, b) => b.score - a.score || (a.listing_id < b.listing_id ? -1 : 1)),
    reduced: found.reduced,
  };
}

/** One query per thing the demand says, so that a short element is not drowned in a long problem. */
function candidateQuery(d: DemandRow, stats: Stats) {
  const stated = ELEMENTS.map((e) => d[e]).filter(Boolean);
  const whole = [d.title, d.problem, ...stated].join('\n');
  const foreign = otherLanguage(whole, d.lang);
  return {
    queries: [shortQuery(d.title, stats) || d.title, shortQuery(d.problem, stats), ...stated.map((t) => shortQuery(t, stats)), ...foreign.slice(0, 4)].filter(Boolean),
    terms: [...plainTerms(whole, stats), ...foreign],
    ipcSubclasses: d.ipc,
  };
}
