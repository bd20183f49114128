/** Numbers of the `k` largest positive values among the first `n` that `keep` allows, largest first; ties to the smaller number. */
export function largest(values: Float32Array, n: number, k: number, keep: (i: number) => boolean): number[] {
  const heap: number[] = [];
  const worse = (a: number, b: number) => values[a]! < values[b]! || (values[a]! === values[b]! && a > b);
  const down = (at: number) => {
    for (let i = at; ;) {
      let least = i;
      for (const child of [2 * i + 1, 2 * i + 2]) if (child < heap.length && worse(heap[child]!, heap[least]!)) least = child;
      if (least === i) return;
      [heap[i], heap[least]] = [heap[least]!, heap[i]!];
      i = least;
    }
  };
  for (let i = 0; i < n; i++) {
    if (!(values[i]! > 0)) continue;
    if (heap.length === k && !worse(heap[0]!, i)) continue;
    if (!keep(i)) continue;
    if (heap.length < k) {
      heap.push(i);
      for (let c = heap.length - 1; c > 0;) {
        const parent = (c - 1) >> 1;
        if (!worse(heap[c]!, heap[parent]!)) break;
        [heap[c], heap[parent]] = [heap[parent]!, heap[c]!];
        c = parent;
      }
    } else { heap[0] = i; down(0); }
  }
  return heap.sort((a, b) => values[b]! - values[a]! || a - b);
}
