import type { Clock } from '#app/core/clock.ts';
import type { Db } from '#db/client.ts';

export interface ValuationDeps { db: Db; clock: Clock }
