import { patentRecordSchema } from '../contract.ts';
import { problem } from '../record.ts';
import { decoded } from './bytes.ts';
import { fileError, type Limits } from './limits.ts';
import type { Chunks, ParsedRow, ParsedRows } from './result.ts';
import type { TableRow } from './table-rows.ts';

/** Lines of JSON: records as this platform writes them, or a table whose columns are the names of the first lines' fields. */

/** Columns of a JSON table are taken from this many lines; a field that first appears later is not read. */
const HEADER_LINES = 100;

/** Reads our own records back: the shape of the export is the shape of the import. Each line is checked against the contract. */
export async function* readOwnJson(chunks: Chunks, limits: Limits): ParsedRows {
  let count = 0;
  for await (const { row, value } of jsonLines(chunks, limits)) {
    if (++count > limits.rows) throw fileError('too_many_rows', { max: limits.rows });
    yield value === undefined ? { row, errors: [problem('row', 'json_broken')] } : ownRow(row, value);
  }
}

function ownRow(row: number, value: unknown): ParsedRow {
  const lists = { abstracts: {}, claims: [], ipc: [], cpc: [], locarno: [], applicants: [], assignees: [], inventors: [], priority: [], writtenNumbers: {}, truncated: [] };
  const given = { sourceFormat: 'jsonl', provenance: { '*': { source: 'jsonl', asOf: null } }, ...lists, ...(value as object) };
  const checked = patentRecordSchema.safeParse(given);
  if (!checked.success) return { row, errors: checked.error.issues.slice(0, 10).map((i) => problem(i.path.join('.') || 'record', i.message.startsWith('bad_') ? i.message : i.code)) };
  const { titles, titleOriginal } = checked.data;
  return titles.zh || titles.en || titleOriginal ? { row, record: checked.data } : { row, errors: [problem('title', 'required')] };
}

/**
 * The lines as rows of a table, or null when they are our own records. `open` gives the bytes anew each time. Nested values
 * and lists of objects are written as JSON, lists of words joined by semicolons.
 */
export async function jsonTable(open: () => Chunks, limits: Limits): Promise<(() => AsyncGenerator<TableRow>) | null> {
  const names = new Set<string>();
  let lines = 0;
  for await (const { value } of jsonLines(open(), limits)) {
    if (isObject(value)) {
      if (!lines && typeof value.docdb === 'string' && isObject(value.titles)) return null;
      for (const name of Object.keys(value)) if (names.size < limits.columns) names.add(name);
    }
    if (++lines >= HEADER_LINES) break;
  }
  const columns = [...names];
  return async function* () {
    yield { row: 0, cells: columns };
    for await (const { row, value } of jsonLines(open(), limits)) {
      yield { row, cells: isObject(value) ? columns.map((name) => cell(value[name])) : [] };
    }
  };
}

interface Line { row: number; value: unknown }

/** Values of the lines; a line that is no JSON has none. A file that is one array is read as its elements when it is small. */
async function* jsonLines(chunks: Chunks, limits: Limits): AsyncGenerator<Line> {
  let carry = '';
  let row = 0;
  for await (const text of decoded(chunks, 'utf-8')) {
    const parts = (carry + text).split('\n');
    carry = parts.pop()!;
    if (carry.length > limits.run) throw fileError('record_too_long', { row: row + 1 });
    for (const part of parts) {
      row += 1;
      yield* parsed(part, row);
    }
  }
  yield* parsed(carry, row + 1);
}

function* parsed(text: string, row: number): Generator<Line> {
  // An array written over lines has its brackets and commas around the objects.
  const clean = text.trim().replace(/,$/, '');
  if (!clean || clean === '[' || clean === ']') return;
  let value: unknown;
  try {
    value = JSON.parse(clean);
  } catch {
    yield { row, value: undefined };
    return;
  }
  if (Array.isArray(value)) for (const one of value) yield { row, value: one };
  else yield { row, value };
}

function isObject(value: unknown): value is Record<string, unknown> { return typeof value === 'object' && value !== null && !Array.isArray(value); }

function cell(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value) && value.every((v) => typeof v !== 'object')) return value.join('; ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value as string | number | boolean);
}
