import { useEffect, useId, useRef, useState } from 'react';
import { useFieldErrorText } from '../forms/field.ts';
import { citingDocuments } from './citing-text.ts';
import { errorUnder, type FieldErrors } from './range-field.tsx';
import { useWords } from './use-words.ts';
import classes from './valuation.module.css';

/** Citing documents one a line, with what was understood below: how many, and which lines have no day. */
export function CitingField({ errors }: { errors: FieldErrors }) {
  const { t } = useWords();
  const errorText = useFieldErrorText();
  const id = useId();
  const [text, setText] = useState('');
  const area = useRef<HTMLTextAreaElement>(null);
  const hidden = useRef<HTMLInputElement>(null);
  // What somebody typed before the scripts were ready counts too.
  useEffect(() => { if (area.current?.value) setText(area.current.value); }, []); // once, at hydration
  const { documents, undated } = citingDocuments(text);
  useEffect(() => { hidden.current?.dispatchEvent(new Event('input', { bubbles: true })); }, [documents.length]);
  const error = errorUnder(errors, 'facts.citing_documents');
  const name = 'facts.citing_documents';
  return (
    <fieldset className={classes.range} id="field-citing">
      <legend>{t('valuation:form.citing')}</legend>
      <span id={`${id}-hint`} className={classes.rangeHint}>{t('valuation:form.citingHint')}</span>
      <textarea ref={area} className={classes.area} value={text} onChange={(e) => setText(e.currentTarget.value)} rows={3} spellCheck={false} placeholder={t('valuation:form.citingExample')} aria-label={t('valuation:form.citing')} aria-describedby={`${id}-hint ${id}-read${error ? ` ${id}-error` : ''}`} aria-invalid={error ? true : undefined} />
      <span id={`${id}-read`} className={classes.read}>
        {documents.length ? t('valuation:form.citingRead', { count: documents.length }) : ''}{undated.length ? ` ${t('valuation:form.citingUndated', { lines: undated.join(t('valuation:list')) })}` : ''}
      </span>
      {documents.map((d, i) => (
        <span key={i} hidden>
          <input ref={i === 0 ? hidden : undefined} type="hidden" name={`${name}[${i}].published_on`} value={d.published_on} />
          {d.number ? <input type="hidden" name={`${name}[${i}].number`} value={d.number} /> : null}
          {d.classes?.map((c, k) => <input key={c} type="hidden" name={`${name}[${i}].classes[${k}]`} value={c} />)}
        </span>
      ))}
      {error ? <span id={`${id}-error`} className={classes.error}>{errorText(error)}</span> : null}
    </fieldset>
  );
}
