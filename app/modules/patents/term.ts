import { AppError } from '#app/core/errors.ts';
import { addDays, addMonths } from '#app/core/clock.ts';
import { packRef, unverifiedRules } from '#app/core/rule-pack.ts';
import type { PatentKind } from '#app/core/vocabulary.ts';
import { patentLifePack } from './rule-packs/index.ts';
import type { ExtensionCap, PatentLifePack, TermStep } from './rule-packs/shape.ts';

/** What is needed to know when a right ends. Days are `YYYY-MM-DD`. */
export interface TermFacts {
  authority: string;
  patentKind: PatentKind;
  filingDate: string;
  /** Filing day of the earliest non-provisional parent (continuation, division): a US term counts from it. */
  earliestFilingDate?: string | null;
  grantDate?: string | null;
  /** Number of claims, where an office's fees grow with them. */
  claims?: number | null;
  /** Patent term adjustment for delays of the office, days. */
  ptaDays?: number | null;
  /** Patent term extension for the time a medicine waited for approval, days; capped by the pack. */
  pteDays?: number | null;
  /** Marketing approval the extension rests on. */
  approvalDate?: string | null;
  /** The term was disclaimed beyond another right's: no adjustment for delays is added to it (35 USC 154(b)(2)(B)); an extension is. */
  terminalDisclaimer?: boolean | null;
  /** First day without the right where it is known already (a stored expiry holds every adjustment): it goes before what the rules compute. */
  expiryDay?: string | null;
}

export interface Term {
  /** Ordinary term, years. */
  years: number;
  from: 'filing' | 'grant';
  /** First day on which the right no longer exists. */
  expiryDay: string;
  /** Days the adjustments really added after caps. */
  addedDays: number;
  pack: string;
  unverified: string[];
}

/**
 * Term and expiry of a patent under the pack of its authority, or null when the base day is not known yet
 * (a US design before grant). Throws `validation` for a kind the authority does not grant.
 */
export function termOf(facts: TermFacts, pack: PatentLifePack = patentLifePack(facts.authority, facts.filingDate)): Term | null {
  const steps = pack.values.terms.value[facts.patentKind];
  if (!steps) throw new AppError('validation', { authority: facts.authority, patentKind: facts.patentKind }, [{ path: 'patentKind', code: 'kind_not_granted' }]);
  const step = steps.filter((s) => s.filedFrom <= facts.filingDate).at(-1) ?? steps[0]!;
  const plain = plainExpiry(step, facts);
  if (!plain) return null;
  const expiryDay = facts.expiryDay ?? extended(plain.day, facts, pack);
  return {
    years: plain.years,
    from: plain.from,
    expiryDay,
    addedDays: Math.round((Date.parse(expiryDay) - Date.parse(plain.day)) / 86_400_000),
    pack: packRef(pack),
    unverified: unverifiedRules(pack, ['terms']),
  };
}

/** {@link termOf}, or null also for a kind the authority does not grant and an authority without rules. */
export function knownTerm(facts: TermFacts): Term | null {
  try {
    return termOf(facts);
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}

/** Whole months of life left on a day, 0 when the right has ended. */
export function remainingMonths(expiryDay: string, day: string): number {
  if (expiryDay <= day) return 0;
  const [ey, em] = expiryDay.split('-').map(Number) as [number, number];
  const [dy, dm] = day.split('-').map(Number) as [number, number];
  const months = (ey - dy) * 12 + em - dm;
  return addMonths(day, months) <= expiryDay ? months : months - 1;
}

/** Patent year a day falls into, counted from filing: 1 for the first twelve months. */
export function patentYearOn(filingDate: string, day: string): number {
  if (day < filingDate) return 1;
  let year = Number(day.slice(0, 4)) - Number(filingDate.slice(0, 4)) + 1;
  if (addMonths(filingDate, (year - 1) * 12) > day) year -= 1;
  return year;
}

function plainExpiry(step: TermStep, facts: TermFacts): { day: string; years: number; from: 'filing' | 'grant' } | null {
  const base = { filing: facts.earliestFilingDate && facts.authority === 'US' ? facts.earliestFilingDate : facts.filingDate, grant: facts.grantDate ?? null };
  const first = base[step.from];
  const candidates = [
    ...(first ? [{ day: addMonths(first, step.years * 12), years: step.years, from: step.from }] : []),
    ...(step.orFrom && step.orYears && base[step.orFrom] ? [{ day: addMonths(base[step.orFrom]!, step.orYears * 12), years: step.orYears, from: step.orFrom }] : []),
  ];
  return candidates.sort((a, b) => (a.day < b.day ? 1 : -1))[0] ?? null;
}

/** Adds adjustment, then extension; the extension is cut to the pack's years and to the life left after approval. */
function extended(day: string, facts: TermFacts, pack: PatentLifePack): string {
  const adjusted = facts.terminalDisclaimer ? day : addDays(day, Math.max(0, facts.ptaDays ?? 0));
  if (!facts.pteDays || facts.pteDays <= 0) return adjusted;
  const cap = (pack.values as { extensionCap?: { value: ExtensionCap } }).extensionCap?.value;
  let end = addDays(adjusted, facts.pteDays);
  if (cap) {
    end = earlier(end, addMonths(adjusted, cap.maxAddedYears * 12));
    if (facts.approvalDate) end = earlier(end, addMonths(facts.approvalDate, cap.maxYearsAfterApproval * 12));
  }
  return end > adjusted ? end : adjusted;
}

function earlier(a: string, b: string): string { return a < b ? a : b; }
