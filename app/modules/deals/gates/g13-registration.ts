import { defineGate } from './gate.ts';
import { cleared, open, none, newest, movesTitle } from './verdict.ts';

/** The certificate of registration, confirmed by the operator. */
export const g13 = defineGate({
  code: 'G13', revision: 1, kinds: ['transfer', 'equity'],
  rule(f) {
    if (!movesTitle(f)) return none('licence');
    const last = newest(f, 'G13');
    if (!last) return open('certificate_missing');
    if (last.kind === 'certificate') return open('awaiting_review');
    return last.kind === 'registration_confirmed' ? cleared('registered', last) : open('certificate_refused');
  },
});
