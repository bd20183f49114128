import { parseInput } from '#app/core/input.ts';
import { requireMember } from '#app/core/require.ts';
import type { Scope } from '#app/core/scope.ts';
import { advance, takeMove, type MoveOutcome } from '#app/modules/process/engine/move.server.ts';
import { anySubject } from '#app/modules/process/engine/subject.ts';
import { sweepReminders, sweepTimers, sweepWaiting, type SweepDeps } from '#app/modules/process/engine/sweep.server.ts';
import type { Db } from '#db/client.ts';
import { zMoveService, type MoveServiceInput } from './contract.ts';
import { serviceSubject } from './service-subject.server.ts';

/**
 * Moves a service case by the engine: `choose` (evidence: `quote_id`), `cancel`, `accept`, `ask_remedy`, `contest`, `leave_late`, `rate` (`stars`, `words`) by the
 * client; `deliver` (`file_id`, `note`), `give_up` by the agency; findings and their confirmation by two of the platform's people. What is
 * refused says why (`transition_refused`, `forbidden`, `validation`); what one may not see is `not_found`.
 */
export async function moveService(deps: { db: Db }, scope: Scope, id: string, raw: MoveServiceInput): Promise<MoveOutcome> {
  const member = requireMember(scope, 'service.read');
  const input = parseInput(zMoveService, raw);
  return takeMove(deps, serviceSubject, member, { id, name: input.name, evidence: input.evidence, reason: input.reason, dryRun: false, version: input.version, caller: null });
}

/** Money of the case came in, went back or went on: it takes whatever step that allows. Idempotent. */
export async function advanceService(deps: { db: Db }, id: string): Promise<void> { await advance(deps, serviceSubject, id); }

const SUBJECTS = [anySubject(serviceSubject)];
/** Sweep: quotes nobody took, fees nobody paid, work that is late, silence that accepts. Returns how many clocks were marked. */
export const sweepServices = async (deps: SweepDeps): Promise<number> => (await sweepTimers(deps, SUBJECTS)).length;
export const remindServices = (deps: SweepDeps): Promise<number> => sweepReminders(deps, SUBJECTS);
export const advanceServices = (deps: SweepDeps): Promise<number> => sweepWaiting(deps, SUBJECTS);
