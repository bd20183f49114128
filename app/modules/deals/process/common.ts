import type { GateCode } from '#app/core/vocabulary.ts';
import type { Edge } from './types.ts';

/** Gates that must be cleared before the parties are bound by the contract. */
export const CONTRACT_GATES: readonly GateCode[] = ['G1', 'G2', 'G3', 'G4', 'G5', 'G6', 'G7', 'G8', 'G9', 'G10', 'G11'];

/** Edges every process has: evidence, dispute, cancellation by agreement, override. State lists are the process's own. */
export function commonEdges(p: { before: readonly string[]; after: readonly string[]; signing: readonly string[]; cancellable: readonly string[]; money: boolean }): Edge[] {
  const active = [...p.before, ...p.after];
  // Held money goes back by an operator's hand only when one asks and another does it (end_dispute, override to `refunding`).
  const ask = { from: [...p.before, 'disputed'], to: '@same', actor: 'operator', permission: 'operator.override', reason: true, when: 'held' } as const;
  const refundAsk: Edge[] = [{ ...ask, name: 'ask_refund' }, { ...ask, name: 'drop_refund', requires: ['refund_asked'] }];
  return [
    { name: 'provide_evidence', from: active, to: '@same', actor: 'either', orOperator: true, form: 'gate_evidence', effects: ['record_evidence'] },
    { name: 'sign_contract', from: p.signing, to: '@same', actor: 'either', permission: 'deal.sign', form: 'signature', effects: ['record_signature'] },
    { name: 'propose_cancel', from: p.cancellable, to: '@same', actor: 'either', reason: true, effects: ['record_cancel_proposal'] },
    { name: 'agree_cancel', from: p.cancellable, to: 'cancelled', actor: 'either', permission: 'deal.sign', when: 'empty', requires: ['cancel_proposed_by_other'], effects: ['cancel_deal'] },
    ...(p.money ? [{
      name: 'agree_cancel', from: p.cancellable, to: 'refunding', actor: 'either', permission: 'deal.sign', when: 'held', requires: ['cancel_proposed_by_other'], effects: ['request_refund'],
    } satisfies Edge] : []),
    { name: 'open_dispute', from: active, to: 'disputed', actor: 'either', reason: true, effects: ['hold_clocks'] },
    { name: 'resolve_dispute', from: ['disputed'], to: '@before_dispute', actor: 'operator', permission: 'operator.review', reason: true, effects: ['resume_clocks'] },
    {
      name: 'end_dispute', from: ['disputed'], to: 'cancelled', actor: 'operator', permission: 'operator.override', reason: true, when: 'empty', requires: ['not_released'],
      effects: ['resume_clocks', 'cancel_deal'],
    },
    ...(p.money ? [{
      name: 'end_dispute', from: ['disputed'], to: 'refunding', actor: 'operator', permission: 'operator.override', reason: true, when: 'held', requires: ['not_released', 'refund_asked'],
      effects: ['resume_clocks', 'request_refund'],
    } satisfies Edge, ...refundAsk] : []),
    { name: 'override', from: [...active, 'disputed', ...(p.money ? ['refunding'] : [])], to: '@target', actor: 'operator', permission: 'operator.override', form: 'override', reason: true },
  ];
}

/** Edges of the deals that move money before the contract takes effect. */
export function fundingEdges(p: { signed: 'signed'; setsOnSigned: Edge['sets'] }): Edge[] {
  const sets = p.setsOnSigned ?? [];
  return [
    { name: 'fund', from: ['opened'], to: 'funded', actor: 'system', auto: true, when: 'held', requires: ['funds_held'], meets: ['payment'] },
    { name: 'fund', from: ['signed_unfunded'], to: p.signed, actor: 'system', auto: true, when: 'held', requires: ['funds_held'], meets: ['payment'], sets },
    { name: 'contract_signed', from: ['funded'], to: p.signed, actor: 'system', auto: true, requires: ['signed_by_both'], gates: CONTRACT_GATES, meets: ['signing'], sets },
    { name: 'contract_signed', from: ['opened'], to: 'signed_unfunded', actor: 'system', auto: true, when: 'priced', requires: ['signed_by_both'], gates: CONTRACT_GATES, meets: ['signing'] },
    { name: 'time_out_payment', from: ['opened', 'signed_unfunded'], to: 'cancelled', actor: 'system', when: 'empty', requires: ['payment_overdue'], effects: ['cancel_deal'] },
    { name: 'time_out_payment', from: ['opened', 'signed_unfunded'], to: 'refunding', actor: 'system', when: 'held', requires: ['payment_overdue'], effects: ['request_refund'] },
    { name: 'time_out_signing', from: ['opened', 'funded'], to: 'cancelled', actor: 'system', when: 'empty', requires: ['signing_overdue'], effects: ['cancel_deal'] },
    { name: 'time_out_signing', from: ['opened', 'funded'], to: 'refunding', actor: 'system', when: 'held', requires: ['signing_overdue'], effects: ['request_refund'] },
    { name: 'complete_refund', from: ['refunding'], to: 'cancelled', actor: 'system', auto: true, when: 'empty', requires: ['nothing_held'], effects: ['cancel_deal'] },
  ];
}
