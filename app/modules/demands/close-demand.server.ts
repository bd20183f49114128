import type { MemberScope } from '#app/core/scope.ts';
import type { DemandResource } from './contract.ts';
import type { DemandDeps } from './deps.ts';
import { moveDemand } from './move-demand.server.ts';

/** Ends a demand for good. Errors: `forbidden`, `not_found`, `state_changed`. */
export async function closeDemand(deps: DemandDeps, scope: MemberScope, demandId: string): Promise<DemandResource> {
  return moveDemand(deps, scope, demandId, 'close');
}
