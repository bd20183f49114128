import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import { addDays, legalDay } from '#app/core/clock.ts';
import { subjectChain, type MoneySubject } from '#app/core/money-subject.ts';
import { AppError } from '#app/core/errors.ts';
import type { Currency, Money } from '#app/core/money.ts';
import type { ProviderDispute, ProviderMovement } from '#app/platform/stripe/port.ts';
import { obligationByCode, openObligation, settle } from '#app/modules/obligations/obligation.store.server.ts';
import { heldOn, isClaim } from '#app/modules/obligations/rules.ts';
import { audit } from '#db/audit.ts';
import type { Tx } from '#db/client.ts';
import { emit } from '#db/outbox.ts';
import { paymentCommands } from '#db/schema/payments.ts';
import { dbNow, withTx } from '#db/tx.ts';
import { paymentsScope, type PaymentDeps } from './deps.ts';
import { paymentOfCharge } from './find-payment.server.ts';
import { chart } from './ledger/chart.ts';
import { disputeLost, disputeReinstated, disputeWithdrawn, splitLoss, type LossShares } from './ledger/facts.ts';
import { release } from './ledger/pending.server.ts';
import { post } from './ledger/post.server.ts';
import { freeOf, isPosted, lockSubject, lockPayment, setCommand, setPayment, type PaymentRow } from './payment.store.server.ts';
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
    const deal = await lockSubject(tx, payment.dealId);
    await write(tx, deal, await lockPayment(tx, payment.id), dispute, movements);
  });
  return 'applied';
}

/** A claim on a payee falls due as many days after the loss; until then and after, it is set off against what the payee is to get. */
const CLAIM_DAYS = 30;

const size = (m: ProviderMovement): Money => ({ currency: m.amount.currency, amount: Math.abs(m.amount.amount) });

async function write(tx: Tx, deal: MoneySubject, payment: PaymentRow, dispute: ProviderDispute, movements: ProviderMovement[]): Promise<void> {
  const taken = movements.find((m) => m.amount.amount < 0);
  const returned = movements.find((m) => m.amount.amount > 0);
  const told = (action: string, data: Record<string, unknown>) => audit(tx, paymentsScope, { chain: subjectChain(deal.id), action, subject: payment.id, data: { dispute: dispute.id, ...data } });
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
  const shares = await bear(tx, payment, dispute, amount);
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

/**
 * Posts who bears a lost chargeback, and reopens the obligation by what it took. What of it was released is no longer: all who were paid owe
 * their part, each as a claim, which is set off against their next payout or paid. Of money that repaid a claim the claim alone is open again.
 */
async function bear(tx: Tx, payment: PaymentRow, dispute: ProviderDispute, amount: Money): Promise<LossShares> {
  const obligation = await obligationByCode(tx, payment.dealId, payment.milestone);
  const claim = isClaim(obligation.kind);
  const held = claim ? 0 : Math.min(heldOn(obligation), await freeOf(tx, payment.dealId, amount.currency));
  const shares = claim ? { held: 0, owed: [{ orgId: payment.payerOrgId, amount: amount.amount }], commission: 0 }
    : splitLoss(amount.amount, held, await paidShares(tx, obligation.id, amount.currency), payment.payerOrgId);
  const { journalId } = await post(tx, { ...disputeLost({ disputeId: dispute.id, dealId: payment.dealId, amount, shares }), occurredAt: dispute.createdAt });
  const borne = claim ? amount.amount : shares.commission + shares.owed.reduce((sum, o) => sum + (o.orgId === payment.payerOrgId ? 0 : o.amount), 0);
  const undone = Math.min(borne, obligation.released);
  await settle(tx, obligation, { kind: 'lost', journalId, paymentId: payment.id, amount: -(shares.held + undone), released: -undone });
  if (claim) return shares;
  const dueOn = addDays(legalDay(await dbNow(tx)), CLAIM_DAYS);
  for (const [i, owed] of shares.owed.entries()) {
    await openObligation(tx, {
      agreementId: obligation.agreementId, dealId: payment.dealId, code: `claim_${dispute.id.replace(/[^A-Za-z0-9]/g, '').toLowerCase().slice(-28)}_${i + 1}`, kind: 'claim', debtorOrgId: owed.orgId, creditorOrgId: null,
      currency: amount.currency, amount: owed.amount, dueOn, releaseOn: 'payment', releaseMetAt: await dbNow(tx), payees: [],
    });
  }
  return shares;
}

/** Among whom the obligation's money was divided: payees by what became payable to them, and the platform's commission, from its releases. */
async function paidShares(tx: Tx, obligationId: string, currency: Currency): Promise<{ payees: { orgId: string; amount: number }[]; commission: number }> {
  const rows = await tx.execute<{ account: string; amount: string }>(sql`
    select e.account, sum(-e.amount)::text as amount from ledger_entries e join ledger_journals j on j.id = e.journal_id left join ledger_journals o on o.id = j.reverses
    where exists (select 1 from settlements s where s.journal_id = j.id and s.obligation_id = ${obligationId}) and e.currency = ${currency} and coalesce(o.kind, j.kind) = 'milestone_released' and (e.account like 'payable.org:%' or e.account = ${chart.commission}) group by 1 order by 1`);
  const positive = rows.map((r) => ({ account: r.account, amount: Number(r.amount) })).filter((r) => r.amount > 0);
  return {
    payees: positive.filter((r) => r.account !== chart.commission).map((r) => ({ orgId: r.account.slice('payable.org:'.length), amount: r.amount })),
    commission: positive.find((r) => r.account === chart.commission)?.amount ?? 0,
  };
}
