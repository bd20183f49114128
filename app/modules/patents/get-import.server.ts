import { AppError } from '#app/core/errors.ts';
import type { MemberScope } from '#app/core/scope.ts';
import type { Db } from '#db/client.ts';
import { withRead } from '#db/tx.ts';
import { findImport, listErrors, listImports, type ImportRow } from './import.store.server.ts';
import type { ImportProblem, ImportResource } from './import-contract.ts';

/** Turns a code into words; the caller knows the reader's language. */
export type Explain = (code: string) => string;

export function importResource(row: ImportRow, explain: Explain): ImportResource {
  return {
    id: row.id, file: row.fileName, format: row.format, dry_run: row.dryRun, status: row.status,
    rows: { total: row.rowsTotal, created: row.rowsCreated, updated: row.rowsUpdated, unchanged: row.rowsUnchanged, rejected: row.rowsRejected },
    error: row.error ? { code: row.error.split('@')[0]!, message: explain(row.error) } : null,
    created_at: row.createdAt.toISOString(), started_at: row.startedAt?.toISOString() ?? null, finished_at: row.finishedAt?.toISOString() ?? null,
  };
}

/** One import of the member's organisation with its first row problems. Throws `not_found` for anybody else's. */
export async function getImport({ db }: { db: Db }, scope: MemberScope, id: string, explain: Explain, page: { limit: number; after?: [number, number] } = { limit: 100 }): Promise<ImportResource & { errors: ImportProblem[] }> {
  return withRead(db, scope, async (tx) => {
    const row = await findImport(tx, scope.orgId, id);
    if (!row) throw new AppError('not_found');
    const errors = await listErrors(tx, scope.orgId, id, page);
    return { ...importResource(row, explain), errors: errors.map((e) => ({ row: e.row, field: e.field, code: e.code, message: explain(e.code), value: e.value })) };
  });
}

export async function listOwnImports({ db }: { db: Db }, scope: MemberScope, page: { limit: number; before?: string }, explain: Explain): Promise<ImportResource[]> {
  return (await withRead(db, scope, (tx) => listImports(tx, scope.orgId, page))).map((row) => importResource(row, explain));
}

/** Every row problem, page by page, for the CSV download. */
export async function* allProblems(deps: { db: Db }, scope: MemberScope, id: string, explain: Explain): AsyncGenerator<ImportProblem> {
  let after: [number, number] | undefined;
  for (;;) {
    const rows = await withRead(deps.db, scope, async (tx) => {
      if (!(await findImport(tx, scope.orgId, id))) throw new AppError('not_found');
      return listErrors(tx, scope.orgId, id, { limit: 1_000, ...(after ? { after } : {}) });
    });
    for (const e of rows) yield { row: e.row, field: e.field, code: e.code, message: explain(e.code), value: e.value };
    const last = rows.at(-1);
    if (rows.length < 1_000 || !last) return;
    after = [last.row, last.n];
  }
}
