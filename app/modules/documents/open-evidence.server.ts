import { and, eq, isNull, or, sql } from 'drizzle-orm';
import type { Readable } from 'node:stream';
import { AppError } from '#app/core/errors.ts';
import { can } from '#app/core/permissions.ts';
import { requireMember } from '#app/core/require.ts';
import type { Scope } from '#app/core/scope.ts';
import type { FileStore } from '#app/platform/files.ts';
import type { Db } from '#db/client.ts';
import { ownershipClaims, ownershipProofs, orgVerifications } from '#db/schema/ownership.ts';
import { orgLicences } from '#db/schema/brokerage.ts';
import { files } from '#db/schema/platform.ts';
import { withRead } from '#db/tx.ts';
import { openVerified } from './content.server.ts';
import type { IncidentLog } from './report-incident.server.ts';

/**
 * Evidence of who somebody is or what they own, for the organisation that handed it in and for the operators who compare it (`forbidden` without
 * `operator.review`), with the bytes it was handed in with (`content_altered` otherwise). Papers of deals and of the bank have doors of their own: `not_found` here.
 */
export async function openEvidence(deps: { db: Db; files: FileStore; log?: IncidentLog }, asked: Scope, fileId: string): Promise<{ name: string; mime: string; size: number; sha256: string; stream: Readable }> {
  const scope = requireMember(asked, 'org.read');
  // Said before anything is looked up: whether there is any is not told either.
  if (scope.kind === 'operator' && !can(scope, 'operator.review')) throw new AppError('forbidden', { permission: 'operator.review' });
  const [row] = await withRead(deps.db, scope, (tx) => tx.select().from(files).where(and(eq(files.id, fileId), isNull(files.dealId), or(
    sql`exists (select 1 from ${orgVerifications} v where v.file_id = ${files.id})`,
    sql`exists (select 1 from ${ownershipProofs} p where p.file_id = ${files.id})`,
    sql`exists (select 1 from ${orgLicences} l where l.file_id = ${files.id})`,
    sql`exists (select 1 from ${ownershipClaims} c where c.file_id = ${files.id})`,
  ))));
  if (!row) throw new AppError('not_found', { file: fileId });
  return { name: row.name, mime: row.mime, size: row.size, sha256: row.sha256, stream: await openVerified(deps, row) };
}
