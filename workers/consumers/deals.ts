import type { EventPayloads } from '#app/core/events.ts';
import { subjectKindOf } from '#app/core/money-subject.ts';
import { advanceDeal } from '#app/modules/deals/transition.server.ts';
import { onDealMoved, onPaymentRefunded, onPaymentSettled, onPayoutSent } from '#app/modules/deals/on-payment.server.ts';
import type { ConsumerDefinition, Delivery } from '../dispatcher.ts';
import type { WorkerServices } from '../services.ts';
import { eachAlone } from './each.ts';

/** News from the payments room reaches the deals here: payments never know them. */
export function dealsConsumer(services: WorkerServices): ConsumerDefinition {
  return { name: 'deals', batch: 20, leaseMs: 60_000, maxAttempts: 30, handle: (rows) => eachAlone(rows, (row) => hear(services, row)) };
}

async function hear(services: WorkerServices, { topic, payload }: Delivery): Promise<void> {
  // Money of deposits and service cases is their own rooms' to follow.
  const about = (payload as { dealId?: string }).dealId;
  if (about && subjectKindOf(about) !== 'deal') return;
  if (topic === 'payment.settled') await onPaymentSettled(services, payload as EventPayloads['payment.settled']);
  else if (topic === 'payout.sent') await onPayoutSent(services, payload as EventPayloads['payout.sent']);
  else if (topic === 'payment.refunded') await onPaymentRefunded(services, payload as EventPayloads['payment.refunded']);
  else if (topic === 'approval.changed') await advanceDeal(services, (payload as EventPayloads['approval.changed']).dealId);
  else if (topic === 'deal.moved') await onDealMoved(services, payload as EventPayloads['deal.moved']);
}
