import type { EventPayloads } from '#app/core/events.ts';
import { onDealOpened, onFeePayment } from '#app/modules/brokerage/on-deal.server.ts';
import { subjectKindOf } from '#app/core/money-subject.ts';
import { advanceService } from '#app/modules/services/move-service.server.ts';
import type { ConsumerDefinition, Delivery } from '../dispatcher.ts';
import type { WorkerServices } from '../services.ts';
import { eachAlone } from './each.ts';

/** News of deals and their money reaches the chain around them here: a broker that was passed over, a fee that was paid. */
export function chainConsumer(services: WorkerServices): ConsumerDefinition {
  return { name: 'chain', batch: 20, leaseMs: 60_000, maxAttempts: 30, handle: (rows) => eachAlone(rows, (row) => hear(services, row)) };
}

async function hear(services: WorkerServices, { topic, payload }: Delivery): Promise<void> {
  if (topic === 'deal.opened') await onDealOpened(services, (payload as EventPayloads['deal.opened']).dealId);
  else if (subjectKindOf((payload as { dealId: string }).dealId) === 'service') await advanceService(services, (payload as { dealId: string }).dealId);
  else if (topic === 'payment.settled') await onFeePayment(services, (payload as EventPayloads['payment.settled']).dealId);
}
