import { useState } from 'react';
import { useTranslation } from '#app/i18n/react.tsx';
import { Form } from 'react-router';
import { z } from 'zod';
import { paths } from '#app/http/paths.ts';
import { VerificationInput, type Submission, type VerificationStatus } from '#app/modules/orgs/contract-verification.ts';
import { answerFor, ConfirmButton, ErrorNotice, Fields, FieldRow, FileField, FormActions, getFormProps, Notice, RadioGroup, SelectField, TextField, useAppForm, type Answer } from '../forms/index.ts';
import { DataTable, DateText, KeyValue, Section, SubmitButton, type Column } from '../index.ts';
import { useViewer } from '../hooks.ts';
import { VerificationBadge } from './badges.tsx';

export const zSubmitForm = VerificationInput.safeExtend({ intent: z.literal('submit'), file: z.unknown().optional() });
/** Forms of the page; the action tells them apart by `intent`. */
export const zVerificationForm = z.discriminatedUnion('intent', [zSubmitForm, z.object({ intent: z.literal('withdraw') })]);

export interface VerificationPageData { status: VerificationStatus; countries: { code: string; name: string }[]; names: { zh: string; en: string } }

/** Where the organisation's verification stands, what to hand in, and what was handed in before. */
export function VerificationSections({ data, answer, manage }: { data: VerificationPageData; answer: Answer | undefined; manage: boolean }) {
  const { t } = useTranslation();
  const { status } = data;
  const open = status.submissions.find((s) => s.state === 'submitted') ?? null;
  const done = typeof answer?.done?.told === 'string' ? answer.done.told : null;
  return (
    <>
      {done ? <Notice tone="good"><p>{t(`rights:verify.${done}`)}</p></Notice> : null}
      {status.name_held ? <Notice tone="attention" title={t('rights:verify.held')}><p>{t('rights:verify.heldText')}</p></Notice> : null}
      <Standing status={status} />
      {open ? <Waiting submission={open} manage={manage} answer={answer} /> : manage ? <SubmitForm data={data} answer={answer} /> : null}
      {status.submissions.length ? <History rows={status.submissions} /> : null}
    </>
  );
}

function Standing({ status: { verification: v, submissions } }: { status: VerificationStatus }) {
  const { t } = useTranslation();
  const refused = v.state === 'refused' ? submissions.find((s) => s.state === 'refused') : undefined;
  return (
    <Section title={t('rights:verify.now')} look={v.verified && v.state === 'verified' ? 'card' : 'wake'} actions={<VerificationBadge verification={v} />}>
      <div className="jz-stack">
        <p>{t(`rights:verify.why.${v.state}`)}</p>
        {refused ? <p><strong>{t('rights:verify.col.reason')}</strong>{'　'}{refused.reason}</p> : null}
        {v.until ? <KeyValue items={[{ key: t('rights:verify.until'), value: <DateText value={v.until} /> }]} /> : null}
      </div>
    </Section>
  );
}

function Waiting({ submission, manage, answer }: { submission: Submission; manage: boolean; answer: Answer | undefined }) {
  const { t } = useTranslation();
  return (
    <Section title={t('rights:verify.open')}>
      <KeyValue items={[
        { key: t('rights:verify.legalName'), value: submission.legal_name },
        { key: t('rights:verify.col.number'), value: <span className="jz-num">{numberOf(submission)}</span> },
        { key: t('rights:verify.address'), value: submission.address },
        { key: t('rights:verify.col.at'), value: <DateText value={submission.created_at} time /> },
        { key: t('rights:verify.col.file'), value: <a href={paths.evidence(submission.file_id)}>{t('rights:verify.openFile')}</a> },
      ]} />
      <ErrorNotice answer={answerFor(answer, 'withdraw')} />
      {manage ? (
        <Form method="post" encType="multipart/form-data">
          <FormActions><ConfirmButton name="intent" value="withdraw" title={t('rights:verify.withdrawTitle')} body={<p>{t('rights:verify.withdrawBody')}</p>}>{t('rights:verify.withdraw')}</ConfirmButton></FormActions>
        </Form>
      ) : null}
    </Section>
  );
}

const numberOf = (s: Submission) => s.credit_code ?? `${s.register_country ?? ''} ${s.register_number ?? ''}`.trim();

