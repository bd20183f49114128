import type { LegalStatus } from '#app/core/vocabulary.ts';

/** A status with the day and the source that told it; no day and no source: it was derived from the numbers and dates alone. */
export interface StatusTold { legalStatus: LegalStatus; statusAsOf: string | null; statusSource: string }

/**
 * The status a patent has when its record has changed: of what was told before and what the record tells now, the newer reading stands, and
 * a derived status gives way to any reading. Only "pending" cannot outlive a grant: who is granted is not pending, and what the
 * register says since is unknown until it is read. Recomputed at every arrival, so the order of files never matters. Pure.
 */
export function settledStatus(before: StatusTold, now: StatusTold, grant: { grantDate?: string | undefined; grantNumber?: string | undefined }): StatusTold {
  // A grant known by its number alone has no day to compare with: whatever said "pending" spoke of a day before it.
  const granted = (told: StatusTold) => told.legalStatus === 'pending' && (grant.grantDate === undefined ? grant.grantNumber !== undefined : told.statusAsOf === null || told.statusAsOf < grant.grantDate);
  const candidates = [before, now].filter((told) => told.statusAsOf !== null && !granted(told));
  if (candidates.length === 2) return now.statusAsOf! >= before.statusAsOf! ? now : before;
  if (candidates.length === 1) return candidates[0]!;
  return granted(now) ? { legalStatus: 'unknown', statusAsOf: null, statusSource: '' } : now;
}
