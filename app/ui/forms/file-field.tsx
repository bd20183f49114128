import { useState, type InputHTMLAttributes } from 'react';
import { useTranslation } from '#app/i18n/react.tsx';
import { useNavigate } from 'react-router';
import { formatNumber } from '../format.ts';
import { useFieldError, useLabel } from './field.ts';
import type { FieldProps } from './fields.tsx';
import classes from './forms.module.css';

/** Bytes in words people use: 1536 → "1.5 KB". */
export function formatBytes(bytes: number): string {
  const units = ['B', 'KB', 'MB', 'GB'];
  let value = bytes;
  let unit = 0;
  while (value >= 1024 && unit < units.length - 1) { value /= 1024; unit++; }
  return `${formatNumber(value, value < 10 && unit ? 1 : 0)} ${units[unit]}`;
}

/**
 * The picker itself, in the page's words: the browser's own input lies over them, takes click, drop and keyboard, and speaks the browser's language
 * to nobody. Every file input stands in one.
 */
export function FileBox({ children, onChange, ...input }: InputHTMLAttributes<HTMLInputElement>) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState('');
  return (
    <div className={classes.file}>
      <input
        {...input} type="file"
        onChange={(e) => {
          setChosen([...(e.currentTarget.files ?? [])].map((f) => t('ui:file.size', { name: f.name, size: formatBytes(f.size) })).join(' · '));
          onChange?.(e);
        }}
      />
      <span className={classes.pick} aria-hidden="true"><span className={classes.pickButton}>{t(chosen ? 'ui:file.change' : 'ui:file.choose')}</span><span className="jz-small jz-muted">{chosen || `${t('ui:file.none')} · ${t('ui:file.drop')}`}</span></span>
      {chosen ? <p className="jz-only-screen-reader" role="status">{chosen}</p> : null}
      {children}
    </div>
  );
}

/** A file to send; takes a drop as well as a click. `progress` 0-100 while {@link useUpload} sends it. The form needs `encType="multipart/form-data"`. */
export function FileField({ field, label, hint, optional, accept, multiple, capture, progress }: FieldProps & { accept?: string; multiple?: boolean; capture?: 'environment'; progress?: number | null }) {
  const { t } = useTranslation();
  const error = useFieldError(field);
  const describedBy = [hint ? field.descriptionId : '', error ? field.errorId : ''].filter(Boolean).join(' ') || undefined;
  return (
    <div>
      <label className={classes.label} htmlFor={field.id}>{useLabel(label, field, optional)}</label>
      {hint ? <span id={field.descriptionId} className={classes.hint}>{hint}</span> : null}
      <FileBox
        type="file" id={field.id} name={field.name} form={field.formId} accept={accept} multiple={multiple} capture={capture} required={optional ? undefined : field.required}
        aria-invalid={error ? true : undefined} aria-describedby={describedBy}
      >
        {progress === null || progress === undefined ? null : (
          <>
            <progress className={classes.progress} max={100} value={progress} aria-label={t('ui:file.uploading', { percent: progress })} />
            <p className="jz-small jz-num">{progress < 100 ? t('ui:file.uploading', { percent: progress }) : t('ui:file.uploaded')}</p>
          </>
        )}
      </FileBox>
      {error ? <span id={field.errorId} className={classes.error}>{error}</span> : null}
    </div>
  );
}

/** The same for a form that is not the form library's. */
export function FilePicker({ id, name, label, hint, accept, required }: { id: string; name: string; label: string; hint?: string; accept?: string; required?: boolean }) {
  return <FileField field={{ id, name, formId: undefined as unknown as string, errorId: `${id}-error`, descriptionId: `${id}-hint`, required }} label={label} hint={hint} {...(accept ? { accept } : {})} />;
}

export interface Upload { send: (form: HTMLFormElement) => void; progress: number | null; error: string | null }

/**
 * Sends a multipart form with progress. Made for a resource route (a route without component): it answers a redirect, which the
 * page then follows, or a problem whose `detail` is an error code of `errors:`. Use in `onSubmit` after `event.preventDefault()`;
 * without scripts the form posts by itself.
 */
export function useUpload(): Upload {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [progress, setProgress] = useState<number | null>(null);
  const [error, setError] = useState<string | null>(null);
  const fail = (code?: string) => { setProgress(null); setError(code && /^[a-z_]+$/.test(code) ? t(`errors:${code}`, { defaultValue: t('ui:file.failed') }) : t('ui:file.failed')); };
  const send = (form: HTMLFormElement) => {
    const request = new XMLHttpRequest();
    setError(null);
    setProgress(0);
    request.upload.onprogress = (e) => { if (e.lengthComputable) setProgress(Math.round((e.loaded / e.total) * 100)); };
    request.onerror = () => fail();
    request.onload = () => {
      if (request.status < 400) { void navigate(new URL(request.responseURL).pathname + new URL(request.responseURL).search); return; }
      let code: string | undefined;
      try { code = (JSON.parse(request.responseText) as { code?: string; detail?: string }).code ?? (JSON.parse(request.responseText) as { detail?: string }).detail; } catch { /* not a problem document: the general text stands */ }
      fail(code);
    };
    request.open('POST', form.action);
    request.setRequestHeader('accept', 'application/json');
    request.send(new FormData(form));
  };
  return { send, progress, error };
}
