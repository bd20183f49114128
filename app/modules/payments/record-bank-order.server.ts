import { and, eq } from 'drizzle-orm';
import { legalDay } from '#app/core/clock.ts';
import { subjectChain } from '#app/core/money-subject.ts';
import { AppError, fieldError } from '#app/core/errors.ts';
import { newId } from '#app/core/ids.ts';
import { parseInput } from '#app/core/input.ts';
import type { Currency } from '#app/core/money.ts';
import { requireOperator } from '#app/core/require.ts';
import type { OperatorScope, Scope } from '#app/core/scope.ts';
import { askApproval } from '#app/modules/approvals/ask-approval.server.ts';
import { audit } from '#db/audit.ts';
import type { Tx } from '#db/client.ts';
import { constraintOf } from '#db/errors.ts';
import { bankOrders, paymentCommands, payouts } from '#db/schema/payments.ts';
import { dbNow, withTx } from '#db/tx.ts';
import { assertAdvice, assertAmount, assertUnused, barredFrom, orderApproval, orderResource, serialKnown, standingOrder, type BankSubject } from './bank-order.store.server.ts';
import { bankKey } from './bank-serial.ts';
import { orderGround } from './ground.server.ts';
import { zBankOrder, type BankOrderInput, type BankOrderResource } from './contract.ts';
import type { PaymentDeps } from './deps.ts';
import { transferSent } from './ledger/facts.ts';
import { reserve } from './ledger/pending.server.ts';
import { chargebackOpen, lockSubject, lockPayment, lockPayout, outstanding, setPayout, transferCommandOf, type PayoutRow } from './payment.store.server.ts';
import { assertNotCooling } from './payout-cooling.server.ts';
import { collectDebt } from './plan-transfers.server.ts';
import { pendingKey, zRefundRequest } from './requests.ts';

type Deps = Pick<PaymentDeps, 'db' | 'clock'>;
type Input = ReturnType<typeof zBankOrder.parse>;

/**
 * First of two operators: a payee's share was sent from the supervised account. Bank, number, sum, day and the bank's advice are
 * written down; nothing is posted before another person has confirmed it. Throws `conflict` when the payout is not waiting for a bank
 * transfer (sent, under a dispute, on its way over the card rail, an order recorded already, its payee's account just changed),
 * `duplicate` for a bank order that stands elsewhere, field errors on sum, day and file.
 */
export async function recordBankPayout(deps: Deps, scope: Scope, payoutId: string, raw: BankOrderInput): Promise<BankOrderResource> {
  const operator = requireOperator(scope, 'operator.ledger');
  const input = read(deps, raw);
  return write(deps, operator, async (tx) => {
    const [known] = await tx.select({ dealId: payouts.dealId }).from(payouts).where(eq(payouts.id, payoutId));
    if (!known) throw new AppError('not_found', { payout: payoutId });
    const deal = await lockSubject(tx, known.dealId);
    const payout = await lockPayout(tx, payoutId);
    if (payout.state !== 'pending' && payout.state !== 'failed') throw new AppError('conflict', { payout: payoutId, state: payout.state });
    if (deal.disputed || await chargebackOpen(tx, deal.id)) throw new AppError('conflict', { payout: payoutId, reason: 'dispute_open' });
    await assertNotOnCardRail(tx, payout);
    await assertNotCooling(tx, payout.payeeOrgId, deps.clock.now());
    // What the payee owes is deducted first; what an order may name is what then remains.
    const rest = await collectDebt(tx, payout);
    const due = { amount: outstanding(rest), currency: payout.currency };
    if (due.amount === 0) throw new AppError('conflict', { payout: payoutId, reason: 'set_off' });
    assertAmount(input.amount, due);
    const order = await insert(tx, operator, { subject: { payoutId }, dealId: deal.id, input });
    // The ledger keeps payable and custody for it until it is confirmed or turned away.
    await reserve(tx, {
      ...transferSent({ transferId: order.id, payeeOrgId: payout.payeeOrgId, amount: { ...due, currency: due.currency as Currency }, dealId: deal.id, rail: 'bank' }), key: pendingKey.bankOrder(order.id), occurredAt: await dbNow(tx),
    });
    await setPayout(tx, payoutId, { lastError: 'awaiting_second_person' });
    return order;
  });
}

