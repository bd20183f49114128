import { z } from 'zod';
import { zDay } from '#app/core/contract.ts';
import { addDays } from '#app/core/clock.ts';
import { inRegion } from '../rule-packs/index.ts';
import { defineGate, short, documentId } from './gate.ts';
import { cleared, open, none, newest, text, num } from './verdict.ts';

/** State units publish name and price for the days of their region, or sell on a market (promotion law 18). */
export const g7 = defineGate({
  code: 'G7', revision: 1, kinds: '*',
  filedBy: ['seller'],
  form: z.discriminatedUnion('mode', [
    z.object({
      gate: z.literal('G7'), mode: z.literal('negotiated'), notice_from: zDay, notice_to: zDay, notice_place: short, related_party: z.boolean({ error: 'required' }), price_shown: z.literal(true, { error: 'required' }),
      objections: z.number().int().min(0).max(10_000).default(0), objections_settled: z.boolean().default(true), document_id: documentId,
    }),
    z.object({ gate: z.literal('G7'), mode: z.literal('market_listing'), market: short, record_no: short, related_party: z.boolean({ error: 'required' }), document_id: documentId }),
    z.object({ gate: z.literal('G7'), mode: z.literal('bidding'), market: short, record_no: short, related_party: z.boolean({ error: 'required' }), document_id: documentId }),
  ]),
  clears: { publication_missing: ['seller'], notice_too_short: ['seller'], objections_pending: ['seller'] },
  rule(f) {
    if (!f.seller.stateOwned) return none('not_state_owned');
    const days = inRegion(f.pack.values.publicityDays.value, f.seller.region);
    const filed = newest(f, 'G7');
    if (filed && text(filed, 'mode') !== 'negotiated') return cleared(text(filed, 'mode'), filed);
    if (filed) {
      const from = text(filed, 'notice_from');
      const to = text(filed, 'notice_to');
      // Both days count: a notice from the 1st to the 15th lasted 15 days; it must be over.
      if (to < addDays(from, days - 1)) return open('notice_too_short');
      if (to >= f.today) return open('notice_running');
      return filed.data.objections_settled === false && num(filed, 'objections') > 0 ? open('objections_pending') : cleared('published', filed);
    }
    if (!f.noticeStartsOn) return open('publication_missing');
    return addDays(f.noticeStartsOn, days) <= f.today ? cleared('published_on_listing') : open('notice_running');
  },
});
