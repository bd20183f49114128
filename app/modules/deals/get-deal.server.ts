import { and, asc, eq } from 'drizzle-orm';
import { AppError } from '#app/core/errors.ts';
import type { Scope } from '#app/core/scope.ts';
import { requireMember } from '#app/core/require.ts';
import type { Db, Tx } from '#db/client.ts';
import { dealRoyalties } from '#db/schema/deals.ts';
import { agreements, royaltyReports, settlements } from '#db/schema/obligations.ts';
import { asPlatform, withRead } from '#db/tx.ts';
import { loadContext, roleIn } from './context.server.ts';
import type { DealResource } from './contract.ts';
import { readDeal } from './deal.store.server.ts';
import { dealResource, type DealMore } from './resource.server.ts';

async function moreOf(tx: Tx, dealId: string): Promise<DealMore> {
  const [agreement] = await tx.select({ free: agreements.creditFree, minimum: agreements.creditMinimum }).from(agreements).where(and(eq(agreements.subjectKind, 'deal'), eq(agreements.subjectId, dealId)));
  return {
    royalties: await tx.select().from(dealRoyalties).where(eq(dealRoyalties.dealId, dealId)).orderBy(asc(dealRoyalties.periodStart)),
    reports: await tx.select().from(royaltyReports).where(eq(royaltyReports.dealId, dealId)).orderBy(asc(royaltyReports.periodStart), asc(royaltyReports.no)),
    settlements: await tx.select().from(settlements).where(eq(settlements.dealId, dealId)).orderBy(asc(settlements.at), asc(settlements.id)),
    credit: agreement ?? { free: 0, minimum: 0 },
  };
}

/** One deal in the projection of who asks; `not_found` for anybody who has no part in it. Gates are judged afresh. */
export async function getDeal(deps: { db: Db }, scope: Scope, dealId: string): Promise<DealResource> {
  const member = requireMember(scope, 'deal.read');
  return withRead(deps.db, member, async (tx) => {
    const deal = await readDeal(tx, dealId);
    const role = roleIn(deal, member);
    if (!role || role === 'system') throw new AppError('not_found', { deal: dealId });
    return asPlatform(tx, member, 'read what the gates look at', async () => {
      return dealResource(await loadContext(tx, dealId, member.userId), member, role, await moreOf(tx, dealId));
    });
  });
}
