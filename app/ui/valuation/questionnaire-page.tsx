import { useEffect, useRef } from 'react';
import { Form, Link } from 'react-router';
import { paths } from '#app/http/paths.ts';
import { QUESTION_CATEGORIES, type AnswerRole, type QuestionCategory } from '#app/modules/valuation/contract.ts';
import type { Words } from '#app/modules/valuation/wording.pure.ts';
import { ErrorNotice, Notice, type Answer } from '../forms/index.ts';
import { Section, SubmitButton } from '../index.ts';
import { ValuationFrame, type PatentHead } from './frame.tsx';
import { AnswerProgress, type QuestionnaireView } from './question-parts.tsx';
import { useWords } from './use-words.ts';
import classes from './valuation.module.css';

interface Pair { zh: string; en: string }
export interface AskedQuestion { code: string; text: Pair; anchors: { '1': Pair; '3': Pair; '5': Pair }; feeds: string | null }
export interface QuestionnairePageData {
  patent: PatentHead; role: AnswerRole; /** Sides this viewer may answer for. */ roles: readonly AnswerRole[]; category: QuestionCategory; questions: AskedQuestion[];
  given: Record<string, { score: number; note: string; author: string; at: string }>;
  /** Unanswered questions by category, of this side. */
  open: Record<QuestionCategory, number>;
  view: QuestionnaireView; canAnswer: boolean;
}

/** One category at a time, one side at a time; saved by category. */
export function QuestionnairePage({ data, answer }: { data: QuestionnairePageData; answer: Answer | null | undefined }) {
  const w = useWords();
  const { t } = w;
  const { patent, role, category } = data;
  const saved = Number(answer?.done?.saved ?? 0);
  return (
    <ValuationFrame patent={patent} title={t('valuation:questionnaire.title')}>
      <Section title={t('valuation:questionnaire.progress')} hint={t('valuation:questionnaire.lead')}>
        <div className="jz-stack">
          <AnswerProgress q={data.view} w={w} roles={patent.own ? ['inventor', 'officer', 'buyer'] : ['buyer']} />
          {data.roles.length > 1 ? (
            <nav aria-label={t('valuation:questionnaire.asRole')}>
              <p className="jz-small jz-muted">{t('valuation:questionnaire.asRole')}</p>
              <p className={classes.chosen}>{data.roles.map((r) => <Link key={r} to={paths.valuationQuestions(patent.number, category, r)} preventScrollReset aria-current={r === role ? 'true' : undefined}>{t(`valuation:role.${r}`)}</Link>)}</p>
            </nav>
          ) : null}
          <nav aria-label={t('valuation:questionnaire.categories')}>
            <p className="jz-small jz-muted">{t('valuation:questionnaire.categories')}</p>
            <p className={classes.chosen}>
              {QUESTION_CATEGORIES.map((c) => (
                <Link key={c} to={paths.valuationQuestions(patent.number, c, role)} preventScrollReset aria-current={c === category ? 'page' : undefined}>
                  {t(`valuation:category.${c}`)} <span className="jz-small">{data.open[c] ? t('valuation:questionnaire.mine', { count: data.open[c] }) : '✓'}</span>
                </Link>
              ))}
            </p>
          </nav>
        </div>
      </Section>
      {saved ? <Saved><p>{t('valuation:questionnaire.saved', { count: saved })} <Link to={paths.valuation(patent.number)}>{t('valuation:tabs.value')}</Link></p></Saved> : null}
      <ErrorNotice answer={answer}>{answer?.error?.code === 'validation' ? <p>{t('valuation:questionnaire.chooseOne')}</p> : undefined}</ErrorNotice>
      <Section title={`${t(`valuation:category.${category}`)} · ${t(`valuation:role.${role}`)}`} hint={t('valuation:questionnaire.scale')}>
        <Form method="post" key={`${role}-${category}`}>
          <input type="hidden" name="role" value={role} />
          <input type="hidden" name="category" value={category} />
          {data.questions.map((q) => <Question key={q.code} q={q} given={data.given[q.code]} w={w} disabled={!data.canAnswer} />)}
          {data.canAnswer ? <SubmitButton>{t('valuation:questionnaire.save', { category: t(`valuation:category.${category}`) })}</SubmitButton> : null}
        </Form>
      </Section>
    </ValuationFrame>
  );
}

/** Takes the focus, so that what was saved is heard and seen after a long form. */
export function Saved({ children }: { children: React.ReactNode }) {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => { ref.current?.focus(); ref.current?.scrollIntoView({ block: 'center' }); }, []);
  return <div ref={ref} tabIndex={-1}><Notice tone="good">{children}</Notice></div>;
}

/** One question with its scale and a note. */
export function Question({ q, given, w, disabled }: { q: AskedQuestion; given: QuestionnairePageData['given'][string] | undefined; w: Words; disabled: boolean }) {
  const { t } = w;
  const pick = (p: Pair) => w.pick(p.zh, p.en);
  return (
    <fieldset className={classes.question} disabled={disabled}>
      <legend>{pick(q.text)}</legend>
      <div className={classes.scale}>
        {[1, 2, 3, 4, 5].map((n) => (
          <label key={n}>
            <span><input type="radio" name={`score.${q.code}`} value={n} defaultChecked={given?.score === n} /><b>{n}</b></span>
            {n % 2 ? <span>{pick(q.anchors[String(n) as '1' | '3' | '5'])}</span> : null}
          </label>
        ))}
      </div>
      <p className="jz-small jz-muted">
        {given ? t('valuation:questionnaire.answered', { author: given.author, day: w.day(given.at) }) : t('valuation:questionnaire.none')}
        {q.feeds ? ` · ${t('valuation:questionnaire.feeds', { indicator: t(`valuation:platform.${q.feeds}`) })}` : ''}
      </p>
      <details className={classes.answerNote} open={Boolean(given?.note)}>
        <summary>{t('valuation:questionnaire.note')}</summary>
        <textarea name={`note.${q.code}`} defaultValue={given?.note ?? ''} maxLength={1_000} aria-label={`${t('valuation:questionnaire.note')}: ${pick(q.text)}`} placeholder={t('valuation:questionnaire.noteHint')} />
      </details>
    </fieldset>
  );
}
