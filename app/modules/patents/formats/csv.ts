import { Readable, pipeline } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { decoded, head, textEncoding } from './bytes.ts';
import { fileError, type Limits } from './limits.ts';
import type { Chunks } from './result.ts';
import { fieldOf } from './table-columns.ts';
import type { TableRow } from './table-rows.ts';

const DELIMITERS = [',', '\t', ';', '|'] as const;

/** How a text table is written; found by reading it through once. */
export interface CsvShape { encoding: string; delimiter: string }

/** Encoding and delimiter. `open` must give the bytes anew each time it is called. */
export async function csvShape(open: () => Chunks): Promise<CsvShape> {
  const first = await head(open(), 64 * 1024);
  const encoding = byHeader(first, await textEncoding(open()));
  const sample = new TextDecoder(encoding).decode(first);
  return { encoding, delimiter: delimiterOf(sample) };
}

/** Encodings of East Asian offices accept each other's bytes: the one in which known column names appear is right. */
function byHeader(first: Uint8Array, guess: string): string {
  if (!EAST_ASIAN.includes(guess)) return guess;
  const known = (label: string) => {
    const lines = new TextDecoder(label).decode(first.subarray(0, 16 * 1024)).split(/\r?\n/, 20);
    return Math.max(...lines.map((line) => line.split(/[,;\t|]/).filter((cell) => fieldOf(cell.replace(/^"|"$/g, ''))).length));
  };
  const scored = [guess, ...EAST_ASIAN.filter((label) => label !== guess)].map((label) => ({ label, hits: known(label) }));
  return scored.reduce((a, b) => (b.hits > a.hits ? b : a)).label;
}

const EAST_ASIAN = ['gb18030', 'big5', 'shift_jis', 'euc-jp', 'euc-kr'];

/** Rows with their number (1-based, empty lines counted). Quotes may be careless; a runaway record is refused by its size. */
export async function* csvRows(chunks: Chunks, shape: CsvShape, limits: Limits): AsyncGenerator<TableRow> {
  const parser = parse({
    delimiter: shape.delimiter,
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: false,
    bom: true,
    max_record_size: Math.min(limits.run, 4_000_000),
  });
  pipeline(Readable.from(withoutNul(decoded(chunks, shape.encoding))), parser, () => { /* errors reach the reader below */ });
  let row = 0;
  let spare = limits.spare;
  try {
    for await (const cells of parser as AsyncIterable<string[]>) {
      row += 1;
      // What is too wide is cut before anything is made of it: one cell more than allowed tells the reader that it was.
      if (cells.length > limits.columns) {
        spare -= cells.length - limits.columns;
        if (spare < 0) throw fileError('too_many_columns', { max: limits.columns, row, column: limits.columns + 1 });
        if (cells.every((c) => !c.trim())) continue;
        cells.length = limits.columns + 1;
      }
      if (cells.length > 1 || cells[0]?.trim()) yield { row, cells };
    }
  } catch (error) {
    if (error instanceof CsvError) throw fileError(error.code === 'CSV_MAX_RECORD_SIZE' ? 'record_too_long' : 'csv_broken', { row: row + 1, message: error.code });
    throw error;
  } finally {
    parser.destroy();
  }
}

/** Delimiter that splits the most of the first lines into equally many cells (then: into more cells); the comma when none does. */
export function delimiterOf(sample: string): string {
  const lines = sample.replace(/"[^"]*"/g, '').split(/\r?\n/).filter((l) => l.trim()).slice(0, 10);
  let best = { delimiter: ',', lines: 0, cells: 0 };
  for (const delimiter of DELIMITERS) {
    const agreeing = new Map<number, number>();
    for (const line of lines) {
      const cells = line.split(delimiter).length;
      if (cells > 1) agreeing.set(cells, (agreeing.get(cells) ?? 0) + 1);
    }
    for (const [cells, count] of agreeing) {
      if (count > best.lines || (count === best.lines && cells > best.cells)) best = { delimiter, lines: count, cells };
    }
  }
  return best.delimiter;
}

async function* withoutNul(texts: AsyncIterable<string>): AsyncGenerator<string> {
  for await (const text of texts) {
    if (text.includes('\u0000')) throw fileError('nul_bytes');
    yield text;
  }
}
