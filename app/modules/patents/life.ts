import { addDays } from '#app/core/clock.ts';
import type { LegalStatus, PatentKind } from '#app/core/vocabulary.ts';
import { annuityStateOn } from './annuities.ts';
import { knownTerm, remainingMonths } from './term.ts';

const DEAD: ReadonlySet<LegalStatus> = new Set<LegalStatus>(['lapsed', 'expired', 'revoked', 'withdrawn']);

/** Legal death: a veto everywhere (score 0, no listing, no deal), never an average. */
export function isDead(status: LegalStatus | null | undefined): boolean { return status != null && DEAD.has(status); }

/** What is known about a right when somebody asks whether it is alive. */
export interface LifeFacts {
  authority: string;
  patentKind: PatentKind;
  legalStatus?: LegalStatus | null;
  filingDate?: string | null;
  earliestFilingDate?: string | null;
  grantDate?: string | null;
  /** Number of claims; fees of some offices grow with them. */
  claims?: number | null;
  ptaDays?: number | null;
  pteDays?: number | null;
  approvalDate?: string | null;
  terminalDisclaimer?: boolean | null;
  /** First day without the right as it is stored; holds what the columns of a row cannot tell (parents, adjustments, disclaimers). */
  expiryDay?: string | null;
  /** Last patent year (US: maintenance window) known to be paid; null when nobody has told. */
  paidThrough?: number | null;
  /** Day the status was read at the register. */
  statusAsOf?: string | null;
}

export type LifeReason = 'in_force' | 'in_grace' | 'pending' | 'dead_status' | 'term_over' | 'annuity_unpaid' | 'status_unknown';

export interface Life {
  live: boolean;
  reason: LifeReason;
  expiryDay: string | null;
  remainingMonths: number | null;
  /** The fact rests on a register reading older than {@link MAX_STATUS_AGE_DAYS}, or on none. */
  stale: boolean;
}

/** A register extract is good for 30 days (gate G1). */
export const MAX_STATUS_AGE_DAYS = 30;

/**
 * Is there a granted right on that day? The term and the annuities overrule a status that says "in force": a status is a
 * reading of the past. A pending application is not a right, an unknown status is not assumed to be one. Of a kind or office without
 * rules the term is unknown. The one place that decides it: page, portfolio, market, valuation and gates ask here.
 */
export function lifeOn(facts: LifeFacts, day: string): Life {
  const expiryDay = facts.expiryDay ?? (facts.filingDate ? knownTerm({ ...facts, filingDate: facts.filingDate }) : null)?.expiryDay ?? null;
  const base = {
    expiryDay,
    remainingMonths: expiryDay ? remainingMonths(expiryDay, day) : null,
    stale: !facts.statusAsOf || facts.statusAsOf < addDays(day, -MAX_STATUS_AGE_DAYS),
  };
  const end = (reason: LifeReason, live = false): Life => ({ live, reason, ...base, ...(live ? {} : { remainingMonths: 0 }) });
  if (isDead(facts.legalStatus)) return end('dead_status');
  if (expiryDay && expiryDay <= day) return end('term_over');
  if (facts.legalStatus === 'pending') return { live: false, reason: 'pending', ...base };
  const fees = facts.filingDate && facts.grantDate && facts.paidThrough != null && knownTerm({ ...facts, filingDate: facts.filingDate })
    ? annuityStateOn({ ...facts, filingDate: facts.filingDate, grantDate: facts.grantDate }, facts.paidThrough, day).state : null;
  if (fees === 'lapsed') return end('annuity_unpaid');
  if (fees === 'in_grace' || facts.legalStatus === 'in_grace') return end('in_grace', true);
  if (facts.legalStatus === 'in_force') return end('in_force', true);
  return { live: false, reason: 'status_unknown', ...base };
}

/** Short form of {@link lifeOn}. */
export function isLive(facts: LifeFacts, day: string): boolean { return lifeOn(facts, day).live; }

/** Columns of a patent's row that speak of its life. */
export interface LifeColumns { authority: string; kind: PatentKind; legalStatus: LegalStatus; filingDate: string | null; grantDate: string | null; statusAsOf: string | null; expiryDate: string | null; claimCount?: number | null }

/** A row's columns as {@link lifeOn} asks for them. */
export function lifeFactsOf(row: LifeColumns): LifeFacts {
  return { authority: row.authority, patentKind: row.kind, legalStatus: row.legalStatus, filingDate: row.filingDate, grantDate: row.grantDate, statusAsOf: row.statusAsOf, expiryDay: row.expiryDate, claims: row.claimCount || null };
}
