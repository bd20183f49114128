import { useRef, useState, type DragEvent, type FormEvent } from 'react';
import { useTranslation } from '#app/i18n/react.tsx';
import { paths } from '#app/http/paths.ts';
import { CheckboxField, FieldRow, Fields, FileField, FormActions, Notice, SelectField, useUpload, type Field } from '../forms/index.ts';
import { SubmitButton } from '../index.ts';
import classes from './portfolio.module.css';

const FORM = 'jz-import';
/** A field outside conform: the upload route checks, the browser only has to send. */
const field = (name: string, more: Partial<Field> = {}): Field => ({ id: `${FORM}-${name}`, name, formId: FORM, errorId: `${FORM}-${name}-error`, descriptionId: `${FORM}-${name}-hint`, ...more });

/** Sends a patent file, by choosing or dropping it, with progress; without scripts the form posts by itself. */
export function ImportForm({ formats, error: given }: { formats: readonly string[]; error: string | null }) {
  const { t } = useTranslation();
  const upload = useUpload();
  const form = useRef<HTMLFormElement>(null);
  const [over, setOver] = useState(false);
  const sending = upload.progress !== null;
  const error = upload.error ?? given;
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const input = form.current?.querySelector<HTMLInputElement>('input[type="file"]');
    if (!input || !event.dataTransfer.files.length) return;
    input.files = event.dataTransfer.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
  };
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!sending) upload.send(event.currentTarget);
  };
  return (
    <form
      ref={form} id={FORM} method="post" action={paths.importUpload()} encType="multipart/form-data" onSubmit={onSubmit}
      className={classes.drop} data-over={over || undefined} onDragOver={(e) => { e.preventDefault(); setOver(true); }} onDragLeave={() => setOver(false)} onDrop={onDrop}
    >
      <Fields>
        {error ? <Notice tone="bad"><p>{error}</p></Notice> : null}
        <FileField field={field('file', { required: true })} label={t('imports:file')} hint={t('imports:fileHint')} accept=".xlsx,.xls,.csv,.txt,.tsv,.xml,.json,.jsonl,.zip" progress={upload.progress} />
        <FieldRow>
          <SelectField field={field('format', { initialValue: 'auto' })} label={t('imports:format')} options={formats.map((value) => ({ value, label: t(`imports:formats.${value}`) }))} />
        </FieldRow>
        <CheckboxField field={field('dry_run')} label={t('imports:dryRun')} hint={t('imports:dryRunHint')} />
        <input type="hidden" name="check" value="true" />
        <FormActions><SubmitButton pending={sending}>{t('imports:go')}</SubmitButton></FormActions>
      </Fields>
    </form>
  );
}
