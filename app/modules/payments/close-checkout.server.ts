import { and, eq, inArray } from 'drizzle-orm';
import { AppError } from '#app/core/errors.ts';
import { requireMember } from '#app/core/require.ts';
import type { Scope } from '#app/core/scope.ts';
import { payments } from '#db/schema/payments.ts';
import { asPlatform, withRead } from '#db/tx.ts';
import type { PaymentDeps } from './deps.ts';
import { settlePayment } from './settle-payment.server.ts';

/**
 * Closes the payer's own card payment that is still open, so that another way is free: a card that was declined leaves its page open for a day.
 * What the provider says decides: paid meanwhile, it counts as paid. Answers how many were closed. Needs `deal.pay`; throws `conflict`
 * (`payment_open`) while the provider has the payment in hand, and what its being away throws.
 */
export async function closeCheckout(deps: PaymentDeps, scope: Scope, dealId: string, milestone: string): Promise<number> {
  const member = requireMember(scope, 'deal.pay');
  const open = await withRead(deps.db, member, (tx) => asPlatform(tx, member, 'find the open payment', () => tx.select({ id: payments.id, checkoutId: payments.checkoutId }).from(payments)
    .where(and(eq(payments.dealId, dealId), eq(payments.milestone, milestone), eq(payments.payerOrgId, member.orgId), eq(payments.rail, 'stripe'), inArray(payments.status, ['created', 'pending', 'unknown'])))));
  for (const payment of open) {
    if (payment.checkoutId) await deps.stripe.expireCheckout(payment.checkoutId);
    const outcome = await settlePayment(deps, payment.id);
    if (outcome === 'open' || outcome === 'unknown') throw new AppError('conflict', { payment: payment.id, reason: 'payment_open' });
  }
  return open.length;
}
