import { NativeSelect, PasswordInput, Textarea, TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useTranslation } from '#app/i18n/react.tsx';
import { useFormat } from '../hooks.ts';
import { listValue, textValue, useFieldError, useLabel, type Field } from './field.ts';
import classes from './forms.module.css';

export interface FieldProps {
  field: Field;
  label: string;
  /** Stands between label and input: hints come before errors. */
  hint?: ReactNode;
  /** Marks (or unmarks) the field as optional where the contract cannot tell. */
  optional?: boolean;
}

const looks = { label: classes.label, description: classes.hint, error: classes.error, input: classes.input };

function useCommon({ field, label, hint, optional }: FieldProps) {
  const text = useLabel(label, field, optional);
  const error = useFieldError(field);
  return {
    id: field.id, name: field.name, form: field.formId, label: text, description: hint, error, classNames: looks, withAsterisk: false,
    required: optional ? undefined : field.required, 'aria-invalid': error ? true : undefined,
  } as const;
}

export interface TextFieldProps extends FieldProps {
  type?: 'text' | 'email' | 'search' | 'tel' | 'url';
  placeholder?: string;
  autoComplete?: string;
  autoFocus?: boolean;
  inputMode?: 'numeric' | 'decimal' | 'email' | 'text';
  spellCheck?: boolean;
  readOnly?: boolean;
}

/** One line of text. */
export function TextField({ field, label, hint, optional, type = 'text', ...rest }: TextFieldProps) {
  return <TextInput {...useCommon({ field, label, hint, optional })} type={type} defaultValue={textValue(field)} maxLength={field.maxLength} {...rest} />;
}

/** A password, with a button that shows it. `autoComplete`: `current-password` or `new-password`. */
export function PasswordField({ field, label, hint, autoComplete }: FieldProps & { autoComplete: 'current-password' | 'new-password' }) {
  const { t } = useTranslation();
  return <PasswordInput {...useCommon({ field, label, hint })} autoComplete={autoComplete} maxLength={field.maxLength} visibilityToggleButtonProps={{ 'aria-label': t('ui:password.show') }} />;
}

/** Several lines; grows with its text. `rows` is the least height. */
export function TextAreaField({ field, label, hint, optional, rows = 4, placeholder }: FieldProps & { rows?: number; placeholder?: string }) {
  return <Textarea {...useCommon({ field, label, hint, optional })} classNames={{ ...looks, input: `${classes.input} ${classes.textarea}` }} rows={rows} placeholder={placeholder} defaultValue={textValue(field)} maxLength={field.maxLength} />;
}

/** A whole or decimal number as people type it; the contract does the checking. */
export function NumberField({ field, label, hint, optional, decimals, suffix }: FieldProps & { decimals?: boolean; suffix?: string }) {
  return <TextInput {...useCommon({ field, label, hint, optional })} inputMode={decimals ? 'decimal' : 'numeric'} autoComplete="off" defaultValue={textValue(field)} rightSection={suffix ? <span className="jz-muted">{suffix}</span> : undefined} />;
}

/** A day, by the browser's own picker (`YYYY-MM-DD` on the wire). */
export function DateField({ field, label, hint, optional, min, max }: FieldProps & { min?: string; max?: string }) {
  const { day } = useFormat();
  const [value, setValue] = useState(textValue(field) ?? '');
  // The picker writes days as the browser is used to; under it the day stands in the page's own words.
  return (
    <div>
      <TextInput {...useCommon({ field, label, hint, optional })} type="date" min={min} max={max} defaultValue={textValue(field)} onInput={(event) => { setValue(event.currentTarget.value); }} />
      {/^\d{4}-\d{2}-\d{2}$/.test(value) ? <span className={classes.read}>{day(value)}</span> : null}
    </div>
  );
}

