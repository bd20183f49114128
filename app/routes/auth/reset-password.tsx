import { useTranslation } from '#app/i18n/react.tsx';
import { Form, Link, redirect, useActionData, useLoaderData } from 'react-router';
import { z } from 'zod';
import { defineAction, defineLoader } from '#app/http/define.server.ts';
import { paths } from '#app/http/paths.ts';
import { ResetPasswordInput } from '#app/modules/identity/contract.ts';
import { resetPassword } from '#app/modules/identity/passwords.server.ts';
import { Page, SubmitButton, type ShellHandle } from '#app/ui/index.ts';
import { Fields, FormActions, getFormProps, PasswordField, useAppForm } from '#app/ui/forms/index.ts';
import classes from './auth-page.module.css';

export const handle: ShellHandle = { texts: ['auth'] };

// Open to everybody: a person who is signed in may have followed the link on purpose.
export const loader = defineLoader({ access: 'public', search: z.object({ token: z.string().max(200).catch('') }) }, async ({ search }) => ({ token: search.token }));

export const action = defineAction({ access: 'public', limit: 'secret', form: ResetPasswordInput }, async ({ services }, input) => {
  await resetPassword(services, input);
  return redirect(`${paths.login()}?reset`);
});

export default function ResetPassword() {
  const { t } = useTranslation();
  const { token } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [form, fields] = useAppForm({ schema: ResetPasswordInput, answer, id: 'reset' });
  return (
    <div className={classes.page}>
      <Page title={t('auth:reset.title')} lead={t('auth:reset.lead')} width="narrow">
        <Form method="post" {...getFormProps(form)}>
          <input type="hidden" name="token" value={token} />
          <Fields>
            <PasswordField field={fields.new_password} label={t('auth:field.newPassword')} hint={t('auth:field.passwordHint')} autoComplete="new-password" />
            <PasswordField field={fields.again} label={t('auth:field.again')} autoComplete="new-password" />
            <FormActions><SubmitButton>{t('auth:reset.go')}</SubmitButton></FormActions>
          </Fields>
        </Form>
        {answer?.error ? <p><Link to={paths.forgotPassword()}>{t('auth:forgot.go')}</Link></p> : null}
      </Page>
    </div>
  );
}
