/** A circuit breaker: after a failure nobody waits for the same timeout again until the pause is over. */
export interface Breaker {
  /** Runs `work` unless the circuit is open; throws {@link CircuitOpen} at once when it is. */
  run<T>(work: () => Promise<T>): Promise<T>;
  readonly open: boolean;
  /** Closes the circuit, e.g. after a health check succeeded. */
  reset(): void;
}

export class CircuitOpen extends Error {
  constructor() { super('search engine paused after a failure'); this.name = 'CircuitOpen'; }
}

/**
 * Opens after one failure (a search that failed has already cost its reader a timeout) for `pauseMs`; then a single call
 * probes while the others keep being refused. Failures in a row double the pause up to `maxPauseMs`.
 */
export function createBreaker(options: { pauseMs?: number; maxPauseMs?: number; now?: () => number } = {}): Breaker {
  const { pauseMs = 2_000, maxPauseMs = 30_000, now = () => performance.now() } = options;
  let until = 0;
  let failures = 0;
  let probing = false;
  const isOpen = () => failures > 0 && (probing || now() < until);
  return {
    get open() { return isOpen(); },
    reset() { failures = 0; probing = false; until = 0; },
    async run(work) {
      if (isOpen()) throw new CircuitOpen();
      const probe = failures > 0;
      if (probe) probing = true;
      try {
        const result = await work();
        failures = 0;
        return result;
      } catch (error) {
        // Calls already on their way when the first one failed tell nothing new.
        if (now() < until) throw error;
        failures += 1;
        until = now() + Math.min(maxPauseMs, pauseMs * 2 ** (failures - 1));
        throw error;
      } finally {
        if (probe) probing = false;
      }
    },
  };
}
