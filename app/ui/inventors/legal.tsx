import { useTranslation } from '#app/i18n/react.tsx';
import type { Invention } from '#app/modules/inventors/contract.ts';
import { Badge, StatusBadge } from '../index.ts';

/** Legal status of an invention. */
export function Legal({ status }: { status: Invention['legal_status'] }) {
  const { t } = useTranslation();
  return status === 'unknown' ? <Badge tone="wait">{t('ui:unknown')}</Badge> : <StatusBadge kind="legal" status={status} />;
}
