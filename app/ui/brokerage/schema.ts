import { z } from 'zod';
import { zDay, zId, zText } from '#app/core/contract.ts';
import { zDecideLicence, zLicenceInput, zMoveBrokerage, zProposeIntroduction } from '#app/modules/brokerage/contract.ts';

/** Forms of the brokerage pages, in the words of their contracts; numbers come as text. */
export const zMoveForm = zMoveBrokerage.extend({ intent: z.literal('move') });
export const zLicenceForm = z.object({ intent: z.literal('licence'), ...zLicenceInput.shape, file: z.unknown().optional() });
export const zIntroductionForm = z.object({ intent: z.literal('introduce'), ...zProposeIntroduction.shape });
export const zDecideLicenceForm = zDecideLicence.extend({ intent: z.literal('decide') });

/** Per cent as people type it: `3`, `2.5`. */
const zPercent = z.string({ error: 'required' }).trim().regex(/^\d{1,2}(\.\d{1,2})?$/, { error: 'invalid_rate' }).transform((v) => Math.round(Number(v) * 100)).pipe(z.number().min(1, { error: 'broker_fee_missing' }).max(2_000, { error: 'broker_fee_too_high' }));

export const zMandateForm = z.object({
  intent: z.literal('mandate'), principal: zText(80, 1), side: z.enum(['sell', 'buy'], { error: 'unknown_kind' }), subjects: z.array(z.string().max(60)).max(50, { error: 'too_many' }).default([]),
  fee: zPercent, exclusive: z.literal('on').optional(), starts_on: zDay, ends_on: zDay, tail_months: z.coerce.number({ error: 'invalid_number' }).int({ error: 'invalid_number' }).min(0, { error: 'invalid_number' }).max(24, { error: 'tail_too_long' }),
  note: zText(1_000).default(''),
});

/** Choice of a mandate's principal and side, kept in the address. */
export const zMandateSearch = z.object({ principal: zText(80).optional().catch(undefined), side: z.enum(['sell', 'buy']).catch('sell') });
export const zIntroductionSearch = z.object({ mandate: zId('mandate').optional().catch(undefined), listing: zId('listing').optional().catch(undefined), demand: zId('demand').optional().catch(undefined) });
