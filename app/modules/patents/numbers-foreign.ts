import type { PatentKind } from '#app/core/vocabulary.ts';
import type { NumberErrorCode, NumberHint, NumberType, ParsedNumber, PatentNumber } from './numbers.ts';

/** Offices whose numbers are taken in DOCDB form (country, digits, kind) without knowing their national habits. */
const DOCDB_OFFICES = new Set(
  'AR AT AU BE BG BR CA CH CL CO CS CY CZ DD DE DK EA EE EG ES FI FR GB GR HK HR HU ID IE IL IN IS IT LT LU LV MA MC MD MX MY NL NO NZ OA PE PH PL PT RO RS RU SA SE SG SI SK SM SU TH TN TR TW UA VN YU ZA AP'.split(' '),
);
const ERAS: Record<string, string> = { 平: 'H', 昭: 'S', 令: 'R' };
const JP_WORDS = /^(特開|特公|特表|特許|特願|実開|実公|実登|実願|実用新案登録|意匠登録)/;

/** Reads numbers of all offices but China's; null when nothing in the text or the hint points to one. */
export function parseForeign(clean: string, original: string, hint: NumberHint): ParsedNumber | null {
  if (/^PCT[/-]?/.test(clean)) return pct(clean, original);
  if (/^(特|実|意|JP)/.test(clean) || (hint.authority === 'JP' && !/^[A-Z]{2}\d/.test(clean))) return jp(clean, original, hint);
  const prefix = /^([A-Z]{2})(?=[-/.]?[0-9A-Z])/.exec(clean)?.[1];
  // A US plant or reissue number starts with two letters of its own.
  const isCountry = prefix && (['US', 'EP', 'WO', 'KR'].includes(prefix) || DOCDB_OFFICES.has(prefix));
  const authority = isCountry ? prefix : (hint.authority ?? implied(clean));
  if (!authority || authority === 'CN') return null;
  const body = isCountry ? clean.slice(2) : clean;
  switch (authority) {
    case 'US': return us(body, original, hint);
    case 'EP': return ep(body, original, hint);
    case 'WO': return wo(body, original, hint);
    case 'KR': return kr(body, original, hint);
    default: return DOCDB_OFFICES.has(authority) ? generic(authority, body, original, hint) : bad('number_unrecognised', original);
  }
}

/** Spellings of a foreign number that differ from DOCDB: padded US grants, US publications with six digits, EP without zeros. */
export function foreignSpellings(value: PatentNumber): string[] {
  const kind = value.kind ?? '';
  const { authority: a, number: n } = value;
  if (a === 'US' && value.type === 'publication' && n[4] === '0') return [`US${n.slice(0, 4)}${n.slice(5)}${kind}`, `US${n.slice(0, 4)}${n.slice(5)}`, n.slice(0, 4) + n.slice(5)];
  if (a === 'US' && value.type === 'grant' && /^\d+$/.test(n)) return [`US${n.padStart(8, '0')}${kind}`, n.padStart(8, '0')];
  if (a === 'EP' && n.startsWith('0')) return [`EP${n.replace(/^0+/, '')}`, n.replace(/^0+/, '')];
  if (a === 'WO' && /^\d{10}$/.test(n) && n[4] === '0') return [`WO${n.slice(0, 4)}${n.slice(5)}${kind}`];
  return [];
}

/** Separators only the United States uses in bare numbers: `7,272,630`, `2005/0004974`, `10/687,244`, `D456,789`, `RE38,123`. */
function implied(clean: string): string | undefined {
  return /^(0?\d{1,2},\d{3},\d{3}|\d{4}\/0\d{6}|\d{2}\/\d{3},?\d{3})([A-Z]\d?)?$/.test(clean) || /^(D|RE|PP)\d{1,3}(,\d{3})*([A-Z]\d?)?$/.test(clean) ? 'US' : undefined;
}

