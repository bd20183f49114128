import type { ReactNode } from 'react';
import { useTranslation } from '#app/i18n/react.tsx';
import { Form } from 'react-router';
import { DOCUMENT_ACCEPT } from '#app/core/upload-rules.ts';
import { formatMoney, type Money as Amount } from '#app/core/money.ts';
import { paths } from '#app/http/paths.ts';
import type { FirstStep, QueueItem, RecordedOrder } from '#app/modules/operations/contract.ts';
import { answerFor, ConfirmButton, DateField, FieldRow, Fields, FileField, FormActions, getFormProps, MoneyField, Notice, TextField, useAppForm, type Answer, type Field } from '../forms/index.ts';
import { DateText, KeyValue, Money, SubmitButton, useCan, useFormat, useViewer } from '../index.ts';
import { errorAt, LockedButton, Refused, TwoPeople, Words } from './parts.tsx';
import { zPayoutSent, zRefundSent } from './queue-forms.ts';
import classes from './operator.module.css';

export interface BankOrderProps {
  item: QueueItem;
  /** Payout or command the order is for. */
  id: string;
  intent: 'payout' | 'refund';
  due: Amount;
  order: RecordedOrder | null;
  /** Who took the steps that bar the second: the record, and for a payout the release. */
  first: readonly FirstStep[];
  answer: Answer | undefined;
}

/** Money leaving by bank: one person records the transfer with the bank's advice, another confirms exactly that record. */
export function BankOrder(props: BankOrderProps) {
  const { t } = useTranslation();
  const can = useCan();
  const { user } = useViewer();
  const { order, first, item } = props;
  const record = first.find((s) => s.move.startsWith('record_'));
  const release = first.find((s) => s.move === 'release');
  if (!can('operator.ledger')) return <p className="jz-muted">{t('operator:act.noLedger')}</p>;
  const you = t('operator:two.youNamed', { name: user?.name ?? '' });
  return (
    <>
      <TwoPeople
        first={record ? <Took step={record} text="operator:two.recorded" /> : you}
        second={!order ? t('operator:two.thenOther') : item.mine ? t('operator:two.other') : you}
      />
      {release ? <p className="jz-muted">{t(order ? 'operator:two.released' : 'operator:two.releasedRecord', { who: release.by })}</p> : null}
      {order ? <Confirm {...props} order={order} /> : <Record {...props} />}
    </>
  );
}

/** Who took a step, and when. */
export function Took({ step, text }: { step: FirstStep; text: string }) {
  const { t } = useTranslation();
  return <>{t(text, { who: step.by })}, <DateText value={step.at} time /></>;
}

function Record({ id, intent, due, answer }: BankOrderProps) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const payout = intent === 'payout';
  const [form, fields] = useAppForm({ schema: payout ? zPayoutSent : zRefundSent, answer: answerFor(answer, intent), id: `${intent}-${id}` });
  const error = errorAt(answer, intent, 'file');
  const file: Field = { id: `${intent}-${id}-file`, name: 'file', formId: form.id, errorId: `${intent}-${id}-file-error`, descriptionId: `${intent}-${id}-file-hint`, required: true, ...(error ? { errors: [error] } : {}) };
  return (
    <Form method="post" encType="multipart/form-data" {...getFormProps(form)}>
      <input type="hidden" name="intent" value={intent} />
      <input type="hidden" name={payout ? 'payout_id' : 'command_id'} value={id} />
      <Fields>
        <Refused answer={answer} intent={intent} />
        <FieldRow>
          <TextField field={fields.bank_name} label={t('operator:bank.name')} hint={t('operator:bank.nameHint')} autoComplete="off" />
          <TextField field={fields.serial} label={t('operator:bank.serial')} hint={t('operator:bank.serialHint')} autoComplete="off" spellCheck={false} />
        </FieldRow>
        <FieldRow>
          <MoneyField field={fields.amount} inner={fields.amount.getFieldset()} label={t('operator:bank.amountSent')} currency={due.currency} />
          <DateField field={fields.sent_on} label={t('operator:bank.sent')} />
        </FieldRow>
        <FileField field={file} label={t('operator:bank.advice')} hint={t('operator:bank.adviceHint')} accept={DOCUMENT_ACCEPT} />
        <FormActions><SubmitButton name="go" value={intent}>{t(`operator:act.${intent}`, { amount: formatMoney(due, locale, 'exact') })}</SubmitButton></FormActions>
      </Fields>
    </Form>
  );
}

function Confirm({ item, id, order, answer }: BankOrderProps & { order: RecordedOrder }) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const label = t(item.kind === 'payout_confirm' ? 'operator:act.confirmPayout' : 'operator:act.confirmRefund', { amount: formatMoney(order.amount, locale, 'exact') });
  return (
    <>
      <div>
        <h3 className={classes.sub}>{t('operator:bank.record')}</h3>
        <KeyValue items={[
          { key: t('operator:bank.name'), value: order.bank_name },
          { key: t('operator:bank.serial'), value: <span className={classes.code}>{order.serial}</span> },
          { key: t('operator:bank.amountSent'), value: <Money value={order.amount} style="exact" /> },
          { key: t('operator:bank.sent'), value: <DateText value={order.sent_on} /> },
          { key: t('operator:bank.advice'), value: <a href={paths.bankAdvice(order.id)} download>{order.advice}</a> },
        ]} />
      </div>
      <Refused answer={answer} intent="confirm_sent" />
      {item.mine ? <LockedButton label={label} why={t('operator:two.other')} /> : (
        <Form method="post">
          <input type="hidden" name="intent" value="confirm_sent" />
          <input type="hidden" name="subject" value={id} />
          <input type="hidden" name="order_id" value={order.id} />
          <FormActions><ConfirmButton tone="primary" title={label} body={<p>{t('operator:act.confirmSentBody', { bank: order.bank_name, serial: order.serial })}</p>}>{label}</ConfirmButton></FormActions>
        </Form>
      )}
      <Reject order={order} mine={item.mine} answer={answer} />
    </>
  );
}

function Reject({ order, mine, answer }: { order: RecordedOrder; mine: boolean; answer: Answer | undefined }): ReactNode {
  const { t } = useTranslation();
  const label = t(mine ? 'operator:act.takeBack' : 'operator:act.rejectSent');
  return (
    <details className={classes.more}>
      <summary>{label}</summary>
      <Form method="post" className="jz-stack">
        <Refused answer={answer} intent="reject_sent" />
        <input type="hidden" name="intent" value="reject_sent" />
        <input type="hidden" name="order_id" value={order.id} />
        <Words id="reject-sent-reason" name="reason" label={t('operator:act.reason')} hint={t('operator:act.rejectSentHint')} required error={errorAt(answer, 'reject_sent', 'reason')} />
        <FormActions><SubmitButton tone="danger" name="go" value="reject_sent">{label}</SubmitButton></FormActions>
      </Form>
    </details>
  );
}

/** A changed account cools off: nothing is sent before, on either rail. */
export function Cooling({ until }: { until: string | null }) {
  const { t } = useTranslation();
  return until ? <Notice tone="attention" title={t('operator:wait.account_cooling')}><p>{t('operator:bank.cools')} <DateText value={until} time /></p></Notice> : null;
}
