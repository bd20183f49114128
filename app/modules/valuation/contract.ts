import { z } from 'zod';
import { zBps, zCurrency, zDay, zId, zInstant, zMoney, zOfficeFee, zPage, zText } from '#app/core/contract.ts';
import { DEAL_KINDS, TRL_MAX, TRL_MIN } from '#app/core/vocabulary.ts';
import {
  ANSWER_ROLES, BATCH_STATUSES, CITATION_BASES, COHORT_LEVELS, DIMENSIONS, INDICATORS, LIMITS, METHOD_STATES, METHODS, MONEY_INPUTS, ORIGINS, PLATFORM_INDICATORS, PUBLIC_VIEWS,
  QUALITY_GAPS, QUALITY_INDICATORS, QUESTION_CATEGORIES, SCENARIOS, SECTORS, VETOES, WEIGHT_REASONS,
} from './vocabulary.ts';

export * from './vocabulary.ts';

/** Inputs: what a person may state. Everything left out comes from the register, the corpus or a rule pack, or is stated as missing. */

const ordered = (r: { low: number; base: number; high: number }) => r.low <= r.base && r.base <= r.high;
/** A rate in basis points with its range; 0 to 100 %. */
export const zRateRange = z.object({ low: zBps, base: zBps, high: zBps }).refine(ordered, { error: 'min_over_max', path: ['low'] });
/** An amount with its range, in one currency. */
export const zMoneyRange = z.object({ low: zMoney, base: zMoney, high: zMoney })
  .refine((r) => ordered({ low: r.low.amount, base: r.base.amount, high: r.high.amount }), { error: 'min_over_max', path: ['low'] });
/** Months, 1 to 600. */
const months = z.number({ error: 'invalid_months' }).int({ error: 'invalid_months' }).min(1, { error: 'invalid_months' }).max(600, { error: 'invalid_months' });
export const zMonthsRange = z.object({ low: months, base: months, high: months }).refine(ordered, { error: 'min_over_max', path: ['low'] });
const factor = z.number({ error: 'invalid_rate' }).int({ error: 'invalid_rate' }).min(0, { error: 'invalid_rate' }).max(100_000, { error: 'invalid_rate' });

/** Expected net sales of products using the patent, year by year from the valuation day; the range scales all years together. */
export const zRevenue = z.object({
  years: z.array(zMoney, { error: 'required' }).min(1, { error: 'required' }).max(30, { error: 'too_many' }),
  /** Lowest and highest plausible sales as basis points of the stated ones (7000 = 70 %). */
  low_bps: factor.max(10_000, { error: 'min_over_max' }).default(7_000),
  high_bps: factor.min(10_000, { error: 'min_over_max' }).default(13_000),
});

/** Citations by class (IPC subclass or any one scheme): how many citing or cited documents fall into each. */
const zClassCounts = z.record(zText(20, 1), z.number().int().min(1).max(100_000)).refine((v) => Object.keys(v).length <= 200, { error: 'too_many' });
/** Facts of the patent that the register row does not hold. */
export const zQualityFacts = z.object({
  forward_citations_5y: z.number().int().min(0).max(100_000).optional(),
  backward_citations: z.number().int().min(0).max(100_000).optional(),
  family_size: z.number().int().min(1).max(1_000).optional(),
  /** Documents that cite the patent with the day each was published: they are counted for five years, and their classes make its generality. */
  citing_documents: z.array(z.object({ number: zText(64, 1).optional(), published_on: zDay, classes: z.array(zText(20, 1)).max(50, { error: 'too_many' }).optional() })).max(5_000, { error: 'too_many' }).optional(),
  citing_classes: zClassCounts.optional(),
  cited_classes: zClassCounts.optional(),
});

/** Where a stated figure comes from; without it the figure is marked as asserted by whoever stated it. */
export const zSourceNote = z.object({ source: zText(300, 1), as_of: zDay.optional(), document: z.boolean().default(false) });

