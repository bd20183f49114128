import { useTranslation } from '#app/i18n/react.tsx';
import { Link } from 'react-router';
import { paths } from '#app/http/paths.ts';
import { DataTable, DateText, KeyValue, Section, useFormat } from '../index.ts';
import { OperatorFrame } from './frame.tsx';

interface Exposure {
  coverage: { live: number; shown: number; days: number; at: string };
  items: { id: string; number: string; title_zh: string; title_en: string; org_zh: string; org_en: string; published_at: string | null; shown: number }[];
}

/** Does every listing get seen? The share, and the ones that were not. */
export function ExposurePage({ data: { coverage, items } }: { data: Exposure }) {
  const { t } = useTranslation();
  const { number, pick } = useFormat();
  const share = coverage.live ? `${number((100 * coverage.shown) / coverage.live, 1)}%` : '—';
  return (
    <OperatorFrame title={t('operator:exposure.title')} lead={t('operator:exposure.lead', { days: coverage.days })}>
      <Section title={t('operator:exposure.coverage')}>
        <KeyValue items={[
          { key: t('operator:exposure.share'), value: <strong className="jz-num">{share}</strong> },
          { key: t('operator:exposure.shownOf'), value: <span className="jz-num">{t('operator:exposure.shownOfValue', { shown: number(coverage.shown), live: number(coverage.live) })}</span> },
          { key: t('operator:exposure.at'), value: <DateText value={coverage.at} time /> },
        ]} />
        <p className="jz-small jz-muted">{t('operator:exposure.rule')}</p>
      </Section>
      <Section title={t('operator:exposure.least')} hint={t('operator:exposure.leastHint')}>
        {items.length ? (
          <DataTable rows={items} rowKey={(r) => r.id} caption={t('operator:exposure.least')} columns={[
            { key: 'listing', label: t('operator:exposure.listing'), cell: (r) => <Link to={paths.listing(r.id)}>{pick(r.title_zh, r.title_en)}</Link> },
            { key: 'number', label: t('operator:exposure.number'), cell: (r) => <span className="jz-num jz-nowrap">{r.number}</span> },
            { key: 'org', label: t('operator:exposure.org'), cell: (r) => pick(r.org_zh, r.org_en) },
            { key: 'since', label: t('operator:exposure.since'), cell: (r) => <DateText value={r.published_at} /> },
            { key: 'shown', label: t('operator:exposure.shown'), align: 'end', cell: (r) => number(r.shown) },
          ]} />
        ) : <p className="jz-muted">{t('operator:exposure.none')}</p>}
      </Section>
    </OperatorFrame>
  );
}
