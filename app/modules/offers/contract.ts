import { z } from 'zod';
import { zBps, zId, zInstant, zList, zMoney, zPage, zText } from '#app/core/contract.ts';
import { DEAL_KINDS, OFFER_STATUSES, RELATED_FACTS, TERRITORIES } from '#app/core/vocabulary.ts';
import { zVerification } from '#app/modules/orgs/contract-verification.ts';

/** Largest running royalty (50 % of net sales) and broker fee (20 % of the price) anybody may write into an offer. */
export const MAX_ROYALTY_BPS = 5_000;
export const MAX_BROKER_FEE_BPS = 2_000;
/** An offer stands between an hour and half a year; two weeks unless it says otherwise. */
export const OFFER_MIN_HOURS = 1;
export const OFFER_DEFAULT_DAYS = 14;
export const OFFER_MAX_DAYS = 180;

/** Terms of one round. Price: the price of a transfer, the entry fee of a licence, 0 for an equity contribution. */
export const zTerms = z.object({
  price: zMoney,
  /** Running royalty, basis points of net sales. */
  royalty_bps: zBps.max(MAX_ROYALTY_BPS, { error: 'royalty_too_high' }).default(0),
  /** Least royalty of a period, in the price's currency, and whether what it exceeds the earned royalty by counts against later periods. */
  royalty_minimum: zMoney.nullish().transform((v) => (v && v.amount > 0 ? v : null)),
  minimum_creditable: z.boolean().default(false),
  /** Share of the company given for the patent, basis points. */
  equity_share_bps: zBps.default(0),
  /** Value at which the patent is contributed, in the price's currency. */
  valuation: zMoney.nullish().transform((v) => v ?? null),
  /** Field of use in words; `*` = all fields. */
  field_of_use: zText(400, 1).default('*'),
  territory: z.enum(TERRITORIES).default('CN'),
  /** Licence term in months; null = the patent's life (and always for a transfer). */
  term_months: z.number().int({ error: 'invalid_number' }).min(1, { error: 'term_too_short' }).max(300, { error: 'term_too_long' }).nullish().transform((v) => v ?? null),
  message: zText(4_000).default(''),
  /** Until when the round stands; two weeks from now when absent. */
  expires_at: zInstant.nullish().transform((v) => v ?? null),
});
export type Terms = z.output<typeof zTerms>;

/** Body of `POST /listings/{id}/offers`. */
export const zMakeOffer = zTerms.extend({
  kind: z.enum(DEAL_KINDS, { error: 'unknown_kind' }),
  /** Slug of a broker named on the offer; accepting the offer consents to its fee. */
  broker: zText(80).nullish().transform((v) => v || null),
  broker_fee_bps: zBps.max(MAX_BROKER_FEE_BPS, { error: 'broker_fee_too_high' }).default(0),
});
export type MakeOfferInput = z.input<typeof zMakeOffer>;

/** Body of `POST /offers/{id}/counter`. `version` guards against answering a round the reader has not seen. */
export const zCounterOffer = zTerms.extend({ version: z.number().int().positive().optional() });
export type CounterOfferInput = z.input<typeof zCounterOffer>;

export const zAnswerOffer = z.object({ reason: zText(1_000).default(''), version: z.number().int().positive().optional() });
export type AnswerOfferInput = z.input<typeof zAnswerOffer>;

/** Body of `POST /offers/{id}/confirm`. */
export const zConfirmOffer = z.object({ version: z.number().int().positive().optional() });
export type ConfirmOfferInput = z.input<typeof zConfirmOffer>;

/** Query of `GET /offers`: mine as buyer, or those on my listings. */
export const zListOffers = zPage.extend({
  role: z.enum(['buyer', 'seller']).optional(),
  listing_id: zId('listing').optional(),
  status: z.enum(OFFER_STATUSES).optional(),
});
export type ListOffersInput = z.input<typeof zListOffers>;

export const zOrgRef = z.object({ id: zId('org'), slug: z.string(), name_zh: z.string(), name_en: z.string(), verification: zVerification });
export type OrgRef = z.output<typeof zOrgRef>;

export const zRound = z.object({
  no: z.number().int(), by: z.enum(['buyer', 'seller']), price: zMoney, royalty_bps: z.number(), royalty_minimum: zMoney.nullable(), minimum_creditable: z.boolean(), equity_share_bps: z.number(), valuation: zMoney.nullable(),
  field_of_use: z.string(), territory: z.enum(TERRITORIES), term_months: z.number().nullable(), message: z.string(), expires_at: z.string(), created_at: z.string(),
});
export type RoundResource = z.output<typeof zRound>;

export const zOffer = z.object({
  id: zId('offer'), listing_id: zId('listing'), kind: z.enum(DEAL_KINDS), status: z.enum(OFFER_STATUSES),
  seller: zOrgRef, buyer: zOrgRef, broker: zOrgRef.nullable(), broker_fee_bps: z.number(),
  /** Does the standing round bind whoever made it? False while that organisation is not verified; such a round cannot be accepted. */
  binding: z.boolean(),
  /** Facts that make the two sides related parties, whatever they declare. */
  related: z.array(z.enum(RELATED_FACTS)),
  round_no: z.number(), version: z.number(),
  my_side: z.enum(['buyer', 'seller', 'operator']),
  /** Whose move it is while the offer is open. */
  turn: z.enum(['buyer', 'seller']).nullable(),
  /** The standing round. */
  terms: zRound,
  expires_at: z.string(), closed_reason: z.string().nullable(), created_at: z.string(), updated_at: z.string(),
  can: z.object({ counter: z.boolean(), accept: z.boolean(), reject: z.boolean(), withdraw: z.boolean(), confirm: z.boolean() }),
});
export type OfferResource = z.output<typeof zOffer>;

/** One offer with its whole history and, once accepted, the deal it became. */
export const zOfferDetail = zOffer.extend({ rounds: z.array(zRound), deal_id: zId('deal').nullable() });
export type OfferDetail = z.output<typeof zOfferDetail>;

export const zOfferList = zList(zOffer);
