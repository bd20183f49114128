import { AppError } from '#app/core/errors.ts';
import { requirePermission } from '#app/core/require.ts';
import type { MemberScope } from '#app/core/scope.ts';
import { audit } from '#db/audit.ts';
import type { Db } from '#db/client.ts';
import { withRead, withTx } from '#db/tx.ts';
import { demandAlert, muteDemand } from './digests.store.server.ts';

/** Does the company hear of new matches of its demand? Error: `not_found` for another's demand or a closed one. */
export async function hearsOfMatches(deps: { db: Db }, scope: MemberScope, demandId: string): Promise<boolean> {
  const row = await withRead(deps.db, scope, (tx) => demandAlert(tx, demandId));
  if (!row || row.orgId !== scope.orgId) throw new AppError('not_found', { demand_id: demandId });
  return !row.muted;
}

/** Switches the notices of a demand's new matches on or off for the company. Errors: `forbidden`, `not_found`. */
export async function setDemandAlerts(deps: { db: Db }, scope: MemberScope, demandId: string, on: boolean): Promise<void> {
  requirePermission(scope, 'demand.write');
  await withTx(deps.db, scope, async (tx) => {
    const row = await demandAlert(tx, demandId);
    if (!row || row.orgId !== scope.orgId) throw new AppError('not_found', { demand_id: demandId });
    await muteDemand(tx, { id: demandId, orgId: scope.orgId }, !on);
    await audit(tx, scope, { chain: `org:${scope.orgId}`, action: 'demand.alert', subject: demandId, data: { on } });
  });
}
