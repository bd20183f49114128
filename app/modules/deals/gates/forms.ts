import { z } from 'zod';
import { zBps, zDay, zId, zMoney, zText } from '#app/core/contract.ts';
import type { GateCode } from '#app/core/vocabulary.ts';
import type { Role } from '../definitions/names.ts';

const documentId = zId('document').nullish().transform((v) => v ?? null);
const short = zText(200, 1);

/** Evidence forms of the gates that are cleared by evidence; the fields are what the gate's rule reads (evaluate.ts). */
export const GATE_EVIDENCE = {
  /** Register extract: freshens the platform's reading of the register; the owner is compared all the same. */
  G1: z.object({ gate: z.literal('G1'), extract_no: short, as_of: zDay, owner_name: short, document_id: documentId }),
  /** Undertaking to pay an annuity that is in its grace period. */
  G2: z.object({ gate: z.literal('G2'), pay_by: zDay, document_id: documentId }),
  /** Pledgee's consent. */
  G3: z.object({ gate: z.literal('G3'), pledgee: short, consented_on: zDay, document_id: zId('document') }),
  /** Consent of every co-owner. */
  G4: z.object({ gate: z.literal('G4'), co_owners: z.array(short).min(1, { error: 'required' }).max(50), all_signed: z.literal(true, { error: 'all_must_sign' }), consented_on: zDay, document_id: zId('document') }),
  /** The buyer knows of the rights that stand and takes them as they are; the ids are what he was shown. */
  G5: z.object({ gate: z.literal('G5'), acknowledged: z.literal(true, { error: 'required' }), rights: z.array(z.string().max(64)).max(200) }),
  /** Internal approval of the university. */
  G6: z.object({ gate: z.literal('G6'), approval_number: short, approved_on: zDay, document_id: documentId }),
  /** Lawful way of setting the price. */
  G7: z.discriminatedUnion('mode', [
    z.object({
      gate: z.literal('G7'), mode: z.literal('negotiated'), notice_from: zDay, notice_to: zDay, notice_place: short, related_party: z.boolean({ error: 'required' }), price_shown: z.literal(true, { error: 'required' }),
      objections: z.number().int().min(0).max(10_000).default(0), objections_settled: z.boolean().default(true), document_id: documentId,
    }),
    z.object({ gate: z.literal('G7'), mode: z.literal('market_listing'), market: short, record_no: short, related_party: z.boolean({ error: 'required' }), document_id: documentId }),
    z.object({ gate: z.literal('G7'), mode: z.literal('bidding'), market: short, record_no: short, related_party: z.boolean({ error: 'required' }), document_id: documentId }),
  ]),
  /** Declaration of a related party, by each side for itself: a yes or a no that somebody has to say. */
  G8: z.object({ gate: z.literal('G8'), related: z.boolean({ error: 'required' }), detail: zText(1_000).default('') }),
  /** Valuation report. */
  G9: z.object({ gate: z.literal('G9'), report_no: short, valuer: short, valued_on: zDay, valid_until: zDay, value: zMoney, document_id: documentId }),
  /** Export control: the seller's classification; the operator reviews it. */
  G10: z.object({
    gate: z.literal('G10'), category: z.enum(['free', 'restricted', 'prohibited']), certificate_no: short.nullish().transform((v) => v ?? null),
    issued_on: zDay.nullish().transform((v) => v ?? null), document_id: documentId,
  }),
  /** Distribution plan of the reward. */
  G15: z.object({
    gate: z.literal('G15'), plan_no: short, reward_bps: zBps, main_contributors_bps: zBps, published_on: zDay, document_id: documentId,
  }),
  /** Registration of the technology contract. */
  G16: z.object({ gate: z.literal('G16'), registration_no: short, registered_on: zDay, document_id: documentId }),
} as const;
export type EvidenceGate = keyof typeof GATE_EVIDENCE;

/** Operator's review of evidence that a rule alone cannot judge. */
export const GATE_REVIEW = z.object({ gate: z.literal('G10'), review: z.enum(['confirmed', 'refused']), note: zText(1_000).default('') });

/** Who may put evidence forward. The operator files nothing in a party's stead; it reviews. */
export const EVIDENCE_BY: Record<EvidenceGate, readonly Role[]> = {
  G1: ['seller', 'operator'], G2: ['seller'], G3: ['seller'], G4: ['seller'], G5: ['buyer'], G6: ['seller'], G7: ['seller'], G8: ['seller', 'buyer'],
  G9: ['seller', 'buyer'], G10: ['seller', 'buyer'], G15: ['seller'], G16: ['seller', 'buyer'],
};

export const isEvidenceGate = (gate: GateCode | string): gate is EvidenceGate => gate in GATE_EVIDENCE;
