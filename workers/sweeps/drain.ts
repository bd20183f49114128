/**
 * Repeats a sweep's batch until it finds less than a whole one, or `signal` aborts. `once` returns how many rows it took; rows it took and
 * could not finish must not be found again in this turn, or it would never end.
 */
export async function drain(signal: AbortSignal, batch: number, once: (batch: number) => Promise<number>): Promise<number> {
  let taken = 0;
  while (!signal.aborted) {
    const n = await once(batch);
    taken += n;
    if (n < batch) break;
  }
  return taken;
}
