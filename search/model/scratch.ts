/** Sums by name, one for each of so many documents, taken up again from query to query. */
export class Scratch<Slot extends string> {
  private arrays: Record<Slot, Float32Array> | null = null;
  private room = 0;

  constructor(private readonly slots: readonly Slot[]) {}

  /** All of them, zero for the first `n` documents. */
  cleared(n: number): Record<Slot, Float32Array> {
    if (!this.arrays || this.room < n) {
      this.room = Math.max(1024, Math.ceil(n * 1.25));
      this.arrays = Object.fromEntries(this.slots.map((slot) => [slot, new Float32Array(this.room)])) as Record<Slot, Float32Array>;
    } else for (const slot of this.slots) this.arrays[slot].fill(0, 0, n);
    return this.arrays;
  }
}
