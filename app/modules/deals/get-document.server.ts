import { eq } from 'drizzle-orm';
import { AppError } from '#app/core/errors.ts';
import type { Scope } from '#app/core/scope.ts';
import { requireMember } from '#app/core/require.ts';
import { assertText, openVerified } from '#app/modules/documents/content.server.ts';
import type { IncidentLog } from '#app/modules/documents/report-incident.server.ts';
import type { FileStore } from '#app/platform/files.ts';
import type { Db, Tx } from '#db/client.ts';
import { files } from '#db/schema/platform.ts';
import { withRead } from '#db/tx.ts';
import { roleIn } from './context.server.ts';
import type { DocumentDetail } from './contract.ts';
import { readDeal, readDocuments, type DocumentRow } from './deal.store.server.ts';
import { documentDetail } from './documents-of.ts';
import type { MemberScope } from '#app/core/scope.ts';

async function find(tx: Tx, member: MemberScope, dealId: string, documentId: string) {
  const deal = await readDeal(tx, dealId);
  if (roleIn(deal, member) === 'broker') throw new AppError('forbidden', { reason: 'parties_only' });
  const { documents, signatures } = await readDocuments(tx, dealId);
  const row = documents.find((d) => d.id === documentId);
  if (!row) throw new AppError('not_found', { document: documentId });
  return { deal, signatures, row };
}

/** A document of a deal with its text and the findings of the lint; parties and operator only. `content_altered` for a text that is not the one its hash was taken of. */
export async function getDocument(deps: { db: Db; log?: IncidentLog }, scope: Scope, dealId: string, documentId: string): Promise<DocumentDetail> {
  const member = requireMember(scope, 'deal.read');
  const { row, ...ctx } = await withRead(deps.db, member, (tx) => find(tx, member, dealId, documentId));
  await assertText(deps, row, 'read');
  return documentDetail({ ...ctx, viewer: member }, row);
}

/** The bytes of an uploaded document, verified against the hash they were filed with (`content_altered`). `name` is safe to send back in a header once it is encoded. */
export async function openDocumentFile(
  deps: { db: Db; files: FileStore; log?: IncidentLog }, scope: Scope, dealId: string, documentId: string,
): Promise<{ name: string; mime: string; size: number; sha256: string; stream: NodeJS.ReadableStream }> {
  const member = requireMember(scope, 'deal.read');
  const file = await withRead(deps.db, member, async (tx) => {
    const row: DocumentRow = (await find(tx, member, dealId, documentId)).row;
    if (!row.fileId) throw new AppError('not_found', { document: documentId });
    const [found] = await tx.select().from(files).where(eq(files.id, row.fileId));
    if (!found) throw new AppError('not_found', { document: documentId });
    return found;
  });
  return { name: file.name, mime: file.mime, size: file.size, sha256: file.sha256, stream: await openVerified(deps, file) };
}
