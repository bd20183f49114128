import type { Effect, EffectInput } from '#app/modules/process/engine/subject.ts';
import type { DealContext } from '../context.server.ts';

export type DealEffectInput = EffectInput<DealContext>;
/** An effect of a deal. What it changes of the context it changes in memory too, or it says that the context is stale. */
export type DealEffect = Effect<DealContext>;
