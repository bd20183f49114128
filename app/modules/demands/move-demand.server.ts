import { legalDay } from '#app/core/clock.ts';
import { AppError } from '#app/core/errors.ts';
import type { MemberScope } from '#app/core/scope.ts';
import { audit } from '#db/audit.ts';
import { emit } from '#db/outbox.ts';
import { withTx } from '#db/tx.ts';
import type { DemandResource } from './contract.ts';
import { changeDemand, lockOwnDemand } from './demand.store.server.ts';
import { requirePermission } from '#app/core/require.ts';
import { nowOf, type DemandDeps } from './deps.ts';
import { getDemand } from './get-demand.server.ts';
import { assertMove, MOVED_TO, type DemandMove } from './rules.ts';

/** One move of a demand's status. Errors: `forbidden`, `not_found`, `state_changed`; publishing past the deadline is `validation`. */
export async function moveDemand(deps: DemandDeps, scope: MemberScope, demandId: string, move: DemandMove): Promise<DemandResource> {
  requirePermission(scope, 'demand.write');
  const today = legalDay(nowOf(deps));
  await withTx(deps.db, scope, async (tx) => {
    const demand = await lockOwnDemand(tx, scope.orgId, demandId);
    if (!demand) throw new AppError('not_found', { demand_id: demandId });
    assertMove(move, demand.status);
    if (move === 'publish' && demand.deadline !== null && demand.deadline < today) throw new AppError('validation', {}, [{ path: 'deadline', code: 'in_the_past' }]);
    await changeDemand(tx, demandId, { status: MOVED_TO[move] });
    await audit(tx, scope, { chain: `org:${scope.orgId}`, action: `demand.${move}`, subject: demandId, data: { from: demand.status } });
    await emit(tx, 'demand.changed', { demandId, orgId: scope.orgId });
  });
  return getDemand(deps, scope, demandId);
}
