import { AppError } from '#app/core/errors.ts';
import type { MemberScope } from '#app/core/scope.ts';
import type { Db } from '#db/client.ts';
import { withRead } from '#db/tx.ts';
import { findImport, listErrors, listImports, type ImportRow } from './import.store.server.ts';
import { InspectionView, type ImportProblem, type ImportResource } from './import-contract.ts';

/** Turns codes into words; the caller knows the reader's language. `expected` says which form a field wants, or nothing. */
export interface ImportWords { problem(code: string): string; expected(field: string): string }

/** What the file is: as it was declared, or, left to the content, as it was seen to be. */
function seenFormat(row: ImportRow): string {
  const seen = row.inspection?.format;
  return row.format === 'auto' && typeof seen === 'string' ? seen : row.format;
}

export function importResource(row: ImportRow, words: ImportWords): ImportResource {
  return {
    id: row.id, file: row.fileName, format: seenFormat(row), dry_run: row.dryRun, status: row.status,
    rows: { total: row.rowsTotal, created: row.rowsCreated, updated: row.rowsUpdated, unchanged: row.rowsUnchanged, rejected: row.rowsRejected, warned: row.rowsWarned },
    error: row.error ? { code: row.error.split('@')[0]!, message: words.problem(row.error) } : null,
    created_at: row.createdAt.toISOString(), started_at: row.startedAt?.toISOString() ?? null, finished_at: row.finishedAt?.toISOString() ?? null,
  };
}

type ErrorRow = Awaited<ReturnType<typeof listErrors>>[number];

/** Header each field was read from, as far as the file's columns were looked at. */
function headersOf(row: ImportRow): Map<string, string> {
  const seen = row.inspection === null ? undefined : InspectionView.safeParse(row.inspection).data;
  return new Map((seen?.columns ?? []).flatMap((c) => (c.field ? [[c.field, c.header] as const] : [])));
}

function problemOf(e: ErrorRow, headers: ReadonlyMap<string, string>, words: ImportWords): ImportProblem {
  return {
    row: e.row, severity: e.severity, entry: e.entry, field: e.field, column: headers.get(e.field) ?? '', code: e.code, message: words.problem(e.code), value: e.value,
    expected: words.expected(e.field),
  };
}

/**
 * One import of the member's organisation with its first row problems and, once the file was looked at, what it was seen to be. Throws
 * `not_found` for anybody else's.
 */
export async function getImport({ db }: { db: Db }, scope: MemberScope, id: string, words: ImportWords, page: { limit: number; after?: [number, number] } = { limit: 100 }): Promise<ImportResource & { errors: ImportProblem[]; inspection: InspectionView | null; mapping: Record<string, string> }> {
  return withRead(db, scope, async (tx) => {
    const row = await findImport(tx, scope.orgId, id);
    if (!row) throw new AppError('not_found');
    const errors = await listErrors(tx, scope.orgId, id, page);
    const headers = headersOf(row);
    return {
      ...importResource(row, words), errors: errors.map((e) => problemOf(e, headers, words)),
      inspection: row.inspection === null ? null : InspectionView.parse(row.inspection), mapping: row.mapping ?? {},
    };
  });
}

export async function listOwnImports({ db }: { db: Db }, scope: MemberScope, page: { limit: number; before?: string }, words: ImportWords): Promise<ImportResource[]> {
  return (await withRead(db, scope, (tx) => listImports(tx, scope.orgId, page))).map((row) => importResource(row, words));
}

/** Every row problem, page by page, for the CSV download. */
export async function* allProblems(deps: { db: Db }, scope: MemberScope, id: string, words: ImportWords): AsyncGenerator<ImportProblem> {
  let after: [number, number] | undefined;
  for (;;) {
    const { rows, headers } = await withRead(deps.db, scope, async (tx) => {
      const row = await findImport(tx, scope.orgId, id);
      if (!row) throw new AppError('not_found');
      return { rows: await listErrors(tx, scope.orgId, id, { limit: 1_000, ...(after ? { after } : {}) }), headers: headersOf(row) };
    });
    for (const e of rows) yield problemOf(e, headers, words);
    const last = rows.at(-1);
    if (rows.length < 1_000 || !last) return;
    after = [last.row, last.n];
  }
}
