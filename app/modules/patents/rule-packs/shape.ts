import type { Currency, OfficeCurrency } from '#app/core/money.ts';
import type { PatentKind } from '#app/core/vocabulary.ts';
import type { RulePack, RuleValue } from '#app/core/rule-pack.ts';

/** A term of protection for applications filed from a day on. Where two are given the longer one counts. */
export interface TermStep { filedFrom: string; years: number; from: 'filing' | 'grant'; orYears?: number; orFrom?: 'filing' | 'grant' }
export type Terms = Partial<Record<PatentKind, readonly TermStep[]>>;

/** One band of the annuity schedule; `amount` in minor units per year, `perClaim` on top for each claim. */
export interface AnnuityBand { from: number; to: number; amount: number; perClaim?: number }

/** Cap on extensions for medicines: added life, and life left counted from the marketing approval. */
export interface ExtensionCap { maxAddedYears: number; maxYearsAfterApproval: number }

/** One maintenance fee: payable from `openMonths` to `dueMonths` after grant, with surcharge until `lastMonths`; minor units. */
export interface MaintenanceWindow { openMonths: number; dueMonths: number; lastMonths: number; amount: number }

/** Annuity rules of an office that charges yearly. */
export interface YearlyFees {
  currency: OfficeCurrency;
  /** Day the years are counted from; each is due before it begins. */
  from: 'filing' | 'grant';
  /** Years paid with the registration, from the running one on; 0 where the running year was paid for the application. */
  atGrant: number;
  /** Rights granted before this day pay elsewhere. */
  grantedFrom?: string;
  bands: Partial<Record<PatentKind, readonly AnnuityBand[]>>;
}

export interface PatentLifeValues {
  terms: RuleValue<Terms>;
  [key: string]: RuleValue<unknown> | undefined;
}

/** What paying late costs: basis points of the full annuity, once, or for each month that has ended or (`begun`) begun, the last of the grace left out or not. */
export interface LateFee { bps: number; per: 'once' | 'month_ended' | 'month_begun' }

/** Getting back a right lost for a fee: months counted from the notice of the loss, or from the end of the grace. */
export interface Restoration { months: number; from: 'notice' | 'grace_end'; fee: number; currency: OfficeCurrency }

/** Values of an office with yearly fees. */
export interface YearlyValues extends PatentLifeValues {
  extensionCap?: RuleValue<ExtensionCap>;
  fees: RuleValue<YearlyFees>;
  graceMonths: RuleValue<number>;
  surcharge: RuleValue<LateFee>;
  /** Share of the annuity that is waived, in basis points, for one or several qualifying applicants. */
  reductionBps?: RuleValue<{ one: number; several: number }>;
  /** Patent years after grant in which the reduction applies, the year of grant included. */
  reductionYears?: RuleValue<number>;
  /** Share of the annuity that is waived while an open licence runs, basis points; the larger of the reductions counts, they do not add up. */
  openLicenceBps?: RuleValue<number>;
  restoration?: RuleValue<Restoration>;
}

/** Values of an office with maintenance fees counted from grant (United States). */
export interface MaintenanceValues extends PatentLifeValues {
  maintenance: RuleValue<{ currency: Currency; kinds: readonly PatentKind[]; windows: readonly MaintenanceWindow[]; surcharge: number }>;
  restoration: RuleValue<Restoration>;
  /** Share waived for small and micro entities, basis points. */
  entityDiscountBps: RuleValue<{ small: number; micro: number }>;
}

export type PatentLifePack = RulePack<PatentLifeValues>;
export type YearlyPack = RulePack<YearlyValues>;
export type MaintenancePack = RulePack<MaintenanceValues>;
