import { eq } from 'drizzle-orm';
import { AppError } from '#app/core/errors.ts';
import { newId } from '#app/core/ids.ts';
import type { Scope } from '#app/core/scope.ts';
import { openVerified } from '#app/modules/documents/content.server.ts';
import type { IncidentLog } from '#app/modules/documents/report-incident.server.ts';
import { DOCUMENT_MAX_BYTES, sniffDocument } from '#app/modules/documents/sniff.ts';
import { requireMember } from '#app/core/require.ts';
import { getPayment } from '#app/modules/payments/get-payment.server.ts';
import type { FileStore } from '#app/platform/files.ts';
import { audit } from '#db/audit.ts';
import type { Db } from '#db/client.ts';
import { files } from '#db/schema/platform.ts';
import { asPlatform, withRead, withTx } from '#db/tx.ts';
import { roleIn } from './context.server.ts';
import { readDeal } from './deal.store.server.ts';
import { duesOf } from './pay-deal.server.ts';

export interface StoredSlip { slip_file_id: string; name: string; sha256: string; size: number }

/**
 * Stores the bank's slip of a transfer a payer made. The row belongs to the payer alone and names no deal, because a slip
 * shows bank particulars the seller has no business with. Throws `not_found`, `forbidden` (owes nothing), `unsupported_media`, `bad_file`, `payload_too_large`.
 */
export async function uploadBankSlip(deps: { db: Db; files: FileStore }, scope: Scope, dealId: string, input: { fileName: string; bytes: AsyncIterable<Uint8Array> }): Promise<StoredSlip> {
  const member = requireMember(scope, 'deal.pay');
  await withRead(deps.db, member, async (tx) => {
    const deal = await readDeal(tx, dealId);
    // A payee hands one in only for what it has to give back.
    const pays = roleIn(deal, member) === 'buyer' || (await asPlatform(tx, member, 'read what is due', () => duesOf(tx, deal, member.orgId))).length > 0;
    if (!pays) throw new AppError('forbidden', { reason: 'not_the_buyer' });
  });
  const sniffed = await sniffDocument(input.bytes, input.fileName);
  const stored = await deps.files.put(sniffed.bytes, { maxBytes: DOCUMENT_MAX_BYTES });
  const [id, name] = [newId('file'), sniffed.name];
  await withTx(deps.db, member, async (tx) => {
    await tx.insert(files).values({ id, orgId: member.orgId, name, mime: sniffed.mime, size: stored.size, sha256: stored.sha256, key: stored.key, createdBy: member.userId });
    await audit(tx, member, { chain: `deal:${dealId}`, action: 'payment.slip', subject: id, data: { sha256: stored.sha256, size: stored.size } });
  });
  return { slip_file_id: id, name, sha256: stored.sha256, size: stored.size };
}

/** The slip of a bank payment, verified, for its payer and the operator; `not_found` for everybody else and for payments without one, `content_altered` for other bytes. */
export async function openBankSlip(deps: { db: Db; files: FileStore; log?: IncidentLog }, scope: Scope, paymentId: string): Promise<{ name: string; mime: string; size: number; stream: NodeJS.ReadableStream }> {
  const member = requireMember(scope, 'deal.read');
  const slip = (await getPayment(deps, member, paymentId)).bank?.slip_file_id;
  if (!slip) throw new AppError('not_found', { payment: paymentId });
  const [row] = await withRead(deps.db, member, (tx) => tx.select().from(files).where(eq(files.id, slip)));
  if (!row) throw new AppError('not_found', { payment: paymentId });
  return { name: row.name, mime: row.mime, size: row.size, stream: await openVerified(deps, row) };
}
