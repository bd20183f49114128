import type { DealKind } from '#app/core/vocabulary.ts';

/**
 * Which price a search compares by. The ask of a sale and the entry fee of a licence are two scales: a reader who chose kinds of
 * one of them sees that one alone, everywhere (band, order, card). Pure.
 */
export type PriceScale = 'sale' | 'licence' | 'any';

/** What a price is read from: minor units; null = by negotiation or not offered. */
export interface Priced { askAmount: number | null; entryFeeAmount: number | null }

const LICENCES: readonly DealKind[] = ['exclusive_licence', 'sole_licence', 'ordinary_licence'];

/** The scale of the chosen kinds of deal: that of all of them when they share one, else `any`. */
export function priceScale(kinds: readonly DealKind[]): PriceScale {
  if (kinds.length === 0) return 'any';
  if (kinds.every((k) => LICENCES.includes(k))) return 'licence';
  return kinds.some((k) => LICENCES.includes(k)) ? 'any' : 'sale';
}

/** The ask of a transfer (a contribution in kind is valued by it too). */
export function salePrice(p: Priced): number | null { return p.askAmount; }

/** The entry fee of a licence. */
export function licencePrice(p: Priced): number | null { return p.entryFeeAmount; }

/** Prices a listing can be had at on a scale, each once; `[null]` when it is by negotiation. */
export function pricesOf(p: Priced, scale: PriceScale): (number | null)[] {
  if (scale === 'sale') return [salePrice(p)];
  if (scale === 'licence') return [licencePrice(p)];
  const named = [salePrice(p), licencePrice(p)].filter((amount): amount is number => amount !== null);
  return named.length > 0 ? [...new Set(named)] : [null];
}
