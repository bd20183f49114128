import type { TakenStep } from '#app/core/two-persons.ts';
import type { Edge, Process, Requirement, When } from './types.ts';

/** What the process asks about a deal, read from the database under the deal's lock. Amounts in minor units. */
export interface DealFacts {
  state: string;
  stateBeforeDispute: string | null;
  price: number;
  /** Balance of `held.deal:<id>` in the ledger; before the release this is what the buyer has paid in. */
  held: number;
  signedByBoth: boolean;
  /** Payouts not yet sent. */
  payoutsPending: number;
  /** Organisations with a standing proposal to cancel. */
  cancelProposedBy: ReadonlySet<string>;
  /** Deadlines that have passed and are neither met nor held. */
  overdue: ReadonlySet<string>;
  /** Latest step of each kind that counts as the first of two, and who took it (core/two-persons). */
  steps: readonly TakenStep[];
  /** An operator's wish to send the held money back stands: asked in this state, and not dropped since. */
  refundAsked: boolean;
  /** No running royalty, or the licence's term is over. */
  licenceSettled: boolean;
  actorUserId: string | null;
  actorOrgId: string | null;
}

type Check = (facts: DealFacts, process: Process) => boolean;

const CHECKS: Record<Requirement, Check> = {
  funds_held: (f) => f.price > 0 && f.held >= f.price,
  nothing_held: (f) => f.held === 0,
  money_held: (f) => f.held > 0,
  not_released: (f, p) => p.states[f.stateBeforeDispute ?? f.state]?.phase !== 'after_release',
  signed_by_both: (f) => f.signedByBoth,
  payouts_sent: (f) => f.payoutsPending === 0,
  cancel_proposed_by_other: (f) => [...f.cancelProposedBy].some((org) => org !== f.actorOrgId),
  payment_overdue: (f) => f.overdue.has('payment'),
  signing_overdue: (f) => f.overdue.has('signing'),
  registration_overdue: (f) => f.overdue.has('registration'),
  licence_settled: (f) => f.licenceSettled,
  refund_asked: (f) => f.refundAsked,
};

/** Requirements of the edge that do not hold, as refusal codes. */
export function unmet(edge: Edge, facts: DealFacts, process: Process): Requirement[] {
  return (edge.requires ?? []).filter((r) => !CHECKS[r](facts, process));
}

/** Does the edge's `when` fit the deal as it stands? */
export function fits(when: When | undefined, facts: Pick<DealFacts, 'price' | 'held'>): boolean {
  switch (when) {
    case undefined: return true;
    case 'priced': return facts.price > 0;
    case 'unpriced': return facts.price === 0;
    case 'held': return facts.held > 0;
    case 'empty': return facts.held === 0;
  }
}

/** The edge of this name that leaves the deal's state, if there is one that fits. */
export function edgeNamed(process: Process, name: string, facts: Pick<DealFacts, 'state' | 'price' | 'held'>): Edge | null {
  return process.edges.find((e) => e.name === name && e.from.includes(facts.state) && fits(e.when, facts)) ?? null;
}

/** Where an edge leads. `target` is the state an override names. */
export function destination(edge: Edge, facts: Pick<DealFacts, 'state' | 'stateBeforeDispute'>, target?: string): string {
  if (edge.to === '@same') return facts.state;
  if (edge.to === '@before_dispute') return facts.stateBeforeDispute ?? facts.state;
  return edge.to === '@target' ? target ?? facts.state : edge.to;
}

/**
 * States an operator's override may lead to. Before the release: any other state before it, a refund while money is held, or
 * the end without a deal while none is. Never past the release: what the release asks for cannot be skipped. After it: the
 * later states, and the end once every payout has been sent.
 */
export function overrideTargets(process: Process, facts: DealFacts): string[] {
  const here = facts.state === 'disputed' ? facts.stateBeforeDispute ?? process.initial : facts.state;
  const released = process.states[here]?.phase === 'after_release';
  return Object.entries(process.states).filter(([name, state]) => {
    if (name === facts.state || state.phase === 'dispute') return false;
    if (released) return state.phase === 'after_release' || (state.outcome === 'completed' && facts.payoutsPending === 0);
    if (state.outcome === 'cancelled') return facts.held === 0;
    if (name === 'refunding') return facts.held > 0;
    return state.phase === 'before_release';
  }).map(([name]) => name);
}
