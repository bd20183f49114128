import { and, eq, sql } from 'drizzle-orm';
import { AppError } from '#app/core/errors.ts';
import type { Caller } from '#app/core/caller.ts';
import { newId } from '#app/core/ids.ts';
import { systemScope, type Scope } from '#app/core/scope.ts';
import { parseInput } from '#app/core/input.ts';
import { hashOfText, textIntact } from '#app/modules/documents/content.server.ts';
import { reportIncident, type Incident, type IncidentLog } from '#app/modules/documents/report-incident.server.ts';
import { audit } from '#db/audit.ts';
import type { Db, Tx } from '#db/client.ts';
import { emit } from '#db/outbox.ts';
import { dealGates, deals, dealTransitions } from '#db/schema/deals.ts';
import { asPlatform, withTx } from '#db/tx.ts';
import { factsFor, loadContext, reloadContext, roleIn, type DealContext } from './context.server.ts';
import { zTransition, type Block, type TransitionInput, type TransitionResult } from './contract.ts';
import { historyHead, lockDeal, readDeal, type DocumentRow } from './deal.store.server.ts';
import { decide, nextAutomatic } from './decide.ts';
import { applyDeadlines } from './effects/clocks.server.ts';
import { EFFECTS } from './effects/index.server.ts';
import { readForm } from './forms.ts';
import { once } from './idempotent.server.ts';
import type { Edge, EffectName, Role } from './process/types.ts';
import { Refusal } from './refusal.ts';

export interface DealDeps { db: Db; log?: IncidentLog }
/** `caller`: where the request came from; a signature is not taken without. */
export type MoveInput = TransitionInput & { dealId: string; idempotencyKey?: string; caller?: Caller };

/** Bound on the moves the platform takes by itself after one move: more would be a loop in the tables. */
const MAX_FOLLOW_UPS = 6;

/**
 * The one writer of a deal's state. Locks the deal, asks the process (actor, permission, state, requirements, gates, form),
 * does the effects, writes the row of the history and the state in one transaction, then takes the automatic moves this one
 * made possible. A refused attempt is recorded too, in a transaction of its own, and thrown: `transition_refused` with
 * `blocked_by` and the current state, `forbidden`, `validation` with fields, `approval_limit`, `state_changed`; a deal one may
 * not see is `not_found` and leaves no row. `dry_run` runs the very same code and rolls it back: nothing is written, and a
 * refusal is an answer instead of an error. With an idempotency key the same request gets the first answer again.
 */
export async function transition(deps: DealDeps, scope: Scope, raw: MoveInput): Promise<TransitionResult> {
  const { dealId, idempotencyKey, caller, ...body } = raw;
  const input = parseInput(zTransition, body);
  if (scope.kind === 'public') throw new AppError('unauthenticated');
  if (scope.kind === 'user') throw new AppError('not_found', { deal: dealId });
  try {
    return await withTx(deps.db, scope, async (tx) => {
      const run = () => move(tx, scope, dealId, { ...input, caller: caller ?? null });
      if (!input.dry_run) return idempotencyKey ? once(tx, scope, { endpoint: `deal.transition:${dealId}`, key: idempotencyKey, input }, run) : run();
      throw new RolledBack(await run());
    });
  } catch (error) {
    if (error instanceof RolledBack) return error.result;
    if (!(error instanceof Refusal)) throw error;
    if (error instanceof AlteredContract) await reportIncident(deps, error.incident);
    return refused(deps, scope, dealId, input, error);
  }
}

/** Carries the result of a dry run out of the transaction it rolls back. */
class RolledBack extends Error {
  readonly result: TransitionResult;
  constructor(result: TransitionResult) { super('dry run'); this.result = { ...result, dry_run: true, seq: null }; }
}

/** The contract that stands is not the text its hash was taken of. Carries what to report once the transaction is undone. */
class AlteredContract extends Refusal {
  readonly incident: Incident;
  constructor(document: DocumentRow, name: string) {
    super('content_altered', [{ code: 'content_altered', detail: document.id }]);
    this.incident = {
      kind: 'content_differs', subject: document.id, dealId: document.dealId, orgId: null, expected: document.sha256, found: hashOfText(document.body ?? ''),
      metAt: name === 'sign_contract' ? 'sign' : 'read',
    };
  }
}

/** Moves that may still be made on an altered contract: those that sort it out, and those that end the deal without it. */
const SORTS_OUT: ReadonlySet<string> = new Set(['open_dispute', 'resolve_dispute', 'end_dispute', 'override', 'propose_cancel', 'agree_cancel', 'time_out_payment', 'time_out_signing', 'complete_refund']);
const altered = (ctx: DealContext) => ctx.contract !== null && !textIntact(ctx.contract.document);

type Input = ReturnType<typeof zTransition.parse>;

