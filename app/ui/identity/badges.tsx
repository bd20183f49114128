import { useTranslation } from '#app/i18n/react.tsx';
import type { Ownership } from '#app/core/vocabulary.ts';
import { useFormat } from '../hooks.ts';
import { Badge, type Tone } from '../kit/status.tsx';

export interface VerificationView { state: 'unverified' | 'submitted' | 'verified' | 'renewal_due' | 'expired' | 'refused'; since: string | null; until: string | null; verified: boolean }

const VERIFICATION: Record<VerificationView['state'], Tone> = { unverified: 'attention', submitted: 'wait', verified: 'good', renewal_due: 'good', expired: 'attention', refused: 'bad' };
const OWNERSHIP: Record<Ownership, Tone> = { unproven: 'attention', proven: 'good', passed: 'neutral', lost: 'bad' };

/** Who an organisation is, as far as somebody has checked: word, icon and the day since when. Stands wherever it acts. */
export function VerificationBadge({ verification }: { verification: VerificationView }) {
  const { t } = useTranslation();
  return <Badge tone={VERIFICATION[verification.state]} date={verification.since}>{t(`ui:vocab.verification.${verification.state}`)}</Badge>;
}

/** The same with the day until which a check counts, where an organisation is weighed against others or is paid out of a price. */
export function VerificationLine({ verification }: { verification: VerificationView }) {
  const { t } = useTranslation();
  const { day } = useFormat();
  return (
    <>
      <VerificationBadge verification={verification} />
      {verification.verified && verification.until ? <> <span className="jz-small jz-muted jz-nowrap">{t('ui:vocab.verificationUntil', { day: day(verification.until) })}</span></> : null}
    </>
  );
}

/** Has evidence shown the owner, and as of which day. */
export function OwnershipBadge({ state, asOf }: { state: Ownership; asOf: string | null }) {
  const { t } = useTranslation();
  return <Badge tone={OWNERSHIP[state]} date={asOf}>{t(`ui:vocab.ownership.${state}`)}</Badge>;
}
