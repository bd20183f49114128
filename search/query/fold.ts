import { simplified } from './hanzi.ts';

/**
 * The one spelling in which texts and questions meet: index documents, queries, portfolio search, lexicon, matching model and the
 * headings of imported tables all fold with it. Pure. Raise {@link FOLD_VERSION} with every change: the indexes are then filled anew
 * at the next start of a worker.
 */
export const FOLD_VERSION = 1;

/** Names of units behind a number, and the one each is folded to. Not `l` and `g`: 316L is a steel and 5G a network. */
const UNITS: Readonly<Record<string, string>> = {
  微米: 'um', 'μm': 'um', um: 'um', 纳米: 'nm', nm: 'nm', 毫米: 'mm', mm: 'mm', 厘米: 'cm', cm: 'cm', 公里: 'km', 千米: 'km', km: 'km',
  千瓦时: 'kwh', kwh: 'kwh', 千瓦: 'kw', kw: 'kw', 兆瓦: 'mw', mw: 'mw', 毫安时: 'mah', mah: 'mah', 安时: 'ah', ah: 'ah', 千伏: 'kv', kv: 'kv', 毫伏: 'mv', mv: 'mv', 伏特: 'v', 伏: 'v', v: 'v', 瓦特: 'w', 瓦: 'w', w: 'w',
  兆帕: 'mpa', mpa: 'mpa', 千帕: 'kpa', kpa: 'kpa', 吉帕: 'gpa', gpa: 'gpa', 太赫兹: 'thz', thz: 'thz', 吉赫兹: 'ghz', 吉赫: 'ghz', ghz: 'ghz', 兆赫兹: 'mhz', 兆赫: 'mhz', mhz: 'mhz',
  千赫兹: 'khz', 千赫: 'khz', khz: 'khz', 赫兹: 'hz', hz: 'hz', 毫升: 'ml', ml: 'ml', 微升: 'ul', 'μl': 'ul', ul: 'ul', 公斤: 'kg', 千克: 'kg', kg: 'kg', 毫克: 'mg', mg: 'mg', 微克: 'ug', 'μg': 'ug', ug: 'ug',
  摄氏度: 'degc', '°c': 'degc', 华氏度: 'degf', '°f': 'degf', 分贝: 'db', db: 'db', 欧姆: 'ohm', 'ω': 'ohm', ohm: 'ohm', 'kω': 'kohm', 'mω': 'mohm', rpm: 'rpm', 'r/min': 'rpm', '转/分钟': 'rpm', '转/分': 'rpm', 小时: 'h', 分钟: 'min', min: 'min',
};
const UNIT_NAMES = Object.keys(UNITS).sort((a, b) => b.length - a.length).map((u) => u.replace('/', '\\/')).join('|');
const NUMBER_UNIT = new RegExp(`(?<=\\d)\\s*(${UNIT_NAMES})(?![a-z0-9])`, 'g');
const DEGREES = '°c|摄氏度|°f|华氏度';

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const superscriptDigits = (s: string) => [...s].map((c) => SUPERSCRIPTS.indexOf(c)).join('');
/** An exponent is no further digit: 10⁵ is not 105, and it is 10^5. */
function exponents(text: string): string {
  return text.replace(/(\d)([⁻⁺]?)([⁰¹²³⁴⁵⁶⁷⁸⁹]+)/g, (_m, digit: string, sign: string, power: string) => ` ${digit}pow${sign === '⁻' ? 'm' : ''}${superscriptDigits(power)} `.trimStart())
    .replace(/(\d)\s?\^\s?([-−]?)(\d+)/g, (_m, digit: string, sign: string, power: string) => `${digit}pow${sign ? 'm' : ''}${power}`);
}

/** A sign before a number is part of it (`-25 ℃`, `零下25度`); a dash between two words or numbers is not. */
function signs(text: string): string {
  return text.replace(/零下\s*(?=\d)/g, ' minus')
    .replace(/(^|(?<!\d\s?)[\s([{,;:~<>=≤≥/、,。;:至到约为])-\s?(?=\d)/gm, '$1 minus')
    .replace(new RegExp(`([\\u3400-\\u9fff])-(?=\\d+(?:\\.\\d+)?\\s*(?:${DEGREES}|度|dbm?))`, 'g'), '$1 minus');
}

/**
 * Folds a text: compatibility forms (full width, subscripts), lower case, simplified characters and mainland terms, one name a
 * unit, exponents and signs kept apart from digits, a space at every border between Han characters and letters or digits.
 * Idempotent. Lengths and places change; line ends stay.
 */
export function fold(text: string): string {
  const lower = exponents(text).normalize('NFKC').toLowerCase().replace(/[\u200b-\u200f\u2060\ufeff\u00ad]/g, '').replace(/[\u2010-\u2015\u2212]/g, '-').replace(/µ/g, 'μ');
  return signs(simplified(lower))
    .replace(/(?<=\d),(?=\d{3}(?!\d))/g, '')
    .replace(NUMBER_UNIT, (_m, unit: string) => ` ${UNITS[unit]!} `)
    .replace(/(?<=[a-z0-9])-(?=[a-z0-9])/g, ' ')
    .replace(/(?<=[\u3400-\u9fff])(?=[a-z0-9])|(?<=[a-z0-9])(?=[\u3400-\u9fff])/g, ' ')
    .replace(/[^\S\n]+/g, ' ').replace(/ ?\n ?/g, '\n').trim();
}

/** A piece of a folded text: a run of Han characters, or a word of letters and digits. */
export interface Piece { text: string; han: boolean; start: number; end: number }

/** The pieces of a folded text in order. */
export function piecesOf(folded: string): Piece[] {
  return [...folded.matchAll(/([\u3400-\u9fff]+)|[\p{L}\p{N}]+(?:\.\p{N}+)*/gu)].flatMap((m) => {
    // Letters of other scripts beside Han characters are one match of the second branch only when no Han character is in it.
    if (m[1] !== undefined || !/[\u3400-\u9fff]/.test(m[0])) return [{ text: m[0], han: m[1] !== undefined, start: m.index, end: m.index + m[0].length }];
    return [];
  });
}

/** Does a word of a folded text name a grade, a model or a size (digits in it)? */
export function isGrade(word: string): boolean { return /\d/.test(word); }

const UNIT_SIGNS: Readonly<Record<string, string>> = {
  degc: '℃', degf: '℉', um: 'μm', ul: 'μL', ug: 'μg', ohm: 'Ω', kohm: 'kΩ', mohm: 'MΩ', kwh: 'kWh', kw: 'kW', mw: 'MW', mah: 'mAh', ah: 'Ah', kv: 'kV', mv: 'mV', v: 'V', w: 'W', mpa: 'MPa', kpa: 'kPa', gpa: 'GPa',
  thz: 'THz', ghz: 'GHz', mhz: 'MHz', khz: 'kHz', hz: 'Hz', ml: 'mL', db: 'dB', rpm: 'r/min',
};

/** A folded word as people write it: `minus25 degc` is −25 ℃, `10powm3` is 10⁻³. What it gives folds to the same word again. */
export function unfolded(word: string): string {
  return word.replace(/(\d)pow(m?)(\d+)/g, (_m, digit: string, sign: string, power: string) => `${digit}${sign ? '⁻' : ''}${[...power].map((d) => SUPERSCRIPTS[Number(d)]).join('')}`)
    .replace(/minus(?=\d)/g, '-').replace(/(?<=\d )([a-z]+)$/, (unit) => UNIT_SIGNS[unit] ?? unit);
}
