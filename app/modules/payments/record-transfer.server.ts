import type { ProviderReversal, ProviderTransfer } from '#app/platform/stripe/port.ts';
import type { Currency } from '#app/core/money.ts';
import { subjectChain } from '#app/core/money-subject.ts';
import { audit } from '#db/audit.ts';
import type { Tx } from '#db/client.ts';
import { emit } from '#db/outbox.ts';
import { paymentsScope } from './deps.ts';
import { transferReversed, transferSent } from './ledger/facts.ts';
import { isPending } from './ledger/pending.server.ts';
import { post } from './ledger/post.server.ts';
import { lockSubject, lockPayout, setPayout } from './payment.store.server.ts';

/** Why a transfer is not the one that was meant, if so. */
export function transferDoubt(asked: { currency: string; amount: number; destination: string | null; dealId: string }, transfer: ProviderTransfer): string | null {
  if (transfer.amount.amount !== asked.amount || transfer.amount.currency !== asked.currency) return 'amount_mismatch';
  if (transfer.destination !== asked.destination) return 'destination_mismatch';
  return transfer.transferGroup === asked.dealId ? null : 'metadata_mismatch';
}

/** What a transfer is about; `pending` names the journal under way that it posts. */
interface About { payoutId: string; dealId: string; pending?: string }

/** Writes down that money left to a payee: journal, payout, news, audit. Repeatable. */
export async function recordTransfer(tx: Tx, about: About, transfer: ProviderTransfer): Promise<void> {
  await lockSubject(tx, about.dealId);
  const payout = await lockPayout(tx, about.payoutId);
  const posted = await post(tx, {
    ...transferSent({ transferId: transfer.id, payeeOrgId: payout.payeeOrgId, amount: { currency: payout.currency as Currency, amount: transfer.amount.amount }, dealId: payout.dealId }),
    occurredAt: transfer.createdAt, ...(about.pending && await isPending(tx, about.pending) ? { pending: about.pending } : {}),
  });
  if (!posted.created) return;
  const paid = payout.paid + transfer.amount.amount;
  const whole = paid + payout.setOff === payout.amount;
  await setPayout(tx, payout.id, { paid, transferId: transfer.id, sentAt: transfer.createdAt, ...(whole ? { state: 'sent', lastError: null } : {}) });
  if (whole) await emit(tx, 'payout.sent', { payoutId: payout.id, dealId: payout.dealId }, { key: payout.id });
  await audit(tx, paymentsScope, { chain: subjectChain(payout.dealId), action: 'payout.send', subject: payout.id, data: { transfer: transfer.id } });
}

/** Writes down that a transfer came back, wholly or in part. The payee is owed the amount again; an operator decides how to go on. */
export async function recordReversal(tx: Tx, about: About, reversal: ProviderReversal): Promise<void> {
  await lockSubject(tx, about.dealId);
  const payout = await lockPayout(tx, about.payoutId);
  const posted = await post(tx, { ...transferReversed({ reversalId: reversal.id, payeeOrgId: payout.payeeOrgId, amount: reversal.amount, dealId: payout.dealId }), occurredAt: reversal.createdAt });
  if (!posted.created) return;
  await setPayout(tx, payout.id, { paid: payout.paid - reversal.amount.amount, state: 'failed', lastError: 'transfer_reversed' });
  await audit(tx, paymentsScope, { chain: subjectChain(payout.dealId), action: 'payout.reverse', subject: payout.id, data: { reversal: reversal.id, amount: reversal.amount.amount } });
}
