import { newId } from '#app/core/ids.ts';
import { actorOf, type Scope } from '#app/core/scope.ts';
import type { Tx } from '#db/client.ts';
import { files } from '#db/schema/platform.ts';

/** A file the HTTP seam has put into the store and looked into: its type is what its bytes are, not what its name says. */
export interface StoredUpload { name: string; key: string; sha256: string; size: number; mime: string }

/** Owner of files that people without an organisation hand in: nobody's but the platform's to read. */
export const PLATFORM_FILES = 'platform';

/** Writes the row of a stored file: the organisation's own, or the platform's for somebody who has none. */
export async function insertFile(tx: Tx, scope: Scope, file: StoredUpload, id = newId('file')): Promise<string> {
  const orgId = 'orgId' in scope ? scope.orgId : PLATFORM_FILES;
  await tx.insert(files).values({ id, orgId, name: file.name, mime: file.mime, size: file.size, sha256: file.sha256, key: file.key, createdBy: actorOf(scope) });
  return id;
}
