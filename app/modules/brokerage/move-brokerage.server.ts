import { parseInput } from '#app/core/input.ts';
import { asMember, requireMember } from '#app/core/require.ts';
import type { Scope } from '#app/core/scope.ts';
import { advance, takeMove } from '#app/modules/process/engine/move.server.ts';
import { anySubject, type AnySubject } from '#app/modules/process/engine/subject.ts';
import { sweepReminders, sweepTimers, sweepWaiting, type SweepDeps } from '#app/modules/process/engine/sweep.server.ts';
import type { Db } from '#db/client.ts';
import { zMoveBrokerage, type FeeClaimResource, type IntroductionResource, type MandateResource, type MoveBrokerageInput } from './contract.ts';
import { getFeeClaim, getIntroduction, getMandate } from './get-brokerage.server.ts';
import { feeClaimSubject, introductionSubject, mandateSubject } from './subjects.server.ts';

/**
 * Moves a mandate, an introduction or a fee claim by the engine, which says what it refuses (`transition_refused` with `blocked_by`, `forbidden`,
 * `validation` for a missing reason, `state_changed`); what one may not see is `not_found`.
 */
async function moved(deps: { db: Db }, subject: AnySubject, scope: Scope, id: string, raw: MoveBrokerageInput, key?: string): Promise<void> {
  const member = requireMember(scope, 'brokerage.read');
  const input = parseInput(zMoveBrokerage, raw);
  await takeMove(deps, subject, member, { id, name: input.name, evidence: input.to ? { to: input.to } : {}, reason: input.reason, dryRun: false, version: input.version, idempotencyKey: key, caller: null });
}

/** `accept`, `refuse` (with a reason), `terminate` by the principal; `withdraw`, `resign` by the broker. */
export async function moveMandate(deps: { db: Db }, scope: Scope, id: string, raw: MoveBrokerageInput): Promise<MandateResource> {
  await moved(deps, anySubject(mandateSubject), scope, id, raw);
  return getMandate(deps, asMember(requireMember(scope, 'brokerage.read')), id);
}

/** `owner_consent`, `company_consent`, `refuse` (with a reason) by the sides; `withdraw` by the broker; `void` by an operator. */
export async function moveIntroduction(deps: { db: Db }, scope: Scope, id: string, raw: MoveBrokerageInput): Promise<IntroductionResource> {
  await moved(deps, anySubject(introductionSubject), scope, id, raw);
  return getIntroduction(deps, asMember(requireMember(scope, 'brokerage.read')), id);
}

/** `claim`, `waive` by the broker; `answer` by the debtor; `uphold`, `dismiss`, `annul` by an operator, each with a reason. */
export async function moveFeeClaim(deps: { db: Db }, scope: Scope, id: string, raw: MoveBrokerageInput): Promise<FeeClaimResource> {
  await moved(deps, anySubject(feeClaimSubject), scope, id, raw);
  return getFeeClaim(deps, asMember(requireMember(scope, 'brokerage.read')), id);
}

const SUBJECTS = [anySubject(mandateSubject), anySubject(introductionSubject), anySubject(feeClaimSubject)];

/** Sweep: proposals nobody answered, terms and tails that have ended, claims nobody made. Returns how many clocks were marked. */
export const sweepBrokerage = async (deps: SweepDeps): Promise<number> => (await sweepTimers(deps, SUBJECTS)).length;
/** Sweep: reminds whom the definitions name of a clock that is near. */
export const remindBrokerage = (deps: SweepDeps): Promise<number> => sweepReminders(deps, SUBJECTS);
/** Sweep: cases whose time to look again has come. */
export const advanceBrokerage = (deps: SweepDeps): Promise<number> => sweepWaiting(deps, SUBJECTS);

/** A fee that was decided to be due has been paid, perhaps: its claim looks again. */
export async function feePaid(deps: { db: Db }, claimId: string): Promise<void> { await advance(deps, feeClaimSubject, claimId); }
