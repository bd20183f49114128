import { recordColumns } from './own-table.ts';
import { HEADERS, headerKey } from './table-headers.ts';
import type { Locale } from '#app/core/vocabulary.ts';
import { vendorOf, type Vendor } from './table-vendors.ts';

export { headerKey };

/** Which column of a patent table means what. */
export type TableField = keyof typeof HEADERS;
export const TABLE_FIELDS = Object.keys(HEADERS) as readonly TableField[];

/** The name of a column in our own tables, one an import knows. */
export function ownHeader(field: TableField, locale: Locale): string {
  const names: readonly string[] = HEADERS[field];
  const han = (name: string) => /\p{Script=Han}/u.test(name);
  return (locale === 'zh' ? names.find(han) : names.find((n) => /^[a-z]/.test(n))) ?? names[0]!;
}

/** Header as written → field, or `ignore`: what a user corrects in the import screen. */
export type ColumnMapping = Record<string, TableField | 'ignore'>;

const BY_HEADER = new Map<string, TableField>(TABLE_FIELDS.flatMap((field) => (HEADERS[field] as readonly string[]).map((s): [string, TableField] => [headerKey(s), field])));

/** Marks some exports put before a header: `[标]当前申请(专利权)人` is the standardised form of that column. */
const PREFIX = /^\s*[[【［][^\]】］]{1,6}[\]】］]\s*/;

/** The field a header means, or null. */
export function fieldOf(header: string, vendor: Vendor | null = null): TableField | null {
  const key = headerKey(header);
  const own = vendor?.headers && Object.hasOwn(vendor.headers, key) ? vendor.headers[key] : undefined;
  return own ?? BY_HEADER.get(key) ?? BY_HEADER.get(headerKey(header.replace(PREFIX, ''))) ?? null;
}

/** Columns that give a patent its identity; one of them must be there. */
export const NUMBER_FIELDS: readonly TableField[] = ['applicationNumber', 'publicationNumber', 'grantNumber', 'patentNumber'];

export interface ColumnPlan {
  /** Column index → field. */
  columns: Map<number, TableField>;
  /** Headers nobody knows, that repeat another column's meaning, or that are ignored. */
  unknown: string[];
  /** Empty when the table can be read: else what is missing, `number` standing for any number column. */
  missing: ('title' | 'number')[];
  /** The export the headers are known from. */
  vendor: Vendor | null;
}

/** Plans the columns of a header row; a caller's mapping wins over the synonyms, the first of two equal columns wins. */
export function planColumns(headers: readonly string[], mapping: ColumnMapping = {}): ColumnPlan {
  const own = new Map(Object.entries(mapping).map(([header, field]) => [headerKey(header), field]));
  const vendor = vendorOf(headers);
  const columns = new Map<number, TableField>();
  const taken = new Set<TableField>();
  const unknown: string[] = [];
  const place = (pass: 'mapping' | 'synonym') => headers.forEach((header, i) => {
    const key = headerKey(header);
    if (!key || columns.has(i) || (pass === 'synonym' && own.has(key))) return;
    const field = pass === 'mapping' ? own.get(key) : fieldOf(header, vendor);
    if (!field || field === 'ignore' || taken.has(field)) return;
    columns.set(i, field);
    taken.add(field);
  });
  place('mapping');
  place('synonym');
  const carried = new Set(recordColumns(headers));
  headers.forEach((header, i) => { if (header.trim() && !columns.has(i) && !carried.has(i)) unknown.push(header.trim().slice(0, 80)); });
  const missing: ColumnPlan['missing'] = [];
  if (!taken.has('title') && !taken.has('titleEn')) missing.push('title');
  if (!NUMBER_FIELDS.some((f) => taken.has(f))) missing.push('number');
  return { columns, unknown, missing, vendor };
}
