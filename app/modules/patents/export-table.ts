import type { Locale } from '#app/core/vocabulary.ts';
import type { PatentRecord } from './contract.ts';
import { OWN_FIELDS, ownCell, recordCells, recordHeader } from './formats/own-table.ts';
import { ownHeader } from './formats/table-columns.ts';

/** Quotes a CSV cell. One that a spreadsheet would run as a formula is defused with an apostrophe (OWASP: CSV injection). */
export function csvCell(value: string | number): string {
  const text = String(value);
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Columns kept for the record: the longest description, claims and all the rest fit in. */
const RECORD_COLUMNS = 8;

/** The header of a CSV table of ours, in the reader's language. */
export function headerLine(locale: Locale): string { return line(headerCells(locale)); }

/** The header's cells. */
export function headerCells(locale: Locale): string[] {
  return [...OWN_FIELDS.map((field) => ownHeader(field, locale)), ...Array.from({ length: RECORD_COLUMNS }, (_, i) => recordHeader(i))];
}

/** A record as a line of it. It carries the whole record, so nothing is lost on the way back; one too long for that goes without its description, and says so. */
export function recordLine(record: PatentRecord): string { return line(recordRow(record)); }

/** A record's cells. */
export function recordRow(record: PatentRecord): string[] {
  const whole = recordCells(record);
  const cells = whole.length <= RECORD_COLUMNS ? whole : recordCells(withoutDescription(record));
  return [...OWN_FIELDS.map((field) => ownCell(record, field)), ...(cells.length <= RECORD_COLUMNS ? cells : [])];
}

function withoutDescription({ description: _left, ...rest }: PatentRecord): PatentRecord {
  return { ...rest, truncated: [...new Set([...rest.truncated, 'description'])].slice(-20) };
}

function line(cells: readonly string[]): string { return `${cells.map(csvCell).join(',')}\r\n`; }
