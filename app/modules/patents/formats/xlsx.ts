import { addDays } from '#app/core/clock.ts';
import { decoded } from './bytes.ts';
import { fileError, type Limits } from './limits.ts';
import type { TableRow } from './table-rows.ts';
import { SafeXml } from './xml.ts';
import { openZip, type Zip } from './zip.ts';

export interface Sheet { name: string; part: string; hidden: boolean }

export interface Workbook {
  sheets: Sheet[];
  /** Day numbers count from 1904. */
  date1904: boolean;
  /** Rows of a sheet that hold anything, in order; formulas give their stored result, dates ISO days. */
  rows(sheet: Sheet): AsyncGenerator<TableRow>;
  close(): void;
}

/** Opens a workbook: its list of sheets, shared strings and date styles are read; sheets are streamed later. */
export async function openWorkbook(path: string, limits: Limits): Promise<Workbook> {
  const zip = await openZip(path, limits);
  try {
    const root = await relations(zip, '_rels/.rels', '', limits);
    const book = root.find((r) => r.type === 'officeDocument')?.target ?? 'xl/workbook.xml';
    const folder = book.includes('/') ? book.slice(0, book.lastIndexOf('/') + 1) : '';
    const rels = await relations(zip, `${folder}_rels/${book.slice(folder.length)}.rels`, folder, limits);
    const { sheets, date1904 } = await workbookSheets(zip, book, rels, limits);
    if (!sheets.length) throw fileError('sheet_missing');
    const strings = await sharedStrings(zip, rels.find((r) => r.type === 'sharedStrings')?.target, limits);
    const dates = await dateStyles(zip, rels.find((r) => r.type === 'styles')?.target, limits);
    return { sheets, date1904, rows: (sheet) => sheetRows(zip, sheet, { strings, dates, date1904 }, limits), close: () => zip.close() };
  } catch (error) {
    zip.close();
    throw error;
  }
}

interface Relation { id: string; type: string; target: string }

/** Reads a part of the workbook through the safe parser; a missing part is empty. */
async function parse(zip: Zip, part: string | undefined, handlers: Partial<ConstructorParameters<typeof SafeXml>[0]>, limits: Limits): Promise<boolean> {
  if (!part || !zip.entries.some((e) => e.name === part)) return false;
  const xml = new SafeXml({ open: () => {}, text: () => {}, close: () => {}, ...handlers }, limits);
  for await (const text of decoded(zip.open(part), 'utf-8')) xml.write(text);
  xml.end();
  return true;
}

async function relations(zip: Zip, part: string, folder: string, limits: Limits): Promise<Relation[]> {
  const found: Relation[] = [];
  await parse(zip, part, {
    open: (name, attrs) => {
      if (name !== 'Relationship' || attrs.TargetMode === 'External') return;
      const target = attrs.Target ?? '';
      found.push({ id: attrs.Id ?? '', type: (attrs.Type ?? '').split('/').at(-1)!, target: resolvePart(folder, target) });
    },
  }, limits);
  return found;
}

/** Target of a relation as an entry name: absolute from the package root, or relative to the part's folder. */
function resolvePart(folder: string, target: string): string {
  const path: string[] = [];
  for (const step of (target.startsWith('/') ? target : folder + target).split('/')) {
    if (step === '..') path.pop();
    else if (step && step !== '.') path.push(step);
  }
  return path.join('/');
}

async function workbookSheets(zip: Zip, book: string, rels: Relation[], limits: Limits): Promise<{ sheets: Sheet[]; date1904: boolean }> {
  const sheets: Sheet[] = [];
  let date1904 = false;
  const exists = await parse(zip, book, {
    open: (name, attrs) => {
      if (name === 'workbookPr') date1904 = attrs.date1904 === '1' || attrs.date1904 === 'true';
      if (name !== 'sheet') return;
      const id = Object.entries(attrs).find(([key]) => key === 'r:id' || key.endsWith(':id'))?.[1];
      const rel = rels.find((r) => r.id === id && r.type === 'worksheet');
      if (rel) sheets.push({ name: attrs.name ?? '', part: rel.target, hidden: attrs.state !== undefined && attrs.state !== 'visible' });
    },
  }, limits);
  if (!exists) throw fileError('workbook_broken');
  return { sheets, date1904 };
}

async function sharedStrings(zip: Zip, part: string | undefined, limits: Limits): Promise<string[]> {
  const strings: string[] = [];
  let current = '';
  let inText = false;
  let phonetic = 0;
  let total = 0;
  await parse(zip, part, {
    open: (name) => {
      if (name === 'si') current = '';
      else if (name === 'rPh') phonetic += 1;
      else if (name === 't') inText = phonetic === 0;
    },
    text: (text) => { if (inText) current += text; },
    close: (name) => {
      if (name === 't') inText = false;
      else if (name === 'rPh') phonetic -= 1;
      else if (name === 'si') {
        total += current.length;
        if (strings.length >= limits.sharedStrings || total > limits.sharedStringText) throw fileError('too_many_strings');
        strings.push(unescapeCell(current));
      }
    },
  }, limits);
  return strings;
}

