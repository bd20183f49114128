import { outstandingOn } from '#app/modules/obligations/rules.ts';
import type { obligations } from '#db/schema/obligations.ts';

type Owed = Pick<typeof obligations.$inferSelect, 'kind' | 'code' | 'amount' | 'credited' | 'carried' | 'settled' | 'released' | 'ended' | 'releaseMetAt'>;

/** Name of the obligation to pay the price (of a licence: the entry fee). */
export const PRICE = 'price';

/**
 * What may be paid of an obligation now, minor units: what is outstanding; of the price only while the process waits for it (`payable`, a word of
 * its definition), or once it was released and part of it was taken back. Page, API and worker ask here and nowhere else.
 */
export function payableNow(o: Owed, deal: { payable: boolean; closedAt: Date | null }): number {
  if (o.kind === 'price' && !o.releaseMetAt && (!deal.payable || deal.closedAt !== null)) return 0;
  return outstandingOn(o);
}
