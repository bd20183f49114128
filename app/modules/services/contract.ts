import { z } from 'zod';
import { zDay, zId, zMoney, zPositiveMoney, zText } from '#app/core/contract.ts';

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

const zSide = z.object({ id: z.string(), slug: z.string(), name_zh: z.string(), name_en: z.string() });
/** One service case as its two sides and the operator see it; an agency sees its own quote alone. `fee` is what is owed once a quote was chosen. */
export const zServiceCase = z.object({
  id: zId('service'), kind: z.enum(SERVICE_KINDS), title: z.string(), brief: z.string(), patent_number: z.string().nullable(), patent_known: z.boolean(), quotes_until: zDay, state: z.string(), tone: z.string(), version: z.number(),
  my_part: z.enum(['client', 'agency', 'operator']), client: zSide, agency: zSide.nullable(), asked: z.array(zSide).max(10),
  quotes: z.array(z.object({ id: zId('serviceQuote'), agency: zSide, price: zMoney, days: z.number(), note: z.string(), valid_until: zDay, state: z.enum(['open', 'chosen', 'lost', 'withdrawn']) })).max(10),
  fee: z.object({ amount: zMoney, paid: zMoney, released: zMoney, due: zMoney.nullable() }).nullable(),
  deliveries: z.array(z.object({ no: z.number(), name: z.string(), size: z.number(), note: z.string(), at: z.string() })).max(10), rating: z.object({ stars: z.number(), words: z.string() }).nullable(),
  due_at: z.string().nullable(), moves: z.array(z.object({ name: z.string(), form: z.string().nullable(), reason: z.boolean(), blocked_by: z.array(z.string()).max(20) })).max(20), may_quote: z.boolean(),
  created_at: z.string(), closed_at: z.string().nullable(),
});
export type ServiceCaseResource = z.output<typeof zServiceCase>;
export const zServiceList = z.object({ items: z.array(zServiceCase.pick({ id: true, kind: true, title: true, patent_number: true, state: true, tone: true, my_part: true, client: true, agency: true, quotes_until: true, created_at: true })).max(100) });
export type ServiceListResource = z.output<typeof zServiceList>;
/** Agencies one may ask; the rating is the mean of finished cases, null without one. */
export interface AgencyChoice { slug: string; zh: string; en: string; stars: number | null; finished: number }
