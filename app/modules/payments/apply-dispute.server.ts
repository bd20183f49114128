import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import { AppError } from '#app/core/errors.ts';
import type { Currency, Money } from '#app/core/money.ts';
import type { ProviderDispute, ProviderMovement } from '#app/platform/stripe/port.ts';
import { audit } from '#db/audit.ts';
import type { Tx } from '#db/client.ts';
import { emit } from '#db/outbox.ts';
import { paymentCommands } from '#db/schema/payments.ts';
import { withTx } from '#db/tx.ts';
import { paymentsScope, type PaymentDeps } from './deps.ts';
import { paymentOfCharge } from './find-payment.server.ts';
import { chart } from './ledger/chart.ts';
import { disputeLost, disputeReinstated, disputeWithdrawn, splitLoss } from './ledger/facts.ts';
import { release } from './ledger/pending.server.ts';
import { post } from './ledger/post.server.ts';
import { freeOf, isPosted, lockDealRow, lockPayment, setCommand, setPayment, type DealRow, type PaymentRow } from './payment.store.server.ts';
import { requestRefundInTx } from './refund-payment.server.ts';
import { pendingKey, zRefundRequest } from './requests.ts';
import { settlePayment } from './settle-payment.server.ts';

/**
 * A payer's bank disputes a card payment. What the provider took (and gave back) is read from its own movements, fee included;
 * the amount stands on a hold of its own until the bank decides, and while it stands nothing of the deal is paid out
 * (`chargebackOpen`). A lost dispute is borne by what is still held for the deal, the rest by all who were paid, by their shares: payees
 * then owe it, and it is set off against their next payout (`collectDebt`).
 */
export async function applyDispute(deps: PaymentDeps, disputeId: string): Promise<'applied' | 'ignored'> {
  const dispute = await deps.stripe.retrieveDispute(disputeId);
  const payment = await paymentOfCharge(deps, await deps.stripe.retrieveCharge(dispute.chargeId));
  if (!payment) return 'ignored';
  if (payment.status !== 'settled' && payment.status !== 'refunded') await settlePayment(deps, payment.id);
  const movements = (await deps.stripe.listMovements({ createdFrom: new Date(dispute.createdAt.getTime() - 60_000) })).filter((m) => m.sourceId === dispute.id);
  await withTx(deps.db, paymentsScope, async (tx) => {
    const deal = await lockDealRow(tx, payment.dealId);
    await write(tx, deal, await lockPayment(tx, payment.id), dispute, movements);
  });
  return 'applied';
}

const size = (m: ProviderMovement): Money => ({ currency: m.amount.currency, amount: Math.abs(m.amount.amount) });

async function write(tx: Tx, deal: DealRow, payment: PaymentRow, dispute: ProviderDispute, movements: ProviderMovement[]): Promise<void> {
  const taken = movements.find((m) => m.amount.amount < 0);
  const returned = movements.find((m) => m.amount.amount > 0);
  const told = (action: string, data: Record<string, unknown>) => audit(tx, paymentsScope, { chain: `deal:${deal.id}`, action, subject: payment.id, data: { dispute: dispute.id, ...data } });
  if (!taken) return;
  const posted = await post(tx, { ...disputeWithdrawn({ disputeId: dispute.id, amount: size(taken), fee: taken.fee.amount, dealId: deal.id }), occurredAt: taken.createdAt });
  if (posted.created) await told('chargeback.open', { reason: dispute.reason, amount: size(taken).amount });
  if (returned) {
    // A fee that is given back shows as a negative fee of the returning movement.
    const back = await post(tx, { ...disputeReinstated({ disputeId: dispute.id, amount: size(returned), fee: Math.max(0, -returned.fee.amount), dealId: deal.id }), occurredAt: returned.createdAt });
    if (back.created) await told('chargeback.won', {});
    return;
  }
  if (dispute.status !== 'lost' || await isPosted(tx, `dispute:${dispute.id}:lost`)) return;
  const amount = size(taken);
  const ended = await endRefunds(tx, payment);
  const shares = splitLoss(amount.amount, await freeOf(tx, deal.id, amount.currency), await paidShares(tx, deal.id, amount.currency), payment.payerOrgId);
  await post(tx, { ...disputeLost({ disputeId: dispute.id, dealId: deal.id, amount, shares }), occurredAt: dispute.createdAt });
  await setPayment(tx, payment.id, { lost: Math.min(payment.amount, payment.lost + amount.amount) });
  await told('chargeback.lost', { held: shares.held, commission: shares.commission, owed: shares.owed, ...(ended.ids.length ? { refunds: ended.ids } : {}) });
  const rest = Math.min(ended.amount - shares.held, payment.amount - payment.lost - amount.amount);
  if (rest > 0) await requestRefundInTx(tx, paymentsScope, { dealId: deal.id, paymentId: payment.id, amount: rest, reason: ended.reason });
  // The bank gave the payer what was held: a deal that is being refunded may have come to its end by that.
  if (shares.held > 0) await emit(tx, 'payment.refunded', { dealId: deal.id, paymentId: payment.id }, { key: dispute.id });
}

/**
 * Refunds that waited for the bank's decision: the provider never carries them out, since the bank has given the money back itself. What the
 * ledger kept for them bears the loss. One whose outcome is open is found out first (`conflict`: the event comes again).
 */
async function endRefunds(tx: Tx, payment: PaymentRow): Promise<{ ids: string[]; amount: number; reason: string }> {
  const waiting = await tx.select().from(paymentCommands)
    .where(and(eq(paymentCommands.kind, 'refund'), eq(paymentCommands.subjectId, payment.id), inArray(paymentCommands.state, ['pending', 'unknown']))).orderBy(asc(paymentCommands.id)).for('update');
  if (waiting.some((c) => c.state === 'unknown')) throw new AppError('conflict', { payment: payment.id, reason: 'refund_under_way' });
  for (const command of waiting) {
    await release(tx, pendingKey.refund(command.id));
    await setCommand(tx, command.id, { state: 'refused', lastError: 'charge_lost' });
  }
  const requests = waiting.map((c) => zRefundRequest.parse(c.request));
  return { ids: waiting.map((c) => c.id), amount: requests.reduce((sum, r) => sum + r.amount, 0), reason: requests[0]?.reason ?? '' };
}

/** Among whom the deal's money was divided: payees by what became payable to them, and the platform's commission, from the release's journals. */
async function paidShares(tx: Tx, dealId: string, currency: Currency): Promise<{ payees: { orgId: string; amount: number }[]; commission: number }> {
  const rows = await tx.execute<{ account: string; amount: string }>(sql`
    select e.account, sum(-e.amount)::text as amount from ledger_entries e join ledger_journals j on j.id = e.journal_id left join ledger_journals o on o.id = j.reverses
    where j.deal_id = ${dealId} and e.currency = ${currency} and coalesce(o.kind, j.kind) = 'milestone_released' and (e.account like 'payable.org:%' or e.account = ${chart.commission}) group by 1 order by 1`);
  const positive = rows.map((r) => ({ account: r.account, amount: Number(r.amount) })).filter((r) => r.amount > 0);
  return {
    payees: positive.filter((r) => r.account !== chart.commission).map((r) => ({ orgId: r.account.slice('payable.org:'.length), amount: r.amount })),
    commission: positive.find((r) => r.account === chart.commission)?.amount ?? 0,
  };
}
