import { newId } from '#app/core/ids.ts';
import type { Currency } from '#app/core/money.ts';
import { milestoneReleased, splitRelease } from '#app/modules/payments/ledger/facts.ts';
import { post } from '#app/modules/payments/ledger/post.server.ts';
import { emit } from '#db/outbox.ts';
import { payouts } from '#db/schema/payments.ts';
import type { DealEffect } from './types.ts';

/**
 * Releases the price: what is held for the deal becomes payable to seller and broker and commission of the platform, one
 * journal, keyed by deal and milestone. The payout rows tell the payments room whom to pay; what was paid in beyond the
 * price goes back.
 */
export const releaseFunds: DealEffect = async ({ tx, ctx, stale }) => {
  stale();
  const { deal } = ctx;
  const currency = deal.currency as Currency;
  const split = splitRelease(deal.priceAmount, { platform: deal.platformFeeBps, broker: deal.brokerOrgId ? deal.brokerFeeBps : 0 });
  const payees = [
    { role: 'seller' as const, orgId: deal.sellerOrgId, amount: split.seller },
    ...(deal.brokerOrgId ? [{ role: 'broker' as const, orgId: deal.brokerOrgId, amount: split.broker }] : []),
  ].filter((p) => p.amount > 0);
  const posted = await post(tx, { ...milestoneReleased({ dealId: deal.id, milestone: 'price', currency, payees, commission: split.platform }), occurredAt: ctx.now });
  for (const payee of payees) {
    await tx.insert(payouts).values({ id: newId('payout'), dealId: deal.id, payeeOrgId: payee.orgId, role: payee.role, currency, amount: payee.amount });
  }
  await emit(tx, 'deal.released', { dealId: deal.id }, { key: deal.id });
  if (ctx.money.held > deal.priceAmount) await emit(tx, 'deal.refund_due', { dealId: deal.id }, { key: `${deal.id}:overpaid` });
  return { journal_id: posted.journalId, currency, ...split };
};

/** What is held goes back to the payer: the payments room hears of it and refunds over the rail each payment came by. */
export const requestRefund: DealEffect = async ({ tx, ctx }) => {
  await emit(tx, 'deal.refund_due', { dealId: ctx.deal.id }, { key: `${ctx.deal.id}:${ctx.case.seq + 1}` });
  return { currency: ctx.deal.currency, amount: ctx.money.held };
};
