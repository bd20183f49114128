import type { AppError } from '#app/core/errors.ts';
import { problem } from '../record.ts';
import { fileError, type Limits } from './limits.ts';
import { DateColumns } from '../date-columns.ts';
import { headerKey, planColumns, type ColumnMapping, type ColumnPlan, type TableField } from './table-columns.ts';
import { DATE_FIELDS, cleanCell, filingYearOf, hasOpenDates, rowToRecord, type TableSource } from './table-record.ts';
import { Twins } from './table-twins.ts';
import { officeOfHeaders } from './table-vendors.ts';
import { carriedRecord, editedFields, recordColumns, withEdits } from './own-table.ts';
import type { ParsedRow, ParsedRows } from './result.ts';

/** One row of a table as read: its number in the sheet (1-based) and its cells as text. */
export interface TableRow { row: number; cells: string[] }

/** Titles and notes may stand above the header; further down than this it is no table of patents. */
const HEADER_WITHIN = 20;

export interface TableHeader extends ColumnPlan { row: number; headers: string[] }

/**
 * Finds the header among the first rows: the first row that names a title and a number, else the row that comes closest.
 * Returns it with the rows read so far that follow it; null for an empty table.
 */
export async function findHeader(rows: AsyncIterator<TableRow>, mapping: ColumnMapping, limits: Limits): Promise<{ header: TableHeader; after: TableRow[] } | null> {
  const seen: { row: TableRow; plan: ColumnPlan }[] = [];
  for (let i = 0; i < HEADER_WITHIN; i++) {
    const next = await rows.next();
    if (next.done) break;
    // A row wider than a table may be is no header, and comparing its cells with every known name would be the work of hours.
    const wide = next.value.cells.length > limits.columns;
    const plan = planColumns(wide ? [] : next.value.cells, mapping);
    seen.push({ row: next.value, plan });
    if (!plan.missing.length) break;
  }
  if (!seen.length) return null;
  const best = seen.reduce((a, b) => (b.plan.columns.size > a.plan.columns.size || (!b.plan.missing.length && a.plan.missing.length) ? b : a));
  return {
    header: { ...best.plan, row: best.row.row, headers: best.row.cells.slice(0, limits.columns).map((c) => c.trim()) },
    after: seen.slice(seen.indexOf(best) + 1).map((s) => s.row),
  };
}

/** One clear error for a table that cannot be read: which columns are missing and which headers were seen. */
export function missingColumns(header: TableHeader | null): AppError {
  if (!header) return fileError('header_missing');
  const headers = header.headers.filter(Boolean).slice(0, 60).map((h) => h.slice(0, 80));
  return fileError(header.columns.size ? 'columns_missing' : 'header_missing', { missing: header.missing, headers, row: header.row });
}

/** Reads the table once more from its beginning. */
export type Reopen = () => AsyncGenerator<TableRow>;

/**
 * Turns table rows into parsed rows. Throws only when the header is unusable or the table is over its limits. The first
 * date that could be read in two ways makes it look at the whole table once, through `reopen`.
 */
export async function* readTable(rows: AsyncGenerator<TableRow>, mapping: ColumnMapping, source: TableSource, limits: Limits, reopen?: Reopen): ParsedRows {
  try {
    const found = await findHeader(rows, mapping, limits);
    if (!found || found.header.missing.length) throw missingColumns(found?.header ?? null);
    const { header } = found;
    const context = contextOf(header, source);
    const isData = dataRows(header);
    const twins = new Twins();
    const carried = recordColumns(header.headers);
    let count = 0;
    let looked = false;
    async function* all() { yield* found!.after; yield* rows; }
    for await (const row of all()) {
      const wide = row.cells.length > limits.columns;
      if (!wide && !isData(row)) continue;
      count += 1;
      if (count > limits.rows) throw fileError('too_many_rows', { max: limits.rows });
      if (wide) { yield { row: row.row, errors: [problem('row', 'too_many_columns', `> ${limits.columns}`)] }; continue; }
      const long = row.cells.findIndex((c) => c.length > limits.cell);
      if (long >= 0) { yield { row: row.row, errors: [problem(header.columns.get(long) ?? header.headers[long] ?? 'row', 'cell_too_long', row.cells[long])] }; continue; }
      if (!looked && reopen && hasOpenDates(row.cells, header.columns)) {
        looked = true;
        Object.assign(context, await lookAtDates(reopen, header, context, limits));
      }
      yield carried.length > 0 ? ownRow(row, carried, header, context) : twins.noted(rowToRecord(row, header.columns, context));
    }
  } finally {
    await rows.return(undefined);
  }
}

