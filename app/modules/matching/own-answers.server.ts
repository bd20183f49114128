import { legalDay, systemClock } from '#app/core/clock.ts';
import { AppError } from '#app/core/errors.ts';
import type { MemberScope } from '#app/core/scope.ts';
import { withRead } from '#db/tx.ts';
import type { Match } from './contract.ts';
import { requirePermission } from '#app/core/require.ts';
import type { MatchDeps } from './deps.ts';
import { rankForDemand } from './find-matches.server.ts';
import { openDemandsById, ownedAmong } from './matching.store.server.ts';

export type OwnAnswer = Omit<Match, 'my_feedback'>;

/** An owner has few answers to one demand; what comes near is only worth showing when little stands in the way. */
const APART = 3;

/**
 * Which of the organisation's listings on the market answer another's open demand, by the same path that proposes them to the
 * company: so it shows what the company sees. Errors: `forbidden`, `not_found` for a demand that is not open.
 */
export async function ownAnswers(deps: MatchDeps, scope: MemberScope, demandId: string): Promise<{ items: OwnAnswer[]; apart: OwnAnswer[]; reduced: boolean }> {
  requirePermission(scope, 'match.read');
  const today = legalDay((deps.clock ?? systemClock).now());
  const [row] = await withRead(deps.db, scope, (tx) => openDemandsById(tx, [demandId], today));
  if (!row) throw new AppError('not_found', { demand_id: demandId });
  const { matches, reduced } = await rankForDemand(deps, row.demand);
  const own = await withRead(deps.db, scope, (tx) => ownedAmong(tx, scope.orgId, matches.map((m) => m.listing_id)));
  const mine = matches.filter((m) => own.has(m.listing_id));
  const rank = (list: OwnAnswer[]) => list.map((m, i) => ({ ...m, rank: i + 1 }));
  return {
    items: rank(mine.filter((m) => m.constraints.every((c) => c.met)).slice(0, 10)),
    apart: rank(mine.filter((m) => m.constraints.some((c) => !c.met)).slice(0, APART)),
    reduced,
  };
}
