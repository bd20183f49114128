import type { ValuationPacks } from '../rule-packs/index.ts';
import type { SnapshotInputs } from '../snapshot.ts';
import type { MoneyInput, MoneyMethod } from '../vocabulary.ts';
import { exp, ln, powInt } from './exact-math.ts';
import type { FeesPaid } from './resolve.ts';

/** One value for every input a formula reads; basis points, months or minor units as the input's unit says. */
export type Values = Readonly<Partial<Record<MoneyInput, number>>>;

/** What does not vary between draws. */
export interface Setting {
  /** Stated sales year by year, minor units. */
  years: readonly number[];
  /** Legal rest of the right in years; null when no expiry is known. */
  restYears: number | null;
  elapsedYears: number;
  licenceYears: number | null;
  midYear: boolean;
  feesPaid: FeesPaid;
  /** Years since the money for research was spent. */
  rdYearsAgo: number;
  /** Whole years already gone when the curve looks from a later day. */
  shift: number;
}

const BPS = 10_000;
const LATTICE_STEPS = 24;

/** Years income is counted for: legal rest, licence term, technology cycle: the shortest, and never below 0. */
export function incomeYears(v: Values, s: Setting): number {
  const cycle = (v.technology_cycle_months ?? 600) / 12;
  return Math.max(0, Math.min(s.restYears ?? cycle, s.licenceYears ?? cycle, cycle) - s.shift);
}

/**
 * Present value of sales, minor units: Σ R_t·k_t·f_t / (1+r)^t, or (1+r)^(t−½) with mid-year flows. k falls by the yearly obsolescence,
 * f_t is the part of year t that lies within `lifeYears`. Years beyond the stated forecast count nothing.
 */
export function presentSales(v: Values, s: Setting, lifeYears: number): number {
  const growth = 1 + (v.discount_bps ?? 0) / BPS;
  const half = s.midYear ? Math.sqrt(growth) : 1;
  let discount = 1;
  let keep = 1;
  let sum = 0;
  for (let t = 1; t + s.shift <= s.years.length && t - 1 < lifeYears; t++) {
    discount *= growth;
    sum += (s.years[t + s.shift - 1]! * Math.min(1, lifeYears - (t - 1)) * keep * half) / discount;
    keep *= 1 - (v.obsolescence_bps ?? 0) / BPS;
  }
  return (sum * (v.revenue ?? BPS)) / BPS;
}

const afterTax = (v: Values) => 1 - (v.tax_bps ?? 0) / BPS;

/** Relief from royalty: V = Σ R_t·ρ·(1−τ)·k_t/(1+r)^t. What the owner of the right is spared paying for it. */
export function reliefFromRoyalty(v: Values, s: Setting): number {
  return presentSales(v, s, incomeYears(v, s)) * (v.royalty_bps! / BPS) * afterTax(v);
}

/** Discounted operating profit after tax times the technology's share in it, less its share of the investment still to be made. May be negative. */
export function discountedProfit(v: Values, s: Setting): number {
  const share = v.technology_share_bps! / BPS;
  return presentSales(v, s, incomeYears(v, s)) * (v.operating_margin_bps! / BPS) * afterTax(v) * share - (v.investment ?? 0) * share;
}

/** An amount after so many years at a yearly rate: whole years compounded, the rest of a year in proportion. */
function indexed(value: number, yearly: number, years: number): number {
  const whole = Math.floor(years);
  return value * powInt(1 + yearly, whole) * (1 + yearly * (years - whole));
}

/** Past cost at today's prices, less the part of life that is used up: what a rebuilder would avoid at most. A floor, not a value. */
export function costFloor(v: Values, s: Setting): number {
  const yearly = (v.cost_index_bps ?? 0) / BPS;
  let spent = indexed(v.rd_cost ?? 0, yearly, s.rdYearsAgo) + indexed(v.filing_cost ?? 0, yearly, s.elapsedYears);
  for (const fee of s.feesPaid ?? []) spent += indexed(fee.amount, yearly, fee.yearsAgo);
  const life = s.restYears === null ? 1 : s.restYears + s.elapsedYears > 0 ? s.restYears / (s.restYears + s.elapsedYears) : 0;
  return spent * life;
}

