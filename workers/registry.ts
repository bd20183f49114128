import { chainConsumer } from './consumers/chain.ts';
import { dealsConsumer } from './consumers/deals.ts';
import { offersConsumer } from './consumers/offers.ts';
import { matchesConsumer } from './consumers/digests.ts';
import { importsConsumer, patentsConsumer } from './consumers/imports.ts';
import { mailConsumer, notifyConsumer } from './consumers/notify.ts';
import { paymentsConsumer } from './consumers/payments.ts';
import { salesConsumer } from './consumers/sales.ts';
import { searchConsumer } from './consumers/search.ts';
import { valuationConsumer } from './consumers/valuation.ts';
import type { ConsumerDefinition } from './dispatcher.ts';
import type { WorkerServices } from './services.ts';

/** Every consumer of the outbox. A consumer named in `core/events` and missing here fails a test. */
export function consumers(services: WorkerServices): ConsumerDefinition[] {
  return [
    searchConsumer(services),
    importsConsumer(services),
    patentsConsumer(services),
    notifyConsumer(services),
    mailConsumer(services),
    paymentsConsumer(services),
    dealsConsumer(services),
    offersConsumer(services),
    matchesConsumer(services),
    valuationConsumer(services),
    salesConsumer(services),
    chainConsumer(services),
  ];
}
