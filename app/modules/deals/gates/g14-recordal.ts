import { defineGate } from './gate.ts';
import { cleared, open, none, newest, isLicence } from './verdict.ts';

/** The recordal of a licence (Implementing Rules 15). */
export const g14 = defineGate({
  code: 'G14', revision: 1, kinds: ['exclusive_licence', 'sole_licence', 'ordinary_licence'],
  rule(f) {
    if (!isLicence(f)) return none('no_licence');
    const recordal = newest(f, 'G14');
    return recordal ? cleared('recorded', recordal) : open('recordal_missing');
  },
});
