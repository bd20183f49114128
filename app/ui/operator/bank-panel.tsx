import { useTranslation } from '#app/i18n/react.tsx';
import { Form, Link } from 'react-router';
import { paths } from '#app/http/paths.ts';
import type { QueueDetail, QueueItem } from '#app/modules/operations/contract.ts';
import { BANK_REJECTIONS } from '#app/modules/payments/contract.ts';
import { answerFor, DateField, FieldRow, Fields, FormActions, getFormProps, MoneyField, TextField, useAppForm, type Answer } from '../forms/index.ts';
import { Badge, DateText, KeyValue, LinkButton, Money, StatusBadge, SubmitButton, useCan, useFormat, useViewer } from '../index.ts';
import { BankOrder, Cooling } from './bank-order-panel.tsx';
import { LockedButton, Refused, TwoPeople } from './parts.tsx';
import { zConfirm, zRecord } from './queue-forms.ts';
import classes from './operator.module.css';

type Detail<T extends QueueDetail['type']> = Extract<QueueDetail, { type: T }>;
interface Props<T extends QueueDetail['type']> { item: QueueItem; detail: Detail<T>; answer: Answer | undefined }

function useWaitText(): (code: string | null) => string | null {
  const { t } = useTranslation();
  return (code) => (code ? t(`operator:wait.${code}`, { defaultValue: code }) : null);
}

/** A bank payment: the payer's claim and slip, and the half of the check that is the viewer's. Also a payment in doubt. */
export function PaymentPanel({ item, detail, answer }: Props<'payment'>) {
  const { t } = useTranslation();
  const { pick } = useFormat();
  const { user } = useViewer();
  const wait = useWaitText();
  const { payment, payer, slip, recorded_by: recordedBy } = detail;
  const second = item.kind === 'bank_confirm';
  return (
    <>
      <KeyValue items={[
        { key: t('operator:facts.payer'), value: pick(payer.name_zh, payer.name_en) },
        { key: t('operator:facts.claimed'), value: <Money value={payment.amount} style="exact" /> },
        payment.rail === 'bank' ? { key: t('operator:facts.slip'), value: slip ? <a href={paths.paymentSlip(payment.id)} download>{slip.name}</a> : t('operator:facts.noSlip') } : null,
        { key: t('operator:facts.status'), value: <StatusBadge kind="payment" status={payment.status} /> },
        payment.problem ? { key: t('operator:facts.problem'), value: <Badge tone="attention">{wait(payment.problem)}</Badge> } : null,
        { key: t('operator:facts.deal'), value: <Link to={paths.deal(payment.deal_id)}>{item.title ? pick(item.title.zh, item.title.en) : payment.deal_id}</Link> },
        { key: t('operator:facts.since'), value: <DateText value={item.since} time /> },
      ]} />
      {item.kind === 'doubt' ? <Recheck what="payment" id={payment.id} answer={answer} /> : (
        <>
          <TwoPeople
            first={recordedBy ? t('operator:two.recorded', { who: recordedBy }) : t('operator:two.youNamed', { name: user?.name ?? '' })}
            second={!second ? t('operator:two.thenOther') : item.mine ? t('operator:two.other') : t('operator:two.youNamed', { name: user?.name ?? '' })}
          />
          <ReceiptForm item={item} detail={detail} answer={answer} />
        </>
      )}
    </>
  );
}

/** What the statement says. The second person gets empty fields: agreement means something only when it is not copied. */
function ReceiptForm({ item, detail: { payment }, answer }: Props<'payment'>) {
  const { t } = useTranslation();
  const can = useCan();
  const intent = item.kind === 'bank_confirm' ? 'confirm' as const : 'record' as const;
  const [form, fields] = useAppForm({ schema: intent === 'confirm' ? zConfirm : zRecord, answer: answerFor(answer, intent), id: `receipt-${payment.id}-${intent}` });
  if (!can('operator.ledger')) return <p className="jz-muted">{t('operator:act.noLedger')}</p>;
  return (
    <>
      {item.mine ? <LockedButton label={t(`operator:act.${intent}`)} why={t('operator:two.other')} /> : (
        <Form method="post" {...getFormProps(form)}>
          <input type="hidden" name="intent" value={intent} />
          <input type="hidden" name="payment_id" value={payment.id} />
          <Fields>
            <Refused answer={answer} intent={intent} />
            <FieldRow>
              <TextField field={fields.bank_name} label={t('operator:bank.name')} hint={t('operator:bank.nameHint')} autoComplete="off" />
              <TextField field={fields.serial} label={t('operator:bank.serial')} hint={t('operator:bank.serialHint')} autoComplete="off" spellCheck={false} />
            </FieldRow>
            <FieldRow>
              <MoneyField field={fields.amount} inner={fields.amount.getFieldset()} label={t('operator:bank.amount')} currency={payment.amount.currency} />
              <DateField field={fields.received_on} label={t('operator:bank.received')} />
            </FieldRow>
            <FormActions><SubmitButton name="go" value={intent}>{t(`operator:act.${intent}`)}</SubmitButton></FormActions>
          </Fields>
        </Form>
      )}
      <details className={classes.more}>
        <summary>{t('operator:act.reject')}</summary>
        <Form method="post" className="jz-stack">
          <Refused answer={answer} intent="reject" />
          <input type="hidden" name="intent" value="reject" />
          <input type="hidden" name="payment_id" value={payment.id} />
          <div className={classes.field}>
            <label htmlFor="reject-reason">{t('operator:act.rejectReason')}</label>
            <select id="reject-reason" name="reason" className={classes.input}>{BANK_REJECTIONS.map((r) => <option key={r} value={r}>{t(`operator:bank.reasons.${r}`)}</option>)}</select>
          </div>
          <FormActions><SubmitButton tone="danger" name="go" value="reject">{t('operator:act.reject')}</SubmitButton></FormActions>
        </Form>
      </details>
    </>
  );
}

