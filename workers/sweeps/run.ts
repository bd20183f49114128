import { isLeaseLost, underLease, type Lease } from '#db/lease.ts';
import { pause } from '../pause.ts';
import type { WorkerServices } from '../services.ts';
import { endTurn, LEASE_MS, renewTurn, takeTurn } from './lease.ts';
import { allSweeps } from './registry.ts';

/**
 * What time must keep. `run` works until nothing is due or `signal` aborts (the worker stops, or the turn was lost), in small transactions:
 * it may be cut off between any two of them, and another worker goes on where it stood.
 */
export interface Sweep { name: string; everyMs: number; run(services: WorkerServices, signal: AbortSignal): Promise<void> }

/** The longest sleep between two looks at the plan, ms: a turn somebody else moved is noticed within it. */
const LONGEST_MS = 5_000;
const SHORTEST_MS = 250;

/**
 * Which sweeps are due by the database's clock and held by nobody, and how long until the next one is, ms. A sweep that never ran is due;
 * one that is held is looked at again when its lease would lapse.
 */
export async function duePlan(services: Pick<WorkerServices, 'reader'>, plan: readonly Pick<Sweep, 'name'>[]): Promise<{ due: Set<string>; nextMs: number }> {
  const rows = await services.reader.$client<{ name: string; ms: number }[]>`
    select name, (extract(epoch from greatest(next_run_at, coalesce(lease_until, next_run_at)) - now()) * 1000)::float8 as ms from sweeps`;
  const inMs = new Map(rows.map((r) => [r.name, r.ms]));
  const waits = plan.map(({ name }) => ({ name, ms: inMs.get(name) ?? 0 }));
  return { due: new Set(waits.filter((w) => w.ms <= 0).map((w) => w.name)), nextMs: Math.min(LONGEST_MS, ...waits.filter((w) => w.ms > 0).map((w) => w.ms)) };
}

/** Runs `work` under the turn and renews it meanwhile. `work`'s signal aborts when the turn is lost or the worker stops. */
async function held(services: WorkerServices, lease: Lease, stop: AbortSignal, leaseMs: number, work: (signal: AbortSignal) => Promise<void>): Promise<void> {
  const lost = new AbortController();
  const renewal = setInterval(() => {
    // A renewal the database cannot answer is no loss yet: the next one may come through, and a turn somebody took is refused at its next write.
    renewTurn(services.db, lease, leaseMs).then((ok) => { if (!ok) lost.abort(); }, (err: unknown) => services.log.warn({ sweep: lease.name, err }, 'the turn of a sweep could not be renewed'));
  }, leaseMs / 3);
  try {
    await underLease(lease, () => work(AbortSignal.any([stop, lost.signal])));
  } finally {
    clearInterval(renewal);
  }
}

async function runDue(services: WorkerServices, sweep: Sweep, stop: AbortSignal, leaseMs: number): Promise<void> {
  const lease = await takeTurn(services.db, sweep.name, leaseMs);
  if (!lease) return;
  let problem: string | null = null;
  try {
    await held(services, lease, stop, leaseMs, (signal) => sweep.run(services, signal));
  } catch (err) {
    if (isLeaseLost(err)) {
      services.log.warn({ sweep: sweep.name }, 'another worker has taken the turn of this sweep');
      return;
    }
    services.log.warn({ sweep: sweep.name, err }, 'sweep failed');
    problem = err instanceof Error ? err.message.slice(0, 500) : 'unknown';
  }
  await endTurn(services.db, lease, { everyMs: sweep.everyMs, problem });
}

/**
 * Runs every sweep that is due, each by itself, until told to stop, and sleeps until the next one is: one that is slow or failing never
 * delays another, and a worker at rest reads one small table now and then. With several workers each turn is run by one. Ends when
 * what was under way is finished.
 */
export async function runSweeps(services: WorkerServices, signal: AbortSignal, all: readonly Sweep[] = allSweeps, leaseMs = LEASE_MS): Promise<void> {
  const busy = new Map<string, Promise<void>>();
  while (!signal.aborted) {
    const waiting = all.filter((s) => !busy.has(s.name));
    const { due, nextMs } = await duePlan(services, waiting).catch((error: unknown) => {
      services.log.warn({ err: error }, 'the plan of sweeps cannot be read; trying again');
      return { due: new Set<string>(), nextMs: 2_000 };
    });
    for (const sweep of waiting) {
      if (!due.has(sweep.name)) continue;
      busy.set(sweep.name, runDue(services, sweep, signal, leaseMs)
        // The turn could not be taken or ended: it lapses, and is taken again.
        .catch((err: unknown) => services.log.warn({ sweep: sweep.name, err }, 'the turn of a sweep could not be kept'))
        .finally(() => busy.delete(sweep.name)));
    }
    await pause(due.size ? SHORTEST_MS : Math.max(SHORTEST_MS, nextMs), signal);
  }
  await Promise.all(busy.values());
}
