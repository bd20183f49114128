import type { Permission } from '#app/core/permissions.ts';
import type { DealKind, GateCode } from '#app/core/vocabulary.ts';
import type { DayKey } from '../rule-packs/index.ts';

/** Who may take an edge. `either` = buyer or seller. */
export type Actor = 'buyer' | 'seller' | 'broker' | 'operator' | 'system' | 'either';

/** Conditions an edge needs besides its gates; each is a predicate over the deal's facts (requirements.ts). */
export type Requirement =
  | 'funds_held' | 'nothing_held' | 'money_held' | 'not_released' | 'signed_by_both' | 'payouts_sent' | 'cancel_proposed_by_other'
  | 'payment_overdue' | 'signing_overdue' | 'registration_overdue' | 'licence_settled' | 'refund_asked';

/** Chooses between edges of one name and state by the deal's facts: priced or not, money held or not. */
export type When = 'priced' | 'unpriced' | 'held' | 'empty';

/** What an edge does beyond the state, inside the same transaction (effects/). */
export type EffectName =
  | 'record_evidence' | 'record_signature' | 'record_cancel_proposal' | 'record_certificate' | 'record_handover' | 'confirm_certificate' | 'refuse_certificate'
  | 'record_recordal' | 'release_funds' | 'assign_patent' | 'grant_licence' | 'request_refund' | 'hold_clocks' | 'resume_clocks' | 'complete_deal' | 'cancel_deal';

/** Evidence form an edge takes (forms.ts). */
export type FormName = 'none' | 'gate_evidence' | 'signature' | 'certificate' | 'equity_certificate' | 'handover' | 'recordal' | 'override';

export type DeadlineCode = 'payment' | 'signing' | 'registration' | 'acceptance' | 'recordal';

/** `@same` stays, `@before_dispute` returns to where the dispute began, `@target` is named in the form of an override. */
export type Target = string | '@same' | '@before_dispute' | '@target';

export interface Edge {
  name: string;
  from: readonly string[];
  to: Target;
  actor: Actor;
  /** The platform's operator may take the edge in the actor's stead. */
  orOperator?: true;
  permission?: Permission;
  when?: When;
  /** Gates that must be cleared, or not apply, at the moment of the move. */
  gates?: readonly GateCode[];
  requires?: readonly Requirement[];
  form?: FormName;
  /** A reason in words is mandatory. */
  reason?: true;
  effects?: readonly EffectName[];
  sets?: readonly { code: DeadlineCode; pack: DayKey; when?: When }[];
  meets?: readonly DeadlineCode[];
  /** Taken by the platform itself as soon as its conditions hold, in the transaction that made them hold. */
  auto?: true;
}

/** A timer fires an edge when its deadline is missed, or only marks it (`fires: null`): an alarm and a right to rescind. */
export interface Timer { deadline: DeadlineCode; fires: string | null }

export interface Process {
  name: string;
  version: number;
  kinds: readonly DealKind[];
  initial: string;
  /** In the order of the ordinary path; `phase` tells what an override may do there. */
  states: Readonly<Record<string, { phase: 'before_release' | 'after_release' | 'dispute' | 'final'; outcome?: 'completed' | 'cancelled' }>>;
  edges: readonly Edge[];
  timers: readonly Timer[];
  /** Gates that must be cleared, or not apply, before value passes. No edge and no override goes around them. */
  releaseGates: readonly GateCode[];
}

/** Parties of a deal as seen by the process. */
export type Role = 'buyer' | 'seller' | 'broker' | 'operator' | 'system';

/** May this role take the edge? */
export function actorMatches(edge: Edge, role: Role): boolean {
  if (edge.orOperator && role === 'operator') return true;
  return edge.actor === 'either' ? role === 'buyer' || role === 'seller' : edge.actor === role;
}

export const isFinal = (process: Process, state: string) => process.states[state]?.phase === 'final';
