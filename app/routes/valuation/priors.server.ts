import { sectorOf } from '#app/modules/valuation/assemble.ts';
import { currentMethod } from '#app/modules/valuation/methods/registry.server.ts';
import { SECTORS, type MoneyInput, type Sector } from '#app/modules/valuation/contract.ts';
import type { Prior, Priors } from '#app/ui/valuation/priors.ts';

/** What the current method takes where nobody states a figure, for every sector and readiness, so that the form can show it beside the field. */
export function currentPriors(): Priors {
  const { royalty, economics } = currentMethod().packs;
  const e = economics.values;
  const bySector = (values: Record<Sector, { low: number; base: number; high: number }>, verified: boolean) => Object.fromEntries(SECTORS.map((s) => [s, { ...values[s], verified }])) as Record<Sector, Prior>;
  const bands = royalty.values.bands;
  const sector: Partial<Record<MoneyInput, Record<Sector, Prior>>> = {
    royalty_bps: bySector(Object.fromEntries(SECTORS.map((s) => { const b = bands.value[s]; return [s, { low: b.low, base: Math.round((b.low + b.high) / 2), high: b.high }]; })) as never, bands.verified),
    obsolescence_bps: bySector(e.obsolescenceBps.value, e.obsolescenceBps.verified),
    technology_cycle_months: bySector(e.cycleMonths.value, e.cycleMonths.verified),
  };
  return {
    sector,
    readiness: {
      discount_bps: e.discountBps.value.map((v) => ({ ...v, verified: e.discountBps.verified })),
      months_to_market: e.marketMonths.value.map((v) => ({ ...v, verified: e.marketMonths.verified })),
    },
    fixed: { tax_bps: { ...e.taxBps.value, verified: e.taxBps.verified }, cost_index_bps: { ...e.costIndexBps.value, verified: e.costIndexBps.verified } },
    filing: Object.fromEntries(Object.entries(e.filingCost.value).map(([kind, v]) => [kind, { ...v, verified: e.filingCost.verified }])),
  };
}

/** Sector the current method reads a patent's classification as, when nobody names one. */
export function sectorFor(ipc: readonly string[]): Sector { return sectorOf(ipc, currentMethod().packs); }
