import type { PatentKind } from '#app/core/vocabulary.ts';

/** Whole months from one `YYYY-MM-DD` day to a later one; 0 when it is past, null when the expiry is not known. */
export function monthsUntil(expiry: string | null, today: string): number | null {
  if (!expiry) return null;
  if (expiry <= today) return 0;
  const [y1, m1, d1] = today.split('-').map(Number) as [number, number, number];
  const [y2, m2, d2] = expiry.split('-').map(Number) as [number, number, number];
  return (y2 - y1) * 12 + (m2 - m1) - (d2 < d1 ? 1 : 0);
}

/** Scale of the life bar: the usual whole term of a kind. Only for comparing rows; the words beside the bar are computed from the expiry. */
export function termScale(kind: PatentKind): number {
  return kind === 'utility_model' ? 120 : kind === 'design' ? 180 : 240;
}
