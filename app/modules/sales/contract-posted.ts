import { z } from 'zod';
import { zId, zMoney, zText } from '#app/core/contract.ts';
import { DEAL_KINDS, TERRITORIES } from '#app/core/vocabulary.ts';
import { SOLD_KINDS } from './contract.ts';

/** Body of `POST /listings/{id}/prices`. */
export const zPostPrice = z.object({
  kind: z.enum(SOLD_KINDS, { error: 'unknown_kind' }),
  price: zMoney,
  royalty_bps: z.number().int({ error: 'invalid_rate' }).min(0, { error: 'invalid_rate' }).max(5_000, { error: 'royalty_too_high' }).default(0),
  field_of_use: zText(400, 1).default('*'),
  territory: z.enum(TERRITORIES).default('CN'),
  term_months: z.number().int({ error: 'invalid_number' }).min(1, { error: 'term_too_short' }).max(300, { error: 'term_too_long' }).nullish().transform((v) => v ?? null),
});
export type PostPriceInput = z.input<typeof zPostPrice>;

/** Body of `POST /posted-prices/{id}/accept`: the price that was read, minor units. */
export const zAcceptPrice = z.object({ amount: z.number().int({ error: 'invalid_amount' }).min(0, { error: 'invalid_amount' }) });

export const zPostedPrice = z.object({
  id: zId('postedPrice'), listing_id: zId('listing'), kind: z.enum(DEAL_KINDS), price: zMoney, royalty_bps: z.number(), field_of_use: z.string(), territory: z.enum(TERRITORIES), term_months: z.number().nullable(), posted_at: z.string(), withdrawn: z.boolean(),
});
export type PostedPrice = z.output<typeof zPostedPrice>;
export const zPostedPriceList = z.object({ items: z.array(zPostedPrice).max(10), next_cursor: z.null() });
