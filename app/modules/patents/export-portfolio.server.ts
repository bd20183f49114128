import type { MemberScope } from '#app/core/scope.ts';
import type { Locale } from '#app/core/vocabulary.ts';
import type { Db } from '#db/client.ts';
import { withRead } from '#db/tx.ts';
import type { PatentRecord } from './contract.ts';
import { workbook } from './export-xlsx.ts';
import { headerLine, recordLine } from './export-table.ts';
import { splitQuery, type PortfolioQuery } from './list-portfolio.server.ts';
import { patentsInOrder, type PatentRow } from './patent.store.server.ts';
import { pageOfIds } from './portfolio.store.server.ts';

export const EXPORT_FORMATS = ['xlsx', 'csv', 'jsonl'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];
export type ExportQuery = Omit<PortfolioQuery, 'limit' | 'cursor' | 'locale'> & { format: ExportFormat; locale: Locale };

/** Patents read at once. */
const PAGE = 500;

/**
 * The member's own patents behind the filter and in the order of the list, as lines of a file that an import reads back without loss: CSV with
 * headers of the reader's language, the same as a workbook (XLSX), or one record a line (JSONL). Streams, page by page; a patent that changes while the file is written may
 * stand in it before or after the change, never twice.
 */
export async function* exportPortfolio(deps: { db: Db }, scope: MemberScope, query: ExportQuery): AsyncGenerator<string | Uint8Array> {
  if (query.format === 'xlsx') { yield* workbook(exportedRecords(deps, scope, query), query.locale); return; }
  if (query.format === 'csv') yield `\ufeff${headerLine(query.locale)}`;
  for await (const record of exportedRecords(deps, scope, query)) yield query.format === 'csv' ? recordLine(record) : `${JSON.stringify(record)}\n`;
}

/** The records of {@link exportPortfolio}, whatever they are written into. */
export async function* exportedRecords({ db }: { db: Db }, scope: MemberScope, query: ExportQuery): AsyncGenerator<PatentRecord> {
  const { format: _format, locale, ...rest } = query;
  const { filter, order } = splitQuery({ ...rest, limit: PAGE });
  const told = new Set<string>();
  for (let cursor: string | undefined; ;) {
    const page = await withRead(db, scope, async (tx) => {
      const { ids, next_cursor } = await pageOfIds(tx, scope, { filter, order, locale, limit: PAGE, cursor });
      return { next: next_cursor, rows: await patentsInOrder(tx, scope.orgId, ids) };
    });
    for (const row of page.rows) {
      if (told.has(row.id)) continue;
      told.add(row.id);
      yield exportedRecord(row);
    }
    if (!page.next) return;
    cursor = page.next;
  }
}

/** What is kept of a patent: its record, with what was learned beside it (status and owners), each with its source and day. */
export function exportedRecord(row: PatentRow): PatentRecord {
  const record = row.record as PatentRecord | null ?? bare(row);
  const provenance = { ...record.provenance };
  const status = row.statusAsOf === null ? {} : { legalStatus: row.legalStatus };
  if (row.statusAsOf !== null) provenance.legalStatus = { source: row.statusSource.slice(0, 200) || 'jingzhe', asOf: row.statusAsOf };
  return { ...record, ...status, ...(row.ownership === 'proven' ? { assignees: row.assignees } : {}), provenance };
}

/** A row that no file brought: what its columns say. */
function bare(row: PatentRow): PatentRecord {
  return {
    docdb: row.number, authority: row.authority, ...(row.applicationNumber ? { applicationNumber: row.applicationNumber } : {}), ...(row.grantNumber ? { grantNumber: row.grantNumber } : {}), writtenNumbers: {},
    patentKind: row.kind, titles: { ...(row.titleZh ? { zh: row.titleZh } : {}), ...(row.titleEn ? { en: row.titleEn } : {}) }, abstracts: { ...(row.abstractZh ? { zh: row.abstractZh } : {}), ...(row.abstractEn ? { en: row.abstractEn } : {}) },
    claims: row.claims, ipc: row.ipc, cpc: row.cpc, locarno: [], applicants: row.applicants, assignees: row.assignees, inventors: row.inventors, priority: [],
    ...(row.filingDate ? { filingDate: row.filingDate } : {}), ...(row.publicationDate ? { publicationDate: row.publicationDate } : {}), ...(row.grantDate ? { grantDate: row.grantDate } : {}),
    ...(row.familyId ? { familyId: row.familyId } : {}), sourceFormat: 'manual', truncated: [], provenance: { '*': { source: 'jingzhe', asOf: null } },
  };
}
