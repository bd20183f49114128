import type { RuleValue } from '#app/core/rule-pack.ts';
import { annuityCalendar } from '#app/modules/patents/annuities.ts';
import type { ValuationPacks } from '../rule-packs/index.ts';
import type { InputRow, SnapshotInputs } from '../snapshot.ts';
import type { MoneyInput, Origin } from '../vocabulary.ts';
import { shapeOf, type Range } from './distribution.ts';
import { exp, ln } from './exact-math.ts';
import { yearsBetween } from './life.ts';

export type Rows = Partial<Record<MoneyInput, InputRow>>;

/** Fees paid until the valuation day, and years since each. Null where the office has no schedule here or charges in another currency. */
export type FeesPaid = readonly { amount: number; yearsAgo: number }[] | null;

const MONEY = new Set<MoneyInput>(['revenue', 'investment', 'rd_cost', 'filing_cost', 'annuities_paid', 'comparables', 'development_cost']);
const MONTHS = new Set<MoneyInput>(['technology_cycle_months', 'months_to_market']);

/** A row of the input table; `revenue` is kept as a factor in basis points of the stated years and is multiplicative like money. */
function row(name: MoneyInput, range: Range, from: { origin: Origin; source: string; asOf: string | null; verified?: boolean; asserted?: boolean }): InputRow {
  const money = MONEY.has(name);
  return {
    name, unit: name === 'revenue' ? 'bps' : money ? 'money' : MONTHS.has(name) ? 'months' : 'bps',
    low: range.low, base: range.base, high: range.high, shape: shapeOf(range, money),
    origin: from.origin, source: from.source, asOf: from.asOf, verified: from.verified ?? true, asserted: from.asserted ?? false,
  };
}

/** Where a stated figure stands: a named document, or the word of the side that stated it. */
function statedFrom(inputs: SnapshotInputs, name: keyof NonNullable<SnapshotInputs['stated']['sources']>): { origin: Origin; source: string; asOf: string | null; asserted: boolean } {
  const note = inputs.stated.sources?.[name];
  const document = note?.document === true;
  return { origin: document ? 'document' : inputs.party, source: note?.source ?? '', asOf: note?.as_of ?? inputs.valuedOn, asserted: !document };
}

/** Every figure the methods may use: what was stated, else the rule pack's prior with its source. What has neither is left out, and missed by name. */
export function resolveRows(inputs: SnapshotInputs, packs: ValuationPacks): { rows: Rows; feesPaid: FeesPaid } {
  const { stated } = inputs;
  const rows: Rows = {};
  const put = (name: MoneyInput, given: Range | undefined, prior?: { range: Range; rule: RuleValue<unknown> }) => {
    if (given) rows[name] = row(name, given, statedFrom(inputs, name));
    else if (prior) rows[name] = row(name, prior.range, { origin: 'rule_pack', source: prior.rule.source, asOf: null, verified: prior.rule.verified });
  };
  const e = packs.economics.values;
  const sector = inputs.sector.value;
  const stage = (inputs.trl?.value ?? 10) - 1;
  const band = packs.royalty.values.bands.value[sector];
  if (stated.revenue) rows.revenue = row('revenue', { low: stated.revenue.low_bps, base: 10_000, high: stated.revenue.high_bps }, statedFrom(inputs, 'revenue'));
  put('royalty_bps', stated.royalty_bps, { range: { low: band.low, base: Math.round((band.low + band.high) / 2), high: band.high }, rule: packs.royalty.values.bands });
  put('tax_bps', stated.tax_bps, { range: e.taxBps.value, rule: e.taxBps });
  put('discount_bps', stated.discount_bps, { range: e.discountBps.value[stage] ?? e.discountBps.value.at(-1)!, rule: e.discountBps });
  put('obsolescence_bps', stated.obsolescence_bps, { range: e.obsolescenceBps.value[sector], rule: e.obsolescenceBps });
  put('technology_cycle_months', stated.technology_cycle_months, { range: e.cycleMonths.value[sector], rule: e.cycleMonths });
  put('operating_margin_bps', stated.operating_margin_bps);
  put('technology_share_bps', stated.technology_share_bps);
  put('investment', amounts(stated.investment));
  put('rd_cost', amounts(stated.rd_cost));
  put('cost_index_bps', stated.cost_index_bps, { range: e.costIndexBps.value, rule: e.costIndexBps });
  put('development_cost', amounts(stated.development_cost));
  put('volatility_bps', undefined, { range: e.volatilityBps.value[sector], rule: e.volatilityBps });
  put('risk_free_bps', undefined, { range: e.riskFreeBps.value, rule: e.riskFreeBps });
  if (inputs.trl) {
    put('success_bps', undefined, { range: e.successBps.value[stage]!, rule: e.successBps });
    put('months_to_market', stated.months_to_market, { range: e.marketMonths.value[stage]!, rule: e.marketMonths });
  }
  const kind = inputs.facts.kind;
  const filing = inputs.facts.authority === 'CN' && inputs.currency === 'CNY' && (kind === 'invention' || kind === 'utility_model' || kind === 'design') ? e.filingCost.value[kind] : undefined;
  put('filing_cost', amounts(stated.filing_cost), filing && { range: filing, rule: e.filingCost });
  const feesPaid = putFees(inputs, rows);
  putComparables(inputs, rows);
  return { rows, feesPaid };
}

