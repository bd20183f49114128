import { z } from 'zod';
import { zDay, zId, zMoney, zPage, zText } from '#app/core/contract.ts';
import { zVerification } from '#app/modules/orgs/contract-verification.ts';

export const LICENCE_KINDS = ['technology_broker', 'patent_agency', 'asset_appraisal', 'law_firm', 'training'] as const;
const zNumber = (min: number, max: number, low: string, high: string) => z.coerce.number({ error: 'invalid_number' }).int({ error: 'invalid_number' }).min(min, { error: low }).max(max, { error: high });

/** Body of `POST /brokerage/licences`. Days are legal days; it counts to 24:00 of the last one. */
export const zLicenceInput = z.object({
  kind: z.enum(LICENCE_KINDS, { error: 'unknown_kind' }), number: zText(80, 2), issuer: zText(200, 2), issued_on: zDay, expires_on: zDay,
}).refine((v) => v.expires_on >= v.issued_on, { error: 'ends_before_start', path: ['expires_on'] });
export type LicenceInput = z.input<typeof zLicenceInput>;

export const zDecideLicence = z.object({ licence_id: zId('licence'), verdict: z.enum(['accept', 'refuse']), reason: zText(1_000).default('') });

export const zLicence = z.object({
  id: zId('licence'), org: z.object({ id: zId('org'), slug: z.string(), name_zh: z.string(), name_en: z.string() }), kind: z.enum(LICENCE_KINDS), number: z.string(), issuer: z.string(), issued_on: zDay, expires_on: zDay,
  /** `expired` is a verified one whose last day has passed. */
  state: z.enum(['submitted', 'verified', 'refused', 'withdrawn', 'expired']), reason: z.string(), file_id: zId('file').nullable(), created_at: z.string(),
});
export type LicenceResource = z.output<typeof zLicence>;

/** Body of `POST /mandates`: a broker proposes to act for an organisation. `subjects`: listings (sell) or demands (buy); none = everything. */
export const zProposeMandate = z.object({
  principal: zText(80, 1), side: z.enum(['sell', 'buy'], { error: 'unknown_kind' }),
  subjects: z.array(z.string().regex(/^(lst|dem)_[0-9a-z_]{3,40}$/, { error: 'invalid_id' })).max(50, { error: 'too_many' }).default([]),
  /** Share of the price in basis points, above nothing and at most 20 %. */
  fee_bps: zNumber(1, 2_000, 'broker_fee_missing', 'broker_fee_too_high'),
  exclusive: z.boolean().default(false), starts_on: zDay, ends_on: zDay,
  tail_months: zNumber(0, 24, 'invalid_number', 'tail_too_long'), note: zText(1_000).default(''),
}).refine((v) => v.ends_on >= v.starts_on, { error: 'ends_before_start', path: ['ends_on'] });
export type ProposeMandateInput = z.input<typeof zProposeMandate>;

/** Body of `POST /introductions`: which published listing for which company, named by itself or by its open demand, and why. */
export const zProposeIntroduction = z.object({
  mandate_id: zId('mandate'), listing_id: zId('listing'), company: zText(80).nullish().transform((v) => v || null),
  demand_id: zId('demand').nullish().transform((v) => v ?? null), reason: zText(2_000, 10),
}).refine((v) => v.company !== null || v.demand_id !== null, { error: 'required', path: ['company'] });
export type ProposeIntroductionInput = z.input<typeof zProposeIntroduction>;

/** Body of the moves of mandates, introductions and fee claims. `version` guards against moving what the reader has not seen. */
export const zMoveBrokerage = z.object({
  name: z.string().regex(/^[a-z_]{2,40}$/, { error: 'unknown_transition' }), reason: zText(2_000).default(''), version: z.coerce.number().int().nonnegative().optional(),
  /** Where an override leads. */
  to: z.string().regex(/^[a-z_]{2,40}$/, { error: 'unknown_state' }).optional(),
});
export type MoveBrokerageInput = z.input<typeof zMoveBrokerage>;

