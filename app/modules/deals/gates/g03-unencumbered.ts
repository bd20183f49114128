import { z } from 'zod';
import { zDay, zId } from '#app/core/contract.ts';
import { defineGate, short } from './gate.ts';
import { cleared, open, newest } from './verdict.ts';

/** Nothing is frozen, and a pledgee consents. */
export const g3 = defineGate({
  code: 'G3', revision: 1, kinds: '*',
  filedBy: ['seller'],
  form: z.object({ gate: z.literal('G3'), pledgee: short, consented_on: zDay, document_id: zId('document') }),
  clears: { pledge_consent_missing: ['seller'] },
  rule(f) {
    if (f.patent.frozen || f.encumbrances.some((e) => e.kind === 'freeze')) return open('frozen');
    if (!f.patent.pledged && !f.encumbrances.some((e) => e.kind === 'pledge')) return cleared('unencumbered');
    const consent = newest(f, 'G3');
    return consent ? cleared('pledgee_consents', consent) : open('pledge_consent_missing');
  },
});
