import type { Currency, Money } from '#app/core/money.ts';
import type { ProviderDispute, ProviderMovement } from '#app/platform/stripe/port.ts';
import { audit } from '#db/audit.ts';
import type { Tx } from '#db/client.ts';
import { withTx } from '#db/tx.ts';
import { paymentsScope, type PaymentDeps } from './deps.ts';
import { paymentOfCharge } from './find-payment.server.ts';
import { disputeLost, disputeReinstated, disputeWithdrawn } from './ledger/facts.ts';
import { post } from './ledger/post.server.ts';
import { heldFor, isPosted, lockDealRow, type DealRow, type PaymentRow } from './payment.store.server.ts';
import { settlePayment } from './settle-payment.server.ts';

/**
 * A payer's bank disputes a card payment. What the provider took (and gave back) is read from its own movements, fee included;
 * the amount stands on a hold of its own until the bank decides, and while it stands nothing of the deal is paid out
 * (`chargebackOpen`). A lost dispute is borne by what is still held for the deal, else by the seller, who then owes it.
 */
export async function applyDispute(deps: PaymentDeps, disputeId: string): Promise<'applied' | 'ignored'> {
  const dispute = await deps.stripe.retrieveDispute(disputeId);
  const payment = await paymentOfCharge(deps, await deps.stripe.retrieveCharge(dispute.chargeId));
  if (!payment) return 'ignored';
  if (payment.status !== 'settled' && payment.status !== 'refunded') await settlePayment(deps, payment.id);
  const movements = (await deps.stripe.listMovements({ createdFrom: new Date(dispute.createdAt.getTime() - 60_000) })).filter((m) => m.sourceId === dispute.id);
  await withTx(deps.db, paymentsScope, async (tx) => {
    const deal = await lockDealRow(tx, payment.dealId);
    await write(tx, deal, payment, dispute, movements);
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
  const held = await heldFor(tx, deal.id, taken.amount.currency satisfies Currency);
  const bearer = held >= size(taken).amount ? { dealId: deal.id } : { payeeOrgId: deal.sellerOrgId };
  await post(tx, { ...disputeLost({ disputeId: dispute.id, amount: size(taken), bearer }), occurredAt: dispute.createdAt });
  await told('chargeback.lost', { borne_by: 'dealId' in bearer ? 'held' : 'seller' });
}
