import { eq, sql } from 'drizzle-orm';
import { AppError } from '#app/core/errors.ts';
import { subjectChain } from '#app/core/money-subject.ts';
import { parseInput } from '#app/core/input.ts';
import { requireOperator } from '#app/core/require.ts';
import type { Scope } from '#app/core/scope.ts';
import { endApproval } from '#app/modules/approvals/end-approval.server.ts';
import { audit } from '#db/audit.ts';
import type { Db } from '#db/client.ts';
import { bankOrders } from '#db/schema/payments.ts';
import { withTx } from '#db/tx.ts';
import { orderApproval, orderResource } from './bank-order.store.server.ts';
import { zRejectBankOrder, type BankOrderResource, type RejectBankOrderInput } from './contract.ts';
import { release } from './ledger/pending.server.ts';
import { lockSubject, setPayout } from './payment.store.server.ts';
import { pendingKey } from './requests.ts';

/**
 * An operator turns a recorded bank order away (it does not agree with the advice or the statement), or takes back their own. Its
 * payout or refund waits for a new record, its number is free again, the row stays with the reason. Throws `not_found`, and
 * `conflict` for an order that was confirmed or turned away already.
 */
export async function rejectBankOrder(deps: { db: Db }, scope: Scope, orderId: string, raw: RejectBankOrderInput): Promise<BankOrderResource> {
  const operator = requireOperator(scope, 'operator.ledger');
  const input = parseInput(zRejectBankOrder, raw);
  return withTx(deps.db, operator, async (tx) => {
    const [known] = await tx.select({ dealId: bankOrders.dealId }).from(bankOrders).where(eq(bankOrders.id, orderId));
    if (!known) throw new AppError('not_found', { order: orderId });
    await lockSubject(tx, known.dealId);
    const [order] = await tx.select().from(bankOrders).where(eq(bankOrders.id, orderId)).for('update');
    if (order!.confirmedAt || order!.rejectedAt) throw new AppError('conflict', { order: orderId, reason: 'order_gone' });
    const [row] = await tx.update(bankOrders).set({ rejectedBy: operator.userId, rejectedAt: sql`now()`, rejection: input.reason }).where(eq(bankOrders.id, orderId)).returning();
    await endApproval(tx, operator, orderApproval(row!), { decision: 'refused', reason: input.reason });
    await release(tx, pendingKey.bankOrder(orderId));
    if (row!.payoutId) await setPayout(tx, row!.payoutId, { lastError: 'awaiting_bank_payout' });
    await audit(tx, operator, { chain: subjectChain(row!.dealId), action: 'bank_order.reject', subject: orderId, data: { reason: input.reason } });
    return orderResource(row!);
  });
}