/** A minute in China Standard Time, by the browser's own picker (`YYYY-MM-DDTHH:MM` on the wire); the form's schema makes an instant of it. */
export function MinuteField({ field, label, hint, optional }: FieldProps) {
  return <TextInput {...useCommon({ field, label, hint, optional })} type="datetime-local" step={60} defaultValue={textValue(field)} />;
}

/** A minute of the day, by the browser's own picker (`HH:MM` on the wire). */
export function TimeField({ field, label, hint, optional }: FieldProps) {
  return <TextInput {...useCommon({ field, label, hint, optional })} type="time" defaultValue={textValue(field)} />;
}

export interface Option { value: string; label: string; hint?: ReactNode; disabled?: boolean }

/** One of a list, by the browser's own control. `empty` is the words of the choice that chooses nothing. */
export function SelectField({ field, label, hint, optional, options, empty }: FieldProps & { options: readonly Option[]; empty?: string }) {
  return (
    <NativeSelect {...useCommon({ field, label, hint, optional })} defaultValue={textValue(field) ?? ''}>
      {empty === undefined ? null : <option value="">{empty}</option>}
      {options.map((o) => <option key={o.value} value={o.value} disabled={o.disabled}>{o.label}</option>)}
    </NativeSelect>
  );
}

function Group({ field, label, hint, optional, role, children }: FieldProps & { role?: 'radiogroup'; children: ReactNode }) {
  const text = useLabel(label, field, optional);
  const error = useFieldError(field);
  const described = [hint ? field.descriptionId : '', error ? field.errorId : ''].filter(Boolean).join(' ') || undefined;
  return (
    <fieldset className={classes.group} id={field.id} role={role} aria-describedby={described} aria-invalid={role && error ? true : undefined} tabIndex={-1}>
      <legend className={classes.label}>{text}</legend>
      {hint ? <span id={field.descriptionId} className={classes.hint}>{hint}</span> : null}
      {children}
      {error ? <span id={field.errorId} className={classes.error}>{error}</span> : null}
    </fieldset>
  );
}

function Choice({ field, type, option, checked }: { field: Field; type: 'checkbox' | 'radio'; option: Option; checked: boolean }) {
  return (
    <label className={classes.option}>
      <input type={type} name={field.name} form={field.formId} value={option.value} defaultChecked={checked} disabled={option.disabled} />
      <span>{option.label}{option.hint ? <small>{option.hint}</small> : null}</span>
    </label>
  );
}

/** Any of a list: one form entry per choice, which the contract reads as an array. */
export function CheckboxGroup({ options, stacked, ...props }: FieldProps & { options: readonly Option[]; stacked?: boolean }) {
  const chosen = listValue(props.field);
  return <Group {...props}><div className={`${classes.options} ${stacked ? classes.stacked : ''}`}>{options.map((o) => <Choice key={o.value} field={props.field} type="checkbox" option={o} checked={chosen.includes(o.value)} />)}</div></Group>;
}

/** One of a few, all in sight. */
export function RadioGroup({ options, stacked, ...props }: FieldProps & { options: readonly Option[]; stacked?: boolean }) {
  const chosen = textValue(props.field);
  return <Group {...props} role="radiogroup"><div className={`${classes.options} ${stacked ? classes.stacked : ''}`}>{options.map((o) => <Choice key={o.value} field={props.field} type="radio" option={o} checked={o.value === chosen} />)}</div></Group>;
}

/** A single yes (`on` on the wire, or `value` where the yes is to something that has a name). */
export function CheckboxField({ field, label, hint, value }: FieldProps & { value?: string }) {
  const error = useFieldError(field);
  return (
    <div>
      <label className={classes.option}>
        <input type="checkbox" id={field.id} name={field.name} form={field.formId} value={value} defaultChecked={field.initialValue === true || field.initialValue === (value ?? 'on')} aria-invalid={error ? true : undefined} aria-describedby={error ? field.errorId : undefined} />
        <span>{label}{hint ? <small>{hint}</small> : null}</span>
      </label>
      {error ? <span id={field.errorId} className={classes.error}>{error}</span> : null}
    </div>
  );
}
