import { definitionHash } from './hash.ts';
import type { Definition, Draft, Region, State } from './types.ts';

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

function deepFreeze<T>(value: T): T {
  if (value !== null && typeof value === 'object' && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(deepFreeze);
  }
  return value;
}
