import type { EventPayloads } from '#app/core/events.ts';
import { subjectKindOf } from '#app/core/money-subject.ts';
import { advanceDeal } from '#app/modules/deals/transition.server.ts';
import { onDepositPaid, onDepositRefunded } from '#app/modules/sales/deposits.server.ts';
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
  } else if (topic === 'payment.refunded') {
    const { dealId } = payload as EventPayloads['payment.refunded'];
    // A deposit that was part of a deal's price and went back: the deal may have waited for that.
    const deal = subjectKindOf(dealId) === 'deposit' ? await onDepositRefunded(services, { dealId }) : null;
    if (deal) await advanceDeal(services, deal);
  } else if (topic === 'sale.moved') await tickSales(services);
}