/**
 * Binomial lattice of Cox, Ross and Rubinstein (24 steps) for a call: the right, not the duty, to spend `strike` in `years` on
 * something worth `asset` today. Chances outside 0-1, which a tiny volatility gives, are cut.
 */
export function latticeCall(asset: number, strike: number, volatility: number, years: number, riskFree: number): number {
  if (asset <= 0) return 0;
  if (years <= 0 || volatility <= 0) return Math.max(0, asset - strike * exp(-riskFree * Math.max(0, years)));
  const dt = years / LATTICE_STEPS;
  const up = exp(volatility * Math.sqrt(dt));
  const down = 1 / up;
  const chance = Math.min(1, Math.max(0, (exp(riskFree * dt) - down) / (up - down)));
  const step = exp(-riskFree * dt);
  const values = new Float64Array(LATTICE_STEPS + 1);
  let price = asset;
  for (let i = 0; i < LATTICE_STEPS; i++) price *= down;
  for (let i = 0; i <= LATTICE_STEPS; i++) { values[i] = Math.max(0, price - strike); price *= up * up; }
  for (let n = LATTICE_STEPS; n > 0; n--) for (let i = 0; i < n; i++) values[i] = step * (chance * values[i + 1]! + (1 - chance) * values[i]!);
  return values[0]!;
}

/**
 * Early technology as an option on its development: chance of technical success × lattice call on the discounted profit after launch,
 * struck at the technology's share of the development cost. The life that passes before launch earns nothing.
 */
export function realOption(v: Values, s: Setting): number {
  const wait = v.months_to_market! / 12;
  const share = v.technology_share_bps! / BPS;
  const sales = presentSales(v, s, Math.max(0, incomeYears(v, s) - wait)) * exp(-wait * ln(1 + (v.discount_bps ?? 0) / BPS));
  const asset = sales * (v.operating_margin_bps! / BPS) * afterTax(v) * share;
  return (v.success_bps! / BPS) * latticeCall(asset, v.development_cost! * share, v.volatility_bps! / BPS, wait, v.risk_free_bps! / BPS);
}

export interface MethodDefinition {
  method: MoneyMethod;
  /** Without these there is no result. */
  needs: readonly MoneyInput[];
  /** Used when there. */
  uses: readonly MoneyInput[];
  formula(v: Values, s: Setting): number;
  /** Null when the method fits the case, else why it does not. */
  refuse?(inputs: SnapshotInputs, packs: ValuationPacks): 'not_applicable' | 'not_enough_deals' | null;
}

const INCOME: readonly MoneyInput[] = ['tax_bps', 'discount_bps', 'obsolescence_bps', 'technology_cycle_months'];

/** The five methods. */
export const METHOD_DEFINITIONS: readonly MethodDefinition[] = [
  { method: 'relief_from_royalty', needs: ['revenue', 'royalty_bps'], uses: INCOME, formula: reliefFromRoyalty },
  { method: 'dcf', needs: ['revenue', 'operating_margin_bps', 'technology_share_bps'], uses: [...INCOME, 'investment'], formula: discountedProfit },
  { method: 'market', needs: ['comparables'], uses: [], formula: (v) => v.comparables!, refuse: (inputs) => (inputs.market === null || inputs.market.currency !== inputs.currency ? 'not_enough_deals' : null) },
  {
    method: 'real_option', needs: ['revenue', 'operating_margin_bps', 'technology_share_bps', 'development_cost', 'success_bps', 'months_to_market'], uses: [...INCOME, 'volatility_bps', 'risk_free_bps'], formula: realOption,
    refuse: (inputs, packs) => (inputs.trl !== null && inputs.trl.value > packs.economics.values.optionUpToTrl.value ? 'not_applicable' : null),
  },
  { method: 'cost', needs: [], uses: ['rd_cost', 'filing_cost', 'annuities_paid', 'cost_index_bps'], formula: costFloor },
];
