import { sql, type SQL } from 'drizzle-orm';
import type { MemberScope, OrgKind } from '#app/core/scope.ts';
import type { Db, Tx } from '#db/client.ts';
import { asPlatform, withRead } from '#db/tx.ts';

/**
 * What a home page can show of what an organisation has; what waits for it is the `tasks` room's. Every figure is counted under the
 * member's own scope, so none can tell of another organisation.
 */
const FIGURES = {
  /** Open offers it waits on. */
  offers_waiting: (org: string) => sql`select count(*)::int from offers where status = 'open' and turn_org_id <> ${org} and expires_at > now() and ${org} in (seller_org_id, buyer_org_id)`,
  /** Deals it takes part in that have not ended. */
  deals_running: (org: string) => sql`select count(*)::int from deals where closed_at is null and ${org} in (seller_org_id, buyer_org_id, broker_org_id)`,
  listings_live: (org: string) => sql`select count(*)::int from listings where org_id = ${org} and status = 'published'`,
  patents: (org: string) => sql`select count(*)::int from patents where org_id = ${org}`,
  demands_open: (org: string) => sql`select count(*)::int from demands where org_id = ${org} and status = 'open'`,
  saved: (org: string) => sql`select count(*)::int from saved_listings where org_id = ${org}`,
  all_deals_running: () => sql`select count(*)::int from deals where closed_at is null`,
} satisfies Record<string, (org: string) => SQL>;

export type HomeFigure = keyof typeof FIGURES;

const BY_KIND: Record<OrgKind, HomeFigure[]> = {
  university: ['patents', 'listings_live', 'deals_running', 'offers_waiting'], company: ['deals_running', 'offers_waiting', 'demands_open', 'saved'], broker: ['deals_running', 'saved'], operator: ['all_deals_running'],
};

export interface HomeCount { figure: HomeFigure; count: number }
export interface HomeFacts { has: HomeCount[] }

/** The figures of a member's home page, by the kind of their organisation; one snapshot, one round trip. */
export async function homeFacts({ db }: { db: Db }, scope: MemberScope): Promise<HomeFacts> {
  const has = BY_KIND[scope.orgKind];
  const parts = has.map((figure) => sql`select ${figure}::text as figure, f.n from (${FIGURES[figure](scope.orgId)}) f(n)`);
  const count = async (tx: Tx) => tx.execute<{ figure: HomeFigure; n: number }>(sql.join(parts, sql` union all `));
  // A broker's own transaction sees no deal; each figure names the organisation it is counted for.
  const rows = await withRead(db, scope, (tx) => (scope.orgKind === 'broker' ? asPlatform(tx, scope, 'count for a broker', () => count(tx)) : count(tx)));
  return { has: has.map((figure) => ({ figure, count: rows.find((r) => r.figure === figure)?.n ?? 0 })) };
}
