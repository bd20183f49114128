import type { Clock } from '#app/core/clock.ts';
import type { HeavyPool } from '#app/platform/heavy/pool.server.ts';
import type { Db } from '#db/client.ts';

/** `heavy`: where simulations run away from the pages; the worker has none and needs none. */
export interface ValuationDeps { db: Db; clock: Clock; heavy?: HeavyPool }