/** The same for money that went back to a payer: a refund that waited for the bank, named by its command. */
export async function recordBankRefund(deps: Deps, scope: Scope, commandId: string, raw: BankOrderInput): Promise<BankOrderResource> {
  const operator = requireOperator(scope, 'operator.ledger');
  const input = read(deps, raw);
  return write(deps, operator, async (tx) => {
    const [known] = await tx.select().from(paymentCommands).where(and(eq(paymentCommands.id, commandId), eq(paymentCommands.kind, 'refund')));
    if (!known) throw new AppError('not_found', { refund: commandId });
    const request = zRefundRequest.parse(known.request);
    await lockSubject(tx, request.dealId);
    await lockPayment(tx, request.paymentId);
    const [command] = await tx.select().from(paymentCommands).where(eq(paymentCommands.id, commandId)).for('update');
    if (request.rail !== 'bank' || command!.state !== 'pending') throw new AppError('conflict', { refund: commandId, state: command!.state });
    assertAmount(input.amount, request);
    return insert(tx, operator, { subject: { commandId }, dealId: request.dealId, input });
  });
}

function read(deps: Deps, raw: BankOrderInput): Input {
  const input = parseInput(zBankOrder, raw);
  if (input.sent_on > legalDay(deps.clock.now())) throw fieldError('sent_on', 'day_in_future');
  return input;
}

async function write(deps: Deps, operator: OperatorScope, work: (tx: Tx) => Promise<BankOrderResource>): Promise<BankOrderResource> {
  return withTx(deps.db, operator, work).catch((error: unknown) => {
    if (constraintOf(error) === 'bank_orders_serial_key') throw serialKnown();
    throw error;
  });
}

async function insert(tx: Tx, operator: OperatorScope, order: { subject: BankSubject; dealId: string; input: Input }): Promise<BankOrderResource> {
  const { subject, dealId, input } = order;
  if (await standingOrder(tx, subject)) throw new AppError('conflict', { ...subject, reason: 'order_recorded' });
  await assertAdvice(tx, operator, input.advice_file_id);
  const { bank, serial } = bankKey(input.bank_name, input.serial);
  await assertUnused(tx, { bankName: bank, bankSerial: serial, sentOn: input.sent_on }, subject);
  const [row] = await tx.insert(bankOrders).values({
    id: newId('bankOrder'), dealId, ...subject, bankName: bank, bankSerial: serial, ...input.amount, sentOn: input.sent_on, adviceFileId: input.advice_file_id, recordedBy: operator.userId,
  }).returning();
  await askApproval(tx, operator, { ...orderApproval(row!), dealId, what: await orderGround(tx, row!), barred: await barredFrom(tx, row!) });
  const action = 'payoutId' in subject ? 'payout.bank_record' : 'refund.bank_record';
  await audit(tx, operator, { chain: subjectChain(dealId), action, subject: row!.id, data: { ...subject, bank, serial, sent_on: input.sent_on, advice: input.advice_file_id, ...input.amount } });
  return orderResource(row!);
}

/** A transfer that may still go out over the card rail forbids a second one by bank. */
async function assertNotOnCardRail(tx: Tx, payout: PayoutRow): Promise<void> {
  const command = await transferCommandOf(tx, payout.id);
  // A transfer that was sent leaves its payout failed only by coming back.
  const cameBack = command?.state === 'done' && payout.state === 'failed';
  if (command && command.state !== 'refused' && !cameBack) throw new AppError('conflict', { payout: payout.id, reason: 'on_card_rail' });
}