const inputShape = {
  scenario: z.enum(SCENARIOS).default('transfer_licence'),
  currency: zCurrency.default('CNY'),
  /** Day the value is stated for; today when left out, never in the future. */
  valued_on: zDay.optional(),
  deal_kind: z.enum(DEAL_KINDS).default('transfer'),
  sector: z.enum(SECTORS).optional(),
  trl: z.number({ error: 'invalid_trl' }).int({ error: 'invalid_trl' }).min(TRL_MIN, { error: 'invalid_trl' }).max(TRL_MAX, { error: 'invalid_trl' }).optional(),
  /** Expiry the requester knows better than the record (an extension granted); must lie after the valuation day. */
  expiry_date: zDay.optional(),
  licence_term_months: months.optional(),
  convention: z.enum(['mid_year', 'year_end']).default('mid_year'),
  revenue: zRevenue.optional(),
  royalty_bps: zRateRange.optional(), tax_bps: zRateRange.optional(), discount_bps: zRateRange.optional(), obsolescence_bps: zRateRange.optional(),
  technology_cycle_months: zMonthsRange.optional(),
  operating_margin_bps: zRateRange.optional(), technology_share_bps: zRateRange.optional(), investment: zMoneyRange.optional(),
  rd_cost: zMoneyRange.optional(), rd_spent_on: zDay.optional(), filing_cost: zMoneyRange.optional(), cost_index_bps: zRateRange.optional(),
  development_cost: zMoneyRange.optional(), months_to_market: zMonthsRange.optional(),
  fee_reduction: z.enum(['none', 'one', 'several']).default('none'),
  facts: zQualityFacts.optional(),
  sources: z.partialRecord(z.enum([...MONEY_INPUTS, 'facts', 'trl', 'expiry_date']), zSourceNote).optional(),
  /** Seed of the simulation (uint32); from the patent's number when left out, so that two runs can be compared. */
  seed: z.number().int().min(0).max(4_294_967_295).optional(),
  draws: z.number().int().min(200).max(20_000).optional(),
};
type Moneyed = { currency: string; revenue?: { years: { currency: string }[] } } & Partial<Record<'investment' | 'rd_cost' | 'filing_cost' | 'development_cost', Record<'low' | 'base' | 'high', { currency: string }>>>;
const oneCurrency = (v: Moneyed, ctx: z.RefinementCtx) => {
  const mixed = (path: (string | number)[]) => ctx.addIssue({ code: 'custom', path: [...path, 'currency'], message: 'currency_mixed' });
  v.revenue?.years.forEach((m, i) => { if (m.currency !== v.currency) mixed(['revenue', 'years', i]); });
  for (const key of ['investment', 'rd_cost', 'filing_cost', 'development_cost'] as const) {
    for (const end of ['low', 'base', 'high'] as const) if (v[key] && v[key][end].currency !== v.currency) mixed([key, end]);
  }
};
/** `POST /patents/{number}/valuation`. */
export const valuationInputSchema = z.object(inputShape).superRefine(oneCurrency);
export type ValuationInput = z.input<typeof valuationInputSchema>;
export type ValuationData = z.output<typeof valuationInputSchema>;

