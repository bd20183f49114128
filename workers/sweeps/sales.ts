import { tickSales } from '#app/modules/sales/tick.server.ts';
import { pause } from '../pause.ts';
import type { Sweep } from './run.ts';

/** How long one turn stays with sales that are open, and how often it looks, ms: an opening, a close and the hash of a log's entry come within a second. */
const TURN_MS = 20_000;
const LOOK_MS = 250;

export const saleSweeps: readonly Sweep[] = [{
  name: 'sales.clocks', everyMs: 2_000,
  run: async (s, signal) => {
    for (const until = Date.now() + TURN_MS; Date.now() < until && !signal.aborted;) {
      const { busy } = await tickSales({ db: s.db, log: s.log, signal });
      if (!busy) return;
      await pause(LOOK_MS, signal);
    }
  },
}];
