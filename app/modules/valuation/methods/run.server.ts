import type { HeavyPool } from '#app/platform/heavy/pool.server.ts';
import type { Figures, SnapshotInputs } from '../snapshot.ts';
import { methodOf, type ValuationMethod } from './registry.server.ts';

/** One run of a method, as plain data: it may travel to another thread. */
export interface MethodRun { version: string; inputs: SnapshotInputs; seed: number; draws: number }

export function runMethod({ version, inputs, seed, draws }: MethodRun): Figures {
  return methodOf(version).run(inputs, { seed, draws });
}

/**
 * Runs a method away from the pages where there is a pool for it, for one organisation; here where there is none (worker, tests).
 * The figures are the same to the last digit either way. Errors of the pool: `busy`, `unavailable`.
 */
export async function figuresOf(deps: { heavy?: HeavyPool; signal?: AbortSignal }, tenant: string, method: ValuationMethod, run: Omit<MethodRun, 'version'>): Promise<Figures> {
  // A method that is not in the registry (a test's own) cannot be found by another thread.
  if (!deps.heavy || methodOrNull(method.version) !== method) return method.run(run.inputs, { seed: run.seed, draws: run.draws });
  return deps.heavy.run<Figures>('valuation_figures', { version: method.version, ...run } satisfies MethodRun, { tenant, ...(deps.signal ? { signal: deps.signal } : {}) });
}

function methodOrNull(version: string): ValuationMethod | null {
  try { return methodOf(version); } catch { return null; }
}
