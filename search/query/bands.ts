import type { Currency } from '#app/core/money.ts';

/** Bands of the price and remaining-life facets. Pure; the index, the database fallback and the UI use the same ones. */

/** Upper bounds (exclusive) in CNY minor units; no rate of exchange is assumed, other currencies have a band of their own. */
export const PRICE_BANDS = ['under_100k', '100k_500k', '500k_1m', '1m_5m', '5m_10m', 'over_10m', 'negotiable', 'other_currency'] as const;
export type PriceBand = (typeof PRICE_BANDS)[number];

const PRICE_STEPS: readonly (readonly [PriceBand, number])[] = [
  ['under_100k', 10_000_000], ['100k_500k', 50_000_000], ['500k_1m', 100_000_000], ['1m_5m', 500_000_000], ['5m_10m', 1_000_000_000],
];

/** The band of a price in minor units; null = by negotiation. */
export function priceBand(amount: number | null, currency: Currency | string): PriceBand {
  if (amount === null) return 'negotiable';
  if (currency !== 'CNY') return 'other_currency';
  return PRICE_STEPS.find(([, below]) => amount < below)?.[0] ?? 'over_10m';
}

/** Remaining life in years, lower bound included, upper excluded. */
export const LIFE_BANDS = ['under_3', '3_5', '5_10', '10_15', 'over_15'] as const;
export type LifeBand = (typeof LIFE_BANDS)[number];

const LIFE_YEARS: Record<LifeBand, readonly [number, number | null]> = { under_3: [0, 3], '3_5': [3, 5], '5_10': [5, 10], '10_15': [10, 15], over_15: [15, null] };

/** The instants (Unix seconds) between which a right of this band expires, seen from `now`: [from, to) with null = open. */
export function lifeWindow(band: LifeBand, now: Date): readonly [number, number | null] {
  const at = (years: number) => {
    const day = new Date(now);
    day.setUTCFullYear(day.getUTCFullYear() + years);
    return Math.floor(day.getTime() / 1000);
  };
  const [from, to] = LIFE_YEARS[band];
  return [at(from), to === null ? null : at(to)];
}

/** The band a right expiring at `expiresAt` (Unix seconds) is in; null when the expiry is unknown or past. */
export function lifeBand(expiresAt: number | null, now: Date): LifeBand | null {
  if (expiresAt === null || expiresAt <= now.getTime() / 1000) return null;
  return LIFE_BANDS.find((band) => {
    const [, to] = lifeWindow(band, now);
    return to === null || expiresAt < to;
  }) ?? null;
}

/** Unix seconds of the beginning of a `YYYY-MM-DD` day in China Standard Time, where legal days are counted. */
export function dayStart(day: string): number {
  return Date.parse(`${day}T00:00:00+08:00`) / 1000;
}

/** Whole years left on a `YYYY-MM-DD` day until the expiry day; null when unknown, 0 when it has ended. */
export function remainingYears(expiryDay: string | null, today: string): number | null {
  if (!expiryDay) return null;
  if (expiryDay <= today) return 0;
  const years = Number(expiryDay.slice(0, 4)) - Number(today.slice(0, 4));
  return expiryDay.slice(5) < today.slice(5) ? years - 1 : years;
}
