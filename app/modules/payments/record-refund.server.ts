import type { Currency } from '#app/core/money.ts';
import { subjectChain } from '#app/core/money-subject.ts';
import type { ProviderRefund } from '#app/platform/stripe/port.ts';
import { obligationByCode, settle } from '#app/modules/obligations/obligation.store.server.ts';
import { audit } from '#db/audit.ts';
import type { Tx } from '#db/client.ts';
import { emit } from '#db/outbox.ts';
import type { Recorded } from './commands/kind.ts';
import { paymentsScope } from './deps.ts';
import { refundFailed, refundSucceeded } from './ledger/facts.ts';
import { isPending, release } from './ledger/pending.server.ts';
import { postAll } from './ledger/post.server.ts';
import { lockSubject, lockPayment, refundSums, setCommand, setPayment } from './payment.store.server.ts';
import { passOn } from './release-obligation.server.ts';
import { pendingKey } from './requests.ts';

/**
 * Writes down how a refund stands at the provider: posted when it succeeded, posted and taken back when it failed after money
 * had moved, nothing while it is pending. Which journals exist follows from the refund alone, not from the order of the news.
 * Returns how that leaves the command: `refused` for a refund that came to nothing.
 */
export async function recordRefund(tx: Tx, about: { paymentId: string; dealId: string; commandId: string }, refund: ProviderRefund): Promise<Recorded> {
  await lockSubject(tx, about.dealId);
  const payment = await lockPayment(tx, about.paymentId);
  const failed = refund.status === 'failed' || refund.status === 'canceled';
  // A pending refund may have a booking already when its money is on the way; only its end counts.
  const moved = refund.status === 'succeeded' || (failed && refund.balanceTransactionId !== null);
  const fact = { refundId: refund.id, amount: refund.amount, held: { dealId: about.dealId } };
  const pending = pendingKey.refund(about.commandId);
  const [sent, back] = moved ? await postAll(tx, [
    { ...refundSucceeded(fact), occurredAt: refund.createdAt, ...(await isPending(tx, pending) ? { pending } : {}) },
    ...(failed ? [{ ...refundFailed(fact), occurredAt: refund.createdAt }] : []),
  ]) : [];
  if (failed && !moved) await release(tx, pending);
  const obligation = moved ? await obligationByCode(tx, about.dealId, payment.milestone) : null;
  const of = { paymentId: payment.id, amount: refund.amount.amount };
  if (obligation && sent) await settle(tx, obligation, { kind: 'refunded', journalId: sent.journalId, ...of, amount: -of.amount });
  if (obligation && back) await passOn(tx, paymentsScope, await settle(tx, obligation, { kind: 'refund_failed', journalId: back.journalId, ...of }));
  const outcome: Recorded = failed ? { state: 'refused', code: 'refund_failed' } : { state: 'done', code: refund.status === 'succeeded' ? null : 'refund_pending' };
  await setCommand(tx, about.commandId, { state: outcome.state, providerId: refund.id, lastError: outcome.code });
  const returned = (await refundSums(tx, [payment.id])).get(payment.id)?.returned ?? 0;
  const whole = returned >= payment.amount - payment.lost;
  if (whole && payment.status === 'settled') await setPayment(tx, payment.id, { status: 'refunded', lastError: null });
  if (!whole && payment.status === 'refunded') await setPayment(tx, payment.id, { status: 'settled' });
  if (failed) await setPayment(tx, payment.id, { lastError: 'refund_failed' });
  if (sent?.created || back?.created) {
    const data = { payment: payment.id, refund: refund.id, amount: refund.amount.amount, currency: refund.amount.currency satisfies Currency };
    await audit(tx, paymentsScope, { chain: subjectChain(about.dealId), action: failed ? 'refund.fail' : 'refund.settle', subject: about.commandId, data });
  }
  if (sent?.created && !failed) await emit(tx, 'payment.refunded', { dealId: about.dealId, paymentId: payment.id }, { key: refund.id });
  return outcome;
}
