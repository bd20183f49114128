import type { ReactNode } from 'react';
import { useTranslation } from '#app/i18n/react.tsx';
import { Form, Link } from 'react-router';
import { paths } from '#app/http/paths.ts';
import type { Currency } from '#app/core/money.ts';
import type { MoneyIncident, Reconciliation } from '#app/modules/payments/contract.ts';
import { DoneNotice, ErrorNotice, Notice, type Answer } from '../forms/index.ts';
import { Badge, DataTable, DateText, LinkButton, Money, QueryTabs, Section, StatusBadge, SubmitButton, type Column } from '../index.ts';
import { OperatorFrame } from './frame.tsx';
import { Signed } from './ledger-page.tsx';
import classes from './operator.module.css';

type BalanceRow = Reconciliation['balances'][number];

/** Open differences first; then our books beside the provider's; null when the provider could not be read, because half a comparison misleads. */
export function ReconciliationPage({ report, incidents, days, answer }: { report: Reconciliation | null; incidents: Incidents; days: number; answer: Answer | undefined }) {
  const { t } = useTranslation();
  return (
    <OperatorFrame title={t('operator:recon.title')} lead={t('operator:recon.lead', { days })}>
      <MoneyIncidents incidents={incidents} answer={answer} />
      <QueryTabs name="days" options={[30, 7, 90].map((n) => ({ value: String(n), label: t('operator:recon.days', { count: n }) }))} />
      {report ? <Report report={report} /> : (
        <Notice tone="attention" title={t('operator:recon.down')}>
          <p>{t('operator:recon.downText')}</p>
          <p><LinkButton to="?" reloadDocument>{t('operator:recon.retry')}</LinkButton></p>
        </Notice>
      )}
    </OperatorFrame>
  );
}

type Incidents = Reconciliation['incidents'];

/** Differences the reconciler keeps: those that stand, each with its way to be closed, and those that ended last. */
function MoneyIncidents({ incidents, answer }: { incidents: Incidents; answer: Answer | undefined }) {
  const { t } = useTranslation();
  const about = (r: MoneyIncident) => <div>{t(`operator:recon.kind.${r.kind}`)} · {t(`operator:rail.${r.rail}`)}<div className={`${classes.code} jz-muted`}>{r.subject}</div></div>;
  const common: Column<MoneyIncident>[] = [
    { key: 'about', label: t('operator:recon.subject'), phone: null, cell: about },
    { key: 'since', label: t('operator:recon.since'), cell: (r) => <DateText value={r.opened_at} time /> },
    { key: 'deal', label: t('operator:ledger.deal'), cell: (r) => deal(r.deal_id) },
    { key: 'amount', label: t('operator:recon.amount'), align: 'end', cell: (r) => <Signed {...r.amount} /> },
  ];
  return (
    <>
      <ErrorNotice answer={answer} />
      <DoneNotice answer={answer}><p>{t('operator:recon.closed')}</p></DoneNotice>
      <Section title={<>{t('operator:recon.incidents')} <span className="jz-muted jz-num">{incidents.open.length}</span></>} hint={t('operator:recon.incidentsHint')} actions={incidents.open.length === 0 ? <Badge tone="good">{t('operator:recon.none')}</Badge> : null}>
        {incidents.open.length === 0 ? null : <DataTable rows={incidents.open} rowKey={(r) => r.id} caption={t('operator:recon.incidents')} columns={[...common,
          { key: 'close', label: t('operator:recon.close'), phone: null, cell: (r) => (
            <Form method="post" className={classes.inlineForm}>
              <input type="hidden" name="intent" value="close_incident" />
              <input type="hidden" name="incident_id" value={r.id} />
              <input name="reason" required maxLength={1_000} aria-label={t('operator:recon.closeReason')} placeholder={t('operator:recon.closeReason')} className={classes.inlineInput} />
              <SubmitButton small tone="secondary">{t('operator:recon.close')}</SubmitButton>
            </Form>
          ) }]} />}
      </Section>
      {incidents.ended.length === 0 ? null : (
        <Section title={t('operator:recon.ended')}>
          <DataTable rows={incidents.ended} rowKey={(r) => r.id} caption={t('operator:recon.ended')} columns={[...common,
            { key: 'state', label: t('operator:facts.status'), cell: (r) => <Badge tone={r.state === 'closed' ? 'wait' : 'good'}>{t(`operator:recon.state.${r.state}`)}</Badge> },
            { key: 'reason', label: t('operator:act.reason'), phone: null, cell: (r) => r.reason || '—' }]} />
        </Section>
      )}
    </>
  );
}

