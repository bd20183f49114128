import { IPC_SECTIONS, type IpcSection } from '#app/core/vocabulary.ts';
import { IPC_CLASS_NAMES } from './ipc-classes.ts';

/** One IPC or CPC symbol, at whatever depth it was given. */
export interface ClassSymbol {
  /** Canonical spelling: `H01M 8/0204`, `H01M`, `H01` or `H`. */
  symbol: string;
  /** IPC section A-H, or Y (CPC only). */
  section: string;
  /** Three characters, e.g. `H01`. */
  class?: string;
  /** Four characters, e.g. `H01M`. */
  subclass?: string;
  mainGroup?: string;
  subGroup?: string;
  /** Version of the scheme as `YYYY.MM`, where the source says so. */
  version?: string;
  /** I: the invention itself, N: additional information. */
  value?: 'I' | 'N';
}

/** Short names of the eight sections for facets and pages. */
export const SECTION_NAMES: Record<IpcSection, { zh: string; en: string }> = {
  A: { zh: '人类生活必需', en: 'Human necessities' },
  B: { zh: '作业与运输', en: 'Operations and transport' },
  C: { zh: '化学与冶金', en: 'Chemistry and metallurgy' },
  D: { zh: '纺织与造纸', en: 'Textiles and paper' },
  E: { zh: '固定建筑物', en: 'Fixed constructions' },
  F: { zh: '机械、照明、加热、武器', en: 'Mechanics, lighting, heating, weapons' },
  G: { zh: '物理', en: 'Physics' },
  H: { zh: '电学', en: 'Electricity' },
};

/**
 * Reads one symbol in any usual form: `H01M8/0204(2016.01)I`, `H01M 8/0204`, zero-padded old editions (`G06F015/16`),
 * ST.8 forms (`B03C0003090000`), EPO text (`B28B   1/    29   A I`), or only a section, class or subclass. Null when it is none.
 */
export function parseSymbol(text: string): ClassSymbol | null {
  if (text.length > 80) return null;
  const clean = text.normalize('NFKC').toUpperCase().replace(/^INT\.?\s*CL\.?\d*\s*:?/, '').trim();
  const head = /^([A-HY])(?:\s*(\d{2})(?:\s*([A-Z])(.*))?)?$/s.exec(clean);
  if (!head) return null;
  const [, section, digits, letter, rest = ''] = head as unknown as [string, string, string | undefined, string | undefined, string | undefined];
  if (!digits) return { symbol: section, section };
  const cls = section + digits;
  if (!letter) return { symbol: cls, section, class: cls };
  const subclass = cls + letter;
  const tail = rest.trim();
  if (!tail) return { symbol: subclass, section, class: cls, subclass };
  const group = readGroup(tail, subclass);
  if (!group) return null;
  return { symbol: `${subclass} ${group.main}/${group.sub}`, section, class: cls, subclass, mainGroup: group.main, subGroup: group.sub, ...readTail(group.after) };
}

/** Splits a cell or element that holds several symbols (`;`, `；`, `|`, `、`, commas, lines, or only spaces). */
export function splitSymbols(text: string): string[] {
  return text.split(/[;；|、，,\r\n]+|\/{2,}|\s+(?=[A-HY]\d{2}[A-Z](?:\s*\d|$|\s))/).map((part) => part.trim()).filter(Boolean);
}

/** Canonical symbols of a list, first seen first, without repetition; what cannot be read is returned apart. */
export function normaliseSymbols(texts: Iterable<string>): { symbols: string[]; unread: string[] } {
  const symbols = new Set<string>();
  const unread: string[] = [];
  let subclass = '';
  for (const text of texts) {
    // `H01L 21/00, 21/02`: the second one leaves out what it has in common with the first.
    const parsed = parseSymbol(subclass && /^\s*\d{1,4}\/\d{2,6}/.test(text) ? `${subclass} ${text.trim()}` : text);
    if (parsed?.subclass) subclass = parsed.subclass;
    if (parsed) symbols.add(parsed.symbol);
    else unread.push(text);
  }
  return { symbols: [...symbols], unread };
}

