import { sql } from 'drizzle-orm';
import { boolean, index, integer, jsonb, pgTable, primaryKey, text, unique, type AnyPgColumn } from 'drizzle-orm/pg-core';
import { amount, instant, term } from './columns.ts';

/**
 * A case: one subject on its way through a definition. Its id is the subject's own. The engine alone writes it; a trigger refuses a change
 * of where it stands without the row of the history that says so in the same transaction.
 */
export const cases = pgTable('cases', {
  id: text('id').primaryKey(),
  /** Kind of subject: `deal`, and whatever runs a process next. */
  subject: text('subject').notNull(),
  /** Definition, version and hash it began with and keeps. */
  definition: text('definition').notNull(),
  definitionVersion: integer('definition_version').notNull(),
  definitionHash: text('definition_hash').notNull(),
  /** One state of every region. */
  regions: jsonb('regions').$type<Record<string, string>>().notNull(),
  /** The one word for where it stands, as the definition derives it. */
  state: text('state').notNull(),
  /** A hold that blocks its ordinary way is on. */
  aside: boolean('aside').notNull().default(false),
  /** Accepted moves so far; whoever read it can ask that it has not moved since. */
  version: integer('version').notNull().default(0),
  /** Last number in the history, refused attempts too. */
  seq: integer('seq').notNull().default(0),
  /** When `state` changed last; null until it first does. */
  stateSince: instant('state_since'),
  /** When the platform asks again whether it can move by itself; null while only others can change that. */
  lookAt: instant('look_at'),
  outcome: term<'completed' | 'cancelled'>('outcome'),
  openedAt: instant('opened_at').notNull().default(sql`now()`),
  closedAt: instant('closed_at'),
}, (t) => [index('cases_look_idx').on(t.lookAt).where(sql`look_at is not null`), index('cases_open_idx').on(t.subject, t.state).where(sql`closed_at is null`)]);

const caseId = () => text('case_id').notNull().references((): AnyPgColumn => cases.id);

/** The history: one row per attempt to move a case, refused ones too. Append-only. */
export const caseMoves = pgTable('case_moves', {
  id: text('id').primaryKey(),
  caseId: caseId(),
  seq: integer('seq').notNull(),
  name: text('name').notNull(),
  fromState: text('from_state').notNull(),
  toState: text('to_state').notNull(),
  accepted: boolean('accepted').notNull(),
  /** Why it was refused: gate codes or fact names. */
  refusal: jsonb('refusal').$type<{ code: string; detail?: string }[]>().notNull().default([]),
  actorKind: text('actor_kind').notNull(),
  actorUserId: text('actor_user_id'),
  actorOrgId: text('actor_org_id'),
  override: boolean('override').notNull().default(false),
  reason: text('reason').notNull().default(''),
  at: instant('at').notNull().default(sql`now()`),
}, (t) => [unique('case_moves_seq_key').on(t.caseId, t.seq)]);

/** Clocks of a case. */
export const caseTimers = pgTable('case_timers', {
  caseId: caseId(),
  code: text('code').notNull(),
  dueAt: instant('due_at').notNull(),
  /** `held` while holds stop it: `holds` names them, `remaining_ms` is what was left then. */
  state: term<'open' | 'met' | 'missed' | 'held'>('state').notNull().default('open'),
  remainingMs: amount('remaining_ms'),
  holds: text('holds').array().notNull().default(sql`'{}'::text[]`),
  metAt: instant('met_at'),
  /** When somebody is reminded of it next; null when nobody is. */
  remindAt: instant('remind_at'),
  /** A sweep failed on it then; others have their turn first. */
  triedAt: instant('tried_at'),
}, (t) => [
  primaryKey({ columns: [t.caseId, t.code] }),
  index('case_timers_due_idx').on(t.dueAt).where(sql`state = 'open'`), index('case_timers_missed_idx').on(t.dueAt).where(sql`state = 'missed'`),
  index('case_timers_remind_idx').on(t.remindAt).where(sql`state = 'open' and remind_at is not null`),
]);

/** What stops a case's clocks, from the move that began it to the one that ended it. */
export const caseHolds = pgTable('case_holds', {
  caseId: caseId(),
  /** Number of the move that began it. */
  seq: integer('seq').notNull(),
  name: text('name').notNull(),
  /** Where the regions stood then. */
  before: jsonb('before').$type<Record<string, string>>().notNull(),
  startedAt: instant('started_at').notNull().default(sql`now()`),
  endedAt: instant('ended_at'),
}, (t) => [primaryKey({ columns: [t.caseId, t.seq] })]);
