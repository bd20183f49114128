/** IPC symbols typed into the search box, whole or begun (`h01m`, `H01M 8/`, `H01M8/0258`, `Ｈ０１Ｍ　８／０２`). Pure. */

/** A classification named by its beginning. */
export interface IpcPrefix {
  /** What a canonical symbol (`H01M 8/0258`) must begin with. */
  symbol: string;
  /** What its {@link ipcKey} must begin with. */
  key: string;
}

/** Digits a main group is written with in keys, so that `8` is not the beginning of `80`. */
const GROUP_DIGITS = 4;

/** `A45F 504` is A45F 5/04: written without the slash, as lists do. Four digits that begin with 0 are a padded main group. */
const WITHOUT_SLASH = /^([A-H]\d{2}[A-Z])([1-9]\d?)(\d{2})$/;
/** WIPO ST.8: main group in four digits, subgroup in six filled up with zeros (`H01M0010052500`). */
const ST8 = /^([A-H]\d{2}[A-Z])(\d{4})(\d{6})$/;

/**
 * Reads a query that is an IPC class, subclass, group or the beginning of a subgroup, in any case and spacing; null when it is
 * anything else. A main group counts as whole once typed: `H01M 8` asks for `H01M 8/…`, not for `H01M 80/…`.
 */
export function ipcPrefix(query: string): IpcPrefix | null {
  const typed = query.normalize('NFKC').toUpperCase().replace(/^\s*(?:IPC|INT\.?\s*CL\.?)\s*[:：]?/, '').replace(/\s+/g, '')
    // Edition and indicators behind a whole symbol: `(2010.01)I`, `(2006.01)`.
    .replace(/(\/\d{2,6})\(\d{4}\.\d{2}\)[A-Z]{0,3}$/, '$1');
  const form = typed.replace(WITHOUT_SLASH, (_m, subclass: string, group: string, sub: string) => `${subclass}${group}/${sub}`).replace(ST8, (_m, subclass: string, group: string, sub: string) => `${subclass}${group}/${sub.replace(/0{1,4}$/, '')}`);
  const read = /^([A-H]\d{2})(?:([A-Z])(?:0*(\d{1,4})(?:\/(\d{0,6}))?)?)?$/.exec(form);
  if (!read) return null;
  const [, cls, letter, group, sub = ''] = read as unknown as [string, string, string | undefined, string | undefined, string | undefined];
  if (!letter) return { symbol: cls, key: cls };
  if (!group) return { symbol: cls + letter, key: cls + letter };
  return { symbol: `${cls}${letter} ${group}/${sub}`, key: `${cls}${letter}${group.padStart(GROUP_DIGITS, '0')}${sub}` };
}

/** A canonical symbol as one word whose beginnings are its classes and groups: `H01M 8/0258` → `H01M00080258`. */
export function ipcKey(symbol: string): string {
  const read = /^([A-H]\d{2}[A-Z]?)(?: (\d{1,4})\/(\d{2,6}))?$/.exec(symbol);
  return read?.[2] ? `${read[1]}${read[2].padStart(GROUP_DIGITS, '0')}${read[3]}` : symbol;
}
