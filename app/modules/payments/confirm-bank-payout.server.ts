import { and, eq, sql } from 'drizzle-orm';
import { AppError } from '#app/core/errors.ts';
import { subjectChain } from '#app/core/money-subject.ts';
import { parseInput } from '#app/core/input.ts';
import type { Currency } from '#app/core/money.ts';
import { requireOperator } from '#app/core/require.ts';
import type { OperatorScope, Scope } from '#app/core/scope.ts';
import { useApproval } from '#app/modules/approvals/use-approval.server.ts';
import { obligationByCode, settle } from '#app/modules/obligations/obligation.store.server.ts';
import { audit } from '#db/audit.ts';
import type { Tx } from '#db/client.ts';
import { emit } from '#db/outbox.ts';
import { bankOrders, paymentCommands, payouts } from '#db/schema/payments.ts';
import { withTx } from '#db/tx.ts';
import { ledgerOrder, orderApproval, standingOrder, type BankOrderRow, type BankSubject } from './bank-order.store.server.ts';
import { orderGround } from './ground.server.ts';
import { zConfirmBankOrder, type ConfirmBankOrderInput, type PaymentResource, type PayoutResource } from './contract.ts';
import type { PaymentDeps } from './deps.ts';
import { refundSucceeded, transferSent } from './ledger/facts.ts';
import { isPending } from './ledger/pending.server.ts';
import { post } from './ledger/post.server.ts';
import { chargebackOpen, findPayment, lockSubject, lockPayment, lockPayout, paymentResource, payoutResource, refundSums, setCommand, setPayment, setPayout } from './payment.store.server.ts';
import { assertNotCooling } from './payout-cooling.server.ts';
import { pendingKey, zRefundRequest } from './requests.ts';

type Deps = Pick<PaymentDeps, 'db' | 'clock'>;

/**
 * Second of two operators: has compared the order with the bank's advice and the statement, and by that makes the payout count. The
 * order is named, so that what is confirmed is what was looked at. Throws `same_person` for whoever recorded it and for whoever
 * released the deal's money, `ground_changed` when sum, account or advice are no longer what was recorded, `conflict` when no such order stands, the payout is not waiting, or custody does not hold the sum (`overdraw`).
 */
export async function confirmBankPayout(deps: Deps, scope: Scope, payoutId: string, raw: ConfirmBankOrderInput): Promise<PayoutResource> {
  const operator = requireOperator(scope, 'operator.ledger');
  const input = parseInput(zConfirmBankOrder, raw);
  return withTx(deps.db, operator, async (tx) => {
    const [known] = await tx.select({ dealId: payouts.dealId }).from(payouts).where(eq(payouts.id, payoutId));
    if (!known) throw new AppError('not_found', { payout: payoutId });
    const deal = await lockSubject(tx, known.dealId);
    const payout = await lockPayout(tx, payoutId);
    if (payout.state !== 'pending' && payout.state !== 'failed') throw new AppError('conflict', { payout: payoutId, state: payout.state });
    if (deal.disputed || await chargebackOpen(tx, deal.id)) throw new AppError('conflict', { payout: payoutId, reason: 'dispute_open' });
    await assertNotCooling(tx, payout.payeeOrgId, deps.clock.now());
    const order = await confirm(tx, operator, { subject: { payoutId }, orderId: input.order_id });
    const { id, at } = ledgerOrder(order);
    const amount = { currency: order.currency as Currency, amount: order.amount };
    await post(tx, { ...transferSent({ transferId: id, payeeOrgId: payout.payeeOrgId, amount, dealId: deal.id, rail: 'bank' }), occurredAt: at, ...(await underWay(tx, pendingKey.bankOrder(order.id))) });
    await setPayout(tx, payoutId, { state: 'sent', paid: payout.paid + order.amount, transferId: id, sentAt: at, lastError: null });
    await emit(tx, 'payout.sent', { payoutId, dealId: deal.id }, { key: payoutId });
    await audit(tx, operator, { chain: subjectChain(deal.id), action: 'payout.bank_send', subject: payoutId, data: { order: id, record: order.id } });
    return payoutResource((await tx.select().from(payouts).where(eq(payouts.id, payoutId)))[0]!);
  });
}

/** The same for a refund: closes the one that waited for the bank. `same_person` for whoever recorded the order. */
export async function confirmBankRefund(deps: Deps, scope: Scope, commandId: string, raw: ConfirmBankOrderInput): Promise<PaymentResource> {
  const operator = requireOperator(scope, 'operator.ledger');
  const input = parseInput(zConfirmBankOrder, raw);
  return withTx(deps.db, operator, (tx) => closeBankRefund(tx, operator, commandId, input.order_id));
}

async function closeBankRefund(tx: Tx, operator: OperatorScope, commandId: string, orderId: string): Promise<PaymentResource> {
  const [known] = await tx.select().from(paymentCommands).where(and(eq(paymentCommands.id, commandId), eq(paymentCommands.kind, 'refund')));
  if (!known) throw new AppError('not_found', { refund: commandId });
  const request = zRefundRequest.parse(known.request);
  await lockSubject(tx, request.dealId);
  const payment = await lockPayment(tx, request.paymentId);
  const [command] = await tx.select().from(paymentCommands).where(eq(paymentCommands.id, commandId)).for('update');
  if (request.rail !== 'bank' || command!.state !== 'pending') throw new AppError('conflict', { refund: commandId, state: command!.state });
  const record = await confirm(tx, operator, { subject: { commandId }, orderId });
  const order = ledgerOrder(record);
  const amount = { currency: request.currency, amount: request.amount };
  const { journalId } = await post(tx, { ...refundSucceeded({ refundId: order.id, amount, held: { dealId: request.dealId }, rail: 'bank' }), occurredAt: order.at, ...(await underWay(tx, pendingKey.refund(commandId))) });
  await settle(tx, await obligationByCode(tx, request.dealId, payment.milestone), { kind: 'refunded', journalId, paymentId: payment.id, amount: -request.amount });
  await setCommand(tx, commandId, { state: 'done', providerId: order.id, lastError: null });
  const returned = (await refundSums(tx, [payment.id])).get(payment.id)?.returned ?? 0;
  if (returned >= payment.amount - payment.lost) await setPayment(tx, payment.id, { status: 'refunded', lastError: null });
  await emit(tx, 'payment.refunded', { paymentId: payment.id, dealId: request.dealId }, { key: commandId });
  await audit(tx, operator, { chain: subjectChain(request.dealId), action: 'refund.bank_settle', subject: commandId, data: { payment: payment.id, order: order.id, record: record.id, ...amount } });
  return paymentResource(tx, operator, (await findPayment(tx, payment.id))!);
}

/** The journal under way that a posting ends; none for what was recorded before the ledger kept sums for it. */
async function underWay(tx: Tx, pending: string): Promise<{ pending?: string }> { return (await isPending(tx, pending)) ? { pending } : {}; }

/** Marks the named order as confirmed by another person than the one who recorded it. The row is locked by its subject's lock. */
async function confirm(tx: Tx, operator: OperatorScope, about: { subject: BankSubject; orderId: string }): Promise<BankOrderRow> {
  const order = await standingOrder(tx, about.subject);
  if (order?.id !== about.orderId || order.confirmedAt) throw new AppError('conflict', { ...about.subject, order: about.orderId, reason: 'order_gone' });
  await useApproval(tx, operator, orderApproval(order), await orderGround(tx, order));
  await tx.update(bankOrders).set({ confirmedBy: operator.userId, confirmedAt: sql`now()` }).where(eq(bankOrders.id, order.id));
  return order;
}
