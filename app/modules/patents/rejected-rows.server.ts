import { AppError } from '#app/core/errors.ts';
import type { MemberScope } from '#app/core/scope.ts';
import type { FileStore } from '#app/platform/files.ts';
import type { Db } from '#db/client.ts';
import { withRead } from '#db/tx.ts';
import { rawTable } from './formats/raw.ts';
import type { ColumnMapping } from './formats/table-columns.ts';
import type { ImportWords } from './get-import.server.ts';
import { findImport, listErrors } from './import.store.server.ts';

/** Errors read at once. */
const PAGE = 5_000;

/**
 * The refused rows of an import as they stood in its file, under its own header and with the reasons in a first column that an import
 * does not read: to be mended and uploaded again. Streams; the first value is the header. Throws `not_found` for anybody else's import, and
 * `bad_file` where the file is no table or is gone.
 */
export async function rejectedRows(deps: { db: Db; files: Pick<FileStore, 'path'> }, scope: MemberScope, id: string, words: ImportWords, reasonHeader: string): Promise<AsyncGenerator<string[]>> {
  const job = await withRead(deps.db, scope, (tx) => findImport(tx, scope.orgId, id));
  if (!job) throw new AppError('not_found');
  const reasons = new Map<number, string[]>();
  for (let after: [number, number] | undefined; ;) {
    const page = await withRead(deps.db, scope, (tx) => listErrors(tx, scope.orgId, id, { limit: PAGE, ...(after ? { after } : {}) }));
    for (const e of page) if (e.severity === 'error') reasons.set(e.row, [...reasons.get(e.row) ?? [], [words.problem(e.code), e.value].filter(Boolean).join(': ')]);
    const last = page.at(-1);
    if (page.length < PAGE || !last) break;
    after = [last.row, last.n];
  }
  const table = await rawTable({ path: await deps.files.path(job.fileKey), name: job.fileName }, { mapping: (job.mapping ?? {}) as ColumnMapping });
  async function* rows(): AsyncGenerator<string[]> {
    yield [reasonHeader, ...table.header];
    for await (const { row, cells } of table.rows) {
      const why = reasons.get(row);
      if (why) yield [why.join(' | '), ...table.header.map((_, i) => cells[i] ?? '')];
    }
  }
  return rows();
}
