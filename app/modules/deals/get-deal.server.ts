import { asc, eq } from 'drizzle-orm';
import { AppError } from '#app/core/errors.ts';
import type { Scope } from '#app/core/scope.ts';
import { requireMember } from '#app/core/require.ts';
import type { Db } from '#db/client.ts';
import { dealRoyalties } from '#db/schema/deals.ts';
import { asPlatform, withRead } from '#db/tx.ts';
import { loadContext, roleIn } from './context.server.ts';
import type { DealResource } from './contract.ts';
import { readDeal } from './deal.store.server.ts';
import { dealResource } from './resource.server.ts';

/** One deal in the projection of who asks; `not_found` for anybody who has no part in it. Gates are judged afresh. */
export async function getDeal(deps: { db: Db }, scope: Scope, dealId: string): Promise<DealResource> {
  const member = requireMember(scope, 'deal.read');
  return withRead(deps.db, member, async (tx) => {
    const deal = await readDeal(tx, dealId);
    const role = roleIn(deal, member);
    if (!role || role === 'system') throw new AppError('not_found', { deal: dealId });
    return asPlatform(tx, member, 'read what the gates look at', async () => {
      const royalties = await tx.select().from(dealRoyalties).where(eq(dealRoyalties.dealId, dealId)).orderBy(asc(dealRoyalties.periodStart));
      return dealResource(await loadContext(tx, dealId, member.userId), member, role, royalties);
    });
  });
}
