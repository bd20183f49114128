import { addMonths } from '#app/core/clock.ts';
import { basisPoints, money, type Money } from '#app/core/money.ts';
import { packRef, unverifiedRules } from '#app/core/rule-pack.ts';
import { isMaintenancePack, isYearlyPack, patentLifePack } from './rule-packs/index.ts';
import type { MaintenancePack, PatentLifePack, YearlyPack } from './rule-packs/shape.ts';
import { patentYearOn, termOf, type TermFacts } from './term.ts';

/** Who pays: fee reduction in China (one or several qualifying applicants), entity size in the United States. */
export interface Payer { reduction?: 'one' | 'several'; entity?: 'small' | 'micro' }

/** One fee that keeps the patent alive. `year` is the patent year it pays for, or the window's number in the US. */
export interface AnnuityItem {
  year: number;
  /** First day it can be paid where the office has a window, else null. */
  openDay: string | null;
  /** Last day without surcharge. */
  dueDay: string;
  /** Last day at all; the right ends from `dueDay` when nothing has come by then. */
  graceEndDay: string;
  /** Full amount, minor units. */
  full: Money;
  /** Amount for this payer after reduction. */
  payable: Money;
}

export interface AnnuityCalendar { items: AnnuityItem[]; pack: string; unverified: string[] }

/**
 * Every fee of a patent's life in order. Yearly offices start with the year of grant (earlier years are never charged),
 * or with year 1 when no grant day is known. Offices without a fee schedule give an empty calendar.
 */
export function annuityCalendar(facts: TermFacts, payer: Payer = {}, pack: PatentLifePack = patentLifePack(facts.authority, facts.filingDate)): AnnuityCalendar {
  if (isYearlyPack(pack)) {
    const keys = ['fees', 'graceMonths', 'surchargeBpsPerMonth', ...(payer.reduction ? ['reductionBps', 'reductionYears'] : [])];
    return { items: yearlyItems(facts, payer, pack), pack: packRef(pack), unverified: unverifiedRules(pack, keys) };
  }
  if (isMaintenancePack(pack)) {
    return { items: maintenanceItems(facts, payer, pack), pack: packRef(pack), unverified: unverifiedRules(pack, ['maintenance', ...(payer.entity ? ['entityDiscountBps'] : [])]) };
  }
  return { items: [], pack: packRef(pack), unverified: [] };
}

/**
 * Surcharge for paying an item on a day. China: 5 % of the *full* annuity per completed month late, at most one month
 * less than the grace (the last month is charged as its beginning). US: one fixed amount. Zero when paid in time.
 */
export function surchargeOn(item: AnnuityItem, day: string, facts: TermFacts, payer: Payer = {}): Money {
  const currency = item.full.currency;
  if (day <= item.dueDay) return money(0, currency);
  const pack = patentLifePack(facts.authority, facts.filingDate);
  if (isYearlyPack(pack)) {
    let months = 0;
    while (months < pack.values.graceMonths.value - 1 && addMonths(item.dueDay, months + 1) <= day) months += 1;
    return money(basisPoints(item.full.amount, months * pack.values.surchargeBpsPerMonth.value), currency);
  }
  if (isMaintenancePack(pack)) return money(discounted(pack.values.maintenance.value.surcharge, payer, pack), currency);
  return money(0, currency);
}

export type AnnuityState = 'paid' | 'due' | 'in_grace' | 'lapsed';

/**
 * Where the fees stand: `due` when the next fee can still be paid in time within 6 months, `in_grace` after its due
 * day, `lapsed` after the grace. `paidThrough` is the last patent year (or US window) paid for.
 */
export function annuityStateOn(facts: TermFacts, paidThrough: number, day: string, payer: Payer = {}): { state: AnnuityState; next: AnnuityItem | null } {
  const next = annuityCalendar(facts, payer).items.find((item) => item.year > paidThrough) ?? null;
  if (!next) return { state: 'paid', next };
  if (day > next.graceEndDay) return { state: 'lapsed', next };
  if (day > next.dueDay) return { state: 'in_grace', next };
  return { state: day >= addMonths(next.dueDay, -6) ? 'due' : 'paid', next };
}

