/** Ranking metrics over graded judgments; a level is 1 (nothing) to 4 (answers it), gain 2^(level−1) − 1. Pure. */
export const gainOf = (level: number): number => 2 ** (level - 1) - 1;

/** nDCG at `depth` of a ranking, against the best order of everything judged; unjudged counts as level 1. 0 when nothing is worth anything. */
export function ndcg(ranking: readonly string[], levels: ReadonlyMap<string, number>, depth = 10): number {
  const discounted = (gains: number[]) => gains.slice(0, depth).reduce((sum, g, place) => sum + g / Math.log2(place + 2), 0);
  const ideal = discounted([...levels.values()].map(gainOf).sort((a, b) => b - a));
  return ideal > 0 ? discounted(ranking.slice(0, depth).map((id) => gainOf(levels.get(id) ?? 1))) / ideal : 0;
}

/** Share of the items of at least `level` among the first `depth`; null when there are none. */
export function recall(ranking: readonly string[], levels: ReadonlyMap<string, number>, depth = 50, level = 3): number | null {
  const wanted = [...levels].filter(([, l]) => l >= level).map(([id]) => id);
  if (wanted.length === 0) return null;
  const shown = new Set(ranking.slice(0, depth));
  return wanted.filter((id) => shown.has(id)).length / wanted.length;
}

/** Mean of what is there; 0 for nothing. */
export function mean(values: readonly (number | null)[]): number {
  const own = values.filter((v): v is number => v !== null);
  return own.length ? own.reduce((a, b) => a + b, 0) / own.length : 0;
}

/** Pairs' differences where both sides have a value. */
function differencesOf(ours: readonly (number | null)[], theirs: readonly (number | null)[]): number[] {
  return ours.flatMap((v, i) => (v === null || theirs[i] === null || theirs[i] === undefined ? [] : [v - theirs[i]]));
}

/** Mean of `ours` less `theirs` over the same needs, and the 95 % percentile interval of the paired bootstrap. Deterministic for a seed. */
export function bootstrapInterval(ours: readonly (number | null)[], theirs: readonly (number | null)[], random: () => number, rounds = 10_000): { difference: number; low: number; high: number } {
  const differences = differencesOf(ours, theirs);
  if (differences.length === 0) return { difference: 0, low: 0, high: 0 };
  const means = new Float64Array(rounds);
  for (let r = 0; r < rounds; r++) {
    let sum = 0;
    for (let i = 0; i < differences.length; i++) sum += differences[Math.floor(random() * differences.length)]!;
    means[r] = sum / differences.length;
  }
  means.sort();
  return { difference: mean(differences), low: means[Math.floor(rounds * 0.025)]!, high: means[Math.min(rounds - 1, Math.ceil(rounds * 0.975) - 1)]! };
}

/**
 * Paired bootstrap: the chance that, with other needs of the same kind, `ours` would not be above `theirs` on average (one-sided).
 * Pairs with a null on either side are left out. Deterministic for a seed.
 */
export function bootstrapP(ours: readonly (number | null)[], theirs: readonly (number | null)[], random: () => number, rounds = 10_000): number {
  const differences = differencesOf(ours, theirs);
  if (differences.length === 0) return 1;
  let notAbove = 0;
  for (let r = 0; r < rounds; r++) {
    let sum = 0;
    for (let i = 0; i < differences.length; i++) sum += differences[Math.floor(random() * differences.length)]!;
    if (sum <= 0) notAbove += 1;
  }
  return notAbove / rounds;
}
