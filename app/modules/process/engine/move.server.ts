import type { Caller } from '#app/core/caller.ts';
import { AppError } from '#app/core/errors.ts';
import { newId } from '#app/core/ids.ts';
import { systemScope, type Scope } from '#app/core/scope.ts';
import { conditionsOf, decide, nextAutomatic, type CaseView, type Decided } from '../definition/decide.ts';
import { all, reader } from '../definition/facts.ts';
import { Refusal, type Block } from '../definition/refusal.ts';
import { apply, leaves, type Change } from '../definition/step.ts';
import type { TimerState } from '../definition/types.ts';
import { withTx } from '#db/tx.ts';
import type { Db, Tx } from '#db/client.ts';
import { after, writeLook, writeMove, writeRefusal } from './cases.server.ts';
import { once } from './once.server.ts';
import { actorOf, type Actor, type Loaded, type Subject } from './subject.ts';

export interface MoveRequest {
  id: string;
  name: string;
  evidence: Record<string, unknown>;
  reason: string;
  dryRun: boolean;
  /** Refuses the move (`state_changed`) when the case has moved since it was read. */
  version?: number | undefined;
  /** The same request under the same key gets the first answer again. */
  idempotencyKey?: string | undefined;
  caller: Caller | null;
  /** Hears of a refusal once the transaction is undone. */
  onRefusal?(refusal: Refusal): Promise<void>;
}

export interface Taken { name: string; from: string; to: string }
export interface MoveOutcome extends Taken {
  accepted: boolean;
  /** Number of the attempt in the history; null for a dry run. */
  seq: number | null;
  blockedBy: Block[];
  fields: { path: string; code: string }[];
  effects: { name: string; data: Record<string, unknown> }[];
  followed: Taken[];
  state: string;
  version: number;
}

/** Bound on the moves the platform takes by itself after one move: more would be a loop in the tables. */
const MAX_FOLLOW_UPS = 8;

/**
 * The one way a case moves by somebody's hand. Locks the subject, asks the definition (actor, permission, place, facts, gates, form), does
 * the effects, writes history, place, clocks, holds and news in one statement, then takes the automatic moves this one made possible. A refused
 * attempt is recorded too, in a transaction of its own, and thrown: `transition_refused` with `blocked_by`, `forbidden`, `validation` with
 * fields, `state_changed`, or what an effect refuses with; a subject one may not see is `not_found` and leaves no row. A dry run is the very
 * same code, rolled back, and a refusal is its answer instead of an error.
 */
export async function takeMove<S extends Loaded>(deps: { db: Db }, subject: Subject<S>, scope: Scope, request: MoveRequest): Promise<MoveOutcome> {
  if (scope.kind === 'public') throw new AppError('unauthenticated');
  if (scope.kind === 'user') throw new AppError('not_found', { [subject.kind]: request.id });
  try {
    return await withTx(deps.db, scope, async (tx) => {
      const run = () => move(tx, subject, scope, request);
      const { id, name, evidence, reason, version, idempotencyKey: key } = request;
      if (request.dryRun) throw new RolledBack(await run());
      return key === undefined ? run() : once(tx, scope, { endpoint: `${subject.kind}.transition:${id}`, key, input: { name, evidence, reason, dry_run: false, version } }, run);
    });
  } catch (error) {
    if (error instanceof RolledBack) return error.outcome;
    if (!(error instanceof Refusal)) throw error;
    await request.onRefusal?.(error);
    return refused(deps, subject, scope, request, error);
  }
}

/** Carries the outcome of a dry run out of the transaction it rolls back. */
class RolledBack extends Error {
  readonly outcome: MoveOutcome;
  constructor(outcome: MoveOutcome) { super('dry run'); this.outcome = { ...outcome, seq: null }; }
}

