import { useTranslation } from '#app/i18n/react.tsx';
import { Form, useActionData } from 'react-router';
import { defineAction, defineLoader } from '#app/http/define.server.ts';
import { paths } from '#app/http/paths.ts';
import { ForgotPasswordInput } from '#app/modules/identity/contract.ts';
import { requestPasswordReset } from '#app/modules/identity/passwords.server.ts';
import { LinkButton, Page, SubmitButton, useRootData, type ShellHandle } from '#app/ui/index.ts';
import { ErrorNotice, Fields, FormActions, getFormProps, Notice, TextField, useAppForm } from '#app/ui/forms/index.ts';
import classes from './auth-page.module.css';
import { clientOf } from './reply.server.ts';

export const handle: ShellHandle = { texts: ['auth'] };

export const loader = defineLoader({ access: 'guest' }, async () => ({}));

export const action = defineAction({ access: 'guest', limit: 'secret', form: ForgotPasswordInput }, async (ask, input) => {
  await requestPasswordReset(ask.services, input.email, clientOf(ask));
  return { sent: input.email };
});

export default function ForgotPassword() {
  const { t } = useTranslation();
  const answer = useActionData<typeof action>();
  const mailbox = useRootData()?.mailbox;
  const [form, fields] = useAppForm({ schema: ForgotPasswordInput, answer, id: 'forgot' });
  const sent = answer?.done?.sent;
  if (typeof sent === 'string') {
    return (
      <div className={classes.page}>
        <Page title={t('auth:forgot.sentTitle')} width="narrow">
          <Notice tone="good"><p>{t('auth:forgot.sent', { email: sent })}</p></Notice>
          {mailbox ? <div><LinkButton to={`${paths.mailbox()}?to=${encodeURIComponent(sent)}`}>{t('auth:register.mailbox')}</LinkButton></div> : null}
        </Page>
      </div>
    );
  }
  return (
    <div className={classes.page}>
      <Page title={t('auth:forgot.title')} lead={t('auth:forgot.lead')} width="narrow">
        <Form method="post" {...getFormProps(form)}>
          <Fields>
            {answer?.error?.code === 'validation' ? null : <ErrorNotice answer={answer} />}
            <TextField field={fields.email} label={t('auth:field.email')} type="email" autoComplete="username" inputMode="email" />
            <FormActions><SubmitButton>{t('auth:forgot.go')}</SubmitButton></FormActions>
          </Fields>
        </Form>
      </Page>
    </div>
  );
}
