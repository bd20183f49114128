import { useId } from 'react';
import { Form } from 'react-router';
import { useTranslation } from '#app/i18n/react.tsx';
import { paths } from '#app/http/paths.ts';
import type { ManageResource, ParticipantRow } from '#app/modules/events/contract.ts';
import { ConfirmButton, DoneNotice, Notice, type Answer } from '../forms/index.ts';
import { Badge, DataTable, KeyValue, LinkButton, Page, Section, SubmitButton, useFormat, useLocale, type Column } from '../index.ts';
import moves from '../brokerage/brokerage.module.css';
import classes from './events.module.css';
import { Refused } from './event-page.tsx';
import { PairForms, TalkList } from './plan-parts.tsx';
import { SeatsLeft, useWhen } from './events-page.tsx';

const FORWARD = ['announce'];

function Step({ move, version }: { move: ManageResource['moves'][number]; version: number }) {
  const { t } = useTranslation();
  const id = useId();
  const label = t(`events:step.${move.name}`);
  if (move.blocked_by.length) return <p className="jz-muted">{t('events:later', { what: label })}</p>;
  const form = (
    <Form method="post" preventScrollReset className={moves.move}>
      <input type="hidden" name="intent" value="move" /><input type="hidden" name="name" value={move.name} /><input type="hidden" name="version" value={version} />
      {move.reason ? <><label htmlFor={id}>{t('events:reason')}</label><textarea id={id} name="reason" rows={2} maxLength={2_000} required /></> : null}
      <div><ConfirmButton tone={FORWARD.includes(move.name) ? 'primary' : 'secondary'} title={label} body={<p>{t(`events:sure.${move.name}`)}</p>}>{label}</ConfirmButton></div>
    </Form>
  );
  return FORWARD.includes(move.name) ? form : <details><summary>{label}</summary>{form}</details>;
}

/** Everything an organiser does with an event: its way, who comes, who meets whom, and the doors to desk, report and programme. */
export function ManagePage({ event: e, participants, rules, talks, moves: steps, unmet, ahead, answer }: ManageResource & { ahead: boolean; answer: Answer | undefined }) {
  const { t } = useTranslation();
  const { pick, instant } = useFormat();
  const locale = useLocale();
  const when = useWhen();
  const title = pick(e.title_zh, e.title_en);
  const nameOf = (id: string) => { const p = participants.find((x) => x.id === id); return p ? pick(p.org.name_zh, p.org.name_en) : ''; };
  const columns: Column<ParticipantRow>[] = [
    { key: 'org', label: t('events:org'), phone: null, cell: (p) => <><strong>{pick(p.org.name_zh, p.org.name_en)}</strong><div className="jz-small jz-muted">{p.person}{p.wish ? ` · ${p.wish}` : ''}</div></> },
    { key: 'status', label: t('events:seats'), cell: (p) => <Badge tone={p.status === 'seat' ? 'good' : 'neutral'}>{t(`events:status.${p.status}`)}</Badge> },
    ...(e.slots ? [{ key: 'talks', label: t('events:wishes'), cell: (p: ParticipantRow) => <>{p.most_talks ? `${p.least_talks}–${p.most_talks}` : '–'}{p.side ? <div className="jz-small jz-muted">{t(`events:side.${p.side}`)}</div> : null}</> }] : []),
    { key: 'came', label: t('events:came'), cell: (p) => (p.came_at ? instant(p.came_at) : '–') },
  ];
  return (
    <Page title={title} heading={<>{title} <Badge tone={e.tone as never}>{t(`events:state.${e.state}`)}</Badge></>} lead={t('events:manageLead')} crumbs={[{ label: t('events:title'), to: paths.events() }, { label: title, to: paths.event(e.id) }]}
      actions={<span className={classes.row}><LinkButton to={paths.eventDesk(e.id)} reloadDocument>{t('events:desk')}</LinkButton><LinkButton tone="secondary" to={paths.eventReport(e.id)}>{t('events:report')}</LinkButton></span>}>
      <DoneNotice answer={answer}><p>{t('events:done')}</p></DoneNotice>
      <Refused answer={answer} />
      <Section title={t('events:next')}>
        <div className={moves.moves}>{steps.length ? steps.map((m) => <Step key={m.name} move={m} version={e.version} />) : <p className="jz-muted">{t('events:nothing')}</p>}</div>
        <div className={classes.after}><KeyValue items={[{ key: t('events:time'), value: when(e.starts_at, e.ends_at) }, { key: t('events:registerUntil'), value: instant(e.register_until) }, { key: t('events:seats'), value: <SeatsLeft event={e} /> }]} /></div>
      </Section>
      {e.slots ? (
        <Section title={t('events:plan')} hint={t('events:planHint')} actions={talks.length ? <Badge tone={e.plan_published_at ? 'good' : 'wait'}>{e.plan_published_at ? t('events:published') : t('events:unpublished')}</Badge> : undefined}>
          {unmet.length ? <Notice tone="attention" title={t('events:unmet', { list: unmet.map((u) => `${nameOf(u.id)} (−${u.missing})`).join(t('events:list')) })} /> : null}
          {talks.length ? <TalkList event={e} talks={talks} droppable={ahead} /> : <p className="jz-muted">{t('events:noPlan')}</p>}
          <div className={`${classes.row} ${classes.after}`}>
            {ahead ? <Form method="post" preventScrollReset><input type="hidden" name="intent" value="plan" />{talks.length ? <ConfirmButton tone="secondary" title={t('events:planAnew')} body={<p>{t('events:planSure')}</p>}>{t('events:planAnew')}</ConfirmButton> : <SubmitButton>{t('events:planGo')}</SubmitButton>}</Form> : null}
            {ahead && talks.length && !e.plan_published_at ? <Form method="post" preventScrollReset><input type="hidden" name="intent" value="publish" /><ConfirmButton tone="primary" title={t('events:publish')} body={<p>{t('events:publishSure')}</p>}>{t('events:publish')}</ConfirmButton></Form> : null}
            {talks.length ? <LinkButton tone="secondary" to={paths.eventPrint(e.id, 'programme', locale)} reloadDocument>{t('events:programme')}</LinkButton> : null}
          </div>
          {ahead ? <PairForms event={e} participants={participants} rules={rules} nameOf={nameOf} /> : null}
        </Section>
      ) : null}
      <Section title={t('events:participants')}>{participants.length ? <DataTable rows={participants} columns={columns} rowKey={(p) => p.id} caption={t('events:participants')} /> : <p className="jz-muted">{t('events:nobody')}</p>}</Section>
    </Page>
  );
}
