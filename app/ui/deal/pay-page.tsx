import { useEffect, useId, useState } from 'react';
import { useTranslation } from '#app/i18n/react.tsx';
import { Form, useRevalidator } from 'react-router';
import { DOCUMENT_ACCEPT } from '#app/core/upload-rules.ts';
import { formatMoney, type Money } from '#app/core/money.ts';
import { paths } from '#app/http/paths.ts';
import type { DealResource } from '#app/modules/deals/contract.ts';
import type { ObligationResource } from '#app/modules/obligations/contract.ts';
import { remarkCode } from '#app/modules/payments/contract-statements.ts';
import type { PaymentResource } from '#app/modules/payments/contract.ts';
import formClasses from '../forms/forms.module.css';
import { answerFor, ErrorNotice, FilePicker, FormActions, Notice, type Answer } from '../forms/index.ts';
import { useFormat } from '../hooks.ts';
import { LinkButton, SubmitButton } from '../kit/button.tsx';
import { EmptyState } from '../kit/empty-state.tsx';
import { DataTable, type Column } from '../kit/lists.tsx';
import { Page, Section } from '../kit/page.tsx';
import { Badge, StatusBadge } from '../kit/status.tsx';
import { CopyText, DateText, KeyValue, Money as MoneyText } from '../kit/values.tsx';
import { ApprovalLimitText } from '../offer/answer-notices.tsx';
import classes from './deal.module.css';

export interface PayPageProps {
  deal: DealResource;
  /** What is to be paid: the one asked for, else the oldest that is due; null for nothing. */
  obligation: ObligationResource | null; /** Largest and smallest sum of the card rail, minor units. */ cap: number; floor: number; mode: 'sandbox' | 'test' | 'live'; payments: PaymentResource[];
  /** The payment the provider's page sent the payer back with, and how it says it went. */
  returned: { payment: PaymentResource; outcome: 'done' | 'cancelled' | null } | null;
  /** Where a bank transfer goes, and the sum in characters. */
  account: { name: string; number: string; bank: string; demo: boolean } | null; words: string | null;
  answer: Answer | undefined;
}

const OPEN: ReadonlySet<string> = new Set(['created', 'pending', 'unknown']);
const POLL_MS = 2_000;

/** Asks again every two seconds while the answer is on its way, and stops when the tab is hidden. */
function usePolling(active: boolean): void {
  const { revalidate } = useRevalidator();
  useEffect(() => {
    if (!active) return;
    const timer = setInterval(() => { if (document.visibilityState === 'visible') void revalidate(); }, POLL_MS);
    return () => clearInterval(timer);
  }, [active, revalidate]);
}

/** The payment page: the whole sum, the rails, and after the provider's page the state the ledger knows. */
export function PayPage(props: PayPageProps) {
  const { t } = useTranslation();
  const { pick } = useFormat();
  const { deal, obligation, returned, payments } = props;
  const due = obligation?.due ?? null;
  const mine = obligation ? payments.filter((p) => p.milestone === obligation.code) : payments;
  const open = mine.find((p) => OPEN.has(p.status)) ?? null;
  // Only the provider's notice settles a payment: coming back says nothing, so the page waits for the ledger.
  const waiting = Boolean(returned && OPEN.has(returned.payment.status) && returned.outcome === 'done');
  const down = !waiting && open?.rail === 'stripe' && !open.checkout_url;
  usePolling(waiting || down);
  const name = pick(deal.patent_title_zh, deal.patent_title_en) || deal.patent_number;
  return (
    <Page title={t(obligation ? `deal:owed.pay.${obligation.kind}` : 'deal:pay.title')} width="narrow" lead={`${name} · ${deal.patent_number}`} crumbs={[{ label: t('deal:list.title'), to: paths.deals() }, { label: name, to: paths.deal(deal.id) }]}
      actions={props.mode === 'sandbox' ? <Badge tone="attention">{t('deal:pay.sandbox')}</Badge> : undefined}>
      {returned && !down ? <Returned {...returned} /> : null}
      {down ? <Notice tone="attention" title={t('deal:pay.down')}><p>{t('deal:pay.downText')}</p></Notice> : null}
      {due && obligation ? <Rails {...props} obligation={obligation} due={due} open={open} waiting={waiting} /> : returned ? <p><LinkButton to={paths.deal(deal.id)}>{t('deal:pay.back')}</LinkButton></p> : (
        <EmptyState title={t('deal:pay.notDue')} action={<LinkButton to={paths.deal(deal.id)}>{t('deal:pay.back')}</LinkButton>}>{deal.my_role === 'buyer' || deal.obligations.some((o) => o.mine) ? t('deal:pay.notDueText') : t('deal:pay.notBuyer')}</EmptyState>
      )}
      {mine.length ? <Section title={t('deal:pay.history')}><PaymentTable payments={mine} /></Section> : null}
    </Page>
  );
}

