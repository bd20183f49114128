import { AppError } from '#app/core/errors.ts';
import type { SourceFormat } from '../contract.ts';
import { fileChunks } from './bytes.ts';
import { readCnipaXml } from './cnipa-xml.ts';
import { csvRows, csvShape } from './csv.ts';
import { detectFormat, detectStream, type DetectedFormat, type TextFormat } from './detect.ts';
import { readEpoJson } from './epo-json.ts';
import { readEpoXml } from './epo-xml.ts';
import { jsonTable, readOwnJson } from './jsonl.ts';
import { DEFAULT_LIMITS, fileError, type Limits } from './limits.ts';
import type { Chunks, ParsedRow, ParsedRows } from './result.ts';
import { TABLE_FIELDS, type ColumnMapping, type TableField } from './table-columns.ts';
import { proposeColumns, type Proposal } from './table-propose.ts';
import { findHeader, missingColumns, readTable, type Reopen, type TableHeader } from './table-rows.ts';
import type { TableSource } from './table-record.ts';
import { readUsptoXml } from './uspto-xml.ts';
import { openXls } from './xls.ts';
import { openWorkbook, type Sheet, type Workbook } from './xlsx.ts';
import { openZip } from './zip.ts';

/** An uploaded file on disk. The name only appears in the provenance of facts, never in a path. Server only. */
export interface PatentFile { path: string; name: string }

export interface ReadOptions {
  /** `auto` looks at the content. */
  format?: 'auto' | DetectedFormat;
  /** Header as written → field, over the known synonyms. */
  mapping?: ColumnMapping;
  /** Sheet of a workbook by name; else the first one that holds a table of patents. */
  sheet?: string;
  /** Office of numbers that are written without country. */
  authority?: string;
  /** Day the export was made (`YYYY-MM-DD`). */
  asOf?: string | null;
  limits?: Partial<Limits>;
}

/**
 * Reads a file of patents as a stream of rows; memory stays the same whatever the size. A bad row is yielded with its
 * errors; a file that cannot be read at all throws one AppError (`bad_file`, `payload_too_large`, `unsupported_media`) with
 * `details.reason`, possibly after rows have been yielded (a zip that ends early).
 */
export async function* readPatents(file: PatentFile, options: ReadOptions = {}): ParsedRows {
  const limits: Limits = { ...DEFAULT_LIMITS, ...options.limits };
  checkMapping(options.mapping);
  const format = !options.format || options.format === 'auto' ? await detectFormat(file.path, limits) : options.format;
  if (format === 'xlsx' || format === 'xls') yield* readWorkbook(file, format, options, limits);
  else if (format === 'zip') yield* readArchive(file, options, limits);
  else yield* readStream(format, () => fileChunks(file.path, limits), file.name, options, limits);
}

export interface Inspection {
  format: DetectedFormat;
  encoding?: string;
  sheets?: string[];
  /** Header of the table that would be read, with what each column means, the columns nobody reads, and the export it is known from; absent for XML. */
  header?: { row: number; columns: { header: string; field: TableField | null }[]; missing: string[]; unread: string[]; vendor: string | null; proposals: Proposal[] };
  /** The first rows as they would be stored with these columns; empty while something is missing. */
  preview?: ParsedRow[];
}

/** What a file is and how its columns would be understood, for the mapping screen. Throws like {@link readPatents}. */
export async function inspectPatents(file: PatentFile, options: ReadOptions = {}): Promise<Inspection> {
  const limits: Limits = { ...DEFAULT_LIMITS, ...options.limits };
  checkMapping(options.mapping);
  const format = !options.format || options.format === 'auto' ? await detectFormat(file.path, limits) : options.format;
  if (format === 'csv') {
    const open = () => fileChunks(file.path, limits);
    const shape = await csvShape(open);
    return { format, encoding: shape.encoding, ...await described(() => csvRows(open(), shape, limits), sourceOf('csv', file.name, options), options, limits) };
  }
  if (format === 'jsonl') {
    const table = await jsonTable(() => fileChunks(file.path, limits), limits);
    return { format, ...(table ? await described(table, sourceOf('jsonl', file.name, options), options, limits) : {}) };
  }
  if (format !== 'xlsx' && format !== 'xls') return { format };
  const book = await workbook(file.path, format, limits);
  try {
    const { sheet } = await pickSheet(book, options, limits);
    return { format, sheets: book.sheets.map((s) => s.name), ...await described(() => book.rows(sheet), { ...sourceOf(format, file.name, options), date1904: book.date1904 }, options, limits) };
  } finally {
    book.close();
  }
}

async function* readWorkbook(file: PatentFile, format: 'xlsx' | 'xls', options: ReadOptions, limits: Limits): ParsedRows {
  const book = await workbook(file.path, format, limits);
  try {
    const { sheet, header } = await pickSheet(book, options, limits);
    if (!header || header.missing.length) throw missingColumns(header);
    yield* readTable(book.rows(sheet), options.mapping ?? {}, { ...sourceOf(format, file.name, options), date1904: book.date1904 }, limits, () => book.rows(sheet));
  } finally {
    book.close();
  }
}

/** Old workbooks are read by a library of their own; both show the same sheets and rows. */
export function workbook(path: string, format: 'xlsx' | 'xls', limits: Limits): Promise<Workbook> { return format === 'xls' ? openXls(path, limits) : openWorkbook(path, limits); }

