import type { EventPayloads } from '#app/core/events.ts';
import { applyEvent } from '#app/modules/payments/apply-event.server.ts';
import type { PaymentDeps } from '#app/modules/payments/deps.ts';
import { executeCommand } from '#app/modules/payments/execute-command.server.ts';
import { refundDeal } from '#app/modules/payments/refund-payment.server.ts';
import { releasePayouts, sendPayout } from '#app/modules/payments/send-payout.server.ts';
import type { ConsumerDefinition, Delivery } from '../dispatcher.ts';
import { eachAlone } from './each.ts';

/** Carries a command out; one whose outcome is open comes back later. What waits for a person does not. */
async function command(deps: PaymentDeps, commandId: string): Promise<void> {
  const { state, code } = await executeCommand(deps, commandId);
  if (state === 'unknown' || (state === 'pending' && code !== 'awaiting_bank_refund')) throw new Error(`command ${commandId} is ${state}: ${code ?? ''}`);
}

/** What a fact means for the payments room. */
export async function handlePaymentFact(deps: PaymentDeps, row: Pick<Delivery, 'topic' | 'payload'>): Promise<void> {
  switch (row.topic) {
    case 'payment.requested':
      return command(deps, (row.payload as EventPayloads['payment.requested']).commandId);
    case 'refund.requested':
      return command(deps, (row.payload as EventPayloads['refund.requested']).commandId);
    case 'deal.refund_due':
      return refundDeal(deps, (row.payload as EventPayloads['deal.refund_due']).dealId);
    case 'deal.released':
      return releasePayouts(deps, (row.payload as EventPayloads['deal.released']).dealId);
    case 'payout.requested': {
      // A payout that waits (account not ready, dispute) is looked after by the sweep and by the news it waits for.
      const outcome = await sendPayout(deps, (row.payload as EventPayloads['payout.requested']).payoutId);
      if (outcome.state === 'unknown') throw new Error(`payout is unknown: ${outcome.code ?? ''}`);
      return;
    }
    case 'provider.event':
      await applyEvent(deps, (row.payload as EventPayloads['provider.event']).eventId);
      return;
    default:
      throw new Error(`the payments room does not hear of ${row.topic}`);
  }
}

/** Commands to the provider and news from it. The provider may be away for a day; after the last attempt the sweeps go on. */
export function paymentsConsumer(services: PaymentDeps): ConsumerDefinition {
  return { name: 'payments', batch: 10, leaseMs: 300_000, maxAttempts: 1_500, handle: (rows) => eachAlone(rows, (row) => handlePaymentFact(services, row)) };
}
