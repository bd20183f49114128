import { z } from 'zod';
import { zDay } from '#app/core/contract.ts';
import { defineGate, documentId } from './gate.ts';
import { cleared, open, newest } from './verdict.ts';

/** The right is granted and in force; in its grace period only with an undertaking to pay. */
export const g2 = defineGate({
  code: 'G2', revision: 1, kinds: '*',
  filedBy: ['seller'],
  form: z.object({ gate: z.literal('G2'), pay_by: zDay, document_id: documentId }),
  clears: { in_grace: ['seller'] },
  rule(f) {
    const { live, reason } = f.patent.life;
    if (!live) return open(reason === 'pending' || reason === 'status_unknown' ? 'not_granted' : 'not_alive');
    if (reason !== 'in_grace') return cleared('in_force');
    const undertaking = newest(f, 'G2');
    return undertaking ? cleared('grace_undertaken', undertaking) : open('in_grace');
  },
});
