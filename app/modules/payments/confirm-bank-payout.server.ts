import { and, eq, ne } from 'drizzle-orm';
import { AppError } from '#app/core/errors.ts';
import type { Currency } from '#app/core/money.ts';
import type { OperatorScope, Scope } from '#app/core/scope.ts';
import { audit } from '#db/audit.ts';
import type { Db, Tx } from '#db/client.ts';
import { emit } from '#db/outbox.ts';
import { paymentCommands, payouts } from '#db/schema/payments.ts';
import { withTx } from '#db/tx.ts';
import { bankKey } from './bank-serial.ts';
import { zBankSent, type BankSentInput, type PaymentResource, type PayoutResource } from './contract.ts';
import { requireOperator } from '#app/core/require.ts';
import { refundSucceeded, transferSent } from './ledger/facts.ts';
import { post } from './ledger/post.server.ts';
import { parseInput } from '#app/core/input.ts';
import { chargebackOpen, findPayment, lockDealRow, lockPayment, lockPayout, paymentResource, payoutResource, refundSums, setCommand, setPayment, setPayout } from './payment.store.server.ts';
import { commandKey, zRefundRequest } from './requests.ts';

/** A bank order as the ledger names it. */
function orderOf(input: { bank_name: string; serial: string; sent_on: string }): { id: string; at: Date } {
  const { bank, serial } = bankKey(input.bank_name, input.serial);
  return { id: `bank:${bank}:${serial}`, at: new Date(`${input.sent_on}T12:00:00+08:00`) };
}

/** One bank order pays one thing. Its number must not stand on another payout or refund. */
async function assertUnused(tx: Tx, order: string, except: string): Promise<void> {
  const paid = await tx.select({ id: payouts.id }).from(payouts).where(and(eq(payouts.transferId, order), ne(payouts.id, except)));
  const refunded = await tx.select({ id: paymentCommands.id }).from(paymentCommands).where(and(eq(paymentCommands.providerId, order), ne(paymentCommands.id, except)));
  if (paid.length || refunded.length) throw new AppError('duplicate', { reason: 'serial_known' }, [{ path: 'serial', code: 'serial_known' }]);
}

/**
 * An operator has sent a payee its share from the supervised account. Throws `conflict` when the payout is not waiting for a
 * bank transfer (sent, under a dispute, or on its way over the card rail) or custody does not hold the sum (`overdraw`), and
 * `duplicate` for a bank order that stands elsewhere.
 */
export async function confirmBankPayout(deps: { db: Db }, scope: Scope, payoutId: string, raw: BankSentInput): Promise<PayoutResource> {
  const operator = requireOperator(scope, 'operator.ledger');
  const order = orderOf(parseInput(zBankSent, raw));
  return withTx(deps.db, operator, async (tx) => {
    const [known] = await tx.select({ dealId: payouts.dealId }).from(payouts).where(eq(payouts.id, payoutId));
    if (!known) throw new AppError('not_found', { payout: payoutId });
    const deal = await lockDealRow(tx, known.dealId);
    const payout = await lockPayout(tx, payoutId);
    if (payout.state !== 'pending' && payout.state !== 'failed') throw new AppError('conflict', { payout: payoutId, state: payout.state });
    if (deal.disputed || await chargebackOpen(tx, deal.id)) throw new AppError('conflict', { payout: payoutId, reason: 'dispute_open' });
    await assertNotOnCardRail(tx, payoutId, payout.lastError);
    await assertUnused(tx, order.id, payoutId);
    await post(tx, {
      ...transferSent({ transferId: order.id, payeeOrgId: payout.payeeOrgId, amount: { currency: payout.currency as Currency, amount: payout.amount }, dealId: deal.id, rail: 'bank' }),
      occurredAt: order.at,
    });
    await setPayout(tx, payoutId, { state: 'sent', transferId: order.id, sentAt: order.at, lastError: null });
    await emit(tx, 'payout.sent', { payoutId, dealId: deal.id }, { key: payoutId });
    await audit(tx, operator, { chain: `deal:${deal.id}`, action: 'payout.bank_send', subject: payoutId, data: { order: order.id } });
    return payoutResource((await tx.select().from(payouts).where(eq(payouts.id, payoutId)))[0]!);
  });
}

/** A transfer that may still go out over the card rail forbids a second one by bank. */
async function assertNotOnCardRail(tx: Tx, payoutId: string, lastError: string | null): Promise<void> {
  const [command] = await tx.select({ state: paymentCommands.state }).from(paymentCommands).where(eq(paymentCommands.key, commandKey.transfer(payoutId))).for('update');
  const cameBack = command?.state === 'done' && lastError === 'transfer_reversed';
  if (command && command.state !== 'refused' && !cameBack) throw new AppError('conflict', { payout: payoutId, reason: 'on_card_rail' });
}

/** An operator has sent money back to a payer from the supervised account: closes a refund that waited for the bank. */
export async function confirmBankRefund(deps: { db: Db }, scope: Scope, commandId: string, raw: BankSentInput): Promise<PaymentResource> {
  const operator = requireOperator(scope, 'operator.ledger');
  const order = orderOf(parseInput(zBankSent, raw));
  return withTx(deps.db, operator, (tx) => closeBankRefund(tx, operator, commandId, order));
}

async function closeBankRefund(tx: Tx, operator: OperatorScope, commandId: string, order: { id: string; at: Date }): Promise<PaymentResource> {
  const [known] = await tx.select().from(paymentCommands).where(and(eq(paymentCommands.id, commandId), eq(paymentCommands.kind, 'refund')));
  if (!known) throw new AppError('not_found', { refund: commandId });
  const request = zRefundRequest.parse(known.request);
  await lockDealRow(tx, request.dealId);
  const payment = await lockPayment(tx, request.paymentId);
  const [command] = await tx.select().from(paymentCommands).where(eq(paymentCommands.id, commandId)).for('update');
  if (request.rail !== 'bank' || command!.state !== 'pending') throw new AppError('conflict', { refund: commandId, state: command!.state });
  await assertUnused(tx, order.id, commandId);
  const amount = { currency: request.currency, amount: request.amount };
  await post(tx, { ...refundSucceeded({ refundId: order.id, amount, held: { dealId: request.dealId }, rail: 'bank' }), occurredAt: order.at });
  await setCommand(tx, commandId, { state: 'done', providerId: order.id, lastError: null });
  const returned = (await refundSums(tx, [payment.id])).get(payment.id)?.returned ?? 0;
  if (returned >= payment.amount) await setPayment(tx, payment.id, { status: 'refunded', lastError: null });
  await emit(tx, 'payment.refunded', { paymentId: payment.id, dealId: request.dealId }, { key: commandId });
  await audit(tx, operator, { chain: `deal:${request.dealId}`, action: 'refund.bank_settle', subject: commandId, data: { payment: payment.id, order: order.id, ...amount } });
  return paymentResource(tx, operator, (await findPayment(tx, payment.id))!);
}
