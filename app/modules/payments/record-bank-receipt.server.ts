import { AppError } from '#app/core/errors.ts';
import { subjectChain } from '#app/core/money-subject.ts';
import type { Scope } from '#app/core/scope.ts';
import { askApproval } from '#app/modules/approvals/ask-approval.server.ts';
import { endApproval } from '#app/modules/approvals/end-approval.server.ts';
import { audit } from '#db/audit.ts';
import type { Db } from '#db/client.ts';
import { constraintOf } from '#db/errors.ts';
import { withTx } from '#db/tx.ts';
import { bankKey } from './bank-serial.ts';
import { zBankReceipt, type BankReceiptInput, type PaymentResource } from './contract.ts';
import { requireOperator } from '#app/core/require.ts';
import { parseInput } from '#app/core/input.ts';
import { receiptApproval, receiptGround } from './ground.server.ts';
import { findPayment, lockSubject, lockPayment, paymentResource, setPayment } from './payment.store.server.ts';

/**
 * First of two operators: what the account statement says about a bank payment. A receipt counts once: bank and serial
 * number are unique over all payments (`duplicate`). A sum that differs from what the payer claimed is not recorded; the
 * payment is marked and stays in the operators' queue (`conflict`, reason `amount_mismatch`), until it is rejected or the
 * statement turns out to be misread. Recording again before the confirmation corrects the first record.
 */
export async function recordBankReceipt(deps: { db: Db }, scope: Scope, paymentId: string, raw: BankReceiptInput): Promise<PaymentResource> {
  const operator = requireOperator(scope, 'operator.ledger');
  const input = parseInput(zBankReceipt, raw);
  const result = await withTx(deps.db, operator, async (tx) => {
    const known = await findPayment(tx, paymentId);
    if (!known) throw new AppError('not_found', { payment: paymentId });
    await lockSubject(tx, known.dealId);
    const payment = await lockPayment(tx, paymentId);
    if (payment.rail !== 'bank' || payment.status !== 'pending') throw new AppError('conflict', { payment: paymentId, state: payment.status });
    const chain = subjectChain(payment.dealId);
    if (input.amount.amount !== payment.amount || input.amount.currency !== payment.currency) {
      await setPayment(tx, paymentId, { lastError: 'amount_mismatch', bankName: null, bankSerial: null, recordedBy: null });
      await endApproval(tx, operator, receiptApproval(paymentId), { decision: 'overtaken' });
      await audit(tx, operator, { chain, action: 'payment.mismatch', subject: paymentId, data: { claimed: payment.amount, received: input.amount.amount, currency: input.amount.currency } });
      return null;
    }
    const { bank, serial } = bankKey(input.bank_name, input.serial);
    await setPayment(tx, paymentId, { bankName: bank, bankSerial: serial, recordedBy: operator.userId, lastError: null });
    await askApproval(tx, operator, { ...receiptApproval(paymentId), dealId: payment.dealId, what: await receiptGround(tx, payment, { bank, serial }), anew: true });
    await audit(tx, operator, { chain, action: 'payment.bank_record', subject: paymentId, data: { bank, serial, received_on: input.received_on, ...input.amount } });
    return paymentResource(tx, operator, (await findPayment(tx, paymentId))!);
  }).catch((error: unknown) => {
    if (constraintOf(error) === 'payments_bank_serial_key') throw new AppError('duplicate', { reason: 'serial_known' }, [{ path: 'serial', code: 'serial_known' }]);
    throw error;
  });
  if (!result) throw new AppError('conflict', { payment: paymentId, reason: 'amount_mismatch' }, [{ path: 'amount', code: 'amount_mismatch' }]);
  return result;
}
