import { daysBetween } from '#app/core/clock.ts';
import { isDead, lifeFactsOf, lifeOn, type Life } from '#app/modules/patents/life.ts';
import type { SnapshotInputs } from '../snapshot.ts';
import type { Veto } from '../vocabulary.ts';

/** Days of a year, leap years shared out. */
const YEAR_DAYS = 365.25;

export interface LifeView { veto: Veto | null; pending: boolean; unknown: boolean; stale: boolean; expiry: string | null; restYears: number | null; elapsedYears: number }

/** Is the right alive on the valuation day, and how long will it be? A stated expiry (an extension) goes before the record's, death before everything. */
export function lifeView(inputs: Pick<SnapshotInputs, 'facts' | 'valuedOn' | 'stated'>): LifeView {
  const { facts: p, valuedOn, stated } = inputs;
  const life: Life = lifeOn(lifeFactsOf({ ...p, expiryDate: stated.expiry_date ?? p.expiryDate }), valuedOn);
  const expiry = life.expiryDay;
  const veto: Veto | null = isDead(p.legalStatus) ? 'dead_status' : expiry !== null && expiry <= valuedOn ? 'term_over' : null;
  return {
    veto, pending: life.reason === 'pending', unknown: life.reason === 'status_unknown', stale: life.stale, expiry,
    restYears: expiry === null ? null : Math.max(0, daysBetween(valuedOn, expiry)) / YEAR_DAYS,
    elapsedYears: p.filingDate === null ? 0 : Math.max(0, daysBetween(p.filingDate, valuedOn)) / YEAR_DAYS,
  };
}

/** Years between two days, fractions of 365.25 days; 0 when the second is earlier. */
export function yearsBetween(from: string, to: string): number { return Math.max(0, daysBetween(from, to)) / YEAR_DAYS; }
