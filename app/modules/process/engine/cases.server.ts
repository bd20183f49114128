import { prepared } from '#db/prepared.ts';
import type { Tx } from '#db/client.ts';
import { AppError } from '#app/core/errors.ts';
import type { FactRow } from '#db/outbox.ts';
import type { AuditChain } from '#db/audit.ts';
import { nextReminder, type Change } from '../definition/step.ts';
import type { Definition, Standing, StateName, TimerState } from '../definition/types.ts';
import type { CaseRow } from './subject.ts';

/** What {@link CASE_JSON} answers. */
export interface CaseJson {
  row: {
    id: string; definition: string; definition_version: number; definition_hash: string; regions: Record<string, string>; state: string; version: number; seq: number;
    state_since: string | null; look_at: string | null; opened_at: string; closed_at: string | null; outcome: 'completed' | 'cancelled' | null;
  };
  timers: { code: string; due_at: string; state: TimerState['state']; remaining_ms: number | null; holds: string[] }[];
  holds: { name: string; before: Record<string, string> }[];
}

/** SQL for a case with its clocks and open holds as one JSON value, for the statement in which a subject reads itself; `c` names the row of `cases`. */
export const CASE_JSON = (c: string) => `jsonb_build_object('row', to_jsonb(${c}),
  'timers', (select coalesce(jsonb_agg(to_jsonb(t) order by t.due_at, t.code), '[]') from case_timers t where t.case_id = ${c}.id),
  'holds', (select coalesce(jsonb_agg(to_jsonb(h) order by h.seq), '[]') from case_holds h where h.case_id = ${c}.id and h.ended_at is null))`;

const moment = (at: string | null) => (at === null ? null : new Date(at));

/** A case out of its JSON. Throws when its definition is not what it began with: somebody changed a shipped version. */
export function caseFrom(json: CaseJson, definitions: readonly Definition[]): CaseRow {
  const { row } = json;
  const definition = definitions.find((d) => d.name === row.definition && d.version === row.definition_version);
  if (!definition) throw new AppError('not_found', { process: row.definition, version: row.definition_version });
  if (definition.hash !== row.definition_hash) throw new Error(`${definition.name}@${definition.version} is not what case ${row.id} began with`);
  return {
    id: row.id, definition, standing: { at: row.regions, holds: json.holds.map((h) => ({ name: h.name, before: h.before })) }, state: row.state as StateName,
    version: row.version, seq: row.seq, stateSince: moment(row.state_since), lookAt: moment(row.look_at), openedAt: new Date(row.opened_at), closedAt: moment(row.closed_at), outcome: row.outcome,
    timers: json.timers.map((t) => ({ code: t.code, dueAt: new Date(t.due_at), state: t.state, remainingMs: t.remaining_ms, heldBy: t.holds })),
  };
}

/** A case by itself, with the database's clock; `not_found` when there is none. */
export async function readCase(tx: Tx, id: string, definitions: readonly Definition[]): Promise<{ case: CaseRow; now: Date; at: Date }> {
  const [found] = await prepared<{ json: CaseJson; now: string; at: string }>(tx, `select ${CASE_JSON('c')} as json, clock_timestamp()::text as now, transaction_timestamp()::text as at from cases c where c.id = $1`, [id]);
  if (!found) throw new AppError('not_found', { case: id });
  return { case: caseFrom(found.json, definitions), now: new Date(found.now), at: new Date(found.at) };
}

const timerJson = (definition: Definition, now: Date) => (t: TimerState) => ({
  code: t.code, due_at: t.dueAt.toISOString(), state: t.state, remaining_ms: t.remainingMs, holds: t.heldBy, remind_at: nextReminder(definition, t, now)?.toISOString() ?? null,
});

export interface Written { id: string; actor_kind: string; actor_user_id: string | null; actor_org_id: string | null }

export interface MoveWrite {
  case: CaseRow;
  change: Change;
  move: Written & { name: string; override: boolean; reason: string };
  /** Clocks whose rows change: those of the change, and one that was marked. */
  timers: readonly TimerState[];
  lookAt: Date | null;
  now: Date;
  audit: { chain: AuditChain; action: string; data: Record<string, unknown> };
  facts: readonly FactRow[];
  /** Set when the platform moves by itself. */
  by?: { system: string; step: string };
}

