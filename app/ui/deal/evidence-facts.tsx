import type { ReactNode } from 'react';
import { useTranslation } from '#app/i18n/react.tsx';
import { paths } from '#app/http/paths.ts';
import type { DealResource } from '#app/modules/deals/contract.ts';
import { useFormat } from '../hooks.ts';
import classes from './deal.module.css';

/** What evidence says, field by field. */
export function EvidenceFacts({ deal, evidence }: { deal: Pick<DealResource, 'id' | 'documents'>; evidence: { data: Record<string, unknown>; at: string } }) {
  const { t } = useTranslation();
  const { day, money, bps } = useFormat();
  const show = (name: string, value: unknown): ReactNode => {
    if (value === null || value === undefined || value === '') return null;
    if (typeof value === 'boolean') return t(value ? 'ui:yes' : 'ui:no');
    if (name.endsWith('_bps') && typeof value === 'number') return bps(value);
    if (name === 'document_id') {
      const document = deal.documents.find((d) => d.id === value);
      return document ? <a href={paths.dealDocument(deal.id, document.id)}>{document.title}</a> : null;
    }
    if (Array.isArray(value)) return value.map(String).join('; ');
    if (typeof value === 'object') return 'amount' in value && 'currency' in value ? money(value as { amount: number; currency: 'CNY' }, 'exact') : null;
    if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)) return day(value);
    return typeof value === 'string' && ['mode', 'category', 'review'].includes(name) ? t(`deal:evidence.option.${value}`) : String(value);
  };
  const rows = Object.entries(evidence.data).filter(([name]) => !['gate', 'rights', 'evidence_id'].includes(name)).map(([name, value]) => [name, show(name, value)] as const).filter(([, shown]) => shown !== null);
  return (
    <>
      <dl className={classes.facts}>{rows.map(([name, shown]) => <div key={name} style={{ display: 'contents' }}><dt>{t(`deal:evidence.shown.${name}`, { defaultValue: t(`deal:evidence.${name}`) })}</dt><dd>{shown}</dd></div>)}</dl>
      <p className="jz-small">{t('deal:gates.at', { day: day(evidence.at) })}</p>
    </>
  );
}
