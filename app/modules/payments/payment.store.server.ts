import { and, asc, desc, eq, inArray, lt, ne, sql } from 'drizzle-orm';
import { AppError } from '#app/core/errors.ts';
import type { Currency } from '#app/core/money.ts';
import { subjectKindOf, type MoneySubject } from '#app/core/money-subject.ts';
import type { Scope } from '#app/core/scope.ts';
import { obligationByCode } from '#app/modules/obligations/obligation.store.server.ts';
import { outstandingOn } from '#app/modules/obligations/rules.ts';
import type { Tx } from '#db/client.ts';
import { deals } from '#db/schema/deals.ts';
import { agreementParties, agreements } from '#db/schema/obligations.ts';
import { ledgerAccounts, ledgerJournals, paymentCommands, payments, payouts } from '#db/schema/payments.ts';
import { asPlatform } from '#db/tx.ts';
import type { PaymentResource, PayoutResource } from './contract.ts';
import { chart } from './ledger/chart.ts';

export type PaymentRow = typeof payments.$inferSelect;
export type CommandRow = typeof paymentCommands.$inferSelect;
export type PayoutRow = typeof payouts.$inferSelect;

/** A payment that may still become money. */
export const OPEN_STATUSES = ['created', 'pending', 'unknown'] as const;
export const isOpen = (status: PaymentRow['status']) => (OPEN_STATUSES as readonly string[]).includes(status);

/**
 * Locks what the money belongs to (a deal's own row, else its agreement); `not_found` when the scope may not see it. Everything that moves
 * money of a subject takes this lock first, then the payment or payout, then the command, then the ledger's accounts: one order, no deadlock.
 */
export async function lockSubject(tx: Tx, id: string): Promise<MoneySubject> {
  const kind = subjectKindOf(id);
  const [row] = kind === 'deal' ? await tx.select({ currency: deals.currency, disputed: deals.disputed }).from(deals).where(eq(deals.id, id)).for('update')
    : await tx.select({ currency: agreements.currency, disputed: sql<boolean>`coalesce((select c.aside from cases c where c.id = ${agreements.subjectId}), false)` }).from(agreements).where(eq(agreements.subjectId, id)).for('update');
  if (!row) throw new AppError('not_found', { [kind]: id });
  return { kind, id, ...row };
}

/**
 * The same for an organisation that pays under it: one of the agreement's parties, for a payee may owe something back. `not_found` for
 * everybody else. Acts for the platform, because a broker's own transaction does not see the deal.
 */
export async function lockForPayer(tx: Tx, id: string, orgId: string): Promise<MoneySubject> {
  const subject = await lockSubject(tx, id);
  const [party] = await tx.select({ org: agreementParties.orgId }).from(agreementParties).innerJoin(agreements, eq(agreements.id, agreementParties.agreementId))
    .where(and(eq(agreements.subjectId, id), eq(agreementParties.orgId, orgId))).limit(1);
  if (!party) throw new AppError('not_found', { [subject.kind]: id });
  return subject;
}

export async function lockPayment(tx: Tx, id: string): Promise<PaymentRow> {
  const [row] = await tx.select().from(payments).where(eq(payments.id, id)).for('update');
  if (!row) throw new AppError('not_found', { payment: id });
  return row;
}

export async function lockPayout(tx: Tx, id: string): Promise<PayoutRow> {
  const [row] = await tx.select().from(payouts).where(eq(payouts.id, id)).for('update');
  if (!row) throw new AppError('not_found', { payout: id });
  return row;
}

export async function findPayment(tx: Tx, id: string): Promise<PaymentRow | null> {
  const [row] = await tx.select().from(payments).where(eq(payments.id, id));
  return row ?? null;
}

/** Writes columns of a payment and stamps the change. */
export async function setPayment(tx: Tx, id: string, values: Partial<typeof payments.$inferInsert>): Promise<void> {
  await tx.update(payments).set({ ...values, updatedAt: sql`now()` }).where(eq(payments.id, id));
}

export async function setPayout(tx: Tx, id: string, values: Partial<typeof payouts.$inferInsert>): Promise<void> {
  await tx.update(payouts).set({ ...values, updatedAt: sql`now()` }).where(eq(payouts.id, id));
}

export async function setCommand(tx: Tx, id: string, values: Partial<typeof paymentCommands.$inferInsert>): Promise<void> {
  await tx.update(paymentCommands).set({ ...values, updatedAt: sql`now()` }).where(eq(paymentCommands.id, id));
}

