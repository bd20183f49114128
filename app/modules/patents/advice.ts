import { basisPoints, money, type OfficeFee } from '#app/core/money.ts';
import type { Advice } from '#app/core/vocabulary.ts';
import { addDays } from '#app/core/clock.ts';
import { annuitiesAhead, annuityCalendar, restorationOn, surchargeOn, type AnnuityItem, type RestorationWindow } from './annuities.ts';
import { lifeOn, type LifeFacts } from './life.ts';
import { dormancyPack } from './rule-packs/dormancy.ts';
import { isYearlyPack, patentLifePack } from './rule-packs/index.ts';

export interface AdviceFacts {
  authority: string;
  /** Score of dormancy, 0-100. */
  dormancy: number;
  /** Score of the valuation that stands, 0-100; null while nobody has valued it. */
  value: number | null;
  /** A licence or a pledge stands on it today: its owner has promised to keep it alive. */
  inUse: boolean;
  /** Other patents of the organisation in the same main group and in force. */
  neighbours: number;
}

/**
 * Advice on two axes, dormancy × value, for a living right of one's own; null while its value is not known. What stands in a contract is kept,
 * whatever it is worth. Thresholds: rule pack `dormancy`.
 */
export function adviceOf(facts: AdviceFacts): Advice | null {
  const { dormant, valuable, worthless } = dormancyPack.values.triage.value;
  if (facts.inUse) return 'keep_defence';
  if (facts.value === null) return null;
  const asleep = facts.dormancy >= dormant;
  if (facts.value >= valuable) return asleep ? 'wake_now' : 'nurture';
  if (facts.value < worthless) return asleep ? 'let_lapse' : 'keep_defence';
  if (!asleep) return 'nurture';
  if (facts.neighbours >= dormancyPack.values.packageNeighbours.value) return 'package';
  return openLicenceBps(facts.authority) ? 'open_licence' : 'nurture';
}

/** Fees of a right from a day on, in minor units of its office's currency; null where the office's fees are not known. */
export interface FeeOutlook { next: { due: string; amount: OfficeFee } | null; ahead: OfficeFee }

/** The next fee to pay and all that lie ahead. A fee in its grace period comes first, with the surcharge of that day. */
export function feeOutlook(facts: LifeFacts, day: string): FeeOutlook | null {
  if (!facts.filingDate || !facts.grantDate) return null;
  const term = { ...facts, filingDate: facts.filingDate, grantDate: facts.grantDate };
  const ahead = annuitiesAhead(term, day);
  if (!ahead.total) return null;
  const late = lifeOn(facts, day).reason === 'in_grace' ? annuityCalendar(term).items.findLast((i) => i.dueDay < day && i.graceEndDay >= day) : undefined;
  if (!late) return { next: ahead.items[0] ? { due: ahead.items[0].dueDay, amount: ahead.items[0].payable } : null, ahead: ahead.total };
  const owed = money(late.payable.amount + surchargeOn(late, day, term).amount, late.payable.currency);
  return { next: { due: late.graceEndDay, amount: owed }, ahead: money(ahead.total.amount + owed.amount, owed.currency) };
}

/** What an open licence takes off the annuities of an office while it runs, basis points; 0 where the office knows none. */
function openLicenceBps(authority: string): number {
  const pack = patentLifePack(authority, '9999-12-31');
  return isYearlyPack(pack) ? pack.values.openLicenceBps?.value ?? 0 : 0;
}

/** What following an advice saves in fees: all that lie ahead, or the discount of an open licence on them; null where it saves none. */
export function savedBy(advice: Advice | null, authority: string, ahead: OfficeFee | null): OfficeFee | null {
  if (!ahead || !advice) return null;
  if (advice === 'let_lapse') return ahead;
  if (advice === 'open_licence') return money(basisPoints(ahead.amount, openLicenceBps(authority)), ahead.currency);
  return null;
}

export type FeeState = 'paid' | 'overdue' | 'next' | 'ahead';

/**
 * The fees of a life as a bar of years. What lies before today counts as paid while the register says the right lives; in the grace period
 * the last one is overdue. For a dead right the bar ends where it died, as far as its expiry tells. Empty without a fee schedule.
 */
export function annuityBar(facts: LifeFacts, day: string): { items: (AnnuityItem & { state: FeeState; surcharge: OfficeFee })[]; restoration: RestorationWindow | null; unverified: string[] } {
  if (!facts.filingDate || !facts.grantDate) return { items: [], restoration: null, unverified: [] };
  const term = { ...facts, filingDate: facts.filingDate, grantDate: facts.grantDate };
  const { items, unverified } = annuityCalendar(term);
  const life = lifeOn(facts, day);
  const late = life.reason === 'in_grace' ? items.findLast((i) => i.dueDay < day && i.graceEndDay >= day) : undefined;
  const next = items.find((i) => i.dueDay >= day);
  const stateOf = (i: AnnuityItem): FeeState => (i === late ? 'overdue' : i.dueDay < day ? 'paid' : i === next ? 'next' : 'ahead');
  const shown = life.live ? items : items.filter((i) => i.dueDay < addDays(day, 1));
  // A right the register calls lapsed was lost for the last fee whose grace is over.
  const lost = facts.legalStatus === 'lapsed' || life.reason === 'annuity_unpaid' ? items.findLast((i) => i.graceEndDay < day) : undefined;
  return { items: shown.map((i) => ({ ...i, state: stateOf(i), surcharge: surchargeOn(i, day, term) })), restoration: lost ? restorationOn(lost, term, day) : null, unverified };
}
