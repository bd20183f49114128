import { useState } from 'react';
import { useTranslation } from '#app/i18n/react.tsx';
import { Form } from 'react-router';
import { zText } from '#app/core/contract.ts';
import { zConfirmName, zEndSessions, zFindPerson, type PersonView } from '#app/modules/operations/contract.ts';
import { answerFor, ConfirmButton, DoneNotice, ErrorNotice, Fields, FormActions, getFormProps, Notice, TextField, useAppForm, type Answer } from '../forms/index.ts';
import { KeyValue, Section, SubmitButton, useFormat } from '../index.ts';
import { OperatorFrame } from './frame.tsx';

interface Found { person: PersonView | null; asked: string }

/** Looks a person up by mail address and ends what is open in their name, for somebody who lost hold of an account. */
export function PeoplePage({ answer }: { answer: Answer | undefined }) {
  const { t } = useTranslation();
  const done = answer?.done;
  const answered = done?.intent === 'find' ? (done as unknown as Found) : null;
  // A refusal names only what was wrong: the person it was about stays in sight, with the reason that was typed.
  const [kept, setKept] = useState(answered);
  if (answered && answered !== kept) setKept(answered);
  const found = done && done.intent !== 'find' ? null : answered ?? kept;
  const refused = { end: answerFor(answer, 'end'), name: answerFor(answer, 'name') };
  const [form, fields] = useAppForm({ schema: zFindPerson, answer: done || refused.end || refused.name ? null : answer, id: 'find-person', defaultValue: { email: found?.asked ?? '' } });
  return (
    <OperatorFrame title={t('operator:people.title')} lead={t('operator:people.lead')}>
      {done?.intent === 'end' ? <DoneNotice answer={answer}><p>{t('operator:people.ended', { sessions: Number(done.sessions), tokens: Number(done.tokens) })}</p></DoneNotice> : null}
      {done?.intent === 'name' ? <DoneNotice answer={answer}><p>{t('operator:people.confirmed', { name: String(done.name) })}</p></DoneNotice> : null}
      <ErrorNotice answer={answer} />
      <Section>
        <Form method="post" {...getFormProps(form)}>
          <input type="hidden" name="intent" value="find" />
          <Fields>
            <TextField field={fields.email} label={t('operator:people.email')} type="email" autoComplete="off" spellCheck={false} />
            <FormActions><SubmitButton>{t('operator:people.find')}</SubmitButton></FormActions>
          </Fields>
        </Form>
      </Section>
      {found ? (found.person ? <Person key={found.person.id} person={found.person} refused={refused} /> : <Notice><p>{t('operator:people.nobody', { email: found.asked })}</p></Notice>) : null}
    </OperatorFrame>
  );
}

/** The forms' own rules, so that the fields do not call themselves optional. */
const zEndForm = zEndSessions.extend({ reason: zText(500, 1) });
const zNameForm = zConfirmName.extend({ basis: zText(500, 1) });

interface Refused { end: Answer | null; name: Answer | null }

function Person({ person, refused }: { person: PersonView; refused: Refused }) {
  const { t } = useTranslation();
  const { pick } = useFormat();
  const [form, fields] = useAppForm({ schema: zEndForm, answer: refused.end, id: `end-${person.id}`, defaultValue: { person_id: person.id, reason: '' } });
  return (
    <Section title={person.name}>
      <div className="jz-stack">
        <KeyValue items={[
          { key: t('operator:people.email'), value: person.email },
          { key: t('operator:people.orgs'), value: person.organisations.length ? person.organisations.map((o) => `${pick(o.name_zh, o.name_en)} (${t(`ui:vocab.role.${o.role}`)})`).join(' · ') : t('operator:people.noOrgs') },
          { key: t('operator:people.factor'), value: t(person.second_factor ? 'operator:people.on' : 'operator:people.off') },
          { key: t('operator:people.sessions'), value: <span className="jz-num">{person.sessions}</span> },
          { key: t('operator:people.tokens'), value: <span className="jz-num">{person.tokens}</span> },
        ]} />
        <Form method="post" {...getFormProps(form)}>
          <input type="hidden" name="intent" value="end" />
          <input type="hidden" name="person_id" value={person.id} />
          <Fields>
            <TextField field={fields.reason} label={t('operator:people.reason')} hint={t('operator:people.reasonHint')} autoComplete="off" />
            <FormActions><ConfirmButton title={t('operator:people.ask', { name: person.name })} body={t('operator:people.askBody')}>{t('operator:people.end')}</ConfirmButton></FormActions>
          </Fields>
        </Form>
        {person.organisations.filter((o) => o.verified && !o.name_confirmed).map((o) => <ConfirmName key={o.member_id} person={person} at={o} answer={refused.name} />)}
      </div>
    </Section>
  );
}

/** What the person signs for the organisation bears a name somebody confirmed; here the platform does, by a paper it has seen. */
function ConfirmName({ person, at, answer }: { person: PersonView; at: PersonView['organisations'][number]; answer: Answer | null }) {
  const { t } = useTranslation();
  const { pick } = useFormat();
  const [form, fields] = useAppForm({ schema: zNameForm, answer, id: `name-${at.member_id}`, defaultValue: { member_id: at.member_id, name: person.name, basis: '' } });
  return (
    <Form method="post" {...getFormProps(form)}>
      <input type="hidden" name="intent" value="name" />
      <input type="hidden" name="member_id" value={at.member_id} />
      <input type="hidden" name="name" value={person.name} />
      <Fields>
        <TextField field={fields.basis} label={t('operator:people.basis', { name: person.name, org: pick(at.name_zh, at.name_en) })} hint={t('operator:people.basisHint')} autoComplete="off" />
        <FormActions><SubmitButton tone="secondary">{t('operator:people.confirm')}</SubmitButton></FormActions>
      </Fields>
    </Form>
  );
}
