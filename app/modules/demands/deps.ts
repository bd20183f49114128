import { systemClock, type Clock } from '#app/core/clock.ts';
import type { Search } from '#search/client.ts';
import type { Db } from '#db/client.ts';

/** `search`: answers questions to the demands; left out, the database looks for their words. */
export interface DemandDeps { db: Db; clock?: Clock; search?: Search }

export function nowOf(deps: { clock?: Clock }): Date { return (deps.clock ?? systemClock).now(); }
