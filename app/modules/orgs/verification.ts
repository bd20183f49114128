import { addDays, legalDay } from '#app/core/clock.ts';
import type { VerificationState } from '#app/core/vocabulary.ts';
import { verificationPack } from './rule-packs/verification.ts';

/** Where an organisation's identity stands, as anybody may know it. `refused` is the organisation's own affair: to others it is unverified. */
export type PublicVerificationState = 'unverified' | 'submitted' | 'verified' | 'renewal_due' | 'expired';
export type OwnVerificationState = PublicVerificationState | 'refused';

export interface Verification<S = PublicVerificationState> {
  state: S;
  /** Since when (RFC 3339); null when nobody knows. */
  since: string | null;
  /** First day on which it no longer counts. */
  until: string | null;
  /** Does it count today? */
  verified: boolean;
}

/** The columns that say it. */
export interface VerificationFacts { verifiedAt: Date | null; verifiedUntil: string | null; verificationState: VerificationState; verificationStateAt: Date | null }

/** Does an operator's check of who this is hold on that day? The one question every guard asks. Pure. */
export function isVerified(org: Pick<VerificationFacts, 'verifiedAt' | 'verifiedUntil'>, today: string): boolean {
  return org.verifiedAt !== null && (org.verifiedUntil === null || org.verifiedUntil > today);
}

/** State and day for the organisation itself. Pure. */
export function ownVerification(org: VerificationFacts, today: string): Verification<OwnVerificationState> {
  const until = org.verifiedUntil;
  if (isVerified(org, today)) {
    const due = until !== null && until <= addDays(today, verificationPack.values.renewDays.value);
    return { state: due ? 'renewal_due' : 'verified', since: org.verifiedAt!.toISOString(), until, verified: true };
  }
  if (org.verifiedAt !== null) return { state: 'expired', since: `${until}T00:00:00+08:00`, until, verified: false };
  const state = org.verificationState === 'verified' ? 'unverified' : org.verificationState;
  return { state, since: org.verificationStateAt?.toISOString() ?? null, until: null, verified: false };
}

/** The same for everybody else. Pure. */
export const publicVerification = (org: VerificationFacts, at: Date): Verification => publicVerificationOn(org, legalDay(at));

/** The same for a day (CN). Pure. */
export function publicVerificationOn(org: VerificationFacts, today: string): Verification {
  const own = ownVerification(org, today);
  return own.state === 'refused' ? { ...own, state: 'unverified', since: null } : { ...own, state: own.state };
}
