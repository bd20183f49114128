import { z } from 'zod';
import { zDay } from '#app/core/contract.ts';
import { defineGate, short, documentId } from './gate.ts';
import { cleared, none, newest } from './verdict.ts';

/** Registration of the technology contract; optional. */
export const g16 = defineGate({
  code: 'G16', revision: 1, kinds: '*',
  filedBy: ['seller', 'buyer'],
  form: z.object({ gate: z.literal('G16'), registration_no: short, registered_on: zDay, document_id: documentId }),
  rule(f) {
    const filed = newest(f, 'G16');
    return filed ? cleared('registered', filed) : none('optional');
  },
});
