import { AppError } from '#app/core/errors.ts';
import { asMember, requireMember } from '#app/core/require.ts';
import type { Scope } from '#app/core/scope.ts';
import type { Locale } from '#app/core/vocabulary.ts';
import { assertMayBind, orAsk } from '#app/modules/approvals/second-signature.server.ts';
import type { PaymentResource } from '#app/modules/payments/contract.ts';
import type { PaymentDeps } from '#app/modules/payments/deps.ts';
import { startCheckout } from '#app/modules/payments/start-checkout.server.ts';
import { getService } from './get-service.server.ts';
import { FEE } from './service-subject.server.ts';

/**
 * The client pays the fee of the chosen quote by card; the platform holds it until the work is accepted. The answer's `checkout_url` is where to
 * pay. Throws `forbidden` (not the client, no `deal.pay`), `conflict` (`nothing_due`), `approval_limit` and what the rail refuses.
 */
export async function payService(deps: PaymentDeps & { publicUrl: string }, scope: Scope, id: string, locale: Locale): Promise<PaymentResource> {
  const member = requireMember(scope, 'deal.pay');
  const service = await getService(deps, member, id);
  if (service.my_part !== 'client') throw new AppError('forbidden', { reason: 'not_the_buyer' });
  const due = service.fee?.due;
  if (!due) throw new AppError('conflict', { service: id, reason: 'nothing_due' });
  return orAsk(deps, member, async () => {
    const { payment } = await startCheckout(deps, asMember(member), {
      dealId: id, milestone: FEE, ...due, description: service.title, locale, returnPath: `/services/${id}`,
      guard: (tx) => assertMayBind(tx, member, { act: 'deal.pay', subject: { kind: 'payment', id: service.id }, what: { rail: 'stripe', service: id, ...due }, ...due }),
    });
    return payment;
  });
}
