import { subjectChain } from '#app/core/money-subject.ts';
import { audit } from '#db/audit.ts';
import { emit } from '#db/outbox.ts';
import { paymentsScope } from '../deps.ts';
import { findPayment, isOpen, lockPayment, setPayment, type CommandRow } from '../payment.store.server.ts';
import { zCheckoutRequest } from '../requests.ts';
import { DONE, type CommandKind } from './kind.ts';

interface OpenedCheckout { id: string; url: string | null; expiresAt: Date; amount?: { currency: string; amount: number } }

const read = (command: CommandRow) => zCheckoutRequest.parse(command.request);
/** Clocks differ a little; a look at the provider's list starts this much before the command was written. */
const SKEW_MS = 10 * 60_000;

/** Opens a page of the provider on which the payer pays. */
export const checkoutCommand: CommandKind<OpenedCheckout> = {
  waitsFor: () => null,
  async find(deps, command) {
    const found = await deps.stripe.findCheckouts({ metadata: { payment: command.subjectId }, createdFrom: new Date(command.createdAt.getTime() - SKEW_MS) });
    return found.find((c) => c.paid) ?? found.find((c) => c.status === 'open') ?? found[0] ?? null;
  },
  async send(deps, command, key) {
    const r = read(command);
    return deps.stripe.createCheckout({
      key, amount: { currency: r.currency, amount: r.amount }, description: r.description, metadata: { payment: r.paymentId, deal: r.dealId }, transferGroup: r.dealId,
      successUrl: r.successUrl, cancelUrl: r.cancelUrl, locale: r.locale,
    });
  },
  idOf: (result) => result.id,
  doubt(command, result) {
    const r = read(command);
    if (!result.amount) return null;
    return result.amount.amount === r.amount && result.amount.currency === r.currency ? null : 'amount_mismatch';
  },
  async record(tx, _deps, command, result) {
    const payment = await lockPayment(tx, command.subjectId);
    // A webhook may have been quicker than the answer: then the payment is further than this already.
    await setPayment(tx, payment.id, {
      checkoutId: result.id, checkoutUrl: result.url ?? payment.checkoutUrl, expiresAt: result.expiresAt,
      ...(payment.status === 'created' || payment.status === 'unknown' ? { status: 'pending', lastError: null } : {}),
    });
    return DONE;
  },
  passes: () => false,
  async lock(tx, command) { await lockPayment(tx, command.subjectId); },
  async refused(tx, command, code) {
    const payment = await findPayment(tx, command.subjectId);
    if (!payment || !isOpen(payment.status)) return;
    await setPayment(tx, payment.id, { status: 'failed', lastError: code });
    await emit(tx, 'payment.failed', { paymentId: payment.id, dealId: payment.dealId }, { key: payment.id });
    await audit(tx, paymentsScope, { chain: subjectChain(payment.dealId), action: 'payment.fail', subject: payment.id, data: { code } });
  },
  async unknown(tx, command) {
    const payment = await lockPayment(tx, command.subjectId);
    if (payment.status === 'created') await setPayment(tx, payment.id, { status: 'unknown' });
  },
};
