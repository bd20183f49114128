import { AppError } from '#app/core/errors.ts';
import { systemScope } from '#app/core/scope.ts';
import { storable } from '#app/core/storable.ts';
import type { FileStore } from '#app/platform/files.ts';
import type { Db } from '#db/client.ts';
import { sqlState } from '#db/errors.ts';
import type { ImportStatus } from '#db/schema/patents.ts';
import { withRead, withTx } from '#db/tx.ts';
import type { ColumnMapping } from './formats/table-columns.ts';
import { readPatents } from './formats/open.ts';
import type { DetectedFormat } from './formats/detect.ts';
import type { ParsedRow } from './formats/result.ts';
import { applyBatch, type BatchResult } from './import-batch.server.ts';
import { lockLibrary } from './patent.store.server.ts';
import { inspectImport } from './check-import.server.ts';
import { findImport, insertErrors, lockImport, moveImport, updateImport, type ImportRow } from './import.store.server.ts';

/** Rows a transaction: enough to be fast, few enough that progress is seen and locks are short. */
const BATCH = 200;
const scope = systemScope('import');

/** States in which an import is the worker's. */
const WORKED: ReadonlySet<ImportStatus> = new Set(['checking', 'queued', 'running']);

/**
 * Runs one import to its end (worker), or looks at its columns first when that was asked for. Counts and rows commit together, so after a crash it goes on where the last batch
 * ended: rows already counted are read past, not applied again; of two workers on one import the one that is behind stops. A file that cannot be read ends as `failed` with a code (and, where
 * the fault has a place, `@row:column`);
 * what was applied before the fault stays and is counted. `onProgress` is called after each batch (lease renewal).
 */
export async function runImport(deps: { db: Db; files: Pick<FileStore, 'path'> }, ref: { importId: string; orgId: string }, onProgress: () => Promise<void> = async () => {}): Promise<void> {
  let job = await withRead(deps.db, scope, (tx) => findImport(tx, ref.orgId, ref.importId));
  if (!job || !WORKED.has(job.status)) return;
  try {
    if (job.status === 'checking' || !job.inspection) job = await inspectImport(deps, job);
    if (!job || job.status === 'checked') return;
    if (job.status !== 'running' && !await withTx(deps.db, scope, (tx) => moveImport(tx, ref.importId, ['queued'], { status: 'running', startedAt: new Date() }))) return;
    if (!await readInto(deps, job, onProgress)) return;
    await withTx(deps.db, scope, (tx) => moveImport(tx, ref.importId, ['running'], { status: 'succeeded', finishedAt: new Date() }));
  } catch (error) {
    if (!(error instanceof AppError)) throw error; // the database or the disk: the outbox tries again
    const reason = typeof error.details.reason === 'string' ? error.details.reason : error.code;
    const { row, column } = error.details;
    const place = typeof row === 'number' && typeof column === 'number' ? `@${row}:${column}` : '';
    await withTx(deps.db, scope, (tx) => moveImport(tx, ref.importId, [...WORKED], { status: 'failed', error: `${reason}${place}`, finishedAt: new Date() }));
  }
}

/** Ends an import whose last attempt failed through no fault of its file (worker): it is told as failed, rather than waiting for ever. What was applied stays, and can be undone. */
export async function giveUpImport({ db }: { db: Db }, ref: { importId: string }): Promise<void> {
  await withTx(db, scope, (tx) => moveImport(tx, ref.importId, [...WORKED], { status: 'failed', error: 'gave_up', finishedAt: new Date() }));
}

/** Reads and applies the file from where the import stands. False when somebody else has taken it on meanwhile: then nothing more is done. */
async function readInto(deps: { db: Db; files: Pick<FileStore, 'path'> }, job: ImportRow, onProgress: () => Promise<void>): Promise<boolean> {
  const path = await deps.files.path(job.fileKey);
  const counts: Counts = { rowsTotal: job.rowsTotal, rowsCreated: job.rowsCreated, rowsUpdated: job.rowsUpdated, rowsUnchanged: job.rowsUnchanged, rowsRejected: job.rowsRejected, rowsWarned: job.rowsWarned };
  let skip = job.rowsTotal;
  let batch: ParsedRow[] = [];
  const flush = async () => {
    if (!batch.length) return true;
    const mine = await applyOrIsolate(deps.db, job, batch, (r) => ({
      rowsTotal: counts.rowsTotal + r.counts.total, rowsCreated: counts.rowsCreated + r.counts.created, rowsUpdated: counts.rowsUpdated + r.counts.updated,
      rowsUnchanged: counts.rowsUnchanged + r.counts.unchanged, rowsRejected: counts.rowsRejected + r.counts.rejected, rowsWarned: counts.rowsWarned + r.counts.warned,
    }), counts);
    batch = [];
    if (mine) await onProgress();
    return mine;
  };
  const options = { format: job.format as 'auto' | DetectedFormat, mapping: (job.mapping ?? undefined) as ColumnMapping | undefined, asOf: null };
  for await (const row of readPatents({ path, name: job.fileName }, options)) {
    if (skip > 0) { skip -= 1; continue; }
    batch.push(storable(row));
    if (batch.length >= BATCH && !await flush()) return false;
  }
  return flush();
}

type Counts = Pick<ImportRow, 'rowsTotal' | 'rowsCreated' | 'rowsUpdated' | 'rowsUnchanged' | 'rowsRejected' | 'rowsWarned'>;

/**
 * Applies a batch; if one of its rows breaks a constraint of the database, row by row, so that only that row is refused. `counts` go on with
 * what was committed. False, and nothing applied, when the import is not where this worker left it.
 */
async function applyOrIsolate(db: Db, job: ImportRow, batch: ParsedRow[], add: (r: BatchResult) => Counts, counts: Counts): Promise<boolean> {
  const apply = async (rows: ParsedRow[]) => {
    const committed = await withTx(db, scope, async (tx) => {
      await lockLibrary(tx, job.orgId);
      const now = await lockImport(tx, job.orgId, job.id);
      if (now?.status !== 'running' || now.rowsTotal !== counts.rowsTotal) return null;
      const result = await applyBatch(tx, scope, { orgId: job.orgId, importId: job.id }, rows, job.dryRun);
      await insertErrors(tx, job.orgId, job.id, result.errors);
      const next = add(result);
      await updateImport(tx, job.id, next);
      return next;
    });
    if (committed) Object.assign(counts, committed);
    return committed !== null;
  };
  try {
    return await apply(batch);
  } catch (error) {
    if (!isConstraint(error)) throw error;
    for (const row of batch) {
      const mine = await apply([row]).catch((alone: unknown) => {
        if (!isConstraint(alone)) throw alone;
        return apply([{ row: row.row, errors: [{ field: 'number', code: 'conflicts_with_another_record', value: 'record' in row ? row.record.docdb : '' }] }]);
      });
      if (!mine) return false;
    }
    return true;
  }
}

/** Integrity violations (class 23) and values the column cannot hold (class 22): the row's fault, not the platform's. */
function isConstraint(error: unknown): boolean {
  const state = sqlState(error);
  return state !== undefined && (state.startsWith('23') || state.startsWith('22'));
}
