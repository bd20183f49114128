import { region } from '#app/modules/process/definition/define.ts';
import type { Draft, Edge, Region, State } from '#app/modules/process/definition/types.ts';
import { CONTRACT_GATES } from '../names.ts';

/** Gates of the second versions and the revision of each one's rule. */
export const GATES = { G1: 1, G2: 1, G3: 1, G4: 1, G5: 1, G6: 1, G7: 1, G8: 1, G9: 1, G10: 1, G11: 1, G12: 1, G13: 1, G14: 1, G15: 1, G16: 1 } as const;

/** Facts of the second versions and the revision of each one's rule. */
const FACTS = {
  priced: 1, unpriced: 1, money_held: 1, nothing_held: 1, funds_held: 1, signed_by_both: 1, payouts_sent: 1, cancel_proposed_by_other: 1,
  payment_overdue: 1, signing_overdue: 1, registration_overdue: 1, licence_settled: 1, refund_asked: 1, patent_frozen: 1, patent_unfrozen: 1, patent_lapsed: 1, patent_alive: 1,
} as const;

/** The contract: signed by both once its gates are cleared. It stands beside the money, in either order. */
export const SIGNING: Region = region('unsigned', 'signed');
/** The price: free where there is none, else unpaid until all of it is held. */
export const FUNDING: Region = { states: ['unpaid', 'paid', 'free'], initial: [{ state: 'unpaid', when: ['priced'] }, { state: 'free', when: ['unpriced'] }] };

/** A word for one step of the course. */
export const at = (course: string, rest: Omit<State, 'at'>): State => ({ ...rest, at: { course: [course] } });
export const BEFORE = { phase: 'before', tone: 'wait' } as const;
const waiting = (more: Record<string, readonly string[]>) => ({ course: ['waiting'], ...more });

/** Words of where signing and funding stand while the course waits for both. */
export const FUNDED_STATES = {
  opened: { ...BEFORE, at: waiting({ signing: ['unsigned'], funding: ['unpaid', 'free'] }), payable: true },
  signed_unfunded: { ...BEFORE, at: waiting({ signing: ['signed'], funding: ['unpaid'] }), payable: true, drawn: { when: ['priced'], visited: true } },
  funded: { ...BEFORE, at: waiting({ signing: ['unsigned'], funding: ['paid'] }), drawn: { when: ['priced'], unless: 'signed_unfunded' } },
  signed: { ...BEFORE, at: waiting({ signing: ['signed'], funding: ['paid', 'free'] }) },
} as const satisfies Record<string, State>;

/** The same without a price. */
export const UNPRICED_STATES = {
  opened: { ...BEFORE, at: waiting({ signing: ['unsigned'] }) },
  signed: { ...BEFORE, at: waiting({ signing: ['signed'] }) },
} as const satisfies Record<string, State>;

/** Off the way, and the ends. */
export const disputed: State = { at: {}, phase: 'aside', tone: 'attention', side: true };
export const refunding: State = at('refunding', { phase: 'before', tone: 'attention', side: true, clears: true, enter: ['request_refund'], override: { when: ['money_held'], requires: ['refund_asked'] } });
export const cancelled: State = at('cancelled', { phase: 'final', outcome: 'cancelled', tone: 'neutral', side: true, enter: ['cancel_deal'], override: { from: 'before', when: ['nothing_held'] } });
export const closed = (override: State['override']): State => at('closed', { phase: 'final', outcome: 'completed', tone: 'good', enter: ['complete_deal'], ...(override === undefined ? {} : { override }) });

