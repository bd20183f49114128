import { useTranslation } from '#app/i18n/react.tsx';
import { Form } from 'react-router';
import { z } from 'zod';
import { zId } from '#app/core/contract.ts';
import { paths } from '#app/http/paths.ts';
import { AppealInput, ProofInput, type HolderClaim, type OwnershipStatus, type ProofResource } from '#app/modules/patents/contract-ownership.ts';
import { answerFor, ConfirmButton, DateField, ErrorNotice, Fields, FieldRow, FileField, FormActions, getFormProps, Notice, TextAreaField, TextField, useAppForm, type Answer } from '../forms/index.ts';
import { OwnershipBadge } from '../identity/badges.tsx';
import { Badge, DataTable, DateText, KeyValue, Page, Section, SubmitButton, useCan, useFormat, type Column } from '../index.ts';

export const zProofForm = ProofInput.extend({ intent: z.literal('submit'), file: z.unknown().optional() });
export const zAppealForm = AppealInput.extend({ intent: z.literal('appeal'), claim_id: zId('claim') });
/** Forms of the page; the action tells them apart by `intent`. */
export const zOwnershipForm = z.discriminatedUnion('intent', [zProofForm, zAppealForm, z.object({ intent: z.literal('withdraw') }), z.object({ intent: z.literal('register') })]);

/** Who owns one of the organisation's patents, what has shown it, and what may be done about it. */
export function OwnershipPage({ status, answer }: { status: OwnershipStatus; answer: Answer | undefined }) {
  const { t } = useTranslation();
  const { pick } = useFormat();
  const can = useCan();
  const told = typeof answer?.done?.told === 'string' ? answer.done.told : null;
  const pending = status.proofs.find((p) => p.state === 'pending') ?? null;
  const title = pick(status.title.zh, status.title.en);
  const act = can('listing.write') && status.ownership !== 'passed';
  return (
    <Page title={`${t('rights:proof.title')} · ${title}`} heading={t('rights:proof.title')} lead={<>{title} <span className="jz-num">{status.number}</span></>} crumbs={[{ label: t('rights:proof.crumb'), to: paths.portfolio() }, { label: title, to: paths.patent(status.number) }]}>
      {told ? <Notice tone="good"><p>{t(`rights:proof.${told}`)}</p></Notice> : null}
      <Standing status={status} />
      {status.claims.length ? <Claims claims={status.claims} answer={answer} act={act} /> : null}
      {act && status.register && !pending ? <Register name={status.register} answer={answer} /> : null}
      {pending ? <Pending proof={pending} act={act} answer={answer} /> : act ? status.ownership === 'proven' ? <details open={Boolean(answerFor(answer, 'submit'))}><summary>{t('rights:proof.newer')}</summary><ProofForm status={status} answer={answer} /></details> : <ProofForm status={status} answer={answer} /> : null}
      <History proofs={status.proofs} />
    </Page>
  );
}

function Standing({ status }: { status: OwnershipStatus }) {
  const { t } = useTranslation();
  const names = status.others_named.join(t('card:list'));
  return (
    <Section title={t('rights:proof.state')} hint={t('rights:proof.lead')} look={status.ownership === 'proven' || status.ownership === 'passed' ? 'card' : 'wake'} actions={<OwnershipBadge state={status.ownership} asOf={status.as_of} />}>
      <div className="jz-stack">
        <p>{t(`rights:proof.say.${status.ownership}`)}</p>
        {status.ownership !== 'proven' && status.ownership !== 'passed' && names ? <Notice tone="attention" title={t('rights:proof.others', { names })}><p>{t('rights:proof.othersText')}</p></Notice> : null}
        {status.proven_elsewhere && status.ownership !== 'passed' ? <Notice tone="attention"><p>{t('rights:proof.elsewhere')}</p></Notice> : null}
        {status.due_on && status.ownership === 'unproven' ? <KeyValue items={[{ key: t('rights:proof.due'), value: <><DateText value={status.due_on} /> <span className="jz-small jz-muted">{t('rights:proof.dueText')}</span></> }]} /> : null}
      </div>
    </Section>
  );
}

