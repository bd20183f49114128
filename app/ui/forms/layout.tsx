import { useEffect, useRef, useState, type ReactNode, type RefObject } from 'react';
import { useTranslation } from '#app/i18n/react.tsx';
import { Button } from '../kit/button.tsx';
import classes from './forms.module.css';
import { useDraft, type DraftState } from './use-draft.ts';

/**
 * Fields under each other. Goes inside the form element, and brings what every form has: the list of what is wrong with links to the fields, and
 * the draft of what was typed and not sent.
 */
export function Fields({ children }: { children: ReactNode }) {
  const ref = useRef<HTMLDivElement>(null);
  const draft = useDraft(ref);
  return (
    <div ref={ref} className={classes.form} data-fields>
      <DraftNotice draft={draft} />
      <ErrorSummary inside={ref} />
      {children}
      {draft.kind === 'kept' ? <DraftKept at={draft.at} /> : null}
    </div>
  );
}

/** What {@link Fields} brings, for a form that lays its fields out by itself: stands once, first inside the form. `name` tells it from the page's other forms. */
export function FormAids({ name }: { name: string }) {
  const ref = useRef<HTMLDivElement>(null);
  const draft = useDraft(ref, name);
  return (
    <div ref={ref} data-fields>
      <DraftNotice draft={draft} />
      <ErrorSummary inside={ref} />
      {draft.kind === 'kept' ? <DraftKept at={draft.at} /> : null}
    </div>
  );
}

const clockText = (at: number) => new Date(at + 8 * 3_600_000).toISOString().slice(11, 16);

function DraftKept({ at }: { at: number | null }) {
  const { t } = useTranslation();
  return at ? <p className={`jz-muted jz-small ${classes.kept}`} role="status">{t('ui:draft.kept', { time: clockText(at) })}</p> : null;
}

function DraftNotice({ draft }: { draft: DraftState }) {
  const { t } = useTranslation();
  if (draft.kind !== 'restored' && draft.kind !== 'offered') return null;
  return (
    <div className={`${classes.notice} ${classes.notice_attention}`} role="status">
      <p>{t(draft.kind === 'restored' ? 'ui:draft.restored' : 'ui:draft.offered')}</p>
      <p>{draft.kind === 'offered' ? <Button small onClick={draft.use}>{t('ui:draft.use')}</Button> : null} <Button small tone="quiet" onClick={draft.discard}>{t('ui:draft.discard')}</Button></p>
    </div>
  );
}

/** Of several blocks of fields in one form the first speaks for the form. */
const isFirst = (form: HTMLFormElement, block: HTMLElement | null): boolean => form.querySelector('[data-fields]') === block;

interface Wrong { id: string; label: string; error: string }

/** The fields of a form that are marked wrong, as the page has them. */
function wrongIn(form: HTMLFormElement): Wrong[] {
  const seen = new Set<string>();
  return [...form.querySelectorAll<HTMLElement>('[aria-invalid="true"]')].flatMap((field) => {
    const id = field.id || field.closest<HTMLElement>('[id]')?.id || '';
    if (!id || seen.has(id)) return [];
    seen.add(id);
    const label = form.querySelector(`label[for="${CSS.escape(id)}"]`)?.textContent ?? field.querySelector('legend')?.textContent ?? field.closest('label, fieldset')?.querySelector('legend, span')?.textContent ?? field.getAttribute('aria-label') ?? '';
    const error = (field.getAttribute('aria-describedby') ?? '').split(/\s+/).map((x) => document.getElementById(x)).find((x) => x && /error/i.test(x.id))?.textContent ?? '';
    return [{ id, label: label.trim(), error: error.trim() }];
  });
}

/** What is wrong, on top, each with a link to its field. One field alone says it itself. */
function ErrorSummary({ inside }: { inside: RefObject<HTMLDivElement | null> }) {
  const { t } = useTranslation();
  const [wrong, setWrong] = useState<Wrong[]>([]);
  useEffect(() => {
    const form = inside.current?.closest('form');
    if (!form || !isFirst(form, inside.current)) return;
    const look = () => {
      const next = wrongIn(form);
      setWrong((before) => (JSON.stringify(before) === JSON.stringify(next) ? before : next));
    };
    look();
    const observer = new MutationObserver(look);
    observer.observe(form, { subtree: true, childList: true, attributes: true, attributeFilter: ['aria-invalid', 'aria-describedby'] });
    return () => { observer.disconnect(); };
  }, [inside]);
  if (wrong.length < 2) return null;
  const go = (id: string) => {
    const field = document.getElementById(id);
    const target = field?.matches('input, select, textarea') ? field : field?.querySelector<HTMLElement>('input:not([type=hidden]), select, textarea') ?? field;
    target?.focus();
    target?.scrollIntoView({ block: 'center' });
  };
  return (
    <div className={`${classes.notice} ${classes.notice_bad}`} data-error-summary>
      <p className={classes.noticeTitle}>{t('ui:errors.summary', { count: wrong.length })}</p>
      <ul className={classes.summary}>{wrong.map((w) => <li key={w.id}><a href={`#${w.id}`} onClick={(event) => { event.preventDefault(); go(w.id); }}>{w.label}</a>{w.error ? ` — ${w.error}` : ''}</li>)}</ul>
    </div>
  );
}

/** Short fields side by side where there is room. */
export function FieldRow({ children }: { children: ReactNode }) { return <div className={classes.row}>{children}</div>; }

/** The buttons at a form's end. */
export function FormActions({ children }: { children: ReactNode }) { return <div className={classes.actions}>{children}</div>; }