/** Results. */
const source = { source: z.string(), as_of: zDay.nullable() };
export const cohortRefSchema = z.object({
  level: z.enum(COHORT_LEVELS), field: z.number().int().nullable(), year_from: z.number().int().nullable(), year_to: z.number().int().nullable(),
  n: z.number().int(), set_id: z.string(), p50: z.number(), p98: z.number(),
});
/** One third-level indicator. `score` 0-100; null with `missing` set when nothing is known: never zero for want of data. */
export const platformIndicatorSchema = z.object({
  code: z.enum(PLATFORM_INDICATORS), kind: z.enum(['computed', 'asked']), weight_bps: z.number().int(),
  value: z.number().nullable(), unit: z.enum(['count', 'years', 'share', 'ratio', 'trl', 'answer', 'months']), score: z.number().nullable(),
  percentile: z.number().nullable(), cohort: cohortRefSchema.nullable(), origin: z.enum(ORIGINS).nullable(), ...source,
  missing: z.enum(['not_recorded', 'not_asked', 'no_cohort', 'not_derivable']).nullable(),
  /** Of asked ones: each side's answer with author and day. */
  answers: z.array(z.object({ role: z.enum(ANSWER_ROLES), score: z.number(), author: z.string(), day: zDay })),
});
const scored = { score: z.number().nullable(), weight_bps: z.number().int(), coverage_bps: z.number().int() };
export const scoreSchema = z.object({
  /** 0-100, one decimal; null when nothing at all is known. `low` and `high`: what it could be were every missing answer worst or best. */
  total: z.number().nullable(), low: z.number(), high: z.number(), coverage_bps: z.number().int(),
  dimensions: z.array(z.object({ code: z.enum(DIMENSIONS), ...scored, indicators: z.array(z.object({ code: z.enum(INDICATORS), ...scored, platform: z.array(platformIndicatorSchema) })) })),
});
/** Patent quality within the cohort. What is missing of a composite is named with the reason. */
export const qualitySchema = z.object({
  field: z.number().int().nullable(), filing_year: z.number().int().nullable(),
  indicators: z.array(z.object({ code: z.enum(QUALITY_INDICATORS), value: z.number().nullable(), normalised: z.number().nullable(), percentile: z.number().nullable(), cohort: cohortRefSchema.nullable(), origin: z.enum(ORIGINS).nullable(), ...source })),
  /** `_over`: the parts it was computed over, empty when it was not; `_missing`: the parts that have no normalised value. */
  composite_4: z.number().nullable(), composite_4_over: z.array(z.enum(QUALITY_INDICATORS)), composite_4_missing: z.array(z.enum(QUALITY_INDICATORS)),
  composite_6: z.number().nullable(), composite_6_over: z.array(z.enum(QUALITY_INDICATORS)), composite_6_missing: z.array(z.enum(QUALITY_INDICATORS)),
  /** Why each part that is missing from a composite is. */
  gaps: z.array(z.object({ code: z.enum(QUALITY_INDICATORS), reason: z.enum(QUALITY_GAPS) })),
  /** What the citations received cover, and whether they are compared with counts of the same kind. */
  citation_basis: z.enum(CITATION_BASES).nullable(), citations_against: z.enum(['window', 'totals']).nullable(),
  generality: z.number().nullable(), generality_corrected: z.number().nullable(), originality: z.number().nullable(),
});

export const bandSchema = z.object({ low: zMoney, base: zMoney, high: zMoney });
export type Band = z.infer<typeof bandSchema>;
/** One bar of a tornado: the base value when this input alone stands at its low or high end. Sorted by swing, widest first. */
export const tornadoSchema = z.array(z.object({ input: z.enum(MONEY_INPUTS), at_low: zMoney, at_high: zMoney }));
export const inputRowSchema = z.object({
  name: z.enum(MONEY_INPUTS), unit: z.enum(['money', 'bps', 'months']), low: z.number(), base: z.number(), high: z.number(),
  distribution: z.enum(['fixed', 'triangular', 'lognormal']), origin: z.enum(ORIGINS), ...source,
  /** False where the primary source of a rule value has not been read yet. */
  verified: z.boolean(),
  /** True where a party to the deal said so and no document was named. */
  asserted: z.boolean(),
  /** Year by year, for revenue. */
  years: z.array(z.number()).nullable(),
});
export const methodResultSchema = z.object({
  method: z.enum(METHODS), state: z.enum(METHOD_STATES), missing: z.array(z.enum(MONEY_INPUTS)),
  band: bandSchema.nullable(), weight_bps: z.number().int(), weight_reasons: z.array(z.enum(WEIGHT_REASONS)),
  inputs: z.array(z.enum(MONEY_INPUTS)), tornado: tornadoSchema,
  /** Years of income counted (legal rest, licence term, technology cycle: the shortest). */
  years: z.number().nullable(),
  /** Of `market`: how many closed deals of others, compared on what. */
  comparables: z.object({ n: z.number().int(), level: z.string(), currency: zCurrency }).nullable(),
});
export const combinedSchema = bandSchema.extend({ basis: z.enum(['methods', 'floor_only', 'veto']), tornado: tornadoSchema });
export const annuityLineSchema = z.object({ year: z.number().int(), due_on: zDay, full: zOfficeFee, payable: zOfficeFee });

