import type { Caller } from '#app/core/caller.ts';
import type { Scope } from '#app/core/scope.ts';
import type { Tx } from '#db/client.ts';
import type { DealContext } from '../context.server.ts';
import type { Edge } from '../process/types.ts';

/** What an effect works with. It runs for the platform, under the deal's lock, before the state is written. */
export interface EffectInput {
  tx: Tx;
  scope: Scope;
  ctx: DealContext;
  edge: Edge;
  /** Evidence as its form read it. */
  data: Record<string, unknown>;
  reason: string;
  /** Where the request came from; null when the platform moves by itself. */
  caller: Caller | null;
}

/** Does its work and tells in a few words what it did; the answer of the move and of a dry run carries it. */
export type Effect = (input: EffectInput) => Promise<Record<string, unknown>>;
