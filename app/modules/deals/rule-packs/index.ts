import { lapsing, layered, ownPackOn, packByRef, packOn, type RulePack } from '#app/core/rule-pack.ts';
import { cnDeals, cnDeals2026, type ByRegion, type DealPack } from './cn.ts';
import { PROVINCES } from './provinces.ts';

/** National packs; every version ever shipped stays, because deals keep theirs. */
export const DEAL_PACKS: readonly DealPack[] = [cnDeals, cnDeals2026];

/** A pack with what lies over it; `ref` is what a deal keeps. */
export type LayeredDealPack = DealPack & { ref: string };

/**
 * The pack a deal opened on this day starts under: the national one, with the seller's province laid over it. The platform is run under Chinese
 * law whatever the patent's authority, so there is one jurisdiction until a pack for another is shipped.
 */
export function dealPackOn(day: string, region = ''): LayeredDealPack {
  const from = day < cnDeals.effectiveFrom ? cnDeals.effectiveFrom : day;
  const base = packOn(DEAL_PACKS, 'CN', from);
  // The first national version carried the provinces inside it.
  const province = base === cnDeals || !/^\d\d/.test(region) ? null : ownPackOn(PROVINCES, `CN-${region.slice(0, 2)}`, from);
  return layered(base, province ? [province] : []);
}

const known = new Map<string, LayeredDealPack>();

/** The pack a stored deal refers to. Throws `not_found` for a version that was never shipped. */
export function dealPackOf(ref: string): LayeredDealPack {
  const found = known.get(ref);
  if (found) return found;
  const [base, ...over] = ref.split('+');
  const pack = layered(packByRef(DEAL_PACKS, base!), over.map((r) => packByRef(PROVINCES as readonly RulePack[], r)));
  known.set(ref, pack);
  return pack;
}

/** Packs that end within half a year and have no successor yet. */
export const lapsingDealPacks = (day: string): RulePack[] => lapsing([...DEAL_PACKS, ...PROVINCES] as RulePack[], day);

/** A value of a region, else the default one. */
export function inRegion(values: ByRegion, region: string): number { return values[region.slice(0, 2)] ?? values.default; }

/** Plain number of a pack by its key, for the deadlines the process tables name. */
export type DayKey = 'paymentDays' | 'signingDays' | 'registrationDays' | 'acceptanceDays' | 'recordalMonths';
