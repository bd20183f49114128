import { AppError, type FieldError } from '#app/core/errors.ts';
import { subjectChain } from '#app/core/money-subject.ts';
import type { Currency } from '#app/core/money.ts';
import type { Scope } from '#app/core/scope.ts';
import { endApproval } from '#app/modules/approvals/end-approval.server.ts';
import { useApproval } from '#app/modules/approvals/use-approval.server.ts';
import { audit } from '#db/audit.ts';
import type { Db } from '#db/client.ts';
import { emit } from '#db/outbox.ts';
import { withTx } from '#db/tx.ts';
import { receiptApproval, receiptGround } from './ground.server.ts';
import { bankKey } from './bank-serial.ts';
import { zBankReceipt, zRejectBankPayment, type BankReceiptInput, type PaymentResource, type RejectBankPaymentInput } from './contract.ts';
import { requireOperator } from '#app/core/require.ts';
import { parseInput } from '#app/core/input.ts';
import { findPayment, lockSubject, lockPayment, paymentResource, setPayment } from './payment.store.server.ts';
import { takeIn } from './take-in.server.ts';

/**
 * Second of two operators: types what the statement says once more, without having been told, and by that makes the money
 * count. Throws `same_person` for whoever recorded it, field errors where the two differ, `conflict` when
 * there is nothing to confirm. The database refuses one person in both roles as well.
 */
export async function confirmBankReceipt(deps: { db: Db }, scope: Scope, paymentId: string, raw: BankReceiptInput): Promise<PaymentResource> {
  const operator = requireOperator(scope, 'operator.ledger');
  const input = parseInput(zBankReceipt, raw);
  return withTx(deps.db, operator, async (tx) => {
    const known = await findPayment(tx, paymentId);
    if (!known) throw new AppError('not_found', { payment: paymentId });
    await lockSubject(tx, known.dealId);
    const payment = await lockPayment(tx, paymentId);
    if (payment.rail !== 'bank' || payment.status !== 'pending' || !payment.recordedBy || !payment.bankName || !payment.bankSerial) {
      throw new AppError('conflict', { payment: paymentId, state: payment.status });
    }
    await useApproval(tx, operator, receiptApproval(paymentId), await receiptGround(tx, payment, { bank: payment.bankName, serial: payment.bankSerial }));
    const { bank, serial } = bankKey(input.bank_name, input.serial);
    const differs: FieldError[] = [
      ...(bank === payment.bankName ? [] : [{ path: 'bank_name', code: 'differs_from_record' }]),
      ...(serial === payment.bankSerial ? [] : [{ path: 'serial', code: 'differs_from_record' }]),
      ...(input.amount.amount === payment.amount && input.amount.currency === payment.currency ? [] : [{ path: 'amount', code: 'differs_from_record' }]),
    ];
    if (differs.length) throw new AppError('validation', { payment: paymentId }, differs);
    const amount = { currency: payment.currency as Currency, amount: payment.amount };
    // Noon in China of the day the statement names: a receipt has a day, not a minute.
    const receivedAt = new Date(`${input.received_on}T12:00:00+08:00`);
    await setPayment(tx, paymentId, { status: 'settled', confirmedBy: operator.userId, settledAt: receivedAt, lastError: null });
    await takeIn(tx, operator, payment, { rail: 'bank', bank, serial, at: receivedAt });
    await emit(tx, 'payment.settled', { paymentId, dealId: payment.dealId }, { key: paymentId });
    await audit(tx, operator, { chain: subjectChain(payment.dealId), action: 'payment.bank_confirm', subject: paymentId, data: { bank, serial, received_on: input.received_on, ...amount } });
    return paymentResource(tx, operator, (await findPayment(tx, paymentId))!);
  });
}

/** An operator turns a bank payment away (no money came, or not what was claimed): the payer may start another. Needs a reason of the list. */
export async function rejectBankPayment(deps: { db: Db }, scope: Scope, paymentId: string, raw: RejectBankPaymentInput): Promise<PaymentResource> {
  const operator = requireOperator(scope, 'operator.ledger');
  const input = parseInput(zRejectBankPayment, raw);
  return withTx(deps.db, operator, async (tx) => {
    const known = await findPayment(tx, paymentId);
    if (!known) throw new AppError('not_found', { payment: paymentId });
    await lockSubject(tx, known.dealId);
    const payment = await lockPayment(tx, paymentId);
    if (payment.rail !== 'bank' || payment.status !== 'pending') throw new AppError('conflict', { payment: paymentId, state: payment.status });
    await endApproval(tx, operator, receiptApproval(paymentId), { decision: 'refused', reason: input.reason });
    await setPayment(tx, paymentId, { status: 'failed', lastError: input.reason, bankName: null, bankSerial: null });
    await emit(tx, 'payment.failed', { paymentId, dealId: payment.dealId }, { key: paymentId });
    await audit(tx, operator, { chain: subjectChain(payment.dealId), action: 'payment.bank_reject', subject: paymentId, data: { reason: input.reason } });
    return paymentResource(tx, operator, (await findPayment(tx, paymentId))!);
  });
}
