import { useTranslation } from '#app/i18n/react.tsx';
import { Form } from 'react-router';
import type { DealResource } from '#app/modules/deals/contract.ts';
import type { ObligationResource } from '#app/modules/obligations/contract.ts';
import { paths } from '#app/http/paths.ts';
import { useFormat } from '../hooks.ts';
import { LinkButton, SubmitButton } from '../kit/button.tsx';
import { DataTable, type Column } from '../kit/lists.tsx';
import { Badge } from '../kit/status.tsx';
import { Section } from '../kit/page.tsx';
import { DateText, Money } from '../kit/values.tsx';
import { OwedBadge, OwedHistory } from './owed.tsx';
import classes from './deal.module.css';

type Period = DealResource['royalties'][number];
/** A line of the table: a period that is not reported, or one thing owed for a reported one. */
type Line = { period: Period; owed: ObligationResource | null; first: boolean };

/**
 * Periods of a running royalty: reported by the licensee once they are over, then an invoice each, paid like any other obligation. An amended
 * report adds a line or leaves a credit. `today` as YYYY-MM-DD.
 */
export function Royalties({ deal, today }: { deal: DealResource; today: string }) {
  const { t } = useTranslation();
  const { day, bps, money } = useFormat();
  if (!deal.royalties.length) return null;
  const open = (p: Period) => p.reported_at === null && p.period_end < today;
  const owedFor = (p: Period) => deal.obligations.filter((o) => o.period?.start === p.period_start);
  const lines = deal.royalties.flatMap((period): Line[] => {
    const owed = owedFor(period);
    return owed.length ? owed.map((o, i) => ({ period, owed: o, first: i === 0 })) : [{ period, owed: null, first: true }];
  });
  const columns: Column<Line>[] = [
    { key: 'period', label: t('deal:royalty.period'), cell: ({ period: p, first }) => (first ? `${day(p.period_start)} – ${day(p.period_end)}` : <span className="jz-muted">{t('deal:royalty.amended')}</span>) },
    { key: 'sales', label: t('deal:royalty.sales'), align: 'end', cell: ({ period: p, first }) => (first && p.sales ? <Money value={p.sales} style="exact" /> : '—') },
    { key: 'royalty', label: t('deal:royalty.royalty'), align: 'end', cell: ({ owed }) => (owed ? <span><Money value={owed.amount} style="exact" />{owed.credited.amount > 0 ? <small className="jz-muted"> {t('deal:owed.less', { amount: money(owed.credited, 'exact') })}</small> : null}</span> : '—') },
    { key: 'due', label: t('deal:royalty.until'), cell: ({ period: p, owed }) => (owed?.due_on ? <DateText value={owed.due_on} /> : <span>{t('deal:royalty.reportBy')} <DateText value={p.due_on} /></span>) },
    {
      key: 'state', label: t('deal:royalty.state'), shrink: true,
      cell: ({ period: p, owed }) => (owed ? <OwedBadge owed={owed} /> : p.late ? <Badge tone="bad">{t('deal:royalty.lateReport')}</Badge> : open(p) ? <Badge tone="attention">{t('deal:royalty.overdue')}</Badge> : <Badge tone="wait">{t('deal:royalty.waiting')}</Badge>),
    },
    { key: 'go', label: '', phone: null, shrink: true, cell: ({ owed }) => (owed?.due && owed.mine ? <LinkButton tone="secondary" small to={paths.dealPay(deal.id, owed.id)}>{t('deal:owed.go', { amount: money(owed.due, 'exact') })}</LinkButton> : null) },
  ];
  const buyer = deal.my_role === 'buyer';
  const next = buyer ? deal.royalties.find(open) : undefined;
  const reported = deal.royalties.filter((p) => p.reports.length > 0);
  const { terms, credit } = deal;
  return (
    <Section title={t('deal:royalty.title')} hint={t('deal:royalty.hint')}>
      {terms ? (
        <p className="jz-muted jz-small">
          {t('deal:royalty.rate', { rate: bps(terms.royalty_bps) })}
          {terms.royalty_minimum.amount > 0 ? ` · ${t(terms.minimum_creditable ? 'deal:royalty.minimumCredited' : 'deal:royalty.minimum', { amount: money(terms.royalty_minimum, 'exact') })}` : ''}
        </p>
      ) : null}
      {credit && credit.free.amount > 0 ? <p>{t('deal:royalty.credit', { amount: money(credit.free, 'exact') })}</p> : null}
      {credit && credit.minimum.amount > 0 ? <p>{t('deal:royalty.creditMinimum', { amount: money(credit.minimum, 'exact') })}</p> : null}
      {next ? (
        <Form method="post" className={classes.fields} preventScrollReset>
          <input type="hidden" name="intent" value="royalty" />
          <input type="hidden" name="period_start" value={next.period_start} />
          <label>{t('deal:royalty.salesField')} ({day(next.period_start)} – {day(next.period_end)})<input className={classes.input} name="sales" inputMode="decimal" required autoComplete="off" /></label>
          <div><SubmitButton tone="secondary" name="go" value="royalty">{t('deal:royalty.report')}</SubmitButton></div>
        </Form>
      ) : null}
      <DataTable rows={lines} columns={columns} rowKey={(l) => l.owed?.id ?? l.period.period_start} caption={t('deal:royalty.caption')} />
      {reported.length ? <details className={classes.more}><summary>{t('deal:royalty.history')}</summary><History periods={reported} owedFor={owedFor} /></details> : null}
      {buyer && reported.length ? <details className={classes.more}><summary>{t('deal:royalty.amend')}</summary><AmendForm periods={reported} /></details> : null}
    </Section>
  );
}

function History({ periods, owedFor }: { periods: readonly Period[]; owedFor: (p: Period) => ObligationResource[] }) {
  const { t } = useTranslation();
  const { day, money } = useFormat();
  return periods.map((p) => (
    <div key={p.period_start}>
      <h3 style={{ margin: '0.8rem 0 0.4rem' }}>{day(p.period_start)} – {day(p.period_end)}</h3>
      <ul className={classes.list}>
        {p.reports.map((r) => (
          <li key={r.no}>
            <span>{t(r.no === 1 ? 'deal:royalty.reportedSales' : 'deal:royalty.amendedSales', { sales: money(r.sales, 'exact'), royalty: money(r.royalty, 'exact') })}{r.reason ? <><br /><span className="jz-muted jz-small">{r.reason}</span></> : null}</span>
            <DateText value={r.reported_at} time />
          </li>
        ))}
      </ul>
      {owedFor(p).map((o) => <OwedHistory key={o.id} owed={o} />)}
    </div>
  ));
}

function AmendForm({ periods }: { periods: readonly Period[] }) {
  const { t } = useTranslation();
  const { day } = useFormat();
  return (
    <Form method="post" className={classes.fields} preventScrollReset>
      <input type="hidden" name="intent" value="royalty" />
      <p>{t('deal:royalty.amendHint')}</p>
      <label>{t('deal:royalty.period')}<select className={classes.input} name="period_start">{periods.map((p) => <option key={p.period_start} value={p.period_start}>{day(p.period_start)} – {day(p.period_end)}</option>)}</select></label>
      <label>{t('deal:royalty.salesField')}<input className={classes.input} name="sales" inputMode="decimal" required autoComplete="off" /></label>
      <label>{t('deal:royalty.reason')}<input className={classes.input} name="reason" required maxLength={1_000} autoComplete="off" /></label>
      <div><SubmitButton tone="secondary" name="go" value="royalty">{t('deal:royalty.amendGo')}</SubmitButton></div>
    </Form>
  );
}
