import { AppError } from '#app/core/errors.ts';

/** Caps that keep any upload, hostile ones included, within known memory and time. Sizes in bytes or characters. */
export interface Limits {
  /** The file itself, as uploaded. */
  fileBytes: number;
  /** One unpacked entry of a zip, all entries together, and how many there may be. */
  entryBytes: number;
  totalBytes: number;
  entries: number;
  /** Unpacked / packed size above which an entry is a bomb (checked after the first megabyte). */
  ratio: number;
  /** XML: nesting, characters between two tags, attributes of an element, elements kept of one document, its kept text. */
  depth: number;
  run: number;
  attributes: number;
  nodes: number;
  documentText: number;
  /** Tables. */
  rows: number;
  columns: number;
  /** Cells past the last column, of all rows together: some slips are told row by row, a file made of them ends. */
  spare: number;
  cell: number;
  sharedStrings: number;
  sharedStringText: number;
}

export const DEFAULT_LIMITS: Limits = {
  fileBytes: 512 * 1024 * 1024,
  entryBytes: 1024 * 1024 * 1024,
  totalBytes: 2 * 1024 * 1024 * 1024,
  entries: 20_000,
  ratio: 200,
  depth: 200,
  run: 4_000_000,
  attributes: 300,
  nodes: 200_000,
  documentText: 8_000_000,
  rows: 500_000,
  columns: 500,
  spare: 1_000_000,
  cell: 200_000,
  sharedStrings: 3_000_000,
  sharedStringText: 200_000_000,
};

/** Why a whole file cannot be read; texts for people live in `i18n`. */
export type FileProblem =
  | 'file_empty' | 'file_too_large' | 'format_unknown' | 'legacy_xls' | 'encrypted' | 'zip_broken' | 'zip_bomb' | 'zip_too_many_entries' | 'zip_nested' | 'zip_no_content'
  | 'xml_entities_refused' | 'xml_too_deep' | 'xml_text_too_long' | 'xml_too_many_attributes' | 'xml_broken' | 'document_too_large' | 'no_records'
  | 'sheet_missing' | 'workbook_broken' | 'too_many_columns' | 'too_many_rows' | 'cell_too_long' | 'too_many_strings'
  | 'csv_broken' | 'json_broken' | 'record_too_long' | 'nul_bytes' | 'encoding_unknown' | 'header_missing' | 'columns_missing' | 'mapping_unknown';

/** A `bad_file` error (or `payload_too_large`, `unsupported_media`) with the reason in `details.reason`. */
export function fileError(reason: FileProblem, details: Record<string, unknown> = {}): AppError {
  const code = reason === 'file_too_large' ? 'payload_too_large' : reason === 'format_unknown' || reason === 'legacy_xls' ? 'unsupported_media' : 'bad_file';
  return new AppError(code, { reason, ...details }, [{ path: 'file', code: reason }]);
}
