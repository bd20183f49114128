import type { Holder } from '#app/core/sale-words.ts';
import type { SaleDetail } from '#app/modules/sales/contract.ts';
import type { SealContext } from '#app/modules/sales/sealed.pure.ts';

/** What a bid of this sale is bound to, and the keys it is sealed to, from what the page shows. */
export function sealingOf(sale: SaleDetail, bidder: number): { context: SealContext; keys: Record<Holder, string> } {
  const { keys, lot, round } = sale.sealed!;
  const of = (pick: 'public_key' | 'fingerprint') => Object.fromEntries(keys.map((k) => [k.holder, k[pick]])) as Record<Holder, string>;
  return { context: { sale: sale.id, lot, round, bidder, currency: sale.start.currency, keys: of('fingerprint') }, keys: of('public_key') };
}
