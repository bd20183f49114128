import type { MemberScope } from '#app/core/scope.ts';
import type { DemandResource } from './contract.ts';
import type { DemandDeps } from './deps.ts';
import { moveDemand } from './move-demand.server.ts';

/** Takes an open demand off the market for a while. Errors: `forbidden`, `not_found`, `state_changed`. */
export async function pauseDemand(deps: DemandDeps, scope: MemberScope, demandId: string): Promise<DemandResource> {
  return moveDemand(deps, scope, demandId, 'pause');
}
