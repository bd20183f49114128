import { readEnv } from '#app/platform/env.ts';
import { closeDb } from '#db/client.ts';
import { runConsumers } from './dispatcher.ts';
import { consumers } from './registry.ts';
import { createWorkerServices } from './services.ts';
import { runSweeps } from './sweeps/run.ts';

/** The worker process: every consumer of the outbox and the sweeps, until it is told to stop. Work under way is finished first. */
const services = createWorkerServices(readEnv(process.env));
const stop = new AbortController();

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
  runConsumers(services.db, consumers(services), services.log, stop.signal),
  runSweeps(services, stop.signal),
]);
await services.matcher.close();
await closeDb(services.db);
services.log.info('worker asleep');
process.exit(0);
