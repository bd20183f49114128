/** Day (`YYYY-MM-DD`) and minute of the day of an instant in a time zone. */
export function localTime(at: Date, timeZone: string): { day: string; minute: number } {
  const parts = Object.fromEntries(new Intl.DateTimeFormat('en-GB', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).formatToParts(at).map((p) => [p.type, p.value]));
  return { day: `${parts.year}-${parts.month}-${parts.day}`, minute: Number(parts.hour) * 60 + Number(parts.minute) };
}

/** Does the installation know this time zone? */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/**
 * How long (ms) a mail waits at this moment for the quiet hours to end; 0 outside of them. Hours over midnight (22:00 to 7:30) are one stretch;
 * the same minute twice is none. Where the clocks are set in the night, the mail comes an hour early or late.
 */
export function quietFor(at: Date, hours: { timeZone: string; from: number | null; until: number | null }): number {
  const { from, until, timeZone } = hours;
  if (from === null || until === null || from === until) return 0;
  const { minute } = localTime(at, timeZone);
  const inside = from < until ? minute >= from && minute < until : minute >= from || minute < until;
  return inside ? ((until - minute + 1_440) % 1_440) * 60_000 - (at.getTime() % 60_000) : 0;
}
