import type { Permission } from '#app/core/permissions.ts';

declare const made: unique symbol;
/** A state's name as a definition made it. A literal in code is none: outside definitions and texts, ask the definition. */
export type StateName = string & { readonly [made]: 'state' };

/**
 * A named fact: true or false of a case at a moment. A definition lists what it asks; the subject's adapter answers. Two families
 * need no adapter: `region:state` (where the case stands; `region:a|b` for one of several) and `hold:name` (a hold that is on).
 */
export type Fact = string;

/** Who may take an edge: a role of the definition, a group of roles, the platform's `operator`, or the `system` itself. */
export type Actor = string;

/** `@same` stays, `@target` is named by whoever overrides, `@before:HOLD` returns to where the hold of that name began. */
export type Target = string;

/** A deadline set by an edge or at the opening; `period` is a key of the subject's rule pack. */
export interface SetTimer { code: string; period: string; when?: readonly Fact[] }

/** What a role sees as its task while the edge can be taken; lower is offered first. */
export interface Task { order: number; queue?: string }

export interface Edge {
  name: string;
  /** The region it moves; the main one when it names none. */
  region?: string;
  from: readonly string[];
  to: Target;
  actor: Actor;
  /** The platform's operator may take the edge in the actor's stead. */
  orOperator?: true;
  permission?: Permission;
  /** Chooses between edges of one name: every fact must hold, else this one is not meant. */
  when?: readonly Fact[];
  /** What must hold for the move; an unmet one is told by its name. */
  requires?: readonly Fact[];
  /** Gates that must be cleared, or not apply, at the moment of the move. */
  gates?: readonly string[];
  form?: string;
  /** A reason in words is mandatory. */
  reason?: true;
  effects?: readonly string[];
  sets?: readonly SetTimer[];
  meets?: readonly string[];
  starts?: string;
  /** Holds that end with the move, those of them that are on. */
  ends?: readonly string[];
  /** Blocking holds under which it may be taken all the same. */
  during?: readonly string[];
  /** Taken by the platform itself as soon as its conditions hold, in the transaction that made them hold. */
  auto?: true;
  task?: Task;
  /** It may be taken on content that was altered: it sorts that out, or ends the case without it. */
  mends?: true;
  /** It is the second of two persons' steps only where it leads to one of these states. */
  pairTo?: readonly string[];
}

export type Phase = 'before' | 'after' | 'aside' | 'final';
export type Tone = 'good' | 'neutral' | 'attention' | 'wait';

/** One word for where a case stands, shown to people and told to programs: a pattern over the regions. The first that fits is the one. */
export interface State {
  at: Readonly<Record<string, readonly string[]>>;
  /** Before or after value has passed; aside of the ordinary way; or the end. */
  phase: Phase;
  outcome?: 'completed' | 'cancelled';
  tone: Tone;
  /** Off the ordinary way: drawn only while the case stands there. */
  side?: true;
  /** When it is drawn on the ordinary way: under these facts; once the case was there; unless that other state is drawn. */
  drawn?: { when?: readonly Fact[]; visited?: true; unless?: string };
  /** Payment is awaited. */
  payable?: true;
  /** Clocks that still ran are met by coming here: nobody is late any more. */
  clears?: true;
  /** Effects of coming here, whichever edge led. */
  enter?: readonly string[];
  /** How an override may lead here: from which phase (its own when unsaid), under which facts; `requires` and `gates` are told when they lack. */
  override?: { from?: Phase; when?: readonly Fact[]; requires?: readonly Fact[]; gates?: readonly string[] } | false;
}

export interface Region { states: readonly string[]; initial: readonly { state: string; when?: readonly Fact[] }[] }

/** A hold stops the clocks it names (`*`: all) until the last hold on each ends. A blocking one also stops every edge that does not say `during`. */
export interface Hold { stops: '*' | readonly string[]; blocks?: true; shows?: string }

/** A timer fires an edge when its deadline is missed, or only marks it (`fires: null`): an alarm, and perhaps a right. Reminders count days before. */
export interface Timer { fires: string | null; reminders?: readonly { days: number; to: readonly string[] }[] }

/** Who is told of what when: the moment is a state that was reached (`*`: any), or a reminder's day. */
export interface Notice { on: readonly string[] | '*'; to: readonly string[] }

export interface Draft {
  name: string;
  version: number;
  /** Kind of subject whose cases run it. */
  subject: string;
  /** Kinds within the subject (kinds of deal). */
  kinds: readonly string[];
  /** Parties by role. */
  roles: Readonly<Record<string, { many?: true }>>;
  groups?: Readonly<Record<string, readonly string[]>>;
  regions: Readonly<Record<string, Region>>;
  /** The region edges move when they name none. */
  main: string;
  states: Readonly<Record<string, State>>;
  edges: readonly Edge[];
  /** Every fact the adapter answers, with the revision of its rule: another meaning is another revision, and so another version. */
  facts: Readonly<Record<Fact, number>>;
  /** Facts of which exactly one holds at a time. */
  oneOf?: readonly (readonly Fact[])[];
  /** `[a, b]`: whenever a holds, b does. */
  implies?: readonly (readonly [Fact, Fact])[];
  /** Facts that come true by time alone: a case that waits for one is looked at when its day comes. */
  timed?: readonly Fact[];
  /** Gates it asks, with the revision of each one's rule. */
  gates: Readonly<Record<string, number>>;
  holds: Readonly<Record<string, Hold>>;
  timers: Readonly<Record<string, Timer>>;
  /** Deadlines that run from the opening. */
  opens: readonly SetTimer[];
  notices: readonly Notice[];
  /** Effects by which value passes: the edges that carry them need all these gates and facts. */
  value: { effects: readonly string[]; gates: readonly string[]; requires: readonly Fact[] };
  /** Effects of an operator's edge that are the second of two persons' steps. */
  pairs: readonly string[];
  /** First steps that count only while a fact holds. */
  lapses?: Readonly<Record<string, Fact>>;
}

/** A definition as it was made: checked for names, frozen, with its hash. */
export interface Definition extends Draft {
  /** SHA-256 (hex) of the canonical form. */
  hash: string;
}

/** Where a case stands: one state of every region, and the holds that are on. */
export interface Standing {
  at: Readonly<Record<string, string>>;
  holds: readonly OpenHold[];
}
export interface OpenHold { name: string; /** Where the regions stood when it began. */ before: Readonly<Record<string, string>> }

export interface TimerState { code: string; dueAt: Date; state: 'open' | 'met' | 'missed' | 'held'; /** What was left when it stopped, ms. */ remainingMs: number | null; heldBy: readonly string[] }

/** Answers a fact of the subject; region and hold facts are answered before it is asked. */
export type FactReader = (fact: Fact) => boolean;