const amounts = (r: { low: { amount: number }; base: { amount: number }; high: { amount: number } } | undefined): Range | undefined => r && { low: r.low.amount, base: r.base.amount, high: r.high.amount };

/** Offices whose schedule of fees the released versions of the method read. One more changes figures: that is a new version. */
const FEE_OFFICES: readonly string[] = ['CN', 'US'];

/** Annuities up to the valuation day by the office's calendar, for this payer. */
function putFees(inputs: SnapshotInputs, rows: Rows): FeesPaid {
  const { facts, stated, valuedOn } = inputs;
  if (!facts.filingDate || !FEE_OFFICES.includes(facts.authority)) return null;
  let calendar: ReturnType<typeof annuityCalendar>;
  try {
    calendar = annuityCalendar({ authority: facts.authority, patentKind: facts.kind, filingDate: facts.filingDate, grantDate: facts.grantDate }, stated.fee_reduction === 'none' ? {} : { reduction: stated.fee_reduction });
  } catch {
    return null; // a kind this office does not grant: no schedule
  }
  if (!calendar.items.length || calendar.items[0]!.payable.currency !== inputs.currency) return null;
  const paid = calendar.items.filter((i) => i.dueDay < valuedOn).map((i) => ({ amount: i.payable.amount, yearsAgo: yearsBetween(i.dueDay, valuedOn) }));
  const total = paid.reduce((sum, p) => sum + p.amount, 0);
  rows.annuities_paid = row('annuities_paid', { low: total, base: total, high: total }, { origin: 'rule_pack', source: calendar.pack, asOf: valuedOn, verified: calendar.unverified.length === 0 });
  return paid;
}

/** Closed deals: median as base, and the ends that a lognormal with the deals' quartiles has at 5 % and 95 %. */
function putComparables(inputs: SnapshotInputs, rows: Rows): void {
  const m = inputs.market;
  if (!m || m.currency !== inputs.currency || m.p25 <= 0) return;
  // 1.6449 / 0.6745: from the quartiles of a normal to its 5 % and 95 % points.
  const widen = (ratio: number) => exp(ln(ratio) * 2.438_695);
  const range = { low: Math.round(m.p50 / widen(m.p50 / m.p25)), base: m.p50, high: Math.round(m.p50 * widen(m.p75 / m.p50)) };
  rows.comparables = row('comparables', range, { origin: 'deals', source: `${m.n} ${m.level}`, asOf: m.asOf });
}
