import { newId } from '#app/core/ids.ts';
import type { MemberScope } from '#app/core/scope.ts';
import { audit } from '#db/audit.ts';
import { emit } from '#db/outbox.ts';
import { withTx } from '#db/tx.ts';
import { demandColumns } from './columns.ts';
import { demandInputSchema, type DemandInput, type DemandResource } from './contract.ts';
import { insertDemand } from './demand.store.server.ts';
import { requirePermission } from '#app/core/require.ts';
import type { DemandDeps } from './deps.ts';
import { getDemand } from './get-demand.server.ts';
import { parseInput } from '#app/core/input.ts';

/** Writes down what a company needs, as a draft. Errors: `forbidden`, `validation`. */
export async function createDemand(deps: DemandDeps, scope: MemberScope, input: DemandInput): Promise<DemandResource> {
  requirePermission(scope, 'demand.write');
  const data = parseInput(demandInputSchema, input);
  const id = newId('demand');
  await withTx(deps.db, scope, async (tx) => {
    await insertDemand(tx, { id, orgId: scope.orgId, createdBy: scope.userId, ...demandColumns(data), lang: data.lang, title: data.title, problem: data.problem });
    await audit(tx, scope, { chain: `org:${scope.orgId}`, action: 'demand.create', subject: id });
    await emit(tx, 'demand.changed', { demandId: id, orgId: scope.orgId });
  });
  return getDemand(deps, scope, id);
}
