import { useTranslation } from '#app/i18n/react.tsx';
import { Link } from 'react-router';
import { paths } from '#app/http/paths.ts';
import type { SaleResource } from '#app/modules/sales/contract.ts';
import { useFormat } from '../hooks.ts';
import { LinkButton } from '../kit/button.tsx';
import { EmptyState } from '../kit/empty-state.tsx';
import { DataTable, Pager, QueryTabs, type Column } from '../kit/lists.tsx';
import { Page } from '../kit/page.tsx';
import { Badge } from '../kit/status.tsx';

/** Sales that are open, announced or over. */
export function SalesPage({ items, next_cursor, phase }: { items: readonly SaleResource[]; next_cursor: string | null; phase: 'open' | 'announced' | 'closed' }) {
  const { t } = useTranslation();
  const { pick, money, instant } = useFormat();
  const columns: Column<SaleResource>[] = [
    { key: 'what', label: t('sale:list.what'), phone: null, cell: (s) => <><Link to={paths.sale(s.id)}>{pick(s.title_zh, s.title_en)}</Link><div className="jz-muted jz-small">{s.patent_number} · {pick(s.seller.name_zh, s.seller.name_en)}</div></> },
    { key: 'how', label: t('sale:list.how'), cell: (s) => <>{t(`sale:mechanism.${s.mechanism}`)}<div className="jz-muted jz-small">{t(`ui:vocab.dealKind.${s.kind}`)}</div></> },
    { key: 'price', label: t('sale:list.price'), cell: (s) => <span className="jz-num">{money(s.price ?? s.start, 'exact')}<div className="jz-muted jz-small">{s.price === null ? t('sale:price.start') : t('sale:bids', { count: s.bids })}</div></span> },
    {
      key: 'when', label: t(`sale:list.when.${phase}`), cell: (s) => (phase === 'closed' ? <>{s.result ? <Badge tone={s.result === 'sold' ? 'good' : 'neutral'}>{t(`sale:result.${s.result}`)}</Badge> : null}<div className="jz-small">{instant(s.ends_at)}</div></>
        : <>{instant(phase === 'announced' ? s.opens_at : s.ends_at)}<div className="jz-muted jz-small">{t('sale:zone')}</div></>),
    },
  ];
  return (
    <Page title={t('sale:list.title')} lead={t('sale:list.lead')}>
      <QueryTabs name="phase" options={(['open', 'announced', 'closed'] as const).map((value) => ({ value, label: t(`sale:phase.${value}`) }))} />
      {items.length ? <DataTable rows={items} columns={columns} rowKey={(s) => s.id} caption={t('sale:list.title')} />
        : <EmptyState title={t(`sale:list.empty.${phase}`)} action={<LinkButton to={phase === 'open' ? paths.sales('announced') : paths.search()}>{t(phase === 'open' ? 'sale:list.toAnnounced' : 'sale:list.toSearch')}</LinkButton>}>{t('sale:list.emptyText')}</EmptyState>}
      <Pager nextCursor={next_cursor} />
    </Page>
  );
}
