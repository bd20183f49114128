import { legalDay } from '#app/core/clock.ts';
import { AppError } from '#app/core/errors.ts';
import type { Scope } from '#app/core/scope.ts';
import { withRead } from '#db/tx.ts';
import type { DemandResource } from './contract.ts';
import { readDemand } from './demand.store.server.ts';
import { nowOf, type DemandDeps } from './deps.ts';
import { demandResource } from './resource.ts';

/** One demand as this scope may see it: everyone while it is open, its organisation always. Else `not_found`. */
export async function getDemand(deps: DemandDeps, scope: Scope, demandId: string): Promise<DemandResource> {
  const row = await withRead(deps.db, scope, (tx) => readDemand(tx, demandId));
  if (!row) throw new AppError('not_found', { demand_id: demandId });
  return demandResource(row, scope.kind === 'org' ? scope.orgId : null, legalDay(nowOf(deps)));
}