function Report({ report }: { report: Reconciliation }) {
  const { t } = useTranslation();
  const clean = report.unexplained.length === 0 && report.unanswered.length === 0 && report.balances.every((b) => b.difference === 0);
  const sum = (key: 'provider' | 'ledger' | 'difference' | 'cover' | 'owed', label: string): Column<BalanceRow> => ({ key, label, align: 'end', cell: (r) => <Signed amount={r[key]} currency={r.currency as Currency} /> });
  return (
    <>
      <Section title={t('operator:recon.balances')} actions={<Badge tone={clean ? 'good' : 'attention'}>{t(clean ? 'operator:recon.clean' : 'operator:recon.unclean')}</Badge>} hint={<>{t(`operator:recon.mode.${report.mode}`)} · {t('operator:recon.at')} <DateText value={report.at} time /></>}>
        <DataTable rows={report.balances} rowKey={(r) => r.currency} caption={t('operator:recon.balances')} columns={[
          { key: 'currency', label: t('operator:ledger.currency'), cell: (r) => r.currency },
          sum('provider', t('operator:recon.provider')), sum('ledger', t('operator:recon.ours')), sum('difference', t('operator:recon.difference')), sum('cover', t('operator:recon.cover')), sum('owed', t('operator:recon.owed')),
          { key: 'verdict', label: t('operator:facts.status'), cell: (r) => <Badge tone={r.short ? 'bad' : 'good'}>{t(r.short ? 'operator:recon.short' : 'operator:recon.covered')}</Badge> },
        ]} />
      </Section>
      <Differences report={report} />
      <Open report={report} />
    </>
  );
}

/** A list of the report; an empty one says so in one line, because that is the good news. */
function List<T>({ title, rows, columns, rowKey }: { title: string; rows: readonly T[]; columns: Column<T>[]; rowKey: (row: T) => string }) {
  const { t } = useTranslation();
  return (
    <Section title={<>{title} <span className="jz-muted jz-num">{rows.length}</span></>} actions={rows.length === 0 ? <Badge tone="good">{t('operator:recon.none')}</Badge> : null}>
      {rows.length === 0 ? null : <DataTable rows={rows} columns={columns} rowKey={rowKey} caption={title} />}
    </Section>
  );
}

const code = (text: ReactNode) => <span className={classes.code}>{text}</span>;
const deal = (id: string | null) => (id ? <Link to={paths.operatorDealLedger(id)} className={classes.code}>{id}</Link> : '—');

function Differences({ report }: { report: Reconciliation }) {
  const { t } = useTranslation();
  return (
    <>
      <List title={t('operator:recon.unexplained')} rows={report.unexplained} rowKey={(r) => r.id} columns={[
        { key: 'when', label: t('operator:recon.when'), cell: (r) => <DateText value={r.at} time /> },
        { key: 'type', label: t('operator:recon.type'), cell: (r) => code(r.type) },
        { key: 'source', label: t('operator:recon.source'), cell: (r) => code(r.source ?? r.id) },
        { key: 'amount', label: t('operator:recon.amount'), align: 'end', cell: (r) => <Signed {...r.amount} /> },
      ]} />
      <List title={t('operator:recon.unanswered')} rows={report.unanswered} rowKey={(r) => r.key} columns={[
        { key: 'when', label: t('operator:recon.when'), cell: (r) => <DateText value={r.at} time /> },
        { key: 'key', label: t('operator:ledger.journal'), cell: (r) => code(r.key) },
        { key: 'deal', label: t('operator:ledger.deal'), cell: (r) => deal(r.deal_id) },
        { key: 'amount', label: t('operator:recon.amount'), align: 'end', cell: (r) => <Signed {...r.amount} /> },
      ]} />
    </>
  );
}

