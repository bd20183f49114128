import type { PatentKind } from '#app/core/vocabulary.ts';
import type { NumberHint, ParsedNumber, PatentNumber } from './numbers.ts';
import { badNumber as bad, okNumber as ok } from './numbers-result.ts';
import { seriesFits, seriesOfSerial, usSeries } from './us-series.ts';

/** Numbers of the United States: grants, publications, and applications in every spelling offices and databases use. */

const GRANT_PREFIX: Record<string, PatentKind | undefined> = { D: 'design', RE: 'reissue', PP: 'plant' };
/** Last year for which DOCDB writes serial and two-digit year; since then it writes year, series and serial. */
const LAST_SHORT_YEAR = 2012;
const FIRST_PUBLICATION_YEAR = 2001;

/** Reads a US number without its country. */
export function parseUs(body: string, original: string, hint: NumberHint): ParsedNumber {
  const slashed = /^(\d{2})\/(\d{3}),?(\d{3})([A-Z]\d?)?$/.exec(body);
  if (slashed) return ok(application({ series: slashed[1]!, serial: slashed[2]! + slashed[3]! }, undefined, original));
  const text = body.replace(/[,/.\-']/g, '');
  const special = /^(D|RE|PP|H|T)0*([1-9]\d{0,6})([A-Z]\d?)?$/.exec(text);
  if (special) return ok({ authority: 'US', type: 'grant', number: special[1]! + special[2]!, kind: special[3] ?? hint.kind, original, patentKind: GRANT_PREFIX[special[1]!] });
  const match = /^(\d{1,12})([A-Z]\d?)?$/.exec(text);
  if (!match) return bad('number_unrecognised', original);
  const digits = match[1]!;
  const kind = match[2] ?? hint.kind?.toUpperCase();
  if (isApplication(digits, kind, hint)) return readApplication(digits, kind, original, hint);
  if (/^(19|20)\d{2}/.test(digits) && (digits.length === 11 || digits.length === 10)) return publication(digits, kind, original);
  if (digits.length > 8) return bad('number_unrecognised', original);
  return grant(digits, kind, original);
}

/** Spellings of a US number that differ from its canonical one. */
export function usSpellings(value: PatentNumber): string[] {
  const { number: n, kind = '' } = value;
  if (value.type === 'publication' && n[4] === '0') {
    const short = n.slice(0, 4) + n.slice(5);
    return [`US${short}${kind}`, `US${short}`, short];
  }
  if (value.type === 'application') {
    const serial = n.slice(-6);
    const year = value.year === undefined ? [] : [`US${value.year}${n}`, `US${value.year}0${serial}`, `US${Number(serial)}${String(value.year).slice(2)}`];
    return [...year, ...year.map((y) => y + kind)];
  }
  if (value.type !== 'grant') return [];
  if (/^\d+$/.test(n)) return [`US${n.padStart(8, '0')}${kind}`, n.padStart(8, '0')];
  const [, letters, digits] = /^([A-Z]+)(\d+)$/.exec(n)!;
  // The office pads to seven digits after one letter and to eight characters in all.
  return [digits!.padStart(7, '0'), digits!.padStart(8 - letters!.length, '0'), digits!.padStart(6, '0')].flatMap((d) => [letters + d, `US${letters}${d}`, `US${letters}${d}${kind}`]);
}

function isApplication(digits: string, kind: string | undefined, hint: NumberHint): boolean {
  if (digits.length === 12 || (kind === 'P' && digits.length >= 8) || kind === 'F') return true;
  // No document has eight digits and kind A (those grants ended at 6,167,568), and none was published before 2001.
  if (digits.length === 8 && kind === 'A' && !digits.startsWith('0') && !hint.type) return true;
  if (digits.length === 11 && Number(digits.slice(0, 4)) < FIRST_PUBLICATION_YEAR && /^19/.test(digits)) return true;
  return hint.type === 'application';
}

interface Reading { series: string; serial: string; year?: number }

function readApplication(digits: string, kind: string | undefined, original: string, hint: NumberHint): ParsedNumber {
  const use = kind === 'P' ? 'provisional' : kind === 'F' ? 'design' : 'regular';
  const readings = longForms(digits, use) ?? shortForms(digits, kind, use, hint);
  if (!readings) return bad('number_unrecognised', original);
  const fitting = readings.filter((r) => fits(r, hint));
  const kept = fitting.length ? fitting : readings;
  if (!kept[0]) return bad('number_unrecognised', original);
  const values = kept.map((r) => application(r, kind, original));
  const alternatives = values.slice(1).filter((v) => v.number !== values[0]!.number).map((v) => (ok(v) as { value: PatentNumber }).value);
  return ok({ ...values[0]!, ...(alternatives.length ? { alternatives } : {}) });
}

/** Forms that carry a four-digit year: `201313876543`, `20040912345` (EPODOC), `2003687244` (Derwent). */
function longForms(digits: string, use: 'regular' | 'design' | 'provisional'): Reading[] | null {
  if (digits.length < 10) return null;
  const year = Number(digits.slice(0, 4));
  if (year < 1900 || year > 2099) return null;
  if (digits.length === 12) return [{ year, series: digits.slice(4, 6), serial: digits.slice(6) }];
  const serial = digits.slice(-6);
  if (digits.length === 11 && digits[4] !== '0') return null;
  return bySerial(serial, year, use);
}

/** Eight digits or fewer: series and serial, or serial and two-digit year. */
function shortForms(digits: string, kind: string | undefined, use: 'regular' | 'design' | 'provisional', hint: NumberHint): Reading[] | null {
  if (digits.length > 8) return null;
  const readings: Reading[] = [];
  const padded = digits.padStart(8, '0');
  const series = usSeries(padded.slice(0, 2));
  const uses: Record<string, boolean> = { P: series?.use === 'provisional', F: series?.use === 'design', A: series?.use !== 'provisional' || hint.form === 'own' };
  const wanted = series ? uses[kind ?? ''] ?? true : kind === undefined;
  if (digits.length >= 7 && wanted && hint.form !== 'docdb') readings.push({ series: padded.slice(0, 2), serial: padded.slice(2) });
  const yearless = hint.form === 'own' || (kind === undefined && hint.form !== 'docdb' && (hint.year === undefined || readings.some((r) => fits(r, hint))));
  if (!yearless && digits.length > 2) readings.push(...serialAndYear(digits, use, hint));
  return readings;
}

function serialAndYear(digits: string, use: 'regular' | 'design' | 'provisional', hint: NumberHint): Reading[] {
  const two = Number(digits.slice(-2));
  const year = two <= LAST_SHORT_YEAR - 2000 ? 2000 + two : 1900 + two;
  const serial = digits.slice(0, -2).padStart(6, '0');
  // Before 1948 serials have no code of their own; such an application is only believed when a date says so.
  if (year < 1948) return year >= 1920 && hint.year === year ? [{ year, series: String(year), serial }] : [];
  return bySerial(serial, year, use);
}

function bySerial(serial: string, year: number, use: 'regular' | 'design' | 'provisional'): Reading[] {
  if (year < 1948) return [{ year, series: String(year), serial }];
  return seriesOfSerial(Number(serial), year, use).map((series) => ({ series, serial, year }));
}

function fits(reading: Reading, hint: NumberHint): boolean {
  const series = usSeries(reading.series);
  if (hint.year !== undefined) {
    if (reading.year !== undefined) return reading.year === hint.year;
    return series === undefined || seriesFits(series, hint.year);
  }
  if (hint.notAfter !== undefined) return (reading.year ?? Math.floor((series?.from ?? 0) - 3)) <= hint.notAfter;
  return true;
}

function application(r: Reading, kind: string | undefined, original: string): PatentNumber {
  const series = usSeries(r.series);
  const isProvisional = kind === 'P' || series?.use === 'provisional';
  return {
    authority: 'US', type: 'application', number: r.series + r.serial, kind: isProvisional ? 'P' : 'A', docdb: '', original,
    ...(r.year === undefined ? {} : { year: r.year }), ...(series?.use === 'design' ? { patentKind: 'design' as const } : {}),
  };
}

function publication(digits: string, kind: string | undefined, original: string): ParsedNumber {
  // EPO's form drops one zero of the serial (US2005004974A1); both spell the same document.
  const number = digits.length === 11 ? digits : `${digits.slice(0, 4)}0${digits.slice(4)}`;
  if (Number(number.slice(0, 4)) < FIRST_PUBLICATION_YEAR) return bad('year_out_of_range', original, { year: number.slice(0, 4) });
  return ok({ authority: 'US', type: 'publication', number, kind, original, patentKind: kind?.startsWith('P') ? 'plant' : 'invention' });
}

function grant(digits: string, kind: string | undefined, original: string): ParsedNumber {
  if (kind && !/^[ABCHIJK]\d?$/.test(kind) && !/^[ESP]\d?$/.test(kind)) return bad('kind_unknown', original, { kind });
  const number = digits.replace(/^0+/, '');
  if (!number) return bad('number_unrecognised', original);
  const letter = kind?.[0];
  if (letter === 'E' || letter === 'S' || letter === 'P') {
    const prefix = { E: 'RE', S: 'D', P: 'PP' }[letter];
    return ok({ authority: 'US', type: 'grant', number: prefix + number, kind, original, patentKind: GRANT_PREFIX[prefix] });
  }
  if (letter === 'H') return ok({ authority: 'US', type: 'grant', number: `H${number}`, kind, original });
  return ok({ authority: 'US', type: 'grant', number, kind, original, patentKind: 'invention' });
}
