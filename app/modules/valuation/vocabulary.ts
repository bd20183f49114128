/** Closed lists of the valuation room. Pages key their texts by these codes; nothing here is shown as it stands. */

/** What the valuation is for: weights of dimensions and methods differ (GB/T 42748-2023 speaks of application scenarios). */
export const SCENARIOS = ['transfer_licence', 'finance', 'equity', 'management'] as const;
export type Scenario = (typeof SCENARIOS)[number];

export const DIMENSIONS = ['legal', 'technical', 'economic'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** The fourteen second-level indicators of the guideline. */
export const INDICATORS = [
  'stability', 'scope', 'detectability', 'dependency',
  'advancement', 'substitutability', 'breadth', 'independence', 'maturity', 'trend',
  'remaining_life', 'competition', 'application', 'operation',
] as const;
export type Indicator = (typeof INDICATORS)[number];

/** Third level: the platform's own indicators. */
export const PLATFORM_INDICATORS = [
  'kept_in_force', 'unencumbered', 'validity_opinion',
  'claims_in_cohort', 'independent_claims', 'claim_breadth',
  'claim_category', 'infringement_visible',
  'sole_ownership', 'licence_burden', 'freedom_to_operate',
  'citations_in_cohort', 'knowledge_base', 'advance_over_art',
  'substitutes',
  'classes_in_cohort', 'generality',
  'originality', 'stands_alone',
  'readiness', 'field_growth',
  'life_left', 'rivals',
  'market_pull', 'family_in_cohort',
  'operation_record', 'product_evidence',
] as const;
export type PlatformIndicator = (typeof PLATFORM_INDICATORS)[number];

/** Patent-quality indicators normalised within a cohort of filing year × technology field (OECD 2013). `classes` is the platform's addition. */
export const QUALITY_INDICATORS = ['forward_citations', 'family_size', 'claims', 'generality', 'backward_citations', 'grant_lag', 'originality', 'classes'] as const;
export type QualityIndicator = (typeof QUALITY_INDICATORS)[number];

/**
 * What a count of citations received covers: exactly five years from publication; so far, because those five years are not over; or all there
 * are to date, because nothing says when they came.
 */
export const CITATION_BASES = ['five_years', 'so_far', 'total'] as const;
export type CitationBasis = (typeof CITATION_BASES)[number];

/** Why an indicator has no normalised value. */
export const QUALITY_GAPS = ['not_recorded', 'not_granted', 'not_stated', 'no_cohort'] as const;
export type QualityGap = (typeof QUALITY_GAPS)[number];

/** How wide the comparison had to be made to find enough patents. */
export const COHORT_LEVELS = ['year_field', 'years_field', 'field', 'all'] as const;
export type CohortLevel = (typeof COHORT_LEVELS)[number];

export const METHODS = ['relief_from_royalty', 'dcf', 'market', 'real_option', 'cost'] as const;
export type MoneyMethod = (typeof METHODS)[number];

/** Sectors royalty priors are kept for. */
export const SECTORS = ['software', 'pharma_biotech', 'medical_devices', 'consumer', 'electronics', 'chemicals_materials', 'automotive_industrial', 'semiconductors'] as const;
export type Sector = (typeof SECTORS)[number];

/** Every figure a money method may rest on. The same names are the paths of field errors, the keys of `sources` and the bars of the tornado. */
export const MONEY_INPUTS = [
  'revenue', 'royalty_bps', 'tax_bps', 'discount_bps', 'obsolescence_bps', 'technology_cycle_months',
  'operating_margin_bps', 'technology_share_bps', 'investment',
  'rd_cost', 'filing_cost', 'cost_index_bps', 'annuities_paid', 'comparables',
  'development_cost', 'success_bps', 'volatility_bps', 'risk_free_bps', 'months_to_market',
] as const;
export type MoneyInput = (typeof MONEY_INPUTS)[number];

/** Where a figure comes from. `seller` and `buyer` were asserted by that side; everything else was found. */
export const ORIGINS = ['seller', 'buyer', 'document', 'register', 'rule_pack', 'corpus', 'deals', 'questionnaire', 'listing'] as const;
export type Origin = (typeof ORIGINS)[number];

export const METHOD_STATES = ['computed', 'missing_inputs', 'not_enough_deals', 'not_applicable', 'vetoed'] as const;
export type MethodState = (typeof METHOD_STATES)[number];

/** Legal death (a status of the register, which unpaid annuities lead to as well, or the end of the term): score 0, band 0, whatever everything else says. */
export const VETOES = ['dead_status', 'term_over'] as const;
export type Veto = (typeof VETOES)[number];

/** Why a method weighs what it weighs. */
export const WEIGHT_REASONS = ['scenario', 'asserted_only', 'documented', 'few_deals', 'many_deals', 'wide_comparison', 'early_stage', 'mature', 'floor_only', 'only_method'] as const;
export type WeightReason = (typeof WEIGHT_REASONS)[number];

/** What a reader must know before using the figures. */
export const LIMITS = [
  'not_an_appraisal', 'status_stale', 'status_unknown', 'pending_application', 'cohort_widened', 'no_cohort', 'low_coverage', 'seller_asserted', 'unverified_rules',
  'no_income_method', 'floor_only', 'citations_not_dated', 'citations_so_far', 'citations_against_totals', 'composite_partial', 'stated_carried', 'life_cut_by_term', 'life_cut_by_cycle', 'life_cut_by_licence', 'forecast_shorter_than_life', 'negative_value_floored',
  'frozen', 'pledged', 'co_owned', 'no_fee_schedule', 'expiry_unknown', 'currency_without_annuities',
] as const;
export type Limit = (typeof LIMITS)[number];

export const QUESTION_CATEGORIES = ['legal', 'technology', 'market', 'finance', 'strategy'] as const;
export type QuestionCategory = (typeof QUESTION_CATEGORIES)[number];

/** Who answers. The three are never averaged away: where they disagree is shown. */
export const ANSWER_ROLES = ['inventor', 'officer', 'buyer'] as const;
export type AnswerRole = (typeof ANSWER_ROLES)[number];

/** What the owner shows on the listing. */
export const PUBLIC_VIEWS = ['nothing', 'score', 'band', 'score_and_band'] as const;
export type PublicView = (typeof PUBLIC_VIEWS)[number];

export const BATCH_STATUSES = ['queued', 'running', 'succeeded', 'failed'] as const;
export type BatchStatus = (typeof BATCH_STATUSES)[number];
