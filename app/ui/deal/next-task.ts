import type { Money } from '#app/core/money.ts';
import type { GateCode } from '#app/core/vocabulary.ts';
import type { Block, DealResource } from '#app/modules/deals/contract.ts';
import { amountDue } from '#app/modules/deals/rules.ts';
import { GATE_FIELDS, type DealRole } from './evidence-fields.ts';

type Transition = DealResource['transitions'][number];
export type Who = DealRole | 'system' | 'either';

/** One thing that stands between the deal and its next state, in the order it is best done. */
export type Step =
  | { kind: 'gate'; gate: GateCode; why: string; who: Who; review: boolean }
  | { kind: 'contract'; why: string; who: Who }
  | { kind: 'sign'; who: Who; documentId: string }
  | { kind: 'pay'; who: Who; amount: Money }
  | { kind: 'move'; who: Who; name: string; form: string; blocked: Block[] };
export type HeldUp = Step & {
  /** It is the viewer's part, and the viewer may do it now. */
  mine: boolean;
  /** It is the viewer's part, but the viewer's role in the organisation may not. */
  forColleague: boolean;
};

/** Who can do something about an open gate, by why it is open. What is missing here only time or the outside can change. */
const CAN_CLEAR: Record<string, readonly DealRole[]> = {
  extract_stale: ['seller'], in_grace: ['seller'], pledge_consent_missing: ['seller'], co_owner_consent_missing: ['seller'], rights_to_acknowledge: ['buyer'],
  approval_missing: ['seller'], publication_missing: ['seller'], notice_too_short: ['seller'], objections_pending: ['seller'],
  seller_declaration_missing: ['seller'], buyer_declaration_missing: ['buyer'], related_party_not_published: ['seller'],
  valuation_missing: ['seller'], valuation_out_of_date: ['seller'], valuation_below_contribution: ['seller'],
  export_classification_missing: ['seller'], export_licence_missing: ['seller'], export_registration_missing: ['seller'], review_refused: ['seller'], awaiting_review: ['operator'],
  reward_plan_missing: ['seller'], reward_below_floor: ['seller'], main_contributors_below_floor: ['seller'], reward_unpublished: ['seller'],
};

/** Moves along the ordinary path, in its order. Everything else (cancel, dispute, override …) is a side door. */
export const FORWARD = ['file_certificate', 'file_handover', 'confirm_registration', 'confirm_handover', 'release', 'file_recordal', 'resolve_dispute', 'close', 'complete'] as const;

const find = (deal: DealResource, name: string): Transition | undefined => deal.transitions.find((t) => t.name === name);
const colleagueOnly = (t: Transition | undefined) => Boolean(t && t.blocked_by.length > 0 && t.blocked_by.every((b) => b.code === 'permission'));

/**
 * What holds the deal up, best first: evidence for gates, signatures, payment, then the moves of the process. Reads nothing
 * but the deal's own projection, so the page, the list and a test say the same. Empty for a deal that has ended.
 */
export function holdUps(deal: DealResource): HeldUp[] {
  if (deal.closed_at || deal.my_role === 'broker') return [];
  return [...gateSteps(deal), ...signSteps(deal), ...paySteps(deal), ...moveSteps(deal)];
}

function gateSteps(deal: DealResource): HeldUp[] {
  const file = find(deal, 'provide_evidence');
  if (!file) return [];
  return deal.gates.flatMap((gate): HeldUp[] => {
    if (gate.state !== 'open') return [];
    if (gate.code === 'G11' && gate.why !== 'contract_missing') return [{ kind: 'contract', why: gate.why, who: 'either', mine: deal.my_role !== 'operator' && Boolean(find(deal, 'sign_contract')), forColleague: false }];
    if (!GATE_FIELDS[gate.code]) return [];
    // Without a known reason (a pledge that is frozen, a notice that runs) nobody can do anything but wait.
    const who = CAN_CLEAR[gate.why] ?? [];
    const mine = who.includes(deal.my_role);
    return [{ kind: 'gate', gate: gate.code, why: gate.why, who: who[0] ?? 'system', review: gate.why === 'awaiting_review', mine: mine && file.allowed, forColleague: mine && colleagueOnly(file) }];
  });
}