/** Which cell styles show a number as a day: by built-in number or by the letters of the format. */
async function dateStyles(zip: Zip, part: string | undefined, limits: Limits): Promise<boolean[]> {
  const custom = new Map<string, string>();
  const styles: boolean[] = [];
  let inCellXfs = false;
  await parse(zip, part, {
    open: (name, attrs) => {
      if (name === 'numFmt') custom.set(attrs.numFmtId ?? '', attrs.formatCode ?? '');
      else if (name === 'cellXfs') inCellXfs = true;
      else if (name === 'xf' && inCellXfs) styles.push(isDateFormat(Number(attrs.numFmtId ?? 0), custom.get(attrs.numFmtId ?? '')));
    },
    close: (name) => { if (name === 'cellXfs') inCellXfs = false; },
  }, limits);
  return styles;
}

/** True for number formats that show a day (times alone do not matter for patents but read the same). */
export function isDateFormat(id: number, code: string | undefined): boolean {
  if (code === undefined) return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
  const bare = code.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, '').split(';')[0]!;
  return !/general/i.test(bare) && /[ymdhs年月日]/i.test(bare);
}

/** Day number of the 1900 or 1904 calendar as an ISO day; the 1900 calendar counts a 29 February 1900 that never was. */
export function serialToDay(serial: number, date1904: boolean): string | null {
  if (!Number.isFinite(serial) || serial < 0 || serial > 2_958_465) return null;
  const days = Math.floor(serial);
  return date1904 ? addDays('1904-01-01', days) : addDays('1899-12-30', days < 60 ? days + 1 : days);
}

interface CellContext { strings: string[]; dates: boolean[]; date1904: boolean }

async function* sheetRows(zip: Zip, sheet: Sheet, context: CellContext, limits: Limits): AsyncGenerator<TableRow> {
  if (!zip.entries.some((e) => e.name === sheet.part)) throw fileError('sheet_missing', { sheet: sheet.name.slice(0, 80) });
  const reader = new SheetReader(context, limits);
  const xml = new SafeXml(reader, limits);
  for await (const text of decoded(zip.open(sheet.part), 'utf-8')) {
    xml.write(text);
    yield* reader.done.splice(0);
  }
  xml.end();
  yield* reader.done.splice(0);
}

class SheetReader {
  readonly done: TableRow[] = [];
  private row = 0;
  private column = -1;
  private cells: string[] = [];
  private cell: { type: string; style: number } | null = null;
  private value = '';
  private reading = false;
  private phonetic = 0;

  constructor(private readonly context: CellContext, private readonly limits: Limits) {}

  open(name: string, attrs: Record<string, string>): void {
    if (name === 'row') {
      const n = Number(attrs.r);
      this.row = Number.isInteger(n) && n > this.row ? n : this.row + 1;
      this.cells = [];
      this.column = -1;
    } else if (name === 'c') {
      this.column = columnOf(attrs.r) ?? this.column + 1;
      this.cell = { type: attrs.t ?? 'n', style: Number(attrs.s ?? 0) };
      this.value = '';
    } else if (name === 'rPh') this.phonetic += 1;
    // Formulas are never read: a cell is what its stored result says.
    else if (this.cell && (name === 'v' || (name === 't' && this.cell.type === 'inlineStr' && this.phonetic === 0))) this.reading = true;
  }

  text(text: string): void { if (this.reading) this.value += text; }

  close(name: string): void {
    if (name === 'v' || name === 't') this.reading = false;
    else if (name === 'rPh') this.phonetic -= 1;
    else if (name === 'c' && this.cell) this.finishCell(this.cell);
    else if (name === 'row' && this.cells.length) {
      this.done.push({ row: this.row, cells: Array.from(this.cells, (c) => c ?? '') });
      this.cells = [];
    }
  }

  private finishCell(cell: { type: string; style: number }): void {
    this.cell = null;
    if (!this.value) return;
    if (this.column >= this.limits.columns) throw fileError('too_many_columns', { max: this.limits.columns, row: this.row, column: this.column + 1 });
    const text = cellText(this.value, cell.type, this.context.dates[cell.style] === true, this.context);
    if (text) this.cells[this.column] = text;
  }
}

function cellText(value: string, type: string, isDate: boolean, context: CellContext): string {
  switch (type) {
    case 's': return context.strings[Number(value)] ?? '';
    case 'inlineStr': case 'str': return unescapeCell(value);
    case 'b': return value.trim() === '1' ? 'TRUE' : 'FALSE';
    case 'e': return '';
    case 'd': return value.trim();
    default: {
      const number = Number(value);
      if (!Number.isFinite(number)) return value.trim();
      if (isDate) return serialToDay(number, context.date1904) ?? value.trim();
      // 201220249767.39999 is how a spreadsheet stores 201220249767.4; long integers keep their digits.
      return /^-?\d+$/.test(value.trim()) ? value.trim() : plainNumber(number);
    }
  }
}

/** A number without exponent. */
function plainNumber(number: number): string {
  const text = String(number);
  return /e/i.test(text) ? number.toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: 15 }) : text;
}

/** Zero-based column of a cell reference (`A1` → 0), or null when there is none. */
export function columnOf(reference: string | undefined): number | null {
  const letters = /^([A-Z]{1,7})\d*$/.exec(reference?.toUpperCase() ?? '')?.[1];
  if (!letters) return null;
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}

/** Spreadsheets write control characters as `_x000D_`. */
function unescapeCell(text: string): string {
  return text.includes('_x') ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_m, hex: string) => String.fromCharCode(parseInt(hex, 16))) : text;
}
