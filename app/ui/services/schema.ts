import { z } from 'zod';
import { zDay, zId, zText } from '#app/core/contract.ts';
import { zMoney } from '#app/core/contract.ts';
import { SERVICE_KINDS } from '#app/modules/services/contract.ts';

/** Forms of the service pages, in the words of their contracts; numbers come as text. */
const whole = (min: number, max: number) => z.coerce.number({ error: 'invalid_number' }).int({ error: 'invalid_number' }).min(min, { error: 'invalid_number' }).max(max, { error: 'invalid_number' });
const version = z.coerce.number().int().nonnegative().optional();
export const zRequestForm = z.object({
  intent: z.literal('request'), kind: z.enum(SERVICE_KINDS, { error: 'unknown_kind' }), title: zText(200, 2), brief: zText(4_000, 10), patent: zText(40).default(''), quotes_until: zDay,
  agencies: z.array(z.string().max(80)).min(1, { error: 'required' }).max(10, { error: 'too_many' }),
});
export const zQuoteForm = z.object({ intent: z.literal('quote'), price: zMoney, days: whole(1, 730), valid_until: zDay, note: zText(2_000).default('') });
export const zDeliverForm = z.object({ intent: z.literal('deliver'), note: zText(2_000).default(''), version, file: z.unknown().optional() });
export const zPayForm = z.object({ intent: z.literal('pay') });
export const zStepForm = z.object({ intent: z.literal('move'), name: z.string().regex(/^[a-z_]{2,40}$/, { error: 'unknown_transition' }), version, reason: zText(2_000).default(''), quote_id: zId('serviceQuote').optional(), stars: whole(1, 5).optional(), words: zText(1_000).default('') });
export const zServiceForm = z.discriminatedUnion('intent', [zQuoteForm, zDeliverForm, zPayForm, zStepForm]);
export const zRequestSearch = z.object({ patent: zText(40).optional().catch(undefined), kind: z.enum(SERVICE_KINDS).optional().catch(undefined) });
