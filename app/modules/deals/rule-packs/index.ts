import { packByRef, packOn } from '#app/core/rule-pack.ts';
import { cnDeals, type ByRegion, type DealPack } from './cn.ts';

export const DEAL_PACKS: readonly DealPack[] = [cnDeals];

/**
 * The pack a deal opened on this day starts under. The platform is run under Chinese law whatever the patent's authority,
 * so there is one jurisdiction until a pack for another is shipped.
 */
export function dealPackOn(day: string): DealPack { return packOn(DEAL_PACKS, 'CN', day < cnDeals.effectiveFrom ? cnDeals.effectiveFrom : day); }

/** The pack a stored deal refers to. Throws `not_found` for a version that was never shipped. */
export function dealPackOf(ref: string): DealPack { return packByRef(DEAL_PACKS, ref); }

/** A value of a region, else the default one. */
export function inRegion(values: ByRegion, region: string): number { return values[region.slice(0, 2)] ?? values.default; }

/** Plain number of a pack by its key, for the deadlines the process tables name. */
export type DayKey = 'paymentDays' | 'signingDays' | 'registrationDays' | 'acceptanceDays' | 'recordalMonths';
