import { addMonths } from '#app/core/clock.ts';
import { basisPoints, money, type OfficeFee } from '#app/core/money.ts';
import { packRef, unverifiedRules } from '#app/core/rule-pack.ts';
import { isMaintenancePack, isYearlyPack, patentLifePack } from './rule-packs/index.ts';
import type { MaintenancePack, PatentLifePack, YearlyPack } from './rule-packs/shape.ts';
import { patentYearOn, termOf, type TermFacts } from './term.ts';

/** Who pays: fee reduction in China (one or several qualifying applicants) or an open licence that runs, entity size in the United States. */
export interface Payer { reduction?: 'one' | 'several'; openLicence?: boolean; entity?: 'small' | 'micro' }

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
  full: OfficeFee;
  /** Amount for this payer after reduction. */
  payable: OfficeFee;
}

export interface AnnuityCalendar { items: AnnuityItem[]; pack: string; unverified: string[] }

/**
 * Every fee of a patent's life in order. Offices that count from filing start with the year of grant (earlier years are never charged, or
 * were charged for the application), or with year 1 when no grant day is known; the others need the grant day. Where fees grow with the
 * claims and their number is not known, the amounts are those of one claim and `unverified` names `claims`. Offices without a fee schedule
 * give an empty calendar.
 */
export function annuityCalendar(facts: TermFacts, payer: Payer = {}, pack: PatentLifePack = patentLifePack(facts.authority, facts.filingDate)): AnnuityCalendar {
  if (isYearlyPack(pack)) {
    const keys = ['fees', 'graceMonths', 'surcharge', ...(payer.reduction ? ['reductionBps', 'reductionYears'] : [])];
    const unknown = facts.claims == null && pack.values.fees.value.bands[facts.patentKind]?.some((b) => b.perClaim) ? ['claims'] : [];
    return { items: yearlyItems(facts, payer, pack), pack: packRef(pack), unverified: [...unverifiedRules(pack, keys), ...unknown] };
  }
  if (isMaintenancePack(pack)) {
    return { items: maintenanceItems(facts, payer, pack), pack: packRef(pack), unverified: unverifiedRules(pack, ['maintenance', ...(payer.entity ? ['entityDiscountBps'] : [])]) };
  }
  return { items: [], pack: packRef(pack), unverified: [] };
}

/**
 * Surcharge for paying an item on a day. China: 5 % of the *full* annuity per completed month late, at most one month
 * less than the grace (the last month is charged as its beginning). Korea: per month begun. Japan and the unitary patent: a share of the
 * annuity, once. US: one fixed amount. Zero when paid in time.
 */
export function surchargeOn(item: AnnuityItem, day: string, facts: TermFacts, payer: Payer = {}): OfficeFee {
  const currency = item.full.currency;
  if (day <= item.dueDay) return money(0, currency);
  const pack = patentLifePack(facts.authority, facts.filingDate);
  if (isYearlyPack(pack)) {
    const { bps, per } = pack.values.surcharge.value;
    let ended = 0;
    while (ended < pack.values.graceMonths.value - 1 && addMonths(item.dueDay, ended + 1) <= day) ended += 1;
    const times = per === 'once' ? 1 : per === 'month_begun' ? ended + 1 : ended;
    return money(basisPoints(item.full.amount, times * bps), currency);
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
export function annuitiesAhead(facts: TermFacts, day: string, payer: Payer = {}): { items: AnnuityItem[]; total: OfficeFee | null; full: OfficeFee | null; pack: string; unverified: string[] } {
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

/** What can be done for a right lost for a fee: until when (null: counted from a notice nobody has told of), for how much. */
export interface RestorationWindow { months: number; from: 'notice' | 'grace_end'; until: string | null; fee: OfficeFee | null; verified: boolean }

/**
 * The window in which a right lost for `item` can be had back, on a day: null where the office knows none, before the grace has ended and
 * after the window. `noticeDay`: the day of the office's notice of the loss; unknown, the window is named without an end for a year.
 */
export function restorationOn(item: AnnuityItem, facts: TermFacts, day: string, noticeDay: string | null = null): RestorationWindow | null {
  const pack = patentLifePack(facts.authority, facts.filingDate);
  const rule = isYearlyPack(pack) || isMaintenancePack(pack) ? pack.values.restoration : undefined;
  if (!rule || day <= item.graceEndDay) return null;
  const { months, from, fee, currency } = rule.value;
  const start = from === 'grace_end' ? item.graceEndDay : noticeDay;
  const until = start && addMonths(start, months);
  if (day > (until ?? addMonths(item.graceEndDay, 12))) return null;
  return { months, from, until, fee: fee ? money(fee, currency) : null, verified: rule.verified };
}

/** Full annuities of a span of patent years without what claims add, minor units of the pack's currency; the whole life when no span is given. */
export function sumOfYears(pack: YearlyPack, kind: TermFacts['patentKind'], from = 1, to = 99): OfficeFee {
  const { bands, currency } = pack.values.fees.value;
  let total = 0;
  for (const band of bands[kind] ?? []) total += Math.max(0, Math.min(to, band.to) - Math.max(from, band.from) + 1) * band.amount;
  return money(total, currency);
}

function yearlyItems(facts: TermFacts, payer: Payer, pack: YearlyPack): AnnuityItem[] {
  const term = termOf(facts, pack);
  const { bands, currency, from, atGrant, grantedFrom } = pack.values.fees.value;
  const table = bands[facts.patentKind];
  const base = from === 'filing' ? facts.filingDate : facts.grantDate;
  const granted = facts.grantDate ?? null;
  if (!term || !table || !base || (grantedFrom && (!granted || granted < grantedFrom))) return [];
  const running = granted ? patentYearOn(base, granted) : 1;
  const first = Math.max(table[0]!.from, granted && atGrant === 0 ? running + 1 : running);
  const reducedUntil = running + (pack.values.reductionYears?.value ?? 0) - 1;
  const items: AnnuityItem[] = [];
  for (let year = first; ; year += 1) {
    const start = addMonths(base, (year - 1) * 12);
    if (start >= term.expiryDay) break;
    // Years an adjustment adds beyond the table are charged like its last year.
    const band = table.find((b) => year >= b.from && year <= b.to) ?? table.at(-1)!;
    const amount = band.amount + (band.perClaim ?? 0) * Math.max(1, facts.claims ?? 1);
    // A fee that falls due with the grant is paid at registration, all others by the end of the patent year before.
    const dueDay = granted && year < running + atGrant ? granted : start;
    const waived = Math.max(payer.reduction && year <= reducedUntil ? pack.values.reductionBps?.value[payer.reduction] ?? 0 : 0, payer.openLicence ? pack.values.openLicenceBps?.value ?? 0 : 0);
    items.push({
      year, openDay: null, dueDay, graceEndDay: addMonths(dueDay, pack.values.graceMonths.value), full: money(amount, currency), payable: money(amount - basisPoints(amount, waived), currency),
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