function Returned({ payment, outcome }: NonNullable<PayPageProps['returned']>) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const amount = formatMoney(payment.amount, locale, 'exact');
  if (payment.status === 'settled') return <Notice tone="good" title={t('deal:pay.settled', { amount })}><p>{t('deal:pay.settledText')}</p></Notice>;
  if (payment.status === 'expired') return <Notice title={t('deal:pay.expired')} />;
  if (payment.status === 'failed') return <Notice tone="bad" title={t('deal:pay.failed')}><p>{t('deal:pay.failedText')}</p></Notice>;
  if (!OPEN.has(payment.status)) return null;
  if (outcome === 'cancelled') return <Notice title={t('deal:pay.cancelled')} />;
  if (outcome === null) return null;
  return <div role="status"><Notice tone="attention" title={t('deal:pay.waiting')}><p>{t('deal:pay.waitingText')}</p></Notice></div>;
}

function Rails({ deal, obligation, due, cap, floor, mode, open, waiting, account, words, answer }: PayPageProps & { obligation: ObligationResource; due: Money; open: PaymentResource | null; waiting: boolean }) {
  const { t } = useTranslation();
  const { locale, day } = useFormat();
  const amount = formatMoney(due, locale, 'exact');
  const over = due.amount > cap;
  const under = due.amount < floor;
  const bankOnly = over || under;
  const bank = { deal, due, obligation: obligation.id, account, words, answer: answerFor(answer, 'bank') };
  const bankOpen = open?.rail === 'bank';
  return (
    <>
      <Section title={t('deal:pay.whole')}>
        <dl className={classes.moneyLines}>
          <dt><span>{t(`deal:owed.kind.${obligation.kind}`)}{obligation.period ? ` · ${day(obligation.period.start)} – ${day(obligation.period.end)}` : ''}</span></dt><dd>{formatMoney(obligation.amount, locale, 'exact')}</dd>
          {obligation.credited.amount > 0 ? <><dt>{t('deal:owed.credited')}</dt><dd>−{formatMoney(obligation.credited, locale, 'exact')}</dd></> : null}
          {obligation.settled.amount > 0 ? <><dt>{t('deal:pay.already')}</dt><dd>{formatMoney(obligation.settled, locale, 'exact')}</dd></> : null}
          {obligation.due_on ? <><dt>{t('deal:owed.dueOn')}</dt><dd>{day(obligation.due_on)}{obligation.late ? <> <Badge tone="bad">{t('deal:owed.late')}</Badge></> : null}</dd></> : null}
          <dt>{t('deal:pay.feeOnTop')}</dt><dd>{t('deal:pay.zero')}</dd>
          <div className={classes.rule} />
          <dt className={classes.strong}>{t('deal:pay.total')}</dt><dd className={classes.strong}>{amount}</dd>
        </dl>
        <p className="jz-muted jz-small" style={{ marginTop: '0.8rem' }}>{t(obligation.kind === 'price' ? 'deal:pay.hold' : `deal:owed.goes.${obligation.kind}`)}</p>
      </Section>
      {bankOpen ? <Notice tone="attention" title={t('deal:pay.bankSent')}><p>{t('deal:pay.closeBank')}</p></Notice> : (
        <>
          <Section title={t('deal:pay.stripe')} look={bankOnly ? 'card' : 'wake'}>
            <div className="jz-stack">
              {mode === 'sandbox' ? <p className="jz-muted">{t('deal:pay.sandboxText')}</p> : null}
              <PayErrors answer={answerFor(answer, 'card')} />
              {over ? <p>{t('deal:pay.overCap', { cap: formatMoney({ currency: due.currency, amount: cap }, locale, 'exact') })}</p> : under ? <p>{t('deal:pay.underFloor', { floor: formatMoney({ currency: due.currency, amount: floor }, locale, 'exact') })}</p> : open?.checkout_url && open.amount.amount === due.amount
                ? <p><LinkButton to={open.checkout_url} reloadDocument>{t('deal:pay.resume', { amount })}</LinkButton></p>
                : <CardForm due={due} obligation={obligation.id} label={t('deal:pay.go', { amount })} disabled={waiting} />}
            </div>
          </Section>
          {bankOnly ? <Section look="wake" title={t('deal:pay.bank')}><BankForm {...bank} primary /></Section> : (
            <details className={classes.more} open={Boolean(bank.answer)}>
              <summary>{t('deal:pay.bank')}</summary>
              {open ? <p className="jz-muted">{t('deal:pay.closesCard')}</p> : null}
              <BankForm {...bank} />
            </details>
          )}
        </>
      )}
    </>
  );
}

function PayErrors({ answer }: { answer: Answer | null }) {
  return <ErrorNotice answer={answer}>{answer?.error?.code === 'approval_limit' ? <ApprovalLimitText details={answer.error.details} /> : null}</ErrorNotice>;
}