export const valuationResourceSchema = z.object({
  id: zId('valuation'), patent: z.object({ id: zId('patent'), number: z.string(), title_zh: z.string(), title_en: z.string(), mine: z.boolean() }),
  scenario: z.enum(SCENARIOS), deal_kind: z.enum(DEAL_KINDS), sector: z.enum(SECTORS), currency: zCurrency, valued_on: zDay, trl: z.number().int().nullable(), expiry_date: zDay.nullable(),
  veto: z.enum(VETOES).nullable(),
  method: z.object({ version: z.string(), hash: z.string(), seed: z.number().int(), draws: z.number().int(), packs: z.array(z.string()), cohort_set: z.string().nullable() }),
  score: scoreSchema, quality: qualitySchema, methods: z.array(methodResultSchema), combined: combinedSchema.nullable(), inputs: z.array(inputRowSchema),
  /** Fees still due, for this payer: what the owner saves by letting go, the seller's walk-away anchor. Null where the office has no schedule here. */
  annuities_ahead: z.object({ items: z.array(annuityLineSchema), total: zOfficeFee, pack: z.string(), unverified: z.array(z.string()) }).nullable(),
  /** Value at each year's beginning from the valuation day to expiry, all else equal; empty without an income method. */
  curve: z.array(bandSchema.extend({ day: zDay })),
  limits: z.array(z.enum(LIMITS)),
  /** Of a batch: the valuation whose stated figures it took over, and the day they were stated for. */
  carried: z.object({ valuation_id: zId('valuation'), valued_on: zDay }).nullable(),
  results_hash: z.string(), batch_id: zId('valuationBatch').nullable(), created_by: z.string(), created_at: zInstant,
});
export type ValuationResource = z.infer<typeof valuationResourceSchema>;

/** One line of a list. */
export const valuationItemSchema = z.object({
  id: zId('valuation'), patent_id: zId('patent'), patent_number: z.string(), title_zh: z.string(), title_en: z.string(), scenario: z.enum(SCENARIOS), valued_on: zDay, currency: zCurrency, score: z.number().nullable(), band: bandSchema.nullable(),
  basis: z.enum(['methods', 'floor_only', 'veto']).nullable(), veto: z.enum(VETOES).nullable(), method_version: z.string(), batch_id: zId('valuationBatch').nullable(), created_at: zInstant,
});
export type ValuationItem = z.infer<typeof valuationItemSchema>;
export const valuationsQuerySchema = zPage.extend({ patent_number: z.string().min(3).max(64).optional(), batch_id: zId('valuationBatch').optional() });
export type ValuationsQuery = z.input<typeof valuationsQuerySchema>;

/** Same inputs, same method version: `same` is true when results agree to the cent; else the paths that differ. */
export const replaySchema = z.object({ id: zId('valuation'), same: z.boolean(), method_version: z.string(), method_hash: z.string(), results_hash: z.string(), replayed_hash: z.string(), differences: z.array(z.string()) });
export type ReplayResource = z.infer<typeof replaySchema>;

/** Field by field; `path` is dotted. */
export const comparisonSchema = z.object({ a: zId('valuation'), b: zId('valuation'), differences: z.array(z.object({ part: z.enum(['inputs', 'method', 'results']), path: z.string(), a: z.unknown(), b: z.unknown() })) });
export type ComparisonResource = z.infer<typeof comparisonSchema>;

export const publishValuationSchema = z.object({ show: z.enum(PUBLIC_VIEWS) });
export type PublishValuationInput = z.input<typeof publishValuationSchema>;

/** A listing's price axis for whoever looks: what the owner shows, the ask, and the bids this viewer may see (all for the seller, one's own for a buyer). */
export const listingValuationSchema = z.object({
  listing_id: zId('listing'), show: z.enum(PUBLIC_VIEWS), score: z.number().nullable(), band: bandSchema.nullable(), valued_on: zDay.nullable(), method_version: z.string().nullable(),
  /** Some of the figures behind it are the seller's word. */
  seller_asserted: z.boolean(),
  ask: zMoney.nullable(), bids: z.array(z.object({ amount: zMoney, mine: z.boolean(), at: zInstant })),
  /** Set when the ask lies far outside a shown band; distance in basis points of the nearer end. */
  ask_position: z.enum(['inside', 'above', 'below', 'far_above', 'far_below']).nullable(), ask_distance_bps: z.number().int().nullable(),
});
export type ListingValuation = z.infer<typeof listingValuationSchema>;

