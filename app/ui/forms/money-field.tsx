import { useEffect, useRef, useState } from 'react';
import { useTranslation } from '#app/i18n/react.tsx';
import { CURRENCIES, moneyToDecimal, type Currency } from '#app/core/money.ts';
import { useFormat } from '../hooks.ts';
import { useFieldErrorText, useLabel, type Field } from './field.ts';
import type { FieldProps } from './fields.tsx';
import classes from './forms.module.css';
import { minorUnitsOf } from './money-text.ts';

/** conform's `getFieldset()` of a money field: its two inner fields. */
export interface MoneyFields { amount: Field; currency: Field }

/**
 * An amount as people write it ("1,250,000.50", "125万"), sent as the contract's `{amount, currency}`: hidden inputs
 * `<name>.amount` (integer minor units) and `<name>.currency`, so `zMoney` reads the form as it reads the API. What cannot be
 * read is sent as typed, and the contract answers `invalid_amount`. Under the field stands what was understood.
 * Left empty, nothing of it is sent (an optional amount stays undefined).
 *
 * Usage: `<MoneyField field={fields.ask} inner={fields.ask.getFieldset()} label={…} />`
 */
export function MoneyField({ field, inner, label, hint, optional, currency: fixed = 'CNY', currencies }: FieldProps & {
  inner: MoneyFields;
  /** The currency when there is no choice. */
  currency?: Currency;
  currencies?: readonly Currency[];
}) {
  const { t } = useTranslation();
  const { money } = useFormat();
  const errorText = useFieldErrorText();
  const startCurrency = (typeof inner.currency.initialValue === 'string' && inner.currency.initialValue in CURRENCIES ? inner.currency.initialValue : fixed) as Currency;
  const [currency, setCurrency] = useState<Currency>(startCurrency);
  const [text, setText] = useState(() => startText(inner.amount.initialValue, startCurrency));
  const input = useRef<HTMLInputElement>(null);
  const hidden = useRef<HTMLInputElement>(null);
  // What somebody typed before the scripts were ready counts too.
  useEffect(() => { if (input.current && input.current.value !== text) setText(input.current.value); }, []); // once, at hydration
  const minor = minorUnitsOf(text, currency);
  useEffect(() => { hidden.current?.dispatchEvent(new Event('input', { bubbles: true })); }, [minor]);
  const error = field.errors?.[0] ?? inner.amount.errors?.[0] ?? inner.currency.errors?.[0];
  const readable = minor !== '' && /^\d+$/.test(minor);
  const describedBy = [hint ? field.descriptionId : '', `${field.id}-read`, error ? field.errorId : ''].filter(Boolean).join(' ');
  return (
    <div>
      <label className={classes.label} htmlFor={field.id}>{useLabel(label, field, optional)}</label>
      {hint ? <span id={field.descriptionId} className={classes.hint}>{hint}</span> : null}
      <div className={classes.money}>
        <input ref={input} id={field.id} className={classes.moneyInput} inputMode="decimal" autoComplete="off" value={text} onChange={(e) => setText(e.currentTarget.value)} aria-invalid={error ? true : undefined} aria-describedby={describedBy} />
        {currencies && currencies.length > 1 ? (
          <select className={classes.currency} value={currency} onChange={(e) => setCurrency(e.currentTarget.value as Currency)} aria-label={t('ui:money.currency')}>{currencies.map((c) => <option key={c}>{c}</option>)}</select>
        ) : <span className={classes.currency}>{currency}</span>}
      </div>
      <input ref={hidden} type="hidden" name={inner.amount.name} form={field.formId} value={minor} disabled={minor === ''} />
      <input type="hidden" name={inner.currency.name} form={field.formId} value={currency} disabled={minor === ''} />
      <span id={`${field.id}-read`} className={classes.read}>{readable ? t('ui:money.read', { exact: money({ currency, amount: Number(minor) }, 'exact') }) : text.trim() ? t('ui:money.invalid') : ''}</span>
      {error ? <span id={field.errorId} className={classes.error}>{errorText(error)}</span> : null}
    </div>
  );
}

function startText(initial: unknown, currency: Currency): string {
  const amount = typeof initial === 'number' ? initial : typeof initial === 'string' && /^\d{1,15}$/.test(initial) ? Number(initial) : null;
  if (amount === null) return typeof initial === 'string' ? initial.replace(/!$/, '') : '';
  return moneyToDecimal({ currency, amount }).replace(/\.00$/, '');
}
