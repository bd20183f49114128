import { useEffect, useRef, useState } from 'react';
import { useTranslation } from '#app/i18n/react.tsx';
import { Form, Link, useFetcher } from 'react-router';
import { paths } from '#app/http/paths.ts';
import type { BatchPreview, BatchResource, BatchStep } from '#app/modules/portfolio/contract.ts';
import { ErrorNotice, type Answer } from '../forms/index.ts';
import { Button, DateText, Section, SubmitButton, useCan, useFormat } from '../index.ts';
import type { Colleague } from './filter-form.tsx';
import type { Choice } from './use-choice.ts';
import classes from './portfolio.module.css';

/** What is chosen, as the forms send it: ids, or `all?` and the filter. */
const selectionOf = (choice: Choice) => (choice.all !== null ? `all?${choice.all}` : [...choice.ids].join(','));

/** Steps over what is chosen. Each opens a preview first; nothing is written before that is confirmed. */
export function BatchBar({ choice, total, page, colleagues }: { choice: Choice; total: number; page: number; colleagues: readonly Colleague[] }) {
  const { t } = useTranslation();
  const { number } = useFormat();
  const can = useCan();
  const fetcher = useFetcher<Answer>();
  const [assignee, setAssignee] = useState('');
  const chosen = choice.all !== null ? total : choice.ids.size;
  const answered = fetcher.data?.done?.preview as BatchPreview | undefined;
  // One answer is one dialog: shut, it stays shut when something else is chosen, and the same question asked again opens a new one.
  const [shut, setShut] = useState<BatchPreview>();
  const preview = answered === shut ? undefined : answered;
  if (chosen === 0) return null;
  const ask = (step: BatchStep) => <SubmitButton key={step} small tone="secondary" name="step" value={step} pending={fetcher.state !== 'idle'}>{t(`portfolio:step.${step}.ask`)}</SubmitButton>;
  return (
    <div className={classes.bar} role="region" aria-label={t('portfolio:choose.bar')}>
      <strong className="jz-num" role="status">{t('portfolio:choose.count', { count: chosen, n: number(chosen) })}</strong>
      {choice.all === null && total > page && chosen >= page ? <Button small tone="quiet" onClick={choice.chooseAll}>{t('portfolio:choose.all', { n: number(total) })}</Button> : null}
      <fetcher.Form data-no-draft="1" method="post">
        <input type="hidden" name="intent" value="preview" />
        <input type="hidden" name="selection" value={selectionOf(choice)} />
        {can('portfolio.write') ? (
          <>
            <select name="assignee" value={assignee} onChange={(e) => { setAssignee(e.currentTarget.value); }} aria-label={t('portfolio:step.assign.to')}>
              <option value="">{t('portfolio:step.assign.nobody')}</option>
              {colleagues.map((c) => <option key={c.id} value={c.id}>{c.name}</option>)}
            </select>
            {ask('assign')}
          </>
        ) : null}
        {can('listing.write') ? ask('draft_listings') : null}
        {can('valuation.write') ? ask('value') : null}
        {can('portfolio.write') ? <>{ask('let_lapse')}{ask('keep_paying')}</> : null}
      </fetcher.Form>
      <Button small tone="quiet" onClick={choice.clear}>{t('portfolio:choose.clear')}</Button>
      {fetcher.data?.error ? <ErrorNotice answer={fetcher.data} /> : null}
      {preview ? <PreviewDialog preview={preview} selection={selectionOf(choice)} onShut={() => { setShut(preview); }} /> : null}
    </div>
  );
}

/** What would happen, to how many, and who is left out and why. */
function PreviewDialog({ preview, selection, onShut }: { preview: BatchPreview; selection: string; onShut: () => void }) {
  const { t } = useTranslation();
  const { number, money } = useFormat();
  const ref = useRef<HTMLDialogElement>(null);
  useEffect(() => { ref.current?.showModal(); }, []);
  const n = number(preview.changes);
  const examples = (list: readonly string[], of: number) => (list.length ? <span className="jz-small jz-muted"> {list.join(t('card:list'))}{of > list.length ? '…' : ''}</span> : null);
  return (
    <dialog ref={ref} className={classes.dialog} aria-labelledby="portfolio-preview" onClose={onShut}>
      <h2 id="portfolio-preview">{t(`portfolio:step.${preview.step}.title`, { n, count: preview.changes })}</h2>
      {preview.changes ? (
        <div>
          <div>{t(`portfolio:step.${preview.step}.text`, { n, count: preview.changes, name: preview.assignee?.name ?? t('portfolio:step.assign.nobody') })}{examples(preview.examples, preview.changes)}</div>
          {preview.saves.length ? <div><strong>{t('portfolio:step.let_lapse.saves', { amount: preview.saves.map((m) => money(m)).join(' + ') })}</strong></div> : null}
        </div>
      ) : <div>{t('portfolio:step.nothing')}</div>}
      {preview.left_out.length ? (
        <div>
          <div>{t('portfolio:step.leftOut')}</div>
          <ul>{preview.left_out.map((l) => <li key={l.reason}>{t(`portfolio:leftOut.${l.reason}`, { n: number(l.count), count: l.count })}{examples(l.examples, l.count)}</li>)}</ul>
        </div>
      ) : null}
      <div className={classes.dialogActions}>
        {preview.changes ? (
          <Form method="post" preventScrollReset onSubmit={() => { ref.current?.close(); }}>
            <input type="hidden" name="intent" value="apply" />
            <input type="hidden" name="step" value={preview.step} />
            <input type="hidden" name="selection" value={selection} />
            <input type="hidden" name="assignee" value={preview.assignee?.id ?? ''} />
            <input type="hidden" name="expected" value={preview.changes} />
            <SubmitButton>{t(`portfolio:step.${preview.step}.go`, { n, count: preview.changes })}</SubmitButton>
          </Form>
        ) : null}
        <Button tone="quiet" onClick={() => { ref.current?.close(); }}>{t('ui:confirm.back')}</Button>
      </div>
    </dialog>
  );
}

/** The newest steps, each with who, when, what, and the way back. */
export function RecentSteps({ steps }: { steps: readonly BatchResource[] }) {
  const { t } = useTranslation();
  const { number } = useFormat();
  const can = useCan();
  if (!steps.length) return null;
  return (
    <Section title={t('portfolio:steps.title')} hint={t('portfolio:steps.hint')}>
      <ul className={classes.steps}>
        {steps.map((s) => (
          <li key={s.id}>
            <span>{t(`portfolio:step.${s.step}.did`, { n: number(s.changed), count: s.changed, name: s.assignee ?? t('portfolio:step.assign.nobody') })}</span>
            <span className="jz-small jz-muted">{s.by} · <DateText value={s.at} time /></span>
            {s.undone ? <span className="jz-small jz-muted">{t(s.undone.kept ? 'portfolio:steps.undone' : 'portfolio:steps.undoneAll', { by: s.undone.by, restored: number(s.undone.restored), kept: number(s.undone.kept) })}</span>
              : can(s.step === 'draft_listings' ? 'listing.write' : 'portfolio.write') ? (
                <Form method="post" preventScrollReset>
                  <input type="hidden" name="batch_id" value={s.id} />
                  <SubmitButton small tone="quiet" name="intent" value="undo">{t('portfolio:steps.undo')}</SubmitButton>
                </Form>
              ) : null}
            {s.step === 'draft_listings' && !s.undone ? <Link to={paths.ownListings()} className="jz-small">{t('portfolio:steps.drafts')}</Link> : null}
          </li>
        ))}
      </ul>
    </Section>
  );
}
