import { useTranslation } from '#app/i18n/react.tsx';
import { Form, Link } from 'react-router';
import { z } from 'zod';
import { paths } from '#app/http/paths.ts';
import { InviteInventorInput, type InventorLink, type NameMatch } from '#app/modules/inventors/contract.ts';
import { answerFor, ConfirmButton, ErrorNotice, Fields, FormActions, getFormProps, Notice, TextField, useAppForm, type Answer } from '../forms/index.ts';
import { DataTable, DateText, EmptyState, Page, Section, SubmitButton, useFormat } from '../index.ts';
import classes from './inventors.module.css';

interface Data { name: string; matches: readonly NameMatch[]; links: readonly InventorLink[] }
const Invite = InviteInventorInput.extend({ intent: z.literal('invite') });

/** Who is linked to which patents as inventor; looking a name up and inviting the person to their patents. */
export function InventorsPage({ data, answer }: { data: Data; answer: Answer | null | undefined }) {
  const { t } = useTranslation();
  const invited = answerFor(answer, 'invite');
  return (
    <Page title={t('inventor:manage.title')} lead={t('inventor:manage.lead')} crumbs={[{ label: t('inventor:manage.crumb'), to: paths.portfolio() }]}>
      {invited?.done ? <Notice tone="good"><p>{t(invited.done.atOnce ? 'inventor:manage.linkedNow' : 'inventor:manage.invitedNow', { email: invited.done.email, count: Number(invited.done.links) })}</p></Notice> : null}
      <Section title={t('inventor:manage.find')} hint={t('inventor:manage.findHint')}>
        <Form method="get" className={classes.find}>
          <label htmlFor="inventor-name">{t('inventor:manage.name')}</label>
          <input id="inventor-name" name="name" defaultValue={data.name} maxLength={120} required />
          <SubmitButton tone="secondary">{t('inventor:manage.look')}</SubmitButton>
        </Form>
      </Section>
      {data.name ? <InviteSection key={data.name} data={data} answer={invited} /> : null}
      <Links links={data.links} answer={answerFor(answer, 'end')} />
    </Page>
  );
}

function InviteSection({ data, answer }: { data: Data; answer: Answer | null }) {
  const { t } = useTranslation();
  const { pick } = useFormat();
  const [form, fields] = useAppForm({ schema: Invite, answer, id: 'invite-inventor', defaultValue: { name: data.name } });
  const missing = Boolean(fields.patent_ids.errors?.length);
  if (!data.matches.length) return <Section title={t('inventor:manage.matches', { name: data.name })}><EmptyState title={t('inventor:manage.noMatch')}><p>{t('inventor:manage.noMatchHint')}</p></EmptyState></Section>;
  return (
    <Section title={t('inventor:manage.matches', { name: data.name })} hint={t('inventor:manage.matchesHint')}>
      <Form method="post" {...getFormProps(form)}>
        <input type="hidden" name="intent" value="invite" />
        <input type="hidden" name="name" value={data.name} />
        <Fields>
          {answer?.error?.code === 'validation' ? null : <ErrorNotice answer={answer} />}
          <fieldset className={classes.choices}>
            <legend>{t('inventor:manage.choose')}</legend>
            {missing ? <p role="alert">{t('inventor:manage.chooseOne')}</p> : null}
            {data.matches.map((m) => (
              <label key={m.patent_id} className={classes.choice}>
                <input type="checkbox" name="patent_ids" value={m.patent_id} defaultChecked />
                <span>{pick(m.title.zh, m.title.en) || m.patent_number} <span className="jz-muted jz-small jz-num">{m.patent_number} · {m.written}</span></span>
              </label>
            ))}
          </fieldset>
          <TextField field={fields.email} label={t('inventor:manage.email')} hint={t('inventor:manage.emailHint')} type="email" />
          <FormActions><SubmitButton>{t('inventor:manage.invite')}</SubmitButton></FormActions>
        </Fields>
      </Form>
    </Section>
  );
}

function Links({ links, answer }: { links: readonly InventorLink[]; answer: Answer | null }) {
  const { t } = useTranslation();
  const { pick } = useFormat();
  return (
    <Section title={t('inventor:manage.links')} hint={t('inventor:manage.linksHint')}>
      <ErrorNotice answer={answer} />
      {links.length ? (
        <DataTable rows={[...links]} rowKey={(l) => l.id} caption={t('inventor:manage.links')} columns={[
          { key: 'who', label: t('inventor:manage.person'), cell: (l) => <div><strong>{l.name || l.name_on_patent || l.email}</strong><div className="jz-muted jz-small">{l.email}</div></div> },
          { key: 'patent', label: t('inventor:patent'), cell: (l) => <Link to={paths.patent(l.patent_number)}>{pick(l.title.zh, l.title.en) || l.patent_number}</Link> },
          { key: 'state', label: t('inventor:manage.state'), shrink: true, cell: (l) => t(`inventor:link.${l.state}`) },
          { key: 'by', label: t('inventor:manage.confirmed'), cell: (l) => <span>{l.confirmed_by} · <DateText value={l.confirmed_at} /></span> },
          { key: 'do', label: '', shrink: true, phone: null, cell: (l) => (l.state === 'ended' ? null : (
            <Form method="post">
              <input type="hidden" name="intent" value="end" />
              <input type="hidden" name="link_id" value={l.id} />
              <ConfirmButton small title={t('inventor:manage.endTitle')} body={t('inventor:manage.endBody')}>{t('inventor:manage.end')}</ConfirmButton>
            </Form>
          )) },
        ]} />
      ) : <EmptyState title={t('inventor:manage.none')}><p>{t('inventor:manage.noneHint')}</p></EmptyState>}
    </Section>
  );
}
