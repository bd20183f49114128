import { createHash } from 'node:crypto';
import { and, eq, sql } from 'drizzle-orm';
import { AppError } from '#app/core/errors.ts';
import { requirePermission } from '#app/core/require.ts';
import { systemScope, type MemberScope } from '#app/core/scope.ts';
import { storable } from '#app/core/storable.ts';
import type { FileStore } from '#app/platform/files.ts';
import { audit } from '#db/audit.ts';
import type { Db, Tx } from '#db/client.ts';
import { emit } from '#db/outbox.ts';
import { importMappings } from '#db/schema/patents.ts';
import { asPlatform, withRead, withTx } from '#db/tx.ts';
import { inspectPatents, type Inspection } from './formats/open.ts';
import type { DetectedFormat } from './formats/detect.ts';
import { headerKey, type ColumnMapping } from './formats/table-columns.ts';
import { InspectionView, type PreviewRow } from './import-contract.ts';
import { lockImport, moveImport, updateImport, type ImportRow } from './import.store.server.ts';
import { checkMapping } from './request-import.server.ts';

const scope = systemScope('import');

/** Texts of a preview are shown, not kept: this much of each. */
const SHOWN_CHARS = 160;

const headerOf = (columns: readonly { header: string }[]) => createHash('sha256').update(columns.map((c) => headerKey(c.header)).join('\u0000')).digest('hex');

/**
 * Looks at the columns of an import before it is read (worker): what each means, which nobody reads, and the first rows as they would be
 * stored; with the meanings the organisation has given these columns before. Returns the import as it stands after: `checked` when a person
 * wished to see it first, else as it was. A file that is no table has no columns to look at and goes on at once. Nothing
 * when somebody else has moved it on meanwhile. Throws like `inspectPatents`.
 */
export async function inspectImport(deps: { db: Db; files: Pick<FileStore, 'path'> }, job: ImportRow): Promise<ImportRow | undefined> {
  const file = { path: await deps.files.path(job.fileKey), name: job.fileName };
  const format = job.format as 'auto' | DetectedFormat;
  let mapping = (job.mapping ?? {}) as ColumnMapping;
  let seen = await inspectPatents(file, { format, mapping });
  let kept = false;
  if (seen.header && !job.mapping) {
    const remembered = await withRead(deps.db, scope, (tx) => readMapping(tx, job.orgId, headerOf(seen.header!.columns)));
    if (remembered) {
      mapping = remembered;
      seen = await inspectPatents(file, { format, mapping });
      kept = true;
    }
  }
  const change: Partial<ImportRow> = {
    status: job.status !== 'checking' ? job.status : seen.header ? 'checked' : 'queued', inspection: viewOf(seen, kept) as unknown as Record<string, unknown>, ...(kept ? { mapping } : {}),
  };
  return await withTx(deps.db, scope, (tx) => moveImport(tx, job.id, [job.status], change)) ? { ...job, ...change } : undefined;
}

function viewOf(seen: Inspection, kept: boolean): InspectionView {
  const { header } = seen;
  return InspectionView.parse(storable({
    format: seen.format, encoding: seen.encoding ?? null, vendor: header?.vendor ?? null, header_row: header?.row ?? null, kept_mapping: kept,
    columns: (header?.columns ?? []).map((c, i) => ({ header: c.header, field: c.field, proposed: header!.proposals.find((p) => p.column === i && p.by === 'values')?.field ?? null })),
    unread: header?.unread ?? [], missing: header?.missing ?? [],
    preview: (seen.preview ?? []).map((row): PreviewRow => ('record' in row
      ? {
        row: row.row, number: row.record.docdb, title: (row.record.titles.zh ?? row.record.titles.en ?? row.record.titleOriginal?.text ?? '').slice(0, SHOWN_CHARS),
        assignees: row.record.assignees.length ? row.record.assignees : row.record.applicants, filing_date: row.record.filingDate ?? null, status: row.record.legalStatus ?? null,
        problems: (row.warnings ?? []).map((w) => ({ field: w.field, code: w.code, value: w.value ?? '' })), refused: false,
      }
      : { row: row.row, number: '', title: '', assignees: [], filing_date: null, status: null, problems: row.errors.map((e) => ({ field: e.field, code: e.code, value: e.value ?? '' })), refused: true })),
  }));
}

async function readMapping(tx: Tx, orgId: string, header: string): Promise<ColumnMapping | null> {
  const [row] = await tx.select({ mapping: importMappings.mapping }).from(importMappings).where(and(eq(importMappings.orgId, orgId), eq(importMappings.header, header)));
  return (row?.mapping as ColumnMapping | undefined) ?? null;
}

/** What a person decides about a checked import: look again with other columns, import it (or only try it), or leave it. */
export type ImportDecision =
  | { action: 'recheck'; mapping: ColumnMapping }
  | { action: 'start'; mapping?: ColumnMapping; dryRun?: boolean }
  | { action: 'discard' };

/**
 * Carries out a member's decision about an import of the organisation that was checked. The mapping is kept for files with the same
 * header. Throws `not_found`, `conflict` (`state`) for one that is not waiting for a decision, and `validation` on `mapping`, also when
 * a title or every number is missing.
 */
export async function decideImport({ db }: { db: Db }, member: MemberScope, importId: string, decision: ImportDecision): Promise<void> {
  requirePermission(member, 'patent.import');
  if (decision.action !== 'discard' && decision.mapping) checkMapping(decision.mapping);
  await withTx(db, member, (tx) => asPlatform(tx, member, 'decide about a checked import', async () => {
    const job = await lockImport(tx, member.orgId, importId);
    if (!job) throw new AppError('not_found');
    if (job.status !== 'checked') throw new AppError('conflict', { state: job.status });
    const mapping = decision.action === 'discard' ? undefined : decision.mapping;
    const seen = InspectionView.parse(job.inspection);
    if (decision.action === 'discard') await updateImport(tx, importId, { status: 'discarded', finishedAt: new Date() });
    else {
      const again = decision.action === 'recheck' || (mapping !== undefined && !sameMapping(mapping, job.mapping));
      if (decision.action === 'start' && !again && seen.missing.length > 0) throw new AppError('validation', { reason: 'columns_missing' }, [{ path: 'mapping', code: 'columns_missing' }]);
      await updateImport(tx, importId, { ...(mapping ? { mapping } : {}), status: again ? 'checking' : 'queued', ...(decision.action === 'start' ? { dryRun: decision.dryRun ?? false } : {}) });
      if (mapping && Object.keys(mapping).length > 0) await keepMapping(tx, member.orgId, headerOf(seen.columns), mapping);
      await emit(tx, 'import.requested', { importId, orgId: member.orgId });
    }
    await audit(tx, member, { chain: `org:${member.orgId}`, action: `import.${decision.action}`, subject: importId, data: mapping ? { mapped: Object.keys(mapping).length } : {} });
  }));
}

function sameMapping(a: ColumnMapping, b: Record<string, string> | null): boolean {
  const spelled = (m: Record<string, string>) => JSON.stringify(Object.entries(m).sort(([x], [y]) => (x < y ? -1 : 1)));
  return spelled(a) === spelled(b ?? {});
}

async function keepMapping(tx: Tx, orgId: string, header: string, mapping: ColumnMapping): Promise<void> {
  await tx.insert(importMappings).values({ orgId, header, mapping }).onConflictDoUpdate({ target: [importMappings.orgId, importMappings.header], set: { mapping, updatedAt: sql`now()` } });
}
