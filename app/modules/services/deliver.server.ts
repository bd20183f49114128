import { fieldError } from '#app/core/errors.ts';
import { requireMember } from '#app/core/require.ts';
import type { Scope } from '#app/core/scope.ts';
import { insertFile, type StoredUpload } from '#app/modules/orgs/stored-file.server.ts';
import type { Db } from '#db/client.ts';
import { withTx } from '#db/tx.ts';
import { getService } from './get-service.server.ts';
import { moveService } from './move-service.server.ts';

/** The agency hands in its work with a file: the file becomes the agency's, then the case moves. A move that is refused leaves the file unused and the case as it was. */
export async function deliverService(deps: { db: Db }, scope: Scope, id: string, input: { note: string; version?: number | undefined }, file: StoredUpload | null): Promise<void> {
  const member = requireMember(scope, 'service.provide');
  if (!file) throw fieldError('file', 'required');
  // Nothing is kept for somebody who may not see the case at all.
  await getService(deps, member, id);
  const fileId = await withTx(deps.db, member, (tx) => insertFile(tx, member, file));
  await moveService(deps, member, id, { name: 'deliver', evidence: { file_id: fileId, note: input.note }, version: input.version });
}
