import { defineGate } from './gate.ts';
import { cleared, open, none } from './verdict.ts';

/** The whole price is held. */
export const g12 = defineGate({
  code: 'G12', revision: 1, kinds: '*',
  rule(f) {
    if (f.price === 0) return none('nothing_due');
    if (f.released) return cleared('released');
    return f.held >= f.price ? cleared('funds_held') : open(f.held > 0 ? 'funds_short' : 'unfunded');
  },
});
