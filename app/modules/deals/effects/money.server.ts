import type { Currency } from '#app/core/money.ts';
import { milestoneReleased, splitRelease } from '#app/modules/payments/ledger/facts.ts';
import { post } from '#app/modules/payments/ledger/post.server.ts';
import { requestTransfersInTx } from '#app/modules/payments/plan-transfers.server.ts';
import { requestRefundInTx } from '#app/modules/payments/refund-payment.server.ts';
import type { DealEffect } from './types.ts';

/**
 * Releases the price: what is held for the deal becomes payable to seller and broker and commission of the platform, one
 * journal, keyed by deal and milestone. The payments room is asked for the transfers in the same transaction; what was paid in beyond
 * the price goes back.
 */
export const releaseFunds: DealEffect = async ({ tx, scope, ctx, stale }) => {
  stale();
  const { deal } = ctx;
  const currency = deal.currency as Currency;
  const split = splitRelease(deal.priceAmount, { platform: deal.platformFeeBps, broker: deal.brokerOrgId ? deal.brokerFeeBps : 0 });
  const payees = [
    { role: 'seller' as const, orgId: deal.sellerOrgId, amount: split.seller },
    ...(deal.brokerOrgId ? [{ role: 'broker' as const, orgId: deal.brokerOrgId, amount: split.broker }] : []),
  ].filter((p) => p.amount > 0);
  const posted = await post(tx, { ...milestoneReleased({ dealId: deal.id, milestone: 'price', currency, payees, commission: split.platform }), occurredAt: ctx.now });
  await requestTransfersInTx(tx, scope, { dealId: deal.id, currency, payees: payees.map((p) => ({ payeeOrgId: p.orgId, role: p.role, amount: p.amount })) });
  if (ctx.money.held > deal.priceAmount) await requestRefundInTx(tx, scope, { dealId: deal.id, reason: 'overpaid' });
  return { journal_id: posted.journalId, currency, ...split };
};

/** What is held goes back to the payer, over the rail each payment came by. */
export const requestRefund: DealEffect = async ({ tx, scope, ctx }) => {
  await requestRefundInTx(tx, scope, { dealId: ctx.deal.id, reason: 'deal_refund_due' });
  return { currency: ctx.deal.currency, amount: ctx.money.held };
};
