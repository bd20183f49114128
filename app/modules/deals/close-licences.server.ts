import { and, asc, eq, isNull, lte, sql } from 'drizzle-orm';
import { systemScope } from '#app/core/scope.ts';
import { deals } from '#db/schema/deals.ts';
import { patentRights } from '#db/schema/patents.ts';
import { withRead } from '#db/tx.ts';
import { advanceDeal, type DealDeps } from './transition.server.ts';

/** Sweep: licences with a running royalty stay active to the end of their term; then their deals close. Returns how many did. */
export async function closeEndedLicences(deps: DealDeps, batch = 100): Promise<number> {
  const ended = await withRead(deps.db, systemScope('deals'), (tx) => tx.select({ id: deals.id }).from(deals).innerJoin(patentRights, eq(patentRights.dealId, deals.id))
    .where(and(eq(deals.state, 'active'), isNull(deals.closedAt), lte(patentRights.endsOn, sql`(now() at time zone 'Asia/Shanghai')::date`))).orderBy(asc(deals.id)).limit(batch));
  let closed = 0;
  for (const { id } of ended) if ((await advanceDeal(deps, id)).length > 0) closed += 1;
  return closed;
}
