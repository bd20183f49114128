import { defineRulePack, type RulePack, type RuleValue } from '#app/core/rule-pack.ts';

/** Values by region of the unit (GB/T 2260, first two digits); `default` where no provincial rule is known. */
export type ByRegion = { default: number } & Record<string, number>;

export type DealPack = RulePack<{
  platformFeeBps: RuleValue<number>;
  brokerFeeMaxBps: RuleValue<number>;
  paymentDays: RuleValue<number>;
  signingDays: RuleValue<number>;
  registrationDays: RuleValue<number>;
  acceptanceDays: RuleValue<number>;
  recordalMonths: RuleValue<number>;
  publicityDays: RuleValue<ByRegion>;
  rewardFloorBps: RuleValue<ByRegion>;
  rewardFloorSharesBps: RuleValue<ByRegion>;
  mainContributorsFloorBps: RuleValue<ByRegion>;
  registerExtractMaxDays: RuleValue<number>;
  registrationFee: RuleValue<{ currency: 'CNY'; amount: number }>;
  exportLicenceDays: RuleValue<{ licence: number; contract: number; registration: number }>;
  valuationYears: RuleValue<number>;
  royaltyPeriodMonths: RuleValue<number>;
  royaltyReportDays: RuleValue<number>;
  royaltyPaymentDays: RuleValue<number>;
  maxRoyaltyPeriods: RuleValue<number>;
}>;

const TERMS = 'Platform terms of service, schedule of fees and periods';

/** Deals over Chinese patents: statutes as in force in 2025-04, the platform's own fees and periods beside them. */
export const cnDeals: DealPack = defineRulePack({
  subject: 'deals',
  jurisdiction: 'CN',
  version: '2025.1',
  effectiveFrom: '2025-04-01',
  values: {
    platformFeeBps: { value: 200, source: TERMS, verified: true },
    brokerFeeMaxBps: { value: 2_000, source: TERMS, verified: true },
    paymentDays: { value: 30, source: TERMS, verified: true },
    signingDays: { value: 45, source: TERMS, verified: true },
    registrationDays: { value: 120, source: TERMS, verified: true },
    acceptanceDays: { value: 15, source: TERMS, verified: true },
    recordalMonths: { value: 3, source: 'Implementing Rules of the Patent Law (2023) rule 15', verified: true },
    publicityDays: {
      value: { default: 15, '11': 15, '33': 15, '37': 15 },
      source: 'S&T Transformation Law art. 18; Zhejiang regulations (2021) art. 17, Shandong regulations (2017) art. 14, Beijing guide: 15 calendar days',
      verified: true,
    },
    rewardFloorBps: {
      value: { default: 5_000, '11': 7_000, '33': 7_000, '37': 7_000 },
      source: 'S&T Transformation Law art. 45; regulations of Beijing (2019), Zhejiang (2021), Shandong (2017)', verified: true,
    },
    rewardFloorSharesBps: { value: { default: 5_000, '11': 7_000, '33': 7_000, '37': 7_000 }, source: 'S&T Transformation Law art. 45 and the regional regulations', verified: true },
    mainContributorsFloorBps: { value: { default: 0, '33': 7_000 }, source: 'Zhejiang regulations (2021)', verified: true },
    registerExtractMaxDays: { value: 30, source: TERMS, verified: true },
    registrationFee: { value: { currency: 'CNY', amount: 200_00 }, source: 'CNIPA fee schedule, recordal of a change of bibliographic data', verified: true },
    exportLicenceDays: { value: { licence: 30, contract: 15, registration: 3 }, source: 'Technology Import and Export Regulations (2020), working days', verified: true },
    valuationYears: { value: 1, source: 'Asset appraisal practice: a report serves for one year from its base date', verified: false },
    royaltyPeriodMonths: { value: 12, source: TERMS, verified: true },
    royaltyReportDays: { value: 60, source: TERMS, verified: true },
    royaltyPaymentDays: { value: 30, source: TERMS, verified: true },
    maxRoyaltyPeriods: { value: 25, source: TERMS, verified: true },
  },
} satisfies DealPack as DealPack);

const NATIONAL = 'S&T Transformation Law';

/** From 2026 on what a province rules stands in a pack of its own (provinces.ts), laid over this one. Nothing else changed. */
export const cnDeals2026: DealPack = defineRulePack({
  ...cnDeals,
  version: '2026.1', effectiveFrom: '2026-01-01', supersedes: 'deals/CN@2025.1',
  values: {
    ...cnDeals.values,
    publicityDays: { value: { default: 15 }, source: `${NATIONAL} art. 18`, verified: true },
    rewardFloorBps: { value: { default: 5_000 }, source: `${NATIONAL} art. 45`, verified: true },
    rewardFloorSharesBps: { value: { default: 5_000 }, source: `${NATIONAL} art. 45`, verified: true },
    mainContributorsFloorBps: { value: { default: 0 }, source: `${NATIONAL} art. 45: no floor for main contributors alone`, verified: true },
  },
} satisfies DealPack as DealPack);