function Open({ report }: { report: Reconciliation }) {
  const { t } = useTranslation();
  const wait = (problem: string | null) => (problem ? t(`operator:wait.${problem}`, { defaultValue: problem }) : '—');
  return (
    <>
      <List title={t('operator:recon.commands')} rows={report.commands} rowKey={(r) => r.id} columns={[
        { key: 'when', label: t('operator:recon.when'), cell: (r) => <DateText value={r.created_at} time /> },
        { key: 'kind', label: t('operator:facts.command'), cell: (r) => `${t(`operator:command.${r.kind}`)} · ${t(`operator:rail.${r.rail}`)}` },
        { key: 'state', label: t('operator:facts.status'), cell: (r) => <Badge tone={r.state === 'refused' ? 'bad' : 'attention'}>{t(`operator:commandState.${r.state}`)}</Badge> },
        { key: 'problem', label: t('operator:facts.problem'), cell: (r) => wait(r.problem) },
        { key: 'deal', label: t('operator:ledger.deal'), cell: (r) => deal(r.deal_id) },
        { key: 'amount', label: t('operator:recon.amount'), align: 'end', cell: (r) => (r.amount ? <Money value={r.amount} style="exact" /> : '—') },
      ]} />
      <List title={t('operator:recon.payments')} rows={report.payments} rowKey={(r) => r.id} columns={[
        { key: 'when', label: t('operator:recon.when'), cell: (r) => <DateText value={r.created_at} time /> },
        { key: 'rail', label: t('operator:facts.provider'), cell: (r) => t(`operator:rail.${r.rail}`) },
        { key: 'state', label: t('operator:facts.status'), cell: (r) => <StatusBadge kind="payment" status={r.status} /> },
        { key: 'problem', label: t('operator:facts.problem'), cell: (r) => wait(r.problem) },
        { key: 'deal', label: t('operator:ledger.deal'), cell: (r) => deal(r.deal_id) },
        { key: 'amount', label: t('operator:recon.amount'), align: 'end', cell: (r) => <Money value={r.amount} style="exact" /> },
      ]} />
      <List title={t('operator:recon.payouts')} rows={report.payouts} rowKey={(r) => r.id} columns={[
        { key: 'role', label: t('operator:facts.payee'), cell: (r) => t(`deal:role.${r.role}`) },
        { key: 'state', label: t('operator:facts.status'), cell: (r) => <Badge tone={r.state === 'failed' ? 'bad' : 'wait'}>{t(`deal:money.payout.${r.state}`)}</Badge> },
        { key: 'waits', label: t('operator:facts.waitsFor'), cell: (r) => wait(r.waiting_for) },
        { key: 'deal', label: t('operator:ledger.deal'), cell: (r) => deal(r.deal_id) },
        { key: 'amount', label: t('operator:recon.amount'), align: 'end', cell: (r) => <Money value={r.amount} style="exact" /> },
      ]} />
      <List title={t('operator:recon.events')} rows={report.events} rowKey={(r) => r.id} columns={[
        { key: 'when', label: t('operator:recon.when'), cell: (r) => <DateText value={r.received_at} time /> },
        { key: 'type', label: t('operator:recon.type'), cell: (r) => code(r.type) },
        { key: 'problem', label: t('operator:facts.problem'), cell: (r) => wait(r.problem) },
        { key: 'attempts', label: t('operator:facts.attempts'), align: 'end', cell: (r) => <span className="jz-num">{r.attempts}</span> },
      ]} />
    </>
  );
}
