import { z } from 'zod';
import { zPositiveMoney, zText } from '#app/core/contract.ts';
import { zAnnounceSale } from '#app/modules/sales/contract.ts';

const zReason = zText(1_000, 1);

/** Every form of a sale's page; the action tells them apart by `intent`. */
export const zBidForm = z.object({ intent: z.literal('bid'), max: zPositiveMoney });
export const zSaleAction = z.discriminatedUnion('intent', [
  zBidForm, z.object({ intent: z.literal('enter') }), z.object({ intent: z.literal('deposit') }),
  ...(['withdraw_sale', 'object', 'propose_forfeit', 'forfeit', 'spare'] as const).map((intent) => z.object({ intent: z.literal(intent), reason: zReason })),
]);

/** A minute as the browser's own picker writes it, in China Standard Time. */
const zMinute = z.string({ error: 'required' }).regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/, { error: 'invalid_instant' }).transform((v) => new Date(`${v}:00+08:00`).toISOString());
export const minuteOf = (instant: string): string => new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 16);

/** The seller's form: the contract, with times as people pick them. */
export const zAnnounceForm = zAnnounceSale.extend({ opens_at: zMinute, closes_at: zMinute });
