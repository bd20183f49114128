import type { EventPayloads } from '#app/core/events.ts';
import { subjectKindOf } from '#app/core/money-subject.ts';
import { onDepositPaid } from '#app/modules/sales/deposits.server.ts';
import { onNews, tickSales } from '#app/modules/sales/tick.server.ts';
import type { ConsumerDefinition, Delivery } from '../dispatcher.ts';
import type { WorkerServices } from '../services.ts';
import { eachAlone } from './each.ts';

/** What happens to patents, listings, sellers, deals and deposits reaches the sales here. */
export function salesConsumer(services: WorkerServices): ConsumerDefinition {
  return { name: 'sales', batch: 50, leaseMs: 60_000, maxAttempts: 30, handle: (rows) => eachAlone(rows, (row) => hear(services, row)) };
}

async function hear(services: WorkerServices, { topic, payload }: Delivery): Promise<void> {
  if (topic === 'patent.changed') await onNews(services, { patentId: (payload as EventPayloads['patent.changed']).patentId });
  else if (topic === 'listing.changed') await onNews(services, { listingId: (payload as EventPayloads['listing.changed']).listingId });
  else if (topic === 'org.changed') await onNews(services, { orgId: (payload as EventPayloads['org.changed']).orgId });
  else if (topic === 'deal.moved') await onNews(services, { dealId: (payload as EventPayloads['deal.moved']).dealId });
  else if (topic === 'payment.settled') {
    const { dealId } = payload as EventPayloads['payment.settled'];
    if (subjectKindOf(dealId) === 'deposit') await onDepositPaid(services, { dealId });
  } else if (topic === 'sale.moved') await tickSales(services);
}
