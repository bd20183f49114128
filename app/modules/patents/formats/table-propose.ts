import { readDate } from '../dates.ts';
import { parseSymbol, splitSymbols } from '../ipc.ts';
import { looksLikeOrganisation, looksLikePerson } from '../names.ts';
import { readNumber } from '../numbers.ts';
import { readStatusText } from '../statuses.ts';
import type { ColumnPlan, TableField } from './table-columns.ts';
import { cleanCell } from './table-record.ts';
import type { TableRow } from './table-rows.ts';

/** What a column probably holds, told by its name or by the values of the first rows. */
export interface Proposal { column: number; header: string; field: TableField; by: 'name' | 'values'; share: number }

/** Share of the filled cells that must look alike before values speak for a column. */
const ENOUGH = 0.8;
const LEAST = 2;

/**
 * Proposes a meaning for every column it can: those known by name, then by values. A proposal is shown to a person, never
 * applied by itself; columns whose values tell nothing are left open.
 */
export function proposeColumns(headers: readonly string[], plan: ColumnPlan, rows: readonly TableRow[]): Proposal[] {
  const named: Proposal[] = [...plan.columns].map(([column, field]) => ({ column, header: headers[column] ?? '', field, by: 'name', share: 1 }));
  const taken = new Set(named.map((p) => p.field));
  const open = headers.map((header, column) => ({ header, column, values: rows.map((r) => cleanCell(r.cells[column] ?? '')).filter(Boolean).slice(0, 200) }))
    .filter((c) => !plan.columns.has(c.column) && c.values.length >= LEAST);
  const found: Proposal[] = [];
  const add = (c: (typeof open)[number], field: TableField, share: number) => {
    if (taken.has(field) || found.some((p) => p.column === c.column)) return;
    taken.add(field);
    found.push({ column: c.column, header: c.header, field, by: 'values', share: Math.round(share * 100) / 100 });
  };
  for (const c of open) {
    for (const [field, test] of TESTS) {
      const share = c.values.filter(test).length / c.values.length;
      if (share >= ENOUGH) { add(c, field, share); break; }
    }
  }
  days(open.filter((c) => !found.some((p) => p.column === c.column)), add);
  const title = open.filter((c) => !found.some((p) => p.column === c.column)).map((c) => ({ c, share: c.values.filter(isTitle).length / c.values.length, distinct: new Set(c.values).size / c.values.length }))
    .filter((t) => t.share >= ENOUGH && t.distinct > 0.5).sort((a, b) => b.share - a.share)[0];
  if (title && !taken.has('titleEn')) add(title.c, 'title', title.share);
  return [...named, ...found].sort((a, b) => a.column - b.column);
}

const numberOf = (type: 'application' | 'document') => (text: string) => {
  const parsed = readNumber(text);
  return parsed.ok && (type === 'application') === (parsed.value.type === 'application');
};

/** In this order: the narrowest shapes first. */
const TESTS: readonly [TableField, (text: string) => boolean][] = [
  ['publicationNumber', numberOf('document')],
  ['applicationNumber', numberOf('application')],
  ['ipc', (text) => splitSymbols(text).every((s) => parseSymbol(s)?.subclass !== undefined)],
  ['legalStatus', (text) => text.length <= 20 && !/\d/.test(text) && readStatusText(text).status !== null && readStatusText(text).unread.length === 0],
  ['applicants', (text) => looksLikeOrganisation(text)],
  ['inventors', (text) => looksLikePerson(text)],
];

type Column = { header: string; column: number; values: string[] };

/** Two columns of days are filing and publication, the earlier one first; a single one could be either and stays open. */
function days(open: readonly Column[], add: (c: Column, field: TableField, share: number) => void): void {
  const dated = open.map((c) => ({ c, days: c.values.map((v) => { const read = readDate(v); return read && 'day' in read ? read.day : null; }) }))
    .map((d) => ({ ...d, share: d.days.filter(Boolean).length / d.days.length })).filter((d) => d.share >= ENOUGH);
  if (dated.length !== 2) return;
  const [a, b] = dated as [(typeof dated)[number], (typeof dated)[number]];
  const earlier = a.days.filter((day, i) => day && b.days[i] && day < b.days[i]).length;
  const later = a.days.filter((day, i) => day && b.days[i] && day > b.days[i]).length;
  if (earlier === later || Math.min(earlier, later) > 0) return;
  const [first, second] = earlier ? [a, b] : [b, a];
  add(first.c, 'filingDate', first.share);
  add(second.c, 'publicationDate', second.share);
}

function isTitle(text: string): boolean { return text.length >= 3 && text.length <= 300 && /\p{L}{2}/u.test(text) && !/^https?:/.test(text); }