/** `reloadDocument`: the answer is a redirect to the provider's page, which only a whole navigation may follow. */
function CardForm({ due, obligation, label, disabled }: { due: Money; obligation: string; label: string; disabled: boolean }) {
  return (
    <Form method="post" reloadDocument>
      <input type="hidden" name="amount" value={due.amount} />
      <input type="hidden" name="obligation_id" value={obligation} />
      <SubmitButton name="intent" value="card" disabled={disabled}>{label}</SubmitButton>
    </Form>
  );
}

/** Account, sum and remark as the transfer's form asks for them, each to be copied, and what becomes of the money. */
function BankDetails({ deal, due, account, words }: { deal: DealResource; due: Money } & Pick<PayPageProps, 'account' | 'words'>) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const code = remarkCode(deal.id);
  return (
    <>
      {account?.demo ? <Notice tone="attention"><p>{t('deal:pay.accountDemo')}</p></Notice> : null}
      {account ? null : <Notice tone="attention"><p>{t('deal:pay.accountNone')}</p></Notice>}
      <KeyValue items={[
        account && { key: t('deal:pay.accountName'), value: <CopyText text={account.name} label={t('deal:pay.accountName')} /> },
        account && { key: t('deal:pay.accountNo'), value: <CopyText text={account.number} label={t('deal:pay.accountNo')} /> },
        account && { key: t('deal:pay.accountBank'), value: <CopyText text={account.bank} label={t('deal:pay.accountBank')} /> },
        { key: t('deal:pay.amount'), value: <>{formatMoney(due, locale, 'exact')}{words ? <><br />{words}</> : null}</> },
        { key: t('deal:pay.reference'), value: <CopyText text={code} label={t('deal:pay.reference')} /> },
      ]} />
      <ol className="jz-small">{t.list('deal:pay.bankNext').map((line) => <li key={line}>{line}</li>)}</ol>
    </>
  );
}

function BankForm({ deal, due, obligation, account, words, answer, primary }: { deal: DealResource; due: Money; obligation: string; answer: Answer | null; primary?: boolean } & Pick<PayPageProps, 'account' | 'words'>) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const id = useId();
  const [part, setPart] = useState('');
  const partError = (answer?.result as { error?: Record<string, string[]> | null } | null | undefined)?.error?.part?.[0];
  return (
    <Form method="post" encType="multipart/form-data">
      <input type="hidden" name="amount" value={due.amount} />
      <input type="hidden" name="obligation_id" value={obligation} />
      <div className={classes.fields}>
        <PayErrors answer={answer} />
        <p>{t('deal:pay.bankText')}</p>
        <BankDetails deal={deal} due={due} account={account} words={words} />
        <div>
          <FilePicker id={id} name="file" label={t('deal:pay.slip')} hint={t('deal:pay.slipHint')} accept={DOCUMENT_ACCEPT} required />
        </div>
        <div>
          <label className={formClasses.label} htmlFor={`${id}-part`}>{t('deal:owed.part')}</label>
          <span className={formClasses.hint} id={`${id}-part-hint`}>{t('deal:owed.partHint', { amount: formatMoney(due, locale, 'exact') })}</span>
          <input id={`${id}-part`} aria-describedby={`${id}-part-hint`} aria-invalid={partError ? true : undefined} className={classes.input} name="part" inputMode="decimal" autoComplete="off" value={part} onChange={(e) => { setPart(e.target.value); }} />
          {partError ? <p className={formClasses.error}>{t(`errors:field.${partError}`)}</p> : null}
        </div>
        <FormActions><SubmitButton tone={primary ? 'primary' : 'secondary'} name="intent" value="bank">{part.trim() ? t('deal:owed.partGo') : t('deal:pay.bankGo', { amount: formatMoney(due, locale, 'exact') })}</SubmitButton></FormActions>
      </div>
    </Form>
  );
}

function PaymentTable({ payments }: { payments: readonly PaymentResource[] }) {
  const { t } = useTranslation();
  const { money } = useFormat();
  const columns: Column<PaymentResource>[] = [
    { key: 'started', label: t('deal:pay.started'), cell: (p) => <DateText value={p.settled_at ?? p.created_at} time /> },
    { key: 'amount', label: t('deal:pay.amount'), align: 'end', cell: (p) => <><MoneyText value={p.amount} style="exact" />{p.refunded.amount > 0 ? <small className="jz-muted"> {t('deal:pay.refunded', { amount: money(p.refunded, 'exact') })}</small> : null}</> },
    { key: 'rail', label: t('deal:pay.way'), shrink: true, cell: (p) => t(`deal:pay.rail.${p.rail}`) },
    { key: 'status', label: t('deal:pay.status'), shrink: true, cell: (p) => <><StatusBadge kind="payment" status={p.status} />{p.problem ? <small className="jz-muted"> {t(`deal:pay.problemText.${p.problem}`, { defaultValue: p.problem })}</small> : null}</> },
  ];
  return <DataTable rows={payments} columns={columns} rowKey={(p) => p.id} caption={t('deal:pay.history')} />;
}