function us(body: string, original: string, hint: NumberHint): ParsedNumber {
  const application = /^(\d{2})\/(\d{3}),?(\d{3})$/.exec(body);
  if (application) return ok('US', 'application', application[1]! + application[2]! + application[3]!, 'A', original);
  const text = body.replace(/[,/.\-']/g, '');
  const special = /^(D|RE|PP|H|T)0*([1-9]\d{0,6})([A-Z]\d?)?$/.exec(text);
  if (special) {
    const kinds: Record<string, PatentKind | undefined> = { D: 'design', RE: 'reissue', PP: 'plant' };
    return ok('US', 'grant', special[1]! + special[2]!, special[3] ?? hint.kind, original, kinds[special[1]!]);
  }
  const match = /^(\d{1,11})([A-Z]\d?)?$/.exec(text);
  if (!match) return bad('number_unrecognised', original);
  const digits = match[1]!;
  const kind = match[2] ?? hint.kind?.toUpperCase();
  if (/^(19|20)\d{2}/.test(digits) && (digits.length === 11 || digits.length === 10)) {
    // EPO's form drops one zero of the serial (US2005004974A1); both spell the same document.
    const number = digits.length === 11 ? digits : `${digits.slice(0, 4)}0${digits.slice(4)}`;
    if (Number(number.slice(0, 4)) < 2001) return bad('year_out_of_range', original, { year: number.slice(0, 4) });
    return ok('US', 'publication', number, kind, original, kind?.startsWith('P') ? 'plant' : 'invention');
  }
  if (digits.length > 8) return bad('number_unrecognised', original);
  if (hint.type === 'application') return digits.length === 8 || digits.length === 7 ? ok('US', 'application', digits.padStart(8, '0'), 'A', original) : bad('number_unrecognised', original);
  if (kind && !/^[ABCHIJK]\d?$/.test(kind) && !/^[ESP]\d?$/.test(kind)) return bad('kind_unknown', original, { kind });
  const number = digits.replace(/^0+/, '');
  if (!number) return bad('number_unrecognised', original);
  if (kind && /^[ESP]/.test(kind)) {
    const letter = kind[0] as 'E' | 'S' | 'P';
    return ok('US', 'grant', { E: 'RE', S: 'D', P: 'PP' }[letter] + number, kind, original, { E: 'reissue', S: 'design', P: 'plant' }[letter] as PatentKind);
  }
  return ok('US', 'grant', number, kind, original, 'invention');
}

function ep(body: string, original: string, hint: NumberHint): ParsedNumber {
  const match = /^(\d{1,8})(?:\.(\d))?([A-Z]\d?)?$/.exec(body.replace(/[,\-/]/g, ''));
  if (!match) return bad('number_unrecognised', original);
  const [, digits, check] = match as unknown as [string, string, string | undefined];
  const kind = match[3] ?? hint.kind?.toUpperCase();
  if (check !== undefined || digits.length === 8 || hint.type === 'application') return ok('EP', 'application', digits.padStart(8, '0'), 'A', original, 'invention');
  return ok('EP', kind && /^[BC]/.test(kind) ? 'grant' : 'publication', digits.padStart(7, '0'), kind, original, 'invention');
}

function wo(body: string, original: string, hint: NumberHint): ParsedNumber {
  const match = /^(\d{4}|\d{2})[/-]?(\d{5,6})([A-Z]\d?)?$/.exec(/^\d{10}|^\d{9}(?!\d)/.test(body) ? body.replace(/^(\d{4})(?=\d{5,6}(?!\d))/, '$1/') : body);
  if (!match) return bad('number_unrecognised', original);
  const [, year, serial] = match as unknown as [string, string, string];
  const full = year.length === 4 ? Number(year) : Number(year) >= 78 ? 1900 + Number(year) : 2000 + Number(year);
  if (full < 1978 || full > 2099) return bad('year_out_of_range', original, { year });
  // Published with four-digit years and six-digit serials since 2004; before, the two-digit form is the official one.
  const number = full >= 2004 ? `${full}${serial.padStart(6, '0')}` : year.slice(-2) + serial;
  return ok('WO', 'publication', number, match[3] ?? hint.kind, original, 'invention');
}

/** International applications: `PCT/CN2005/001234`, `PCT/US98/12345`. DOCDB puts the receiving office first, kind W. */
function pct(clean: string, original: string): ParsedNumber {
  const match = /^PCT[/-]?([A-Z]{2})[/-]?(\d{4}|\d{2})[/-](\d{5,6})$/.exec(clean) ?? /^PCT([A-Z]{2})(\d{4})(\d{6})$/.exec(clean);
  if (!match) return bad('number_unrecognised', original);
  const year = match[2]!.length === 4 ? match[2]! : `${Number(match[2]) >= 78 ? '19' : '20'}${match[2]}`;
  const number = `${match[1]}${year}${match[3]!.padStart(6, '0')}`;
  return { ok: true, value: { authority: 'WO', type: 'application', number, kind: 'W', docdb: `${number}W`, original, patentKind: 'invention' } };
}

function jp(clean: string, original: string, hint: NumberHint): ParsedNumber {
  const utility = /^実/.test(clean);
  const words = JP_WORDS.exec(clean)?.[1];
  const text = clean.replace(JP_WORDS, '')
    .replace(/^JP-?/, '').replace(/^第|号(公報)?$/g, '').replace(/^[平昭令]/, (e) => ERAS[e]!).replace(/[,.]/g, '');
  const match = /^([HSR])?(\d{1,4})-(\d{1,6})([A-Z]\d?)?$/.exec(text) ?? /^([HSR])(\d{2})(\d{6})([A-Z]\d?)?$/.exec(text)
    ?? /^()((?:19|20)\d{2})(\d{6})([A-Z]\d?)?$/.exec(text);
  const patentKind: PatentKind = utility ? 'utility_model' : words === '意匠登録' ? 'design' : 'invention';
  if (match) {
    const kind = match[4] ?? hint.kind ?? (words && /願$/.test(words) ? undefined : utility ? 'U' : 'A');
    const year = match[1] ? match[1] + match[2]!.padStart(2, '0') : match[2]!;
    if (!match[1] && !/^(19|20)\d{2}$/.test(year)) return bad('year_out_of_range', original, { year });
    const isApplication = hint.type === 'application' || (words !== undefined && /願$/.test(words));
    return ok('JP', isApplication ? 'application' : 'publication', year + match[3]!.padStart(6, '0'), isApplication ? (utility ? 'U' : 'A') : kind, original, patentKind);
  }
  const grant = /^(\d{6,7})([A-Z]\d?)?$/.exec(text);
  if (!grant) return bad('number_unrecognised', original);
  const kind = grant[2] ?? hint.kind ?? (words === '特許' ? 'B2' : undefined);
  const byKind: PatentKind = kind?.startsWith('U') || kind?.startsWith('Y') ? 'utility_model' : kind?.startsWith('S') ? 'design' : patentKind;
  return ok('JP', 'grant', grant[1]!, kind, original, byKind);
}

function kr(body: string, original: string, hint: NumberHint): ParsedNumber {
  const match = /^(\d+)([A-Z]\d?)?$/.exec(body.replace(/[-./,]/g, ''));
  if (!match) return bad('number_unrecognised', original);
  const digits = match[1]!;
  const kind = match[2] ?? hint.kind?.toUpperCase();
  const kinds: Record<string, PatentKind> = { 10: 'invention', 20: 'utility_model', 30: 'design' };
  const isLong = digits.length === 13 && kinds[digits.slice(0, 2)] !== undefined;
  if (isLong || (digits.length === 11 && /^(19|20)/.test(digits))) {
    const patentKind = isLong ? kinds[digits.slice(0, 2)]! : kind?.startsWith('U') ? 'utility_model' : 'invention';
    const isApplication = !kind || hint.type === 'application';
    return ok('KR', isApplication ? 'application' : 'publication', isLong ? digits.slice(2) : digits, kind ?? (patentKind === 'utility_model' ? 'U' : 'A'), original, patentKind);
  }
  if (digits.length === 9 && kinds[digits.slice(0, 2)]) return ok('KR', 'grant', digits, kind, original, kinds[digits.slice(0, 2)]);
  return bad('number_unrecognised', original);
}

/** Any other office: digits (with the office's own letters in front) and kind. */
function generic(authority: string, body: string, original: string, hint: NumberHint): ParsedNumber {
  const match = /^([A-Z]{0,3}\d{3,14})([A-Z]\d?)?$/.exec(body.replace(/[-./,]/g, ''));
  if (!match) return bad('number_unrecognised', original);
  const kind = match[2] ?? hint.kind?.toUpperCase();
  return ok(authority, hint.type ?? (kind && /^[BC]/.test(kind) ? 'grant' : 'publication'), match[1]!, kind, original, kind?.startsWith('U') ? 'utility_model' : undefined);
}

function ok(authority: string, type: NumberType, number: string, kind: string | undefined, original: string, patentKind?: PatentKind): ParsedNumber {
  return { ok: true, value: { authority, type, number, ...(kind ? { kind } : {}), docdb: `${authority}${number}${kind ?? ''}`, original, ...(patentKind ? { patentKind } : {}) } };
}

function bad(code: NumberErrorCode, number: string, details: Record<string, string> = {}): ParsedNumber {
  return { ok: false, code, details: { number, ...details } };
}
