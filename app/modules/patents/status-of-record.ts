import type { LegalStatus } from '#app/core/vocabulary.ts';

/** A status with the day and the source that told it; no day and no source: it was derived from the numbers and dates alone. */
export interface StatusTold { legalStatus: LegalStatus; statusAsOf: string | null; statusSource: string }

/**
 * The status a patent has when its record has changed: of what was told before and what the record tells now, the newer reading stands, and
 * a derived status gives way to any reading. Only "pending" cannot outlive a grant: who is granted is not pending, and what the
 * register says since is unknown until it is read. Recomputed at every arrival, so the order of files never matters. Pure.
 */
export function settledStatus(before: StatusTold, now: StatusTold, grantDate: string | undefined): StatusTold {
  const granted = (told: StatusTold) => told.legalStatus === 'pending' && grantDate !== undefined && (told.statusAsOf === null || told.statusAsOf < grantDate);
  const candidates = [before, now].filter((told) => told.statusAsOf !== null && !granted(told));
  if (candidates.length === 2) return now.statusAsOf! >= before.statusAsOf! ? now : before;
  if (candidates.length === 1) return candidates[0]!;
  return granted(now) ? { legalStatus: 'unknown', statusAsOf: null, statusSource: '' } : now;
}
