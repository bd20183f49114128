import { and, eq } from 'drizzle-orm';
import { AppError } from '#app/core/errors.ts';
import { subjectChain } from '#app/core/money-subject.ts';
import { newId } from '#app/core/ids.ts';
import type { Currency } from '#app/core/money.ts';
import { requireOperator } from '#app/core/require.ts';
import type { Scope } from '#app/core/scope.ts';
import { obligationsOf } from '#app/modules/obligations/obligation.store.server.ts';
import { isClaim } from '#app/modules/obligations/rules.ts';
import { audit } from '#db/audit.ts';
import type { Db, Tx } from '#db/client.ts';
import { emit } from '#db/outbox.ts';
import { paymentCommands } from '#db/schema/payments.ts';
import { asPlatform, dbNow, withTx } from '#db/tx.ts';
import { returnDeposits } from './convert-deposit.server.ts';
import { paymentsScope } from './deps.ts';
import { refundSucceeded } from './ledger/facts.ts';
import { reserve } from './ledger/pending.server.ts';
import { freeOf, insertCommand, lockSubject, refundSums, setCommand, settledPayments, type PaymentRow } from './payment.store.server.ts';
import { commandKey, pendingKey, zRefundRequest, type RefundRequest } from './requests.ts';

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
 * deal that is cancelled after funding). Writes one command per payment, newest payment first, each with its journal under way (the
 * ledger keeps the sum for it: asked for once, it cannot be asked for again), and the outbox row that carries it out. Asking again
 * asks only for what is not promised yet, so it is safe to repeat. The ledger posts when a refund has succeeded;
 * `payment.refunded` tells of it. Returns the commands' ids and the sum promised now. Throws `conflict` (`not_enough_held`, or
 * `overdraw` when the rail's account has not that much) when `amount` is more than can go back.
 */
export async function requestRefundInTx(tx: Tx, scope: Scope, ask: RefundAsk): Promise<{ commandIds: string[]; amount: number }> {
  return asPlatform(tx, scope, 'plan the refund of held money', async () => {
    const deal = await lockSubject(tx, ask.dealId);
    // A deposit that counted towards the price goes back as what it was paid as.
    if (deal.kind === 'deal' && ask.amount === undefined && ask.paymentId === undefined) for (const dealId of await returnDeposits(tx, deal.id)) await requestRefundInTx(tx, scope, { dealId, reason: ask.reason });
    // What repaid a debt to the platform is held for nobody: only a payment that is named goes back of it, by what was too much.
    const claims = new Set((await obligationsOf(tx, deal.id)).filter((o) => isClaim(o.kind)).map((o) => o.code));
    const paid = (await settledPayments(tx, deal.id)).filter((p) => (ask.paymentId ? p.id === ask.paymentId : !claims.has(p.milestone))).reverse();
    const sums = await refundSums(tx, paid.map((p) => p.id));
    const free = await freeOf(tx, deal.id, deal.currency);
    let left = Math.min(ask.amount ?? free, free);
    if (ask.amount !== undefined && ask.amount > free) throw new AppError('conflict', { deal: deal.id, reason: 'not_enough_held', available: free });
    const commandIds: string[] = [];
    const before = left;
    for (const payment of paid) {
      const amount = Math.min(left, payment.amount - payment.lost - (sums.get(payment.id)?.promised ?? 0));
      if (amount <= 0) continue;
      left -= amount;
      commandIds.push(await plan(tx, payment, amount, ask.reason));
    }
    if (ask.amount !== undefined && left > 0) throw new AppError('conflict', { deal: deal.id, reason: 'not_enough_held', available: before - left });
    if (commandIds.length) {
      await audit(tx, scope, { chain: subjectChain(deal.id), action: 'refund.request', subject: deal.id, data: { reason: ask.reason, amount: before - left, currency: deal.currency, commands: commandIds } });
    }
    return { commandIds, amount: before - left };
  });
}

/** A deal that can no longer take what is held for it sends all of it back (`deal.refund_due`). Repeatable. */
export async function refundDeal(deps: { db: Db }, dealId: string): Promise<void> {
  await withTx(deps.db, paymentsScope, (tx) => requestRefundInTx(tx, paymentsScope, { dealId, reason: 'deal_refund_due' }));
}

/**
 * An operator asks again for a refund that came to nothing: the money is held again, and goes out under a new command. Throws `conflict`
 * unless it was refused and nobody has asked anew (`asked_anew`), and when the deal has put the money to another use since (`not_enough_held`).
 */
export async function retryRefund(deps: { db: Db }, scope: Scope, commandId: string): Promise<{ commandId: string }> {
  const operator = requireOperator(scope, 'operator.ledger');
  return withTx(deps.db, operator, async (tx) => {
    const [known] = await tx.select().from(paymentCommands).where(and(eq(paymentCommands.id, commandId), eq(paymentCommands.kind, 'refund')));
    if (!known) throw new AppError('not_found', { refund: commandId });
    await lockSubject(tx, zRefundRequest.parse(known.request).dealId);
    const [command] = await tx.select().from(paymentCommands).where(eq(paymentCommands.id, commandId)).for('update');
    if (command!.state !== 'refused') throw new AppError('conflict', { refund: commandId, state: command!.state });
    const request = zRefundRequest.parse(command!.request);
    // It stays refused for ever; what was asked for in its place answers for the sum now.
    if (request.anew) throw new AppError('conflict', { refund: commandId, reason: 'asked_anew', command: request.anew });
    const { commandIds } = await requestRefundInTx(tx, operator, { dealId: request.dealId, paymentId: request.paymentId, amount: request.amount, reason: request.reason });
    await setCommand(tx, commandId, { request: { ...command!.request, anew: commandIds[0]! } });
    return { commandId: commandIds[0]! };
  });
}

async function plan(tx: Tx, payment: PaymentRow, amount: number, reason: string): Promise<string> {
  const id = newId('command');
  const currency = payment.currency as Currency;
  const request: RefundRequest = { paymentId: payment.id, dealId: payment.dealId, rail: payment.rail, chargeId: payment.chargeId, currency, amount, reason, round: 0 };
  await reserve(tx, {
    ...refundSucceeded({ refundId: id, amount: { currency, amount }, held: { dealId: payment.dealId }, rail: payment.rail }), key: pendingKey.refund(id), occurredAt: await dbNow(tx),
  });
  await insertCommand(tx, { id, key: commandKey.refund(id), kind: 'refund', dealId: payment.dealId, subjectId: payment.id, request });
  await emit(tx, 'refund.requested', { commandId: id, dealId: payment.dealId }, { key: id });
  return id;
}
