import { readFile, stat } from 'node:fs/promises';
import { fileError, type Limits } from './limits.ts';
import type { TableRow } from './table-rows.ts';
import { isDateFormat, serialToDay, type Sheet, type Workbook } from './xlsx.ts';

/**
 * Workbooks of Excel before 2007. The format cannot be read in pieces, so the file is capped: 65,536 rows, the most a sheet
 * can have, fit well below. Bytes.
 */
const MAX_BYTES = 40 * 1024 * 1024;

/** Opens an old workbook; a compound file that is none, or a damaged one, is `legacy_xls`, a protected one `encrypted`. */
export async function openXls(path: string, limits: Limits): Promise<Workbook> {
  const { size } = await stat(path);
  if (size > Math.min(MAX_BYTES, limits.fileBytes)) throw fileError('file_too_large', { bytes: size, max: MAX_BYTES });
  const [xlsx, codepages, bytes] = await Promise.all([import('@e965/xlsx'), import('@e965/xlsx/dist/cpexcel.full.mjs'), readFile(path)]);
  xlsx.set_cptable(codepages);
  let book: import('@e965/xlsx').WorkBook;
  try {
    // Values and number formats only: no formulas, no rendered text, no macros.
    book = xlsx.read(bytes, { type: 'buffer', dense: true, cellNF: true, cellText: false, cellHTML: false, cellFormula: false, bookVBA: false, sheetRows: Math.min(limits.rows + 50, 65_536) });
  } catch (error) {
    // A protected workbook says so, or is a package of its own inside the compound file.
    const isProtected = /password/i.test(error instanceof Error ? error.message : '') || bytes.includes(Buffer.from('EncryptedPackage', 'utf16le'));
    throw fileError(isProtected ? 'encrypted' : 'legacy_xls');
  }
  const date1904 = book.Workbook?.WBProps?.date1904 === true;
  const sheets: Sheet[] = book.SheetNames.map((name, i) => ({ name, part: name, hidden: (book.Workbook?.Sheets?.[i]?.Hidden ?? 0) > 0 }));
  if (!sheets.length) throw fileError('sheet_missing');
  return { sheets, date1904, rows: (sheet) => rowsOf(book.Sheets[sheet.part], date1904, limits), close: () => { book.Sheets = {}; } };
}

interface Cell { t: string; v?: unknown; z?: string | number }

async function* rowsOf(sheet: import('@e965/xlsx').WorkSheet | undefined, date1904: boolean, limits: Limits): AsyncGenerator<TableRow> {
  const data = (sheet?.['!data'] ?? []) as (Cell | undefined)[][];
  for (const [i, row] of data.entries()) {
    if (!row) continue;
    if (row.length > limits.columns) throw fileError('too_many_columns', { max: limits.columns });
    const cells = Array.from(row, (cell) => (cell ? cellText(cell, date1904) : ''));
    if (cells.some(Boolean)) yield { row: i + 1, cells };
  }
}

function cellText(cell: Cell, date1904: boolean): string {
  if (cell.v === undefined || cell.v === null || cell.t === 'e' || cell.t === 'z') return '';
  if (cell.t === 'b') return cell.v === true ? 'TRUE' : 'FALSE';
  if (typeof cell.v !== 'number') return String(cell.v as string);
  const isDate = typeof cell.z === 'string' ? isDateFormat(-1, cell.z) : isDateFormat(Number(cell.z ?? 0), undefined);
  if (isDate) return serialToDay(cell.v, date1904) ?? String(cell.v);
  const text = String(cell.v);
  return /e/i.test(text) ? cell.v.toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: 15 }) : text;
}
