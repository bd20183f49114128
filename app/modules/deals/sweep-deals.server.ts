import { anySubject } from '#app/modules/process/engine/subject.ts';
import { sweepTimers, sweepWaiting, type SweepDeps } from '#app/modules/process/engine/sweep.server.ts';
import { dealSubject } from './deal-subject.server.ts';

const DEALS = [anySubject(dealSubject)];

export interface MissedDeadline { dealId: string; code: string; fired: string | null }

/**
 * Sweep: marks deadlines that have passed by the database's clock and fires the edge their timer names, in one transaction each. A deadline
 * without an edge is an alarm: it stays marked, and gives the other side its right to rescind. A timer that finds the deal moved on
 * is recorded as a refused attempt and nothing else.
 */
export async function markDeadlines(deps: SweepDeps): Promise<MissedDeadline[]> {
  return (await sweepTimers(deps, DEALS)).map((m) => ({ dealId: m.id, code: m.code, fired: m.fired }));
}

/** Sweep: deals that wait for a gate that clears by itself (a publication that has run its days) or for a day (a licence's term). Returns how many moved. */
export function advanceWaitingDeals(deps: SweepDeps): Promise<number> {
  return sweepWaiting(deps, DEALS);
}
