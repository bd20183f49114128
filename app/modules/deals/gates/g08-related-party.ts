import { z } from 'zod';
import { zText } from '#app/core/contract.ts';
import { defineGate } from './gate.ts';
import { cleared, open, newest } from './verdict.ts';

/** Each side declares whether the other is related; facts count whatever is declared. */
export const g8 = defineGate({
  code: 'G8', revision: 1, kinds: '*',
  filedBy: ['seller', 'buyer'],
  form: z.object({ gate: z.literal('G8'), related: z.boolean({ error: 'required' }), detail: zText(1_000).default('') }),
  clears: { seller_declaration_missing: ['seller'], buyer_declaration_missing: ['buyer'], related_party_not_published: ['seller'] },
  rule(f) {
    const declared = (org: string) => f.evidence.findLast((e) => e.gate === 'G8' && e.byOrgId === org);
    const seller = declared(f.seller.id);
    const buyer = declared(f.buyer.id);
    if (!seller || !buyer) return open(seller ? 'buyer_declaration_missing' : 'seller_declaration_missing');
    const declaredSo = seller.data.related === true || buyer.data.related === true;
    const related = declaredSo || f.related.length > 0;
    if (related && f.seller.stateOwned && newest(f, 'G7')?.data.related_party !== true) return open('related_party_not_published');
    if (!related) return cleared('unrelated', buyer);
    const why = f.seller.stateOwned ? 'related_party_published' : declaredSo ? 'related_party_declared' : 'related_party_by_fact';
    return cleared(why, seller.data.related === true ? seller : buyer);
  },
});
