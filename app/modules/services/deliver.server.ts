import { fieldError } from '#app/core/errors.ts';
import { newId } from '#app/core/ids.ts';
import { requireMember } from '#app/core/require.ts';
import type { Scope } from '#app/core/scope.ts';
import { insertFile, type StoredUpload } from '#app/modules/orgs/stored-file.server.ts';
import { takeMove } from '#app/modules/process/engine/move.server.ts';
import type { Db } from '#db/client.ts';
import { serviceSubject } from './service-subject.server.ts';

/** The agency hands in its work with a file. The file's row is written by the move itself, so a move that is refused leaves neither. */
export async function deliverService(deps: { db: Db }, scope: Scope, id: string, input: { note: string; version?: number | undefined }, file: StoredUpload | null): Promise<void> {
  const member = requireMember(scope, 'service.provide');
  if (!file) throw fieldError('file', 'required');
  const fileId = newId('file');
  const { file_delivery: fileDelivery } = serviceSubject.effects;
  const withFile: typeof serviceSubject = { ...serviceSubject, effects: { ...serviceSubject.effects, async file_delivery(ask) {
    await insertFile(ask.tx, member, file, fileId);
    return fileDelivery!(ask);
  } } };
  await takeMove(deps, withFile, member, { id, name: 'deliver', evidence: { file_id: fileId, note: input.note }, reason: '', dryRun: false, version: input.version, caller: null });
}
