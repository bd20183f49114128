import { definitionHash } from './hash.ts';
import type { Definition, Draft, Region, State, StateName } from './types.ts';

/** A region with its states in the order of the ordinary way; the first is where it begins. */
export function region(...states: string[]): Region {
  return { states, initial: [{ state: states[0]! }] };
}

/** States of a process of one region: each word is its own pattern. */
export function plainStates(regionName: string, states: Readonly<Record<string, Omit<State, 'at'>>>): Draft['states'] {
  return Object.fromEntries(Object.entries(states).map(([name, state]) => [name, { ...state, at: { [regionName]: [name] } }]));
}

/** Makes a definition: freezes it, and takes its hash. That it is sound is proved by the tests (`prove`), not at every start. */
export function define(draft: Draft): Definition {
  return deepFreeze({ ...draft, hash: definitionHash(draft) });
}

/** A state of the definition by its name; throws for one it does not have. What came out of the database passes here. */
export function stateOf(definition: Definition, name: string): StateName {
  if (!(name in definition.states)) throw new Error(`${definition.name}@${definition.version} has no state ${name}`);
  return name as StateName;
}

export const statesOf = (definition: Definition): StateName[] => Object.keys(definition.states) as StateName[];

function deepFreeze<T>(value: T): T {
  if (value !== null && typeof value === 'object' && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(deepFreeze);
  }
  return value;
}
