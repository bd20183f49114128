import type { MemberScope } from '#app/core/scope.ts';
import type { DemandResource } from './contract.ts';
import type { DemandDeps } from './deps.ts';
import { moveDemand } from './move-demand.server.ts';

/** Opens a demand to the market; missing elements do not hold it back, the interview goes on. Errors: `forbidden`, `not_found`, `state_changed`, `validation` when its deadline is past. */
export async function publishDemand(deps: DemandDeps, scope: MemberScope, demandId: string): Promise<DemandResource> {
  return moveDemand(deps, scope, demandId, 'publish');
}
