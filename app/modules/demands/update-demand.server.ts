import { AppError } from '#app/core/errors.ts';
import type { MemberScope } from '#app/core/scope.ts';
import { audit } from '#db/audit.ts';
import { emit } from '#db/outbox.ts';
import { withTx } from '#db/tx.ts';
import { demandColumns } from './columns.ts';
import { demandPatchSchema, type DemandPatch, type DemandResource } from './contract.ts';
import { changeDemand, lockOwnDemand } from './demand.store.server.ts';
import { requirePermission } from '#app/core/require.ts';
import type { DemandDeps } from './deps.ts';
import { getDemand } from './get-demand.server.ts';
import { parseInput } from '#app/core/input.ts';

/**
 * Changes one's own demand, open ones too: an answer from the interview counts at once. Errors: `forbidden`, `validation`,
 * `not_found`, `conflict` with the present version, `state_changed` for a closed one.
 */
export async function updateDemand(deps: DemandDeps, scope: MemberScope, demandId: string, input: DemandPatch): Promise<DemandResource> {
  requirePermission(scope, 'demand.write');
  const { version, ...fields } = parseInput(demandPatchSchema, input);
  await withTx(deps.db, scope, async (tx) => {
    const before = await lockOwnDemand(tx, scope.orgId, demandId);
    if (!before) throw new AppError('not_found', { demand_id: demandId });
    if (before.status === 'closed') throw new AppError('state_changed', { status: before.status, move: 'update' });
    if (before.version !== version) throw new AppError('conflict', { version: before.version });
    const columns = demandColumns(fields);
    const after = { ...before, ...columns };
    const oneGiven = (fields.budget_min === undefined) !== (fields.budget_max === undefined);
    if (oneGiven && after.currency !== before.currency && after.budgetMin !== null && after.budgetMax !== null) throw new AppError('validation', {}, [{ path: 'budget_max.currency', code: 'currency_mixed' }]);
    if (after.budgetMin !== null && after.budgetMax !== null && after.budgetMin > after.budgetMax) throw new AppError('validation', {}, [{ path: 'budget_max.amount', code: 'below_minimum' }]);
    await changeDemand(tx, demandId, columns);
    await audit(tx, scope, { chain: `org:${scope.orgId}`, action: 'demand.update', subject: demandId, data: { fields: Object.keys(fields).sort(), version: version + 1 } });
    await emit(tx, 'demand.changed', { demandId, orgId: scope.orgId });
  });
  return getDemand(deps, scope, demandId);
}
