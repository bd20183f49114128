import type { Draft, Edge, State } from '#app/modules/process/definition/types.ts';
import { CONTRACT_GATES } from '../names.ts';

/** Gates of the first versions and the revision of each one's rule. */
export const GATES = { G1: 1, G2: 1, G3: 1, G4: 1, G5: 1, G6: 1, G7: 1, G8: 1, G9: 1, G10: 1, G11: 1, G12: 1, G13: 1, G14: 1, G15: 1, G16: 1 } as const;

/** Facts of the first versions and the revision of each one's rule. */
const FACTS = {
  priced: 1, unpriced: 1, money_held: 1, nothing_held: 1, funds_held: 1, not_released: 1, signed_by_both: 1, payouts_sent: 1, cancel_proposed_by_other: 1,
  payment_overdue: 1, signing_overdue: 1, registration_overdue: 1, licence_settled: 1, refund_asked: 1,
} as const;

type Way = Omit<State, 'at'>;
const before: Way = { phase: 'before', tone: 'wait' };

/** States every first version has, in the words of its one region. */
export const STATES = {
  opened: { ...before, payable: true },
  signed_unfunded: { ...before, payable: true, drawn: { when: ['priced'], visited: true } },
  funded: { ...before, drawn: { when: ['priced'], unless: 'signed_unfunded' } },
  signed: before,
  disputed: { phase: 'aside', tone: 'attention', side: true },
  refunding: { phase: 'before', tone: 'attention', side: true, enter: ['request_refund'], override: { when: ['money_held'], requires: ['refund_asked'] } },
  closed: { phase: 'final', outcome: 'completed', tone: 'good', enter: ['complete_deal'] },
  cancelled: { phase: 'final', outcome: 'cancelled', tone: 'neutral', side: true, enter: ['cancel_deal'], override: { from: 'before', when: ['nothing_held'] } },
} as const satisfies Record<string, Way>;
export { before as BEFORE };

/** What all first versions share beside states and edges. */
export const COMMON = {
  version: 1, subject: 'deal', main: 'deal', facts: FACTS, gates: GATES,
  roles: { seller: {}, buyer: {}, broker: {} }, groups: { either: ['seller', 'buyer'] },
  oneOf: [['priced', 'unpriced'], ['money_held', 'nothing_held']], implies: [['funds_held', 'money_held'], ['funds_held', 'priced'], ['money_held', 'priced']],
  holds: { dispute: { stops: '*' } },
  notices: [{ on: '*', to: ['seller', 'buyer', 'broker'] }],
  pairs: ['release_funds', 'assign_patent', 'grant_licence', 'request_refund', 'confirm_certificate'],
  lapses: { ask_refund: 'refund_asked' },
} as const satisfies Partial<Draft>;

/** Edges every process has: evidence, dispute, cancellation by agreement, override. State lists are the process's own. */
export function commonEdges(p: { before: readonly string[]; after: readonly string[]; signing: readonly string[]; cancellable: readonly string[]; money: boolean }): Edge[] {
  const active = [...p.before, ...p.after];
  // Held money goes back by an operator's hand only when one asks and another does it (end_dispute, override to `refunding`).
  const ask = { from: [...p.before, 'disputed'], to: '@same', actor: 'operator', permission: 'operator.override', reason: true, when: ['money_held'] } as const;
  const refundAsk: Edge[] = [{ ...ask, name: 'ask_refund' }, { ...ask, name: 'drop_refund', requires: ['refund_asked'] }];
  return [
    { name: 'provide_evidence', from: active, to: '@same', actor: 'either', orOperator: true, form: 'gate_evidence', effects: ['record_evidence'] },
    { name: 'sign_contract', from: p.signing, to: '@same', actor: 'either', permission: 'deal.sign', form: 'signature', effects: ['record_signature'] },
    { name: 'propose_cancel', from: p.cancellable, to: '@same', actor: 'either', reason: true, effects: ['record_cancel_proposal'], mends: true },
    { name: 'agree_cancel', from: p.cancellable, to: 'cancelled', actor: 'either', permission: 'deal.sign', when: ['nothing_held'], requires: ['cancel_proposed_by_other'], mends: true },
    ...(p.money ? [{ name: 'agree_cancel', from: p.cancellable, to: 'refunding', actor: 'either', permission: 'deal.sign', when: ['money_held'], requires: ['cancel_proposed_by_other'], mends: true } satisfies Edge] : []),
    { name: 'open_dispute', from: active, to: 'disputed', actor: 'either', reason: true, starts: 'dispute', mends: true },
    { name: 'resolve_dispute', from: ['disputed'], to: '@before:dispute', actor: 'operator', permission: 'operator.review', reason: true, ends: ['dispute'], task: { order: 7 }, mends: true },
    { name: 'end_dispute', from: ['disputed'], to: 'cancelled', actor: 'operator', permission: 'operator.override', reason: true, when: ['nothing_held'], requires: ['not_released'], ends: ['dispute'], mends: true },
    ...(p.money ? [{
      name: 'end_dispute', from: ['disputed'], to: 'refunding', actor: 'operator', permission: 'operator.override', reason: true, when: ['money_held'], requires: ['not_released', 'refund_asked'], ends: ['dispute'], mends: true,
    } satisfies Edge, ...refundAsk] : []),
    {
      name: 'override', from: [...active, 'disputed', ...(p.money ? ['refunding'] : [])], to: '@target', actor: 'operator', permission: 'operator.override', form: 'override', reason: true,
      ends: ['dispute'], mends: true, pairTo: ['refunding'],
    },
  ];
}

/** Edges of the deals that move money before the contract takes effect. */
export function fundingEdges(sets: Edge['sets']): Edge[] {
  const auto = { to: 'signed', actor: 'system', auto: true, ...(sets?.length ? { sets } : {}) } as const;
  const late = (name: string, from: readonly string[], requires: string): Edge[] => [
    { name, from, to: 'cancelled', actor: 'system', when: ['nothing_held'], requires: [requires], mends: true },
    { name, from, to: 'refunding', actor: 'system', when: ['money_held'], requires: [requires], mends: true },
  ];
  return [
    { name: 'fund', from: ['opened'], to: 'funded', actor: 'system', auto: true, when: ['money_held'], requires: ['funds_held'], meets: ['payment'] },
    { name: 'fund', from: ['signed_unfunded'], when: ['money_held'], requires: ['funds_held'], meets: ['payment'], ...auto },
    { name: 'contract_signed', from: ['funded'], requires: ['signed_by_both'], gates: CONTRACT_GATES, meets: ['signing'], ...auto },
    { name: 'contract_signed', from: ['opened'], to: 'signed_unfunded', actor: 'system', auto: true, when: ['priced'], requires: ['signed_by_both'], gates: CONTRACT_GATES, meets: ['signing'] },
    ...late('time_out_payment', ['opened', 'signed_unfunded'], 'payment_overdue'),
    ...late('time_out_signing', ['opened', 'funded'], 'signing_overdue'),
    { name: 'complete_refund', from: ['refunding'], to: 'cancelled', actor: 'system', auto: true, when: ['nothing_held'], mends: true },
  ];
}

/** Deadlines that run from the opening of a deal. */
export const OPENS = [{ code: 'signing', period: 'signingDays' }, { code: 'payment', period: 'paymentDays', when: ['priced'] }] as const;
