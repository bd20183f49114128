import { AppError } from '#app/core/errors.ts';
import type { MemberScope } from '#app/core/scope.ts';
import { missingElements } from '#app/modules/demands/rules.ts';
import { withRead } from '#db/tx.ts';
import { matchesQuerySchema, type Match, type Matches, type MatchesQuery } from './contract.ts';
import { requirePermission } from '#app/core/require.ts';
import type { MatchDeps } from './deps.ts';
import { newestFeedback, ownDemand, type DemandRow, type FeedbackRow } from './matching.store.server.ts';
import { parseInput } from '#app/core/input.ts';
import { DEPTH, fits, placeListings, type Placed, type Placing } from './place-listings.server.ts';

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
  const { shown, reduced, version } = await enoughMatches(deps, own.demand, own.feedback, limit);
  const rank = (list: Match[]) => list.map((m, i) => ({ ...m, rank: i + 1 }));
  const apart = rank(shown.apart);
  return {
    items: rank([...shown.fit, ...shown.passed]), apart,
    near_misses: apart.map((m) => ({ listing_id: m.listing_id, changes: m.constraints.filter((c) => !c.met).map(({ code, detail }) => ({ code, detail })) })),
    missing_elements: missingElements(own.demand), next_cursor: null, reduced, version,
  };
}

interface Shown { fit: Match[]; passed: Match[]; apart: Match[] }

/**
 * As many as a page needs, and more only when too many of them break a constraint. Passes and an outside service's vectors can bring
 * up what stood further down, so with them the whole depth is looked at.
 */
async function enoughMatches(deps: MatchDeps, demand: DemandRow, feedback: ReadonlyMap<string, FeedbackRow>, limit: number): Promise<{ shown: Shown } & Omit<Placing, 'placed'>> {
  if (feedback.size === 0 && !deps.embeddings && limit < DEPTH / 3) {
    const near = await placeListings(deps, demand, { depth: limit + SPARE });
    const shown = choose(near, feedback, limit);
    if (shown.fit.length >= limit) return { shown, reduced: near.reduced, version: near.version };
  }
  const all = await placeListings(deps, demand, { feedback });
  return { shown: choose(all, feedback, limit), reduced: all.reduced, version: all.version };
}

/**
 * The first that are to be shown of each kind, explained: what fits, what fits and was passed on, what breaks a constraint. Listings
 * of one family take one place, that of the best which fits, and the others are named beside it.
 */
function choose(placing: Placing, feedback: ReadonlyMap<string, FeedbackRow>, limit: number): Shown {
  const shown: Shown = { fit: [], passed: [], apart: [] };
  const families = new Map<string, Match>();
  const passedOn = (p: Placed) => feedback.get(p.listingId)?.verdict === 'pass';
  const take = (list: Match[], most: number, from: readonly Placed[]) => {
    for (const p of from) {
      const first = p.family === null || passedOn(p) ? undefined : families.get(p.family);
      if (first) { first.family.push({ listing_id: p.listingId, patent_number: p.patentNumber }); continue; }
      if (list.length >= most) continue;
      const found = p.match();
      if (!found) continue;
      const word = feedback.get(p.listingId);
      const match: Match = { ...found, family: [], my_feedback: word ? { verdict: word.verdict, reason: word.reason, at: word.createdAt.toISOString() } : null };
      list.push(match);
      if (p.family !== null && !passedOn(p)) families.set(p.family, match);
    }
  };
  take(shown.fit, limit, placing.placed.filter((p) => fits(p) && !passedOn(p)));
  take(shown.passed, Infinity, placing.placed.filter((p) => fits(p) && passedOn(p)));
  take(shown.apart, APART, placing.placed.filter((p) => !fits(p) && !passedOn(p)));
  return shown;
}
