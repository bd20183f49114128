import { and, eq } from 'drizzle-orm';
import { newId } from '#app/core/ids.ts';
import type { ProviderRefund } from '#app/platform/stripe/port.ts';
import type { Tx } from '#db/client.ts';
import { paymentCommands } from '#db/schema/payments.ts';
import { withTx } from '#db/tx.ts';
import { paymentsScope, type PaymentDeps } from './deps.ts';
import { paymentOfCharge } from './find-payment.server.ts';
import { insertCommand, lockSubject, type PaymentRow } from './payment.store.server.ts';
import { recordRefund } from './record-refund.server.ts';
import { commandKey, type RefundRequest } from './requests.ts';
import { settlePayment } from './settle-payment.server.ts';

/**
 * Reads a refund at the provider and writes down how it stands. A refund somebody made in the provider's own pages is money
 * gone all the same: it gets a command of its own, so that the register of refunds is complete.
 */
export async function applyRefund(deps: PaymentDeps, refundId: string): Promise<'applied' | 'ignored'> {
  const refund = await deps.stripe.retrieveRefund(refundId);
  const payment = await paymentOfCharge(deps, { id: refund.chargeId, metadata: refund.metadata });
  if (!payment || payment.rail !== 'stripe') return 'ignored';
  if (payment.status !== 'settled' && payment.status !== 'refunded') await settlePayment(deps, payment.id);
  await withTx(deps.db, paymentsScope, async (tx) => {
    await lockSubject(tx, payment.dealId);
    const commandId = await commandOf(tx, payment, refund);
    await recordRefund(tx, { paymentId: payment.id, dealId: payment.dealId, commandId }, refund);
  });
  return 'applied';
}

async function commandOf(tx: Tx, payment: PaymentRow, refund: ProviderRefund): Promise<string> {
  const [known] = await tx.select({ id: paymentCommands.id }).from(paymentCommands).where(and(eq(paymentCommands.kind, 'refund'), eq(paymentCommands.providerId, refund.id)));
  if (known) return known.id;
  const named = refund.metadata.command;
  if (named) {
    const [ours] = await tx.select({ id: paymentCommands.id }).from(paymentCommands)
      .where(and(eq(paymentCommands.id, named), eq(paymentCommands.kind, 'refund'), eq(paymentCommands.subjectId, payment.id)));
    if (ours) return ours.id;
  }
  const request: RefundRequest = {
    paymentId: payment.id, dealId: payment.dealId, rail: 'stripe', chargeId: refund.chargeId, currency: refund.amount.currency, amount: refund.amount.amount, reason: 'made_at_provider', round: 0,
  };
  const row = await insertCommand(tx, {
    id: newId('command'), key: commandKey.foreignRefund(refund.id), kind: 'refund', dealId: payment.dealId, subjectId: payment.id, request, providerId: refund.id, state: 'done',
  });
  return row.id;
}