/** The named sheet, or the first visible one whose header can be read, or the one that comes closest. */
export async function pickSheet(book: Workbook, options: ReadOptions, limits: Limits): Promise<{ sheet: Sheet; header: TableHeader | null }> {
  const named = options.sheet === undefined ? null : book.sheets.find((s) => s.name === options.sheet);
  if (named === undefined) throw fileError('sheet_missing', { sheet: options.sheet?.slice(0, 80), sheets: book.sheets.map((s) => s.name).slice(0, 50) });
  const visible = book.sheets.filter((s) => !s.hidden);
  const candidates = named ? [named] : visible.length ? visible : book.sheets;
  let best: { sheet: Sheet; header: TableHeader | null } | null = null;
  for (const sheet of candidates.slice(0, 50)) {
    const rows = book.rows(sheet);
    try {
      const header = (await findHeader(rows, options.mapping ?? {}, limits))?.header ?? null;
      if (header && !header.missing.length) return { sheet, header };
      if (!best || (header?.columns.size ?? 0) > (best.header?.columns.size ?? 0)) best = { sheet, header };
    } finally {
      await rows.return(undefined);
    }
  }
  return best ?? { sheet: candidates[0]!, header: null };
}

async function* readArchive(file: PatentFile, options: ReadOptions, limits: Limits): ParsedRows {
  const zip = await openZip(file.path, limits);
  try {
    const isData = (name: string) => /\.(?:xml|csv|tsv|txt|json|jsonl|ndjson)$/i.test(name) && !/(?:^|\/)(?:__MACOSX\/|\._)/.test(name);
    const entries = zip.entries.filter((e) => isData(e.name)).sort((a, b) => (a.name < b.name ? -1 : 1));
    if (!entries.length) throw fileError(zip.entries.some((e) => /\.(?:zip|xlsx)$/i.test(e.name)) ? 'zip_nested' : 'zip_no_content');
    let row = 0;
    let understood = 0;
    for (const entry of entries) {
      try {
        const format = await detectStream(zip.open(entry.name));
        for await (const item of readStream(format, () => zip.open(entry.name), entry.name, options, limits)) {
          row += 1;
          yield { ...item, row, entry: entry.name.slice(0, 200) };
        }
        understood += 1;
      } catch (error) {
        // Archives carry indexes and read-me files; what is no patent data is passed over, what is broken is told.
        const reason = error instanceof AppError ? error.details.reason : null;
        if (!reason || reason === 'zip_bomb' || reason === 'too_many_rows') throw error;
        if (reason === 'format_unknown' || reason === 'header_missing' || reason === 'file_empty' || reason === 'no_records') continue;
        row += 1;
        understood += 1;
        yield { row, entry: entry.name.slice(0, 200), errors: [{ field: 'document', code: String(reason) }] };
      }
    }
    if (!understood) throw fileError('zip_no_content');
  } finally {
    zip.close();
  }
}

async function* readStream(format: TextFormat, open: () => Chunks, name: string, options: ReadOptions, limits: Limits): ParsedRows {
  const table = format === 'jsonl' ? await jsonTable(open, limits) : null;
  if (table) {
    yield* readTable(table(), options.mapping ?? {}, sourceOf('jsonl', name, options), limits, table);
  } else if (format !== 'csv') {
    const read = { 'uspto-xml': readUsptoXml, 'cnipa-xml': readCnipaXml, 'epo-xml': readEpoXml, 'epo-json': readEpoJson, jsonl: readOwnJson }[format];
    let rows = 0;
    for await (const item of read(open(), limits)) { rows += 1; yield item; }
    // Family or legal-event answers and empty wrappers: well-formed, but nothing in them is a patent record.
    if (!rows) throw fileError('no_records');
  } else {
    const shape = await csvShape(open);
    yield* readTable(csvRows(open(), shape, limits), options.mapping ?? {}, sourceOf('csv', name, options), limits, () => csvRows(open(), shape, limits));
  }
}

function sourceOf(format: SourceFormat, name: string, options: ReadOptions): TableSource {
  return { format, name, authority: options.authority, asOf: options.asOf ?? null };
}

/** How many rows are looked at for proposals, and how many are shown. */
const SAMPLE = 200;
const SHOWN = 20;

/** The header with what its columns mean or may mean, and the first rows as they would be stored. */
async function described(open: Reopen, source: TableSource, options: ReadOptions, limits: Limits): Promise<Pick<Inspection, 'header' | 'preview'>> {
  const mapping = options.mapping ?? {};
  const rows = open();
  try {
    const found = await findHeader(rows, mapping, limits);
    if (!found) return {};
    const { header } = found;
    const sample = found.after.slice(0, SAMPLE);
    while (sample.length < SAMPLE) {
      const next = await rows.next();
      if (next.done) break;
      sample.push(next.value);
    }
    const preview: ParsedRow[] = [];
    if (!header.missing.length) for await (const row of readTable(open(), mapping, source, limits, open)) { preview.push(row); if (preview.length >= SHOWN) break; }
    return {
      header: {
        row: header.row, columns: header.headers.map((text, i) => ({ header: text.slice(0, 200), field: header.columns.get(i) ?? null })), missing: header.missing,
        unread: header.unknown, vendor: header.vendor?.name ?? null, proposals: proposeColumns(header.headers, header, sample),
      },
      preview,
    };
  } finally {
    await rows.return(undefined);
  }
}

function checkMapping(mapping: ColumnMapping | undefined): void {
  for (const [header, field] of Object.entries(mapping ?? {})) {
    if (field !== 'ignore' && !TABLE_FIELDS.includes(field)) throw fileError('mapping_unknown', { header: header.slice(0, 80), field: String(field).slice(0, 40) });
  }
}
