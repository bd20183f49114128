import { freeListing } from './patent.server.ts';
import type { DealEffect } from './types.ts';

/** The end of a completed deal: the engine closes its case. */
export const completeDeal: DealEffect = () => Promise.resolve({ outcome: 'completed' });

/** The end without a deal: the listing is free again. */
export const cancelDeal: DealEffect = async ({ tx, ctx }) => {
  await freeListing(tx, ctx);
  return { outcome: 'cancelled' };
};