/** What all second versions share beside states and edges. */
export const COMMON = {
  version: 2, subject: 'deal', main: 'course', facts: FACTS, gates: GATES,
  roles: { seller: {}, buyer: {}, broker: {} }, groups: { either: ['seller', 'buyer'] },
  oneOf: [['priced', 'unpriced'], ['money_held', 'nothing_held'], ['patent_frozen', 'patent_unfrozen'], ['patent_lapsed', 'patent_alive']],
  implies: [['funds_held', 'money_held'], ['funds_held', 'priced'], ['money_held', 'priced']],
  // A dispute stops everything. Mediation gives the parties time. A frozen or lapsed patent stops what cannot be done without it; paying still can.
  holds: {
    dispute: { stops: '*', blocks: true, shows: 'disputed' }, mediation: { stops: '*' },
    freeze: { stops: ['signing', 'registration', 'acceptance'] }, lapse: { stops: ['signing', 'registration', 'acceptance'] },
  },
  notices: [{ on: '*', to: ['seller', 'buyer', 'broker'] }],
  pairs: ['release_funds', 'assign_patent', 'grant_licence', 'request_refund', 'confirm_certificate'],
  lapses: { ask_refund: 'refund_asked' },
} as const satisfies Partial<Draft>;

/** Holds that fit the deadlines a definition has. */
export function holdsOn(timers: readonly string[]): Draft['holds'] {
  return Object.fromEntries(Object.entries(COMMON.holds as Draft['holds']).map(([name, hold]) => [name, hold.stops === '*' ? hold : { ...hold, stops: hold.stops.filter((code) => timers.includes(code)) }]));
}

/** The holds that come and go by themselves with the patent, and the mediation the platform offers. */
function holdEdges(before: readonly string[], active: readonly string[]): Edge[] {
  const during = ['dispute'];
  const auto = { to: '@same', actor: 'system', auto: true, mends: true, during } as const;
  const mediate = { to: '@same', actor: 'operator', permission: 'operator.review', reason: true, mends: true, during } as const;
  // What began before the release may end after it: else the clocks of the states that follow would stand still for good.
  return [
    { name: 'freeze_begins', ...auto, from: before, when: ['patent_frozen'], starts: 'freeze' }, { name: 'freeze_ends', ...auto, from: active, when: ['hold:freeze', 'patent_unfrozen'], ends: ['freeze'] },
    { name: 'lapse_begins', ...auto, from: before, when: ['patent_lapsed'], starts: 'lapse' }, { name: 'lapse_ends', ...auto, from: active, when: ['hold:lapse', 'patent_alive'], ends: ['lapse'] },
    { name: 'begin_mediation', ...mediate, from: before, starts: 'mediation' }, { name: 'end_mediation', ...mediate, from: active, when: ['hold:mediation'], ends: ['mediation'] },
  ];
}

/** Edges every process has: evidence, dispute, mediation, cancellation by agreement, override. Lists of the course's states are the process's own. */
export function commonEdges(p: { before: readonly string[]; after: readonly string[]; cancellable: readonly string[]; money: boolean }): Edge[] {
  const active = [...p.before, ...p.after];
  const during = ['dispute'];
  // Held money goes back by an operator's hand only when one asks and another does it (end_dispute, override to `refunding`).
  const ask = { from: p.before, to: '@same', actor: 'operator', permission: 'operator.override', reason: true, when: ['money_held'], during } as const;
  const agree = { name: 'agree_cancel', from: p.cancellable, actor: 'either', permission: 'deal.sign', requires: ['cancel_proposed_by_other'], mends: true } as const;
  const end = { name: 'end_dispute', from: p.before, actor: 'operator', permission: 'operator.override', reason: true, ends: ['dispute'], during, mends: true } as const;
  return [
    { name: 'provide_evidence', from: active, to: '@same', actor: 'either', orOperator: true, form: 'gate_evidence', effects: ['record_evidence'] },
    { name: 'sign_contract', from: ['waiting'], to: '@same', actor: 'either', permission: 'deal.sign', form: 'signature', when: ['signing:unsigned'], effects: ['record_signature'] },
    { name: 'propose_cancel', from: p.cancellable, to: '@same', actor: 'either', reason: true, effects: ['record_cancel_proposal'], mends: true },
    { ...agree, to: 'cancelled', when: ['nothing_held'] },
    ...(p.money ? [{ ...agree, to: 'refunding', when: ['money_held'] } satisfies Edge] : []),
    { name: 'open_dispute', from: active, to: '@same', actor: 'either', reason: true, starts: 'dispute', mends: true },
    { name: 'resolve_dispute', from: active, to: '@same', actor: 'operator', permission: 'operator.review', reason: true, when: ['hold:dispute'], ends: ['dispute'], during, task: { order: 7 }, mends: true },
    { ...end, to: 'cancelled', when: ['hold:dispute', 'nothing_held'] },
    ...(p.money ? [
      { ...end, to: 'refunding', when: ['hold:dispute', 'money_held'], requires: ['refund_asked'] } satisfies Edge,
      { ...ask, name: 'ask_refund' } satisfies Edge, { ...ask, name: 'drop_refund', requires: ['refund_asked'] } satisfies Edge,
    ] : []),
    ...holdEdges(p.before, active),
    {
      name: 'override', from: [...active, ...(p.money ? ['refunding'] : [])], to: '@target', actor: 'operator', permission: 'operator.override', form: 'override', reason: true,
      ends: ['dispute', 'mediation'], during, mends: true, pairTo: ['refunding'],
    },
  ];
}

