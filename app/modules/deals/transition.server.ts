import type { Caller } from '#app/core/caller.ts';
import { askApproval, askedError, type Ask } from '#app/modules/approvals/ask-approval.server.ts';
import { parseInput } from '#app/core/input.ts';
import type { Scope } from '#app/core/scope.ts';
import { reportIncident, type IncidentLog } from '#app/modules/documents/report-incident.server.ts';
import { advance, takeMove } from '#app/modules/process/engine/move.server.ts';
import type { Db } from '#db/client.ts';
import { withTx } from '#db/tx.ts';
import { zTransition, type TransitionInput, type TransitionResult } from './contract.ts';
import { AlteredContract, dealSubject } from './deal-subject.server.ts';
import { ApprovalNeeded } from './two-persons.server.ts';

export interface DealDeps { db: Db; log?: IncidentLog }
/** `caller`: where the request came from; a signature is not taken without. */
export type MoveInput = TransitionInput & { dealId: string; idempotencyKey?: string; caller?: Caller };

/**
 * Moves a deal by the engine (process/engine/move.server.ts, which tells what it refuses and how). Beyond that: `approval_limit`, and
 * `content_altered` while the contract that stands is not the text its hash was taken of, which is reported too. `dry_run` writes
 * nothing, and a refusal is an answer instead of an error. A move that takes two persons (an override, a signature above a limit) is asked for
 * by the first: `approval_requested` names what a colleague may now approve. With an idempotency key the same request gets the first answer again.
 */
export async function transition(deps: DealDeps, scope: Scope, raw: MoveInput): Promise<TransitionResult> {
  const { dealId, idempotencyKey, caller, ...body } = raw;
  const input = parseInput(zTransition, body);
  let needed: Ask | null = null;
  const done = await takeMove(deps, dealSubject, scope, {
    id: dealId, name: input.name, evidence: input.evidence, reason: input.reason, dryRun: input.dry_run, version: input.version, idempotencyKey, caller: caller ?? null,
    onRefusal: async (refusal) => {
      if (refusal instanceof AlteredContract) await reportIncident(deps, refusal.incident);
      if (refusal instanceof ApprovalNeeded) needed = refusal.ask;
    },
  }).catch(async (error: unknown) => {
    const ask = needed;
    if (!ask || (scope.kind !== 'org' && scope.kind !== 'operator')) throw error;
    const row = await withTx(deps.db, scope, (tx) => askApproval(tx, scope, ask));
    // What a second person of the platform is waited for stops clocks, where the definition says so.
    if (row.orgId === null) await advanceDeal(deps, dealId);
    throw askedError(row);
  });
  return {
    deal_id: dealId, name: done.name, dry_run: input.dry_run, accepted: done.accepted, from: done.from, to: done.to, seq: done.seq, blocked_by: done.blockedBy, fields: done.fields,
    effects: done.effects, followed_by: done.followed, state: done.state, version: done.version,
  };
}

/**
 * Lets the platform take whatever automatic moves a deal's facts allow now: after a payment settled, a payout left, a refund
 * arrived, or gates cleared by themselves. Idempotent; a deal that has nothing to do stays as it is.
 */
export async function advanceDeal(deps: DealDeps, dealId: string): Promise<TransitionResult['followed_by']> {
  return (await advance(deps, dealSubject, dealId)) ?? [];
}
