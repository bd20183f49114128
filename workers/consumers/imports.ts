import type { EventPayloads } from '#app/core/events.ts';
import { onOrgChanged, onPatentChanged } from '#app/modules/listings/verify-live.server.ts';
import { giveUpImport, runImport } from '#app/modules/patents/run-import.server.ts';
import type { ConsumerDefinition } from '../dispatcher.ts';
import type { WorkerServices } from '../services.ts';
import { eachAlone } from './each.ts';

const MAX_ATTEMPTS = 20;

/** Imports, one at a time; the lease is renewed after every batch, so a long file is never taken over half way. One that fails at its last attempt is told as failed. */
export function importsConsumer(services: WorkerServices): ConsumerDefinition {
  return { name: 'imports', batch: 1, leaseMs: 30_000, maxAttempts: MAX_ATTEMPTS, handle: (rows, lease) => eachAlone(rows, async (row) => {
    const ref = row.payload as EventPayloads['import.requested'];
    try {
      await runImport(services, ref, () => lease.renew());
    } catch (error) {
      if (row.attempts >= MAX_ATTEMPTS) await giveUpImport(services, ref);
      throw error;
    }
  }) };
}

/** A patent that died, was frozen or pledged, and an owner who is not verified any more, take listings off the market by themselves. */
export function patentsConsumer(services: WorkerServices): ConsumerDefinition {
  return { name: 'patents', batch: 50, leaseMs: 30_000, maxAttempts: 20, handle: (rows) => eachAlone(rows, async (row) => {
    if (row.topic === 'org.changed') await onOrgChanged(services, row.payload as EventPayloads['org.changed']);
    else await onPatentChanged(services, row.payload as EventPayloads['patent.changed']);
  }) };
}
