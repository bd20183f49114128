import type { Clock } from '#app/core/clock.ts';

/** Time inside the sandbox: the real clock plus whatever has been added to it. Runs backwards only with `reset`. */
export interface VirtualClock extends Clock {
  /** Whole seconds since the epoch, as objects carry them. */
  seconds(): number;
  /** Milliseconds added so far. */
  offset(): number;
  advance(ms: number): void;
  /** Back to real time; only when everything else is forgotten as well. */
  reset(): void;
  /** The unshifted time: webhook signatures carry it, because the receiver compares it with its own clock. */
  real(): Date;
}

export function virtualClock(base: Clock, offsetMs = 0): VirtualClock {
  let offset = offsetMs;
  const now = () => new Date(base.now().getTime() + offset);
  return {
    now,
    seconds: () => Math.floor(now().getTime() / 1000),
    offset: () => offset,
    advance: (ms) => {
      offset += Math.max(0, Math.floor(ms));
    },
    reset: () => {
      offset = 0;
    },
    real: () => base.now(),
  };
}
