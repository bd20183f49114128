import { createHash } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { ApprovalKey } from '#app/modules/approvals/approval.store.server.ts';
import type { Tx } from '#db/client.ts';
import { orgPayoutAccounts } from '#db/schema/orgs.ts';
import type { ledgerCorrections } from '#db/schema/reconciliation.ts';
import { payouts } from '#db/schema/payments.ts';
import { files } from '#db/schema/platform.ts';
import type { BankOrderRow } from './bank-order.store.server.ts';
import type { PaymentRow } from './payment.store.server.ts';

/**
 * What exactly is approved where money moves by bank or a journal is taken back. Each is read from the rows when it is asked for and again
 * when it is done, so that a changed sum, account or file makes another hash. Amounts in minor units, files by their SHA-256.
 */
async function fileHash(tx: Tx, fileId: string | null): Promise<string | null> {
  if (fileId === null) return null;
  const [row] = await tx.select({ sha256: files.sha256 }).from(files).where(eq(files.id, fileId));
  return row?.sha256 ?? null;
}

/** Where an organisation is paid, as one mark: another provider account or another bank account behind it is another mark; null without one. */
export async function accountMark(tx: Tx, orgId: string | null): Promise<string | null> {
  if (orgId === null) return null;
  const [row] = await tx.select({ id: orgPayoutAccounts.providerAccountId, mark: orgPayoutAccounts.bankMark }).from(orgPayoutAccounts).where(eq(orgPayoutAccounts.orgId, orgId));
  return row ? `${row.id}/${row.mark ?? ''}` : null;
}

/** What a recorded bank receipt waits for. */
export function receiptApproval(paymentId: string): ApprovalKey { return { kind: 'receipt', subject: { kind: 'payment', id: paymentId } }; }

/** A bank receipt. The record stands there as a digest: the second person is to read the statement, not the record. */
export async function receiptGround(tx: Tx, payment: Pick<PaymentRow, 'id' | 'dealId' | 'currency' | 'amount' | 'slipFileId'>, bank: { bank: string; serial: string }): Promise<Record<string, unknown>> {
  const record = createHash('sha256').update(`${bank.bank}|${bank.serial}`).digest('hex');
  return { payment: payment.id, deal: payment.dealId, currency: payment.currency, amount: payment.amount, record, slip: await fileHash(tx, payment.slipFileId) };
}

/** A bank order: to a payee (with the account the payee has at the provider), or back to a payer. */
export async function orderGround(tx: Tx, order: BankOrderRow): Promise<Record<string, unknown>> {
  const [payout] = order.payoutId ? await tx.select({ payee: payouts.payeeOrgId }).from(payouts).where(eq(payouts.id, order.payoutId)) : [];
  return {
    order: order.id, pays: order.payoutId ?? order.commandId, deal: order.dealId, account: await accountMark(tx, payout?.payee ?? null), currency: order.currency, amount: order.amount,
    bank: order.bankName, serial: order.bankSerial, sent_on: order.sentOn, advice: await fileHash(tx, order.adviceFileId),
  };
}

export function correctionApproval(id: string): ApprovalKey { return { kind: 'correction', subject: { kind: 'correction', id } }; }
export function correctionGround(row: Pick<typeof ledgerCorrections.$inferSelect, 'id' | 'corrects' | 'reason'>): Record<string, unknown> {
  return { correction: row.id, journal: row.corrects, reason: row.reason };
}
