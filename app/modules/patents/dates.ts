import { addDays } from '#app/core/clock.ts';
import { ERA_BASE } from './numbers-asia.ts';

/** Days as tables and offices write them. A day that can be read in two ways is never guessed. */

/** Order of the three parts of a date; found per column by {@link DateColumn}. */
export type DateOrder = 'ymd' | 'dmy' | 'mdy';

/** What a text says: a day, only a month or year, one of several days, or no date at all. */
export type DateReading = { day: string } | { partial: string } | { oneOf: string[] } | null;

export interface DateHint {
  order?: DateOrder | undefined;
  /** Base of bare day numbers; unknown ones are taken for the usual calendar. */
  date1904?: boolean | undefined;
  /** Two-digit years are not later than this one (default: next year). */
  maxYear?: number | undefined;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** Names that begin otherwise in German, French, Spanish, Italian and Portuguese. */
const MONTH_WORDS: Record<string, number> = {
  mär: 3, mrz: 3, mai: 5, okt: 10, dez: 12, fév: 2, fev: 2, avr: 4, juin: 6, juil: 7, aoû: 8, déc: 12, ene: 1, abr: 4, ago: 8, dic: 12, gen: 1, mag: 5, giu: 6, lug: 7, set: 9, ott: 10, out: 10, maj: 5,
};
const ERA_LETTER: Record<string, string> = { 明治: 'M', 大正: 'T', 昭和: 'S', 平成: 'H', 令和: 'R', 明: 'M', 大: 'T', 昭: 'S', 平: 'H', 令: 'R' };
const ROC_BASE = 1911;

/** Reads one date. Three numbers of which the year cannot be told, or day and month can be swapped, need `hint.order`. */
export function readDate(text: string, hint: DateHint = {}): DateReading {
  const clean = text.normalize('NFKC').trim().slice(0, 60);
  if (!clean || /^[0\s./-]+$/.test(clean)) return null;
  return named(clean) ?? yearFirst(clean) ?? threeParts(clean, hint) ?? worded(clean, hint) ?? serial(clean, hint.date1904);
}

/**
 * An ISO day from the ways dates are written with the year first or the month by name: `20130102`, `2013.01.02`,
 * `2013年1月2日`, `平成25年1月2日`, ISO timestamps (the day as written, whatever the zone), `Jan 2, 2013`, `29.12.2005`.
 * Null when it is not a day that exists or could be two. `19930400` (day unknown) is null.
 */
export function readDay(text: string): string | null {
  const clean = text.normalize('NFKC').trim();
  const read = readDate(/^\d{5}(?:\.\d+)?$/.test(clean) ? '' : clean);
  return read && 'day' in read ? read.day : null;
}

/** A day number of the 1900 or 1904 calendar, for years in which patents are filed (1954-2064). */
export function serialDay(text: string, date1904 = false): string | null {
  const number = Number(/^(\d{5})(?:\.\d+)?$/.exec(text)?.[1] ?? 0);
  if (number < 18_000 || number > 60_000) return null;
  return addDays(date1904 ? '1904-01-01' : '1899-12-30', number);
}

/** Orders under which three numeric parts with the year last (or two-digit) make an existing day. */
export function ordersOf(text: string, maxYear = nextYear()): { order: DateOrder; day: string }[] {
  const match = THREE.exec(text.normalize('NFKC').trim());
  if (!match) return [];
  const [a, b, c] = [match[1]!, match[3]!, match[4]!];
  const day = (y: string, m: string, d: string) => existing(fullYear(y, maxYear), Number(m), Number(d));
  const found: { order: DateOrder; day: string }[] = [];
  const add = (order: DateOrder, value: string | null) => { if (value) found.push({ order, day: value }); };
  add('dmy', day(c, b, a));
  add('mdy', day(c, a, b));
  if (c.length === 2 && a.length === 2) add('ymd', day(a, b, c));
  return found;
}

const THREE = /^(\d{1,2})(\s*[./-]\s*)(\d{1,2})\s*[./-]\s*(\d{4}|\d{2})\.?(?:[T\s].{0,30})?$/;

function yearFirst(text: string): DateReading {
  const full = /^(\d{4})(\d{2})(\d{2})(?:T.{0,30})?$/.exec(text) ?? /^(\d{4})\s*[-./年년]\s*(\d{1,2})\s*[-./月월]\s*(\d{1,2})\s*[日일.]?(?:[T\s].{0,30})?$/.exec(text);
  if (full) {
    const on = existing(Number(full[1]), Number(full[2]), Number(full[3]));
    return on ? { day: on } : Number(full[3]) === 0 ? partial(full[1]!, full[2]) : { oneOf: [] };
  }
  const month = /^(\d{4})\s*[-./年년]\s*(\d{1,2})\s*[月월]?$/.exec(text) ?? /^(\d{4})\s*[年년]?$/.exec(text);
  return month ? partial(month[1]!, month[2]) : null;
}

function partial(year: string, month: string | undefined): DateReading {
  if (Number(year) < 1790 || Number(year) > 2200) return null;
  const m = Number(month ?? 0);
  return m > 12 ? null : { partial: m ? `${year}-${String(m).padStart(2, '0')}` : year };
}

/** Eras of Japan (`平成24年5月31日`, `H24.5.31`, `昭60-1-2`, 元年) and the years of the Republic (`民國101年5月31日`). */
function named(text: string): DateReading {
  const match = /^(明治|大正|昭和|平成|令和|[明大昭平令]|[MTSHR](?=\s*\d)|民國|民国|中華民國)\s*(\d{1,3}|元)\s*[年.\-/]\s*(\d{1,2})\s*[月.\-/]\s*(\d{1,2})\s*日?$/.exec(text);
  if (!match) return null;
  const base = /^民|^中/.test(match[1]!) ? ROC_BASE : ERA_BASE[ERA_LETTER[match[1]!] ?? match[1]!];
  const on = base === undefined ? null : existing(base + (match[2] === '元' ? 1 : Number(match[2])), Number(match[3]), Number(match[4]));
  return on ? { day: on } : { oneOf: [] };
}

function threeParts(text: string, hint: DateHint): DateReading {
  const match = THREE.exec(text);
  if (!match) return null;
  const found = ordersOf(text, hint.maxYear);
  const told = hint.order && found.find((f) => f.order === hint.order);
  if (told) return { day: told.day };
  // Points stand between day, month and year of languages that all begin with the day.
  const dotted = match[2]!.trim() === '.' && match[4]!.length === 4 && !hint.order ? found.filter((f) => f.order === 'dmy') : [];
  // A two-digit year in front is only believed where nothing else is possible.
  const likely = found.filter((f) => f.order !== 'ymd');
  const days = [...new Set((dotted.length ? dotted : likely.length ? likely : found).map((f) => f.day))];
  return days.length === 1 ? { day: days[0]! } : { oneOf: days };
}

function worded(text: string, hint: DateHint): DateReading {
  const first = /^([\p{L}]{3,10})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?:\s.{0,30})?$/iu.exec(text);
  const second = /^(\d{1,2})(?:st|nd|rd|th)?[.\s-]{1,2}(?:de\s+)?([\p{L}]{3,10})\.?[,\s-]{1,2}(?:de\s+)?(\d{4}|\d{2})(?:\s.{0,30})?$/iu.exec(text);
  const [year, month, day] = first ? [first[3]!, first[1]!, first[2]!] : second ? [second[3]!, second[2]!, second[1]!] : [];
  if (!year || !month) return null;
  const short = month.toLowerCase();
  const number = MONTHS.indexOf(short.slice(0, 3)) + 1 || MONTH_WORDS[short.slice(0, 4)] || MONTH_WORDS[short.slice(0, 3)] || 0;
  const on = existing(fullYear(year, hint.maxYear ?? nextYear()), number, Number(day));
  return on ? { day: on } : null;
}

function serial(text: string, date1904: boolean | undefined): DateReading {
  const on = serialDay(text, date1904);
  return on ? { day: on } : null;
}

/** `05` is 2005, `74` is 1974: the later century unless that lies ahead. */
function fullYear(year: string, maxYear: number): number {
  if (year.length === 4) return Number(year);
  return 2000 + Number(year) <= maxYear ? 2000 + Number(year) : 1900 + Number(year);
}

function nextYear(): number { return new Date().getUTCFullYear() + 1; }

function existing(y: number, m: number, d: number): string | null {
  if (y < 1790 || y > 2200 || m < 1 || m > 12 || d < 1 || d > new Date(Date.UTC(y, m, 0)).getUTCDate()) return null;
  return `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`;
}