async function move(tx: Tx, scope: Scope, dealId: string, input: Input & { caller: Caller | null }): Promise<TransitionResult> {
  const locked = await lockDeal(tx, dealId);
  const role = roleIn(locked, scope);
  if (!role) throw new AppError('not_found', { deal: dealId });
  return asPlatform(tx, scope, 'move the deal', async () => {
    await lockPatent(tx, locked.patentNumber);
    const ctx = await loadContext(tx, locked);
    if (input.version !== undefined && input.version !== locked.version) throw new Refusal('state_changed', [{ code: 'state_changed', detail: String(locked.version) }]);
    if (altered(ctx) && !SORTS_OUT.has(input.name)) throw new AlteredContract(ctx.contract!.document, input.name);
    const actor = { userId: 'userId' in scope ? scope.userId : null, orgId: 'orgId' in scope ? scope.orgId : null };
    const target = typeof input.evidence.to === 'string' ? input.evidence.to : undefined;
    const { edge, to } = decide(ctx.process, factsFor(ctx, actor), ctx.gates, { name: input.name, role, scope, ...(target ? { target } : {}) });
    const form = readForm(edge.form, input.evidence);
    if (!form.ok) throw new Refusal('validation', [{ code: 'invalid_evidence' }], { fields: form.fields, to });
    if (edge.reason && !input.reason) throw new Refusal('validation', [{ code: 'reason_required' }], { fields: [{ path: 'reason', code: 'required' }], to });
    const effects = await take(tx, scope, ctx, { edge, to, role, data: form.data, reason: input.reason, caller: input.caller });
    const { ctx: after, followed } = await followUp(tx, await reloadContext(tx, dealId));
    return {
      deal_id: dealId, name: edge.name, dry_run: false, accepted: true, from: ctx.deal.state, to, seq: ctx.nextSeq, blocked_by: [], fields: [], effects,
      followed_by: followed, state: after.deal.state, version: after.deal.version,
    };
  });
}

