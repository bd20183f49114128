import { useTranslation } from '#app/i18n/react.tsx';
import { Form, Link } from 'react-router';
import { formatMoney, type Currency } from '#app/core/money.ts';
import { paths } from '#app/http/paths.ts';
import type { AccountStatement, LedgerCheck, TrialBalance } from '#app/modules/operations/contract.ts';
import { DoneNotice, ErrorNotice, Notice, type Answer } from '../forms/index.ts';
import { Badge, DataTable, DateText, EmptyState, KeyValue, LinkButton, Pager, Section, SubmitButton, useFormat, type Column } from '../index.ts';
import { accountName } from './account-name.ts';
import { OperatorFrame } from './frame.tsx';
import classes from './operator.module.css';

/** An amount with its sign, as the ledger keeps it: debit +, credit −. */
export function Signed({ amount, currency }: { amount: number; currency: Currency }) {
  const { locale } = useFormat();
  const text = formatMoney({ currency, amount: Math.abs(amount) }, locale, 'exact');
  return <span className="jz-num jz-nowrap">{amount < 0 ? `−${text}` : text}</span>;
}

function AccountLabel({ code }: { code: string }) {
  const { t } = useTranslation();
  const { family, subject } = accountName(code);
  return (
    <div>
      <Link to={paths.operatorAccount(code)}>{t(`operator:ledger.family.${family}`, { defaultValue: code })}</Link>
      <div className={`${classes.code} jz-muted`}>{subject ?? code}</div>
    </div>
  );
}

type AccountRow = TrialBalance['accounts'][number];
type TotalRow = TrialBalance['totals'][number];

/** The trial balance: does everything add up, and where is the money. */
export function LedgerPage({ balance, zero, answer }: { balance: TrialBalance; zero: boolean; answer: Answer | undefined }) {
  const { t } = useTranslation();
  const rows = balance.accounts.filter((a) => zero || a.balance !== 0);
  const columns: Column<AccountRow>[] = [
    { key: 'account', label: t('operator:ledger.account'), phone: null, cell: (r) => <AccountLabel code={r.code} /> },
    { key: 'kind', label: t('operator:ledger.natureLabel'), cell: (r) => t(`operator:ledger.nature.${r.kind}`) },
    { key: 'balance', label: t('operator:ledger.balance'), align: 'end', cell: (r) => <Signed amount={r.balance} currency={r.currency} /> },
  ];
  return (
    <OperatorFrame title={t('operator:ledger.title')} lead={t('operator:ledger.lead')}>
      {balance.accounts.length === 0 ? <EmptyState title={t('operator:ledger.empty')}><p>{t('operator:ledger.emptyText')}</p></EmptyState> : (
        <>
          <Totals totals={balance.totals} answer={answer} />
          <Section title={t('operator:ledger.accounts')} hint={t('operator:ledger.accountsHint')} actions={<LinkButton small tone="secondary" to={zero ? '?' : '?zero=1'} preventScrollReset>{t(zero ? 'operator:ledger.hideZero' : 'operator:ledger.showZero')}</LinkButton>}>
            <DataTable rows={rows} columns={columns} rowKey={(r) => `${r.code} ${r.currency}`} caption={t('operator:ledger.caption')} />
          </Section>
        </>
      )}
    </OperatorFrame>
  );
}

function Totals({ totals, answer }: { totals: TotalRow[]; answer: Answer | undefined }) {
  const { t } = useTranslation();
  const problems = answer?.done?.problems as LedgerCheck[] | undefined;
  const columns: Column<TotalRow>[] = [
    { key: 'currency', label: t('operator:ledger.currency'), cell: (r) => r.currency },
    { key: 'debit', label: t('operator:ledger.debit'), align: 'end', cell: (r) => <Signed amount={r.debit} currency={r.currency} /> },
    { key: 'credit', label: t('operator:ledger.credit'), align: 'end', cell: (r) => <Signed amount={r.credit} currency={r.currency} /> },
    { key: 'difference', label: t('operator:ledger.difference'), align: 'end', cell: (r) => <Signed amount={r.difference} currency={r.currency} /> },
    { key: 'verdict', label: t('operator:facts.status'), cell: (r) => <Badge tone={r.difference === 0 ? 'good' : 'bad'}>{t(r.difference === 0 ? 'operator:ledger.balanced' : 'operator:ledger.unbalanced')}</Badge> },
  ];
  return (
    <Section title={t('operator:ledger.totals')} hint={t('operator:ledger.totalsHint')}>
      <div className="jz-stack">
        <DataTable rows={totals} columns={columns} rowKey={(r) => r.currency} caption={t('operator:ledger.totals')} />
        <ErrorNotice answer={answer} />
        {problems ? problems.length === 0 ? <DoneNotice answer={answer}><p>{t('operator:ledger.verified')}</p></DoneNotice> : (
          <Notice tone="bad" title={t('operator:ledger.broken', { count: problems.length })}>
            <ul>{problems.map((p) => <li key={`${p.code} ${p.subject}`}>{t(`operator:ledger.check.${p.code}`)} <span className={classes.code}>{p.subject}</span></li>)}</ul>
          </Notice>
        ) : null}
        <Form method="post" className="jz-row" preventScrollReset>
          <SubmitButton name="intent" value="verify">{t('operator:ledger.verify')}</SubmitButton>
          <span className="jz-muted jz-small">{t('operator:ledger.verifyHint')}</span>
        </Form>
      </div>
    </Section>
  );
}

type EntryRow = AccountStatement['entries'][number];

