import type { ReactNode } from 'react';
import { useTranslation } from '#app/i18n/react.tsx';
import { Link } from 'react-router';
import { paths } from '#app/http/paths.ts';
import type { PortfolioSort } from '#app/modules/patents/contract-portfolio.ts';
import { Badge, LifeBar, LinkButton, StatusBadge, useCan, useFormat } from '../index.ts';
import { OwnershipBadge } from '../identity/badges.tsx';
import { monthsUntil, termScale } from '../listing/life.ts';
import { LegalBadge } from '../listing/patent-parts.tsx';
import { ListItButton } from './list-it-button.tsx';
import { COLUMNS, type ColumnKey } from './column-keys.ts';
import type { PortfolioRow } from './types.ts';
import classes from './portfolio.module.css';

export interface ShelfColumn { key: ColumnKey | 'patent' | 'action'; label: string; sort?: PortfolioSort; align?: 'end'; cell: (row: PortfolioRow) => ReactNode }

/** Every column of the portfolio, in the order of the table. The patent itself and what to do with it are always there. */
export function useShelfColumns(today: string): ShelfColumn[] {
  const { t } = useTranslation();
  const { day, pick, money, number } = useFormat();
  const can = useCan();
  const none = <span className="jz-muted" aria-label={t('portfolio:none')}>–</span>;
  const cells: Record<ColumnKey, Omit<ShelfColumn, 'key' | 'label'>> = {
    status: { sort: 'status', cell: (r) => <span>{r.legal_status === 'unknown' ? <Badge tone="wait">{t('portfolio:statusUnknown')}</Badge> : <LegalBadge status={r.legal_status} date={r.status_as_of} />}</span> },
    ownership: { cell: (r) => (
      <div>
        <Link to={paths.patentOwnership(r.number)}><OwnershipBadge state={r.ownership} asOf={r.ownership_as_of} /></Link>
        {r.ownership === 'unproven' && r.others_named.length ? <div className="jz-small jz-muted">{t('portfolio:named', { names: r.others_named.join(t('card:list')) })}</div> : null}
        {r.proof_pending ? <div className="jz-small jz-muted">{t('portfolio:proofPending')}</div> : r.proof_due_on ? <div className="jz-small">{t('portfolio:proofDue', { day: day(r.proof_due_on) })}</div> : null}
      </div>
    ) },
    filing: { sort: 'filing', cell: (r) => (r.filing_date ? <span className="jz-num jz-nowrap">{day(r.filing_date)}</span> : none) },
    grant: { sort: 'grant', cell: (r) => (r.grant_date ? <span className="jz-num jz-nowrap">{day(r.grant_date)}</span> : none) },
    life: { sort: 'expiry', cell: (r) => <LifeBar months={r.live || r.live_reason === 'status_unknown' ? monthsUntil(r.expiry_date, today) : r.live_reason === 'pending' ? null : 0} termMonths={termScale(r.kind)} expiry={r.expiry_date} /> },
    fee: { sort: 'fee', align: 'end', cell: (r) => (r.lapsing ? <span className="jz-muted">{t('portfolio:lapsingShort')}</span> : r.next_fee ? <span className="jz-nowrap">{money(r.next_fee.amount)}<span className={classes.under}>{day(r.next_fee.due)}</span></span> : none) },
    dormancy: { sort: 'dormancy', align: 'end', cell: (r) => (r.dormancy && r.live ? <span className="jz-nowrap">{r.dormancy.score}{r.dormancy.dormant ? <span className={classes.under}><Badge tone="wait">{t('portfolio:dormant')}</Badge></span> : null}</span> : none) },
    value: { sort: 'value', align: 'end', cell: (r) => (r.value ? (
      <Link to={paths.valuation(r.number)} className={classes.plain}>
        <span className="jz-nowrap">{r.value.band ? money(r.value.band.base) : t('portfolio:points', { score: number(r.value.score ?? 0) })}{r.value.band && r.value.score !== null ? <span className={classes.under}>{t('portfolio:points', { score: number(r.value.score) })}</span> : null}</span>
      </Link>
    ) : none) },
    advice: { cell: (r) => (r.lapsing ? <span><Badge tone="neutral">{t('portfolio:lapsing')}</Badge></span> : r.advice ? (
      <span className="jz-nowrap">{t(`portfolio:advice.${r.advice.code}`)}{r.advice.saves ? <span className={classes.under}>{t('portfolio:saves', { amount: money(r.advice.saves) })}</span> : null}</span>
    ) : r.live && r.owned ? <span className="jz-muted">{t('portfolio:unvalued')}</span> : none) },
    high_value: { cell: (r) => (r.high_value.length ? <span>{r.high_value.map((c) => t(`portfolio:highValue.${c}.short`)).join(t('card:list'))}</span> : none) },
    listing: { sort: 'listing', cell: (r) => (!r.owned ? <span><Badge>{t('portfolio:notOwned')}</Badge></span> : r.listing ? <Link to={paths.listingEdit(r.listing.id)}><StatusBadge kind="listing" status={r.listing.status} /></Link> : <span className="jz-muted">{t('portfolio:notListed')}</span>) },
    assigned: { cell: (r) => (r.assigned_to ? <span>{r.assigned_to.name}</span> : none) },
    changed: { sort: 'changed', cell: (r) => <span className="jz-num jz-nowrap">{day(r.updated_at)}</span> },
  };
  const patent: ShelfColumn = { key: 'patent', label: t('portfolio:col.patent'), sort: 'title', cell: (r) => (
    <div className={classes.patentCell}>
      <Link to={paths.patent(r.number)} className={classes.title}>{pick(r.title.zh, r.title.en) || r.number}</Link>
      <div className="jz-small jz-muted"><span className="jz-num">{r.number}</span> · {t(`ui:vocab.patentKind.${r.kind}`)}</div>
      {r.ownership === 'unproven' ? <Link to={paths.patentOwnership(r.number)}><OwnershipBadge state={r.ownership} asOf={r.ownership_as_of} /></Link> : null}
    </div>
  ) };
  // A dead right, one that was sold and one that is given up have nothing left to offer: no button that would only refuse.
  const action: ShelfColumn = { key: 'action', label: t('portfolio:col.action'), cell: (r) => (
    !can('listing.write') || !r.owned || r.listing || r.lapsing ? null
      : r.live ? <ListItButton patentId={r.id} />
        : r.live_reason === 'status_unknown' ? <LinkButton tone="secondary" small to={paths.patentReading(r.number)}>{t('portfolio:reading')}</LinkButton> : null
  ) };
  return [patent, ...COLUMNS.map((key) => ({ key, label: t(`portfolio:col.${key}`), ...cells[key] })), action];
}
