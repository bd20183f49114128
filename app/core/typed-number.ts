/**
 * Numbers as people type them: with thousands separators of either habit, full-width digits, Chinese and English multipliers. One reader for
 * money, percentages and plain numbers. What could mean two things is refused, never guessed: "1250,500" and "1.234.5" are nothing.
 */
export interface TypedNumber { /** Decimal digits without separators, `12345.678`; never a sign or an exponent. */ digits: string; /** Power of ten of the multiplier (万 is 4). */ power: number; /** Words or signs before and after the number, folded. */ unit: string }

const MULTIPLIERS: Record<string, number> = {
  百: 2, 千: 3, 万: 4, 萬: 4, 十万: 5, 百万: 6, 千万: 7, 亿: 8, 億: 8, 十亿: 9, 百亿: 10, 千亿: 11, 万亿: 12,
  k: 3, thousand: 3, m: 6, mn: 6, million: 6, b: 9, bn: 9, billion: 9,
};
const MULTIPLIER = new RegExp(`^(${Object.keys(MULTIPLIERS).sort((a, b) => b.length - a.length).join('|')})(?![a-z])`);

/** Reads a typed number; null for what is no number, is negative, or could mean two. */
export function readNumber(text: string): TypedNumber | null {
  const folded = text.normalize('NFKC').toLowerCase().replace(/[\s\u2009\u202f_]+/g, '');
  const match = /^([^\d.,'+\u2212-]*)([\d.,'’]+)(.*)$/.exec(folded);
  if (!match) return null;
  const digits = plain(match[2]!.replaceAll('’', "'"));
  if (digits === null) return null;
  const rest = match[3]!;
  const by = MULTIPLIER.exec(rest)?.[1] ?? '';
  if (/\d/.test(rest)) return null;
  return { digits, power: by ? MULTIPLIERS[by]! : 0, unit: match[1]! + rest.slice(by.length) };
}

const GROUPED = (sign: string) => new RegExp(`^\\d{1,3}(\\${sign}\\d{3})+$`);

/** Takes the separators out; null where they contradict each other or leave open which they are. */
function plain(text: string): string | null {
  const bare = /^\d{1,3}('\d{3})+([.,]\d+)?$/.test(text) ? text.replaceAll("'", '') : text;
  if (/^\d+$/.test(bare)) return bare;
  if (!/^\d[\d.,]*\d$/.test(bare)) return null;
  const [commas, points] = [bare.split(',').length - 1, bare.split('.').length - 1];
  if (commas > 0 && points > 0) {
    // The last of the two is the decimal sign, and there is one of it.
    const sign = bare.lastIndexOf(',') > bare.lastIndexOf('.') ? ',' : '.';
    const [whole, fraction, more] = bare.split(sign);
    const group = sign === ',' ? '.' : ',';
    return more === undefined && GROUPED(group).test(whole!) ? `${whole!.replaceAll(group, '')}.${fraction!}` : null;
  }
  if (points === 1) return bare;
  if (points > 1) return GROUPED('.').test(bare) ? bare.replaceAll('.', '') : null;
  if (GROUPED(',').test(bare)) return bare.startsWith('0') ? null : bare.replaceAll(',', '');
  // One comma with one or two digits behind it is a decimal comma; anything else might be either.
  return /^\d+,\d{1,2}$/.test(bare) ? bare.replace(',', '.') : null;
}

/**
 * The number scaled to a whole number of its smallest unit: `scale` 2 for money in minor units or a percentage in basis points. Null when it has
 * more digits than that, or is beyond `max`.
 */
export function scaled({ digits, power }: TypedNumber, scale: number, max: number): number | null {
  const [whole, fraction = ''] = digits.split('.');
  const places = scale + power;
  // Three digits behind a point, no multiplier, two allowed: 1.250 may be one thousand two hundred and fifty of another habit.
  if (fraction.length > places && (power === 0 || fraction.slice(places).replace(/0+$/, '') !== '')) return null;
  const value = BigInt(whole! + fraction.slice(0, places).padEnd(places, '0'));
  return value > BigInt(max) ? null : Number(value);
}

/** A percentage typed ("3", "2,5 %", "２．５％") in basis points; null when it is none. More than two decimals are refused. */
export function readPercent(text: string): number | null {
  const typed = readNumber(text.replace(/[%％]\s*$/, '').trim());
  return typed && typed.power === 0 && ['', '百分之'].includes(typed.unit) ? scaled(typed, 2, 99_999) : null;
}

/** A whole number typed ("1,000", "１２"); null when it is none or above 999,999,999. */
export function readWhole(text: string): number | null {
  const typed = readNumber(text);
  return typed?.unit === '' ? scaled(typed, 0, 999_999_999) : null;
}
