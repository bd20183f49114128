import { subjectChain } from '#app/core/money-subject.ts';
import type { ProviderRefund } from '#app/platform/stripe/port.ts';
import { audit } from '#db/audit.ts';
import { paymentsScope } from '../deps.ts';
import { lockSubject, lockPayment, setPayment, type CommandRow } from '../payment.store.server.ts';
import { recordRefund } from '../record-refund.server.ts';
import { release } from '../ledger/pending.server.ts';
import { pendingKey, zRefundRequest } from '../requests.ts';
import type { CommandKind } from './kind.ts';

const read = (command: CommandRow) => zRefundRequest.parse(command.request);

/** Sends money back to the card it came from. A refund over the bank waits for an operator (confirm-bank-refund). */
export const refundCommand: CommandKind<ProviderRefund> = {
  waitsFor: (command) => (read(command).rail === 'bank' ? 'awaiting_bank_refund' : null),
  async find(deps, command) {
    const found = await deps.stripe.listRefunds(read(command).chargeId!);
    return found.find((r) => r.metadata.command === command.id) ?? null;
  },
  async send(deps, command, key) {
    const r = read(command);
    return deps.stripe.createRefund({
      key, chargeId: r.chargeId!, amount: { currency: r.currency, amount: r.amount }, metadata: { payment: r.paymentId, deal: r.dealId, command: command.id },
    });
  },
  idOf: (result) => result.id,
  doubt(command, result) {
    const r = read(command);
    return result.amount.amount === r.amount && result.amount.currency === r.currency && result.chargeId === r.chargeId ? null : 'amount_mismatch';
  },
  record: (tx, _deps, command, result) => recordRefund(tx, { paymentId: command.subjectId, dealId: read(command).dealId, commandId: command.id }, result),
  // A charge under a chargeback cannot be refunded until the bank has decided.
  passes: (code) => code === 'charge_disputed' || code === 'lock_timeout',
  async lock(tx, command) {
    await lockSubject(tx, read(command).dealId);
    await lockPayment(tx, command.subjectId);
  },
  async refused(tx, command, code) {
    // What was kept for it is held for the deal again; an operator asks anew (retryRefund).
    await release(tx, pendingKey.refund(command.id));
    await setPayment(tx, command.subjectId, { lastError: 'refund_refused' });
    await audit(tx, paymentsScope, { chain: subjectChain(read(command).dealId), action: 'refund.refuse', subject: command.id, data: { payment: command.subjectId, code } });
  },
  unknown: async () => {},
};
