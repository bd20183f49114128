import { parseJp, parseKr } from './numbers-asia.ts';
import { badNumber as bad, okNumber as ok } from './numbers-result.ts';
import { parseUs, usSpellings } from './numbers-us.ts';
import type { NumberHint, ParsedNumber, PatentNumber } from './numbers.ts';

/** Offices whose numbers are taken in DOCDB form (country, digits, kind) without knowing their national habits. */
const DOCDB_OFFICES = new Set(
  ('AE AL AM AP AR AT AU AZ BA BE BG BH BN BO BR BY CA CH CL CO CR CS CU CY CZ DD DE DK DO DZ EA EC EE EG EM ES FI FR GB GC GE GR GT HK HN HR HU ID IE IL IN IR IS IT JO KE KG KH KZ LK LT LU LV '
    + 'MA MC MD ME MK MN MO MT MW MX MY NI NL NO NZ OA OM PA PE PH PK PL PT PY QA RO RS RU SA SE SG SI SK SM SU SV TH TJ TN TR TT TW UA UY UZ VE VN YU ZA ZM ZW').split(' '),
);
const OWN_HABITS = new Set(['US', 'EP', 'WO', 'KR', 'JP', 'CN']);

/** Is this the ST.3 code of an office whose numbers are read? */
export function isOffice(code: string): boolean { return OWN_HABITS.has(code) || DOCDB_OFFICES.has(code); }

/** Reads numbers of all offices but China's; null when nothing in the text or the hint points to one. */
export function parseForeign(clean: string, original: string, hint: NumberHint): ParsedNumber | null {
  const international = pct(clean, original, hint);
  if (international) return international;
  if (/^(特|実|意|再|JP)/.test(clean) || (hint.authority === 'JP' && !/^[A-Z]{2}\d/.test(clean))) return parseJp(clean, original, hint);
  const prefix = /^([A-Z]{2})(?=[-/.]?[0-9A-Z])/.exec(clean)?.[1];
  // A US plant or reissue number starts with two letters of its own.
  const isCountry = prefix && prefix !== 'CN' && isOffice(prefix);
  const authority = isCountry ? prefix : (hint.authority ?? implied(clean));
  if (!authority || authority === 'CN') return null;
  const body = isCountry ? clean.slice(2).replace(/^[-/.]/, '') : clean;
  switch (authority) {
    case 'US': return parseUs(body, original, hint);
    case 'EP': return ep(body, original, hint);
    case 'WO': return wo(body, original, hint);
    case 'KR': return parseKr(body, original, hint);
    default: return DOCDB_OFFICES.has(authority) ? generic(authority, body, original, hint) : bad('number_unrecognised', original);
  }
}

/** Spellings of a foreign number that differ from DOCDB: padded US grants, US publications with six digits, EP without zeros. */
export function foreignSpellings(value: PatentNumber): string[] {
  const kind = value.kind ?? '';
  const { authority: a, number: n } = value;
  if (a === 'US') return usSpellings(value);
  if (a === 'EP' && n.startsWith('0')) return [`EP${n.replace(/^0+/, '')}`, n.replace(/^0+/, '')];
  if (a === 'WO' && value.type === 'application') return pctSpellings(n);
  if (a === 'WO' && /^\d{10}$/.test(n) && n[4] === '0') return [`WO${n.slice(0, 4)}${n.slice(5)}${kind}`];
  if (a === 'WO' && /^\d{7,8}$/.test(n)) return [`WO${Number(n.slice(0, 2)) >= 78 ? '19' : '20'}${n.slice(0, 2)}${n.slice(2).padStart(6, '0')}`];
  if (a === 'KR' && n.length === 9) return [`KR${n.slice(2)}${kind}`, `KR${n.slice(2)}`, `KR${Number(n.slice(2))}${kind}`, n.slice(2)];
  if (a === 'JP' && /^[MTSHR]\d{2}/.test(n)) { const long = n.slice(0, 3) + n.slice(3).padStart(6, '0'); return [`JP${long}${kind}`, `JP${long}`, long]; }
  return [];
}

/** Separators only the United States uses in bare numbers: `7,272,630`, `2005/0004974`, `10/687,244`, `D456,789`, `RE38,123`, `D0654321`. */
function implied(clean: string): string | undefined {
  return /^(0?\d{1,2},\d{3},\d{3}|\d{4}\/0\d{6}|\d{2}\/\d{3},?\d{3})([A-Z]\d?)?$/.test(clean) || /^(D|RE|PP|H|T)\d{1,3}(,\d{3})*([A-Z]\d?)?$/.test(clean)
    || /^(D\d{6,7}|RE\d{5,6}|PP\d{5,6}|H\d{6,7})([A-Z]\d?)?$/.test(clean) ? 'US' : undefined;
}

function ep(body: string, original: string, hint: NumberHint): ParsedNumber {
  const text = body.replace(/[,\-/]/g, '');
  // EPODOC writes the year of an application in full: 19970301234 is 97301234.
  const long = /^(?:19|20)(\d{2})0(\d{6})A?$/.exec(text);
  const match = /^(\d{1,8})(?:\.(\d))?([A-Z]\d?)?$/.exec(long ? long[1]! + long[2]! : text);
  if (!match) return bad('number_unrecognised', original);
  const [, digits, check] = match as unknown as [string, string, string | undefined];
  const kind = match[3] ?? hint.kind?.toUpperCase();
  if (long || check !== undefined || digits.length === 8 || hint.type === 'application') {
    const number = digits.padStart(8, '0');
    const two = Number(number.slice(0, 2));
    return ok({ authority: 'EP', type: 'application', number, kind: 'A', original, patentKind: 'invention', year: two >= 78 ? 1900 + two : 2000 + two });
  }
  return ok({ authority: 'EP', type: kind && /^[BC]/.test(kind) ? 'grant' : 'publication', number: digits.padStart(7, '0'), kind, original, patentKind: 'invention' });
}

