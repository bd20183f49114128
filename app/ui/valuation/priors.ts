import type { MoneyInput, Sector } from '#app/modules/valuation/contract.ts';

export interface Prior { low: number; base: number; high: number; verified: boolean }
/** Priors of the current method: by sector, by readiness (index 0 is TRL 1; where there is one more, it serves an unknown readiness), fixed, and filing cost by kind of right. */
export interface Priors {
  sector: Partial<Record<MoneyInput, Record<Sector, Prior>>>;
  readiness: Partial<Record<MoneyInput, readonly Prior[]>>;
  fixed: Partial<Record<MoneyInput, Prior>>;
  filing: Record<string, Prior>;
}

/** The prior a method would take for an input, given what is chosen so far; null where there is none. `trl` null: unknown. */
export function priorOf(priors: Priors, input: MoneyInput, chosen: { sector: Sector; trl: number | null; kind: string; authority: string; currency: string }): Prior | null {
  if (input === 'filing_cost') return chosen.authority === 'CN' && chosen.currency === 'CNY' ? priors.filing[chosen.kind] ?? null : null;
  const byReadiness = priors.readiness[input];
  if (byReadiness) return byReadiness[chosen.trl === null ? 9 : chosen.trl - 1] ?? null;
  return priors.sector[input]?.[chosen.sector] ?? priors.fixed[input] ?? null;
}
