import { addMonths, daysBetween } from '#app/core/clock.ts';
import { packRef } from '#app/core/rule-pack.ts';
import { nextAnnuityStep } from './annuities.ts';
import { lifeOn, type LifeFacts } from './life.ts';
import { dormancyPack } from './rule-packs/dormancy.ts';

export const OPERATIONS = ['licence', 'transfer', 'pledge', 'product', 'litigation'] as const;
export type Operation = (typeof OPERATIONS)[number];

export interface DormancyFacts extends LifeFacts {
  /** Only universities and institutes own dormant patents in the sense of the screening. */
  ownerIsResearch: boolean;
  /** Any recorded use of the right since grant, of whatever age. */
  operations: readonly Operation[];
  /** Inventors of the patent, and how many of them still work at the owner; null when unknown. */
  inventors?: { total: number; active: number } | null;
  /** Signs of interest from other organisations in the last 12 months; null when unknown. */
  interest?: number | null;
}

export type DormancyCriterion = 'in_force' | 'research_owner' | 'years_since_grant' | 'no_operation' | 'annuity_paid';
export type DormancyFactor = 'yearsSinceGrant' | 'noOperation' | 'annuityStep' | 'inactiveInventors' | 'noInterest';

export interface Dormancy {
  /** True when every criterion holds. */
  dormant: boolean;
  /** Criteria that do not hold. */
  failed: DormancyCriterion[];
  /** 0-100; 0 for a dead right. */
  score: number;
  /** Where the score comes from; `known` is false where a fact is missing and the factor counts half. */
  factors: { factor: DormancyFactor; points: number; max: number; known: boolean }[];
  pack: string;
}

/** Verdict and score of dormancy on a day. A dead right is never dormant and scores 0. */
export function dormancyOn(facts: DormancyFacts, day: string): Dormancy {
  const life = lifeOn(facts, day);
  const { minYearsSinceGrant, weights, fullYears, stepWithinMonths, interestFloor } = dormancyPack.values;
  const grant = facts.grantDate ?? null;
  const years = grant ? Math.max(0, daysBetween(grant, day) / 365.25) : 0;
  const failed: DormancyCriterion[] = [];
  if (!life.live) failed.push('in_force');
  if (!facts.ownerIsResearch) failed.push('research_owner');
  if (!grant || addMonths(grant, minYearsSinceGrant.value * 12) > day) failed.push('years_since_grant');
  if (facts.operations.length) failed.push('no_operation');
  if (life.reason !== 'in_force') failed.push('annuity_paid');
  const step = facts.filingDate && grant ? nextAnnuityStep({ ...facts, filingDate: facts.filingDate, grantDate: grant }, day, stepWithinMonths.value) : null;
  const share: Record<DormancyFactor, number | null> = {
    yearsSinceGrant: grant ? Math.min(1, years / fullYears.value) : null,
    noOperation: facts.operations.length ? 0 : 1,
    annuityStep: facts.filingDate && grant ? (step ? 1 : 0) : null,
    inactiveInventors: facts.inventors && facts.inventors.total > 0 ? 1 - Math.min(1, Math.max(0, facts.inventors.active / facts.inventors.total)) : null,
    noInterest: facts.interest == null ? null : 1 - Math.min(1, Math.max(0, facts.interest) / interestFloor.value),
  };
  const factors = (Object.keys(share) as DormancyFactor[]).map((factor) => ({
    factor, max: weights.value[factor], known: share[factor] !== null, points: life.live ? Math.round((share[factor] ?? 0.5) * weights.value[factor] * 10) / 10 : 0,
  }));
  const score = Math.round(factors.reduce((sum, f) => sum + f.points, 0));
  return { dormant: failed.length === 0, failed, score, factors, pack: packRef(dormancyPack) };
}
