import { z } from 'zod';
import { zDay } from '#app/core/contract.ts';
import { addDays } from '#app/core/clock.ts';
import { defineGate, short, documentId } from './gate.ts';
import { cleared, open, newest, text } from './verdict.ts';

/** The register names the seller as owner, and the platform's reading of it is fresh. */
export const g1 = defineGate({
  code: 'G1', revision: 1, kinds: '*',
  filedBy: ['seller', 'operator'],
  /** Period of the rule pack after which what was filed no longer serves. */
  expires: 'registerExtractMaxDays',
  form: z.object({ gate: z.literal('G1'), extract_no: short, as_of: zDay, owner_name: short, document_id: documentId }),
  clears: { extract_stale: ['seller'] },
  rule(f) {
    if (f.patent.ownerOrgId !== f.seller.id) return f.released && f.patent.ownerOrgId === f.buyer.id ? cleared('passed_to_buyer') : open('owner_differs');
    // Whoever holds the row says nothing by it: evidence an operator or a trusted register stands for does.
    if (f.patent.ownership !== 'proven') return open('owner_unproven');
    const extract = newest(f, 'G1');
    const oldest = addDays(f.today, -f.pack.values.registerExtractMaxDays.value);
    if (f.patent.readOn && f.patent.readOn >= oldest) return cleared('owner_matches');
    return extract && text(extract, 'as_of') >= oldest && text(extract, 'as_of') <= f.today ? cleared('extract_fresh', extract) : open('extract_stale');
  },
});
