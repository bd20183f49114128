import { and, desc, eq, isNull, ne } from 'drizzle-orm';
import { AppError, fieldError } from '#app/core/errors.ts';
import type { Currency, Money } from '#app/core/money.ts';
import type { OperatorScope } from '#app/core/scope.ts';
import type { ApprovalKey } from '#app/modules/approvals/approval.store.server.ts';
import type { Tx } from '#db/client.ts';
import { caseMoves } from '#db/schema/process.ts';
import { users } from '#db/schema/identity.ts';
import { bankOrders, paymentCommands, payouts } from '#db/schema/payments.ts';
import { files } from '#db/schema/platform.ts';
import type { BankOrderResource } from './contract.ts';

export type BankOrderRow = typeof bankOrders.$inferSelect;
/** What an order pays: a payee's share, or a refund (by its command). */
export type BankSubject = { payoutId: string } | { commandId: string };

const subjectIs = (subject: BankSubject) => ('payoutId' in subject ? eq(bankOrders.payoutId, subject.payoutId) : eq(bankOrders.commandId, subject.commandId));

/** The name an order has in the ledger, and the moment its money left: noon in China of its day. */
export function ledgerOrder(order: Pick<BankOrderRow, 'bankName' | 'bankSerial' | 'sentOn'>): { id: string; at: Date } {
  return { id: `bank:${order.bankName}:${order.bankSerial}`, at: new Date(`${order.sentOn}T12:00:00+08:00`) };
}

/** The order that stands for a payout or refund: recorded or confirmed, not turned away. */
export async function standingOrder(tx: Tx, subject: BankSubject): Promise<BankOrderRow | null> {
  const [row] = await tx.select().from(bankOrders).where(and(subjectIs(subject), isNull(bankOrders.rejectedAt)));
  return row ?? null;
}

/** One bank order pays one thing. Its number must stand on no payout, no refund and no other record (`duplicate`). */
export async function assertUnused(tx: Tx, order: { bankName: string; bankSerial: string; sentOn: string }, subject: BankSubject): Promise<void> {
  const { id } = ledgerOrder(order);
  const paid = await tx.select({ id: payouts.id }).from(payouts).where(and(eq(payouts.transferId, id), 'payoutId' in subject ? ne(payouts.id, subject.payoutId) : undefined));
  const refunded = await tx.select({ id: paymentCommands.id }).from(paymentCommands)
    .where(and(eq(paymentCommands.providerId, id), 'commandId' in subject ? ne(paymentCommands.id, subject.commandId) : undefined));
  const recorded = await tx.select({ id: bankOrders.id }).from(bankOrders).where(and(eq(bankOrders.bankName, order.bankName), eq(bankOrders.bankSerial, order.bankSerial), isNull(bankOrders.rejectedAt)));
  if (paid.length || refunded.length || recorded.length) throw serialKnown();
}

export function serialKnown(): AppError {
  return new AppError('duplicate', { reason: 'serial_known' }, [{ path: 'serial', code: 'serial_known' }]);
}

/** The bank's advice must be a file this operator handed in. */
export async function assertAdvice(tx: Tx, operator: OperatorScope, fileId: string): Promise<void> {
  const [file] = await tx.select({ orgId: files.orgId, by: files.createdBy }).from(files).where(eq(files.id, fileId));
  if (file?.orgId !== operator.orgId || file.by !== operator.userId) throw fieldError('advice_file_id', 'unknown_file');
}

export function assertAmount(given: Money, due: { amount: number; currency: string }): void {
  if (given.amount === due.amount && given.currency === due.currency) return;
  throw new AppError('validation', { due: due.amount, currency: due.currency }, [{ path: 'amount.amount', code: 'differs_from_due' }]);
}

export async function personName(tx: Tx, userId: string): Promise<string> {
  const [row] = await tx.select({ name: users.name }).from(users).where(eq(users.id, userId));
  return row?.name ?? '';
}

/** What a bank order waits for: the second person's approval of it. */
export function orderApproval(order: Pick<BankOrderRow, 'id' | 'payoutId'>): ApprovalKey { return { kind: order.payoutId ? 'payout' : 'refund', subject: { kind: 'bank_order', id: order.id } }; }

/** Who may not confirm an order beside whoever recorded it: of a payout, whoever released the deal's money last. */
export async function barredFrom(tx: Tx, order: Pick<BankOrderRow, 'dealId' | 'payoutId'>): Promise<string[]> {
  if (!order.payoutId) return [];
  const [release] = await tx.select({ by: caseMoves.actorUserId }).from(caseMoves)
    .where(and(eq(caseMoves.caseId, order.dealId), eq(caseMoves.name, 'release'), eq(caseMoves.accepted, true))).orderBy(desc(caseMoves.seq)).limit(1);
  return release?.by ? [release.by] : [];
}

export function orderResource(row: BankOrderRow): BankOrderResource {
  return {
    id: row.id, deal_id: row.dealId, payout_id: row.payoutId, refund_id: row.commandId, bank_name: row.bankName, serial: row.bankSerial,
    amount: { currency: row.currency as Currency, amount: row.amount }, sent_on: row.sentOn, advice_file_id: row.adviceFileId,
    state: row.confirmedAt ? 'confirmed' : row.rejectedAt ? 'rejected' : 'recorded', recorded_by: row.recordedBy, recorded_at: row.recordedAt.toISOString(),
  };
}
