import { useTranslation } from 'react-i18next';
import { Form, Link } from 'react-router';
import { paths } from '#app/http/paths.ts';
import { Badge, DataTable, LifeBar, LinkButton, StatusBadge, SubmitButton, useCan, useFormat, type Column } from '../index.ts';
import { OwnershipBadge } from '../identity/badges.tsx';
import { monthsUntil, termScale } from '../listing/life.ts';
import { LegalBadge } from '../listing/patent-parts.tsx';
import type { PortfolioRow } from './types.ts';
import classes from './portfolio.module.css';

/** Opens a draft for a patent in one click. */
export function ListItButton({ patentId, small = true, tone = 'secondary' }: { patentId: string; small?: boolean; tone?: 'primary' | 'secondary' }) {
  const { t } = useTranslation();
  return (
    <Form method="post" action={paths.listingNew()}>
      <SubmitButton tone={tone} small={small} name="patent_id" value={patentId}>{t('portfolio:list')}</SubmitButton>
    </Form>
  );
}

/** The organisation's patents: what lives, what sleeps, what is listed, and the next thing to do with each. */
export function PortfolioTable({ rows, today }: { rows: readonly PortfolioRow[]; today: string }) {
  const { t } = useTranslation();
  const { day, pick } = useFormat();
  const can = useCan();
  const columns: Column<PortfolioRow>[] = [
    { key: 'patent', label: t('portfolio:col.patent'), phone: null, cell: (r) => (
      <div>
        <Link to={paths.patent(r.number)} className={classes.title}>{pick(r.title.zh, r.title.en) || r.number}</Link>
        <div className="jz-small jz-muted"><span className="jz-num">{r.number}</span> · {t(`ui:vocab.patentKind.${r.kind}`)}</div>
      </div>
    ) },
    { key: 'status', label: t('portfolio:col.status'), cell: (r) => <span>{r.legal_status === 'unknown' ? <Badge tone="wait">{t('portfolio:statusUnknown')}</Badge> : <LegalBadge status={r.legal_status} date={r.status_as_of} />}</span> },
    { key: 'ownership', label: t('portfolio:col.ownership'), cell: (r) => (
      <div>
        <Link to={paths.patentOwnership(r.number)}><OwnershipBadge state={r.ownership} asOf={r.ownership_as_of} /></Link>
        {r.ownership === 'unproven' && r.others_named.length ? <div className="jz-small jz-muted">{t('portfolio:named', { names: r.others_named.join(t('card:list')) })}</div> : null}
        {r.proof_pending ? <div className="jz-small jz-muted">{t('portfolio:proofPending')}</div> : r.proof_due_on ? <div className="jz-small">{t('portfolio:proofDue', { day: day(r.proof_due_on) })}</div> : null}
      </div>
    ) },
    { key: 'life', label: t('portfolio:col.life'), cell: (r) => <LifeBar months={r.live || r.live_reason === 'status_unknown' ? monthsUntil(r.expiry_date, today) : r.live_reason === 'pending' ? null : 0} termMonths={termScale(r.kind)} expiry={r.expiry_date} /> },
    { key: 'dormancy', label: t('portfolio:col.dormancy'), align: 'end', cell: (r) => (r.dormancy && r.live ? <span className="jz-nowrap">{r.dormancy.score} {r.dormancy.dormant ? <Badge tone="wait">{t('portfolio:dormant')}</Badge> : null}</span> : <span className="jz-muted">{t('portfolio:noVerdict')}</span>) },
    { key: 'listing', label: t('portfolio:col.listing'), cell: (r) => (!r.owned ? <span><Badge>{t('portfolio:notOwned')}</Badge></span> : r.listing ? <Link to={paths.listingEdit(r.listing.id)}><StatusBadge kind="listing" status={r.listing.status} /></Link> : <span className="jz-muted">{t('portfolio:notListed')}</span>) },
    { key: 'action', label: t('portfolio:col.action'), phone: null, shrink: true, cell: (r) => (
      !can('listing.write') || !r.owned || r.listing ? null
        : r.live ? <ListItButton patentId={r.id} />
          : r.live_reason === 'status_unknown' ? <LinkButton tone="secondary" small to={paths.patentReading(r.number)}>{t('portfolio:reading')}</LinkButton> : null
    ) },
  ];
  return <DataTable rows={rows} columns={columns} rowKey={(r) => r.id} caption={t('portfolio:title')} />;
}
