import { formatMoney, type OfficeFee } from '#app/core/money.ts';
import type { Locale } from '#app/core/vocabulary.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;
const CST_OFFSET_MS = 8 * 3_600_000;

/** `YYYY-MM-DD` of a day as it stands, of an instant in China Standard Time (legal days are counted there). Null when it is neither. */
export function dayOf(value: string | Date): string | null {
  if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)) return value;
  const at = new Date(value);
  return Number.isNaN(at.getTime()) ? null : new Date(at.getTime() + CST_OFFSET_MS).toISOString().slice(0, 10);
}

/** zh 2026年11月22日, en 22 Nov 2026. Server and browser agree: no system locale or time zone takes part. */
export function formatDay(value: string | Date, locale: Locale): string {
  const day = dayOf(value);
  if (!day) return '';
  const [y, m, d] = day.split('-').map(Number) as [number, number, number];
  return locale === 'zh' ? `${y}年${m}月${d}日` : `${d} ${MONTHS[m - 1]} ${y}`;
}

/** Day and minute in China Standard Time; English names the zone, since its readers may be anywhere. */
export function formatInstant(value: string | Date, locale: Locale): string {
  const at = new Date(value);
  if (Number.isNaN(at.getTime())) return '';
  const time = new Date(at.getTime() + CST_OFFSET_MS).toISOString().slice(11, 16);
  return locale === 'zh' ? `${formatDay(at, locale)} ${time}` : `${formatDay(at, locale)}, ${time} CST`;
}

/** Day, minute and second in China Standard Time, for what is decided by the second. */
export function formatSecond(value: string | Date, locale: Locale): string {
  const at = new Date(value);
  if (Number.isNaN(at.getTime())) return '';
  const time = new Date(at.getTime() + CST_OFFSET_MS).toISOString().slice(11, 19);
  return locale === 'zh' ? `${formatDay(at, locale)} ${time}` : `${formatDay(at, locale)}, ${time} CST`;
}

/** The end of a period: one that ends with a day in China is said as that day's 24:00, not as the next day's first minute. */
export function formatDeadline(value: string | Date, locale: Locale): string {
  const at = new Date(value);
  if (Number.isNaN(at.getTime()) || (at.getTime() + CST_OFFSET_MS) % 86_400_000 !== 0) return formatInstant(value, locale);
  const day = formatDay(new Date(at.getTime() - 1), locale);
  return locale === 'zh' ? `${day} 24:00` : `${day}, 24:00 CST`;
}

/** By number of digits; made once, for making one costs far more than using it. */
const NUMBERS: Intl.NumberFormat[] = [];

/** Whole numbers with thousands separators, the same in both languages. */
export function formatNumber(value: number, digits = 0): string {
  return (NUMBERS[digits] ??= new Intl.NumberFormat('en-US', { maximumFractionDigits: digits })).format(value);
}

/** Basis points as a rate: 350 → "3.5%" (zh), "3.5 %" (en). */
export function formatBps(bps: number, locale: Locale): string {
  return `${formatNumber(bps / 100, 2)}${locale === 'zh' ? '%' : '\u202f%'}`;
}

export interface Format {
  locale: Locale;
  money(value: OfficeFee, style?: 'short' | 'exact'): string;
  day(value: string | Date): string;
  instant(value: string | Date): string;
  second(value: string | Date): string;
  /** The end of a period, with its hour. */
  deadline(value: string | Date): string;
  number(value: number, digits?: number): string;
  bps(value: number): string;
  /** The text of the page's language, else the other one: names and titles come as a pair. */
  pick(zh: string | null | undefined, en: string | null | undefined): string;
}

/** All formatters for one language. */
export function formatFor(locale: Locale): Format {
  return {
    locale,
    money: (value, style) => formatMoney(value, locale, style),
    day: (value) => formatDay(value, locale),
    instant: (value) => formatInstant(value, locale),
    second: (value) => formatSecond(value, locale),
    deadline: (value) => formatDeadline(value, locale),
    number: formatNumber,
    bps: (value) => formatBps(value, locale),
    pick: (zh, en) => (locale === 'zh' ? zh || en : en || zh) ?? '',
  };
}
