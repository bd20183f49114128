import type { Definition, Draft, Fact, FactReader, Standing } from './types.ts';

/** Facts the definition answers itself: where a region stands, and whether a hold is on. */
export function ownFact(fact: Fact): { region: string; states: readonly string[] } | { hold: string } | null {
  const [family, name] = fact.split(':');
  if (name === undefined) return null;
  return family === 'hold' ? { hold: name } : { region: family!, states: name.split('|') };
}

/** Answers every fact of a case: its own from where it stands, the rest from the subject's adapter. */
export function reader(definition: Definition, standing: Standing, subject: FactReader): FactReader {
  return (fact) => {
    const own = ownFact(fact);
    if (own === null) {
      if (!(fact in definition.facts)) throw new Error(`${definition.name}@${definition.version} asks no fact ${fact}`);
      return subject(fact);
    }
    return 'hold' in own ? standing.holds.some((h) => h.name === own.hold) : own.states.includes(standing.at[own.region]!);
  };
}

export const all = (facts: readonly Fact[] | undefined, holds: FactReader): boolean => (facts ?? []).every(holds);

/** Does the fact hold in this world of {@link assignments}? */
export function inWorld(world: ReadonlySet<Fact>, fact: Fact): boolean {
  const own = ownFact(fact);
  return own && 'region' in own ? own.states.some((s) => world.has(`${own.region}:${s}`)) : world.has(fact);
}

/**
 * Every assignment of truth to these facts that can be: groups of which exactly one holds (the declared ones, and the states of a
 * region) and implications are kept. Yields sets of the facts that hold. Pure; the prover and the walk use it.
 */
export function* assignments(definition: Draft, facts: readonly Fact[]): Generator<ReadonlySet<Fact>> {
  const groups: (readonly Fact[])[] = [...(definition.oneOf ?? [])];
  const regions = new Set(facts.flatMap((f) => { const own = ownFact(f); return own && 'region' in own ? [own.region] : []; }));
  for (const name of regions) groups.push(definition.regions[name]!.states.map((s) => `${name}:${s}`));
  const asked = new Set(facts.flatMap((f) => { const own = ownFact(f); return own && 'region' in own ? own.states.map((s) => `${own.region}:${s}`) : [f]; }));
  const choices: (readonly (readonly Fact[])[])[] = [];
  const grouped = new Set<Fact>();
  for (const group of groups) {
    if (!group.some((f) => asked.has(f))) continue;
    for (const f of group) grouped.add(f);
    choices.push(group.map((f) => [f]));
  }
  for (const f of asked) if (!grouped.has(f)) choices.push([[], [f]]);
  yield* pick(definition, choices, 0, new Set());
}

function* pick(definition: Draft, choices: readonly (readonly (readonly Fact[])[])[], at: number, taken: ReadonlySet<Fact>): Generator<ReadonlySet<Fact>> {
  if (at === choices.length) {
    const known = new Set(choices.flat(2));
    if ((definition.implies ?? []).every(([a, b]) => !taken.has(a) || !known.has(b) || taken.has(b))) yield taken;
    return;
  }
  for (const choice of choices[at]!) yield* pick(definition, choices, at + 1, new Set([...taken, ...choice]));
}
