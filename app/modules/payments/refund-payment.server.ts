import { and, eq, isNull, ne, sql } from 'drizzle-orm';
import { AppError } from '#app/core/errors.ts';
import { newId } from '#app/core/ids.ts';
import type { Currency } from '#app/core/money.ts';
import type { Scope } from '#app/core/scope.ts';
import { audit } from '#db/audit.ts';
import type { Db, Tx } from '#db/client.ts';
import { emit } from '#db/outbox.ts';
import { ledgerJournals, paymentCommands } from '#db/schema/payments.ts';
import { asPlatform, withTx } from '#db/tx.ts';
import { paymentsScope } from './deps.ts';
import { heldFor, insertCommand, lockDealRow, refundSums, settledPayments, type PaymentRow } from './payment.store.server.ts';
import { commandKey, type RefundRequest } from './requests.ts';

export interface RefundAsk {
  dealId: string;
  /** Minor units to return; everything that is held and not yet promised back when absent. */
  amount?: number;
  /** Only from this payment. */
  paymentId?: string;
  /** Why, as a code (`cancelled_by_agreement`, `deal_closed` …): goes to the audit trail and the command. */
  reason: string;
}

/**
 * Asks for money held for a deal to go back to its payer, inside the caller's transaction, which must be allowed to do so (a
 * deal that is cancelled after funding). Writes one command per payment, newest payment first, and an outbox row that carries
 * it out; asking again asks only for what is not promised yet, so it is safe to repeat. The ledger moves when a refund has
 * succeeded; `payment.refunded` tells of it. Returns the commands' ids and the sum promised now. Throws `conflict`
 * (`not_enough_held`) when `amount` is more than can go back.
 */
export async function requestRefund(tx: Tx, scope: Scope, ask: RefundAsk): Promise<{ commandIds: string[]; amount: number }> {
  return asPlatform(tx, scope, 'plan the refund of held money', async () => {
    const deal = await lockDealRow(tx, ask.dealId);
    const paid = (await settledPayments(tx, deal.id)).filter((p) => !ask.paymentId || p.id === ask.paymentId).reverse();
    const sums = await refundSums(tx, paid.map((p) => p.id));
    const free = (await heldFor(tx, deal.id, deal.currency)) - await promisedOpen(tx, deal.id);
    let left = Math.min(ask.amount ?? free, free);
    if (ask.amount !== undefined && ask.amount > free) throw new AppError('conflict', { deal: deal.id, reason: 'not_enough_held', available: free });
    const commandIds: string[] = [];
    const before = left;
    for (const payment of paid) {
      const amount = Math.min(left, payment.amount - (sums.get(payment.id)?.promised ?? 0));
      if (amount <= 0) continue;
      left -= amount;
      commandIds.push(await plan(tx, payment, amount, ask.reason));
    }
    if (ask.amount !== undefined && left > 0) throw new AppError('conflict', { deal: deal.id, reason: 'not_enough_held', available: before - left });
    if (commandIds.length) {
      await audit(tx, scope, { chain: `deal:${deal.id}`, action: 'refund.request', subject: deal.id, data: { reason: ask.reason, amount: before - left, currency: deal.currency, commands: commandIds } });
    }
    return { commandIds, amount: before - left };
  });
}

/** A deal that can no longer take what is held for it sends all of it back (`deal.refund_due`). Repeatable. */
export async function refundDeal(deps: { db: Db }, dealId: string): Promise<void> {
  await withTx(deps.db, paymentsScope, (tx) => requestRefund(tx, paymentsScope, { dealId, reason: 'deal_refund_due' }));
}

/** Refunds of the deal that are promised but not posted yet, in minor units. */
async function promisedOpen(tx: Tx, dealId: string): Promise<number> {
  const [row] = await tx.select({ amount: sql<string>`coalesce(sum((${paymentCommands.request}->>'amount')::bigint), 0)` }).from(paymentCommands)
    .leftJoin(ledgerJournals, eq(ledgerJournals.idemKey, sql`'refund:' || ${paymentCommands.providerId}`))
    .where(and(eq(paymentCommands.dealId, dealId), eq(paymentCommands.kind, 'refund'), ne(paymentCommands.state, 'refused'), isNull(ledgerJournals.id)));
  return Number(row!.amount);
}

async function plan(tx: Tx, payment: PaymentRow, amount: number, reason: string): Promise<string> {
  const id = newId('command');
  const request: RefundRequest = {
    paymentId: payment.id, dealId: payment.dealId, rail: payment.rail, chargeId: payment.chargeId, currency: payment.currency as Currency, amount, reason, round: 0,
  };
  await insertCommand(tx, { id, key: commandKey.refund(id), kind: 'refund', dealId: payment.dealId, subjectId: payment.id, request });
  await emit(tx, 'refund.requested', { commandId: id, dealId: payment.dealId }, { key: id });
  return id;
}
