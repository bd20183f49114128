import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Money } from '#app/core/money.ts';
import { ELEMENTS } from '#app/core/vocabulary.ts';
import { paths } from '#app/http/paths.ts';
import type { DemandResource } from '#app/modules/demands/contract.ts';
import { Badge, DataTable, DateText, StatusBadge, useFormat, type Column } from '../index.ts';
import classes from './demand.module.css';

/** Words for a budget with one, both or no end. */
export function useBudgetText(): (min: Money | null, max: Money | null) => string | null {
  const { t } = useTranslation();
  const { money } = useFormat();
  return (min, max) => {
    if (min && max) return t('demand:budget.band', { min: money(min), max: money(max) });
    return max ? t('demand:budget.upTo', { max: money(max) }) : min ? t('demand:budget.from', { min: money(min) }) : null;
  };
}

/** Demands as a list: own ones with their state, others' with who asks and how credible they are. */
export function DemandList({ items, own }: { items: readonly DemandResource[]; own: boolean }) {
  const { t } = useTranslation();
  const { pick } = useFormat();
  const budget = useBudgetText();
  const columns: Column<DemandResource>[] = [
    { key: 'title', label: t('demand:col.title'), phone: null, cell: (d) => <div><Link to={paths.demand(d.id)} className={classes.title}>{d.title}</Link><p className={classes.problem}>{d.problem}</p></div> },
    own
      ? { key: 'status', label: t('demand:col.status'), cell: (d) => <StatusBadge kind="demand" status={d.status} /> }
      : { key: 'org', label: t('demand:col.org'), cell: (d) => <div>{d.org ? pick(d.org.name_zh, d.org.name_en) : t('demand:anonymous')}<div><Badge tone={d.tier === 'unverified' ? 'wait' : 'good'}>{t(`ui:vocab.tier.${d.tier}`)}</Badge></div></div> },
    { key: 'elements', label: t('demand:col.elements'), shrink: true, cell: (d) => <span className="jz-num">{t('demand:elementsOf', { count: ELEMENTS.length - d.missing.length })}</span> },
    { key: 'budget', label: t('demand:col.budget'), align: 'end', shrink: true, cell: (d) => budget(d.budget_min, d.budget_max) ?? <span className="jz-muted">{t('demand:budget.none')}</span> },
    { key: 'deadline', label: t('demand:col.deadline'), shrink: true, cell: (d) => (d.deadline ? <DateText value={d.deadline} /> : <span className="jz-muted">{t('demand:noDeadline')}</span>) },
  ];
  return <DataTable rows={items} columns={columns} rowKey={(d) => d.id} caption={own ? t('demand:own') : t('demand:open')} />;
}
