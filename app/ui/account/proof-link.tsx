import { useTranslation } from '#app/i18n/react.tsx';
import { paths } from '#app/http/paths.ts';
import { LinkButton } from '../kit/button.tsx';

/** In the place of what is only done by somebody who has just proved who they are: why, and the way to prove it and back. */
export function ProofLink({ next }: { next: string }) {
  const { t } = useTranslation();
  return (
    <div className="jz-stack">
      <p className="jz-muted">{t('security:proof.why')}</p>
      <div><LinkButton tone="secondary" to={paths.proof(next)}>{t('security:proof.link')}</LinkButton></div>
    </div>
  );
}
