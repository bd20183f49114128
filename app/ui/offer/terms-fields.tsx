import { useTranslation } from '#app/i18n/react.tsx';
import type { Currency, Money } from '#app/core/money.ts';
import type { DealKind, Territory } from '#app/core/vocabulary.ts';
import type { Field } from '../forms/field.ts';
import { CheckboxField, FieldRow, MoneyField, NumberField, SelectField, TextAreaField, TextField, type MoneyFields } from '../forms/index.ts';
import { useFormat } from '../hooks.ts';
import { PercentField, UntilField } from './derived-fields.tsx';

type MoneyMeta = Field & { getFieldset(): MoneyFields };

/** Fields of one round as conform hands them over; both the first offer's form and a counter-offer's have them. */
export interface TermFields {
  price: MoneyMeta; valuation: MoneyMeta; royalty_bps: Field; royalty_minimum: MoneyMeta; minimum_creditable: Field; equity_share_bps: Field; field_of_use: Field; territory: Field; term_months: Field; message: Field; expires_at: Field;
}
export interface TermHints { currency: Currency; territories: readonly Territory[]; ask: Money | null; entryFee: Money | null; royaltyBps: number | null; valuation: Money | null; minDay: string; maxDay: string }

/** The inputs of a round for one kind of deal: only what the kind can carry is asked. */
export function TermsFields({ kind, fields, hints }: { kind: DealKind; fields: TermFields; hints: TermHints }) {
  const { t } = useTranslation();
  const { money, bps } = useFormat();
  const licence = kind.endsWith('_licence');
  const asked = (value: Money | null, key: string) => (value ? t(`offer:form.${key}Hint`, { ask: money(value) }) : t(`offer:form.${key}NoAsk`));
  return (
    <>
      {kind === 'transfer' ? <MoneyField field={fields.price} inner={fields.price.getFieldset()} currency={hints.currency} label={t('offer:form.price')} hint={asked(hints.ask, 'price')} /> : null}
      {licence ? (
        <FieldRow>
          <MoneyField field={fields.price} inner={fields.price.getFieldset()} currency={hints.currency} label={t('offer:form.entryFee')} hint={asked(hints.entryFee, 'entryFee')} />
          <PercentField field={fields.royalty_bps} optional label={t('offer:form.royalty')} hint={hints.royaltyBps ? t('offer:form.royaltyHint', { rate: bps(hints.royaltyBps) }) : t('offer:form.royaltyNoHint')} />
        </FieldRow>
      ) : null}
      {licence ? (
        <FieldRow>
          <MoneyField field={fields.royalty_minimum} inner={fields.royalty_minimum.getFieldset()} currency={hints.currency} optional label={t('offer:form.minimum')} hint={t('offer:form.minimumHint')} />
          <CheckboxField field={fields.minimum_creditable} label={t('offer:form.creditable')} hint={t('offer:form.creditableHint')} />
        </FieldRow>
      ) : null}
      {kind === 'equity' ? (
        <FieldRow>
          <MoneyField field={fields.valuation} inner={fields.valuation.getFieldset()} currency={hints.currency} label={t('offer:form.valuation')} optional={false} hint={asked(hints.valuation, 'valuation')} />
          <PercentField field={fields.equity_share_bps} optional={false} label={t('offer:form.share')} hint={t('offer:form.shareHint')} />
          <input type="hidden" name={fields.price.getFieldset().amount.name} form={fields.price.formId} value="0" />
          <input type="hidden" name={fields.price.getFieldset().currency.name} form={fields.price.formId} value={hints.currency} />
        </FieldRow>
      ) : null}
      <FieldRow>
        {licence ? <TextField field={fields.field_of_use} optional label={t('offer:form.field')} hint={t('offer:form.fieldHint')} /> : null}
        {licence ? <NumberField field={fields.term_months} optional label={t('offer:form.term')} hint={t('offer:form.termHint')} /> : null}
      </FieldRow>
      <FieldRow>
        <SelectField field={fields.territory} optional={false} label={t('offer:form.territory')} options={hints.territories.map((v) => ({ value: v, label: t(`ui:vocab.territory.${v}`) }))} />
        <UntilField field={fields.expires_at} label={t('offer:form.expires')} optional={false} hint={t('offer:form.expiresHint')} min={hints.minDay} max={hints.maxDay} />
      </FieldRow>
      <TextAreaField field={fields.message} optional label={t('offer:form.message')} hint={t('offer:form.messageHint')} />
    </>
  );
}
