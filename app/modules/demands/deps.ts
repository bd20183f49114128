import { systemClock, type Clock } from '#app/core/clock.ts';
import type { Db } from '#db/client.ts';

export interface DemandDeps { db: Db; clock?: Clock }

export function nowOf(deps: { clock?: Clock }): Date { return (deps.clock ?? systemClock).now(); }
