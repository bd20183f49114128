import { eq } from 'drizzle-orm';
import type { Readable } from 'node:stream';
import { AppError } from '#app/core/errors.ts';
import { newId } from '#app/core/ids.ts';
import { requireOperator } from '#app/core/require.ts';
import type { Scope } from '#app/core/scope.ts';
import { openVerified } from '#app/modules/documents/content.server.ts';
import type { IncidentLog } from '#app/modules/documents/report-incident.server.ts';
import { DOCUMENT_MAX_BYTES, sniffDocument } from '#app/modules/documents/sniff.ts';
import type { FileStore } from '#app/platform/files.ts';
import { audit } from '#db/audit.ts';
import type { Db } from '#db/client.ts';
import { bankOrders } from '#db/schema/payments.ts';
import { files } from '#db/schema/platform.ts';
import { withRead, withTx } from '#db/tx.ts';

export interface StoredAdvice { advice_file_id: string; name: string; sha256: string; size: number }

/**
 * Stores the bank's advice of a transfer out of the supervised account. The row is the operator's organisation's and names no deal:
 * the parties have no business with the platform's bank papers. Throws `unsupported_media`, `bad_file`, `payload_too_large`.
 */
export async function uploadBankAdvice(deps: { db: Db; files: FileStore }, scope: Scope, input: { fileName: string; bytes: AsyncIterable<Uint8Array> }): Promise<StoredAdvice> {
  const operator = requireOperator(scope, 'operator.ledger');
  const sniffed = await sniffDocument(input.bytes, input.fileName);
  const stored = await deps.files.put(sniffed.bytes, { maxBytes: DOCUMENT_MAX_BYTES });
  const [id, name] = [newId('file'), sniffed.name];
  await withTx(deps.db, operator, async (tx) => {
    await tx.insert(files).values({ id, orgId: operator.orgId, name, mime: sniffed.mime, size: stored.size, sha256: stored.sha256, key: stored.key, createdBy: operator.userId });
    await audit(tx, operator, { chain: `org:${operator.orgId}`, action: 'payout.advice', subject: id, data: { sha256: stored.sha256, size: stored.size } });
  });
  return { advice_file_id: id, name, sha256: stored.sha256, size: stored.size };
}

/** The advice of a recorded bank order, for the platform's people who handle money; `not_found` for an order that was never recorded, `content_altered` when the file is not what it was. */
export async function openBankAdvice(deps: { db: Db; files: FileStore; log?: IncidentLog }, scope: Scope, orderId: string): Promise<{ name: string; mime: string; size: number; stream: Readable }> {
  const operator = requireOperator(scope, 'operator.ledger');
  const [row] = await withRead(deps.db, operator, (tx) => tx.select({ file: files }).from(bankOrders).innerJoin(files, eq(files.id, bankOrders.adviceFileId)).where(eq(bankOrders.id, orderId)));
  if (!row) throw new AppError('not_found', { order: orderId });
  return { name: row.file.name, mime: row.file.mime, size: row.file.size, stream: await openVerified(deps, row.file) };
}
