import { useTranslation } from '#app/i18n/react.tsx';
import { Form } from 'react-router';
import { z } from 'zod';
import { LOCALES } from '#app/core/vocabulary.ts';
import { paths } from '#app/http/paths.ts';
import { ChangePasswordInput, EmailChangeInput, ProfileInput } from '#app/modules/identity/contract.ts';
import { ProofLink } from '#app/ui/account/proof-link.tsx';
import { Badge, DataTable, SubmitButton, useFormat, useViewer } from '#app/ui/index.ts';
import { DoneNotice, ErrorNotice, FieldRow, Fields, FormActions, getFormProps, PasswordField, RadioGroup, TextField, useAppForm, type Answer } from '#app/ui/forms/index.ts';

const Profile = ProfileInput.extend({ intent: z.literal('profile') });
const Email = EmailChangeInput.extend({ intent: z.literal('email') });
const Password = ChangePasswordInput.safeExtend({ intent: z.literal('password') });

/** Name, and language of mails. */
export function ProfileForm({ answer }: { answer: Answer | null }) {
  const { t } = useTranslation();
  const { user } = useViewer();
  const [form, fields] = useAppForm({ schema: Profile, answer, id: 'profile', defaultValue: { name: user?.name ?? '', locale: user?.locale ?? 'zh' } });
  return (
    <Form method="post" {...getFormProps(form)}>
      <Fields>
        <DoneNotice answer={answer} />
        <ErrorNotice answer={answer} />
        <FieldRow>
          <TextField field={fields.name} label={t('account:profile.name')} autoComplete="name" />
          <RadioGroup field={fields.locale} label={t('account:profile.locale')} options={LOCALES.map((locale) => ({ value: locale, label: t(`account:profile.${locale}`) }))} />
        </FieldRow>
        <FormActions><SubmitButton name="intent" value="profile">{t('account:profile.save')}</SubmitButton></FormActions>
      </Fields>
    </Form>
  );
}

/** The password, by the old one. */
export function PasswordForm({ answer }: { answer: Answer | null }) {
  const { t } = useTranslation();
  const { user } = useViewer();
  const [form, fields] = useAppForm({ schema: Password, answer, id: 'password' });
  return (
    <Form method="post" {...getFormProps(form)} key={answer?.done ? 'done' : 'open'}>
      <input type="text" name="username" autoComplete="username" defaultValue={user?.email} hidden readOnly />
      <Fields>
        <DoneNotice answer={answer}><p>{t('account:password.done')}</p></DoneNotice>
        {answer?.error?.code === 'validation' ? null : <ErrorNotice answer={answer} />}
        <PasswordField field={fields.current_password} label={t('account:password.current')} autoComplete="current-password" />
        <PasswordField field={fields.new_password} label={t('auth:field.newPassword')} hint={t('auth:field.passwordHint')} autoComplete="new-password" />
        <PasswordField field={fields.again} label={t('auth:field.again')} autoComplete="new-password" />
        <FormActions><SubmitButton name="intent" value="password">{t('account:password.go')}</SubmitButton></FormActions>
      </Fields>
    </Form>
  );
}

/** Organisations the person belongs to, with a way to act for another. */
export function Memberships() {
  const { t } = useTranslation();
  const { pick } = useFormat();
  const { org, memberships } = useViewer();
  if (!memberships.length) return <p className="jz-muted">{t('account:memberships.none')}</p>;
  return (
    <DataTable rows={memberships} rowKey={(m) => m.orgId} caption={t('account:memberships.caption')} columns={[
      { key: 'org', label: t('account:memberships.org'), cell: (m) => pick(m.nameZh, m.nameEn) },
      { key: 'role', label: t('account:memberships.role'), cell: (m) => t(`ui:vocab.role.${m.role}`) },
      {
        key: 'do', label: '', phone: null, shrink: true,
        cell: (m) => (m.orgId === org?.orgId ? <Badge tone="good">{t('account:memberships.current')}</Badge> : (
          <Form method="post" action={paths.preferences()}><SubmitButton tone="secondary" small name="org_id" value={m.orgId}>{t('account:memberships.switch')}</SubmitButton></Form>
        )),
      },
    ]} />
  );
}

/** The address one signs in with; changed by a link to the new one, after the password. */
export function EmailForm({ answer, fresh }: { answer: Answer | null; fresh: boolean }) {
  const { t } = useTranslation();
  const [form, fields] = useAppForm({ schema: Email, answer, id: 'email' });
  const sent = answer?.done?.email;
  if (!fresh) return <ProofLink next={paths.account()} />;
  return (
    <Form method="post" {...getFormProps(form)}>
      <Fields>
        {typeof sent === 'string' ? <DoneNotice answer={answer}><p>{t('security:email.sent', { email: sent })}</p></DoneNotice> : null}
        {answer?.error?.code === 'validation' ? null : <ErrorNotice answer={answer} />}
        <TextField field={fields.email} label={t('security:email.new')} type="email" autoComplete="email" inputMode="email" />
        <FormActions><SubmitButton name="intent" value="email">{t('security:email.go')}</SubmitButton></FormActions>
      </Fields>
    </Form>
  );
}
