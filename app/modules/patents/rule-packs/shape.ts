import type { Currency } from '#app/core/money.ts';
import type { PatentKind } from '#app/core/vocabulary.ts';
import type { RulePack, RuleValue } from '#app/core/rule-pack.ts';

/** A term of protection for applications filed from a day on. Where two are given the longer one counts. */
export interface TermStep { filedFrom: string; years: number; from: 'filing' | 'grant'; orYears?: number; orFrom?: 'filing' | 'grant' }
export type Terms = Partial<Record<PatentKind, readonly TermStep[]>>;

/** One band of the annuity schedule; `amount` in minor units per year. */
export interface AnnuityBand { from: number; to: number; amount: number }

/** Cap on extensions for medicines: added life, and life left counted from the marketing approval. */
export interface ExtensionCap { maxAddedYears: number; maxYearsAfterApproval: number }

/** One maintenance fee: payable from `openMonths` to `dueMonths` after grant, with surcharge until `lastMonths`; minor units. */
export interface MaintenanceWindow { openMonths: number; dueMonths: number; lastMonths: number; amount: number }

/** Annuity rules of an office that charges yearly, counted from filing. */
export interface YearlyFees {
  currency: Currency;
  bands: Partial<Record<PatentKind, readonly AnnuityBand[]>>;
}

export interface PatentLifeValues {
  terms: RuleValue<Terms>;
  [key: string]: RuleValue<unknown>;
}

/** Values of an office with yearly fees (China). */
export interface YearlyValues extends PatentLifeValues {
  extensionCap: RuleValue<ExtensionCap>;
  fees: RuleValue<YearlyFees>;
  graceMonths: RuleValue<number>;
  /** Surcharge per completed month late, in basis points of the full annuity. */
  surchargeBpsPerMonth: RuleValue<number>;
  /** Share of the annuity that is waived, in basis points, for one or several qualifying applicants. */
  reductionBps: RuleValue<{ one: number; several: number }>;
  /** Patent years after grant in which the reduction applies, the year of grant included. */
  reductionYears: RuleValue<number>;
  restoration: RuleValue<{ months: number; fee: number; currency: Currency }>;
}

/** Values of an office with maintenance fees counted from grant (United States). */
export interface MaintenanceValues extends PatentLifeValues {
  maintenance: RuleValue<{ currency: Currency; kinds: readonly PatentKind[]; windows: readonly MaintenanceWindow[]; surcharge: number }>;
  /** Share waived for small and micro entities, basis points. */
  entityDiscountBps: RuleValue<{ small: number; micro: number }>;
}

export type PatentLifePack = RulePack<PatentLifeValues>;
export type YearlyPack = RulePack<YearlyValues>;
export type MaintenancePack = RulePack<MaintenanceValues>;
