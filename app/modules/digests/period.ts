import { addDays, legalDay } from '#app/core/clock.ts';

/** When a digest falls due. Pure: everything follows from the instant given. */

export interface Due {
  /** Key of the period that has ended: at most one digest is made per key. */
  period: string;
  /** The instant it fell due. */
  at: Date;
}

/** Digests leave at eight in the morning, China Standard Time (00:00 UTC); the weekly ones on Mondays. */
const HOUR_CST = 8;

/** The newest moment at or before `now` at which a daily or weekly digest fell due. */
export function lastDue(now: Date, frequency: 'daily' | 'weekly'): Due {
  // Before eight the day's digest is still yesterday's.
  let day = legalDay(new Date(now.getTime() - HOUR_CST * 3_600_000));
  if (frequency === 'weekly') day = addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));
  const at = new Date(Date.parse(`${day}T00:00:00Z`) + (HOUR_CST - 8) * 3_600_000);
  return { period: `${frequency === 'daily' ? 'd' : 'w'}:${day}`, at };
}