const late = (fact: string, name: string, place: string, money: boolean): Edge[] => {
  const edge = { name, from: ['waiting'], actor: 'system', requires: [fact], mends: true } as const;
  return money ? [{ ...edge, to: 'cancelled', when: [place, 'nothing_held'] }, { ...edge, to: 'refunding', when: [place, 'money_held'] }] : [{ ...edge, to: 'cancelled', when: [place] }];
};

/** Signing beside the course, and what happens when it does not come. `sets`: clocks that begin once contract and money are both there. */
export function signingEdges(money: boolean, sets: Edge['sets']): Edge[] {
  return [
    {
      name: 'contract_signed', region: 'signing', from: ['unsigned'], to: 'signed', actor: 'system', auto: true, when: ['course:waiting'], requires: ['signed_by_both'], gates: CONTRACT_GATES, meets: ['signing'],
      ...(sets ? { sets: sets.map((s) => (money ? { ...s, when: ['funding:paid|free'] } : s)) } : {}),
    },
    ...late('signing_overdue', 'time_out_signing', 'signing:unsigned', money),
  ];
}

/** Funding beside the course. */
export function fundingEdges(sets: Edge['sets']): Edge[] {
  return [
    {
      name: 'fund', region: 'funding', from: ['unpaid'], to: 'paid', actor: 'system', auto: true, when: ['course:waiting'], requires: ['funds_held'], meets: ['payment'],
      ...(sets ? { sets: sets.map((s) => ({ ...s, when: ['signing:signed'] })) } : {}),
    },
    ...late('payment_overdue', 'time_out_payment', 'funding:unpaid', true),
    { name: 'complete_refund', from: ['refunding'], to: 'cancelled', actor: 'system', auto: true, when: ['nothing_held'], mends: true },
  ];
}

/** The course goes on once the contract is signed and the money is there, or none is due. */
export const BOTH = ['signing:signed', 'funding:paid|free'] as const;

/** Clocks of signing and paying, with whom they remind how many days before. */
export const FUNDED_TIMERS = {
  payment: { fires: 'time_out_payment', reminders: [{ days: 7, to: ['buyer'] }, { days: 1, to: ['buyer'] }] },
  signing: { fires: 'time_out_signing', reminders: [{ days: 7, to: ['seller', 'buyer'] }, { days: 1, to: ['seller', 'buyer'] }] },
} as const;

/** Deadlines that run from the opening of a deal. */
export const OPENS = [{ code: 'signing', period: 'signingDays' }, { code: 'payment', period: 'paymentDays', when: ['priced'] }] as const;
