import { legalDay } from '#app/core/clock.ts';
import { parseInput } from '#app/core/input.ts';
import { pageOf, timeKey } from '#app/core/paging.ts';
import type { MemberScope, Scope } from '#app/core/scope.ts';
import { withRead } from '#db/tx.ts';
import { openDemandsQuerySchema, ownDemandsQuerySchema, type DemandResource, type OpenDemandsQuery, type OwnDemandsQuery } from './contract.ts';
import { listOpen, listOwn, type DemandWithOrg } from './demand.store.server.ts';
import { nowOf, type DemandDeps } from './deps.ts';
import { demandResource } from './resource.ts';

export interface DemandPage { items: DemandResource[]; next_cursor: string | null }

/** The organisation's own demands in every status, last changed first. */
export async function listOwnDemands(deps: DemandDeps, scope: MemberScope, query: OwnDemandsQuery = {}): Promise<DemandPage> {
  const { limit, cursor, status } = parseInput(ownDemandsQuerySchema, query);
  const rows = await withRead(deps.db, scope, (tx) => listOwn(tx, scope.orgId, { status, after: timeKey(cursor), limit: limit + 1 }));
  return demandPage(rows, limit, scope.orgId, legalDay(nowOf(deps)));
}

/** The market's open demands, last changed first; organisations that wish so are not named. */
export async function listOpenDemands(deps: DemandDeps, scope: Scope, query: OpenDemandsQuery = {}): Promise<DemandPage> {
  const { limit, cursor, q } = parseInput(openDemandsQuerySchema, query);
  const rows = await withRead(deps.db, scope, (tx) => listOpen(tx, { q, today: legalDay(nowOf(deps)), after: timeKey(cursor), limit: limit + 1 }));
  return demandPage(rows, limit, scope.kind === 'org' ? scope.orgId : null, legalDay(nowOf(deps)));
}

function demandPage(rows: readonly DemandWithOrg[], limit: number, viewerOrgId: string | null, today: string): DemandPage {
  const { page, next_cursor } = pageOf(rows, limit, ({ demand }) => ({ at: demand.updatedAt, id: demand.id }));
  return { items: page.map((row) => demandResource(row, viewerOrgId, today)), next_cursor };
}
