import { Form, Link } from 'react-router';
import { useTranslation } from '#app/i18n/react.tsx';
import { paths } from '#app/http/paths.ts';
import type { EventResource, OwnRegistration } from '#app/modules/events/contract.ts';
import { ConfirmButton, DoneNotice, ErrorNotice, FieldRow, Fields, FormActions, getFormProps, Notice, NumberField, TextAreaField, useAppForm, type Answer } from '../forms/index.ts';
import { Badge, KeyValue, LinkButton, Page, Section, SubmitButton, useFormat } from '../index.ts';
import classes from './events.module.css';
import { SeatsLeft, useWhen } from './events-page.tsx';
import { zRegisterForm } from './schema.ts';

export interface EventData { event: EventResource; own: OwnRegistration | null; may: 'register' | 'sign_in' | 'not_role' | 'run' }

/** What the refusal of an act on an event says, by its reason. */
export function Refused({ answer }: { answer: Answer | undefined }) {
  const { t } = useTranslation();
  const reason = answer?.error?.details.reason;
  return <ErrorNotice answer={answer}>{typeof reason === 'string' ? <p>{t(`events:why.${reason}`, { defaultValue: t('events:why.other') })}</p> : <></>}</ErrorNotice>;
}

function RegisterForm({ event, answer }: { event: EventResource; answer: Answer | undefined }) {
  const { t } = useTranslation();
  const [form, fields] = useAppForm({ schema: zRegisterForm, answer: answer ?? null, id: 'register', defaultValue: { intent: 'register', least_talks: '0', most_talks: event.slots ? String(Math.min(4, event.slots)) : '0' } });
  return (
    <Form method="post" {...getFormProps(form)}>
      <input type="hidden" name="intent" value="register" />
      <Fields>
        <p className="jz-muted">{t('events:registerHint')}</p>
        <TextAreaField optional rows={3} field={fields.wish} label={t('events:wish')} hint={t('events:wishHint')} />
        {event.slots ? <FieldRow><NumberField field={fields.least_talks} label={t('events:least')} /><NumberField field={fields.most_talks} label={t('events:most')} hint={t('events:talkHint')} /></FieldRow> : null}
        <FormActions><SubmitButton>{t('events:register')}</SubmitButton></FormActions>
      </Fields>
    </Form>
  );
}

function Own({ event, own }: { event: EventResource; own: OwnRegistration }) {
  const { t } = useTranslation();
  return (
    <>
      <p>{own.status === 'seat' ? t('events:have') : t('events:line', { n: own.place_in_line })} · {own.person}{own.came_at ? ` · ${t('events:came')}` : ''}</p>
      <div className={`${classes.row} ${classes.after}`}>
        {own.status === 'seat' ? <LinkButton to={paths.eventTicket(event.id)}>{t('events:ticket')}</LinkButton> : null}
        {own.status === 'seat' && event.slots ? <LinkButton tone="secondary" to={paths.eventTalks(event.id)}>{t('events:myTalks')}</LinkButton> : null}
        {own.came_at ? null : <Form method="post" preventScrollReset><input type="hidden" name="intent" value="leave" /><ConfirmButton tone="quiet" title={t('events:giveBack')} body={<p>{t('events:giveBackSure')}</p>}>{t('events:giveBack')}</ConfirmButton></Form>}
      </div>
    </>
  );
}

/** One event as everybody may read it, with the reader's own registration. */
export function EventPage({ event: e, own, may, answer }: EventData & { answer: Answer | undefined }) {
  const { t } = useTranslation();
  const { pick, instant } = useFormat();
  const when = useWhen();
  const title = pick(e.title_zh, e.title_en);
  const facts = [
    { key: t('events:time'), value: <>{when(e.starts_at, e.ends_at)} <span className="jz-muted">{t('events:zone')}</span></> }, { key: t('events:place'), value: pick(e.place_zh, e.place_en) }, { key: t('events:organiser'), value: pick(e.organiser.name_zh, e.organiser.name_en) },
    { key: t('events:registerUntil'), value: instant(e.register_until) }, { key: t('events:seats'), value: <SeatsLeft event={e} /> },
    { key: t('events:talks'), value: e.first_slot_at ? t('events:talksPlanned', { slots: e.slots, minutes: e.slot_minutes, tables: e.tables, from: instant(e.first_slot_at) }) : t('events:noTalks') },
  ];
  return (
    <Page title={title} heading={<>{title} <Badge tone={e.tone as never}>{t(`events:state.${e.state}`)}</Badge></>} lead={t(`events:kind.${e.kind}`)} crumbs={[{ label: t('events:title'), to: paths.events() }]}
      actions={<LinkButton tone="secondary" to={paths.eventCalendar(e.id)} reloadDocument>{t('events:one')}</LinkButton>}>
      {e.demo ? <Notice tone="neutral" title={t('events:demo')} /> : null}
      <DoneNotice answer={answer}><p>{t('events:done')}</p></DoneNotice>
      <Refused answer={answer} />
      <Section title={t('events:register')} look={own === null && may === 'register' && e.open_for_registration ? 'wake' : 'card'}>
        {may === 'run' ? <LinkButton to={paths.eventManage(e.id)}>{t('events:run')}</LinkButton> : own ? <Own event={e} own={own} /> : !e.open_for_registration ? <p className="jz-muted">{t('events:closed')}</p>
          : may === 'sign_in' ? <LinkButton to={paths.login(paths.event(e.id))}>{t('events:signIn')}</LinkButton> : may === 'not_role' ? <p className="jz-muted">{t('events:mayNot')}</p> : <RegisterForm event={e} answer={answer} />}
      </Section>
      <Section title={t('events:about')}><p className={classes.text}>{pick(e.about_zh, e.about_en)}</p><div className={classes.after}><KeyValue items={facts} /></div></Section>
    </Page>
  );
}

export interface TicketData { event: EventResource; registration: OwnRegistration; org: { name_zh: string; name_en: string }; svg: string }

/** The ticket: a code to be read at the door, and what is typed where it cannot be. */
export function TicketPage({ event: e, registration, org, svg }: TicketData) {
  const { t } = useTranslation();
  const { pick } = useFormat();
  const when = useWhen();
  return (
    <Page title={t('events:ticket')} lead={t('events:ticketLead')} crumbs={[{ label: t('events:title'), to: paths.events() }, { label: pick(e.title_zh, e.title_en), to: paths.event(e.id) }]} width="narrow">
      <Section title={pick(e.title_zh, e.title_en)}>
        <div className={classes.ticket}>
          {/* Drawn by the server from a signed text; nothing of it was typed by anybody. */}
          <div role="img" aria-label={t('events:ticket')} dangerouslySetInnerHTML={{ __html: svg }} />
          <span className={classes.code}>{registration.code}</span>
        </div>
        <div className={classes.after}><KeyValue items={[{ key: t('events:person'), value: registration.person }, { key: t('events:org'), value: pick(org.name_zh, org.name_en) }, { key: t('events:time'), value: when(e.starts_at, e.ends_at) }, { key: t('events:place'), value: pick(e.place_zh, e.place_en) }]} /></div>
        {e.slots ? <p><Link to={paths.eventTalks(e.id)}>{t('events:myTalks')}</Link></p> : null}
      </Section>
    </Page>
  );
}
