import { and, eq, isNull, sql } from 'drizzle-orm';
import { AppError, fieldError } from '#app/core/errors.ts';
import { basisPoints } from '#app/core/money.ts';
import type { Scope } from '#app/core/scope.ts';
import { requireMember } from '#app/core/require.ts';
import { parseInput } from '#app/core/input.ts';
import { audit } from '#db/audit.ts';
import type { Db } from '#db/client.ts';
import { dealRoyalties } from '#db/schema/deals.ts';
import { asPlatform, withTx } from '#db/tx.ts';
import { roleIn } from './context.server.ts';
import { zReportRoyalty } from './contract.ts';
import { lockDeal } from './deal.store.server.ts';

/** The licensee reports net sales of a period; the royalty due is computed, not reported. Once per period (`conflict`). */
export async function reportRoyalty(deps: { db: Db }, scope: Scope, dealId: string, raw: unknown): Promise<{ period_start: string; sales: number; royalty: number; currency: string }> {
  const member = requireMember(scope, 'deal.act');
  const input = parseInput(zReportRoyalty, raw);
  return withTx(deps.db, member, async (tx) => {
    const deal = await lockDeal(tx, dealId);
    if (roleIn(deal, member) !== 'buyer') throw new AppError('forbidden', { reason: 'licensee_only' });
    if (input.sales.currency !== deal.currency) throw fieldError('sales.currency', 'currency_differs');
    const royalty = basisPoints(input.sales.amount, deal.royaltyBps);
    const done = await asPlatform(tx, member, 'compute the royalty', () => tx.update(dealRoyalties).set({ salesAmount: input.sales.amount, royaltyAmount: royalty, reportedAt: sql`now()` })
      .where(and(eq(dealRoyalties.dealId, dealId), eq(dealRoyalties.periodStart, input.period_start), isNull(dealRoyalties.reportedAt), sql`${dealRoyalties.periodEnd} < (now() at time zone 'Asia/Shanghai')::date`)).returning());
    if (done.length === 0) throw new AppError('conflict', { deal: dealId, reason: 'period_not_open' });
    await audit(tx, member, { chain: `deal:${dealId}`, action: 'deal.royalty_report', subject: dealId, data: { period_start: input.period_start } });
    return { period_start: input.period_start, sales: input.sales.amount, royalty, currency: deal.currency };
  });
}
