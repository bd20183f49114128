import { legalDay, systemClock } from '#app/core/clock.ts';
import { AppError } from '#app/core/errors.ts';
import { publicScope, type MemberScope } from '#app/core/scope.ts';
import { demandResource } from '#app/modules/demands/resource.ts';
import { withRead } from '#db/tx.ts';
import { sourcesById } from '#search/query/cards.server.ts';
import { checkConstraints } from './constraints.ts';
import { matchesQuerySchema, type DemandMatch, type DemandMatches, type MatchesQuery } from './contract.ts';
import { analysisOf, marketStats } from './corpus.server.ts';
import { requirePermission } from '#app/core/require.ts';
import type { MatchDeps } from './deps.ts';
import { openDemandsById, ownsListing, standingRights } from './matching.store.server.ts';
import { parseInput } from '#app/core/input.ts';
import { rankDemands } from './reverse.server.ts';
import { demandQuery, explainListing } from './score.ts';
import { shownScore } from './engine.server.ts';

const APART = 10;

/**
 * Open demands one's own listing may answer, explained the same way; anonymous companies stay unnamed.
 * Errors: `forbidden`, `validation`, `not_found` (also for another organisation's listing).
 */
export async function matchesForListing(deps: MatchDeps, scope: MemberScope, listingId: string, query: MatchesQuery = {}): Promise<DemandMatches> {
  requirePermission(scope, 'match.read');
  const { limit } = parseInput(matchesQuerySchema, query);
  const today = legalDay((deps.clock ?? systemClock).now());
  const own = await withRead(deps.db, scope, async (tx) => {
    if (!await ownsListing(tx, scope.orgId, listingId)) return null;
    const [source] = await sourcesById(tx, [listingId]);
    return source ? { source, rights: (await standingRights(tx, [source.patentId], today)).get(source.patentId) ?? [] } : null;
  });
  if (!own) throw new AppError('not_found', { listing_id: listingId });
  const { source, rights } = own;
  const stats = await marketStats(deps.db);
  const { ranked, version, reduced } = await rankDemands(deps, source, { orgId: scope.orgId, today, stats });
  const rows = new Map((await withRead(deps.db, publicScope, (tx) => openDemandsById(tx, ranked.map((r) => r.id), today))).filter((row) => row.demand.orgId !== scope.orgId).map((row) => [row.demand.id, row]));
  const analysis = analysisOf(source);
  const ordered = ranked.flatMap(({ id, sum }) => {
    const row = rows.get(id);
    return row ? [{ row, sum, constraints: checkConstraints({ ...source, rights }, row.demand, today) }] : [];
  });
  /** The first so many that can be explained: reading a demand's text costs a millisecond, so nothing is read that is not shown. */
  const explained = (list: typeof ordered, most: number): DemandMatch[] => {
    const out: DemandMatch[] = [];
    for (const { row, sum, constraints } of list) {
      if (out.length === most) break;
      const why = explainListing(demandQuery(row.demand), analysis, stats);
      if (why.reasons.length > 0) out.push({ demand_id: row.demand.id, rank: out.length + 1, score: shownScore(sum), ...why, constraints, demand: demandResource(row, scope.orgId, today) });
    }
    return out;
  };
  return {
    items: explained(ordered.filter((m) => m.constraints.every((c) => c.met)), limit),
    apart: explained(ordered.filter((m) => m.constraints.some((c) => !c.met)), APART),
    next_cursor: null, reduced, version,
  };
}
