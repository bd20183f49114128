import { useRef, useState } from 'react';
import { useTranslation } from '#app/i18n/react.tsx';
import { useFetcher } from 'react-router';
import type { Element } from '#app/core/vocabulary.ts';
import type { DemandResource } from '#app/modules/demands/contract.ts';
import { Button, Section, SubmitButton, useFormat } from '../index.ts';
import { joinAnswer } from './join-answer.ts';
import classes from './demand.module.css';

/** A question about an element not stated: what an answer is expected to set aside, and the answers the candidates suggest. */
export interface InterviewQuestion { element: Element; reduction: number; options: { label: string; count: number }[] }

interface InterviewAnswer { result: { error?: Record<string, string[] | null> | null } | null; error: { message: string } | null; done: Record<string, unknown> | null }

/** From here on a question is worth giving its reason; below it the candidates hardly differ. */
const TELLING = 0.05;

/** Asks for one element the demand does not state, the one that separates the present candidates best; another may be answered instead. */
export function Interview({ demand, questions, primary }: { demand: DemandResource; questions: readonly InterviewQuestion[]; primary: boolean }) {
  const { t } = useTranslation();
  const { number } = useFormat();
  const fetcher = useFetcher<InterviewAnswer>();
  const [wanted, setWanted] = useState<Element | null>(null);
  const box = useRef<HTMLTextAreaElement>(null);
  const question = questions.find((q) => q.element === wanted) ?? questions[0];
  if (!question) return fetcher.data?.done ? <p role="status" className="jz-muted">{t('demand:detail.done.answer')}</p> : null;
  const { element } = question;
  const error = fetcher.data?.error?.message ?? fetcher.data?.result?.error?.text?.[0];
  const others = questions.filter((q) => q.element !== element);
  const take = (label: string) => {
    if (!box.current) return;
    box.current.value = joinAnswer(box.current.value, label, demand.lang);
    box.current.focus();
  };
  return (
    <Section look="wake" title={t('demand:interview.title')} hint={t('demand:interview.left', { count: questions.length })}>
      <fetcher.Form data-no-draft="1" method="post" className={classes.interview}>
        <input type="hidden" name="version" value={demand.version} />
        <input type="hidden" name="element" value={element} />
        <label htmlFor="jz-interview">{t(`demand:element.${element}.label`)}{t('demand:interview.colon')}{t(`demand:element.${element}.ask`)}</label>
        <p id="jz-interview-hint" className="jz-small jz-muted">
          {question.reduction >= TELLING ? t('demand:interview.why', { share: `${number(100 * question.reduction)}%` }) : t('demand:interview.whyPlain')} {t(`demand:element.${element}.hint`)} {t('demand:interview.example', { example: t(`demand:element.${element}.example`) })}
        </p>
        {question.options.length ? (
          <div className={classes.others} role="group" aria-label={t('demand:interview.options')}>
            <span className="jz-small jz-muted" aria-hidden="true">{t('demand:interview.options')}</span>
            {question.options.map((o) => <Button key={o.label} small onClick={() => take(o.label)} aria-label={t('demand:interview.optionCount', { label: o.label, count: o.count })}>{o.label} <span className="jz-muted jz-num">{o.count}</span></Button>)}
          </div>
        ) : null}
        <textarea ref={box} id="jz-interview" key={element} name="text" rows={2} maxLength={2000} required aria-describedby="jz-interview-hint" aria-invalid={error ? true : undefined} lang={demand.lang === 'zh' ? 'zh-CN' : 'en'} />
        {error ? <p role="alert" className={classes.error}>{error}</p> : null}
        <div className={classes.answerRow}>
          <SubmitButton tone={primary ? 'primary' : 'secondary'} name="intent" value="answer" pending={fetcher.state !== 'idle'}>{t('demand:interview.add')}</SubmitButton>
          {others.length ? (
            <span className={classes.others}>
              <span className="jz-small jz-muted">{t('demand:interview.other')}</span>
              {others.map((q) => <Button key={q.element} tone="quiet" small onClick={() => { setWanted(q.element); setTimeout(() => box.current?.focus()); }}>{t(`demand:element.${q.element}.label`)}</Button>)}
            </span>
          ) : null}
        </div>
      </fetcher.Form>
    </Section>
  );
}
