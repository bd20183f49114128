import { z } from 'zod';
import { zDay } from '#app/core/contract.ts';
import { defineGate, short, documentId } from './gate.ts';
import { cleared, open, none, newest, text } from './verdict.ts';

/** The university's internal approval. */
export const g6 = defineGate({
  code: 'G6', revision: 1, kinds: '*',
  filedBy: ['seller'],
  form: z.object({ gate: z.literal('G6'), approval_number: short, approved_on: zDay, document_id: documentId }),
  clears: { approval_missing: ['seller'] },
  rule(f) {
    if (f.seller.kind !== 'university') return none('no_university');
    const approval = newest(f, 'G6');
    if (approval) return text(approval, 'approved_on') <= f.today ? cleared('approved', approval) : open('approval_in_future');
    return f.approvalNumber.trim() ? cleared('approved_on_listing') : open('approval_missing');
  },
});
