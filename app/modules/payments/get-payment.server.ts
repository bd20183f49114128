import { AppError } from '#app/core/errors.ts';
import type { Scope } from '#app/core/scope.ts';
import type { Db } from '#db/client.ts';
import { withRead } from '#db/tx.ts';
import type { PaymentResource } from './contract.ts';
import { requireMember } from '#app/core/require.ts';
import { findPayment, paymentResource } from './payment.store.server.ts';

/** One payment, for its payer, the seller of the deal (amount and state only) and the operator. Anybody else: `not_found`. */
export async function getPayment(deps: { db: Db }, scope: Scope, paymentId: string): Promise<PaymentResource> {
  const member = requireMember(scope, 'deal.read');
  return withRead(deps.db, member, async (tx) => {
    const row = await findPayment(tx, paymentId);
    if (!row) throw new AppError('not_found', { payment: paymentId });
    return paymentResource(tx, member, row);
  });
}
