import type { Money } from '#app/core/money.ts';
import type { GateCode } from '#app/core/vocabulary.ts';
import type { Block, DealResource } from './contract.ts';

type DealRole = DealResource['my_role'];
type Transition = DealResource['transitions'][number];
export type Who = DealRole | 'system' | 'either';

/** One thing that stands between the deal and its next state, in the order it is best done. */
export type Step =
  | { kind: 'gate'; gate: GateCode; why: string; who: Who; review: boolean; /** Handed in on the patent's page, not here. */ elsewhere: boolean }
  | { kind: 'contract'; why: string; who: Who }
  | { kind: 'sign'; who: Who; documentId: string }
  | { kind: 'pay'; who: Who; amount: Money; obligation: string; code: string }
  | { kind: 'move'; who: Who; name: string; form: string; blocked: Block[] };
export type HeldUp = Step & {
  /** It is the viewer's part, and the viewer may do it now. */
  mine: boolean;
  /** It is the viewer's part, but the viewer's role in the organisation may not. */
  forColleague: boolean;
};

const find = (deal: DealResource, name: string): Transition | undefined => deal.transitions.find((t) => t.name === name);
/** Nothing but the confirmation of the viewer's name is missing: the page they are led to says who gives it. */
const nameOnly = (t: Transition) => t.blocked_by.length > 0 && t.blocked_by.every((b) => b.code.startsWith('name_unattested'));
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
    // Nobody hands in anything for it: it clears by what happens elsewhere.
    if (gate.handed_in === null) return [];
    // Without a known reason (a pledge that is frozen, a notice that runs) nobody can do anything but wait.
    const { who } = gate;
    const mine = who.some((role) => role === deal.my_role);
    return [{ kind: 'gate', gate: gate.code, why: gate.why, who: who[0] ?? 'system', review: gate.why === 'awaiting_review', elsewhere: gate.handed_in === 'patent', mine: mine && file.allowed, forColleague: mine && colleagueOnly(file) }];
  });
}

function signSteps(deal: DealResource): HeldUp[] {
  const sign = find(deal, 'sign_contract');
  const contract = deal.documents.find((d) => d.kind === 'contract' && d.current);
  if (!sign || !contract) return [];
  return (['seller', 'buyer'] as const).filter((side) => !contract.signatures.some((s) => s.side === side))
    .map((side) => ({ kind: 'sign', who: side, documentId: contract.id, mine: side === deal.my_role && (sign.allowed || nameOnly(sign)), forColleague: side === deal.my_role && colleagueOnly(sign) }));
}

function paySteps(deal: DealResource): HeldUp[] {
  return deal.obligations.flatMap((o): HeldUp[] => (o.due ? [{ kind: 'pay', who: o.debtor, amount: o.due, obligation: o.id, code: o.code, mine: o.mine, forColleague: false }] : []));
}

/** Moves along the ordinary way, in its order. Everything else (cancel, dispute, override …) is a side door. */
function moveSteps(deal: DealResource): HeldUp[] {
  const tasks = deal.transitions.filter((t) => t.task !== null).sort((a, b) => a.task! - b.task!);
  return tasks.map((t): HeldUp => {
    const who = t.actor as Who;
    const part = who === deal.my_role || (who === 'either' && deal.my_role !== 'operator');
    return { kind: 'move', who, name: t.name, form: t.form, blocked: t.blocked_by.filter((b) => b.code !== 'actor'), mine: part && t.allowed, forColleague: part && colleagueOnly(t) };
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
  if (deal.disputed) return { kind: 'disputed' };
  // Off the ordinary way and neither ended nor in dispute: the money goes back.
  if (sideStates(deal).has(deal.state)) return { kind: 'refunding' };
  return { kind: 'wait', steps, colleague: steps.some((s) => s.forColleague) };
}

export type StepState = 'done' | 'current' | 'todo';
const sideStates = (deal: Pick<DealResource, 'process'>): ReadonlySet<string> => new Set(deal.process.way.filter((w) => w.side).map((w) => w.state));

/**
 * The deal's path for the drawing: the way of its own process, without the side tracks unless it stands on one. Of what comes in either
 * order (paying and signing) only the state the deal did come through is drawn.
 */
export function pathOf(deal: Pick<DealResource, 'process' | 'state' | 'disputed' | 'outcome'>, before: string | null): { state: string; step: StepState }[] {
  const side = sideStates(deal);
  const visited = (name: string) => deal.state === name || before === name;
  const main = deal.process.way.filter((w) => (w.side ? w.state === deal.state : w.unless ? !visited(w.unless) : !w.visited || visited(w.state))).map((w) => w.state);
  if (!side.has(deal.state)) {
    const here = main.indexOf(deal.state);
    return main.map((state, i) => ({ state, step: i < here || (i === here && deal.outcome === 'completed') ? 'done' : i === here ? 'current' : 'todo' }));
  }
  // On a side track everything up to where it left counts as done, then the side track itself.
  const ordinary = main.filter((s) => s !== deal.state);
  const left = before ? ordinary.indexOf(before) : 0;
  const done = ordinary.slice(0, Math.max(left, 0) + 1).map((state) => ({ state, step: 'done' as const }));
  const rest = deal.disputed ? ordinary.slice(done.length).map((state) => ({ state, step: 'todo' as const })) : [];
  return [...done, { state: deal.state, step: 'current' }, ...rest];
}
