import { defineRulePack, type RulePack, type RuleValue } from '#app/core/rule-pack.ts';
import type { Dimension, Indicator, MoneyMethod, PlatformIndicator, Scenario } from '../vocabulary.ts';

export interface WeightValues {
  /** Basis points of the total, by scenario. */
  dimensions: RuleValue<Record<Scenario, Record<Dimension, number>>>;
  /** Second level: which dimension, and weight within it. */
  indicators: RuleValue<Record<Indicator, { dimension: Dimension; weight: number }>>;
  /** Third level: the platform's own indicators under each of them, with weights. */
  platform: RuleValue<Record<PlatformIndicator, { indicator: Indicator; weight: number }>>;
  /** Money methods by scenario before evidence moves them. */
  methods: RuleValue<Record<Scenario, Record<MoneyMethod, number>>>;
  /** What evidence does to a method's weight, basis points of the weight before. */
  evidence: RuleValue<{ assertedOnly: number; fewDeals: number; manyDeals: number; wideComparison: number; earlyIncome: number; earlyOption: number }>;
  /** Comparables: deals of others needed before anything is shown, from how many sellers, from how many on they are many, digits shown. */
  comparables: RuleValue<{ minDeals: number; minSellers: number; manyFrom: number; digits: number }>;
  /** Distance of an ask from the band, in basis points of the nearer end, from which the reader is warned. */
  farAskBps: RuleValue<number>;
  /** Cohorts: patents needed, years to either side before the field as a whole is taken, and where outliers are cut. */
  cohort: RuleValue<{ min: number; years: number; winsorBps: number }>;
  [key: string]: RuleValue<unknown>;
}

/** What weighs how much. The tree's first two levels follow the national guideline; its third level and all weights are the platform's. */
export const weightsPack: RulePack<WeightValues> = defineRulePack({
  subject: 'valuation-weights',
  jurisdiction: 'CN',
  version: '2026.1',
  effectiveFrom: '2023-09-01',
  values: {
    dimensions: {
      value: {
        transfer_licence: { legal: 3_000, technical: 3_500, economic: 3_500 }, finance: { legal: 4_000, technical: 2_000, economic: 4_000 },
        equity: { legal: 2_500, technical: 4_000, economic: 3_500 }, management: { legal: 3_500, technical: 3_500, economic: 3_000 },
      },
      source: 'platform weights by scenario; scenarios after GB/T 42748-2023', verified: false,
    },
    indicators: {
      value: {
        stability: { dimension: 'legal', weight: 3_000 }, scope: { dimension: 'legal', weight: 3_000 }, detectability: { dimension: 'legal', weight: 1_800 }, dependency: { dimension: 'legal', weight: 2_200 },
        advancement: { dimension: 'technical', weight: 2_400 }, substitutability: { dimension: 'technical', weight: 1_600 }, breadth: { dimension: 'technical', weight: 1_400 },
        independence: { dimension: 'technical', weight: 1_200 }, maturity: { dimension: 'technical', weight: 2_200 }, trend: { dimension: 'technical', weight: 1_200 },
        remaining_life: { dimension: 'economic', weight: 2_600 }, competition: { dimension: 'economic', weight: 2_000 }, application: { dimension: 'economic', weight: 3_000 }, operation: { dimension: 'economic', weight: 2_400 },
      },
      source: 'GB/T 42748-2023 (dimensions and second-level indicators); weights are the platform’s', verified: false,
    },
    platform: {
      value: {
        kept_in_force: { indicator: 'stability', weight: 3_500 }, unencumbered: { indicator: 'stability', weight: 3_000 }, validity_opinion: { indicator: 'stability', weight: 3_500 },
        claims_in_cohort: { indicator: 'scope', weight: 3_500 }, independent_claims: { indicator: 'scope', weight: 2_500 }, claim_breadth: { indicator: 'scope', weight: 4_000 },
        claim_category: { indicator: 'detectability', weight: 4_500 }, infringement_visible: { indicator: 'detectability', weight: 5_500 },
        sole_ownership: { indicator: 'dependency', weight: 2_500 }, licence_burden: { indicator: 'dependency', weight: 3_500 }, freedom_to_operate: { indicator: 'dependency', weight: 4_000 },
        citations_in_cohort: { indicator: 'advancement', weight: 4_000 }, knowledge_base: { indicator: 'advancement', weight: 2_000 }, advance_over_art: { indicator: 'advancement', weight: 4_000 },
        substitutes: { indicator: 'substitutability', weight: 10_000 },
        classes_in_cohort: { indicator: 'breadth', weight: 6_000 }, generality: { indicator: 'breadth', weight: 4_000 },
        originality: { indicator: 'independence', weight: 4_000 }, stands_alone: { indicator: 'independence', weight: 6_000 },
        readiness: { indicator: 'maturity', weight: 10_000 }, field_growth: { indicator: 'trend', weight: 10_000 },
        life_left: { indicator: 'remaining_life', weight: 10_000 }, rivals: { indicator: 'competition', weight: 10_000 },
        market_pull: { indicator: 'application', weight: 6_000 }, family_in_cohort: { indicator: 'application', weight: 4_000 },
        operation_record: { indicator: 'operation', weight: 6_000 }, product_evidence: { indicator: 'operation', weight: 4_000 },
      },
      source: 'platform indicators', verified: true,
    },
    methods: {
      value: {
        transfer_licence: { relief_from_royalty: 4_000, dcf: 2_000, market: 3_000, real_option: 1_000, cost: 0 },
        finance: { relief_from_royalty: 4_500, dcf: 1_500, market: 4_000, real_option: 0, cost: 0 },
        equity: { relief_from_royalty: 3_000, dcf: 3_500, market: 2_000, real_option: 1_500, cost: 0 },
        management: { relief_from_royalty: 4_000, dcf: 1_500, market: 3_000, real_option: 1_500, cost: 0 },
      },
      source: 'platform weights; cost is a floor and never averaged with income', verified: true,
    },
    evidence: { value: { assertedOnly: 6_000, fewDeals: 7_000, manyDeals: 13_000, wideComparison: 6_000, earlyIncome: 6_000, earlyOption: 15_000 }, source: 'platform weights', verified: true },
    comparables: { value: { minDeals: 5, minSellers: 3, manyFrom: 20, digits: 2 }, source: 'platform rule of k-anonymity (k = 5); prices shown to two digits', verified: true },
    farAskBps: { value: 5_000, source: 'platform rule', verified: true },
    cohort: { value: { min: 10, years: 2, winsorBps: 9_800 }, source: 'OECD patent quality indicators (Squicciarini, Dernis, Criscuolo 2013): outliers cut at the 98th percentile; sizes are the platform’s', verified: true },
  },
} satisfies RulePack<WeightValues> as RulePack<WeightValues>);
