import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { eq } from 'drizzle-orm';
import { AppError } from '#app/core/errors.ts';
import { newId } from '#app/core/ids.ts';
import { systemScope } from '#app/core/scope.ts';
import type { Db } from '#db/client.ts';
import { orgs } from '#db/schema/orgs.ts';
import { withRead, withTx } from '#db/tx.ts';
import { DEFAULT_LIMITS } from './formats/limits.ts';
import { detectFormat } from './formats/detect.ts';
import { findImport, insertImport, listErrors, type ImportRow, type RowError } from './import.store.server.ts';
import { runImport } from './run-import.server.ts';

const scope = systemScope('import-command');

export interface FileImport { file: string; format: string; job: ImportRow; errors: RowError[] }

/**
 * Imports a local file for an organisation at once, with the same engine as the web (command line). Throws `not_found`
 * for an unknown organisation and `bad_file` for a path that cannot be opened; a file that cannot be understood comes
 * back with the job's status `failed`.
 */
export async function importFile({ db }: { db: Db }, input: { path: string; org: string; dryRun: boolean }): Promise<FileImport> {
  const info = await stat(input.path).catch(() => null);
  if (!info?.isFile()) throw new AppError('bad_file', { reason: 'file_missing', file: input.path });
  const [org] = await withRead(db, scope, (tx) => tx.select({ id: orgs.id }).from(orgs).where(eq(orgs.slug, input.org)));
  if (!org) throw new AppError('not_found', { organisation: input.org });
  const id = newId('import');
  const name = basename(input.path);
  await withTx(db, scope, (tx) => insertImport(tx, { id, orgId: org.id, fileName: name, fileKey: 'local', fileSize: info.size, format: 'auto', dryRun: input.dryRun }));
  await runImport({ db, files: { path: async () => input.path } }, { importId: id, orgId: org.id });
  const format = await detectFormat(input.path, DEFAULT_LIMITS).catch(() => 'unknown');
  return withRead(db, scope, async (tx) => {
    const errors: RowError[] = [];
    for (let after: [number, number] | undefined; ;) {
      const page = await listErrors(tx, org.id, id, { limit: 5_000, ...(after ? { after } : {}) });
      errors.push(...page);
      const last = page.at(-1);
      if (page.length < 5_000 || !last) break;
      after = [last.row, last.n];
    }
    return { file: input.path, format, job: (await findImport(tx, org.id, id))!, errors };
  });
}
