import { legalDay } from '#app/core/clock.ts';
import { parseInput } from '#app/core/input.ts';
import { pageOf, timeKey } from '#app/core/paging.ts';
import type { MemberScope, Scope } from '#app/core/scope.ts';
import { withRead } from '#db/tx.ts';
import { decodeCursor, encodeCursor } from '#app/core/contract.ts';
import { ELEMENTS } from '#app/core/vocabulary.ts';
import type { Understood } from '#search/query/card.ts';
import { askDemands, tellingWords } from '#search/query/demands.server.ts';
import { openDemandsQuerySchema, ownDemandsQuerySchema, type DemandResource, type OpenDemandsQuery, type OwnDemandsQuery } from './contract.ts';
import { listOpen, listOwn, openByIds, type DemandWithOrg } from './demand.store.server.ts';
import { nowOf, type DemandDeps } from './deps.ts';
import { demandResource } from './resource.ts';

export interface DemandPage { items: DemandResource[]; next_cursor: string | null }

/** The organisation's own demands in every status, last changed first. */
export async function listOwnDemands(deps: DemandDeps, scope: MemberScope, query: OwnDemandsQuery = {}): Promise<DemandPage> {
  const { limit, cursor, status } = parseInput(ownDemandsQuerySchema, query);
  const rows = await withRead(deps.db, scope, (tx) => listOwn(tx, scope.orgId, { status, after: timeKey(cursor), limit: limit + 1 }));
  return demandPage(rows, limit, scope.orgId, legalDay(nowOf(deps)));
}

export interface OpenDemandPage extends DemandPage { understood: Understood | null; reduced: boolean }

/**
 * The market's open demands, last changed first; with a question those that answer it, best first. Organisations that wish so are not
 * named. While the search engine is away the question's telling words are looked for as they stand, and the answer says so (`reduced`).
 */
export async function listOpenDemands(deps: DemandDeps, scope: Scope, query: OpenDemandsQuery = {}): Promise<OpenDemandPage> {
  const { limit, cursor, q } = parseInput(openDemandsQuerySchema, query);
  const viewer = scope.kind === 'org' ? scope.orgId : null;
  const today = legalDay(nowOf(deps));
  const asked = q && deps.search ? await ask({ ...deps, search: deps.search }, scope, q, today) : null;
  if (asked) {
    const from = placeOf(cursor);
    const shown = asked.rows.slice(from, from + limit);
    const next_cursor = from + limit < asked.rows.length ? encodeCursor(['at', from + limit]) : null;
    return { items: shown.map((row) => demandResource(row, viewer, today)), next_cursor, understood: asked.understood, reduced: false };
  }
  const rows = await withRead(deps.db, scope, (tx) => listOpen(tx, { words: q ? tellingWords(q) : [], today, after: timeKey(cursor), limit: limit + 1 }));
  return { ...demandPage(rows, limit, viewer, today), understood: null, reduced: q !== '' };
}

/** Demands that answer a question; null while the engine is away. What the database refuses is thrown. */
async function ask(deps: DemandDeps & { search: NonNullable<DemandDeps['search']> }, scope: Scope, q: string, today: string) {
  let refused: unknown = null;
  const load = (ids: string[]) => withRead(deps.db, scope, (tx) => openByIds(tx, ids, today)).catch((error: unknown) => { refused = error; throw error; });
  const texts = ({ demand: d }: DemandWithOrg) => ({ id: d.id, title: d.title, problem: d.problem, elements: ELEMENTS.map((e) => d[e]) });
  try {
    return await askDemands(deps, q, nowOf(deps), load, texts);
  } catch (error) {
    if (refused) throw refused as Error;
    void error; // the engine is away; its breaker remembers
    return null;
  }
}

/** How many answers of a question stand before a page. */
function placeOf(cursor: string | undefined): number {
  const key = decodeCursor(cursor);
  return key?.[0] === 'at' && typeof key[1] === 'number' && key[1] > 0 ? Math.floor(key[1]) : 0;
}

function demandPage(rows: readonly DemandWithOrg[], limit: number, viewerOrgId: string | null, today: string): DemandPage {
  const { page, next_cursor } = pageOf(rows, limit, ({ demand }) => ({ at: demand.updatedAt, id: demand.id }));
  return { items: page.map((row) => demandResource(row, viewerOrgId, today)), next_cursor };
}