function wo(body: string, original: string, hint: NumberHint): ParsedNumber {
  const text = body.replace(/^[-/]/, '');
  const match = /^(\d{4}|\d{2})[/-]?(\d{5,6})-?([A-Z]\d?)?$/.exec(/^\d{10}|^\d{9}(?!\d)/.test(text) ? text.replace(/^(\d{4})(?=\d{5,6}(?!\d))/, '$1/') : text);
  if (!match) return bad('number_unrecognised', original);
  const [, year, serial] = match as unknown as [string, string, string];
  const full = year.length === 4 ? Number(year) : Number(year) >= 78 ? 1900 + Number(year) : 2000 + Number(year);
  if (full < 1978 || full > 2099) return bad('year_out_of_range', original, { year });
  // Published with four-digit years and six-digit serials since 2004; before, the two-digit form is the official one.
  const number = full >= 2004 ? `${full}${serial.padStart(6, '0')}` : year.slice(-2) + (Number(serial) < 100_000 ? serial.slice(-5) : serial);
  return ok({ authority: 'WO', type: 'publication', number, kind: match[3] ?? hint.kind, original, patentKind: 'invention' });
}

/**
 * International applications: `PCT/CN2005/001234`, `PCT/US98/12345`, EPODOC `WO2009JP54321`, DOCDB `JP 2009054321 W` and
 * `US 0312345 W`. DOCDB puts the receiving office first, kind W; null for everything else.
 */
function pct(clean: string, original: string, hint: NumberHint): ParsedNumber | null {
  const isPct = /^PCT/.test(clean);
  const epodoc = /^WO(\d{4})([A-Z]{2})(\d{5,6})W?$/.exec(clean.replace(/[-/]/g, ''));
  const match = epodoc ? [clean, epodoc[2]!, epodoc[1]!, epodoc[3]!] : /^PCT[/-]?([A-Z]{2})[/-]?(\d{4}|\d{2})[/-](\d{5,6})$/.exec(clean) ?? /^PCT[/-]?([A-Z]{2})(\d{4})(\d{5,6})$/.exec(clean) ?? docdbPct(clean, hint);
  if (!match) return isPct ? bad('number_unrecognised', original) : null;
  const [, office, written, serial] = match as unknown as [string, string, string, string];
  const year = written.length === 4 ? written : `${Number(written) >= 78 ? '19' : '20'}${written}`;
  if (Number(year) < 1978) return bad('year_out_of_range', original, { year });
  const number = `${office}${year}${serial.padStart(6, '0')}`;
  return ok({ authority: 'WO', type: 'application', number, kind: 'W', docdb: `${number}W`, original, patentKind: 'invention', year: Number(year) });
}

function docdbPct(clean: string, hint: NumberHint): string[] | null {
  const text = hint.kind?.toUpperCase() === 'W' && hint.authority && /^\d+$/.test(clean) ? `${hint.authority}${clean}W` : clean;
  return /^([A-Z]{2})((?:19|20)\d{2})(\d{5,6})W$/.exec(text) ?? /^([A-Z]{2})(\d{2})(\d{5,6})W$/.exec(text);
}

function pctSpellings(number: string): string[] {
  const [, office, year, serial] = /^([A-Z]{2})(\d{4})(\d{6})$/.exec(number) ?? [];
  if (!office) return [];
  const short = serial!.replace(/^0/, '');
  return [`PCT${office}${year}${serial}`, `PCT${office}${year!.slice(2)}${short}`, `WO${year}${office}${short}`, `${office}${year!.slice(2)}${short}W`, `${number}W`];
}

/** Any other office: digits (with letters of the office's own) and kind. A check digit behind a dot is no part of the number. */
function generic(authority: string, body: string, original: string, hint: NumberHint): ParsedNumber {
  const text = body.replace(/(?<=\d{7})\.\d(?=[A-Z]\d?$|$)/, '').replace(/[-./,]/g, '');
  // Own letters stand in front (BRPI0612345), in the middle (India: 345DEL2011) or, in Singapore, behind as a check (10201501234P).
  const shape = authority === 'SG' ? /^(\d{9,11}[A-Z]|\d{3,14})([A-Z]\d?)?$/ : /^(\d{1,6}[A-Z]{2,4}\d{4}|[A-Z]{0,4}\d{3,14})([A-Z]\d?)?$/;
  const plain = shape.exec(text);
  if (!plain) return bad('number_unrecognised', original);
  const kind = plain[2] ?? hint.kind?.toUpperCase();
  const isUtility = kind?.startsWith('U') || (kind?.startsWith('Y') && authority !== 'SE');
  return ok({ authority, type: hint.type ?? (kind && /^[BC]/.test(kind) ? 'grant' : 'publication'), number: plain[1]!, kind, original, patentKind: isUtility ? 'utility_model' : undefined });
}
