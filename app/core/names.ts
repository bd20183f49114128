import { z } from 'zod';

/**
 * Names of people and organisations: what may stand in one, and when two look like the same one. A name is what others trust,
 * so it holds nothing the eye does not see (Unicode TR 36, TR 39) and no word of letters that only look alike.
 */

/** Controls, formats (joiners, direction marks, soft hyphens), private and unassigned characters, line and paragraph separators. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}\p{Zl}\p{Zp}]/u;
/** Letters and marks that show as nothing: Hangul fillers, the grapheme joiner, Khmer inherent vowels, variation selectors, the blank Braille cell. */
const BLANK = /\u034f|[\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0]|[\u180b-\u180d]|[\ufe00-\ufe0f]|[\u{e0100}-\u{e01ef}]/u;
const MARK_FLOOD = /\p{M}{4,}/u;

/** Latin letters that Cyrillic and Greek ones are drawn like (both cases), for words that pass for Latin. */
const LOOKS_LATIN: Record<string, string> = {
  а: 'a', в: 'b', е: 'e', к: 'k', м: 'm', н: 'h', о: 'o', р: 'p', с: 'c', т: 't', у: 'y', х: 'x', ѕ: 's', і: 'i', ј: 'j', ԁ: 'd', ԛ: 'q', ԝ: 'w', һ: 'h', ӏ: 'l', ү: 'y', г: 'r', п: 'n',
  α: 'a', β: 'b', ε: 'e', ζ: 'z', η: 'n', ι: 'i', κ: 'k', μ: 'm', ν: 'v', ο: 'o', ρ: 'p', τ: 't', υ: 'y', χ: 'x', γ: 'y', σ: 'o', ı: 'i', ɑ: 'a', ɡ: 'g',
};

/** Traditional forms frequent in names of organisations, beside their simplified ones. */
const TRADITIONAL = '學学華华國国東东廣广電电氣气車车業业團团術术醫医藥药農农機机開开發发實实驗验資资產产區区縣县島岛灣湾長长門门聯联銀银財财經经貿贸師师範范龍龙馬马鐵铁鋼钢紡纺織织漢汉寧宁濟济復复傳传數数據据網网絡络軟软體体創创設设計计環环風风雲云飛飞動动無无線线礦矿鹽盐蘭兰瀋沈遼辽歐欧亞亚蘇苏淨净質质術术';
const SIMPLIFIED = new Map(Array.from({ length: TRADITIONAL.length / 2 }, (_, i) => [TRADITIONAL[2 * i]!, TRADITIONAL[2 * i + 1]!]));

/** What is wrong with a name as it would be stored; null for nothing. */
export function nameProblem(name: string): 'control_characters' | 'mixed_scripts' | 'not_a_name' | null {
  if (INVISIBLE.test(name) || BLANK.test(name) || MARK_FLOOD.test(name)) return 'control_characters';
  if (!/\p{L}/u.test(name)) return 'not_a_name';
  for (const word of name.match(/[\p{L}\p{M}]+/gu) ?? []) {
    const scripts = [/\p{Script=Latin}/u, /\p{Script=Cyrillic}/u, /\p{Script=Greek}/u, /\p{Script=Armenian}/u, /\p{Script=Cherokee}/u].filter((s) => s.test(word));
    if (scripts.length > 1) return 'mixed_scripts';
  }
  return null;
}

/** A name of a person or an organisation: composed (NFC), single spaces, and nothing {@link nameProblem} objects to. Lengths in characters. */
export const zName = (max: number, min = 1) => z.string({ error: 'required' })
  .transform((v) => v.normalize('NFC').replace(/[ \u00a0\u3000]+/g, ' ').trim())
  .pipe(z.string().min(min, { error: 'required' }).max(max, { error: 'too_long' }).superRefine((name, ctx) => {
    const problem = nameProblem(name);
    if (problem) ctx.addIssue({ code: 'custom', message: problem });
  }));

/** Endings that say what kind of company it is, and nothing of which one. */
const ENDINGS = /(股份有限公司|有限责任公司|集团有限公司|有限公司|集团公司|股份公司|总公司|公司|集团|演示|demo)$/;
const WORDS = new Set(['the', 'co', 'company', 'ltd', 'limited', 'inc', 'incorporated', 'corp', 'corporation', 'llc', 'llp', 'plc', 'gmbh', 'ag', 'sa', 'sas', 'bv', 'nv', 'kg', 'oy', 'ab', 'pte', 'pty', 'group', 'demo']);

/**
 * A name reduced to what makes it this name and no other: compatibility forms, case, spaces, punctuation, accents, look-alike
 * letters, traditional characters and company endings are gone. Two names with one skeleton are one name to a reader.
 */
export function nameSkeleton(name: string): string {
  const plain = name.normalize('NFKC').toLowerCase().normalize('NFD').replace(/\p{M}|\p{Cf}/gu, '');
  const folded = [...plain].map((c) => LOOKS_LATIN[c] ?? SIMPLIFIED.get(c) ?? c).join('');
  const words = folded.split(/[^\p{L}\p{N}]+/u).filter((w) => w && !WORDS.has(w));
  let whole = words.join('') || folded.replace(/[^\p{L}\p{N}]+/gu, '');
  for (let cut = whole.replace(ENDINGS, ''); cut && cut !== whole; cut = whole.replace(ENDINGS, '')) whole = cut;
  return whole;
}

const HAN = /\p{Script=Han}/u;

/**
 * Would a reader take the new name for the known one? The same skeleton, one that only adds to the known one's end ("… transfer
 * centre"), or one a slip of the hand away. Chinese characters say more each, so short Chinese names must be equal. Pure.
 */
export function namesAlike(fresh: string, known: string): boolean {
  const [a, b] = [nameSkeleton(fresh), nameSkeleton(known)];
  if (!a || !b) return false;
  if (a === b) return true;
  const han = HAN.test(b);
  if (b.length >= (han ? 4 : 8) && a.startsWith(b)) return true;
  const slips = han ? (b.length >= 6 ? 1 : 0) : b.length >= 12 ? 2 : b.length >= 6 ? 1 : 0;
  return slips > 0 && within(a, b, slips);
}

/** Is the edit distance of two texts at most `max`? */
function within(a: string, b: string, max: number): boolean {
  if (Math.abs(a.length - b.length) > max) return false;
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    if (Math.min(...next) > max) return false;
    row = next;
  }
  return row[b.length]! <= max;
}
