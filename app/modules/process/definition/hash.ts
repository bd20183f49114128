import { createHash } from 'node:crypto';
import type { Draft } from './types.ts';

/** Canonical JSON: keys in order, nothing undefined, lists as they stand (their order has a meaning). */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value).filter(([, v]) => v !== undefined).sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries.map(([k, v]) => `${JSON.stringify(k)}:${canonical(v)}`).join(',')}}`;
  }
  return JSON.stringify(value);
}

/**
 * SHA-256 (hex) of a definition as it runs: shared fragments are unfolded in it, gates and facts stand in it with the revisions of
 * their rules. The order of states and edges is part of the meaning and so of the hash.
 */
export function definitionHash(draft: Draft): string {
  // Key order of `states` is the order of the way: it is hashed as a list.
  return createHash('sha256').update(canonical({ ...draft, states: Object.entries(draft.states), hash: undefined })).digest('hex');
}
