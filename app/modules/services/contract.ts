import { z } from 'zod';
import { zDay, zId, zPositiveMoney, zText } from '#app/core/contract.ts';

export const SERVICE_KINDS = ['appraisal', 'value_adding', 'search', 'fast_track', 'contract_registration', 'training'] as const;

/** A request to several agencies at once. `quotes_until`: last legal day on which they may quote and one may be chosen. */
export const zRequestService = z.object({
  kind: z.enum(SERVICE_KINDS, { error: 'unknown_kind' }), title: zText(200, 2), brief: zText(4_000, 10), patent_number: zText(40).nullish().transform((v) => v || null), quotes_until: zDay,
  agencies: z.array(zText(80, 1)).min(1, { error: 'required' }).max(10, { error: 'too_many' }),
});
export type RequestServiceInput = z.input<typeof zRequestService>;

export const zQuoteService = z.object({ price: zPositiveMoney, days: z.number().int({ error: 'invalid_number' }).min(1, { error: 'invalid_number' }).max(730, { error: 'invalid_number' }), note: zText(2_000).default(''), valid_until: zDay });
export type QuoteServiceInput = z.input<typeof zQuoteService>;

/** Forms of the moves. */
export const zChoice = z.object({ quote_id: zId('serviceQuote') });
export const zDelivery = z.object({ file_id: zId('file'), note: zText(2_000).default('') });
export const zRating = z.object({ stars: z.coerce.number().int({ error: 'invalid_number' }).min(1, { error: 'invalid_number' }).max(5, { error: 'invalid_number' }), words: zText(1_000).default('') });
export const zMoveService = z.object({ name: z.string().regex(/^[a-z_]{2,40}$/, { error: 'unknown_transition' }), evidence: z.record(z.string().max(40), z.unknown()).default({}), reason: zText(2_000).default(''), version: z.number().int().nonnegative().optional() });
export type MoveServiceInput = z.input<typeof zMoveService>;
