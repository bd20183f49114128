import { useTranslation } from '#app/i18n/react.tsx';
import { Form } from 'react-router';
import { z } from 'zod';
import { paths } from '#app/http/paths.ts';
import { ClaimInput } from '#app/modules/patents/contract-ownership.ts';
import { ErrorNotice, Fields, FieldRow, FileField, FormActions, getFormProps, Notice, TextAreaField, TextField, useAppForm, type Answer } from '../forms/index.ts';
import { LinkButton, Section, SubmitButton, useFormat } from '../index.ts';

export const zClaimForm = ClaimInput.extend({ file: z.unknown().optional() });

/** "This is ours": who says so, for whom, why, and a document. */
export function ClaimForm({ answer, person }: { answer: Answer | undefined; person: { name: string; email: string; zh: string; en: string } | null }) {
  const { t } = useTranslation();
  const { pick } = useFormat();
  const [form, fields] = useAppForm({ schema: zClaimForm, answer: answer ?? null, id: 'claim', defaultValue: person ? { name: person.name, email: person.email, organisation: pick(person.zh, person.en) } : {} });
  const duplicate = answer?.error?.code === 'duplicate';
  return (
    <Section>
      <Form method="post" encType="multipart/form-data" {...getFormProps(form)}>
        <Fields>
          {answer?.error && answer.error.code !== 'validation' ? <ErrorNotice answer={duplicate ? { ...answer, error: { ...answer.error, message: t('rights:claim.duplicate') } } : answer} /> : null}
          <TextField field={fields.organisation} label={t('rights:claim.organisation')} hint={t('rights:claim.organisationHint')} autoComplete="organization" />
          <FieldRow>
            <TextField field={fields.name} label={t('rights:claim.name')} autoComplete="name" />
            <TextField field={fields.email} label={t('rights:claim.email')} hint={t('rights:claim.emailHint')} type="email" autoComplete="email" inputMode="email" />
          </FieldRow>
          <TextAreaField field={fields.reason} label={t('rights:claim.reason')} hint={t('rights:claim.reasonHint')} rows={5} />
          <FileField field={fields.file} optional label={t('rights:claim.file')} hint={t('rights:claim.fileHint')} accept="application/pdf,image/png,image/jpeg" />
          <p className="jz-small jz-muted">{t('rights:claim.privacy')}</p>
          <FormActions><SubmitButton>{t('rights:claim.go')}</SubmitButton></FormActions>
        </Fields>
      </Form>
    </Section>
  );
}

export function ClaimSent({ email, listingId }: { email: string; listingId: string }) {
  const { t } = useTranslation();
  return (
    <>
      <Notice tone="good" title={t('rights:claim.sent')}><p>{t('rights:claim.sentText', { email })}</p></Notice>
      <div><LinkButton tone="secondary" to={paths.listing(listingId)}>{t('rights:claim.back')}</LinkButton></div>
    </>
  );
}