/** Writes one accepted move in one statement. A case that has moved since it was read is a serialisation failure, and `withTx` begins again. */
export async function writeMove(tx: Tx, w: MoveWrite): Promise<void> {
  const { change } = w;
  await prepared(tx, 'select case_move($1::jsonb)', [JSON.stringify({
    case: w.case.id, version: w.case.version, move: w.move, regions: change.standing.at, state: change.to, aside: isAside(w.case.definition, change.standing), look_at: w.lookAt,
    outcome: change.outcome, ...(w.timers.length ? { timers: w.timers.map(timerJson(w.case.definition, w.now)) } : {}), ...(change.ended.length ? { ended: change.ended } : {}),
    ...(change.started ? { started: { name: change.started, before: w.case.standing.at } } : {}), audit: w.audit, facts: w.facts, ...(w.by ?? {}),
  })]);
}

/** A hold that blocks or shows itself is on, or the case stands aside of its way. */
export function isAside(definition: Definition, standing: Standing): boolean {
  return standing.holds.some((h) => definition.holds[h.name]?.blocks || definition.holds[h.name]?.shows) || Object.values(definition.states).some((s) => s.phase === 'aside' && Object.keys(s.at).length > 0
    && Object.entries(s.at).every(([region, states]) => states.includes(standing.at[region]!)));
}

/** The case after a change, in memory: what a reload would answer. */
export function after(row: CaseRow, change: Change, timers: readonly TimerState[], now: Date): CaseRow {
  const merged = new Map(row.timers.map((t) => [t.code, t]));
  for (const t of timers) merged.set(t.code, t);
  const kept = [...merged.values()].filter((t) => change.outcome === null || (t.state !== 'open' && t.state !== 'held'));
  return {
    ...row, standing: change.standing, state: change.to, version: row.version + 1, seq: row.seq + 1, stateSince: change.from === change.to ? row.stateSince : now,
    timers: kept.sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime() || (a.code < b.code ? -1 : 1)), outcome: change.outcome, closedAt: change.outcome ? now : null,
  };
}

export interface RefusalWrite { id: string; move: Written & { name: string; to_state: string | null; refusal: { code: string; detail?: string }[]; reason: string }; audit: MoveWrite['audit'] }

/** Writes one refused attempt; answers its number in the history. */
export async function writeRefusal(tx: Tx, w: RefusalWrite): Promise<number> {
  const [row] = await prepared<{ seq: number }>(tx, 'select case_refuse($1::jsonb) as seq', [JSON.stringify({ case: w.id, move: w.move, audit: w.audit })]);
  return row!.seq;
}

export interface OpenWrite {
  now: Date; id: string; subject: string; definition: Definition; standing: Standing; state: StateName; timers: readonly TimerState[]; move: Written; audit: MoveWrite['audit']; facts: readonly FactRow[];
}

/** Opens a case: its row, the first line of its history, its first clocks, its event and what is told of it, in one statement. */
export async function writeOpening(tx: Tx, w: OpenWrite): Promise<void> {
  await prepared(tx, 'select case_open($1::jsonb)', [JSON.stringify({
    case: w.id, subject: w.subject, definition: w.definition.name, definition_version: w.definition.version, definition_hash: w.definition.hash, regions: w.standing.at, state: w.state,
    timers: w.timers.map(timerJson(w.definition, w.now)), move: w.move, audit: w.audit, facts: w.facts, look_at: null,
  })]);
}

/** Marks a clock as missed and notes it in the audit trail, in one statement. */
export async function writeMissed(tx: Tx, id: string, code: string, audit: { chain: AuditChain; action: string }): Promise<void> {
  await prepared(tx, `with marked as (update case_timers set state = 'missed' where case_id = $1 and code = $2 and state = 'open' returning code)
    select audit_append($3, $4, $1, jsonb_build_object('code', code)) from marked`, [id, code, audit.chain, audit.action]);
}

/** Notes when somebody is reminded of a clock next, and writes what is told, in one statement. */
export async function writeReminded(tx: Tx, id: string, code: string, next: Date | null, facts: readonly FactRow[]): Promise<void> {
  await prepared(tx, `with told as (insert into outbox (topic, consumer, key, payload) select f.topic, f.consumer, f.key, f.payload from jsonb_to_recordset($4::jsonb) as f(topic text, consumer text, key text, payload jsonb) on conflict do nothing)
    update case_timers set remind_at = $3::timestamptz where case_id = $1 and code = $2`, [id, code, next?.toISOString() ?? null, JSON.stringify(facts)]);
}

/** Notes when the case is looked at again. */
export async function writeLook(tx: Tx, id: string, at: Date | null): Promise<void> {
  await prepared(tx, 'update cases set look_at = $2::timestamptz where id = $1', [id, at?.toISOString() ?? null]);
}
