import { z } from 'zod';
import { zDay, zText } from '#app/core/contract.ts';
import { defineGate, short, documentId } from './gate.ts';
import { cleared, open, none, newest, text, isForeign } from './verdict.ts';

/** Technology export: the seller's classification with its certificate, reviewed by the operator. */
export const g10 = defineGate({
  code: 'G10', revision: 1, kinds: '*',
  filedBy: ['seller', 'buyer'],
  form: z.object({
    gate: z.literal('G10'), category: z.enum(['free', 'restricted', 'prohibited']), certificate_no: short.nullish().transform((v) => v ?? null),
    issued_on: zDay.nullish().transform((v) => v ?? null), document_id: documentId,
  }),
  reviewedBy: 'operator',
  review: z.object({ gate: z.literal('G10'), review: z.enum(['confirmed', 'refused']), note: zText(1_000).default('') }),
  clears: { export_classification_missing: ['seller'], export_licence_missing: ['seller'], export_registration_missing: ['seller'], review_refused: ['seller'], awaiting_review: ['operator'] },
  rule(f) {
    if (!isForeign(f.seller.region) && !isForeign(f.buyer.region)) return none('no_foreign_party');
    const filed = newest(f, 'G10', 'gate_evidence');
    if (!filed) return open('export_classification_missing');
    if (text(filed, 'category') === 'prohibited') return open('export_prohibited');
    if (!filed.data.certificate_no || !filed.data.issued_on) return open(text(filed, 'category') === 'restricted' ? 'export_licence_missing' : 'export_registration_missing');
    const review = f.evidence.findLast((e) => e.gate === 'G10' && e.kind === 'gate_review' && e.data.evidence_id === filed.id);
    if (!review) return open('awaiting_review');
    return review.data.review === 'confirmed' ? cleared('export_cleared', filed) : open('review_refused');
  },
});
