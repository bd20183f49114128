import type { ListingValuation } from './contract.ts';

/** Where an ask stands against a band: distance in basis points of the nearer end, `far_` from `farBps` on. Amounts in minor units of one currency. */
export function askPosition(ask: number, band: { low: number; high: number }, farBps: number): { position: NonNullable<ListingValuation['ask_position']>; distanceBps: number } {
  if (ask >= band.low && ask <= band.high) return { position: 'inside', distanceBps: 0 };
  const above = ask > band.high;
  const end = above ? band.high : band.low;
  // Of a band that ends at nothing, any ask is infinitely far: said as the largest distance a reader can make sense of.
  const distanceBps = end > 0 ? Math.min(10_000_000, Math.round((Math.abs(ask - end) / end) * 10_000)) : 10_000_000;
  const far = distanceBps >= farBps;
  return { position: above ? (far ? 'far_above' : 'above') : far ? 'far_below' : 'below', distanceBps };
}
