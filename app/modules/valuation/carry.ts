import type { Currency } from '#app/core/money.ts';
import type { ValuationData } from './contract.ts';
import type { SnapshotInputs, Sourced, Stated } from './snapshot.ts';

/** What an organisation stated of a patent before, as far as a later valuation may take it over. */
export interface StatedBefore { valuationId: string; patentId: string; valuedOn: string; currency: Currency; sector: SnapshotInputs['sector']; trl: Sourced<number> | null; stated: Stated }

/** Months after which a stated figure speaks of another market, and is left to whoever stated it to say again. */
export const CARRY_MONTHS = 24;

const MONEYED = ['revenue', 'investment', 'rd_cost', 'filing_cost', 'development_cost'] as const;
/** Spans of time that run from the valuation day. */
const RUNNING = ['technology_cycle_months', 'months_to_market'] as const;

/** Whole calendar months from one day to a later one. */
export function monthsBetween(from: string, to: string): number {
  const [a, b] = [from, to].map((d) => d.split('-').map(Number) as [number, number, number]) as [[number, number, number], [number, number, number]];
  return (b[0] - a[0]) * 12 + b[1] - a[1] - (b[2] < a[2] ? 1 : 0);
}

/**
 * Stated figures moved to a later day: years of sales that have passed fall away, spans that run from the valuation day get shorter, amounts
 * in another currency are left out, and every figure keeps the day it was stated on. Null when it is too long ago, or nothing is left.
 */
export function carryOver(before: StatedBefore, to: { valuedOn: string; currency: Currency }): Partial<ValuationData> | null {
  const months = monthsBetween(before.valuedOn, to.valuedOn);
  if (months < 0 || months > CARRY_MONTHS) return null;
  const moved = { ...before.stated };
  if (before.currency !== to.currency) for (const name of MONEYED) delete moved[name];
  if (moved.revenue) {
    const years = moved.revenue.years.slice(Math.floor(months / 12));
    if (years.length) moved.revenue = { ...moved.revenue, years };
    else delete moved.revenue;
  }
  const later = (n: number) => Math.max(1, n - months);
  for (const name of RUNNING) {
    const span = moved[name];
    if (span) moved[name] = { low: later(span.low), base: later(span.base), high: later(span.high) };
  }
  if (moved.licence_term_months !== undefined) moved.licence_term_months = later(moved.licence_term_months);
  if (moved.expiry_date !== undefined && moved.expiry_date <= to.valuedOn) delete moved.expiry_date;
  const { sources: _sources, convention: _convention, fee_reduction: _reduction, ...figures } = moved;
  const trl = before.trl && (before.trl.origin === 'seller' || before.trl.origin === 'buyer' || before.trl.origin === 'document') ? before.trl : null;
  if (figures.facts && !Object.keys(figures.facts).length) delete figures.facts;
  const named = Object.keys(figures).filter((name) => figures[name as keyof typeof figures] !== undefined);
  if (!named.length && !trl) return null;
  return { ...moved, ...(trl ? { trl: trl.value } : {}), ...(before.sector.named ? { sector: before.sector.value } : {}), sources: datedSources(before, [...named, ...(trl ? ['trl'] : [])]) };
}

/** Where each figure comes from, with the day it was stated on: a later valuation does not make it younger. */
function datedSources(before: StatedBefore, names: readonly string[]): NonNullable<ValuationData['sources']> {
  const given = (before.stated.sources ?? {}) as Record<string, { source: string; as_of?: string; document: boolean } | undefined>;
  const trl = before.trl && { source: before.trl.source, as_of: before.trl.asOf ?? before.valuedOn, document: before.trl.origin === 'document' };
  return Object.fromEntries(names.map((name) => {
    const note = name === 'trl' && trl ? trl : given[name];
    return [name, { source: note?.source ?? '', as_of: note?.as_of ?? before.valuedOn, document: note?.document ?? false }];
  })) as NonNullable<ValuationData['sources']>;
}
