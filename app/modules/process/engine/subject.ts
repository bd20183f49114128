import type { Caller } from '#app/core/caller.ts';
import type { FieldError } from '#app/core/errors.ts';
import type { Scope } from '#app/core/scope.ts';
import type { TakenStep } from '#app/core/two-persons.ts';
import type { AuditChain } from '#db/audit.ts';
import type { Tx } from '#db/client.ts';
import type { FactRow } from '#db/outbox.ts';
import type { GateState } from '../definition/decide.ts';
import type { Refusal } from '../definition/refusal.ts';
import type { Change } from '../definition/step.ts';
import type { Definition, Edge, Fact, FactReader, Standing, StateName, TimerState } from '../definition/types.ts';

/** A case as its rows say. */
export interface CaseRow {
  id: string;
  definition: Definition;
  standing: Standing;
  state: StateName;
  version: number;
  /** Last number in the history. */
  seq: number;
  stateSince: Date | null;
  lookAt: Date | null;
  openedAt: Date;
  closedAt: Date | null;
  outcome: 'completed' | 'cancelled' | null;
  timers: readonly TimerState[];
}

/** What a subject's adapter loads: its case, the database's clock, the moment rows of this transaction carry, and whatever its facts, gates and effects look at. */
export interface Loaded { case: CaseRow; now: Date; at: Date }

/** A move as it is about to be written: what two persons' rules look at. */
export interface PersonalMove { edge: Edge; to: StateName; scope: Scope; reason: string }

export interface Actor { userId: string | null; orgId: string | null }
export const actorOf = (scope: Scope): Actor => ({ userId: 'userId' in scope ? scope.userId : null, orgId: 'orgId' in scope ? scope.orgId : null });

export type FormReading = { ok: true; data: Record<string, unknown> } | { ok: false; fields: FieldError[] };

/** What an effect works with. It runs for the platform, under the subject's lock, before the move is written. */
export interface EffectInput<S> {
  tx: Tx;
  scope: Scope;
  ctx: S;
  edge: Edge;
  /** Evidence as its form read it. */
  data: Record<string, unknown>;
  reason: string;
  /** Where the request came from; null when the platform moves by itself. */
  caller: Caller | null;
  /** Says that what was loaded is no longer what the database holds; an effect that changes little changes `ctx` itself instead. */
  stale(): void;
}

/** Does its work and tells in a few words what it did; the answer of the move and of a dry run carries it. */
export type Effect<S> = (input: EffectInput<S>) => Promise<Record<string, unknown>>;

/**
 * What the engine asks of a kind of subject. The engine knows cases, edges, clocks and holds; parties, facts, gates and effects are the
 * subject's. One adapter serves every definition of its kind.
 */
export interface Subject<S extends Loaded> {
  /** `cases.subject`. */
  kind: string;
  /** Name under which the platform moves its cases by itself. */
  system: string;
  definitions: readonly Definition[];
  /** Locks the subject until the transaction ends and steps into the platform's part (`stepInto`); false when the scope sees no such subject. */
  lock(tx: Tx, scope: Scope, id: string, step: string): Promise<boolean>;
  /** The same for the platform itself; false when somebody else holds it now. */
  lockFree(tx: Tx, id: string): Promise<boolean>;
  /** Reads everything under the lock, in one statement. `actor`: whose standing the effects will ask about. */
  load(tx: Tx, id: string, actor: Actor): Promise<S>;
  /** The part the scope plays; null for none. */
  roleOf(ctx: S, scope: Scope): string | null;
  facts(ctx: S, actor: Actor): FactReader;
  gates(ctx: S): readonly GateState[];
  /** Steps that are the first of two persons', as they bind this actor. */
  steps(ctx: S, actor: Actor): readonly TakenStep[];
  dueAt(ctx: S, period: string): Date;
  readForm(form: string | undefined, evidence: Record<string, unknown>): FormReading;
  effects: Readonly<Record<string, Effect<S>>>;
  /** Judges gates again after `ctx` was changed in memory. */
  judge(ctx: S): void;
  /** Content that stands was altered: edges that do not mend are refused with this. */
  altered?(ctx: S, move: string): Refusal | null;
  /** Writes what is kept equal to what the rules say. */
  settle(tx: Tx, ctx: S): Promise<void>;
  /** When to ask again for a case that waits for gates or timed facts alone; null for never. */
  lookAt(ctx: S, waits: { gates: boolean; facts: readonly Fact[] }): Date | null;
  /** Before the effects of a move: what it needs a second person's yes for is used up, or it is refused. */
  approved?(tx: Tx, ctx: S, move: PersonalMove): Promise<void>;
  /** Once the move is written: a second person is asked where the next step is theirs. Changes `ctx` in memory. */
  asked?(tx: Tx, ctx: S, move: PersonalMove, change: Change): Promise<void>;
  /** Notes in memory that this actor has taken a step now. */
  took(ctx: S, name: string, actor: Actor): void;
  chain(id: string): AuditChain;
  /** Words of the audit trail. */
  words: { step: string; move: string; refuse: string; missed: string };
  /** What is told when a clock is near its end. */
  reminded(tx: Tx, ctx: S, timer: TimerState, roles: readonly string[]): FactRow[];
  /** What is told of a move. */
  told(tx: Tx, ctx: S, move: { name: string; change: Change; seq: number }): FactRow[];
}

/** A subject of whatever kind, for what works on all of them: each adapter only ever meets what itself has loaded. */
export type AnySubject = Subject<Loaded>;
export const anySubject = <S extends Loaded>(subject: Subject<S>): AnySubject => subject as unknown as AnySubject;
