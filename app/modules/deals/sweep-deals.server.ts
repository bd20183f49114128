import { and, asc, eq, isNull, lte, sql } from 'drizzle-orm';
import { systemScope } from '#app/core/scope.ts';
import { deals } from '#db/schema/deals.ts';
import { patentRights } from '#db/schema/patents.ts';
import { withRead } from '#db/tx.ts';
import { advanceDeal, type DealDeps } from './transition.server.ts';

const scope = systemScope('deals');

async function advanceAll(deps: DealDeps, ids: readonly string[]): Promise<number> {
  let moved = 0;
  for (const id of ids) if ((await advanceDeal(deps, id)).length > 0) moved += 1;
  return moved;
}

/**
 * Sweep: deals whose contract both have signed but which waited for a gate that time alone clears (a publication that has
 * now run its days). Returns how many moved.
 */
export async function advanceWaitingDeals(deps: DealDeps, batch = 100): Promise<number> {
  const waiting = await withRead(deps.db, scope, (tx) => tx.execute<{ id: string }>(sql`
    select d.id from deals d join deal_documents c on c.deal_id = d.id and c.kind = 'contract' and c.superseded_at is null
    where d.closed_at is null and d.state in ('opened', 'funded', 'registered')
      and (select count(*) from signatures s where s.document_id = c.id and s.org_id in (d.seller_org_id, d.buyer_org_id)) = 2
    order by d.updated_at limit ${batch}`));
  return advanceAll(deps, waiting.map((d) => d.id));
}

/** Sweep: licences with a running royalty stay active to the end of their term; then their deals close. Returns how many did. */
export async function closeEndedLicences(deps: DealDeps, batch = 100): Promise<number> {
  const ended = await withRead(deps.db, scope, (tx) => tx.select({ id: deals.id }).from(deals).innerJoin(patentRights, eq(patentRights.dealId, deals.id))
    .where(and(eq(deals.state, 'active'), isNull(deals.closedAt), lte(patentRights.endsOn, sql`(now() at time zone 'Asia/Shanghai')::date`))).orderBy(asc(deals.id)).limit(batch));
  return advanceAll(deps, ended.map((d) => d.id));
}
