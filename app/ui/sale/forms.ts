import { z } from 'zod';
import { zPositiveMoney, zText } from '#app/core/contract.ts';
import { zAnnounceSale } from '#app/modules/sales/contract.ts';
import { zOutage } from '#app/modules/sales/contract-outage.ts';
import { zDeclineWitness, zEnvelope, zHolderKey, zNameWitness, zReceipt, zReleaseShares, zSealBid } from '#app/modules/sales/contract-sealed.ts';

const zReason = zText(1_000, 1);

/** A field that holds JSON, as scripts of the page write it. */
const jsonField = <T extends z.ZodType>(schema: T, most: number) => z.string({ error: 'required' }).max(most, { error: 'unreadable_envelope' }).transform((text, ctx): z.output<T> => {
  try {
    const read = schema.safeParse(JSON.parse(text));
    if (read.success) return read.data;
  } catch { /* told below */ }
  ctx.addIssue({ code: 'custom', message: 'unreadable_envelope' });
  return z.NEVER;
});
export const zSealForm = z.object({ intent: z.literal('seal'), commitment: zSealBid.shape.commitment, envelope: jsonField(zEnvelope, 4_000) });
const whole = (schema: z.ZodNumber) => z.coerce.number().pipe(schema);
export const zOpeningAction = z.discriminatedUnion('intent', [
  zHolderKey.extend({ intent: z.literal('deposit_key') }), zDeclineWitness.extend({ intent: z.literal('decline_witness') }), zNameWitness.extend({ intent: z.literal('name_witness') }),
  z.object({ intent: z.literal('release_shares'), shares: jsonField(zReleaseShares.shape.shares, 40_000), signature: zReleaseShares.shape.signature }),
  zReceipt.extend({ intent: z.literal('present_receipt'), bid: whole(zReceipt.shape.bid), amount: whole(zReceipt.shape.amount) }),
]);

/** Every form of a sale's page; the action tells them apart by `intent`. */
export const zBidForm = z.object({ intent: z.literal('bid'), max: zPositiveMoney });
export const zSaleAction = z.discriminatedUnion('intent', [
  zBidForm, zSealForm, z.object({ intent: z.literal('enter') }), z.object({ intent: z.literal('deposit') }),
  ...(['withdraw_sale', 'object', 'propose_forfeit', 'forfeit', 'spare'] as const).map((intent) => z.object({ intent: z.literal(intent), reason: zReason })),
]);

/** A minute as the browser's own picker writes it, in China Standard Time. */
const zMinute = z.string({ error: 'required' }).regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/, { error: 'invalid_instant' }).transform((v) => new Date(`${v}:00+08:00`).toISOString());
export const minuteOf = (instant: string): string => new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 16);

/** The seller's form: the contract, with times as people pick them. */
export const zAnnounceForm = zAnnounceSale.extend({ opens_at: zMinute, closes_at: zMinute });

/** An operator's record of an outage, with times as people pick them. */
export const zOutageForm = zOutage.extend({ intent: z.literal('record'), from_at: zMinute, to_at: zMinute });
