import { and, eq, isNull, max, sql } from 'drizzle-orm';
import { z } from 'zod';
import { zText } from '#app/core/contract.ts';
import { AppError } from '#app/core/errors.ts';
import { newId } from '#app/core/ids.ts';
import type { Scope } from '#app/core/scope.ts';
import { DOCUMENT_MAX_BYTES, sniffDocument } from '#app/modules/documents/sniff.ts';
import { requireMember } from '#app/core/require.ts';
import { parseInput } from '#app/core/input.ts';
import type { FileStore } from '#app/platform/files.ts';
import { audit } from '#db/audit.ts';
import type { Db } from '#db/client.ts';
import { dealDocuments } from '#db/schema/deals.ts';
import { files } from '#db/schema/platform.ts';
import { asPlatform, withRead, withTx } from '#db/tx.ts';
import { roleIn } from './context.server.ts';
import type { DocumentResource } from './contract.ts';
import { lockDeal, readDeal } from './deal.store.server.ts';
import { documentResource } from './documents-of.ts';

export const zUploadDocument = z.object({ kind: z.enum(['certificate', 'recordal', 'evidence'], { error: 'unknown_kind' }), title: zText(200).default('') });
export interface UploadInput { kind: string; title?: string; fileName: string; bytes: AsyncIterable<Uint8Array> }

/**
 * Stores a file of a deal: a registration certificate, a recordal, or other evidence. The bytes go to the file store first,
 * outside any transaction; a file whose row is never written is an orphan and nothing else. A new certificate or recordal
 * supersedes the one before. Parties and the operator only, and never on a deal that has ended (`conflict`).
 */
export async function uploadDocument(deps: { db: Db; files: FileStore }, scope: Scope, dealId: string, input: UploadInput): Promise<DocumentResource> {
  const member = requireMember(scope, 'deal.act');
  const meta = parseInput(zUploadDocument, { kind: input.kind, title: input.title });
  const seen = await withRead(deps.db, member, (tx) => readDeal(tx, dealId));
  if (!['seller', 'buyer', 'operator'].includes(roleIn(seen, member) ?? '')) throw new AppError('forbidden', { reason: 'parties_only' });
  const sniffed = await sniffDocument(input.bytes, input.fileName);
  const stored = await deps.files.put(sniffed.bytes, { maxBytes: DOCUMENT_MAX_BYTES });
  const { name } = sniffed;
  return withTx(deps.db, member, async (tx) => {
    const deal = await lockDeal(tx, dealId);
    if (deal.closedAt) throw new AppError('conflict', { deal: dealId, state: deal.state });
    return asPlatform(tx, member, 'file the document', async () => {
      const mine = and(eq(dealDocuments.dealId, dealId), eq(dealDocuments.kind, meta.kind));
      const [last] = await tx.select({ version: max(dealDocuments.version) }).from(dealDocuments).where(mine);
      const fileId = newId('file');
      await tx.insert(files).values({ id: fileId, orgId: member.orgId, dealId, name, mime: sniffed.mime, size: stored.size, sha256: stored.sha256, key: stored.key, createdBy: member.userId });
      if (meta.kind !== 'evidence') await tx.update(dealDocuments).set({ supersededAt: sql`now()` }).where(and(mine, isNull(dealDocuments.supersededAt)));
      const [row] = await tx.insert(dealDocuments).values({
        id: newId('document'), dealId, kind: meta.kind, version: (last?.version ?? 0) + 1, title: meta.title || name, fileId, sha256: stored.sha256,
        createdByOrg: member.orgId, createdByUser: member.userId,
      }).returning();
      await audit(tx, member, { chain: `deal:${dealId}`, action: 'deal.document', subject: row!.id, data: { kind: meta.kind, version: row!.version, sha256: stored.sha256, size: stored.size } });
      return documentResource({ deal, signatures: [] }, row!);
    });
  });
}
