import { AppError } from '#app/core/errors.ts';
import type { PatentKind } from '#app/core/vocabulary.ts';
import { cnSpellings, parseCn } from './numbers-cn.ts';
import { foreignSpellings, parseForeign } from './numbers-foreign.ts';

export type NumberType = 'application' | 'publication' | 'grant';

/** A patent number as one office means it. `docdb` = country + number + kind without spaces, the identity across sources. */
export interface PatentNumber {
  /** WIPO ST.3 code of the office. */
  authority: string;
  type: NumberType;
  /** The office's number without country, kind, check digit and padding: `201220249767`, `114081026`, `7272630`, `D456789`. */
  number: string;
  /** WIPO ST.16 kind code when the source wrote one or the number implies it. */
  kind?: string;
  /** Check digit of a Chinese application number, written or computed. */
  check?: string;
  docdb: string;
  /** What the source wrote, untouched. */
  original: string;
  /** Known from the number itself or its kind code; absent where the spelling does not tell. */
  patentKind?: PatentKind;
  /** Year of filing, where an application number tells it. */
  year?: number;
  /** Day of publication, where the spelling carries it (`CN_213000001_U_20210601`). */
  publishedOn?: string;
  /** Other numbers the same text may mean as well; nothing in the text or the hint decides between them. */
  alternatives?: PatentNumber[];
}

/** Why a text is not a patent number. Texts for people live in `i18n`. */
export type NumberErrorCode =
  | 'number_empty' | 'number_too_long' | 'number_unrecognised' | 'number_ambiguous' | 'check_digit_wrong' | 'year_out_of_range' | 'kind_unknown' | 'kind_mismatch';

/** What the place the number was found in says about it: a column, an element name, the form's country field. */
export interface NumberHint {
  authority?: string;
  type?: NumberType;
  kind?: string;
  /** Year of filing, or the latest year it can have been: decides between readings of one text. */
  year?: number;
  notAfter?: number;
  /** Who spelled it: DOCDB (serial and year), or this platform's own canonical form. */
  form?: 'docdb' | 'own';
}

export type ParsedNumber =
  | { ok: true; value: PatentNumber }
  | { ok: false; code: NumberErrorCode; details: Record<string, string> };

/** Longest text looked at: longer ones are not numbers but pasted prose. */
export const MAX_NUMBER_LENGTH = 64;

/**
 * Reads any usual spelling (full-width characters, spaces, dots, commas, slashes, `CN`/`ZL` prefixes, Japanese and PCT
 * forms, DOCDB). Never throws; a number that could belong to several offices needs a hint, else `number_ambiguous`.
 */
export function readNumber(text: string, hint: NumberHint = {}): ParsedNumber {
  const original = text.trim();
  if (!original) return fail('number_empty', original);
  if (original.length > MAX_NUMBER_LENGTH) return fail('number_too_long', `${original.slice(0, 32)}…`);
  // Compatibility forms (１２３, ．) become plain; spaces, zero-width marks and the various dashes carry no meaning.
  const plain = original.normalize('NFKC').toUpperCase().replace(/[\s\u200b-\u200f\u2060\ufeff]/g, '').replace(/[\u2010-\u2015\u2212]/g, '-');
  const dated = plain.includes('_') && /^([A-Z]{2})_(\w{4,20})_([A-Z]\d?)(?:_(\d{4})(\d{2})(\d{2}))?$/.exec(plain);
  const authority = hint.authority?.toUpperCase();
  if (dated) return withDate(readNumber(`${dated[1]}${dated[2]}${dated[3]}`, hint), original, dated[4] && `${dated[4]}-${dated[5]}-${dated[6]}`);
  // Google writes CN-115123456-A, Espacenet KR20150123456 (A).
  const clean = plain.includes('-') || plain.endsWith(')') ? plain.replace(/^([A-Z]{2})-([0-9A-Z]+)-([A-Z]\d?)$/, '$1$2$3').replace(/\(([A-Z]\d?)\)$/, '$1') : plain;
  if (/^CN\d+W$/.test(clean)) return parseForeign(clean, original, { ...hint, authority })!;
  if (/^(CN|ZL|专利号)/.test(clean)) return parseCn(clean, original, hint);
  const foreign = parseForeign(clean, original, { ...hint, authority });
  if (foreign) return foreign;
  if (!authority || authority === 'CN') {
    // Without a country only spellings no other office uses are taken for Chinese: 12 digits, a dotted check digit, 9 digits.
    const bare = clean.replace(/[.\-,/]/g, '');
    if (authority === 'CN' || /^\d{12}[\dX]?[A-Z]?\d?$/.test(bare) || /^\d{8,9}\.[\dX]$/.test(clean) || /^[1-3]\d{8}[A-Z]\d?$/.test(bare)) {
      return parseCn(clean, original, hint);
    }
    if (/^\d{7,9}[A-Z]?\d?$/.test(bare)) return fail('number_ambiguous', original);
  }
  return fail('number_unrecognised', original);
}

function withDate(parsed: ParsedNumber, original: string, day: string | undefined): ParsedNumber {
  return parsed.ok ? { ok: true, value: { ...parsed.value, original, ...(day ? { publishedOn: day } : {}) } } : parsed;
}

/** Like {@link readNumber}, but throws `invalid_number` with the reason in `details.reason`. */
export function parseNumber(text: string, hint: NumberHint = {}): PatentNumber {
  const parsed = readNumber(text, hint);
  if (parsed.ok) return parsed.value;
  throw new AppError('invalid_number', { reason: parsed.code, ...parsed.details }, [{ path: 'number', code: parsed.code }]);
}

/** How the number is written for readers: `CN 201220249767.4`, `US 7,272,630 B2`, `CN 114081026 A`. */
export function formatNumber(value: PatentNumber): string {
  const kind = value.kind && value.type !== 'application' ? ` ${value.kind}` : '';
  if (value.check !== undefined) return `${value.authority} ${value.number}.${value.check}`;
  if (value.authority === 'US' && value.type === 'publication') return `US ${value.number.slice(0, 4)}/${value.number.slice(4)}${kind}`;
  if (value.type === 'application' && value.authority === 'WO') return `PCT/${value.number.slice(0, -6)}/${value.number.slice(-6)}`;
  if (value.authority === 'US' && value.type === 'application') return `US ${value.number.slice(0, -6)}/${group(value.number.slice(-6))}`;
  if (value.authority === 'US') return `US ${value.number.replace(/\d+$/, group)}${kind}`;
  return `${value.authority} ${value.number}${kind}`;
}

/**
 * Every spelling a person may type for this number, upper case without spaces, most specific first. Search indexes them
 * and compares with the query reduced by {@link searchForm}.
 */
export function searchKeys(value: PatentNumber): string[] {
  const base = [value.docdb, `${value.authority}${value.number}`, value.number, searchForm(value.original), searchForm(formatNumber(value))];
  const extra = value.authority === 'CN' ? cnSpellings(value) : foreignSpellings(value);
  return [...new Set([...base, ...extra].filter((key) => key.length >= 4))];
}

/** A typed text reduced to how search keys are written: NFKC, upper case, no spaces, dots, commas, slashes or dashes. */
export function searchForm(text: string): string {
  return text.normalize('NFKC').toUpperCase().replace(/[^0-9A-Z\u4e00-\u9fff]/g, '');
}

function fail(code: NumberErrorCode, number: string, details: Record<string, string> = {}): ParsedNumber {
  return { ok: false, code, details: { number, ...details } };
}

function group(digits: string): string { return digits.replace(/\B(?=(\d{3})+(?!\d))/g, ','); }
