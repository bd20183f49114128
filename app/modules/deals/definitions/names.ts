import type { GateCode } from '#app/core/vocabulary.ts';

/**
 * Facts a deal's definitions may ask, with the revision of each one's rule (deal-facts.ts). Changing what a fact means is a new revision:
 * definitions that were shipped keep the old one, so both rules stand side by side.
 */
export const FACTS = {
  priced: 1, unpriced: 1, money_held: 1, nothing_held: 1, funds_held: 1, not_released: 1, signed_by_both: 1, payouts_sent: 1, cancel_proposed_by_other: 1,
  payment_overdue: 1, signing_overdue: 1, registration_overdue: 1, licence_settled: 1, refund_asked: 1,
  patent_frozen: 1, patent_unfrozen: 1, patent_lapsed: 1, patent_alive: 1, approval_open: 1, approval_closed: 1,
} as const;
export type DealFact = keyof typeof FACTS;

/** What an edge does beyond the state, inside the same transaction (effects/). */
export type EffectName =
  | 'record_evidence' | 'record_signature' | 'record_cancel_proposal' | 'record_certificate' | 'record_handover' | 'confirm_certificate' | 'refuse_certificate'
  | 'record_recordal' | 'release_funds' | 'assign_patent' | 'grant_licence' | 'request_refund' | 'complete_deal' | 'cancel_deal';

/** Evidence form an edge takes (forms.ts). */
export type FormName = 'none' | 'gate_evidence' | 'signature' | 'certificate' | 'equity_certificate' | 'handover' | 'recordal' | 'override';

/** Parties of a deal as its definitions know them; the platform's operator and the system stand outside every definition. */
export type PartyRole = 'seller' | 'buyer' | 'broker';
export type Role = PartyRole | 'operator' | 'system';

/** Gates that must be cleared before the parties are bound by the contract. */
export const CONTRACT_GATES: readonly GateCode[] = ['G1', 'G2', 'G3', 'G4', 'G5', 'G6', 'G7', 'G8', 'G9', 'G10', 'G11'];
