import { systemScope } from '#app/core/scope.ts';
import type { Db } from '#db/client.ts';
import { isLeaseLost } from '#db/lease.ts';
import { prepared } from '#db/prepared.ts';
import { withRead, withTx } from '#db/tx.ts';
import { decide, type Decided } from '../definition/decide.ts';
import { Refusal } from '../definition/refusal.ts';
import { nextReminder, remindedRoles } from '../definition/step.ts';
import { writeMissed, writeReminded } from './cases.server.ts';
import { advance, follow, recordRefusal, take, viewOf } from './move.server.ts';
import type { AnySubject, Loaded } from './subject.ts';

/** A clock that ran out: whose, which, and the edge it fired (null: it only marks). */
export interface Missed { id: string; code: string; fired: string | null }
/** `signal`: the worker stops or has lost its turn; what is under way is finished, nothing more is begun. */
export interface SweepDeps { db: Db; log?: { warn(o: object, msg: string): void }; signal?: AbortSignal | undefined }

interface Due { case_id: string; code: string; subject: string; due: string }

/**
 * Due clocks of every kind of case, one page in the order in which they fell due: one query over one index, whatever definitions there are.
 * Those a sweep failed on before come after all others.
 */
async function due(db: Db, kinds: readonly string[], began: string, tried: boolean, after: Due | undefined, limit: number): Promise<Due[]> {
  return withRead(db, systemScope('timers'), (tx) => prepared<Due>(tx, `
    select t.case_id, t.code, c.subject, t.due_at::text as due from case_timers t join cases c on c.id = t.case_id
    where t.state = 'open' and t.due_at <= $1::timestamptz and ${tried ? 't.tried_at < $1::timestamptz' : 't.tried_at is null'} and c.subject in (${kinds.map((k) => `'${k}'`).join(', ')}) and (t.due_at, t.case_id, t.code) > ($2::timestamptz, $3, $4)
    order by t.due_at, t.case_id, t.code limit $5`, [began, after?.due ?? '-infinity', after?.case_id ?? '', after?.code ?? '', limit]));
}

/**
 * Marks every clock that has run out by the database's clock and fires the edge its definition names, mark and effect in one transaction:
 * a crash leaves both or neither. Goes on until none is due; a case somebody holds right now is left for the next turn, one that fails is
 * noted and comes last then, so that it never stands before the others. Workers may run it side by side. `clock`: the database's function whose time these
 * subjects live by.
 */
export async function sweepTimers(deps: SweepDeps, subjects: readonly AnySubject[], page = 200, clock: 'now' | 'sale_now' = 'now'): Promise<Missed[]> {
  const [{ now }] = await withRead(deps.db, systemScope('timers'), (tx) => prepared<{ now: string }>(tx, `select ${clock}()::text as now`, [])) as [{ now: string }];
  const missed: Missed[] = [];
  for (const tried of [false, true]) {
    let last: Due | undefined;
    for (;;) {
      const rows = await due(deps.db, subjects.map((s) => s.kind), now, tried, last, page);
      for (const row of rows) {
        if (deps.signal?.aborted) return missed;
        const subject = subjects.find((s) => s.kind === row.subject);
        const done = subject ? await attempt(deps, subject, row) : null;
        if (done) missed.push(done);
      }
      last = rows.at(-1);
      if (rows.length < page) break;
    }
  }
  return missed;
}

async function attempt(deps: SweepDeps, subject: AnySubject, row: Due): Promise<Missed | null> {
  try {
    return await miss(deps.db, subject, row.case_id, row.code);
  } catch (err) {
    if (isLeaseLost(err)) throw err;
    deps.log?.warn({ err, case: row.case_id, timer: row.code }, 'a deadline could not be acted on');
    await withTx(deps.db, systemScope('timers'), (tx) => prepared(tx, "update case_timers set tried_at = now() where case_id = $1 and code = $2 and state = 'open'", [row.case_id, row.code]));
    return null;
  }
}

/**
 * One clock: marks it and takes the edge it fires. An edge that does not leave where the case stands is a refused attempt, and the mark stays.
 * What is true already and only the case has not heard of (money that came in time, a hold that begins) is taken before: it may end or stop the clock.
 */
