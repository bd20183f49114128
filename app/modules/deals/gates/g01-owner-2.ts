import { addDays } from '#app/core/clock.ts';
import { defineGate } from './gate.ts';
import { cleared, newest, open } from './verdict.ts';

/**
 * The seller owns the right by evidence that was compared, and the newest of it is fresh: an accepted extract, a trusted register's word, a
 * registration made here. What the seller typed says nothing, so nothing is filed in the deal: the extract is handed in and compared on the
 * patent's own page. Once the operator has confirmed the registration in the buyer's name, no extract names the seller any more: the register has spoken.
 */
export const g1Second = defineGate({
  code: 'G1', revision: 2, kinds: '*',
  handedIn: 'patent', expires: 'registerExtractMaxDays',
  clears: { proof_stale: ['seller'], owner_unproven: ['seller'] },
  rule(f) {
    if (f.patent.ownerOrgId !== f.seller.id) return f.released && f.patent.ownerOrgId === f.buyer.id ? cleared('passed_to_buyer') : open('owner_differs');
    if (f.patent.ownership !== 'proven') return open('owner_unproven');
    const registration = newest(f, 'G13');
    if (registration?.kind === 'registration_confirmed') return cleared('registered_anew', registration);
    const oldest = addDays(f.today, -f.pack.values.registerExtractMaxDays.value);
    return f.patent.provenOn !== null && f.patent.provenOn >= oldest && f.patent.provenOn <= f.today ? cleared('owner_proven') : open('proof_stale');
  },
});
