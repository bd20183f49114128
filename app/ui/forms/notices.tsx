import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from '#app/i18n/react.tsx';
import { Link, useActionData } from 'react-router';
import { paths } from '#app/http/paths.ts';
import { useFieldErrorText } from './field.ts';
import classes from './forms.module.css';

/** The part of an action's answer the notices read (`ActionAnswer` of the HTTP seam). */
export interface Answer { result: unknown; error: { code: string; message: string; details: Record<string, unknown> } | null; done: Record<string, unknown> | null }

/** Something to know, with a heading: `bad` is announced at once, `attention` is the page's amber, `good` confirms. */
export function Notice({ tone = 'neutral', title, children }: { tone?: 'neutral' | 'good' | 'attention' | 'bad'; title?: ReactNode; children?: ReactNode }) {
  return (
    <div className={`${classes.notice} ${classes[`notice_${tone}`] ?? ''}`} role={tone === 'bad' ? 'alert' : tone === 'good' ? 'status' : undefined}>
      {title ? <p className={classes.noticeTitle}>{title}</p> : null}
      {children}
    </div>
  );
}

/** Was the form turned away before it was read? Then no form of the page can tell that it was meant: the page says it (`UnreadNotice`). */
const isUnread = (answer: Answer | null | undefined) => answer?.error != null && answer.result === null;

/** Why an action refused as a whole, and that nothing typed is lost. Takes the focus, so nobody misses it. */
export function ErrorNotice({ answer, children }: { answer: Answer | null | undefined; children?: ReactNode }) {
  const saidByPage = useActionData() === answer && isUnread(answer);
  return saidByPage ? null : <Refused answer={answer}>{children}</Refused>;
}

/** What the page says of a form that was not read (too large, not a form, too many tries): above everything, once. */
export function UnreadNotice() {
  const answer = useActionData() as Answer | undefined;
  return isUnread(answer) ? <Refused answer={answer}><></></Refused> : null;
}

function Refused({ answer, children }: { answer: Answer | null | undefined; children?: ReactNode }) {
  const { t } = useTranslation();
  const ref = useRef<HTMLDivElement>(null);
  const error = answer?.error ?? null;
  useEffect(() => { if (error) ref.current?.focus(); }, [error]);
  if (!error) return null;
  // Not a refusal: the first half is done, and a colleague does the second.
  if (error.code === 'approval_requested') {
    return (
      <div ref={ref} tabIndex={-1} className={classes.focusTarget}>
        <Notice tone="attention" title={t('ui:second.title')}>
          <p>{error.message}</p>
          <p><Link to={paths.approvals(typeof error.details.approval === 'string' ? { item: error.details.approval } : {})}>{t('ui:second.see')}</Link></p>
        </Notice>
      </div>
    );
  }
  return (
    <div ref={ref} tabIndex={-1} className={classes.focusTarget}>
      <Notice tone="bad" title={t('ui:errors.form')}>
        <p>{error.message}</p>
        {children ?? <p className="jz-muted jz-small">{t('ui:errors.kept')}</p>}
      </Notice>
    </div>
  );
}

/** Errors that belong to the form and to no field of it. */
export function FormErrors({ errors }: { errors: readonly string[] | undefined }) {
  const text = useFieldErrorText();
  if (!errors?.length) return null;
  return <Notice tone="bad">{errors.map((e) => <p key={e}>{text(e)}</p>)}</Notice>;
}

/** Says that something was done, when the action answered `done` and did not leave the page. */
export function DoneNotice({ answer, children }: { answer: Answer | null | undefined; children?: ReactNode }) {
  const { t } = useTranslation();
  return answer?.done ? <Notice tone="good">{children ?? <p>{t('ui:saved')}</p>}</Notice> : null;
}
