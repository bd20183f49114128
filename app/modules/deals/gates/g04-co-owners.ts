import { z } from 'zod';
import { zDay, zId } from '#app/core/contract.ts';
import { defineGate, short } from './gate.ts';
import { cleared, open, none, newest } from './verdict.ts';

/** Co-owners consent to whatever is more than a non-exclusive licence (Patent Law 14). */
export const g4 = defineGate({
  code: 'G4', revision: 1, kinds: ['transfer', 'equity', 'exclusive_licence', 'sole_licence'],
  filedBy: ['seller'],
  form: z.object({ gate: z.literal('G4'), co_owners: z.array(short).min(1, { error: 'required' }).max(50), all_signed: z.literal(true, { error: 'all_must_sign' }), consented_on: zDay, document_id: zId('document') }),
  clears: { co_owner_consent_missing: ['seller'] },
  rule(f) {
    if (!f.patent.coOwned) return none('sole_owner');
    if (f.kind === 'ordinary_licence') return none('ordinary_licence');
    const consent = newest(f, 'G4');
    return consent ? cleared('co_owners_consent', consent) : open('co_owner_consent_missing');
  },
});
