import { useEffect, useId, useRef, useState } from 'react';
import type { Currency } from '#app/core/money.ts';
import { useFieldErrorText } from '../forms/field.ts';
import { amountsOf, sentFor, shownFor, type RangeUnit } from './range-text.ts';
import type { Prior } from './priors.ts';
import { useWords } from './use-words.ts';
import classes from './valuation.module.css';

/** Errors of a form by the name of the field (`royalty_bps.low`, `revenue.years[0].amount`). */
export type FieldErrors = Record<string, string[] | null | undefined>;

/** First error of a field or anything inside it. */
export function errorUnder(errors: FieldErrors, name: string): string | undefined {
  return Object.entries(errors).find(([key, list]) => list?.length && (key === name || key.startsWith(`${name}.`) || key.startsWith(`${name}[`)))?.[1]?.[0];
}

export interface StatedInput { low: number; base: number; high: number; source: string; document: boolean }

/** Says to the form that a hidden value has changed, so that errors leave while typing. */
function useAnnounce(value: string) {
  const ref = useRef<HTMLInputElement>(null);
  useEffect(() => { ref.current?.dispatchEvent(new Event('input', { bubbles: true })); }, [value]);
  return ref;
}

/** Where a stated figure comes from. Nothing of it is sent while nothing is said. */
export function SourceNote({ name, stated }: { name: string; stated?: Pick<StatedInput, 'source' | 'document'> | null }) {
  const { t } = useWords();
  const [source, setSource] = useState(stated?.source ?? '');
  const [document, setDocument] = useState(stated?.document ?? false);
  const said = source.trim() !== '' || document;
  return (
    <details className={classes.source} open={Boolean(stated?.source)}>
      <summary>{t('valuation:form.sourceSummary')}</summary>
      <div>
        <input type="text" name={said ? `sources.${name}.source` : undefined} value={source} onChange={(e) => setSource(e.currentTarget.value)} maxLength={300} placeholder={t('valuation:form.sourceHint')} aria-label={`${t('valuation:form.source')}: ${t(`valuation:input.${name}`, { defaultValue: t('valuation:form.facts') })}`} autoComplete="off" />
        <label><input type="checkbox" name={said ? `sources.${name}.document` : undefined} checked={document} onChange={(e) => setDocument(e.currentTarget.checked)} /> {t('valuation:form.document')}</label>
      </div>
    </details>
  );
}

/** Low, base and high of one figure. Empty, the prior beside it counts; with the base alone, all three are the same. Needs scripts, like every field that computes. */
export function RangeField({ name, unit, currency, prior, stated, errors, hint }: { name: string; unit: RangeUnit; currency: Currency; prior: Prior | null; stated?: StatedInput | null; errors: FieldErrors; hint?: string }) {
  const w = useWords();
  const { t } = w;
  const errorText = useFieldErrorText();
  const id = useId();
  const [texts, setTexts] = useState(() => ({ low: shownFor(stated?.low, unit, currency), base: shownFor(stated?.base, unit, currency), high: shownFor(stated?.high, unit, currency) }));
  const box = useRef<HTMLFieldSetElement>(null);
  // What somebody typed before the scripts were ready counts too.
  useEffect(() => {
    const typed = [...(box.current?.querySelectorAll<HTMLInputElement>('input[data-end]') ?? [])].map((i) => [i.dataset.end!, i.value] as const);
    setTexts((old) => (typed.some(([end, value]) => old[end as keyof typeof old] !== value) ? { ...old, ...Object.fromEntries(typed) } : old));
  }, []); // once, at hydration
  const base = sentFor(texts.base, unit, currency);
  const sent = { low: sentFor(texts.low, unit, currency) || base, base, high: sentFor(texts.high, unit, currency) || base };
  const hidden = useAnnounce(Object.values(sent).join(' '));
  const error = errorUnder(errors, name) ?? errorUnder(errors, `sources.${name}`);
  const figure = (n: number) => (unit === 'money' ? w.money({ currency, amount: n }) : unit === 'months' ? t('valuation:unit.months', { v: n }) : w.bps(n));
  const priorText = prior ? t('valuation:form.prior', { range: [prior.low, prior.base, prior.high].map(figure).join(' · '), source: t(`valuation:prior.${name}`) }) : t('valuation:form.noPrior');
  return (
    <fieldset ref={box} className={classes.range} id={`field-${name}`} aria-describedby={`${id}-hint${error ? ` ${id}-error` : ''}`}>
      <legend>{t(`valuation:input.${name}`)}</legend>
      <span id={`${id}-hint`} className={classes.rangeHint}>{hint ? `${hint} ` : ''}{priorText}{prior && !prior.verified ? ` · ${t('valuation:form.unverified')}` : ''}</span>
      <div className={classes.ends}>
        {(['low', 'base', 'high'] as const).map((end) => (
          <label key={end}>{t(`valuation:form.${end}`)}
            <span>
              <input data-end={end} inputMode="decimal" autoComplete="off" value={texts[end]} onChange={(e) => { const { value } = e.currentTarget; setTexts((old) => ({ ...old, [end]: value })); }} placeholder={prior ? shownFor(prior[end], unit, currency) : undefined} aria-invalid={error ? true : undefined} aria-describedby={error ? `${id}-error` : undefined} />
              {unit === 'money' ? null : <i>{t(unit === 'bps' ? 'valuation:form.percent' : 'valuation:form.month')}</i>}
            </span>
          </label>
        ))}
      </div>
      {(['low', 'base', 'high'] as const).map((end) => (unit === 'money'
        ? <HiddenMoney key={end} inner={end === 'base' ? hidden : undefined} name={`${name}.${end}`} value={sent[end]} currency={currency} />
        : <input key={end} ref={end === 'base' ? hidden : undefined} type="hidden" name={`${name}.${end}`} value={sent[end]} disabled={sent[end] === ''} />))}
      {error ? <span id={`${id}-error`} className={classes.error}>{errorText(error)}</span> : null}
      {texts.base.trim() ? <SourceNote name={name} stated={stated ?? null} /> : null}
    </fieldset>
  );
}