/** One account: its balance and its entries, newest first. */
export function AccountPage({ statement, at, by }: { statement: AccountStatement; at: string | null; by: 'posted' | 'event' }) {
  const { t } = useTranslation();
  const { family } = accountName(statement.code);
  const title = t(`operator:ledger.family.${family}`, { defaultValue: statement.code });
  const columns: Column<EntryRow>[] = [
    { key: 'when', label: t('operator:ledger.when'), cell: (r) => <DateText value={r.occurred_at} time /> },
    { key: 'posted', label: t('operator:ledger.postedAt'), cell: (r) => <DateText value={r.posted_at} time /> },
    { key: 'fact', label: t('operator:ledger.fact'), cell: (r) => <>{t(`deal:journal.${r.kind}`, { defaultValue: r.kind })}{r.reverses ? <div className="jz-small jz-muted">{t('operator:ledger.reverses')} <span className={classes.code}>{r.reverses}</span></div> : null}</> },
    { key: 'deal', label: t('operator:ledger.deal'), cell: (r) => (r.deal_id ? <Link to={paths.operatorDealLedger(r.deal_id)} className={classes.code}>{r.deal_id}</Link> : '—') },
    { key: 'amount', label: t('operator:ledger.amount'), align: 'end', cell: (r) => <Signed amount={r.amount} currency={r.currency} /> },
  ];
  return (
    <OperatorFrame title={title} lead={<span className={classes.code}>{statement.code}</span>} crumbs={[{ label: t('operator:ledger.title'), to: paths.operatorLedger() }]}>
      <Section title={t('operator:ledger.balance')}>
        <div className="jz-stack">
          <KeyValue items={statement.balances.flatMap((b) => [
            { key: b.currency, value: <Signed amount={b.balance} currency={b.currency} /> },
            ...(b.reserved > 0 ? [{ key: t('operator:ledger.reserved'), value: <Signed amount={b.reserved} currency={b.currency} /> }] : []),
          ])} />
          <Form method="get" className={classes.inlineForm}>
            <label>{t('operator:ledger.asOf')} <input type="date" name="at" defaultValue={at ?? ''} className={classes.inlineInput} /></label>
            <select name="by" defaultValue={by} aria-label={t('operator:ledger.by')} className={classes.inlineInput}>
              <option value="posted">{t('operator:ledger.byPosted')}</option>
              <option value="event">{t('operator:ledger.byEvent')}</option>
            </select>
            <SubmitButton small tone="secondary">{t('operator:ledger.show')}</SubmitButton>
          </Form>
        </div>
      </Section>
      <Section title={t('operator:ledger.entries')}>
        {statement.entries.length === 0 ? <p className="jz-muted">{t('operator:ledger.noEntries')}</p> : <DataTable rows={statement.entries} columns={columns} rowKey={(r) => `${r.journal_id} ${r.line}`} caption={t('operator:ledger.entries')} />}
        <Pager nextCursor={statement.next_cursor} />
      </Section>
    </OperatorFrame>
  );
}

export interface DealJournals {
  deal_id: string;
  money: Record<'funded' | 'held' | 'released' | 'refunded' | 'fees', { currency: Currency; amount: number }>;
  journals: { id: string; kind: string; occurred_at: string; posted_at: string; reverses: string | null; entries: { account: string; currency: Currency; amount: number }[] }[];
}

/** A deal's journals, line by line, with the identity that must always hold above them. */
export function DealLedgerPage({ ledger }: { ledger: DealJournals }) {
  const { t } = useTranslation();
  const { money } = ledger;
  return (
    <OperatorFrame title={t('operator:ledger.dealTitle')} lead={t('operator:ledger.dealLead', { id: ledger.deal_id })} crumbs={[{ label: t('operator:ledger.title'), to: paths.operatorLedger() }]}>
      <Section title={t('operator:ledger.money')} hint={t('operator:ledger.moneyHint')} actions={<LinkButton small tone="secondary" to={paths.deal(ledger.deal_id)}>{t('operator:act.room')}</LinkButton>}>
        <KeyValue items={[
          { key: t('deal:money.paid'), value: <Signed {...money.funded} /> }, { key: t('deal:money.held'), value: <Signed {...money.held} /> }, { key: t('deal:money.released'), value: <Signed {...money.released} /> },
          { key: t('deal:money.refunded'), value: <Signed {...money.refunded} /> }, { key: t('deal:money.platform'), value: <Signed {...money.fees} /> },
        ]} />
      </Section>
      <Section title={t('deal:money.journals')}>
        {ledger.journals.length === 0 ? <p className="jz-muted">{t('operator:ledger.noJournals')}</p> : (
          <ol className={classes.journals}>
            {ledger.journals.map((j) => (
              <li key={j.id}>
                <div className={classes.journalHead}><strong>{t(`deal:journal.${j.kind}`, { defaultValue: j.kind })}</strong><DateText value={j.occurred_at} time /></div>
                <div className={`${classes.code} jz-muted`}>{j.id}{j.reverses ? ` · ${t('operator:ledger.reverses')} ${j.reverses}` : ''}</div>
                <DataTable rows={j.entries} rowKey={(e) => `${e.account} ${e.amount}`} caption={j.id} columns={[
                  { key: 'account', label: t('operator:ledger.account'), phone: null, cell: (e) => <AccountLabel code={e.account} /> },
                  { key: 'amount', label: t('operator:ledger.amount'), align: 'end', cell: (e) => <Signed amount={e.amount} currency={e.currency} /> },
                ]} />
              </li>
            ))}
          </ol>
        )}
      </Section>
    </OperatorFrame>
  );
}