async function miss(db: Db, subject: AnySubject, id: string, code: string): Promise<Missed | null> {
  const scope = systemScope('deadlines');
  const nobody = { userId: null, orgId: null };
  return withTx(db, scope, async (tx) => {
    if (!(await subject.lockFree(tx, id))) return null;
    const before = await subject.load(tx, id, nobody);
    const ran = (ctx: Loaded) => ctx.case.timers.some((t) => t.code === code && t.state === 'open' && t.dueAt.getTime() <= ctx.now.getTime());
    if (!ran(before)) return null;
    const { ctx } = await follow(tx, subject, before);
    if (!ran(ctx)) return null;
    const fired = ctx.case.definition.timers[code]?.fires ?? null;
    const mark = () => writeMissed(tx, id, code, { chain: subject.chain(id), action: subject.words.missed });
    if (fired === null) {
      await mark();
      return { id, code, fired };
    }
    const decided = attemptTo(subject, ctx, fired);
    if (decided instanceof Refusal) {
      await mark();
      await recordRefusal(tx, subject, ctx, { scope, name: fired, reason: '', refusal: decided });
      await follow(tx, subject, await subject.load(tx, id, nobody));
    } else {
      const step = await take(tx, subject, ctx, { ...decided, scope, role: 'system', data: {}, reason: '', caller: null, missed: code });
      await follow(tx, subject, step.ctx);
    }
    return { id, code, fired };
  });
}

function attemptTo(subject: AnySubject, ctx: Loaded, name: string): Decided | Refusal {
  try {
    const decided = decide(viewOf(subject, ctx, { userId: null, orgId: null }), { name, role: 'system', scope: systemScope('deadlines') });
    return (decided.edge.mends ? null : subject.altered?.(ctx, name)) ?? decided;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

/**
 * Looks at every case whose time to look has come (it waits for a gate that clears by itself, or for a day), longest waiting first, until all
 * have been looked at once. Returns how many moved.
 */
export async function sweepWaiting(deps: SweepDeps, subjects: readonly AnySubject[], page = 200): Promise<number> {
  let moved = 0;
  let last: { id: string; at: string; subject: string } | undefined;
  const [{ now }] = await withRead(deps.db, systemScope('timers'), (tx) => prepared<{ now: string }>(tx, 'select now()::text as now', [])) as [{ now: string }];
  for (;;) {
    const rows = await withRead(deps.db, systemScope('timers'), (tx) => prepared<{ id: string; at: string; subject: string }>(tx, `
      select id, look_at::text as at, subject from cases where look_at <= $1::timestamptz and (look_at, id) > ($2::timestamptz, $3) order by look_at, id limit $4`,
    [now, last?.at ?? '-infinity', last?.id ?? '', page]));
    for (const row of rows) {
      if (deps.signal?.aborted) return moved;
      const subject = subjects.find((s) => s.kind === row.subject);
      try {
        if (subject && (await advance(deps, subject, row.id, { free: true }))?.length) moved += 1;
      } catch (err) {
        if (isLeaseLost(err)) throw err;
        deps.log?.warn({ err, case: row.id }, 'a waiting case could not be looked at');
      }
    }
    last = rows.at(-1);
    if (rows.length < page) return moved;
  }
}

/** Reminds whom the definitions say of clocks that are near their end, each once for each of its days. Returns how many reminders went out. */
export async function sweepReminders(deps: SweepDeps, subjects: readonly AnySubject[], page = 200): Promise<number> {
  let sent = 0;
  let last: Due | undefined;
  const [{ now }] = await withRead(deps.db, systemScope('timers'), (tx) => prepared<{ now: string }>(tx, 'select now()::text as now', [])) as [{ now: string }];
  for (;;) {
    const rows = await withRead(deps.db, systemScope('timers'), (tx) => prepared<Due>(tx, `
      select t.case_id, t.code, c.subject, t.remind_at::text as due from case_timers t join cases c on c.id = t.case_id
      where t.state = 'open' and t.remind_at <= $1::timestamptz and (t.remind_at, t.case_id, t.code) > ($2::timestamptz, $3, $4) order by t.remind_at, t.case_id, t.code limit $5`,
    [now, last?.due ?? '-infinity', last?.case_id ?? '', last?.code ?? '', page]));
    for (const row of rows) {
      if (deps.signal?.aborted) return sent;
      const subject = subjects.find((s) => s.kind === row.subject);
      try {
        if (subject && await remind(deps.db, subject, row.case_id, row.code)) sent += 1;
      } catch (err) {
        if (isLeaseLost(err)) throw err;
        deps.log?.warn({ err, case: row.case_id, timer: row.code }, 'a reminder could not be sent');
      }
    }
    last = rows.at(-1);
    if (rows.length < page) return sent;
  }
}

async function remind(db: Db, subject: AnySubject, id: string, code: string): Promise<boolean> {
  return withTx(db, systemScope(subject.system), async (tx) => {
    if (!(await subject.lockFree(tx, id))) return false;
    const ctx = await subject.load(tx, id, { userId: null, orgId: null });
    const timer = ctx.case.timers.find((t) => t.code === code);
    if (timer?.state !== 'open') return false;
    const roles = remindedRoles(ctx.case.definition, timer, ctx.now);
    await writeReminded(tx, id, code, nextReminder(ctx.case.definition, timer, ctx.now), timer.dueAt > ctx.now && roles.length ? subject.reminded(tx, ctx, timer, roles) : []);
    return roles.length > 0;
  });
}
