import { meetRelease, obligationByCode } from '#app/modules/obligations/obligation.store.server.ts';
import { releaseObligation } from '#app/modules/payments/release-obligation.server.ts';
import { requestRefundInTx } from '#app/modules/payments/refund-payment.server.ts';
import { Refusal } from '#app/modules/process/definition/refusal.ts';
import type { PayeeRole } from '#app/core/obligation-words.ts';
import { PRICE } from '../due.ts';
import type { DealEffect } from './types.ts';

/**
 * Releases the price: the condition of its obligation has come, so what is held for it goes on to the payees by their shares, and whatever
 * is paid of it later does so at once. The payments room posts and plans the transfers in this transaction; what was paid in beyond the price
 * goes back.
 */
export const releaseFunds: DealEffect = async ({ tx, scope, ctx, stale }) => {
  stale();
  const { deal } = ctx;
  const price = await meetRelease(tx, await obligationByCode(tx, deal.id, PRICE), ctx.now);
  const released = await releaseObligation(tx, scope, price);
  if (!released) throw new Refusal('transition_refused', [{ code: 'funds_held' }]);
  if (ctx.money.held > deal.priceAmount) await requestRefundInTx(tx, scope, { dealId: deal.id, reason: 'overpaid' });
  const part = (role: PayeeRole) => released.shares.find((s) => s.role === role)?.amount ?? 0;
  return { journal_id: released.journalId, currency: deal.currency, seller: part('seller'), broker: part('broker'), platform: part('platform') };
};

/** What is held goes back to the payer, over the rail each payment came by. */
export const requestRefund: DealEffect = async ({ tx, scope, ctx }) => {
  await requestRefundInTx(tx, scope, { dealId: ctx.deal.id, reason: 'deal_refund_due' });
  return { currency: ctx.deal.currency, amount: ctx.money.held };
};
