import { Form, Link } from 'react-router';
import { useTranslation } from '#app/i18n/react.tsx';
import { paths } from '#app/http/paths.ts';
import { zFind, type DirectoryOrg, type DirectoryPerson, type Found, type HistoryEvent } from '#app/modules/operations/contract-find.ts';
import { ErrorNotice, Fields, FormActions, getFormProps, TextField, useAppForm, type Answer } from '../forms/index.ts';
import { DataTable, DateText, EmptyState, KeyValue, Section, SubmitButton, useFormat } from '../index.ts';
import { OperatorFrame } from './frame.tsx';

/** The one box: what it is, and the page that opens it; below, the newest organisations and people. */
export function FindPage({ orgs, people, answer }: { orgs: DirectoryOrg[]; people: DirectoryPerson[]; answer: Answer | undefined }) {
  const { t } = useTranslation();
  const done = answer?.done as { found: Found[]; asked: string } | null | undefined;
  const [form, fields] = useAppForm({ schema: zFind, answer: done ? null : answer, id: 'find', defaultValue: { q: done?.asked ?? '' } });
  return (
    <OperatorFrame title={t('operator:find.title')} lead={t('operator:find.lead')}>
      <Section>
        <Form method="post" {...getFormProps(form)} key={done?.asked ?? ''}>
          <Fields>
            <ErrorNotice answer={answer} />
            <TextField field={fields.q} label={t('operator:find.q')} hint={t('operator:find.hint')} autoComplete="off" spellCheck={false} />
            <FormActions><SubmitButton>{t('operator:find.go')}</SubmitButton></FormActions>
          </Fields>
        </Form>
      </Section>
      {done ? <Results found={done.found} asked={done.asked} /> : null}
      <Section title={t('operator:find.orgs')}><OrgTable orgs={orgs} /></Section>
      <Section title={t('operator:find.people')}><PeopleTable people={people} /></Section>
    </OperatorFrame>
  );
}

function Results({ found, asked }: { found: Found[]; asked: string }) {
  const { t } = useTranslation();
  const { pick } = useFormat();
  if (found.length === 0) return <EmptyState title={t('operator:find.none', { q: asked })}><p>{t('operator:find.noneHint')}</p></EmptyState>;
  return (
    <Section title={t('operator:find.found', { count: found.length })}>
      <DataTable rows={found} rowKey={(f) => `${f.kind}:${f.id}`} caption={t('operator:find.found', { count: found.length })} columns={[
        { key: 'kind', label: t('operator:find.kind'), shrink: true, cell: (f) => t(`operator:find.what.${f.kind}`) },
        { key: 'title', label: t('operator:find.name'), cell: (f) => <Link to={f.href}>{pick(f.title.zh, f.title.en) || f.id}</Link> },
        { key: 'id', label: t('operator:find.id'), cell: (f) => <span className="jz-muted jz-small">{f.id}</span> },
        { key: 'detail', label: t('operator:find.detail'), cell: (f) => <span className="jz-muted jz-small">{f.kind === 'person' || f.kind === 'patent' || f.kind === 'document' || f.kind === 'bank_order' || f.kind === 'statement_line' ? f.detail : ''}</span> },
      ]} />
    </Section>
  );
}

function OrgTable({ orgs }: { orgs: DirectoryOrg[] }) {
  const { t } = useTranslation();
  const { pick, number } = useFormat();
  return (
    <DataTable rows={orgs} rowKey={(o) => o.id} caption={t('operator:find.orgs')} columns={[
      { key: 'name', label: t('operator:find.name'), cell: (o) => <Link to={paths.operatorOrganisation(o.id)}>{pick(o.title.zh, o.title.en)}</Link> },
      { key: 'kind', label: t('operator:find.kind'), shrink: true, cell: (o) => t(`ui:vocab.orgKind.${o.kind}`) },
      { key: 'state', label: t('operator:find.verification'), shrink: true, cell: (o) => t(`operator:find.state.${o.verification}`) },
      { key: 'members', label: t('operator:find.members'), align: 'end', cell: (o) => number(o.members) },
      { key: 'deals', label: t('operator:find.deals'), align: 'end', cell: (o) => number(o.deals) },
      { key: 'since', label: t('operator:find.since'), shrink: true, cell: (o) => <DateText value={o.since} /> },
    ]} />
  );
}

