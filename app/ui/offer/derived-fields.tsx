import { useEffect, useRef, useState } from 'react';
import { readPercent } from '#app/core/typed-number.ts';
import { textValue, useFieldError, useLabel, type Field } from '../forms/field.ts';
import formClasses from '../forms/forms.module.css';
import classes from './offer.module.css';

interface DerivedProps { field: Field; label: string; hint?: string; optional?: boolean }

/** Basis points of a percentage as people write it ("3", "2.5"); '' for nothing, the text with a mark for what is no percentage. */
export function bpsOfText(text: string): string {
  if (!text.trim()) return '';
  const bps = readPercent(text);
  return bps === null ? `${text.trim()}!` : String(bps);
}

/** The last second of a day in China Standard Time as an instant; '' for nothing. */
export function endOfDay(day: string): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(day) ? new Date(`${day}T23:59:59+08:00`).toISOString().replace('.000Z', 'Z') : '';
}

function Derived({ field, label, hint, optional, derive, start, input, suffix }: DerivedProps & {
  derive: (text: string) => string; start: string; input: { type?: string; inputMode?: 'decimal'; min?: string; max?: string }; suffix?: string;
}) {
  const [text, setText] = useState(start);
  const visible = useRef<HTMLInputElement>(null);
  const hidden = useRef<HTMLInputElement>(null);
  const error = useFieldError(field);
  const value = derive(text);
  // What somebody typed before the scripts were ready counts too.
  useEffect(() => { if (visible.current && visible.current.value !== text) setText(visible.current.value); }, []); // once, at hydration
  useEffect(() => { hidden.current?.dispatchEvent(new Event('input', { bubbles: true })); }, [value]);
  const describedBy = [hint ? field.descriptionId : '', error ? field.errorId : ''].filter(Boolean).join(' ') || undefined;
  return (
    <div>
      <label className={formClasses.label} htmlFor={field.id}>{useLabel(label, field, optional)}</label>
      {hint ? <span id={field.descriptionId} className={formClasses.hint}>{hint}</span> : null}
      <div className={formClasses.money}>
        <input ref={visible} id={field.id} className={suffix ? formClasses.moneyInput : classes.plainInput} autoComplete="off" value={text} onChange={(e) => setText(e.currentTarget.value)} aria-invalid={error ? true : undefined} aria-describedby={describedBy} {...input} />
        {suffix ? <span className={formClasses.currency}>{suffix}</span> : null}
      </div>
      <input ref={hidden} type="hidden" name={field.name} form={field.formId} value={value} disabled={value === ''} />
      {error ? <span id={field.errorId} className={formClasses.error}>{error}</span> : null}
    </div>
  );
}

/** A rate typed in per cent and sent in basis points. Left empty, nothing is sent. */
export function PercentField(props: DerivedProps) {
  const initial = textValue(props.field);
  return <Derived {...props} derive={bpsOfText} start={initial && /^\d+$/.test(initial) && initial !== '0' ? String(Number(initial) / 100) : ''} input={{ inputMode: 'decimal' }} suffix="%" />;
}

/** A day typed as a day and sent as the instant it ends in China Standard Time. */
export function UntilField({ min, max, ...props }: DerivedProps & { min?: string; max?: string }) {
  const initial = textValue(props.field);
  const at = initial ? new Date(initial) : null;
  const start = at && !Number.isNaN(at.getTime()) ? new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10) : '';
  return <Derived {...props} derive={endOfDay} start={start} input={{ type: 'date', ...(min ? { min } : {}), ...(max ? { max } : {}) }} />;
}
