import { paths } from '#app/http/paths.ts';
import type { AnswerRole, ListingValuation, ValuationResource } from '#app/modules/valuation/contract.ts';
import { Notice, type Answer } from '../forms/index.ts';
import { EmptyState, LinkButton, Section, useCan } from '../index.ts';
import { Link } from 'react-router';
import { ValuationFrame, type PatentHead } from './frame.tsx';
import { BandPart, CurvePart, InputsPart, MethodsPart, TornadoPart } from './money-parts.tsx';
import { LimitsPart, PublishPart, VersionPart } from './proof-parts.tsx';
import { QuestionnairePart, type QuestionnaireView } from './question-parts.tsx';
import { QualityPart, ScorePart } from './score-parts.tsx';
import { useWords } from './use-words.ts';

export interface ValuePageData {
  patent: PatentHead;
  valuation: ValuationResource | null;
  /** False for an earlier snapshot. */
  newest: boolean;
  questionnaire: QuestionnaireView;
  /** What the listing shows now, and the listing; null where there is none. */
  shown: ListingValuation | null; listingId: string | null;
}

/** Sides whose answers this viewer may see: all for the patent's own organisation, one's own for others. */
export const rolesOf = (own: boolean): readonly AnswerRole[] => (own ? ['inventor', 'officer', 'buyer'] : ['buyer']);

/** A patent's valuation: result, then why, then what it rests on, then how to check it. */
export function ValuePage({ data, answer }: { data: ValuePageData; answer: Answer | null | undefined }) {
  const w = useWords();
  const can = useCan();
  const { patent, valuation: v } = data;
  const canValue = can('valuation.write');
  const other = w.locale === 'zh' ? 'en' : 'zh';
  const actions = v ? (
    <>
      {canValue ? <LinkButton to={paths.valuationNew(patent.number)}>{w.t('valuation:action.again')}</LinkButton> : null}
      <LinkButton tone="secondary" reloadDocument to={paths.valuationReport(v.id, w.locale)}>{w.t('valuation:action.report')}</LinkButton>
      <LinkButton tone="quiet" reloadDocument to={paths.valuationReport(v.id, other)}>{w.t(other === 'zh' ? 'valuation:action.reportZh' : 'valuation:action.reportEn')}</LinkButton>
    </>
  ) : null;
  const questions = <QuestionnairePart q={data.questionnaire} w={w} number={patent.number} canAnswer={canValue} roles={rolesOf(patent.own)} />;
  return (
    <ValuationFrame patent={patent} actions={actions}>
      {v ? (
        <>
          {data.newest ? null : <Notice tone="attention" title={w.t('valuation:head.older')}><p><Link to={paths.valuation(patent.number)}>{w.t('valuation:head.newest')}</Link></p></Notice>}
          <BandPart v={v} w={w} canValue={canValue} />
          <MethodsPart v={v} w={w} />
          <TornadoPart v={v} w={w} />
          <InputsPart v={v} w={w} />
          <CurvePart v={v} w={w} />
          <ScorePart v={v} w={w} />
          <QualityPart v={v} w={w} />
          {questions}
          <LimitsPart v={v} w={w} />
          {patent.own && can('valuation.publish') ? <PublishPart v={v} w={w} answer={answer} shown={data.shown} listingId={data.listingId} /> : null}
          <VersionPart v={v} w={w} answer={answer} />
        </>
      ) : (
        <>
          <Section><EmptyState title={w.t('valuation:empty.title')} action={canValue ? <LinkButton to={paths.valuationNew(patent.number)}>{w.t('valuation:empty.go')}</LinkButton> : undefined}>{canValue ? w.t('valuation:empty.text') : w.t('valuation:empty.noRight')}</EmptyState></Section>
          {questions}
        </>
      )}
    </ValuationFrame>
  );
}
