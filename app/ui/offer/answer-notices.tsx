import { useTranslation } from '#app/i18n/react.tsx';
import { CURRENCIES, type Currency } from '#app/core/money.ts';
import { useFormat } from '../hooks.ts';

/** Explains `approval_limit` by its figures: what the person may bind, and what was asked. */
export function ApprovalLimitText({ details }: { details: Record<string, unknown> }) {
  const { t } = useTranslation();
  const { money } = useFormat();
  const currency = (typeof details.currency === 'string' && details.currency in CURRENCIES ? details.currency : 'CNY') as Currency;
  if (typeof details.limit !== 'number' || typeof details.amount !== 'number') return null;
  return <p>{t('offer:detail.limitText', { limit: money({ currency: 'CNY', amount: details.limit }, 'exact'), amount: money({ currency, amount: details.amount }, 'exact') })}</p>;
}