const zTone = z.enum(['good', 'neutral', 'attention', 'wait']);
export const zBrokerageMove = z.object({ name: z.string(), reason: z.boolean(), blocked_by: z.array(z.string()).max(20) });
const zOrg = z.object({ id: zId('org'), slug: z.string(), name_zh: z.string(), name_en: z.string(), verification: zVerification });
const zThing = z.object({ id: z.string(), title_zh: z.string(), title_en: z.string() });

export const zMandate = z.object({
  id: zId('mandate'), broker: zOrg, principal: zOrg, side: z.enum(['sell', 'buy']), scope: z.enum(['all', 'some']), subjects: z.array(zThing).max(50),
  fee_bps: z.number(), exclusive: z.boolean(), starts_on: zDay, ends_on: zDay, tail_months: z.number(), note: z.string(),
  state: z.string(), tone: zTone, version: z.number(), my_part: z.enum(['broker', 'principal', 'operator']), moves: z.array(zBrokerageMove).max(20), created_at: z.string(), closed_at: z.string().nullable(), answer_by: z.string().nullable(),
});
export type MandateResource = z.output<typeof zMandate>;

/** What a broker may know of a deal that came of its introduction: that it is, and its own part. No price, no message, no evidence. */
const zBrokeredDeal = z.object({ deal_id: zId('deal'), state: z.string(), commission: zMoney.nullable(), held: zMoney.nullable(), paid: zMoney.nullable(), closed: z.boolean() });

export const zIntroduction = z.object({
  id: zId('introduction'), mandate_id: zId('mandate'), broker: zOrg, seller: zOrg,
  /** Null while a company that wishes not to be named has not consented. */
  buyer: zOrg.nullable(),
  listing_id: zId('listing'), patent_number: z.string(), title_zh: z.string(), title_en: z.string(), demand_id: zId('demand').nullable(), reason: z.string(),
  fee_bps: z.number(), tail_months: z.number(), state: z.string(), tone: zTone, version: z.number(), my_part: z.enum(['broker', 'owner', 'company', 'operator']), moves: z.array(zBrokerageMove).max(20),
  proposed_at: z.string(), seller_consent_at: z.string().nullable(), buyer_consent_at: z.string().nullable(), introduced_at: z.string().nullable(), tail_ends_at: z.string().nullable(), closed_at: z.string().nullable(), answer_by: z.string().nullable(),
  deals: z.array(zBrokeredDeal).max(50),
});
export type IntroductionResource = z.output<typeof zIntroduction>;

export const zFeeClaim = z.object({
  id: zId('feeClaim'), introduction_id: zId('introduction'), broker: zOrg, debtor: zOrg, patent_number: z.string(), title_zh: z.string(), title_en: z.string(), basis: z.enum(['same_parties', 'related_party']),
  /** The deal, for whoever is party to it and the operator. */
  deal_id: zId('deal').nullable(),
  /** What would be, or is, due; for the debtor, the operator, and once it was decided the broker. */
  amount: zMoney.nullable(), statement: z.string(), answer: z.string(), decision: z.string(),
  state: z.string(), tone: zTone, version: z.number(), my_part: z.enum(['broker', 'debtor', 'operator']), moves: z.array(zBrokerageMove).max(20), created_at: z.string(), closed_at: z.string().nullable(),
});
export type FeeClaimResource = z.output<typeof zFeeClaim>;

export const zBrokeragePage = zPage.extend({ limit: z.coerce.number().int().min(1).max(100).default(50) });

export const zSuggestion = z.object({
  mandate_id: zId('mandate'), listing_id: zId('listing'), listing_title_zh: z.string(), listing_title_en: z.string(), demand_id: zId('demand'), demand_title: z.string(),
  /** Null for a company that wishes not to be named. */
  company: z.object({ slug: z.string(), name_zh: z.string(), name_en: z.string() }).nullable(), score: z.number(),
});
export type SuggestionResource = z.output<typeof zSuggestion>;

export const zPipeline = z.object({
  licence: zLicence.nullable(), mandates: z.array(zMandate).max(100), introductions: z.array(zIntroduction).max(100), claims: z.array(zFeeClaim).max(100),
  /** Commissions by currency: held on the platform for deals that have not released yet, on the way, and paid. */
  commissions: z.array(z.object({ held: zMoney, pending: zMoney, paid: zMoney })).max(10),
});
export type PipelineResource = z.output<typeof zPipeline>;