/** Two deals on one patent decide about its rights one after the other. */
async function lockPatent(tx: Tx, number: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`patent:${number}`}, 0))`);
}

interface Step { edge: Edge; to: string; role: Role; data: Record<string, unknown>; reason: string; caller: Caller | null }

/** Effects an override brings along, from where it leads and whence it comes. */
function effectsOf(ctx: DealContext, step: Step): readonly EffectName[] {
  if (step.edge.to !== '@target') return step.edge.effects ?? [];
  const end = ctx.process.states[step.to]?.outcome;
  return [
    ...(ctx.deal.state === 'disputed' ? ['resume_clocks' as const] : []),
    ...(step.to === 'refunding' ? ['request_refund' as const] : []),
    ...(end === 'completed' ? ['complete_deal' as const] : end === 'cancelled' ? ['cancel_deal' as const] : []),
  ];
}

/** Takes one edge: row of the history first (the database wants it before the state moves), then effects, state, clocks, news. */
async function take(tx: Tx, scope: Scope, ctx: DealContext, step: Step): Promise<TransitionResult['effects']> {
  const { deal } = ctx;
  const override = step.edge.to === '@target';
  await tx.insert(dealTransitions).values({
    id: newId('transition'), dealId: deal.id, seq: ctx.nextSeq, name: step.edge.name, fromState: deal.state, toState: step.to, accepted: true,
    ...actorColumns(scope, step.role), override, reason: step.reason,
  });
  const done: TransitionResult['effects'] = [];
  for (const name of effectsOf(ctx, step)) {
    done.push({ name, data: await EFFECTS[name]({ tx, scope, ctx, edge: step.edge, data: step.data, reason: step.reason, caller: step.caller }) });
  }
  await tx.update(deals).set({ state: step.to, version: deal.version + 1, updatedAt: sql`now()` }).where(and(eq(deals.id, deal.id), eq(deals.version, deal.version)));
  if (ctx.process.states[step.to]?.phase !== 'final') await applyDeadlines(tx, ctx, step.edge);
  await audit(tx, scope, {
    chain: `deal:${deal.id}`, action: 'deal.transition', subject: deal.id,
    data: { name: step.edge.name, seq: ctx.nextSeq, from: deal.state, to: step.to, override, ...(step.reason ? { reason: step.reason } : {}), effects: done.map((d) => d.name) },
  });
  await emit(tx, 'deal.moved', { dealId: deal.id, transition: step.edge.name, from: deal.state, to: step.to, seq: ctx.nextSeq }, { key: `${deal.id}:${ctx.nextSeq}` });
  return done;
}

/** Takes the automatic edges whose conditions hold now, then writes the gates as they stand. */
async function followUp(tx: Tx, start: DealContext): Promise<{ ctx: DealContext; followed: TransitionResult['followed_by'] }> {
  const followed: TransitionResult['followed_by'] = [];
  const scope = systemScope('deals');
  let ctx = start;
  for (let i = 0; i < MAX_FOLLOW_UPS; i++) {
    const next = nextAutomatic(ctx.process, factsFor(ctx, { userId: null, orgId: null }), ctx.gates);
    if (!next || (altered(ctx) && !SORTS_OUT.has(next.edge.name))) break;
    const from = ctx.deal.state;
    await asPlatform(tx, scope, 'follow up a move', () => take(tx, scope, ctx, { ...next, role: 'system', data: {}, reason: '', caller: null }));
    followed.push({ name: next.edge.name, from, to: next.to });
    ctx = await reloadContext(tx, ctx.deal.id);
  }
  await writeGates(tx, ctx);
  return { ctx, followed };
}

/** Keeps the table of gates equal to what the rules say; a gate that stays cleared keeps the day it was cleared. */
export async function writeGates(tx: Tx, ctx: DealContext): Promise<void> {
  await tx.insert(dealGates).values(ctx.gates.map((g) => ({
    dealId: ctx.deal.id, code: g.code, state: g.state, why: g.why, evidenceId: g.evidenceId,
    clearedBy: g.state === 'cleared' ? g.by ?? 'system' : null, clearedAt: g.state === 'cleared' ? sql`now()` : null,
  }))).onConflictDoUpdate({
    target: [dealGates.dealId, dealGates.code],
    set: {
      state: sql`excluded.state`, why: sql`excluded.why`, evidenceId: sql`excluded.evidence_id`, clearedBy: sql`excluded.cleared_by`,
      clearedAt: sql`case when excluded.state = 'cleared' then coalesce(${dealGates.clearedAt}, now()) end`,
    },
    setWhere: sql`(${dealGates.state}, ${dealGates.why}, ${dealGates.evidenceId}) is distinct from (excluded.state, excluded.why, excluded.evidence_id)`,
  });
}

function actorColumns(scope: Scope, role: Role) {
  return { actorKind: role, actorUserId: 'userId' in scope ? scope.userId : null, actorOrgId: 'orgId' in scope ? scope.orgId : null };
}

/** Records a refused attempt and throws it; answers a dry run instead, leaving nothing behind. */
async function refused(deps: DealDeps, scope: Scope, dealId: string, input: Input, refusal: Refusal): Promise<TransitionResult> {
  const deal = await withTx(deps.db, scope, async (tx) => {
    if (input.dry_run) return readDeal(tx, dealId);
    const row = await lockDeal(tx, dealId);
    await recordRefusal(tx, scope, row, { name: input.name, to: refusal.to ?? row.state, reason: input.reason, blockedBy: refusal.blockedBy, fields: refusal.fields });
    return row;
  });
  if (!input.dry_run) throw refusal.toAppError(deal, input.name);
  return {
    deal_id: dealId, name: input.name, dry_run: true, accepted: false, from: deal.state, to: refusal.to ?? deal.state, seq: null, blocked_by: refusal.blockedBy,
    fields: refusal.fields.map((f) => ({ path: f.path, code: f.code })), effects: [], followed_by: [], state: deal.state, version: deal.version,
  };
}

async function recordRefusal(
  tx: Tx, scope: Scope, deal: { id: string; state: string; sellerOrgId: string; buyerOrgId: string; brokerOrgId: string | null },
  attempt: { name: string; to: string; reason: string; blockedBy: Block[]; fields: { path: string; code: string }[] },
): Promise<void> {
  const role = roleIn(deal, scope);
  if (!role) return;
  await asPlatform(tx, scope, 'record the refused attempt', async () => {
    const { nextSeq } = await historyHead(tx, deal.id);
    const refusal = [...attempt.blockedBy, ...attempt.fields.map((f) => ({ code: f.code, detail: f.path }))].map((b) => ({ code: b.code, ...(b.detail ? { detail: b.detail } : {}) }));
    await tx.insert(dealTransitions).values({
      id: newId('transition'), dealId: deal.id, seq: nextSeq, name: attempt.name, fromState: deal.state, toState: attempt.to, accepted: false, refusal,
      ...actorColumns(scope, role), reason: attempt.reason,
    });
    await audit(tx, scope, { chain: `deal:${deal.id}`, action: 'deal.refuse', subject: deal.id, data: { name: attempt.name, seq: nextSeq, state: deal.state, blocked_by: refusal.map((r) => r.code) } });
  });
}

/**
 * Lets the platform take whatever automatic moves a deal's facts allow now: after a payment settled, a payout left, a refund
 * arrived, or gates cleared by themselves. Idempotent; a deal that has nothing to do stays as it is.
 */
export async function advanceDeal(deps: DealDeps, dealId: string): Promise<TransitionResult['followed_by']> {
  const scope = systemScope('deals');
  return withTx(deps.db, scope, async (tx) => {
    const locked = await lockDeal(tx, dealId);
    await lockPatent(tx, locked.patentNumber);
    return (await followUp(tx, await loadContext(tx, locked))).followed;
  });
}
