import { paths } from '#app/http/paths.ts';
import type { AnswerRole, QuestionnaireResource } from '#app/modules/valuation/contract.ts';
import type { Words } from '#app/modules/valuation/wording.pure.ts';
import { ChartFigure } from '../charts/figure.tsx';
import { DataTable, LinkButton, Section } from '../index.ts';
import { answersDrawing, matrixDrawing } from './drawings.tsx';
import classes from './valuation.module.css';

export interface QuestionnaireView extends Pick<QuestionnaireResource, 'radar' | 'matrix' | 'disagreements' | 'unanswered'> {
  answered: number;
  /** Questions each side is asked, in all. */
  totals: Record<AnswerRole, number>;
  /** Texts of the questions in dispute. */
  texts: Record<string, { zh: string; en: string }>;
}

/** How far each side has answered, as bars with words. */
export function AnswerProgress({ q, w, roles }: { q: QuestionnaireView; w: Words; roles: readonly AnswerRole[] }) {
  return (
    <ul className={classes.sides}>
      {q.unanswered.filter((u) => roles.includes(u.role)).map((u) => {
        const total = q.totals[u.role];
        const label = w.t('valuation:questionnaire.progressOf', { role: w.t(`valuation:role.${u.role}`), done: total - u.questions, total });
        return <li key={u.role}><span>{label}</span><progress className={classes.progress} max={total || 1} value={total - u.questions} aria-label={label} /></li>;
      })}
    </ul>
  );
}

/** Radar, opportunity and risk, and where the sides differ. */
export function QuestionnairePart({ q, w, number, canAnswer, roles }: { q: QuestionnaireView; w: Words; number: string; canAnswer: boolean; roles: readonly AnswerRole[] }) {
  const { t } = w;
  const go = canAnswer ? <LinkButton tone="secondary" small to={paths.valuationQuestions(number)}>{t('valuation:questionnaire.start')}</LinkButton> : undefined;
  return (
    <Section title={t('valuation:questionnaire.title')} hint={t('valuation:questionnaire.lead')} actions={go}>
      <div className="jz-stack">
        <AnswerProgress q={q} w={w} roles={roles} />
        {q.answered ? (
          <>
            <div className={classes.columns}>
              <div>
                <h3>{t('valuation:questionnaire.radar')}</h3>
                <ChartFigure half wide={500} draw={(width) => answersDrawing(q, w, { width })} toggle={t('valuation:table')}
                  table={<DataTable rows={q.radar} rowKey={(r) => r.category} caption={t('valuation:questionnaire.chart')} columns={[
                    { key: 'category', label: t('valuation:questionnaire.categories'), cell: (r) => t(`valuation:category.${r.category}`) },
                    ...roles.map((role) => ({ key: role, label: t(`valuation:role.${role}`), align: 'end' as const, cell: (r: QuestionnaireView['radar'][number]) => { const side = r.sides.find((s) => s.role === role); return side ? w.number(side.mean, 2) : '–'; } })),
                  ]} />} />
              </div>
              <div>
                <h3>{t('valuation:questionnaire.matrix')}</h3>
                <ChartFigure half wide={500} draw={(width) => matrixDrawing(q, w, { width })} toggle={t('valuation:table')}
                  table={<DataTable rows={q.matrix} rowKey={(r) => r.category} caption={t('valuation:questionnaire.matrix')} columns={[
                    { key: 'category', label: t('valuation:questionnaire.categories'), cell: (r) => t(`valuation:category.${r.category}`) },
                    { key: 'opportunity', label: t('valuation:questionnaire.opportunity'), align: 'end', cell: (r) => (r.opportunity === null ? '–' : w.number(r.opportunity)) },
                    { key: 'risk', label: t('valuation:questionnaire.risk'), align: 'end', cell: (r) => (r.risk === null ? '–' : w.number(r.risk)) },
                  ]} />} />
              </div>
            </div>
            <Disagreements q={q} w={w} />
          </>
        ) : <p className="jz-muted">{t('valuation:questionnaire.noneYet')}</p>}
      </div>
    </Section>
  );
}

function Disagreements({ q, w }: { q: QuestionnaireView; w: Words }) {
  const { t } = w;
  return (
    <div>
      <h3>{t('valuation:questionnaire.disagreements')}</h3>
      {q.disagreements.length ? (
        <>
          <p className={classes.note}>{t('valuation:questionnaire.disagreementsHint')}</p>
          <DataTable rows={q.disagreements.slice(0, 12)} rowKey={(d) => d.question} caption={t('valuation:questionnaire.disagreements')} columns={[
            { key: 'question', label: t('valuation:questionnaire.question'), phone: null, cell: (d) => { const text = q.texts[d.question]; return text ? w.pick(text.zh, text.en) : d.question; } },
            { key: 'sides', label: t('valuation:questionnaire.scale'), cell: (d) => <span>{d.sides.map((s) => `${t(`valuation:role.${s.role}`)} ${w.number(s.score, 1)}`).join(' · ')}</span> },
            { key: 'spread', label: '', phone: null, shrink: true, cell: (d) => <span className="jz-nowrap">{t('valuation:questionnaire.spread', { spread: w.number(d.spread, 1) })}</span> },
          ]} />
        </>
      ) : <p className="jz-muted">{t('valuation:questionnaire.agree')}</p>}
    </div>
  );
}
