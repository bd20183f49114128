import { defineRulePack, type RulePack, type RuleValue } from '#app/core/rule-pack.ts';

export interface DormancyValues {
  minYearsSinceGrant: RuleValue<number>;
  /** Points of each factor; they add up to 100. */
  weights: RuleValue<{ yearsSinceGrant: number; noOperation: number; annuityStep: number; inactiveInventors: number; noInterest: number }>;
  /** Years since grant at which that factor is full. */
  fullYears: RuleValue<number>;
  /** How far ahead a dearer annuity counts, months. */
  stepWithinMonths: RuleValue<number>;
  /** Signs of interest within a year (views by other organisations, saves, messages) at which that factor is empty. */
  interestFloor: RuleValue<number>;
  /** Scores at or above which a patent counts as dormant and as valuable in the triage. */
  triage: RuleValue<{ dormant: number; valuable: number; worthless: number }>;
  /** Other patents of the same main group, in force, from which on a bundle is worth offering. */
  packageNeighbours: RuleValue<number>;
  highValueYears: RuleValue<number>;
  [key: string]: RuleValue<unknown>;
}

/** Dormancy: the criteria follow the national screening of university patents; the weights are this platform's indicator. */
export const dormancyPack: RulePack<DormancyValues> = defineRulePack({
  subject: 'dormancy',
  jurisdiction: '*',
  version: '2026.2',
  effectiveFrom: '1985-04-01',
  values: {
    minYearsSinceGrant: { value: 3, source: 'screening criterion for dormant university patents', verified: true },
    weights: { value: { yearsSinceGrant: 30, noOperation: 30, annuityStep: 15, inactiveInventors: 10, noInterest: 15 }, source: 'platform indicator', verified: true },
    fullYears: { value: 10, source: 'platform indicator', verified: true },
    stepWithinMonths: { value: 24, source: 'screening criterion for dormant university patents', verified: true },
    interestFloor: { value: 10, source: 'platform indicator', verified: true },
    triage: { value: { dormant: 50, valuable: 60, worthless: 30 }, source: 'platform indicator', verified: true },
    packageNeighbours: { value: 2, source: 'platform indicator', verified: true },
    highValueYears: { value: 10, source: 'national statistic of high-value invention patents, case 3; counted from grant', verified: false },
  },
} satisfies RulePack<DormancyValues> as RulePack<DormancyValues>);
