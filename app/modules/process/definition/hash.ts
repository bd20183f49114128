import { createHash } from 'node:crypto';
import { canonical } from '#app/core/canonical.ts';
import type { Draft } from './types.ts';

/**
 * SHA-256 (hex) of a definition as it runs: shared fragments are unfolded in it, gates and facts stand in it with the revisions of
 * their rules. The order of states and edges is part of the meaning and so of the hash.
 */
export function definitionHash(draft: Draft): string {
  // Key order of `states` is the order of the way: it is hashed as a list.
  return createHash('sha256').update(canonical({ ...draft, states: Object.entries(draft.states), hash: undefined })).digest('hex');
}
