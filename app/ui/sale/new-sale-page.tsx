import { useState } from 'react';
import { useTranslation } from '#app/i18n/react.tsx';
import { Form } from 'react-router';
import type { Currency, Money } from '#app/core/money.ts';
import { paths } from '#app/http/paths.ts';
import { SOLD_KINDS } from '#app/modules/sales/contract.ts';
import { ErrorNotice, FieldRow, Fields, FormActions, FormErrors, getFormProps, MinuteField, MoneyField, NumberField, RadioGroup, SelectField, TextField, useAppForm, type Answer } from '../forms/index.ts';
import { useFormat } from '../hooks.ts';
import { LinkButton, SubmitButton } from '../kit/button.tsx';
import { EmptyState } from '../kit/empty-state.tsx';
import { Page } from '../kit/page.tsx';
import { minuteOf, zAnnounceForm } from './forms.ts';

export interface NewSaleProps {
  listing: { id: string; status: string; title_zh: string; title_en: string; number: string; kinds: readonly string[]; territories: readonly string[]; currency: Currency; ask: Money | null };
  witnesses: { slug: string; zh: string; en: string }[]; under: string | null; opens: string; closes: string; rules: { notice: number; soft: number; cap: number; deposit: number }; answer: Answer | undefined;
}

/** The seller announces a sale: what is sold, how the price is found, when. */
export function NewSalePage({ listing, witnesses, under, opens, closes, rules, answer }: NewSaleProps) {
  const { t } = useTranslation();
  const { pick, bps } = useFormat();
  const title = pick(listing.title_zh, listing.title_en);
  const crumbs = [{ label: title, to: paths.listing(listing.id) }];
  const kinds = SOLD_KINDS.filter((k) => listing.kinds.includes(k));
  const [shown, setShown] = useState({ mechanism: 'english', mode: 'competitive', reserve: 'none', kind: String(kinds[0]) });
  const [form, fields] = useAppForm({
    schema: zAnnounceForm, answer: answer ?? null, id: 'sale',
    defaultValue: { mechanism: 'english', mode: 'competitive', kind: kinds[0], start: listing.ask ?? undefined, reserve: 'none', territory: listing.territories[0], opens_at: minuteOf(opens), closes_at: minuteOf(closes) },
  });
  if (under || listing.status !== 'published' || kinds.length === 0) {
    return <Page title={t('sale:new.notOpen')} crumbs={crumbs}><EmptyState title={t('sale:new.notOpen')} action={<LinkButton to={under ? paths.sale(under) : paths.listing(listing.id)}>{t(under ? 'sale:new.toSale' : 'sale:new.toListing')}</LinkButton>}>{t(under ? 'sale:new.under' : 'sale:new.notPublished')}</EmptyState></Page>;
  }
  const read = (data: FormData) => setShown({ mechanism: String(data.get('mechanism')), mode: String(data.get('mode')), reserve: String(data.get('reserve')), kind: String(data.get('kind')) });
  const money = (name: 'start' | 'step' | 'floor' | 'deposit' | 'reserve_price', label: string, hint?: string, optional?: true) => <MoneyField field={fields[name]} inner={fields[name].getFieldset()} label={label} currency={listing.currency} {...(hint ? { hint } : {})} {...(optional ? { optional } : {})} />;
  const licence = shown.kind !== 'transfer';
  return (
    <Page title={t('sale:new.title', { title })} crumbs={crumbs} lead={t('sale:new.lead', { count: rules.notice })}>
      <Form method="post" {...getFormProps(form)} onInput={(e) => read(new FormData(e.currentTarget))}>
        <Fields>
          <ErrorNotice answer={answer} />
          <FormErrors errors={form.errors} />
          <RadioGroup field={fields.mechanism} label={t('sale:new.mechanism')} stacked options={(['english', 'dutch', 'sealed'] as const).map((value) => ({ value, label: t(`sale:mechanism.${value}`), hint: t(`sale:new.mechanismHint.${value}`, { soft: rules.soft, cap: rules.cap }) }))} />
          <FieldRow>
            <SelectField field={fields.kind} label={t('sale:terms.kind')} options={kinds.map((value) => ({ value, label: t(`ui:vocab.dealKind.${value}`) }))} />
            <SelectField field={fields.territory} label={t('sale:terms.territory')} options={listing.territories.map((value) => ({ value, label: t(`ui:vocab.territory.${value}`) }))} />
            {licence ? <NumberField field={fields.term_months} label={t('sale:new.term')} optional /> : null}
          </FieldRow>
          <FieldRow>
            {money('start', t('sale:terms.start'))}
            {shown.mechanism === 'sealed' ? <SelectField field={fields.witness} label={t('sale:holder.witness')} hint={t('sale:new.witnessHint')} options={witnesses.map((w) => ({ value: w.slug, label: pick(w.zh, w.en) }))} /> : money('step', t(`sale:terms.step.${shown.mechanism}`))}
          </FieldRow>
          {shown.mechanism === 'dutch' ? <FieldRow>{money('floor', t('sale:terms.floor'))}<NumberField field={fields.step_seconds} label={t('sale:new.stepSeconds')} /></FieldRow> : (
            <FieldRow>
              <SelectField field={fields.reserve} label={t('sale:terms.reserve')} options={(['none', 'open', 'secret'] as const).map((value) => ({ value, label: t(`sale:reserve.${value}`) }))} />
              {shown.reserve === 'none' ? null : money('reserve_price', t('sale:new.reservePrice'))}
            </FieldRow>
          )}
          {money('deposit', t('sale:terms.deposit'), t('sale:new.depositHint', { rate: bps(rules.deposit) }), true)}
          <FieldRow>
            <MinuteField field={fields.opens_at} label={`${t('sale:terms.opens')} ${t('sale:zone')}`} />
            <MinuteField field={fields.closes_at} label={`${t('sale:terms.closes')} ${t('sale:zone')}`} />
          </FieldRow>
          <RadioGroup field={fields.mode} label={t('sale:new.mode')} stacked options={(['competitive', 'licensed_auction'] as const).map((value) => ({ value, label: t(`sale:mode.${value}`), hint: t(`sale:new.modeHint.${value}`) }))} />
          {shown.mode === 'licensed_auction' ? <FieldRow><TextField field={fields.partner_name} label={t('sale:new.partner')} /><TextField field={fields.partner_licence} label={t('sale:new.licence')} /></FieldRow> : null}
          <FormActions><SubmitButton>{t('sale:new.go')}</SubmitButton></FormActions>
          <p className="jz-small jz-muted">{t('sale:new.after')}</p>
        </Fields>
      </Form>
    </Page>
  );
}
