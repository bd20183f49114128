import { useTranslation } from '#app/i18n/react.tsx';
import { Notice } from '../forms/notices.tsx';

/** Tells the operator that this installation asks nobody for a second factor, and why. */
export function SecondFactorOff({ off }: { off: boolean }) {
  const { t } = useTranslation();
  return off ? <Notice title={t('security:demoOff.title')}><p>{t('security:demoOff.body')}</p></Notice> : null;
}