export function viewOf<S extends Loaded>(subject: Subject<S>, ctx: S, actor: Actor): CaseView {
  return { definition: ctx.case.definition, standing: ctx.case.standing, facts: subject.facts(ctx, actor), gates: subject.gates(ctx), steps: subject.steps(ctx, actor), actorUserId: actor.userId };
}

async function move<S extends Loaded>(tx: Tx, subject: Subject<S>, scope: Scope, request: MoveRequest): Promise<MoveOutcome> {
  if (!(await subject.lock(tx, scope, request.id, subject.words.step))) throw new AppError('not_found', { [subject.kind]: request.id });
  const actor = actorOf(scope);
  const ctx = await subject.load(tx, request.id, actor);
  const role = subject.roleOf(ctx, scope);
  if (!role) throw new AppError('not_found', { [subject.kind]: request.id });
  if (request.version !== undefined && request.version !== ctx.case.version) throw new Refusal('state_changed', [{ code: 'state_changed', detail: String(ctx.case.version) }]);
  const altered = subject.altered?.(ctx, request.name);
  if (altered && !ctx.case.definition.edges.some((e) => e.name === request.name && e.mends)) throw altered;
  const target = typeof request.evidence.to === 'string' ? request.evidence.to : undefined;
  const decided = decide(viewOf(subject, ctx, actor), { name: request.name, role, scope, ...(target === undefined ? {} : { target }) });
  const form = subject.readForm(decided.edge.form, request.evidence);
  if (!form.ok) throw new Refusal('validation', [{ code: 'invalid_evidence' }], { fields: form.fields, to: decided.to });
  if (decided.edge.reason && !request.reason) throw new Refusal('validation', [{ code: 'reason_required' }], { fields: [{ path: 'reason', code: 'required' }], to: decided.to });
  const step = await take(tx, subject, ctx, { ...decided, scope, role, data: form.data, reason: request.reason, caller: request.caller });
  const end = await follow(tx, subject, step.ctx);
  return {
    name: decided.edge.name, from: step.change.from, to: step.change.to, accepted: true, seq: ctx.case.seq + 1, blockedBy: [], fields: [], effects: step.effects,
    followed: end.followed, state: end.ctx.case.state, version: end.ctx.case.version,
  };
}

export interface Step extends Decided { scope: Scope; role: string; data: Record<string, unknown>; reason: string; caller: Caller | null; /** A clock that is marked with it. */ missed?: string; by?: { system: string; step: string } }

/** Takes one decided edge: effects first, because they may still refuse, then everything the move writes in one statement. */
export async function take<S extends Loaded>(tx: Tx, subject: Subject<S>, start: S, step: Step): Promise<{ ctx: S; change: Change; effects: MoveOutcome['effects'] }> {
  const { case: row, now } = start;
  const actor = actorOf(step.scope);
  const facts = subject.facts(start, actor);
  const timers: TimerState[] = row.timers.map((t) => (t.code === step.missed ? { ...t, state: 'missed' } : t));
  const change = apply(row.definition, row.standing, {
    edge: step.edge, now, facts, timers, dueAt: (period) => subject.dueAt(start, period), ...(step.target === undefined ? {} : { target: step.target }),
  });
  const done = clockEffects(change, row.timers);
  let [ctx, stale] = [start, false];
  const personal = { edge: step.edge, to: change.to, scope: step.scope, reason: step.reason };
  await subject.approved?.(tx, ctx, personal);
  for (const name of [...(step.edge.effects ?? []), ...(change.from === change.to ? [] : change.state.enter ?? [])]) {
    const effect = subject.effects[name];
    if (!effect) throw new Error(`${row.definition.name}@${row.definition.version}: no effect ${name}`);
    done.push({ name, data: await effect({ tx, scope: step.scope, ctx, edge: step.edge, data: step.data, reason: step.reason, caller: step.caller, stale: () => { stale = true; } }) });
  }
  const changed = withMissed(change, timers, step.missed);
  const next = after(row, change, changed, start.at);
  if (stale) ctx = await subject.load(tx, row.id, actor);
  subject.took(ctx, step.edge.name, actor);
  ctx.case = next;
  subject.judge(ctx);
  const override = step.edge.to === '@target';
  await writeMove(tx, {
    case: row, change, timers: changed, lookAt: looksAt(subject, ctx), now,
    move: { id: newId('transition'), name: step.edge.name, override, reason: step.reason, actor_kind: step.role, actor_user_id: actor.userId, actor_org_id: actor.orgId },
    audit: {
      chain: subject.chain(row.id), action: subject.words.move,
      data: { name: step.edge.name, seq: next.seq, from: change.from, to: change.to, override, ...(step.reason ? { reason: step.reason } : {}), ...(step.missed ? { missed: step.missed } : {}), effects: done.map((d) => d.name) },
    },
    facts: subject.told(tx, ctx, { name: step.edge.name, change, seq: next.seq }), ...(step.by ? { by: step.by } : {}),
  });
  await subject.asked?.(tx, ctx, personal, change);
  return { ctx, change, effects: done };
}

