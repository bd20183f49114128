import { AppError } from './errors.ts';
import { readNumber, scaled } from './typed-number.ts';

/** Currencies the platform settles in, with the number of minor-unit digits (ISO 4217). */
export const CURRENCIES = { CNY: 2, USD: 2, EUR: 2 } as const;
export type Currency = keyof typeof CURRENCIES;

/** Currencies patent offices charge in, settled here or not: their fees are shown and compared, never paid through the platform. */
export const OFFICE_CURRENCIES = { ...CURRENCIES, JPY: 0, KRW: 0 } as const;
export type OfficeCurrency = keyof typeof OFFICE_CURRENCIES;

/** A fee of a patent office, in integer minor units of its currency (yen and won have none). */
export interface OfficeFee { currency: OfficeCurrency; amount: number }

/** An amount in integer minor units (fen, cents). `amount` is always a safe integer; a float is a bug. */
export interface Money { currency: Currency; amount: number }

/** The largest amount accepted anywhere: 10^13 minor units (one hundred thousand million yuan), far below 2^53. */
export const MAX_AMOUNT = 10_000_000_000_000;

/** Builds a Money (or an office's fee) and refuses anything but a safe integer within ±{@link MAX_AMOUNT}. */
export function money<C extends OfficeCurrency>(amount: number, currency: C): { currency: C; amount: number } {
  if (!Number.isSafeInteger(amount) || Math.abs(amount) > MAX_AMOUNT) throw new AppError('invalid_amount', { amount: String(amount) });
  return { currency, amount };
}

/** Words and signs of a currency as people write them beside a number, folded (NFKC, lower case, no spaces). */
const WORDS: Record<Currency, readonly string[]> = {
  CNY: ['人民币', '人民幣', 'rmb', 'cny', 'cn¥', '¥', '￥', '元', '圆', '圓', '块', '元整', '元人民币', 'yuan'],
  USD: ['usd', 'us$', '$', '美元', '美金', 'dollar', 'dollars'],
  EUR: ['eur', '€', '欧元', '歐元', 'euro', 'euros'],
};

/**
 * Reads what a person types ("1,250,000.50", "1250,50", "1.250,00", "125万元", "人民币1.2亿", full-width digits) as minor units.
 * Throws `invalid_amount` for signs, exponents, too many decimals, amounts out of range, another currency's words, and what could
 * mean two amounts ("1.250").
 */
export function parseMoney(text: string, currency: Currency): Money {
  const typed = readNumber(text);
  const amount = typed && namesOnly(typed.unit, currency) ? scaled(typed, CURRENCIES[currency], MAX_AMOUNT) : null;
  if (amount === null) throw new AppError('invalid_amount', { amount: text });
  return { currency, amount };
}

/** Is what stands around the number nothing but words of this currency? */
function namesOnly(unit: string, currency: Currency): boolean {
  const words = [...WORDS[currency]].sort((a, b) => b.length - a.length);
  let rest = unit;
  while (rest) {
    const word = words.find((w) => rest.startsWith(w));
    if (!word) return false;
    rest = rest.slice(word.length);
  }
  return true;
}

/** Plain decimal text of an amount for form fields: `125000050` CNY → `1250000.50`. */
export function moneyToDecimal(value: Money): string {
  const digits = CURRENCIES[value.currency];
  const sign = value.amount < 0 ? '-' : '';
  const padded = String(Math.abs(value.amount)).padStart(digits + 1, '0');
  return `${sign}${padded.slice(0, -digits)}.${padded.slice(-digits)}`;
}

// Made once: making a formatter costs a hundred times what using it does.
const EXACT = { 0: new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 }), 2: new Intl.NumberFormat('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 }) } as const;
const SHORT = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 });

/**
 * Formats for reading. Chinese uses 万/亿 above ten thousand ("¥120 万"), English M/K ("CNY 1.2 M").
 * `exact` keeps every minor unit: money screens that lead to a payment use it.
 */
export function formatMoney(value: OfficeFee, locale: 'zh' | 'en', style: 'short' | 'exact' = 'short'): string {
  const digits = OFFICE_CURRENCIES[value.currency];
  const major = value.amount / 10 ** digits;
  if (style === 'exact') {
    const text = EXACT[digits].format(Math.abs(major));
    return `${value.amount < 0 ? '-' : ''}${locale === 'zh' && value.currency === 'CNY' ? '¥' : `${value.currency} `}${text}`;
  }
  const prefix = locale === 'zh' && value.currency === 'CNY' ? '¥' : `${value.currency} `;
  const short = (n: number) => SHORT.format(n);
  if (locale === 'zh') {
    if (Math.abs(major) >= 1e8) return `${prefix}${short(major / 1e8)} 亿`;
    if (Math.abs(major) >= 1e4) return `${prefix}${short(major / 1e4)} 万`;
  } else {
    if (Math.abs(major) >= 1e6) return `${prefix}${short(major / 1e6)} M`;
    if (Math.abs(major) >= 1e4) return `${prefix}${short(major / 1e3)} K`;
  }
  return `${prefix}${short(major)}`;
}

/**
 * Splits `total` by integer weights so that the parts sum to it exactly (largest remainder; ties go to the
 * earlier part, so the same input always splits the same way). Weights must be ≥ 0 with a positive sum.
 */
export function splitByWeights(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((a, b) => a + b, 0);
  if (!Number.isSafeInteger(total) || total < 0 || sum <= 0 || weights.some((w) => !Number.isSafeInteger(w) || w < 0)) {
    throw new AppError('invalid_amount', { amount: String(total) });
  }
  const exact = weights.map((w) => ({ floor: (BigInt(total) * BigInt(w)) / BigInt(sum), rest: (BigInt(total) * BigInt(w)) % BigInt(sum) }));
  const parts = exact.map((e) => Number(e.floor));
  let left = total - parts.reduce((a, b) => a + b, 0);
  const order = exact.map((e, i) => ({ i, rest: e.rest })).sort((a, b) => (a.rest === b.rest ? a.i - b.i : a.rest > b.rest ? -1 : 1));
  for (const { i } of order) {
    if (left === 0) break;
    parts[i]! += 1;
    left -= 1;
  }
  return parts;
}

/** Basis points of an amount, rounded half up: `basisPoints(100_00, 250)` → 2_50. */
export function basisPoints(amount: number, bps: number): number {
  return Number((BigInt(amount) * BigInt(bps) + 5_000n) / 10_000n);
}
