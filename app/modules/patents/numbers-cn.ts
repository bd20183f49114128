import type { PatentKind } from '#app/core/vocabulary.ts';
import type { NumberErrorCode, NumberHint, NumberType, ParsedNumber, PatentNumber } from './numbers.ts';

/** Chinese numbers: ZC 0006-2003 (application numbers and check digit) and ZC 0007 (publication numbers and kinds). */

const KIND_OF_DIGIT: Record<string, PatentKind> = { 1: 'invention', 2: 'utility_model', 3: 'design', 8: 'invention', 9: 'utility_model' };
const APPLICATION_KIND: Record<PatentKind, string> = { invention: 'A', utility_model: 'U', design: 'S', plant: 'A', reissue: 'A' };
const DIGIT_OF_KIND: Record<string, string> = { A: '1', B: '1', C: '1', U: '2', Y: '2', S: '3', D: '3' };
const FIRST_YEAR = 1985;
const LAST_OLD_YEAR = 2003;

/** Check digit of an 8- or 12-digit application number: Σ digit × weight(2…9, 2…5) mod 11, where 10 is written X. */
export function cnCheckDigit(digits: string): string {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) sum += Number(digits[i]) * ((i % 8) + 2);
  const rest = sum % 11;
  return rest === 10 ? 'X' : String(rest);
}

/** Reads a Chinese number that has already been cleaned (NFKC, upper case, no spaces). */
export function parseCn(clean: string, original: string, hint: NumberHint): ParsedNumber {
  const isPatentNo = /^(专利号:?)?(CN)?ZL/.test(clean);
  const body = clean.replace(/^专利号:?/, '').replace(/^(CN)?(ZL)?(CN)?/, '').replace(/[,/\s]/g, '');
  const match = /^(\d+)(?:[.\-]([\dX]))?([A-Z]\d?)?$/.exec(body.replace(/^(\d{12}|\d{8})X$/, '$1.X'));
  if (!match) return bad('number_unrecognised', original);
  const [, digits, dotted] = match as unknown as [string, string, string | undefined];
  const kind = match[3] ?? hint.kind?.toUpperCase();
  if (dotted !== undefined) return application(digits, dotted, original);
  // EPODOC drops the first digit of the serial: CN20091087654 is 200910087654.
  if (digits.length === 11 && dotted === undefined) return epodoc(digits, original);
  if (digits.length === 15) return standardApplication(digits, original);
  if (digits.length === 13) return application(digits.slice(0, 12), digits.slice(12), original);
  if (digits.length === 12) return application(digits, undefined, original);
  const wantsApplication = isPatentNo || hint.type === 'application';
  if (digits.length === 9 && (/^[089]/.test(digits) || (wantsApplication && !kind))) return application(digits.slice(0, 8), digits[8], original);
  if (digits.length === 8 && (!kind || hint.type === 'application')) return application(digits, undefined, original);
  if (digits.length === 7 || digits.length === 9 || (digits.length === 8 && kind)) return document(digits, kind, original, hint.type);
  return bad('number_unrecognised', original);
}

/** Spellings of a Chinese number used in practice, without separators. */
export function cnSpellings(value: PatentNumber): string[] {
  if (value.check === undefined) return [];
  const full = value.number + value.check;
  return [full, `CN${full}`, `ZL${full}`, `ZL${value.number}`];
}

/** 8 or 12 digits and an optional written check digit, which must be right. */
function application(digits: string, written: string | undefined, original: string): ParsedNumber {
  if (digits.length !== 8 && digits.length !== 12) return bad('number_unrecognised', original);
  const modern = digits.length === 12;
  const year = modern ? Number(digits.slice(0, 4)) : fullYear(digits.slice(0, 2));
  if (modern ? year < LAST_OLD_YEAR || year > 2099 : year < FIRST_YEAR || year > LAST_OLD_YEAR) return bad('year_out_of_range', original, { year: String(year) });
  const patentKind = KIND_OF_DIGIT[digits[modern ? 4 : 2]!];
  if (!patentKind) return bad('kind_unknown', original, { digit: digits[modern ? 4 : 2]! });
  const check = cnCheckDigit(digits);
  if (written !== undefined && written !== check) return bad('check_digit_wrong', original, { written, expected: check });
  const kind = APPLICATION_KIND[patentKind];
  return { ok: true, value: { authority: 'CN', type: 'application', number: digits, kind, check, docdb: `CN${digits}${kind}`, original, patentKind, year } };
}

/** EPODOC: year, type, six digits of serial. Before October 2003 serials have five digits, later ones began at 0100001. */
function epodoc(digits: string, original: string): ParsedNumber {
  const [year, type, serial] = [digits.slice(0, 4), digits[4]!, digits.slice(5)];
  const isOld = Number(year) < LAST_OLD_YEAR || (Number(year) === LAST_OLD_YEAR && serial.startsWith('0'));
  return isOld && serial.startsWith('0') ? application(year.slice(2) + type + serial.slice(1), undefined, original) : application(`${year}${type}0${serial}`, undefined, original);
}

/** The 15-digit form of CNIPA's XML: type 10/20/30, year, nine-digit serial. */
function standardApplication(digits: string, original: string): ParsedNumber {
  const type = { 10: '1', 20: '2', 30: '3' }[digits.slice(0, 2)];
  const year = digits.slice(2, 6);
  const serial = digits.slice(6);
  if (!type || Number(year) < FIRST_YEAR) return bad('number_unrecognised', original);
  // The type digit may be repeated inside the serial; both offices' forms carry seven (new) or five (old) digits of it.
  if (Number(year) < LAST_OLD_YEAR && /^0000/.test(serial)) return application(year.slice(2) + type + serial.slice(4), undefined, original);
  return /^00/.test(serial) ? application(year + type + serial.slice(2), undefined, original) : bad('number_unrecognised', original);
}

/** Publication and grant documents: 7 digits (1989-2007), 9 digits (since), 8 digits = application number (before 1989). */
function document(digits: string, kind: string | undefined, original: string, typeHint?: NumberType): ParsedNumber {
  const typeDigit = digits.length === 8 ? digits[2]! : digits[0]!;
  const patentKind = KIND_OF_DIGIT[typeDigit];
  if (!patentKind || (digits.length !== 8 && !/[123]/.test(typeDigit))) return bad('kind_unknown', original, { digit: typeDigit });
  if (kind) {
    const expected = DIGIT_OF_KIND[kind[0]!];
    if (!expected) return bad('kind_unknown', original, { kind });
    if (KIND_OF_DIGIT[expected] !== patentKind) return bad('kind_mismatch', original, { kind, digit: typeDigit });
  }
  // Utility models and designs are only ever published as granted; an invention without kind may be either document.
  const isPublication = kind ? kind[0] === 'A' : patentKind === 'invention' && typeHint !== 'grant';
  const type: NumberType = isPublication ? 'publication' : 'grant';
  return { ok: true, value: { authority: 'CN', type, number: digits, ...(kind ? { kind } : {}), docdb: `CN${digits}${kind ?? ''}`, original, patentKind } };
}

function fullYear(two: string): number { return Number(two) >= 85 ? 1900 + Number(two) : 2000 + Number(two); }

function bad(code: NumberErrorCode, number: string, details: Record<string, string> = {}): ParsedNumber {
  return { ok: false, code, details: { number, ...details } };
}
