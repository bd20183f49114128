import { readNumber, type NumberType, type PatentNumber } from './numbers.ts';

/**
 * A right is an office's application, or its grant, in the office's own serial form. Kind codes mark stages of a document
 * and spellings differ by padding and punctuation; neither makes another right. Keys are compared, never shown.
 */

/** Offices that keep one number from publication to grant for inventions: whatever the kind, the document is one right's. */
const ONE_NUMBER = new Set(['EP', 'WO', 'GB', 'DE', 'FR', 'RU', 'CA', 'NL', 'IL', 'NZ', 'ES', 'SE', 'FI', 'BR', 'SG', 'IN', 'TN', 'MA']);
/** A Chinese grant of 2010 and later repeats the number of its publication; earlier ones are counted in a row of their own (ZC 0007). */
const CN_FIRST_SHARED = 101_000_000;

/**
 * Key of the right a number belongs to: `US:application:16543210`, `CN:document:115123456`, `US:grant:7272630`. Two numbers
 * with one key are one right. Different keys tell nothing: an application and its grant are tied together by a record
 * that names both.
 */
export function rightIdentity(value: PatentNumber): string {
  const { authority, number, type } = value;
  if (type === 'application') return `${authority}:application:${applicationSerial(value)}`;
  if (authority === 'CN') return chinese(value);
  if (authority === 'WO') return `WO:document:${fullYear(number)}`;
  if (authority === 'US') return `US:${type}:${number}`;
  if (authority === 'KR') return type === 'grant' ? `KR:grant:${number}` : `KR:publication:${KR_TYPE[value.patentKind ?? 'invention'] ?? '10'}${number}`;
  if (authority === 'JP') return `JP:${japaneseRow(value)}:${number}`;
  return `${authority}:${documentRow(value)}:${number}`;
}

export interface RightNumbers { application?: PatentNumber | undefined; publication?: PatentNumber | undefined; grant?: PatentNumber | undefined }

/** Keys of all numbers of one record, application first. Two records with a key in common are one right. */
export function rightKeys(numbers: RightNumbers): string[] {
  return [...new Set([numbers.application, numbers.grant, numbers.publication].filter((n): n is PatentNumber => n !== undefined).map(rightIdentity))];
}

/** A number in this platform's canonical form, read back without looking for other meanings; undefined when it is none. */
export function ownNumber(docdb: string, type: NumberType, authority?: string): PatentNumber | undefined {
  const parsed = readNumber(docdb, { type, form: 'own', ...(authority ? { authority } : {}) });
  return parsed.ok ? parsed.value : undefined;
}

/**
 * Are these one right? `same` when they share a number's key, `different` when the office counted them apart (two
 * applications, two grants of one office), `unknown` when they have no kind of number in common. A shared publication
 * with two applications contradicts itself and is `different`: rights are never merged on a doubt.
 */
export function sameRight(a: RightNumbers, b: RightNumbers): 'same' | 'different' | 'unknown' {
  for (const type of ['application', 'grant'] as const) {
    const [one, other] = [a[type], b[type]];
    if (one && other && one.authority === other.authority && rightIdentity(one) !== rightIdentity(other)) return 'different';
  }
  const keys = new Set(rightKeys(a));
  if (rightKeys(b).some((key) => keys.has(key))) return 'same';
  const offices = (n: RightNumbers) => (n.grant ?? n.publication ?? n.application)?.authority;
  return offices(a) !== offices(b) ? 'different' : 'unknown';
}

const KR_TYPE: Record<string, string> = { invention: '10', utility_model: '20', design: '30' };

function applicationSerial({ authority, number, patentKind }: PatentNumber): string {
  if (authority === 'KR') return (KR_TYPE[patentKind ?? 'invention'] ?? '10') + number;
  // Japan counts inventions, utility models and designs apart, all by year.
  if (authority === 'JP') return `${patentKind === 'utility_model' ? 'U' : patentKind === 'design' ? 'D' : 'P'}${number}`;
  return number;
}

/** Chinese documents of 1985 to 1988 carry the application's number; later rows are inventions published, granted, and the rest. */
function chinese(value: PatentNumber): string {
  const { number, kind } = value;
  if (number.length === 8) return `CN:application:${number}`;
  if (number.startsWith('1') && !(number.length === 9 && Number(number) >= CN_FIRST_SHARED)) {
    const granted = kind ? /^[BC]/.test(kind) : value.type === 'grant' || number.length === 9;
    return `CN:${granted ? 'granted' : 'published'}:${number}`;
  }
  return `CN:document:${number}`;
}

/** International publications before 2004 have two-digit years in DOCDB. */
function fullYear(number: string): string {
  if (number.length === 10) return number;
  const two = Number(number.slice(0, 2));
  return `${two >= 78 ? 1900 + two : 2000 + two}${number.slice(2).padStart(6, '0')}`;
}

/** Japanese documents stand in rows by kind and by the form of their number: published by year, granted by one count. */
function japaneseRow({ number, kind = '', patentKind }: PatentNumber): string {
  const isDated = /^[MTSHR]/.test(number) || /^(19|20)\d{8}$/.test(number);
  const right = patentKind === 'utility_model' ? 'utility' : patentKind === 'design' ? 'design' : 'patent';
  if (!isDated) return `${right}-registered`;
  return `${right}-${/^[BCY]/.test(kind) ? 'examined' : 'published'}`;
}

function documentRow({ authority, kind = '', type }: PatentNumber): string {
  const letter = kind[0] ?? (type === 'grant' ? 'B' : 'A');
  if (letter === 'U' || letter === 'Y') return 'utility';
  if (letter === 'S') return 'design';
  // Translations and extensions of European patents (T, E, D) have rows of their own, apart from national patents.
  if (!'ABC'.includes(letter)) return `row-${letter}`;
  return ONE_NUMBER.has(authority) ? 'document' : letter === 'A' ? 'published' : 'granted';
}
