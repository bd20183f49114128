import { strToU8, Zip, ZipDeflate } from 'fflate';
import type { Locale } from '#app/core/vocabulary.ts';
import type { PatentRecord } from './contract.ts';
import { headerCells, recordRow } from './export-table.ts';

/**
 * A text as the XML of a cell. Characters XML cannot carry, and what would be read as the escape of one, are written the way spreadsheets write
 * them (`_x000B_`, ECMA-376 part 1, 22.4.2.4); a line break stays one.
 */
function cellText(value: string): string {
  return value
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    // eslint-disable-next-line no-control-regex -- the characters XML 1.0 has no place for
    .replace(/[\u0000-\u0008\u000b-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, (c) => `_x${c.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`)
    .replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** A row of text cells; an empty cell is left out. Text is never a formula, whatever it begins with. */
function rowXml(n: number, cells: readonly string[]): string {
  return `<row r="${n}">${cells.map((value, i) => (value ? `<c r="${columnName(i)}${n}" t="inlineStr"><is><t xml:space="preserve">${cellText(value)}</t></is></c>` : '')).join('')}</row>`;
}

function columnName(i: number): string { return i < 26 ? String.fromCharCode(65 + i) : columnName(Math.floor(i / 26) - 1) + columnName(i % 26); }

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PARTS: Readonly<Record<string, string>> = {
  '[Content_Types].xml': `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`,
  '_rels/.rels': `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/workbook.xml': `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets><sheet name="patents" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
};

/** Rows a sheet can hold (Excel), the header among them. */
export const XLSX_MAX_ROWS = 1_048_576;

/**
 * Records as a workbook of one sheet with the columns of our own table, read back by an import without loss. Streams: what is compressed leaves
 * at once, so a large portfolio is never in memory whole. The head stays in sight.
 */
export async function* workbook(records: AsyncIterable<PatentRecord>, locale: Locale): AsyncGenerator<Uint8Array> {
  let ready: Uint8Array[] = [];
  let failure: Error | null = null;
  const zip = new Zip((error, chunk) => { if (error) failure = error; else ready.push(chunk); });
  const taken = () => { if (failure) throw failure; const out = ready; ready = []; return out; };
  const begin = (name: string) => { const part = new ZipDeflate(name, { level: 6 }); zip.add(part); return part; };
  for (const [name, xml] of Object.entries(PARTS)) begin(name).push(strToU8(xml), true);
  const sheet = begin('xl/worksheets/sheet1.xml');
  sheet.push(strToU8(`${HEAD}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData>${rowXml(1, headerCells(locale))}`));
  let n = 1;
  for await (const record of records) {
    n += 1;
    if (n > XLSX_MAX_ROWS) throw new Error('a sheet holds no more rows');
    sheet.push(strToU8(rowXml(n, recordRow(record))));
    yield* taken();
  }
  sheet.push(strToU8('</sheetData></worksheet>'), true);
  zip.end();
  yield* taken();
}
