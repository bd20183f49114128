import type { ProviderCharge } from '#app/platform/stripe/port.ts';
import { withTx } from '#db/tx.ts';
import { applyRefund } from './apply-refund.server.ts';
import { paymentsScope, type PaymentDeps } from './deps.ts';
import { paymentOfCharge } from './find-payment.server.ts';
import { isOpen, lockPayment, setPayment, type PaymentRow } from './payment.store.server.ts';
import { settlePayment } from './settle-payment.server.ts';

/** A charge succeeded, failed, got its fee, or was refunded somewhere else: brings payment, fee and refunds in line. */
export async function applyCharge(deps: PaymentDeps, chargeId: string): Promise<'applied' | 'ignored'> {
  const charge = await deps.stripe.retrieveCharge(chargeId);
  const payment = await paymentOfCharge(deps, charge);
  if (!payment) return 'ignored';
  if (!charge.paid) {
    await noteDecline(deps, payment, charge);
    return 'applied';
  }
  if (payment.chargeId === null) await adopt(deps, payment, charge);
  else await settlePayment(deps, payment.id);
  if (charge.amountRefunded.amount > 0) for (const refund of await deps.stripe.listRefunds(charge.id)) await applyRefund(deps, refund.id);
  return 'applied';
}

/** A charge that came before the checkout's own news: the checkout is found by the payment, then settled as always. */
async function adopt(deps: PaymentDeps, payment: PaymentRow, charge: ProviderCharge): Promise<void> {
  if (payment.checkoutId) {
    await settlePayment(deps, payment.id);
    return;
  }
  const found = await deps.stripe.findCheckouts({ metadata: { payment: payment.id }, createdFrom: new Date(payment.createdAt.getTime() - 600_000) });
  const checkout = found.find((c) => c.paymentIntentId === charge.paymentIntentId);
  if (checkout) await settlePayment(deps, payment.id, { checkoutId: checkout.id });
}

/** The card was declined; the page stays open and the payer may try another. */
async function noteDecline(deps: PaymentDeps, payment: PaymentRow, charge: ProviderCharge): Promise<void> {
  await withTx(deps.db, paymentsScope, async (tx) => {
    const now = await lockPayment(tx, payment.id);
    if (isOpen(now.status)) await setPayment(tx, now.id, { lastError: charge.failureCode ?? 'card_declined' });
  });
}
