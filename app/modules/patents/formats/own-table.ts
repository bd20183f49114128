import { patentRecordSchema, type PatentRecord } from '../contract.ts';
import type { TableField } from './table-columns.ts';

/**
 * Our own tables: columns for people, and the whole record beside them as JSON, in as many columns as it takes (a spreadsheet's cell holds
 * 32,767 characters). Read back, the record is taken as it was; a cell somebody changed wins over it.
 */

const RECORD = /^jingzhe_record(?:_(\d{1,3}))?$/i;
/** Characters of a record in one cell; below the spreadsheet's limit, with room for what quoting adds. */
const CHUNK = 30_000;

/** Columns of our own tables in their order, and how a record fills them. What several values share a cell stands apart by semicolons. */
const CELLS = {
  applicationNumber: (r) => r.applicationNumber ?? '',
  publicationNumber: (r) => r.publicationNumber ?? '',
  grantNumber: (r) => r.grantNumber ?? '',
  title: (r) => r.titles.zh ?? r.titleOriginal?.text ?? '',
  titleEn: (r) => r.titles.en ?? '',
  applicants: (r) => r.applicants.join('; '),
  assignees: (r) => r.assignees.join('; '),
  inventors: (r) => r.inventors.join('; '),
  filingDate: (r) => r.filingDate ?? '',
  publicationDate: (r) => r.publicationDate ?? '',
  grantDate: (r) => r.grantDate ?? '',
  ipc: (r) => r.ipc.join('; '),
  cpc: (r) => r.cpc.join('; '),
  legalStatus: (r) => r.legalStatus ?? '',
  familyId: (r) => r.familyId ?? '',
  forwardCitations: (r) => String(r.forwardCitations ?? ''),
  claimCount: (r) => String(r.claimCount ?? ''),
  abstract: (r) => r.abstracts.zh ?? r.abstractOriginal?.text ?? '',
  abstractEn: (r) => r.abstracts.en ?? '',
} as const satisfies Partial<Record<TableField, (r: PatentRecord) => string>>;

/** Fields our own tables show, in their order. */
export const OWN_FIELDS = Object.keys(CELLS) as readonly (keyof typeof CELLS)[];
export type OwnField = (typeof OWN_FIELDS)[number];

/** Spreadsheets cut cells above this; the record beside it holds the whole. */
const CELL_MAX = 32_000;

/** What a record shows in a column. */
export function ownCell(record: PatentRecord, field: OwnField): string { return CELLS[field](record).slice(0, CELL_MAX); }

/** The columns of a record as JSON: `jingzhe_record`, `jingzhe_record_2` … */
export function recordCells(record: PatentRecord): string[] {
  const json = JSON.stringify(record);
  return Array.from({ length: Math.ceil(json.length / CHUNK) }, (_, i) => json.slice(i * CHUNK, (i + 1) * CHUNK));
}

export function recordHeader(i: number): string { return i === 0 ? 'jingzhe_record' : `jingzhe_record_${i + 1}`; }

/** Columns of a header that hold records, in order; empty for anybody else's table. */
export function recordColumns(headers: readonly string[]): number[] {
  return headers.flatMap((h, i) => { const match = RECORD.exec(h.trim()); return match ? [{ i, n: Number(match[1] ?? 1) }] : []; }).sort((a, b) => a.n - b.n).map((c) => c.i);
}

/** The record a row carries; null when it carries none or one that is not ours. */
export function carriedRecord(cells: readonly string[], columns: readonly number[]): PatentRecord | null {
  const json = columns.map((i) => cells[i] ?? '').join('');
  if (!json) return null;
  try {
    return patentRecordSchema.safeParse(JSON.parse(json)).data ?? null;
  } catch {
    return null;
  }
}

const isShown = (field: TableField): field is OwnField => field in CELLS;

/** Fields of a row whose cell is no longer what the record it carries shows there. `clean`: how a cell is read. */
export function editedFields(record: PatentRecord, cells: readonly string[], columns: ReadonlyMap<number, TableField>, clean: (cell: string) => string): TableField[] {
  return [...columns].flatMap(([i, field]) => (isShown(field) && clean(cells[i] ?? '') !== clean(ownCell(record, field)) ? [field] : []));
}

/** Parts of a record a column speaks of. */
const PARTS: Partial<Record<TableField, readonly (keyof PatentRecord)[]>> = {
  title: ['titles', 'titleOriginal'], titleEn: ['titles'], abstract: ['abstracts', 'abstractOriginal'], abstractEn: ['abstracts'], legalStatus: ['legalStatus', 'legalStatusText', 'challenged'],
  applicationNumber: ['applicationNumber', 'docdb', 'writtenNumbers'], publicationNumber: ['publicationNumber', 'docdb', 'kindCode', 'writtenNumbers'], grantNumber: ['grantNumber', 'docdb', 'kindCode', 'writtenNumbers'],
};

/** The record with what was changed by hand taken from the row as it was read; its source is the file. An emptied cell changes nothing. */
export function withEdits(record: PatentRecord, read: PatentRecord, edited: readonly TableField[]): PatentRecord {
  const changed: Record<string, unknown> = { ...record };
  const provenance = { ...record.provenance };
  for (const part of new Set(edited.flatMap((field) => PARTS[field] ?? [field as keyof PatentRecord]))) {
    const value = read[part];
    if (value === undefined || (Array.isArray(value) && value.length === 0)) continue;
    changed[part] = part === 'titles' || part === 'abstracts' ? { ...record[part], ...(value as object) } : value;
    if (part !== 'docdb' && part !== 'writtenNumbers') provenance[part] = read.provenance['*']!;
  }
  return { ...(changed as PatentRecord), provenance };
}