function HiddenMoney({ name, value, currency, inner }: { name: string; value: string; currency: Currency; inner?: React.RefObject<HTMLInputElement | null> | undefined }) {
  return <><input ref={inner} type="hidden" name={`${name}.amount`} value={value} disabled={value === ''} /><input type="hidden" name={`${name}.currency`} value={currency} disabled={value === ''} /></>;
}

/** Expected sales year by year: typed one a line, or pasted from a spreadsheet, with what was understood below. */
export function RevenueField({ currency, stated, errors }: { currency: Currency; stated: { years: number[]; low: number; high: number; source: string; document: boolean } | null; errors: FieldErrors }) {
  const w = useWords();
  const { t } = w;
  const errorText = useFieldErrorText();
  const id = useId();
  const [text, setText] = useState(() => (stated ? stated.years.map((y) => shownFor(y, 'money', currency)).join('\n') : ''));
  const [ends, setEnds] = useState(() => ({ low: stated ? shownFor(stated.low, 'bps', currency) : '70', high: stated ? shownFor(stated.high, 'bps', currency) : '130' }));
  const area = useRef<HTMLTextAreaElement>(null);
  // What somebody typed before the scripts were ready counts too.
  useEffect(() => { if (area.current?.value) setText(area.current.value); }, []); // once, at hydration
  const amounts = amountsOf(text, currency);
  const hidden = useAnnounce(amounts.join(' ') + ends.low + ends.high);
  const error = errorUnder(errors, 'revenue') ?? errorUnder(errors, 'sources.revenue');
  const read = amounts.map((a, i) => t('valuation:form.revenueRead', { year: i + 1, amount: /^\d+$/.test(a) ? w.money({ currency, amount: Number(a) }) : t('ui:money.invalid') })).join(t('valuation:list'));
  return (
    <fieldset className={classes.range} id="field-revenue">
      <legend>{t('valuation:form.revenue')} ({currency})</legend>
      <span id={`${id}-hint`} className={classes.rangeHint}>{t('valuation:form.revenueHint')}</span>
      <textarea ref={area} className={classes.area} value={text} onChange={(e) => setText(e.currentTarget.value)} rows={5} inputMode="decimal" aria-label={t('valuation:form.revenue')} aria-describedby={`${id}-hint ${id}-read${error ? ` ${id}-error` : ''}`} aria-invalid={error ? true : undefined} />
      <span id={`${id}-read`} className={classes.read}>{read}</span>
      {amounts.map((a, i) => <HiddenMoney key={i} inner={i === 0 ? hidden : undefined} name={`revenue.years[${i}]`} value={a} currency={currency} />)}
      {amounts.length ? (
        <>
          <div className={classes.ends}>
            {(['low', 'high'] as const).map((end) => <label key={end}>{t(end === 'low' ? 'valuation:form.revenueLow' : 'valuation:form.revenueHigh')}<span><input inputMode="decimal" autoComplete="off" value={ends[end]} onChange={(e) => { const { value } = e.currentTarget; setEnds((old) => ({ ...old, [end]: value })); }} /><i>{t('valuation:form.percent')}</i></span></label>)}
          </div>
          <input type="hidden" name="revenue.low_bps" value={sentFor(ends.low, 'bps', currency)} disabled={!ends.low.trim()} />
          <input type="hidden" name="revenue.high_bps" value={sentFor(ends.high, 'bps', currency)} disabled={!ends.high.trim()} />
        </>
      ) : null}
      {error ? <span id={`${id}-error`} className={classes.error}>{errorText(error)}</span> : null}
      {amounts.length ? <SourceNote name="revenue" stated={stated} /> : null}
    </fieldset>
  );
}