function withMissed(change: Change, timers: readonly TimerState[], missed: string | undefined): readonly TimerState[] {
  if (missed === undefined || change.timers.some((t) => t.code === missed)) return change.timers;
  return [...change.timers, ...timers.filter((t) => t.code === missed)];
}

/** What the move did to the clocks, told like an effect. */
function clockEffects(change: Change, before: readonly TimerState[]): MoveOutcome['effects'] {
  const turned = (from: TimerState['state'], to: TimerState['state']) => change.timers.filter((t) => t.state === to && before.some((b) => b.code === t.code && b.state === from)).map((t) => t.code);
  return [...(change.started ? [{ name: 'hold_clocks', data: { held: turned('open', 'held') } }] : []), ...(change.ended.length ? [{ name: 'resume_clocks', data: { resumed: turned('held', 'open') } }] : [])];
}

const NOBODY: Actor = { userId: null, orgId: null };

/** The automatic edge the platform takes next; none while altered content stands, but for edges that mend. */
function following<S extends Loaded>(subject: Subject<S>, ctx: S): Decided | null {
  if (ctx.case.closedAt) return null;
  const next = nextAutomatic(viewOf(subject, ctx, NOBODY));
  return next && (next.edge.mends || !subject.altered?.(ctx, next.edge.name)) ? next : null;
}

/** When time alone, or a gate that clears by itself, could let the platform move the case; null when only somebody's doing can. */
function looksAt<S extends Loaded>(subject: Subject<S>, ctx: S): Date | null {
  const { definition, standing } = ctx.case;
  if (ctx.case.closedAt) return null;
  const view = viewOf(subject, ctx, NOBODY);
  const facts = reader(definition, standing, view.facts);
  const timed = definition.timed ?? [];
  const moments = definition.edges.flatMap((edge) => {
    if (!edge.auto || !leaves(definition, edge, standing) || !all(edge.when, facts)) return [];
    const blocks = conditionsOf(edge, view);
    if (blocks.length === 0 || !blocks.every((b) => b.code in definition.gates || timed.includes(b.code))) return [];
    return subject.lookAt(ctx, { gates: blocks.some((b) => b.code in definition.gates), facts: blocks.map((b) => b.code).filter((c) => timed.includes(c)) }) ?? [];
  });
  return moments.length ? new Date(Math.min(...moments.map((m) => m.getTime()))) : null;
}

