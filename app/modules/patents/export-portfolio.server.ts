import type { MemberScope } from '#app/core/scope.ts';
import type { LegalStatus, Locale } from '#app/core/vocabulary.ts';
import type { Db } from '#db/client.ts';
import { withRead } from '#db/tx.ts';
import type { PatentRecord } from './contract.ts';
import { headerLine, recordLine } from './export-table.ts';
import { listOwnPatents, type PatentRow } from './patent.store.server.ts';

export const EXPORT_FORMATS = ['csv', 'jsonl'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** Patents read at once. */
const PAGE = 500;

/**
 * The member's own patents, as far as the filter lets them through, newest change first, as lines of a file that an import reads back
 * without loss: CSV with headers of the reader's language, or one record a line (JSONL). Streams, page by page; a patent that changes
 * while the file is written may stand in it before or after the change, never twice.
 */
export async function* exportPortfolio(
  { db }: { db: Db }, scope: MemberScope, query: { format: ExportFormat; locale: Locale; q?: string | undefined; status?: LegalStatus | undefined; listed?: 'yes' | 'no' | undefined },
): AsyncGenerator<string> {
  const { format, locale, q, status, listed } = query;
  if (format === 'csv') yield `\ufeff${headerLine(locale)}`;
  const told = new Set<string>();
  for (let after: [string, string] | undefined; ;) {
    const rows = await withRead(db, scope, (tx) => listOwnPatents(tx, scope.orgId, { limit: PAGE, ...(q ? { q } : {}), ...(status ? { status } : {}), ...(listed ? { listed } : {}), ...(after ? { after } : {}) }));
    for (const row of rows) {
      if (told.has(row.id)) continue;
      told.add(row.id);
      const record = exportedRecord(row);
      yield format === 'csv' ? recordLine(record) : `${JSON.stringify(record)}\n`;
    }
    const last = rows.at(-1);
    if (rows.length < PAGE || !last) return;
    after = [last.updatedText, last.id];
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