/** A row of our own table: the record it carries, with what somebody has changed in its cells. Without a record it is a row like any other. */
function ownRow(row: TableRow, carried: readonly number[], header: TableHeader, source: TableSource): ParsedRow {
  const record = carriedRecord(row.cells, carried);
  // The record is not kept once more as what nobody reads.
  const cells = row.cells.map((cell, i) => (carried.includes(i) ? '' : cell));
  if (!record) return rowToRecord({ ...row, cells }, header.columns, source);
  const edited = editedFields(record, cells, header.columns, cleanCell);
  if (edited.length === 0) return { row: row.row, record };
  const read = rowToRecord({ ...row, cells }, header.columns, source);
  return 'record' in read ? { ...read, record: withEdits(record, read.record, edited) } : read;
}

/** What is known of every row before it is read: the office of bare numbers, the export's habits, the names of columns. */
function contextOf(header: TableHeader, source: TableSource): TableSource {
  const authority = source.authority ?? header.vendor?.authority ?? officeOfHeaders(header.headers);
  const isPlainEnglish = !authority && !/[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/u.test(header.headers.join(''));
  return { ...source, authority, headers: header.headers, vendor: header.vendor, ...(isPlainEnglish ? { assume: 'US' } : {}) };
}

/** Exports pasted one below the other repeat the header; empty rows stand anywhere. */
function dataRows(header: TableHeader): (row: TableRow) => boolean {
  const signature = signatureOf(header.headers);
  const lead = header.headers.findIndex(Boolean);
  return (row) => !(row.cells.every((c) => !c.trim()) || (row.cells[lead]?.trim() === header.headers[lead] && signatureOf(row.cells) === signature));
}

/** Goes through the whole table for how its dates are written; only counters are kept. */
async function lookAtDates(reopen: Reopen, header: TableHeader, source: TableSource, limits: Limits): Promise<Pick<TableSource, 'orders' | 'date1904'>> {
  const columns = new DateColumns<TableField>([['filingDate', 'publicationDate'], ['filingDate', 'grantDate'], ['publicationDate', 'grantDate'], ['priorityDate', 'filingDate'], ['priorityDate', 'publicationDate'], ['filingDate', 'nationalEntryDate']]);
  const wanted = [...header.columns].filter(([, field]) => (DATE_FIELDS as readonly string[]).includes(field) || field === 'applicationNumber' || field === 'patentNumber');
  const isData = dataRows(header);
  const rows = reopen();
  let count = 0;
  try {
    for await (const row of rows) {
      if (row.row <= header.row || !isData(row)) continue;
      if (++count > limits.rows) break;
      const cells = Object.fromEntries(wanted.map(([i, field]) => [field, cleanCell((row.cells[i] ?? '').slice(0, 200))]).filter(([, text]) => text)) as Partial<Record<TableField, string>>;
      const { applicationNumber: _application, patentNumber: _patent, ...dates } = cells;
      columns.add(dates, filingYearOf(cells, source), 'filingDate');
    }
  } finally {
    await rows.return(undefined);
  }
  return { orders: columns.orders(), ...(source.date1904 === undefined ? { date1904: columns.date1904 } : {}) };
}

function signatureOf(cells: readonly string[]): string { return cells.map(headerKey).filter(Boolean).join('|'); }
