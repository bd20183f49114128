import type { Currency } from '#app/core/money.ts';
import { subjectChain } from '#app/core/money-subject.ts';
import type { Checkout, ProviderCharge } from '#app/platform/stripe/port.ts';
import { audit } from '#db/audit.ts';
import type { Tx } from '#db/client.ts';
import { emit } from '#db/outbox.ts';
import { withRead, withTx } from '#db/tx.ts';
import { paymentsScope, type PaymentDeps } from './deps.ts';
import { feeKnown } from './ledger/facts.ts';
import { post } from './ledger/post.server.ts';
import { findPayment, isOpen, lockSubject, lockPayment, setPayment, type PaymentRow } from './payment.store.server.ts';
import { takeIn } from './take-in.server.ts';

/** What is known of a payment after looking. `mismatch`: what the provider has is not what was asked for; nothing is posted. */
export type SettleOutcome = 'settled' | 'open' | 'expired' | 'failed' | 'mismatch' | 'unknown' | 'not_found' | 'other_rail';

/**
 * Brings a card payment in line with the provider: reads the checkout and its charge there, and posts what is true. Safe to
 * call at any time, any number of times, from the webhook, the sweep and the payer's return. `checkoutId` helps when the
 * answer to our own call has not been written yet. Throws `ProviderError` when the provider cannot be read.
 */
export async function settlePayment(deps: PaymentDeps, paymentId: string, hint: { checkoutId?: string } = {}): Promise<SettleOutcome> {
  const payment = await withRead(deps.db, paymentsScope, (tx) => findPayment(tx, paymentId));
  if (!payment) return 'not_found';
  if (payment.rail !== 'stripe') return 'other_rail';
  if (payment.chargeId) return settleCharge(deps, payment, null, await deps.stripe.retrieveCharge(payment.chargeId));
  const checkoutId = payment.checkoutId ?? hint.checkoutId;
  if (!checkoutId) return 'unknown';
  const checkout = await deps.stripe.retrieveCheckout(checkoutId);
  if (checkout.metadata.payment !== payment.id) return payment.checkoutId ? mismatch(deps, payment, 'metadata_mismatch') : 'unknown';
  if (checkout.paid) {
    const charge = await chargeOf(deps, payment, checkout);
    return charge ? settleCharge(deps, payment, checkout, charge) : 'open';
  }
  if (checkout.status === 'open') {
    await withTx(deps.db, paymentsScope, (tx) => setPayment(tx, payment.id, {})); // looked at: others come first next time
    return 'open';
  }
  if (checkout.status === 'complete') return 'open';
  return end(deps, payment);
}

async function chargeOf(deps: PaymentDeps, payment: PaymentRow, checkout: Checkout): Promise<ProviderCharge | null> {
  if (checkout.chargeId) return deps.stripe.retrieveCharge(checkout.chargeId);
  const charges = await deps.stripe.findCharges(payment.dealId);
  return charges.find((c) => c.paid && c.paymentIntentId === checkout.paymentIntentId) ?? null;
}

function doubt(payment: PaymentRow, checkout: Checkout | null, charge: ProviderCharge): string | null {
  if (charge.metadata.payment !== payment.id || charge.transferGroup !== payment.dealId) return 'metadata_mismatch';
  const sums = [charge.amount, ...(checkout ? [checkout.amount] : [])];
  if (sums.some((s) => s.currency !== payment.currency)) return 'currency_mismatch';
  return sums.some((s) => s.amount !== payment.amount) ? 'amount_mismatch' : null;
}

async function settleCharge(deps: PaymentDeps, payment: PaymentRow, checkout: Checkout | null, charge: ProviderCharge): Promise<SettleOutcome> {
  if (!charge.paid) return 'open';
  const wrong = doubt(payment, checkout, charge);
  if (wrong) return mismatch(deps, payment, wrong);
  return withTx(deps.db, paymentsScope, async (tx): Promise<SettleOutcome> => {
    const deal = await lockSubject(tx, payment.dealId);
    const now = await lockPayment(tx, payment.id);
    const amount = { currency: now.currency as Currency, amount: now.amount };
    if (charge.balanceTransactionId && charge.fee && charge.fee.amount > 0) {
      await post(tx, { ...feeKnown({ balanceTransactionId: charge.balanceTransactionId, fee: charge.fee, dealId: deal.id }), occurredAt: charge.createdAt });
    }
    if (now.status === 'settled' || now.status === 'refunded') return 'settled';
    await setPayment(tx, now.id, {
      status: 'settled', chargeId: charge.id, settledAt: charge.createdAt, lastError: null, checkoutUrl: null, ...(checkout ? { checkoutId: checkout.id } : {}),
    });
    // After its row: what goes on asks which charge it comes from.
    await takeIn(tx, paymentsScope, now, { rail: 'stripe', chargeId: charge.id, at: charge.createdAt });
    await emit(tx, 'payment.settled', { paymentId: now.id, dealId: deal.id }, { key: now.id });
    await audit(tx, paymentsScope, { chain: subjectChain(deal.id), action: 'payment.settle', subject: now.id, data: { charge: charge.id, ...amount } });
    return 'settled';
  });
}

/** Writes down that the provider has something else than was asked for. Once per finding: the sweep looks again and again. */
async function mismatch(deps: PaymentDeps, payment: PaymentRow, code: string): Promise<SettleOutcome> {
  await withTx(deps.db, paymentsScope, async (tx) => {
    const now = await lockPayment(tx, payment.id);
    if (now.lastError === code) return setPayment(tx, now.id, {});
    await setPayment(tx, now.id, { lastError: code, ...(isOpen(now.status) ? { status: 'unknown' } : {}) });
    await audit(tx, paymentsScope, { chain: subjectChain(now.dealId), action: 'payment.mismatch', subject: now.id, data: { code } });
  });
  return 'mismatch';
}

/** The page ran out: after a declined card the payment failed, else nobody tried. */
async function end(deps: PaymentDeps, payment: PaymentRow): Promise<SettleOutcome> {
  const charges = await deps.stripe.findCharges(payment.dealId);
  const declined = charges.find((c) => c.metadata.payment === payment.id && c.failureCode !== null);
  return withTx(deps.db, paymentsScope, (tx) => endInTx(tx, payment.id, declined?.failureCode ?? null));
}

async function endInTx(tx: Tx, paymentId: string, failure: string | null): Promise<SettleOutcome> {
  const now = await lockPayment(tx, paymentId);
  const status = failure ? 'failed' : 'expired';
  if (!isOpen(now.status)) return now.status === 'settled' || now.status === 'refunded' ? 'settled' : status;
  await setPayment(tx, now.id, { status, lastError: failure, checkoutUrl: null });
  await emit(tx, 'payment.failed', { paymentId: now.id, dealId: now.dealId }, { key: now.id });
  await audit(tx, paymentsScope, { chain: subjectChain(now.dealId), action: status === 'failed' ? 'payment.fail' : 'payment.expire', subject: now.id, data: failure ? { code: failure } : {} });
  return status;
}