/** Questionnaire. */
const bilingual = z.object({ zh: z.string(), en: z.string() });
export const questionSchema = z.object({
  code: z.string(), category: z.enum(QUESTION_CATEGORIES), axis: z.enum(['opportunity', 'risk']), text: bilingual,
  /** What 1, 3 and 5 mean; 5 is always the better for the value. */
  anchors: z.object({ '1': bilingual, '3': bilingual, '5': bilingual }), roles: z.array(z.enum(ANSWER_ROLES)),
  feeds: z.enum(PLATFORM_INDICATORS).nullable(),
});
export const questionBankSchema = z.object({ version: z.string(), questions: z.array(questionSchema) });
export const answersInputSchema = z.object({
  role: z.enum(ANSWER_ROLES),
  answers: z.array(z.object({ question: zText(40, 1), score: z.number({ error: 'invalid_score' }).int({ error: 'invalid_score' }).min(1, { error: 'invalid_score' }).max(5, { error: 'invalid_score' }), note: zText(1_000).optional() }))
    .min(1, { error: 'required' }).max(200, { error: 'too_many' }),
});
export type AnswersInput = z.input<typeof answersInputSchema>;
const sideScore = z.object({ role: z.enum(ANSWER_ROLES), mean: z.number(), answered: z.number().int() });
export const questionnaireSchema = z.object({
  patent_number: z.string(), version: z.string(),
  /** The newest answer of each side to each question, with author and day. */
  answers: z.array(z.object({ question: z.string(), role: z.enum(ANSWER_ROLES), score: z.number().int(), note: z.string(), author: z.string(), organisation_id: z.string(), at: zInstant })),
  /** Mean of 1-5 by category and side, for the radar. */
  radar: z.array(z.object({ category: z.enum(QUESTION_CATEGORIES), sides: z.array(sideScore) })),
  /** Where sides differ by two steps or more, widest first. */
  disagreements: z.array(z.object({ question: z.string(), spread: z.number(), sides: z.array(z.object({ role: z.enum(ANSWER_ROLES), score: z.number() })) })),
  /** Opportunity and risk by category, 0-100 (risk: higher is riskier); null where nobody answered. */
  matrix: z.array(z.object({ category: z.enum(QUESTION_CATEGORIES), opportunity: z.number().nullable(), risk: z.number().nullable() })),
  unanswered: z.array(z.object({ role: z.enum(ANSWER_ROLES), questions: z.number().int() })),
});
export type QuestionnaireResource = z.infer<typeof questionnaireSchema>;

/** Batches. */
export const batchInputSchema = z.object({
  scenario: z.enum(SCENARIOS).default('management'), currency: zCurrency.default('CNY'), valued_on: zDay.optional(),
  /** Left out: every patent of the organisation. */
  patent_ids: z.array(zId('patent')).min(1, { error: 'required' }).max(1_000, { error: 'too_many' }).optional(),
  fee_reduction: z.enum(['none', 'one', 'several']).default('none'),
  /** Take over what your organisation stated of each patent before; figures older than two years are left out. */
  carry_stated: z.boolean().default(true),
});
export type BatchInput = z.input<typeof batchInputSchema>;
export const batchSchema = z.object({
  id: zId('valuationBatch'), scenario: z.enum(SCENARIOS), currency: zCurrency, valued_on: zDay, carry_stated: z.boolean(), status: z.enum(BATCH_STATUSES),
  patents: z.object({ total: z.number().int(), done: z.number().int(), valued: z.number().int(), vetoed: z.number().int(), failed: z.number().int() }),
  error: z.string().nullable(), problems: z.array(z.object({ patent_number: z.string(), path: z.string(), code: z.string() })),
  created_at: zInstant, started_at: zInstant.nullable(), finished_at: zInstant.nullable(),
});
export type BatchResource = z.infer<typeof batchSchema>;

/** Portfolio: the newest valuation of each own patent, summed per currency. Bands are added end to end: the widest reading, no diversification assumed. */
export const portfolioValueSchema = z.object({
  patents: z.number().int(), valued: z.number().int(), vetoed: z.number().int(), unvalued: z.number().int(),
  totals: z.array(z.object({ currency: zCurrency, basis: z.enum(['methods', 'floor_only']), patents: z.number().int(), low: z.number(), base: z.number(), high: z.number() })),
  scores: z.object({ mean: z.number().nullable(), deciles: z.array(z.number().int()).length(10) }),
});
export type PortfolioValue = z.infer<typeof portfolioValueSchema>;
