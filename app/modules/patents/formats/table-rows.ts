import type { AppError } from '#app/core/errors.ts';
import { problem } from '../record.ts';
import { fileError, type Limits } from './limits.ts';
import { headerKey, planColumns, type ColumnMapping, type ColumnPlan } from './table-columns.ts';
import { rowToRecord, type TableSource } from './table-record.ts';
import type { ParsedRows } from './result.ts';

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

/** Turns table rows into parsed rows. Throws only when the header is unusable or the table is over its limits. */
export async function* readTable(rows: AsyncGenerator<TableRow>, mapping: ColumnMapping, source: TableSource, limits: Limits): ParsedRows {
  try {
    const found = await findHeader(rows, mapping, limits);
    if (!found || found.header.missing.length) throw missingColumns(found?.header ?? null);
    const { header } = found;
    const authority = source.authority ?? (/\p{Script=Han}/u.test(header.headers.join('')) ? 'CN' : undefined);
    const context = { ...source, authority, ...(authority ? {} : { assume: 'US' }) };
    const signature = signatureOf(header.headers);
    const lead = header.headers.findIndex(Boolean);
    let count = 0;
    async function* all() { yield* found!.after; yield* rows; }
    for await (const row of all()) {
      // Exports pasted one below the other repeat the header.
      const wide = row.cells.length > limits.columns;
      if (!wide && (row.cells.every((c) => !c.trim()) || (row.cells[lead]?.trim() === header.headers[lead] && signatureOf(row.cells) === signature))) continue;
      count += 1;
      if (count > limits.rows) throw fileError('too_many_rows', { max: limits.rows });
      if (wide) { yield { row: row.row, errors: [problem('row', 'too_many_columns', `> ${limits.columns}`)] }; continue; }
      const long = row.cells.findIndex((c) => c.length > limits.cell);
      if (long >= 0) { yield { row: row.row, errors: [problem(header.columns.get(long) ?? header.headers[long] ?? 'row', 'cell_too_long', row.cells[long])] }; continue; }
      yield rowToRecord(row, header.columns, context);
    }
  } finally {
    await rows.return(undefined);
  }
}

function signatureOf(cells: readonly string[]): string { return cells.map(headerKey).filter(Boolean).join('|'); }
