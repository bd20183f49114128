import type { Gate } from './gate.ts';
import { GATES } from './index.ts';
import type { GateFacts, GateResult } from './types.ts';

export { isForeign } from './verdict.ts';

/** All gates of a deal, in order. */
export function evaluateGates(facts: GateFacts): GateResult[] {
  return (GATES as readonly Gate[]).map((gate) => {
    const { state, why, evidence } = gate.rule(facts);
    return { code: gate.code, state, why, evidenceId: evidence?.id ?? null, by: evidence?.byUserId ?? null };
  });
}
