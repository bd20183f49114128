import { fileChunks } from './bytes.ts';
import { csvRows, csvShape } from './csv.ts';
import { detectFormat } from './detect.ts';
import { DEFAULT_LIMITS, fileError } from './limits.ts';
import { pickSheet, workbook, type PatentFile, type ReadOptions } from './open.ts';
import { findHeader, type TableRow } from './table-rows.ts';

/** A table as it was written: its header, then every row under it with its number in the file. Only what {@link rawTable} can read has one. */
export interface RawTable { header: string[]; rows: AsyncGenerator<TableRow>; close(): void }

/** Reads a CSV or a workbook as it stands, without understanding its cells. Throws `bad_file` for other formats and for a table without header. */
export async function rawTable(file: PatentFile, options: ReadOptions = {}): Promise<RawTable> {
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const mapping = options.mapping ?? {};
  const format = await detectFormat(file.path, limits);
  if (format === 'csv') {
    const shape = await csvShape(() => fileChunks(file.path, limits));
    return below(csvRows(fileChunks(file.path, limits), shape, limits), () => {});
  }
  if (format !== 'xlsx' && format !== 'xls') throw fileError('format_unknown');
  const book = await workbook(file.path, format, limits);
  try {
    const { sheet } = await pickSheet(book, options, limits);
    return await below(book.rows(sheet), () => book.close());
  } catch (error) {
    book.close();
    throw error;
  }

  async function below(rows: AsyncGenerator<TableRow>, close: () => void): Promise<RawTable> {
    const found = await findHeader(rows, mapping, limits);
    if (!found) throw fileError('header_missing');
    async function* all(): AsyncGenerator<TableRow> {
      try {
        yield* found!.after;
        yield* rows;
      } finally {
        close();
      }
    }
    return { header: found.header.headers, rows: all(), close };
  }
}
