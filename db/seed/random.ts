/** A small seeded generator (mulberry32): the demo world is the same at every first start. */
export function seededRandom(seed: number) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    next,
    int: (min: number, max: number) => min + Math.floor(next() * (max - min + 1)),
    pick: <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)]!,
    chance: (p: number) => next() < p,
    some: <T>(list: readonly T[], count: number): T[] => [...list].map((v) => ({ v, k: next() })).sort((a, b) => a.k - b.k).slice(0, count).map((x) => x.v),
  };
}
export type SeededRandom = ReturnType<typeof seededRandom>;
