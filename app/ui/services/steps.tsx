import { useId } from 'react';
import { Form } from 'react-router';
import { useTranslation } from '#app/i18n/react.tsx';
import type { Money as MoneyValue } from '#app/core/money.ts';
import { ConfirmButton, DateField, FieldRow, Fields, FileField, FormActions, getFormProps, MoneyField, NumberField, TextAreaField, useAppForm, type Answer } from '../forms/index.ts';
import { SubmitButton, useFormat } from '../index.ts';
import classes from '../brokerage/brokerage.module.css';
import { zDeliverForm, zQuoteForm } from './schema.ts';

/** What an agency would do it for. */
export function QuoteForm({ answer, today, until }: { answer: Answer | undefined; today: string; until: string }) {
  const { t } = useTranslation();
  const [form, fields] = useAppForm({ schema: zQuoteForm, answer: answer ?? null, id: 'quote', defaultValue: { intent: 'quote', valid_until: until, price: { currency: 'CNY' } } });
  return (
    <Form method="post" {...getFormProps(form)}>
      <input type="hidden" name="intent" value="quote" />
      <Fields>
        <FieldRow><MoneyField field={fields.price} inner={fields.price.getFieldset()} label={t('services:price')} /><NumberField field={fields.days} label={t('services:days')} hint={t('services:daysHint')} /></FieldRow>
        <DateField field={fields.valid_until} label={t('services:validUntil')} min={today} />
        <TextAreaField optional rows={3} field={fields.note} label={t('services:note')} />
        <FormActions><SubmitButton>{t('services:sendQuote')}</SubmitButton></FormActions>
      </Fields>
    </Form>
  );
}

/** The button names the sum; the platform holds it until the work is accepted. */
export function PayForm({ due }: { due: MoneyValue }) {
  const { t } = useTranslation();
  const { money } = useFormat();
  const sum = money(due, 'exact');
  return (
    <Form method="post" className={classes.move}>
      <input type="hidden" name="intent" value="pay" />
      <p>{t('services:payText')}</p>
      <div><SubmitButton>{t('services:pay', { sum })}</SubmitButton></div>
    </Form>
  );
}

export function DeliverForm({ version, answer }: { version: number; answer: Answer | undefined }) {
  const { t } = useTranslation();
  const [form, fields] = useAppForm({ schema: zDeliverForm, answer: answer ?? null, id: 'deliver', defaultValue: { intent: 'deliver', version: String(version) } });
  return (
    <Form method="post" encType="multipart/form-data" {...getFormProps(form)}>
      <input type="hidden" name="intent" value="deliver" /><input type="hidden" name="version" value={version} />
      <Fields>
        <FileField field={fields.file} label={t('services:file')} hint={t('services:fileHint')} accept=".pdf,.png,.jpg,.jpeg" />
        <TextAreaField optional rows={2} field={fields.note} label={t('services:note')} />
        <FormActions><SubmitButton>{t('services:step.deliver')}</SubmitButton></FormActions>
      </Fields>
    </Form>
  );
}

const FORWARD = ['choose', 'accept', 'rate', 'confirm_for_agency', 'confirm_for_client'];

/** Any other step of the way, with the reason or the rating it asks for; what stands in its way is said. */
export function StepForm({ move, version, quote }: { move: { name: string; form: string | null; reason: boolean; blocked_by: readonly string[] }; version: number; quote?: string }) {
  const { t } = useTranslation();
  const id = useId();
  const label = t(`services:step.${move.name}`);
  if (move.blocked_by.length) return <p className="jz-muted">{t('services:later', { what: label, why: move.blocked_by.map((b) => t(`services:block.${b}`, { defaultValue: t('services:block.other') })).join(t('services:list')) })}</p>;
  const form = (
    <Form method="post" preventScrollReset className={classes.move}>
      <input type="hidden" name="intent" value="move" /><input type="hidden" name="name" value={move.name} /><input type="hidden" name="version" value={version} />
      {quote ? <input type="hidden" name="quote_id" value={quote} /> : null}
      {move.form === 'rating' ? (
        <>
          <label htmlFor={`${id}-stars`}>{t('services:starsLabel')}</label>
          <select id={`${id}-stars`} name="stars" defaultValue="5">{[5, 4, 3, 2, 1].map((n) => <option key={n} value={n}>{t('services:stars', { count: n })}</option>)}</select>
          <label htmlFor={`${id}-words`}>{t('services:wordsLabel')}</label><textarea id={`${id}-words`} name="words" rows={2} maxLength={1_000} />
        </>
      ) : null}
      {move.reason ? <><label htmlFor={id}>{t('services:reason')}</label><textarea id={id} name="reason" rows={2} maxLength={2_000} required /></> : null}
      <div><ConfirmButton tone={FORWARD.includes(move.name) ? 'primary' : 'secondary'} title={label} body={<p>{t(`services:sure.${move.name}`, { defaultValue: t('services:sureAny') })}</p>}>{label}</ConfirmButton></div>
    </Form>
  );
  // What turns the case away stands behind its name, so that what goes on stands first.
  return FORWARD.includes(move.name) ? form : <details><summary>{label}</summary>{form}</details>;
}
