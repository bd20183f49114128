import { useTranslation } from '#app/i18n/react.tsx';
import { Form, Link, useActionData, useLoaderData } from 'react-router';
import { z } from 'zod';
import { AppError } from '#app/core/errors.ts';
import { defineAction, defineLoader } from '#app/http/define.server.ts';
import { paths } from '#app/http/paths.ts';
import { SignUpInput } from '#app/modules/identity/contract.ts';
import { signInRegistered } from '#app/modules/identity/sign-in.server.ts';
import { signUp } from '#app/modules/identity/sign-up.server.ts';
import { acceptInvitation, viewInvitation } from '#app/modules/orgs/accept-invitation.server.ts';
import { switchOrganisation } from '#app/modules/orgs/switch-organisation.server.ts';
import { LinkButton, Page, SubmitButton, useFormat, useRootData, type ShellHandle } from '#app/ui/index.ts';
import { ErrorNotice, Fields, FormActions, getFormProps, Notice, PasswordField, TextField, useAppForm } from '#app/ui/forms/index.ts';
import classes from './auth-page.module.css';
import { clientOf, redirectWith } from './reply.server.ts';

export const handle: ShellHandle = { texts: ['auth'] };

const Query = z.object({ invitation: z.string().max(200).optional().catch(undefined) });

export const loader = defineLoader({ access: 'guest', search: Query }, async ({ search, services }) => {
  const invitation = search.invitation ? await viewInvitation(services, search.invitation) : null;
  return { token: invitation?.state === 'open' ? search.invitation! : '', invitation: invitation?.state === 'open' ? { email: invitation.email, role: invitation.role, zh: invitation.orgNameZh, en: invitation.orgNameEn } : null };
});

export const action = defineAction({ access: 'guest', limit: 'secret', form: SignUpInput }, async (ask, input) => {
  const { services, locale } = ask;
  if (!input.invitation) {
    await signUp(services, { ...input, locale }, null, clientOf(ask));
    return { sent: input.email };
  }
  const invitation = await viewInvitation(services, input.invitation);
  if (invitation?.state !== 'open') throw new AppError('not_found');
  await signUp(services, { ...input, locale }, invitation.email);
  const session = await signInRegistered(services, input, clientOf(ask));
  const orgId = await acceptInvitation(services, { kind: 'user', userId: session.userId }, input.invitation);
  await switchOrganisation(services, { userId: session.userId, sessionToken: session.sessionToken }, orgId);
  return redirectWith(paths.home(), session.cookies);
});

function Sent({ email }: { email: string }) {
  const { t } = useTranslation();
  const mailbox = useRootData()?.mailbox;
  return (
    <Page title={t('auth:register.sentTitle')} width="narrow">
      <Notice tone="good"><p>{t('auth:register.sent', { email })}</p></Notice>
      {mailbox ? <div><LinkButton to={`${paths.mailbox()}?to=${encodeURIComponent(email)}`}>{t('auth:register.mailbox')}</LinkButton></div> : null}
    </Page>
  );
}

export default function Register() {
  const { t } = useTranslation();
  const { pick } = useFormat();
  const { token, invitation } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [form, fields] = useAppForm({ schema: SignUpInput, answer, id: 'register', defaultValue: { email: invitation?.email ?? '' } });
  const sent = answer?.done?.sent;
  if (typeof sent === 'string') return <div className={classes.page}><Sent email={sent} /></div>;
  return (
    <div className={classes.page}>
      <Page title={t('auth:register.title')} width="narrow" lead={invitation ? t('auth:register.invited', { org: pick(invitation.zh, invitation.en), role: t(`ui:vocab.role.${invitation.role}`) }) : t('auth:register.lead')}>
        <Form method="post" {...getFormProps(form)}>
          {token ? <input type="hidden" name="invitation" value={token} /> : null}
          <Fields>
            {answer?.error?.code === 'validation' ? null : <ErrorNotice answer={answer} />}
            <TextField field={fields.name} label={t('auth:field.name')} hint={t('auth:field.nameHint')} autoComplete="name" />
            <TextField field={fields.email} label={t('auth:field.email')} type="email" autoComplete="username" inputMode="email" readOnly={invitation !== null} />
            <PasswordField field={fields.password} label={t('auth:field.password')} hint={t('auth:field.passwordHint')} autoComplete="new-password" />
            <FormActions><SubmitButton>{t('auth:register.go')}</SubmitButton></FormActions>
          </Fields>
        </Form>
        <div className={classes.links}><span>{t('auth:register.have')} <Link to={paths.login(token ? paths.invitation(token) : undefined)}>{t('auth:register.login')}</Link></span></div>
      </Page>
    </div>
  );
}
