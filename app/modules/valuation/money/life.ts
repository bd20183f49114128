import { daysBetween } from '#app/core/clock.ts';
import { isDead, lifeOn, type Life } from '#app/modules/patents/life.ts';
import { termOf } from '#app/modules/patents/term.ts';
import type { PatentFacts, SnapshotInputs } from '../snapshot.ts';
import type { Veto } from '../vocabulary.ts';

/** Days of a year, leap years shared out. */
const YEAR_DAYS = 365.25;

export interface LifeView { veto: Veto | null; pending: boolean; unknown: boolean; stale: boolean; expiry: string | null; restYears: number | null; elapsedYears: number }

/** The term rules refuse a kind that an office does not grant; such a patent keeps the expiry its source gave. */
function termKnown(p: PatentFacts): boolean {
  if (!p.filingDate) return false;
  try {
    termOf({ authority: p.authority, patentKind: p.kind, filingDate: p.filingDate, grantDate: p.grantDate });
    return true;
  } catch {
    return false;
  }
}

/** Is the right alive on the valuation day, and how long will it be? A stated expiry (an extension) goes before the record's, death before everything. */
export function lifeView(inputs: Pick<SnapshotInputs, 'facts' | 'valuedOn' | 'stated'>): LifeView {
  const { facts: p, valuedOn, stated } = inputs;
  const known = stated.expiry_date ?? p.expiryDate;
  const base = { authority: p.authority, patentKind: p.kind, legalStatus: p.legalStatus, grantDate: p.grantDate, statusAsOf: p.statusAsOf };
  const life: Life = lifeOn(known === null && termKnown(p) ? { ...base, filingDate: p.filingDate } : base, valuedOn);
  const expiry = known ?? life.expiryDay;
  const veto: Veto | null = isDead(p.legalStatus) ? 'dead_status' : expiry !== null && expiry <= valuedOn ? 'term_over' : null;
  return {
    veto, pending: life.reason === 'pending', unknown: life.reason === 'status_unknown', stale: life.stale, expiry,
    restYears: expiry === null ? null : Math.max(0, daysBetween(valuedOn, expiry)) / YEAR_DAYS,
    elapsedYears: p.filingDate === null ? 0 : Math.max(0, daysBetween(p.filingDate, valuedOn)) / YEAR_DAYS,
  };
}

/** Years between two days, fractions of 365.25 days; 0 when the second is earlier. */
export function yearsBetween(from: string, to: string): number { return Math.max(0, daysBetween(from, to)) / YEAR_DAYS; }