function SubmitForm({ data, answer }: { data: VerificationPageData; answer: Answer | undefined }) {
  const { t } = useTranslation();
  const { user } = useViewer();
  const { status, countries, names } = data;
  const last = status.submissions.find((s) => s.state === 'verified' || s.state === 'refused');
  const mine = answerFor(answer, 'submit');
  const [regime, setRegime] = useState<string>(last?.regime ?? 'cn');
  const [form, fields] = useAppForm({
    schema: zSubmitForm, answer: mine, id: 'verification',
    defaultValue: {
      intent: 'submit', regime: last?.regime ?? 'cn', legal_name: last?.legal_name ?? names.zh, credit_code: last?.credit_code ?? undefined,
      register_country: last?.register_country ?? undefined, register_number: last?.register_number ?? undefined, address: last?.address ?? '',
    },
  });
  const reason = typeof mine?.error?.details.state === 'string' ? mine.error.details.state : null;
  return (
    <Section title={t(status.verification.verified ? 'rights:verify.renew' : 'rights:verify.form')} hint={status.verification.verified ? t('rights:verify.renewNote') : undefined}>
      <Form method="post" encType="multipart/form-data" {...getFormProps(form)} onChange={(e) => {
        const input = e.target as unknown as HTMLInputElement;
        if (input.name === 'regime') setRegime(input.value);
      }}>
        <input type="hidden" name="intent" value="submit" />
        <Fields>
          {mine?.error && mine.error.code !== 'validation' ? <ErrorNotice answer={mine}>{reason ? <p>{t(`rights:verify.conflict.${reason}`, { defaultValue: '' })}</p> : null}</ErrorNotice> : null}
          <RadioGroup field={fields.regime} label={t('rights:verify.regime')} options={(['cn', 'foreign'] as const).map((value) => ({ value, label: t(`rights:verify.regimes.${value}`) }))} />
          <TextField field={fields.legal_name} label={t('rights:verify.legalName')} hint={t('rights:verify.legalNameHint')} autoComplete="organization" />
          {regime === 'cn' ? <TextField field={fields.credit_code} optional={false} label={t('rights:verify.code')} hint={t('rights:verify.codeHint')} autoComplete="off" spellCheck={false} /> : (
            <FieldRow>
              <SelectField field={fields.register_country} optional={false} label={t('rights:verify.country')} empty={t('rights:verify.countryEmpty')} options={countries.map((c) => ({ value: c.code, label: c.name }))} />
              <TextField field={fields.register_number} optional={false} label={t('rights:verify.number')} hint={t('rights:verify.numberHint')} autoComplete="off" spellCheck={false} />
            </FieldRow>
          )}
          <TextField field={fields.address} label={t('rights:verify.address')} autoComplete="street-address" />
          <FileField field={fields.file} optional={false} label={t('rights:verify.file')} hint={t('rights:verify.fileHint')} accept="application/pdf,image/png,image/jpeg" />
          <p className="jz-muted jz-small">{t('rights:verify.nameNote', { name: user?.name ?? '' })}</p>
          <FormActions><SubmitButton>{t('rights:verify.go')}</SubmitButton></FormActions>
        </Fields>
      </Form>
    </Section>
  );
}

function History({ rows }: { rows: readonly Submission[] }) {
  const { t } = useTranslation();
  const columns: Column<Submission>[] = [
    { key: 'name', label: t('rights:verify.col.name'), phone: null, cell: (s) => s.legal_name },
    { key: 'number', label: t('rights:verify.col.number'), cell: (s) => <span className="jz-num">{numberOf(s)}</span> },
    { key: 'at', label: t('rights:verify.col.at'), shrink: true, cell: (s) => <DateText value={s.created_at} /> },
    { key: 'state', label: t('rights:verify.col.state'), shrink: true, cell: (s) => t(`rights:verify.state.${s.state}`) },
    { key: 'reason', label: t('rights:verify.col.reason'), cell: (s) => s.reason || t('ui:none') },
    { key: 'file', label: t('rights:verify.col.file'), shrink: true, cell: (s) => <a href={paths.evidence(s.file_id)}>{t('rights:verify.openFile')}</a> },
  ];
  return <Section title={t('rights:verify.history')}><DataTable rows={rows} columns={columns} rowKey={(s) => s.id} caption={t('rights:verify.history')} /></Section>;
}
