import { randomUUID } from 'node:crypto';
import { readEnv } from '#app/platform/env.ts';
import { closeDb } from '#db/client.ts';
import { onFactsCommitted } from '#db/outbox.ts';
import { runConsumers } from './dispatcher.ts';
import { consumers } from './registry.ts';
import { createWorkerServices } from './services.ts';
import { runSweeps } from './sweeps/run.ts';
import { Waker } from './waker.ts';

/** The worker process: every consumer of the outbox and the sweeps, until it is told to stop. Work under way is finished first. */
// It hears no webhooks, so it is not told their secret; nothing can be signed with what stands in its place.
const services = createWorkerServices(readEnv({ STRIPE_WEBHOOK_SECRET: randomUUID(), ...process.env }));
const stop = new AbortController();
const waker = new Waker();
// The web process's news come by way of the supervisor, its own directly; whatever else writes is noticed at the next look.
process.on('message', (message: unknown) => { if (typeof message === 'object' && message !== null && 'wake' in message) waker.wake(); });
onFactsCommitted(() => waker.wake());

// Effects that are not finished in time are left to their lease: another worker takes them up. 'disconnect': the supervisor is gone.
const PATIENCE_MS = 8_000;
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => {
    stop.abort();
    setTimeout(() => process.exit(0), PATIENCE_MS).unref();
  });
}
process.once('disconnect', () => process.exit(0));
// A supervisor that died while this process was still loading has been missed by the listener above.
if (process.connected === false) process.exit(0);

services.log.info('worker awake');
await Promise.all([
  runConsumers(services.db, consumers(services), services.log, stop.signal, { waker, reader: services.reader }),
  runSweeps(services, stop.signal),
]);
await services.matcher.close();
await Promise.all([closeDb(services.db), services.reader.$client.end({ timeout: 5 })]);
services.log.info('worker asleep');
process.exit(0);
