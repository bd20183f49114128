import { useId, type ReactNode } from 'react';
import { useTranslation } from '#app/i18n/react.tsx';
import { Button } from '../kit/button.tsx';
import { answerFor, ErrorNotice, FormActions, type Answer } from '../forms/index.ts';
import { BlockList } from '../deal/blocks.tsx';
import classes from './operator.module.css';

/** Who does which half of an act that takes two people, and whose turn it is. */
export function TwoPeople({ first, second }: { first: ReactNode; second: ReactNode }) {
  const { t } = useTranslation();
  return (
    <div>
      <h3 className={classes.sub}>{t('operator:two.title')}</h3>
      <ol className={classes.two}>
        <li><span>{t('operator:two.first')}</span><span>{first}</span></li>
        <li><span>{t('operator:two.second')}</span><span>{second}</span></li>
      </ol>
    </div>
  );
}

/** The button of a step that is not this person's to take: visible, not to be pressed, and the reason said beside it. */
export function LockedButton({ label, why }: { label: string; why: string }) {
  const id = useId();
  return (
    <FormActions>
      <Button tone="primary" disabled aria-describedby={id}>{label}</Button>
      <p id={id} className="jz-muted">{why}</p>
    </FormActions>
  );
}

const REASONS = new Set(['account_cooling', 'order_recorded', 'order_gone', 'amount_mismatch', 'serial_known', 'dispute_open', 'on_card_rail', 'overdraw', 'already_decided', 'own_affair', 'decide_claim']);

/** Why a decision was refused, with the reason in words where the code alone would not help. */
export function Refused({ answer, intent }: { answer: Answer | null | undefined; intent: string }) {
  const { t } = useTranslation();
  const mine = answerFor(answer, intent);
  const details = mine?.error?.details ?? {};
  const blocked = Array.isArray(details.blocked_by) ? details.blocked_by as { code: string; detail?: string }[] : [];
  const reason = typeof details.reason === 'string' && REASONS.has(details.reason) ? details.reason : null;
  // Who took the first step is in the message itself.
  if (mine?.error?.code === 'same_person') return <ErrorNotice answer={mine} />;
  if (mine?.error && reason) return <ErrorNotice answer={{ ...mine, error: { ...mine.error, message: t(`operator:reason.${reason}`) } }} />;
  return blocked.length ? <ErrorNotice answer={mine}><BlockList blocks={blocked} /></ErrorNotice> : <ErrorNotice answer={mine} />;
}

/** Text field of a decision: a reason or a note. Works without scripts. */
export function Words({ id, name, label, hint, required, error }: { id: string; name: string; label: string; hint?: string; required?: boolean; error?: string | undefined }) {
  return (
    <div className={classes.field}>
      <label htmlFor={id}>{label}</label>
      {hint ? <span className="jz-muted jz-small" id={`${id}-hint`}>{hint}</span> : null}
      <textarea id={id} name={name} rows={3} maxLength={2_000} required={required} className={classes.input} aria-describedby={hint ? `${id}-hint` : undefined} aria-invalid={error ? true : undefined} />
      {error ? <span className={classes.error} role="alert">{error}</span> : null}
    </div>
  );
}

/** First error of a path in conform's reply, already in words. */
export function errorAt(answer: Answer | null | undefined, intent: string, path: string): string | undefined {
  const result = answerFor(answer, intent)?.result as { error?: Record<string, string[] | null> | null } | null | undefined;
  return result?.error?.[path]?.[0];
}