/** Money to a payee: by bank once it was sent and two people vouch for it, or a transfer nobody knows the fate of. */
export function PayoutPanel({ item, detail: { payout, payee, order, first, cools_until: cools }, answer }: Props<'payout'>) {
  const { t } = useTranslation();
  const { pick } = useFormat();
  const wait = useWaitText();
  return (
    <>
      <KeyValue items={[
        { key: t('operator:facts.payee'), value: `${pick(payee.name_zh, payee.name_en)} · ${t(`deal:role.${payout.role}`)}` },
        { key: t('operator:facts.amount'), value: <Money value={payout.amount} style="exact" /> },
        { key: t('operator:facts.status'), value: <Badge tone={payout.state === 'failed' ? 'bad' : payout.state === 'unknown' ? 'attention' : 'wait'}>{t(`deal:money.payout.${payout.state}`)}</Badge> },
        payout.waiting_for ? { key: t('operator:facts.waitsFor'), value: wait(payout.waiting_for) } : null,
        { key: t('operator:facts.deal'), value: <Link to={paths.deal(payout.deal_id)}>{item.title ? pick(item.title.zh, item.title.en) : payout.deal_id}</Link> },
        { key: t('operator:facts.since'), value: <DateText value={item.since} time /> },
      ]} />
      <Cooling until={cools} />
      {item.kind === 'doubt' ? <Recheck what="payout" id={payout.id} answer={answer} /> : <BankOrder item={item} id={payout.id} intent="payout" due={payout.amount} order={order} first={first} answer={answer} />}
    </>
  );
}

/** A command to the provider whose outcome is open, or a refund somebody has to send by bank. */
export function CommandPanel({ item, detail: { command, payer, order, first }, answer }: Props<'command'>) {
  const { t } = useTranslation();
  const { pick } = useFormat();
  const wait = useWaitText();
  const refused = command.state === 'refused' && item.deal_id;
  return (
    <>
      <KeyValue items={[
        { key: t('operator:facts.command'), value: `${t(`operator:command.${command.kind}`)} · ${t(`operator:rail.${command.rail}`)}` },
        { key: t('operator:facts.status'), value: <Badge tone={command.state === 'refused' ? 'bad' : 'attention'}>{t(`operator:commandState.${command.state}`)}</Badge> },
        command.amount ? { key: t('operator:facts.amount'), value: <Money value={command.amount} style="exact" /> } : null,
        payer ? { key: t('operator:facts.payer'), value: pick(payer.name_zh, payer.name_en) } : null,
        // By bank nothing has gone wrong: the command waits for a person.
        command.problem ? { key: t(command.rail === 'bank' ? 'operator:facts.waitsFor' : 'operator:facts.problem'), value: wait(order ? 'awaiting_second_person' : command.problem) } : null,
        command.attempts > 0 ? { key: t('operator:facts.attempts'), value: <span className="jz-num">{command.attempts}</span> } : null,
        item.deal_id ? { key: t('operator:facts.deal'), value: <Link to={paths.deal(item.deal_id)}>{item.title ? pick(item.title.zh, item.title.en) : item.deal_id}</Link> } : null,
        { key: t('operator:facts.since'), value: <DateText value={item.since} time /> },
      ]} />
      {item.kind !== 'doubt' && command.amount ? <BankOrder item={item} id={command.id} intent="refund" due={command.amount} order={order} first={first} answer={answer} />
        : refused ? <p><LinkButton to={paths.deal(refused)}>{t('operator:act.room')}</LinkButton></p> : <Recheck what="command" id={command.id} answer={answer} />}
    </>
  );
}

/** Asks the provider now instead of waiting for the next sweep. */
function Recheck({ what, id, answer }: { what: 'payment' | 'command' | 'payout'; id: string; answer: Answer | undefined }) {
  const { t } = useTranslation();
  const can = useCan();
  if (!can('operator.ledger')) return <p className="jz-muted">{t('operator:act.noLedger')}</p>;
  return (
    <Form method="post" className="jz-stack">
      <Refused answer={answer} intent="recheck" />
      <input type="hidden" name="intent" value="recheck" />
      <input type="hidden" name="what" value={what} />
      <input type="hidden" name="id" value={id} />
      <FormActions><SubmitButton name="go" value="recheck">{t('operator:act.recheck')}</SubmitButton></FormActions>
    </Form>
  );
}
