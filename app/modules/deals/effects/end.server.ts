import { endSignaturesOf } from '#app/modules/approvals/end-approval.server.ts';
import { endObligation } from '#app/modules/obligations/obligation.store.server.ts';
import { PRICE } from '../due.ts';
import { freeListing } from './patent.server.ts';
import type { DealEffect } from './types.ts';

/** The end of a completed deal: the engine closes its case. */
export const completeDeal: DealEffect = () => Promise.resolve({ outcome: 'completed' });

/** The end without a deal: the listing is free again, the price is owed no more, and no colleague is awaited any more. */
export const cancelDeal: DealEffect = async ({ tx, scope, ctx }) => {
  await freeListing(tx, ctx);
  await endObligation(tx, ctx.deal.id, PRICE, { how: 'waived', reason: 'deal_cancelled', at: ctx.now });
  await endSignaturesOf(tx, scope, ctx.deal.id);
  return { outcome: 'cancelled' };
};
