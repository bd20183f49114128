import { legalDay } from '#app/core/clock.ts';
import { decodeCursor, encodeCursor } from '#app/core/contract.ts';
import type { MemberScope, Scope } from '#app/core/scope.ts';
import { withRead } from '#db/tx.ts';
import { openDemandsQuerySchema, ownDemandsQuerySchema, type DemandResource, type OpenDemandsQuery, type OwnDemandsQuery } from './contract.ts';
import { listOpen, listOwn, type DemandWithOrg } from './demand.store.server.ts';
import { nowOf, type DemandDeps } from './deps.ts';
import { parseInput } from '#app/core/input.ts';
import { demandResource } from './resource.ts';

export interface DemandPage { items: DemandResource[]; next_cursor: string | null }

/** The organisation's own demands in every status, last changed first. */
export async function listOwnDemands(deps: DemandDeps, scope: MemberScope, query: OwnDemandsQuery = {}): Promise<DemandPage> {
  const { limit, cursor, status } = parseInput(ownDemandsQuerySchema, query);
  const rows = await withRead(deps.db, scope, (tx) => listOwn(tx, scope.orgId, { status, after: keyOf(cursor), limit: limit + 1 }));
  return pageOf(rows, limit, scope.orgId);
}

/** The market's open demands, last changed first; organisations that wish so are not named. */
export async function listOpenDemands(deps: DemandDeps, scope: Scope, query: OpenDemandsQuery = {}): Promise<DemandPage> {
  const { limit, cursor, q } = parseInput(openDemandsQuerySchema, query);
  const rows = await withRead(deps.db, scope, (tx) => listOpen(tx, { q, today: legalDay(nowOf(deps)), after: keyOf(cursor), limit: limit + 1 }));
  return pageOf(rows, limit, scope.kind === 'org' ? scope.orgId : null);
}

function keyOf(cursor: string | undefined): { at: Date; id: string } | null {
  const key = decodeCursor(cursor);
  return key && typeof key[0] === 'number' && typeof key[1] === 'string' ? { at: new Date(key[0]), id: key[1] } : null;
}

function pageOf(rows: readonly DemandWithOrg[], limit: number, viewerOrgId: string | null): DemandPage {
  const page = rows.slice(0, limit);
  const last = page.at(-1)?.demand;
  return { items: page.map((row) => demandResource(row, viewerOrgId)), next_cursor: rows.length > limit && last ? encodeCursor([last.updatedAt.getTime(), last.id]) : null };
}
