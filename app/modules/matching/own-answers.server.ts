import { legalDay, systemClock } from '#app/core/clock.ts';
import { AppError } from '#app/core/errors.ts';
import type { MemberScope } from '#app/core/scope.ts';
import { withRead } from '#db/tx.ts';
import { requirePermission } from '#app/core/require.ts';
import type { MatchDeps } from './deps.ts';
import { fits, placeListings, type Placed, type PlacedMatch } from './place-listings.server.ts';
import { openDemandsById, ownedAmong } from './matching.store.server.ts';

export type OwnAnswer = PlacedMatch;

const ITEMS = 10;
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
  const { placed, reduced } = await placeListings(deps, row.demand);
  const own = await withRead(deps.db, scope, (tx) => ownedAmong(tx, scope.orgId, placed.map((p) => p.listingId)));
  const mine = placed.filter((p) => own.has(p.listingId));
  const shown = (list: Placed[], most: number) => list.flatMap((p) => p.match() ?? []).slice(0, most).map((m, i) => ({ ...m, rank: i + 1 }));
  return { items: shown(mine.filter(fits), ITEMS), apart: shown(mine.filter((p) => !fits(p)), APART), reduced };
}