function signSteps(deal: DealResource): HeldUp[] {
  const sign = find(deal, 'sign_contract');
  const contract = deal.documents.find((d) => d.kind === 'contract' && d.current);
  if (!sign || !contract) return [];
  return (['seller', 'buyer'] as const).filter((side) => !contract.signatures.some((s) => s.side === side))
    .map((side) => ({ kind: 'sign', who: side, documentId: contract.id, mine: side === deal.my_role && sign.allowed, forColleague: side === deal.my_role && colleagueOnly(sign) }));
}

function paySteps(deal: DealResource): HeldUp[] {
  const amount = amountDue(deal);
  return amount ? [{ kind: 'pay', who: 'buyer', amount, mine: deal.my_role === 'buyer', forColleague: false }] : [];
}

function moveSteps(deal: DealResource): HeldUp[] {
  return FORWARD.flatMap((name): HeldUp[] => {
    const t = find(deal, name);
    if (!t) return [];
    const who = t.actor as Who;
    const part = who === deal.my_role || (who === 'either' && deal.my_role !== 'operator');
    return [{ kind: 'move', who, name, form: t.form, blocked: t.blocked_by.filter((b) => b.code !== 'actor'), mine: part && t.allowed, forColleague: part && colleagueOnly(t) }];
  });
}

export type Task = { kind: 'ended' } | { kind: 'broker' } | { kind: 'disputed' } | { kind: 'refunding' } | { kind: 'do'; step: HeldUp } | { kind: 'wait'; steps: HeldUp[]; colleague: boolean };

/** The viewer's one next task, or what is being waited for. */
export function nextTask(deal: DealResource): Task {
  if (deal.closed_at) return { kind: 'ended' };
  if (deal.my_role === 'broker') return { kind: 'broker' };
  const steps = holdUps(deal);
  const mine = steps.find((s) => s.mine);
  if (mine) return { kind: 'do', step: mine };
  if (deal.state === 'disputed') return { kind: 'disputed' };
  if (deal.state === 'refunding') return { kind: 'refunding' };
  return { kind: 'wait', steps, colleague: steps.some((s) => s.forColleague) };
}

export type StepState = 'done' | 'current' | 'todo';
const SIDE_STATES: ReadonlySet<string> = new Set(['disputed', 'refunding', 'cancelled']);

/**
 * The deal's path for the drawing: the states of its own process in their order, without the side tracks unless it stands on
 * one. Paying and signing come in either order, so only the one of the two that happens is drawn; a deal without a price has neither.
 */
export function pathOf(deal: Pick<DealResource, 'process' | 'state' | 'milestones' | 'split' | 'outcome'>, before: string | null): { state: string; step: StepState }[] {
  // A broker is shown no milestones, but a fee of a price is a share of one.
  const priced = deal.milestones.length > 0 || deal.split !== null;
  const visited = (name: string) => deal.state === name || before === name;
  const main = deal.process.states.filter((s) => {
    if (SIDE_STATES.has(s)) return s === deal.state;
    if (s === 'signed_unfunded') return priced && visited('signed_unfunded');
    if (s === 'funded') return priced && !visited('signed_unfunded');
    return true;
  });
  if (!SIDE_STATES.has(deal.state)) {
    const here = main.indexOf(deal.state);
    return main.map((state, i) => ({ state, step: i < here || (i === here && deal.outcome === 'completed') ? 'done' : i === here ? 'current' : 'todo' }));
  }
  // On a side track everything up to where it left counts as done, then the side track itself.
  const ordinary = main.filter((s) => s !== deal.state);
  const left = before ? ordinary.indexOf(before) : 0;
  const done = ordinary.slice(0, Math.max(left, 0) + 1).map((state) => ({ state, step: 'done' as const }));
  const rest = deal.state === 'disputed' ? ordinary.slice(done.length).map((state) => ({ state, step: 'todo' as const })) : [];
  return [...done, { state: deal.state, step: 'current' }, ...rest];
}
