import type { EventPayloads } from '#app/core/events.ts';
import { buildCohorts } from '#app/modules/valuation/cohorts.server.ts';
import { runBatch } from '#app/modules/valuation/run-batch.server.ts';
import type { ConsumerDefinition } from '../dispatcher.ts';
import type { WorkerServices } from '../services.ts';
import { eachAlone } from './each.ts';

/** Batch valuations and the comparison corpus, one at a time; the lease is renewed after every page, so a large portfolio is never taken over half way. */
export function valuationConsumer(services: WorkerServices): ConsumerDefinition {
  return {
    name: 'valuation', batch: 1, leaseMs: 60_000, maxAttempts: 20,
    handle: (rows, lease) => eachAlone(rows, async (row) => {
      if (row.topic === 'cohorts.stale') await buildCohorts(services);
      else await runBatch(services, row.payload as EventPayloads['valuation.requested'], () => lease.renew());
    }),
  };
}
