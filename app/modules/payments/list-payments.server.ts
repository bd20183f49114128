import { asc, eq } from 'drizzle-orm';
import type { z } from 'zod';
import { idKey, pageOf } from '#app/core/paging.ts';
import { AppError } from '#app/core/errors.ts';
import type { Scope } from '#app/core/scope.ts';
import type { Db, Tx } from '#db/client.ts';
import { deals } from '#db/schema/deals.ts';
import { payouts } from '#db/schema/payments.ts';
import { withRead } from '#db/tx.ts';
import { zListPayments, type ListPaymentsInput, type PayoutResource, type zPaymentList } from './contract.ts';
import { requireMember } from '#app/core/require.ts';
import { parseInput } from '#app/core/input.ts';
import { paymentResources, payoutResource, selectPayments } from './payment.store.server.ts';

async function assertDeal(tx: Tx, dealId: string): Promise<void> {
  const rows = await tx.select({ id: deals.id }).from(deals).where(eq(deals.id, dealId));
  if (rows.length === 0) throw new AppError('not_found', { deal: dealId });
}

/** Payments of a deal, newest first: all for the payer and the operator, amount and state for the seller, none for a broker. */
export async function listPayments(deps: { db: Db }, scope: Scope, dealId: string, raw: ListPaymentsInput = {}): Promise<z.output<typeof zPaymentList>> {
  const member = requireMember(scope, 'deal.read');
  const input = parseInput(zListPayments, raw);
  const after = idKey(input.cursor);
  return withRead(deps.db, member, async (tx) => {
    await assertDeal(tx, dealId);
    const rows = await selectPayments(tx, dealId, { limit: input.limit + 1, ...(after ? { afterId: after } : {}) });
    const { page, next_cursor } = pageOf(rows, input.limit, (r) => r.id);
    return { items: await paymentResources(tx, member, page), next_cursor };
  });
}

/** Payouts of a deal: each payee sees its own, the operator all. */
export async function listPayouts(deps: { db: Db }, scope: Scope, dealId: string): Promise<{ items: PayoutResource[]; next_cursor: null }> {
  const member = requireMember(scope, 'deal.read');
  return withRead(deps.db, member, async (tx) => {
    await assertDeal(tx, dealId);
    const rows = await tx.select().from(payouts).where(eq(payouts.dealId, dealId)).orderBy(asc(payouts.role));
    return { items: rows.map(payoutResource), next_cursor: null };
  });
}