/** Takes the automatic edges whose conditions hold now, then writes what is kept equal to the rules. */
export async function follow<S extends Loaded>(tx: Tx, subject: Subject<S>, start: S): Promise<{ ctx: S; followed: Taken[] }> {
  const followed: Taken[] = [];
  const scope = systemScope(subject.system);
  let ctx = start;
  for (let i = 0; i < MAX_FOLLOW_UPS; i++) {
    const next = following(subject, ctx);
    if (!next) break;
    const step = await take(tx, subject, ctx, { ...next, scope, role: 'system', data: {}, reason: '', caller: null, by: { system: subject.system, step: 'follow up a move' } });
    followed.push({ name: next.edge.name, from: step.change.from, to: step.change.to });
    ctx = step.ctx;
  }
  await subject.settle(tx, ctx);
  return { ctx, followed };
}

/**
 * Lets the platform take whatever automatic moves a case's facts allow now. Idempotent; a case that has nothing to do stays as it is.
 * `free`: leaves a case alone that somebody else holds now, and answers null.
 */
export async function advance<S extends Loaded>(deps: { db: Db }, subject: Subject<S>, id: string, options: { free?: boolean } = {}): Promise<Taken[] | null> {
  const scope = systemScope(subject.system);
  return withTx(deps.db, scope, async (tx) => {
    if (!(await (options.free ? subject.lockFree(tx, id) : subject.lock(tx, scope, id, 'advance the case')))) {
      if (options.free) return null;
      throw new AppError('not_found', { [subject.kind]: id });
    }
    const { ctx, followed } = await follow(tx, subject, await subject.load(tx, id, NOBODY));
    if (followed.length === 0 && !ctx.case.closedAt) await look(tx, subject, ctx);
    return followed;
  });
}

/** Notes when to look again, where that changed or a look was due. */
async function look<S extends Loaded>(tx: Tx, subject: Subject<S>, ctx: S): Promise<void> {
  const at = looksAt(subject, ctx);
  if (at?.getTime() !== ctx.case.lookAt?.getTime()) await writeLook(tx, ctx.case.id, at);
}

/** Records a refused attempt and throws it; answers a dry run instead, leaving nothing behind. */
async function refused<S extends Loaded>(deps: { db: Db }, subject: Subject<S>, scope: Scope, request: MoveRequest, refusal: Refusal): Promise<MoveOutcome> {
  const row = await withTx(deps.db, scope, async (tx) => {
    if (!(await subject.lock(tx, scope, request.id, 'record the refused attempt'))) throw new AppError('not_found', { [subject.kind]: request.id });
    const ctx = await subject.load(tx, request.id, NOBODY);
    if (!request.dryRun) await recordRefusal(tx, subject, ctx, { scope, name: request.name, reason: request.reason, refusal });
    return ctx.case;
  });
  if (!request.dryRun) throw refusal.toAppError({ kind: subject.kind, id: row.id, state: row.state }, request.name);
  return {
    name: request.name, from: row.state, to: refusal.to ?? row.state, accepted: false, seq: null, blockedBy: refusal.blockedBy, fields: refusal.fields.map((f) => ({ path: f.path, code: f.code })),
    effects: [], followed: [], state: row.state, version: row.version,
  };
}

export async function recordRefusal<S extends Loaded>(tx: Tx, subject: Subject<S>, ctx: S, attempt: { scope: Scope; name: string; reason: string; refusal: Refusal }): Promise<void> {
  const role = subject.roleOf(ctx, attempt.scope);
  if (!role) return;
  const refusal = [...attempt.refusal.blockedBy, ...attempt.refusal.fields.map((f) => ({ code: f.code, detail: f.path }))].map((b) => ({ code: b.code, ...(b.detail ? { detail: b.detail } : {}) }));
  const actor = actorOf(attempt.scope);
  await writeRefusal(tx, {
    id: ctx.case.id, move: { id: newId('transition'), name: attempt.name, to_state: attempt.refusal.to, refusal, reason: attempt.reason, actor_kind: role, actor_user_id: actor.userId, actor_org_id: actor.orgId },
    audit: { chain: subject.chain(ctx.case.id), action: subject.words.refuse, data: { name: attempt.name, state: ctx.case.state, blocked_by: refusal.map((r) => r.code) } },
  });
}
