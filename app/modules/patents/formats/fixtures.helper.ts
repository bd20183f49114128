import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import { AppError } from '#app/core/errors.ts';
import { readPatents, type ReadOptions } from './open.ts';
import type { ParsedRow } from './result.ts';

/** Small builders for the tests of the formats: a zip writer, a workbook writer, temporary files. */

export interface ZipInput { name: string; data: string | Uint8Array; flags?: number }

/** A zip with deflated entries, enough of the format for readers that check it. */
export function makeZip(inputs: ZipInput[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, data, flags = 0x800 } of inputs) {
    const raw = Buffer.from(data);
    const packed = deflateRawSync(raw);
    const fileName = Buffer.from(name, 'utf8');
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(flags, 2);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(typeof crc32 === 'function' ? crc32(raw) : 0, 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(raw.length, 18);
    common.writeUInt16LE(fileName.length, 22);
    parts.push(Buffer.from('PK\x03\x04', 'latin1'), common, fileName, packed);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.from('PK\x01\x02', 'latin1'), Buffer.from([20, 0]), common, tail, fileName);
    offset += 30 + fileName.length + packed.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(inputs.length, 4);
  end.writeUInt16LE(inputs.length, 6);
  end.writeUInt32LE(list.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...parts, list, Buffer.from('PK\x05\x06', 'latin1'), end]);
}

export interface WorkbookInput {
  /** Inner XML of each sheet's `sheetData`, by sheet name. */
  sheets: Record<string, string>;
  /** Inner XML of each `<si>`. */
  strings?: string[];
  date1904?: boolean;
  /** Extra entries that replace those built here. */
  replace?: ZipInput[];
}

const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PKG = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"';

/** A workbook; style 1 is a built-in date, style 2 a custom one (`yyyy"年"m"月"d"日"`), style 3 a plain number. */
export function makeXlsx(input: WorkbookInput): Buffer {
  const names = Object.keys(input.sheets);
  const rels = [...names.map((_n, i) => `<Relationship Id="rId${i + 1}" Type="${REL}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`),
    `<Relationship Id="rS" Type="${REL}/sharedStrings" Target="sharedStrings.xml"/>`, `<Relationship Id="rY" Type="${REL}/styles" Target="styles.xml"/>`];
  const entries: ZipInput[] = [
    { name: '[Content_Types].xml', data: '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>' },
    { name: '_rels/.rels', data: `<Relationships ${PKG}><Relationship Id="r1" Type="${REL}/officeDocument" Target="xl/workbook.xml"/></Relationships>` },
    { name: 'xl/workbook.xml', data: `<workbook ${MAIN} xmlns:r="${REL}"><workbookPr${input.date1904 ? ' date1904="1"' : ''}/><sheets>${names.map((n, i) => `<sheet name="${n}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`).join('')}</sheets></workbook>` },
    { name: 'xl/_rels/workbook.xml.rels', data: `<Relationships ${PKG}>${rels.join('')}</Relationships>` },
    { name: 'xl/sharedStrings.xml', data: `<sst ${MAIN}>${(input.strings ?? []).map((s) => `<si>${s}</si>`).join('')}</sst>` },
    { name: 'xl/styles.xml', data: `<styleSheet ${MAIN}><numFmts><numFmt numFmtId="170" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/><numFmt numFmtId="171" formatCode="#,##0.00_);[Red]\\(#,##0.00\\)"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="171"/></cellXfs></styleSheet>` },
    ...names.map((n, i) => ({ name: `xl/worksheets/sheet${i + 1}.xml`, data: `<worksheet ${MAIN}><sheetData>${input.sheets[n]}</sheetData></worksheet>` })),
  ];
  const replaced = new Map((input.replace ?? []).map((e) => [e.name, e]));
  return makeZip(entries.map((e) => replaced.get(e.name) ?? e));
}

/** A row of inline strings. */
export function inlineRow(n: number, cells: string[]): string {
  const xml = (t: string) => t.replace(/&/g, '&amp;').replace(/</g, '&lt;');
  return `<row r="${n}">${cells.map((c) => `<c t="inlineStr"><is><t xml:space="preserve">${xml(c)}</t></is></c>`).join('')}</row>`;
}

export interface Scratch { file(data: string | Uint8Array): string; remove(): void }

/** A folder for the files of one test file. */
export function scratch(): Scratch {
  const folder = mkdtempSync(join(tmpdir(), 'patent-formats-'));
  let n = 0;
  return {
    file: (data) => { const path = join(folder, `f${n++}`); writeFileSync(path, data); return path; },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** All rows of a file. */
export async function readAll(path: string, options: ReadOptions = {}): Promise<ParsedRow[]> {
  const rows: ParsedRow[] = [];
  for await (const row of readPatents({ path, name: 'upload' }, options)) rows.push(row);
  return rows;
}

/** Reason a file is refused for as a whole, or null when it is read. */
export async function refusal(path: string, options: ReadOptions = {}): Promise<string | null> {
  try {
    await readAll(path, options);
    return null;
  } catch (error) {
    if (error instanceof AppError) return String(error.details.reason);
    throw error;
  }
}

/** Records only; fails the test when a row has errors. */
export async function recordsOf(path: string, options: ReadOptions = {}) {
  return (await readAll(path, options)).map((row) => {
    if ('errors' in row) throw new Error(`row ${row.row}: ${JSON.stringify(row.errors)}`);
    return row.record;
  });
}