/** Writes a command once per key; gives the one there is when it was written before. */
export async function insertCommand(tx: Tx, values: typeof paymentCommands.$inferInsert): Promise<CommandRow> {
  await tx.insert(paymentCommands).values(values).onConflictDoNothing({ target: paymentCommands.key });
  const [row] = await tx.select().from(paymentCommands).where(eq(paymentCommands.key, values.key));
  return row!;
}

/** Has this economic fact been posted? */
export async function isPosted(tx: Tx, key: string): Promise<boolean> {
  const rows = await tx.select({ id: ledgerJournals.id }).from(ledgerJournals).where(eq(ledgerJournals.idemKey, key));
  return rows.length > 0;
}

/** Minor units held for the deal that are not promised back to a payer (a positive number). */
export async function freeOf(tx: Tx, dealId: string, currency: string): Promise<number> {
  const [row] = await tx.select({ balance: ledgerAccounts.balance, reserved: ledgerAccounts.reserved }).from(ledgerAccounts)
    .where(and(eq(ledgerAccounts.code, chart.heldDeal(dealId)), eq(ledgerAccounts.currency, currency)));
  return row ? -row.balance - row.reserved : 0;
}

/** What a payee owes the platform in this currency, in minor units. */
export async function debtOf(tx: Tx, orgId: string, currency: string): Promise<number> {
  const [row] = await tx.select({ balance: ledgerAccounts.balance }).from(ledgerAccounts)
    .where(and(eq(ledgerAccounts.code, chart.receivable(orgId)), eq(ledgerAccounts.currency, currency)));
  return row?.balance ?? 0;
}

/** What of a payout has still to leave. */
export const outstanding = (payout: Pick<PayoutRow, 'amount' | 'paid' | 'setOff'>) => payout.amount - payout.paid - payout.setOff;

/** The latest transfer command of a payout; a transfer that came back is followed by another. */
export async function transferCommandOf(tx: Tx, payoutId: string): Promise<CommandRow | null> {
  const rows = await tx.select().from(paymentCommands).where(and(eq(paymentCommands.kind, 'transfer'), eq(paymentCommands.subjectId, payoutId))).orderBy(desc(paymentCommands.id)).limit(1);
  return rows[0] ?? null;
}

/**
 * Asserts that an organisation may begin a payment of this sum: the obligation is its own, no other payment of it is open, and no more is
 * paid than is owed: after a partial refund or a partly lost chargeback the rest may be paid again. Call under the deal's lock, for
 * the platform. Gives the payment that is open instead. Throws `forbidden` (not the debtor), `invalid_amount` (another currency) and
 * `conflict` (`deal_closed`, `already_paid`, `more_than_due`).
 */
export async function openPaymentOf(tx: Tx, ask: { dealId: string; milestone: string; currency: string; amount: number; orgId: string }): Promise<PaymentRow | null> {
  const obligation = await obligationByCode(tx, ask.dealId, ask.milestone);
  if (obligation.debtorOrgId !== ask.orgId) throw new AppError('forbidden', { reason: 'not_the_buyer' });
  if (obligation.ended) throw new AppError('conflict', { deal: ask.dealId, reason: 'deal_closed' });
  if (obligation.currency !== ask.currency) throw new AppError('invalid_amount', { currency: ask.currency });
  const rows = await tx.select().from(payments)
    .where(and(eq(payments.dealId, ask.dealId), eq(payments.milestone, ask.milestone), inArray(payments.status, [...OPEN_STATUSES, 'settled', 'refunded']))).orderBy(desc(payments.id));
  const open = rows.find((r) => isOpen(r.status));
  if (open) return open;
  // What is promised back counts as gone: the rest need not wait until it has left.
  const sums = await refundSums(tx, rows.map((r) => r.id));
  const onItsWayBack = [...sums.values()].reduce((sum, s) => sum + s.promised - s.returned, 0);
  if (ask.amount > outstandingOn({ ...obligation, settled: obligation.settled - onItsWayBack })) {
    throw new AppError('conflict', { obligation: obligation.id, reason: obligation.settled > 0 ? 'already_paid' : 'more_than_due' });
  }
  return null;
}