function PeopleTable({ people }: { people: DirectoryPerson[] }) {
  const { t } = useTranslation();
  const { pick } = useFormat();
  return (
    <DataTable rows={people} rowKey={(p) => p.id} caption={t('operator:find.people')} columns={[
      { key: 'name', label: t('operator:find.name'), cell: (p) => <Link to={paths.operatorPerson(p.id)}>{p.name || p.id}</Link> },
      { key: 'email', label: t('operator:find.email'), cell: (p) => p.email },
      { key: 'orgs', label: t('operator:find.orgs'), cell: (p) => p.orgs.map((o) => `${pick(o.title.zh, o.title.en)} (${o.left ? t('operator:find.left') : t(`ui:vocab.role.${o.role}`)})`).join(', ') || '—' },
      { key: 'since', label: t('operator:find.since'), shrink: true, cell: (p) => <DateText value={p.since} /> },
    ]} />
  );
}

/** What was done, newest first. Actions and chains keep their technical names: they are those of the audit trail. */
function History({ history }: { history: HistoryEvent[] }) {
  const { t } = useTranslation();
  return (
    <Section title={t('operator:find.history')} hint={t('operator:find.historyHint')}>
      {history.length ? (
        <DataTable rows={history} rowKey={(h) => `${h.at}${h.chain}${h.action}${h.subject}`} caption={t('operator:find.history')} columns={[
          { key: 'at', label: t('operator:find.at'), shrink: true, cell: (h) => <DateText value={h.at} time /> },
          { key: 'action', label: t('operator:find.action'), cell: (h) => <code>{h.action}</code> },
          { key: 'by', label: t('operator:find.by'), cell: (h) => h.by },
          { key: 'subject', label: t('operator:find.subject'), cell: (h) => <span className="jz-muted jz-small">{h.subject}</span> },
        ]} />
      ) : <EmptyState title={t('operator:find.noHistory')} />}
    </Section>
  );
}

export function OrganisationFile({ org, people, history }: { org: DirectoryOrg; people: DirectoryPerson[]; history: HistoryEvent[] }) {
  const { t } = useTranslation();
  const { pick, number } = useFormat();
  return (
    <OperatorFrame title={pick(org.title.zh, org.title.en)} crumbs={[{ label: t('operator:find.title'), to: paths.operatorFind() }]}>
      <Section>
        <KeyValue items={[
          { key: t('operator:find.kind'), value: t(`ui:vocab.orgKind.${org.kind}`) }, { key: t('operator:find.verification'), value: t(`operator:find.state.${org.verification}`) },
          { key: t('operator:find.deals'), value: number(org.deals) }, { key: t('operator:find.since'), value: <DateText value={org.since} /> }, { key: t('operator:find.id'), value: org.id },
        ]} />
      </Section>
      <Section title={t('operator:find.people')}><PeopleTable people={people} /></Section>
      <History history={history} />
    </OperatorFrame>
  );
}

export function PersonFile({ person, history }: { person: DirectoryPerson; history: HistoryEvent[] }) {
  const { t } = useTranslation();
  const { pick } = useFormat();
  return (
    <OperatorFrame title={person.name || person.id} crumbs={[{ label: t('operator:find.title'), to: paths.operatorFind() }]}>
      <Section>
        <KeyValue items={[
          { key: t('operator:find.email'), value: person.closed ? t('operator:find.closed') : person.email }, { key: t('operator:find.since'), value: <DateText value={person.since} /> }, { key: t('operator:find.id'), value: person.id },
          ...person.orgs.map((o) => ({ key: t(`ui:vocab.role.${o.role}`), value: <><Link to={paths.operatorOrganisation(o.id)}>{pick(o.title.zh, o.title.en)}</Link>{o.left ? ` (${t('operator:find.left')})` : ''}</> })),
        ]} />
      </Section>
      <History history={history} />
    </OperatorFrame>
  );
}