/** Why it was refused as a whole, in the words of this page where it has some. */
function Refusal({ answer, intent }: { answer: Answer | undefined; intent: string }) {
  const { t } = useTranslation();
  const mine = answerFor(answer, intent);
  if (!mine?.error || mine.error.code === 'validation') return null;
  const reason = typeof mine.error.details.reason === 'string' ? t(`rights:proof.conflict.${mine.error.details.reason}`, { defaultValue: '' }) : '';
  return <ErrorNotice answer={reason ? { ...mine, error: { ...mine.error, message: reason } } : mine} />;
}

function Register({ name, answer }: { name: string; answer: Answer | undefined }) {
  const { t } = useTranslation();
  return (
    <Section title={t('rights:proof.kind.adapter')} hint={t('rights:proof.registerText', { name })}>
      <Refusal answer={answer} intent="register" />
      <Form method="post"><input type="hidden" name="intent" value="register" /><FormActions><SubmitButton tone="secondary">{t('rights:proof.register')}</SubmitButton></FormActions></Form>
    </Section>
  );
}

function Pending({ proof, act, answer }: { proof: ProofResource; act: boolean; answer: Answer | undefined }) {
  const { t } = useTranslation();
  return (
    <Section title={t('rights:proof.waits')}>
      <KeyValue items={[
        { key: t('rights:proof.extractNo'), value: <span className="jz-num">{proof.reference}</span> }, { key: t('rights:proof.owners'), value: proof.owner_names.join(t('card:list')) },
        { key: t('rights:proof.extractDay'), value: <DateText value={proof.as_of} /> }, { key: t('rights:proof.col.at'), value: <DateText value={proof.created_at} time /> },
        proof.file_id ? { key: t('rights:proof.col.file'), value: <a href={paths.evidence(proof.file_id)}>{t('rights:proof.openFile')}</a> } : null,
      ]} />
      <Refusal answer={answer} intent="withdraw" />
      {act ? <Form method="post"><FormActions><ConfirmButton name="intent" value="withdraw" title={t('rights:proof.withdrawTitle')} body={<p>{t('rights:proof.withdrawBody')}</p>}>{t('rights:proof.withdraw')}</ConfirmButton></FormActions></Form> : null}
    </Section>
  );
}

function ProofForm({ status, answer }: { status: OwnershipStatus; answer: Answer | undefined }) {
  const { t } = useTranslation();
  const again = status.proofs[0]?.state === 'refused' && !status.proofs[0].is_appeal;
  const [form, fields] = useAppForm({ schema: zProofForm, answer: answerFor(answer, 'submit'), id: 'proof', defaultValue: { intent: 'submit', as_of: status.today, owner_names: status.others_named.join('\n') } });
  return (
    <Section title={t('rights:proof.form')} hint={again ? t('rights:proof.appealNote') : undefined} id="submit">
      <Form method="post" encType="multipart/form-data" {...getFormProps(form)}>
        <input type="hidden" name="intent" value="submit" />
        <Fields>
          <Refusal answer={answer} intent="submit" />
          <FieldRow>
            <TextField field={fields.extract_no} label={t('rights:proof.extractNo')} hint={t('rights:proof.extractHint')} autoComplete="off" />
            <DateField field={fields.as_of} label={t('rights:proof.extractDay')} hint={t('rights:proof.extractDayHint')} min={status.oldest_extract} max={status.today} />
          </FieldRow>
          <TextAreaField field={fields.owner_names} label={t('rights:proof.owners')} hint={t('rights:proof.ownersHint')} rows={2} />
          <FileField field={fields.file} optional={false} label={t('rights:proof.file')} hint={t('rights:proof.fileHint')} accept="application/pdf,image/png,image/jpeg" />
          <FormActions><SubmitButton>{t(again ? 'rights:proof.goAppeal' : 'rights:proof.go')}</SubmitButton></FormActions>
        </Fields>
      </Form>
    </Section>
  );
}

