import { useTranslation } from '#app/i18n/react.tsx';
import { Form } from 'react-router';
import type { DealResource, TransitionResult } from '#app/modules/deals/contract.ts';
import formClasses from '../forms/forms.module.css';
import { ErrorNotice, FormActions, Notice, type Answer } from '../forms/index.ts';
import { SubmitButton } from '../kit/button.tsx';
import { Section } from '../kit/page.tsx';
import { BlockList } from './blocks.tsx';
import { nextTask } from '#app/modules/deals/next-task.pure.ts';
import { MoveForm } from './task-panel.tsx';
import classes from './deal.module.css';

/** Moves that have a place of their own on the page. */
const ELSEWHERE: ReadonlySet<string> = new Set(['provide_evidence', 'sign_contract', 'override']);

/** The side doors: cancel, dispute, return, rescind, and the operator's override. Each says what it ends before it does. */
export function OtherActions({ deal, answer }: { deal: DealResource; answer: Answer | undefined }) {
  const { t } = useTranslation();
  const task = nextTask(deal);
  const current = task.kind === 'do' && task.step.kind === 'move' ? task.step.name : null;
  const moves = deal.transitions.filter((x) => x.allowed && !ELSEWHERE.has(x.name) && x.name !== current);
  const override = deal.transitions.find((x) => x.name === 'override' && x.allowed);
  if (moves.length === 0 && !override) return null;
  const failed = ((answer?.result as { initialValue?: { form?: unknown } } | null)?.initialValue)?.form;
  return (
    <div className="jz-no-print">
      <Section title={t('deal:task.more')}>
        {moves.map((m) => (
          <details key={m.name} className={classes.more} open={failed === m.name || undefined}>
            <summary>{t(`deal:move.${m.name}`)}</summary>
            <div className="jz-stack"><p className="jz-muted">{t(`deal:moveHint.${m.name}`, { defaultValue: '' })}</p><MoveForm deal={deal} name={m.name} form={m.form} answer={answer} /></div>
          </details>
        ))}
        {override ? <Override deal={deal} targets={override.to.split(',').filter(Boolean)} answer={answer} /> : null}
      </Section>
    </div>
  );
}

/** Two steps: the first asks for state and reason and tries it without effect, the second shows what would follow and does it. */
function Override({ deal, targets, answer }: { deal: DealResource; targets: readonly string[]; answer: Answer | undefined }) {
  const { t } = useTranslation();
  const values = (answer?.result as { initialValue?: Record<string, unknown>; error?: Record<string, string[]> } | null)?.initialValue;
  const failed = values?.intent === 'override' ? answer : undefined;
  const preview = answer?.done?.preview as { result: TransitionResult; to: string; reason: string } | undefined;
  const shown = preview ?? (failed?.error ? { to: '', reason: '' } : undefined);
  return (
    <details className={classes.more} open={Boolean(shown) || undefined}>
      <summary>{t('deal:move.override')}</summary>
      <div className="jz-stack">
        <p className="jz-muted">{t('deal:moveHint.override')}</p>
        <ErrorNotice answer={failed} />
        {preview && (preview.result.accepted || needsColleague(preview.result)) ? <Second deal={deal} preview={preview} /> : (
          <Form method="post" preventScrollReset>
            <input type="hidden" name="intent" value="override" />
            <p><strong>{t('deal:act.overrideStep1')}</strong></p>
            {preview ? <Notice tone="bad" title={t('deal:act.overrideRefused', { why: '' })}><BlockList blocks={preview.result.blocked_by} /></Notice> : null}
            <div className={classes.fields}>
              <label><span className={formClasses.label}>{t('deal:evidence.to')}</span><select className={classes.input} name="to" required defaultValue={preview?.to ?? ''}><option value="">{t('deal:evidence.chooseOne')}</option>{targets.map((s) => <option key={s} value={s}>{t(`deal:state.${s}`)}</option>)}</select></label>
              <label><span className={formClasses.label}>{t('deal:evidence.reason')}</span><textarea className={classes.input} name="reason" required rows={3} maxLength={2_000} defaultValue={preview?.reason ?? ''} /></label>
              <FormActions><SubmitButton tone="secondary" name="step" value="preview">{t('deal:act.overridePreview')}</SubmitButton></FormActions>
            </div>
          </Form>
        )}
      </div>
    </details>
  );
}

/** Nothing stands in the way but that one person alone may not: the next step asks a colleague. */
const needsColleague = (result: TransitionResult) => result.blocked_by.length > 0 && result.blocked_by.every((b) => b.code === 'second_person');

function Second({ deal, preview }: { deal: DealResource; preview: { result: TransitionResult; to: string; reason: string } }) {
  const { t } = useTranslation();
  const effects = preview.result.effects.map((e) => t(`deal:effect.${e.name}`, { defaultValue: e.name }));
  return (
    <Form method="post" preventScrollReset>
      <input type="hidden" name="intent" value="override" />
      <input type="hidden" name="to" value={preview.to} />
      <input type="hidden" name="reason" value={preview.reason} />
      <input type="hidden" name="version" value={deal.version} />
      <Notice tone="attention" title={t('deal:act.overrideStep2')}>
        <p>{t('deal:act.overrideWill', { from: t(`deal:state.${deal.state}`), to: t(`deal:state.${preview.to}`) })}</p>
        {needsColleague(preview.result) ? <p>{t('deal:act.overrideColleague')}</p> : <p>{t('deal:act.overrideEffects', { effects: effects.length ? effects.join(', ') : t('deal:act.noEffects') })}</p>}
        <p>{t('deal:history.reason', { reason: preview.reason })}</p>
      </Notice>
      <FormActions><SubmitButton tone="danger" name="step" value="confirm">{t(needsColleague(preview.result) ? 'deal:act.overrideAsk' : 'deal:act.overrideGo')}</SubmitButton></FormActions>
    </Form>
  );
}
