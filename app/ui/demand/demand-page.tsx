import { useTranslation } from '#app/i18n/react.tsx';
import { Form } from 'react-router';
import { paths } from '#app/http/paths.ts';
import type { DemandResource } from '#app/modules/demands/contract.ts';
import { ConfirmButton } from '../forms/confirm-button.tsx';
import { ErrorNotice, type Answer } from '../forms/notices.tsx';
import { LinkButton, Page, Section, StatusBadge, SubmitButton, useCan } from '../index.ts';
import { DemandText } from './demand-facts.tsx';
import { Interview, type InterviewQuestion } from './interview.tsx';
import { MatchList } from './match-list.tsx';
import type { MatchesView } from './match-view.ts';

export interface OwnDemandData { demand: DemandResource; matches: MatchesView | null; today: string; /** What is unsaid as questions, the most telling first. */ interview: InterviewQuestion[]; /** Is the company told of new matches? */ hears: boolean }

/** One's own demand: what it still leaves unsaid, what answers it and why, what comes near. */
export function OwnDemandPage({ data, answer }: { data: OwnDemandData; answer: Answer | undefined }) {
  const { t } = useTranslation();
  const can = useCan();
  const { demand, matches } = data;
  const notes = { draft: 'demand:detail.draftNote', paused: 'demand:detail.pausedNote', closed: 'demand:detail.closedNote', open: null }[demand.status];
  const done = typeof answer?.done?.what === 'string' ? answer.done.what : null;
  const writes = can('demand.write') && demand.status !== 'closed';
  return (
    <Page
      title={demand.title} heading={<span lang={demand.lang === 'zh' ? 'zh-CN' : 'en'}>{demand.title}</span>}
      crumbs={[{ label: t('demand:list.title'), to: paths.demands() }]}
      lead={<><StatusBadge kind="demand" status={demand.status} date={demand.updated_at} />{notes ? <> {t(notes)}</> : null}</>}
      actions={writes ? <OwnActions demand={demand} /> : null}
    >
      <ErrorNotice answer={answer} />
      {done ? <p role="status" className="jz-muted">{t(`demand:detail.done.${done}`)}</p> : null}
      {writes ? <Interview demand={demand} questions={data.interview} primary={demand.status === 'open'} /> : null}
      {matches ? <MatchList demand={demand} matches={matches} today={data.today} /> : null}
      {writes ? <Alerts hears={data.hears} /> : null}
      <Section title={t('demand:detail.full')}><DemandText demand={demand} /></Section>
    </Page>
  );
}

/** Whether notices of new matches come, and how many at most. */
function Alerts({ hears }: { hears: boolean }) {
  const { t } = useTranslation();
  return (
    <Section title={t('demand:alerts.title')} hint={t('demand:alerts.rule')}>
      <Form method="post" className="jz-row" preventScrollReset>
        <input type="hidden" name="alerts" value={hears ? 'off' : 'on'} />
        <span>{t(hears ? 'demand:alerts.isOn' : 'demand:alerts.isOff')}</span>
        <SubmitButton tone="secondary" small name="intent" value="alerts">{t(hears ? 'demand:alerts.turnOff' : 'demand:alerts.turnOn')}</SubmitButton>
      </Form>
    </Section>
  );
}

function OwnActions({ demand }: { demand: DemandResource }) {
  const { t } = useTranslation();
  return (
    <Form method="post" className="jz-row" preventScrollReset>
      {demand.status === 'open' ? null : <SubmitButton name="intent" value="publish">{t(demand.status === 'paused' ? 'demand:detail.republish' : 'demand:detail.publish')}</SubmitButton>}
      <LinkButton tone="secondary" to={paths.demandEdit(demand.id)}>{t('demand:detail.edit')}</LinkButton>
      {demand.status === 'open' ? <SubmitButton tone="quiet" name="intent" value="pause">{t('demand:detail.pause')}</SubmitButton> : null}
      <ConfirmButton tone="quiet" name="intent" value="close" title={t('demand:detail.closeTitle')} body={t('demand:detail.closeBody')} go={t('demand:detail.close')}>{t('demand:detail.close')}</ConfirmButton>
    </Form>
  );
}