function Claims({ claims, answer, act }: { claims: readonly HolderClaim[]; answer: Answer | undefined; act: boolean }) {
  const { t } = useTranslation();
  const state = (c: HolderClaim) => (c.state === 'open' ? 'open' : `${c.state}${c.side === 'holder' ? 'Holder' : 'Claimant'}`);
  return (
    <Section title={t('rights:proof.claims')} hint={t('rights:proof.claimsHint')} id="claims">
      <div className="jz-stack">
        {claims.map((c) => (
          <div key={c.id} className="jz-stack">
            <p className="jz-row"><Badge tone={c.state === 'open' ? 'wait' : (c.state === 'upheld') === (c.side === 'claimant') ? 'good' : 'bad'} date={c.decided_at ?? c.created_at}>{c.kind === 'appeal' ? `${t('rights:proof.appealKind')}: ` : ''}{c.kind === 'appeal' && c.state !== 'open' ? t(`rights:claim.state.${c.state}`) : t(`rights:proof.claimState.${state(c)}`)}</Badge></p>
            {c.state === 'open' ? <p className="jz-small jz-muted">{t('rights:proof.openText')}</p> : <p>{c.decision}</p>}
            {c.can_appeal && act ? <AppealForm claim={c} answer={answer} /> : null}
          </div>
        ))}
      </div>
    </Section>
  );
}

function AppealForm({ claim, answer }: { claim: HolderClaim; answer: Answer | undefined }) {
  const { t } = useTranslation();
  const [form, fields] = useAppForm({ schema: zAppealForm, answer: answerFor(answer, 'appeal'), id: `appeal-${claim.id}`, defaultValue: { intent: 'appeal', claim_id: claim.id } });
  return (
    <Form method="post" {...getFormProps(form)}>
      <input type="hidden" name="intent" value="appeal" />
      <input type="hidden" name="claim_id" value={claim.id} />
      <Fields>
        <Refusal answer={answer} intent="appeal" />
        <TextAreaField field={fields.reason} label={t('rights:proof.appealReason')} hint={t('rights:proof.appealReasonHint')} rows={3} />
        <FormActions><SubmitButton tone="secondary">{t('rights:proof.appeal')}</SubmitButton></FormActions>
      </Fields>
    </Form>
  );
}

function History({ proofs }: { proofs: readonly ProofResource[] }) {
  const { t } = useTranslation();
  const columns: Column<ProofResource>[] = [
    { key: 'kind', label: t('rights:proof.col.kind'), phone: null, cell: (p) => <>{t(`rights:proof.kind.${p.kind}`)} <span className="jz-small jz-muted jz-num">{p.reference}</span></> },
    { key: 'owners', label: t('rights:proof.col.owners'), cell: (p) => p.owner_names.join(t('card:list')) },
    { key: 'asOf', label: t('rights:proof.col.asOf'), shrink: true, cell: (p) => <DateText value={p.as_of} /> },
    { key: 'at', label: t('rights:proof.col.at'), shrink: true, cell: (p) => <DateText value={p.created_at} /> },
    { key: 'state', label: t('rights:proof.col.state'), shrink: true, cell: (p) => <Badge tone={p.state === 'accepted' ? 'good' : p.state === 'refused' ? 'bad' : p.state === 'pending' ? 'wait' : 'neutral'} date={p.decided_at}>{t(`rights:proof.outcome.${p.state}`)}</Badge> },
    { key: 'reason', label: t('rights:proof.col.reason'), cell: (p) => p.reason || t('ui:none') },
    { key: 'file', label: t('rights:proof.col.file'), shrink: true, cell: (p) => (p.file_id ? <a href={paths.evidence(p.file_id)}>{t('rights:proof.openFile')}</a> : t('ui:none')) },
  ];
  return <Section title={t('rights:proof.history')}>{proofs.length ? <DataTable rows={proofs} columns={columns} rowKey={(p) => p.id} caption={t('rights:proof.history')} /> : <p className="jz-muted">{t('rights:proof.none')}</p>}</Section>;
}
