import { GATES, gateOf } from './index.ts';
import type { GateFacts, GateResult } from './types.ts';

export { isForeign } from './verdict.ts';

/** All gates of a deal, in order, each by the rule of the revision its definition asks (`gates` of the definition; the newest for those it does not name). */
export function evaluateGates(facts: GateFacts, revisions: Readonly<Record<string, number>> = {}): GateResult[] {
  return GATES.map(({ code }) => {
    const { state, why, evidence } = gateOf(code, revisions[code])!.rule(facts);
    return { code, state, why, evidenceId: evidence?.id ?? null, by: evidence?.byUserId ?? null };
  });
}
