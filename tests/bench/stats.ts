/** Ranks 0 … n−1; equals share the mean of their ranks. */
export function ranks(list: readonly number[]): number[] {
  const order = list.map((v, i) => [v, i] as const).sort((x, y) => x[0] - y[0]);
  const out = new Array<number>(list.length);
  for (let i = 0; i < order.length;) {
    let j = i;
    while (j < order.length && order[j]![0] === order[i]![0]) j += 1;
    for (let k = i; k < j; k++) out[order[k]![1]] = (i + j - 1) / 2;
    i = j;
  }
  return out;
}

/** Pearson's correlation; 0 when one side does not vary. */
export function pearson(x: readonly number[], y: readonly number[]): number {
  const mean = (list: readonly number[]) => list.reduce((a, b) => a + b, 0) / list.length;
  const [mx, my] = [mean(x), mean(y)];
  let [xy, xx, yy] = [0, 0, 0];
  for (let i = 0; i < x.length; i++) { xy += (x[i]! - mx) * (y[i]! - my); xx += (x[i]! - mx) ** 2; yy += (y[i]! - my) ** 2; }
  return xx > 0 && yy > 0 ? xy / Math.sqrt(xx * yy) : 0;
}

/** Ranks with ties shared, then Pearson: Spearman's rho. */
export function spearman(a: readonly number[], b: readonly number[]): number { return pearson(ranks(a), ranks(b)); }

/** Spearman within groups, pooled: ranks are taken inside each group and laid between 0 and 1, so that no group's level or size counts. Groups of fewer than `least` are left out. */
export function spearmanWithin(a: readonly number[], b: readonly number[], groups: readonly (string | number)[], least = 10): { rho: number; n: number; groups: number } {
  const members = new Map<string | number, number[]>();
  groups.forEach((g, i) => members.set(g, [...(members.get(g) ?? []), i]));
  const [x, y]: [number[], number[]] = [[], []];
  let used = 0;
  for (const list of members.values()) {
    if (list.length < least) continue;
    used += 1;
    const share = (values: readonly number[]) => ranks(list.map((i) => values[i]!)).map((r) => (r + 0.5) / list.length);
    x.push(...share(a));
    y.push(...share(b));
  }
  return { rho: x.length ? pearson(x, y) : 0, n: x.length, groups: used };
}

/** A seeded stream of uniforms in [0, 1): measurements repeat. */
export function uniformsFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** 95 % interval of Spearman's rho by bootstrap. */
export function bootstrapSpearman(a: readonly number[], b: readonly number[], rounds: number): [number, number] {
  const next = uniformsFrom(20_260_305);
  const values = Array.from({ length: rounds }, () => {
    const pick = a.map(() => Math.floor(next() * a.length));
    return spearman(pick.map((i) => a[i]!), pick.map((i) => b[i]!));
  }).sort((x, y) => x - y);
  return [values[Math.floor(rounds * 0.025)]!, values[Math.floor(rounds * 0.975)]!];
}

export const round = (n: number, digits = 3): number => Math.round(n * 10 ** digits) / 10 ** digits;