/** Fees whose due day lies on or after `day`, with their sum for this payer: what a buyer takes over. */
export function annuitiesAhead(facts: TermFacts, day: string, payer: Payer = {}): { items: AnnuityItem[]; total: Money | null; full: Money | null; pack: string; unverified: string[] } {
  const calendar = annuityCalendar(facts, payer);
  const items = calendar.items.filter((item) => item.dueDay >= day);
  const currency = calendar.items[0]?.full.currency;
  const sum = (pick: (item: AnnuityItem) => number) => (currency ? money(items.reduce((total, item) => total + pick(item), 0), currency) : null);
  return { items, total: sum((i) => i.payable.amount), full: sum((i) => i.full.amount), pack: calendar.pack, unverified: calendar.unverified };
}

/** The next fee that is dearer than the one before it and falls due within `months`: the moment owners let patents go. */
export function nextAnnuityStep(facts: TermFacts, day: string, months = 24): AnnuityItem | null {
  const { items } = annuityCalendar(facts);
  const until = addMonths(day, months);
  return items.find((item, i) => i > 0 && item.dueDay >= day && item.dueDay <= until && item.full.amount > items[i - 1]!.full.amount) ?? null;
}

/** Full annuities of a span of patent years, minor units of the pack's currency; the whole life when no span is given. */
export function sumOfYears(pack: YearlyPack, kind: TermFacts['patentKind'], from = 1, to = 99): Money {
  const { bands, currency } = pack.values.fees.value;
  let total = 0;
  for (const band of bands[kind] ?? []) total += Math.max(0, Math.min(to, band.to) - Math.max(from, band.from) + 1) * band.amount;
  return money(total, currency);
}

function yearlyItems(facts: TermFacts, payer: Payer, pack: YearlyPack): AnnuityItem[] {
  const term = termOf(facts, pack);
  const { bands, currency } = pack.values.fees.value;
  const table = bands[facts.patentKind];
  if (!term || !table) return [];
  const grantYear = facts.grantDate ? patentYearOn(facts.filingDate, facts.grantDate) : 1;
  const reducedUntil = grantYear + pack.values.reductionYears.value - 1;
  const items: AnnuityItem[] = [];
  for (let year = grantYear; ; year += 1) {
    const start = addMonths(facts.filingDate, (year - 1) * 12);
    if (start >= term.expiryDay) break;
    // Years an adjustment adds beyond the table are charged like its last year.
    const amount = (table.find((b) => year >= b.from && year <= b.to) ?? table.at(-1)!).amount;
    const waived = payer.reduction && year <= reducedUntil ? pack.values.reductionBps.value[payer.reduction] : 0;
    // The fee of the year of grant is paid at registration, all others by the end of the patent year before.
    const dueDay = year === grantYear && facts.grantDate ? facts.grantDate : start;
    items.push({
      year,
      openDay: null,
      dueDay,
      graceEndDay: addMonths(dueDay, pack.values.graceMonths.value),
      full: money(amount, currency),
      payable: money(amount - basisPoints(amount, waived), currency),
    });
  }
  return items;
}

function maintenanceItems(facts: TermFacts, payer: Payer, pack: MaintenancePack): AnnuityItem[] {
  const { windows, kinds, currency } = pack.values.maintenance.value;
  if (!facts.grantDate || !kinds.includes(facts.patentKind)) return [];
  const grant = facts.grantDate;
  const end = termOf(facts, pack)?.expiryDay;
  // A right that ends before a fee falls due owes it no more.
  return windows.filter((w) => !end || addMonths(grant, w.dueMonths) < end).map((w, i) => ({
    year: i + 1,
    openDay: addMonths(grant, w.openMonths),
    dueDay: addMonths(grant, w.dueMonths),
    graceEndDay: addMonths(grant, w.lastMonths),
    full: money(w.amount, currency),
    payable: money(discounted(w.amount, payer, pack), currency),
  }));
}

function discounted(amount: number, payer: Payer, pack: MaintenancePack): number {
  return payer.entity ? amount - basisPoints(amount, pack.values.entityDiscountBps.value[payer.entity]) : amount;
}