/** Locarno class of a design (`09-01`), with or without edition; null for anything else. */
export function parseLocarno(text: string): string | null {
  const match = /^(?:LOC\s*\(\d+\)\s*CL\.?\s*)?(\d{1,2})\s*[-–]\s*(\d{2})(?:\s*\(\d+\))?$/i.exec(text.normalize('NFKC').trim());
  return match && Number(match[1]) >= 1 && Number(match[1]) <= 32 ? `${match[1]!.padStart(2, '0')}-${match[2]}` : null;
}

/** Section letter of a canonical symbol when it belongs to the IPC. */
export function sectionOf(symbol: string): IpcSection | null {
  const first = symbol[0] as IpcSection;
  return IPC_SECTIONS.includes(first) ? first : null;
}

/** Class (`H01`) of a canonical symbol, null for a bare section. */
export function classOf(symbol: string): string | null { return /^[A-HY]\d{2}/.exec(symbol)?.[0] ?? null; }

/** Subclass (`H01M`) of a canonical symbol, null when the symbol is coarser. */
export function subclassOf(symbol: string): string | null { return /^[A-HY]\d{2}[A-Z]/.exec(symbol)?.[0] ?? null; }

/** Name of an IPC class for facets, or null for a class that does not exist. */
export function className(code: string, locale: 'zh' | 'en'): string | null { return IPC_CLASS_NAMES[code]?.[locale === 'zh' ? 0 : 1] ?? null; }

/** Subclasses whose main groups go beyond 99: three digits in front of a subgroup are theirs. */
const HUNDREDS = new Set(['C07B', 'C07C', 'C07D', 'C08F', 'C08L', 'C09D', 'C09J', 'D06M', 'A61M', 'B60W', 'B29K', 'C12R']);

function readGroup(tail: string, subclass: string): { main: string; sub: string; after: string } | null {
  const slashed = /^-?\s*0*(\d{1,4})\s*[/:\-]\s*(\d{2,6})(?!\d)(.*)$/s.exec(tail);
  if (slashed) return { main: slashed[1]!, sub: slashed[2]!, after: slashed[3]! };
  // ST.8: four digits of main group, six of subgroup, padded with zeros on the outer sides.
  const padded = /^(\d{4})(\d{6})(.*)$/s.exec(tail);
  if (!padded) return unslashed(tail, subclass);
  const main = padded[1]!.replace(/^0+/, '');
  return main ? { main, sub: padded[2]!.replace(/0{1,4}$/, ''), after: padded[3]! } : null;
}

/** Without a stroke the last two digits are the subgroup (`A45F 504`, `C07D41700`); one or two digits are a main group. Longer ones could be cut in several ways. */
function unslashed(tail: string, subclass: string): { main: string; sub: string; after: string } | null {
  const match = /^-?0*([1-9]\d{0,4})(?:\s+(\d{2}))?(?!\d)(\s*\(.*|\s*[A-Z].*|\s*)$/s.exec(tail);
  if (!match) return null;
  const [, digits, apart, after] = match as unknown as [string, string, string | undefined, string];
  if (apart) return digits.length <= 3 ? { main: digits, sub: apart, after } : null;
  const isHundreds = HUNDREDS.has(subclass);
  if (digits.length <= 2 || (digits.length === 3 && isHundreds)) return { main: digits, sub: '00', after };
  return digits.length <= 4 || isHundreds ? { main: digits.slice(0, -2), sub: digits.slice(-2), after } : null;
}

function readTail(after: string): Pick<ClassSymbol, 'version' | 'value'> {
  const version = /\((\d{4})\.(\d{2})\)/.exec(after) ?? /(?:^|\s)((?:19|20)\d{2})(\d{2})\d{2}/.exec(after);
  // EPO and ST.8 tails: level A/C/S, position F/L, value I/N ("A I", "AFI20130102").
  const value = /(?:^|[)\s]|[ACS][FL]?\s*)([IN])(?=$|[\s\d])/.exec(after.trimEnd())?.[1] as 'I' | 'N' | undefined;
  return { ...(version ? { version: `${version[1]}.${version[2]}` } : {}), ...(value ? { value } : {}) };
}
