/** Where "now" comes from. Rules take a date as an argument; use cases take a Clock, so tests and replays can set it. */
export interface Clock { now(): Date }

export const systemClock: Clock = { now: () => new Date() };

/** A clock that stands still until it is moved. */
export function fixedClock(at: Date | string): Clock & { set(to: Date | string): void } {
  let current = new Date(at);
  return { now: () => new Date(current), set: (to) => { current = new Date(to); } };
}

/** `YYYY-MM-DD` of an instant in China Standard Time: legal days (publication, annuity) are counted there. */
export function legalDay(at: Date): string {
  return new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
}

/** Year, month and day of a `YYYY-MM-DD` day between the years 1000 and 9998; null for anything else, which the platform's own dates then read. */
function parts(day: string): [number, number, number] | null {
  if (day.length !== 10) return null;
  let number = 0;
  for (let i = 0; i < 10; i++) {
    const digit = day.charCodeAt(i) - 48;
    if (i === 4 || i === 7) {
      if (digit !== -3) return null;
    } else if (digit < 0 || digit > 9) return null;
    else number = number * 10 + digit;
  }
  const [y, m, d] = [Math.floor(number / 10_000), Math.floor(number / 100) % 100, number % 100];
  return y >= 1_000 && y <= 9_998 && m >= 1 && m <= 12 && d >= 1 && d <= lastDay(y, m) ? [y, m, d] : null;
}

const isLeap = (y: number) => y % 4 === 0 && (y % 100 !== 0 || y % 400 === 0);
function lastDay(y: number, m: number): number { return m === 2 ? (isLeap(y) ? 29 : 28) : m === 4 || m === 6 || m === 9 || m === 11 ? 30 : 31; }
const two = (n: number) => (n < 10 ? `0${n}` : String(n));

/** Days since an arbitrary day of the Gregorian calendar: years begin with March, so that the leap day is the last. */
function dayNumber([y, m, d]: [number, number, number]): number {
  const year = m > 2 ? y : y - 1;
  const month = m > 2 ? m - 3 : m + 9;
  return year * 365 + Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400) + Math.floor((month * 153 + 2) / 5) + d;
}

/** Adds whole days to a `YYYY-MM-DD` day. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** Adds calendar months; a day that does not exist in the target month becomes its last day (31 Jan + 1 → 28/29 Feb). */
export function addMonths(day: string, months: number): string {
  const known = parts(day);
  if (known && Number.isInteger(months)) {
    const count = known[0] * 12 + known[1] - 1 + months;
    const [year, month] = [Math.floor(count / 12), (((count % 12) + 12) % 12) + 1];
    if (year >= 1_000 && year <= 9_999) return `${year}-${two(month)}-${two(Math.min(known[2], lastDay(year, month)))}`;
  }
  const [y, m, d] = day.split('-').map(Number) as [number, number, number];
  const first = new Date(Date.UTC(y, m - 1 + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  return new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth(), Math.min(d, last))).toISOString().slice(0, 10);
}

/** Whole days from `a` to `b` (negative when `b` is earlier). */
export function daysBetween(a: string, b: string): number {
  const [from, to] = [parts(a), parts(b)];
  if (from && to) return dayNumber(to) - dayNumber(from);
  return Math.round((Date.parse(`${b}T00:00:00Z`) - Date.parse(`${a}T00:00:00Z`)) / 86_400_000);
}

/** The instant at which a legal day ends: 24:00 in China, where the next day begins. */
export function endOfLegalDay(day: string): Date {
  return new Date(Date.parse(`${addDays(day, 1)}T00:00:00Z`) - 8 * 3_600_000);
}

/**
 * When a legal period that begins with an event at `now` ends: 24:00 in China on its last day. The day of the event does not count (Civil
 * Code 201), so a period of n days ends with the n-th day after it; months end on the same day of the month, or its last (Civil Code 202).
 */
export function legalDeadline(now: Date, period: { days: number } | { months: number }): Date {
  const day = legalDay(now);
  return endOfLegalDay('days' in period ? addDays(day, period.days) : addMonths(day, period.months));
}