/** Is a chargeback of the deal undecided? Then nothing of it is paid out. */
export async function chargebackOpen(tx: Tx, dealId: string): Promise<boolean> {
  const rows = await tx.execute<{ one: number }>(sql`
    select 1 as one from ledger_accounts a where a.code like 'asset.dispute_hold:%' and a.balance > 0
      and exists (select 1 from ledger_entries e join ledger_journals j on j.id = e.journal_id where e.account = a.code and j.deal_id = ${dealId}) limit 1`);
  return rows.length > 0;
}

/** Per payment, minor units promised back to the payer (refunds that are not refused) and those really returned. */
export async function refundSums(tx: Tx, paymentIds: readonly string[]): Promise<Map<string, { promised: number; returned: number }>> {
  if (paymentIds.length === 0) return new Map();
  const rows = await tx.select({
    paymentId: paymentCommands.subjectId,
    promised: sql<string>`sum((${paymentCommands.request}->>'amount')::bigint)`,
    returned: sql<string>`coalesce(sum((${paymentCommands.request}->>'amount')::bigint) filter (where ${ledgerJournals.id} is not null), 0)`,
  }).from(paymentCommands).leftJoin(ledgerJournals, eq(ledgerJournals.idemKey, sql`'refund:' || ${paymentCommands.providerId}`))
    .where(and(eq(paymentCommands.kind, 'refund'), ne(paymentCommands.state, 'refused'), inArray(paymentCommands.subjectId, [...paymentIds])))
    .groupBy(paymentCommands.subjectId);
  return new Map(rows.map((r) => [r.paymentId, { promised: Number(r.promised), returned: Number(r.returned) }]));
}

export async function settledPayments(tx: Tx, dealId: string): Promise<PaymentRow[]> {
  return tx.select().from(payments).where(and(eq(payments.dealId, dealId), inArray(payments.status, ['settled', 'refunded']))).orderBy(asc(payments.createdAt), asc(payments.id));
}

/** Payments of a deal, newest first; the caller's scope decides which are visible. */
export async function selectPayments(tx: Tx, dealId: string, page: { limit: number; afterId?: string }): Promise<PaymentRow[]> {
  return tx.select().from(payments).where(and(eq(payments.dealId, dealId), page.afterId ? lt(payments.id, page.afterId) : undefined)).orderBy(desc(payments.id)).limit(page.limit);
}

/** Turns rows into resources. Who is neither payer nor platform sees amount and state, not where to pay nor the bank's papers. */
export async function paymentResources(tx: Tx, scope: Scope, rows: PaymentRow[]): Promise<PaymentResource[]> {
  const sums = await asPlatform(tx, scope, 'sum the refunds', () => refundSums(tx, rows.map((r) => r.id)));
  return rows.map((row) => {
    const insider = scope.kind === 'system' || scope.kind === 'operator' || (scope.kind === 'org' && scope.orgId === row.payerOrgId);
    const currency = row.currency as Currency;
    return {
      id: row.id, deal_id: row.dealId, payer_org_id: row.payerOrgId, milestone: row.milestone, rail: row.rail, amount: { currency, amount: row.amount }, status: row.status,
      checkout_url: insider && row.status === 'pending' ? row.checkoutUrl : null,
      expires_at: row.expiresAt?.toISOString() ?? null, settled_at: row.settledAt?.toISOString() ?? null, problem: insider ? row.lastError : null,
      refunded: { currency, amount: sums.get(row.id)?.returned ?? 0 },
      bank: row.rail === 'bank' && insider
        ? { slip_file_id: row.slipFileId, bank_name: row.bankName, serial: row.bankSerial, recorded: row.recordedBy !== null, confirmed: row.confirmedBy !== null } : null,
      created_at: row.createdAt.toISOString(), updated_at: row.updatedAt.toISOString(),
    };
  });
}

export async function paymentResource(tx: Tx, scope: Scope, row: PaymentRow): Promise<PaymentResource> {
  return (await paymentResources(tx, scope, [row]))[0]!;
}

export function payoutResource(row: PayoutRow): PayoutResource {
  return {
    id: row.id, deal_id: row.dealId, payee_org_id: row.payeeOrgId, role: row.role, amount: { currency: row.currency as Currency, amount: row.amount }, state: row.state,
    waiting_for: row.state === 'sent' ? null : row.lastError, transfer_id: row.transferId, sent_at: row.sentAt?.toISOString() ?? null,
  };
}
