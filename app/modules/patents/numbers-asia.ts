import type { PatentKind } from '#app/core/vocabulary.ts';
import type { NumberHint, ParsedNumber } from './numbers.ts';
import { badNumber as bad, okNumber as ok } from './numbers-result.ts';

/** Numbers of Japan and Korea: eras, words, padded and short forms. */

/** Era letter → the year before its first one (Meiji, Taisho, Showa, Heisei, Reiwa). */
export const ERA_BASE: Record<string, number> = { M: 1867, T: 1911, S: 1925, H: 1988, R: 2018 };
const ERA_OF_HAN: Record<string, string> = { 明: 'M', 大: 'T', 昭: 'S', 平: 'H', 令: 'R' };
const JP_WORDS = /^(特開|特公|特表|再公表|再表|特許|特願|実開|実公|実全|実登|実願|実用新案登録|意匠登録|意登|意願)/;

/** Reads a Japanese number, with or without its country, already cleaned. */
export function parseJp(clean: string, original: string, hint: NumberHint): ParsedNumber {
  const words = JP_WORDS.exec(clean)?.[1] ?? '';
  const text = clean.replace(JP_WORDS, '').replace(/^JP-?/, '').replace(/^第|号(公報)?$/g, '').replace(/^(?:昭和|平成|令和|[明大昭平令])/, (e) => ERA_OF_HAN[e[0]!]!).replace(/[,.]/g, '');
  const kind = /([A-Z]\d?)$/.exec(text)?.[1];
  const body = kind ? text.slice(0, -kind.length).replace(/-$/, '') : text;
  const told = kind ?? hint.kind?.toUpperCase();
  const patentKind: PatentKind = /^実/.test(words) || /^[UY]/.test(told ?? '') ? 'utility_model' : /^意/.test(words) || /^S/.test(told ?? '') ? 'design' : 'invention';
  if (hint.type === 'application' || /願$/.test(words)) return jpApplication(body, patentKind, original, hint);
  const dated = /^([MTSHR])(\d{1,2})-?(\d{1,6})$/.exec(body) ?? /^()(\d{4})-(\d{1,6})$/.exec(body) ?? /^()((?:19|20)\d{2})(\d{6})$/.exec(body);
  if (dated) {
    const [, era, year, serial] = dated as unknown as [string, string, string, string];
    if (!era && !/^(19|20)\d{2}$/.test(year)) return bad('year_out_of_range', original, { year });
    // Exchange formats write the serial of an era year without padding (JPS5912345A), that of a Gregorian year with six digits.
    const number = era ? era + year.padStart(2, '0') + Number(serial) : year + serial.padStart(6, '0');
    return ok({ authority: 'JP', type: 'publication', number, kind: told ?? (patentKind === 'utility_model' ? 'U' : 'A'), original, patentKind });
  }
  if (!/^\d{5,8}$/.test(body)) return bad('number_unrecognised', original);
  return ok({ authority: 'JP', type: 'grant', number: String(Number(body)), kind: told ?? registered(words, patentKind), original, patentKind });
}

/** Registrations of the three kinds of right are counted apart: without a kind two of them would be one number. */
function registered(words: string, patentKind: PatentKind): string | undefined {
  if (patentKind === 'invention') return words === '特許' ? 'B2' : undefined;
  return patentKind === 'design' ? 'S' : 'U';
}

/** Applications by Gregorian year and six-digit serial, whatever the era or the exchange format's habit. */
function jpApplication(body: string, patentKind: PatentKind, original: string, hint: NumberHint): ParsedNumber {
  const era = /^([MTSHR])(\d{1,2})-?(\d{1,6})$/.exec(body);
  const western = /^((?:18|19|20)\d{2})-?(\d{1,6})$/.exec(body) ?? /^((?:18|19|20)\d{2})0(\d{6})$/.exec(body);
  // DOCDB before 2000: serial and the last two digits of the Gregorian year.
  const short = western ? null : /^(\d{1,6})(\d{2})$/.exec(body);
  const year = era ? ERA_BASE[era[1]!]! + Number(era[2]) : western ? Number(western[1]) : short ? 1900 + Number(short[2]) : null;
  if (year === null) return bad('number_unrecognised', original);
  if (year < 1885 || year > 2099 || (short && hint.year !== undefined && hint.year !== year)) return bad('year_out_of_range', original, { year: String(year) });
  const serial = (era?.[3] ?? western?.[2] ?? short![1]!).padStart(6, '0');
  const kind = { invention: 'A', utility_model: 'U', design: 'D' }[patentKind as string] ?? 'A';
  return ok({ authority: 'JP', type: 'application', number: `${year}${serial}`, kind, original, patentKind, year });
}

const KR_KINDS: Record<string, PatentKind> = { 10: 'invention', 20: 'utility_model', 30: 'design' };
const KR_TYPE_OF_LETTER: Record<string, string> = { A: '10', B: '10', U: '20', Y: '20', S: '30' };

/** Reads a Korean number without its country. */
export function parseKr(body: string, original: string, hint: NumberHint): ParsedNumber {
  const match = /^(\d+)([A-Z]\d?)?$/.exec(body.replace(/^(?:특허|실용신안|디자인)?(?:등록|공개|출원)?/, '').replace(/[-./,]/g, '').replace(/호$/, ''));
  if (!match) return bad('number_unrecognised', original);
  // The register adds four zeros to a registration (1015678900000).
  const digits = hint.type === 'grant' && /^[123]0\d{7}0000$/.test(match[1]!) ? match[1]!.slice(0, 9) : match[1]!;
  const kind = match[2] ?? hint.kind?.toUpperCase();
  const isLong = digits.length === 13 && KR_KINDS[digits.slice(0, 2)] !== undefined;
  if (isLong || (digits.length === 11 && /^(19|20)/.test(digits))) {
    const patentKind = isLong ? KR_KINDS[digits.slice(0, 2)]! : kind?.startsWith('U') ? 'utility_model' : kind?.startsWith('S') ? 'design' : 'invention';
    const isApplication = !kind || hint.type === 'application';
    const number = isLong ? digits.slice(2) : digits;
    const year = isApplication ? { year: Number(number.slice(0, 4)) } : {};
    return ok({ authority: 'KR', type: isApplication ? 'application' : 'publication', number, kind: kind ?? (patentKind === 'utility_model' ? 'U' : patentKind === 'design' ? 'S' : 'A'), original, patentKind, ...year });
  }
  if (digits.length === 9 && KR_KINDS[digits.slice(0, 2)]) return ok({ authority: 'KR', type: 'grant', number: digits, kind, original, patentKind: KR_KINDS[digits.slice(0, 2)] });
  // Older spellings leave out the type of right, which the kind tells: KR 0198765 Y1 is 20-0198765.
  const type = digits.length <= 7 && digits.length >= 5 && kind ? KR_TYPE_OF_LETTER[kind[0]!] : undefined;
  if (type) return ok({ authority: 'KR', type: 'grant', number: type + digits.padStart(7, '0'), kind, original, patentKind: KR_KINDS[type] });
  return bad('number_unrecognised', original);
}
