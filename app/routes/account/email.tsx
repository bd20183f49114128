import { useTranslation } from '#app/i18n/react.tsx';
import { Form, useActionData, useLoaderData } from 'react-router';
import { z } from 'zod';
import { defineAction, defineLoader } from '#app/http/define.server.ts';
import { paths } from '#app/http/paths.ts';
import { confirmEmailChange } from '#app/modules/identity/change-email.server.ts';
import { clientOf } from '#app/routes/auth/reply.server.ts';
import { LinkButton, Page, SubmitButton, type ShellHandle } from '#app/ui/index.ts';
import { ErrorNotice, Notice } from '#app/ui/forms/index.ts';

export const handle: ShellHandle = { texts: ['security'] };

const Token = z.object({ token: z.string().max(100).catch('') });

/** Where the link to a new address leads. Whoever holds the link may use it: it was mailed to nobody else. Looking changes nothing. */
export const loader = defineLoader({ access: 'public', search: Token, beforeSecondFactor: true }, async ({ search }) => ({ token: search.token }));

export const action = defineAction({ access: 'public', form: Token, beforeSecondFactor: true }, async (ask, input) => ({ email: await confirmEmailChange(ask.services, input.token, clientOf(ask)) }));

export default function ConfirmEmail() {
  const { t } = useTranslation();
  const { token } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const changed = answer?.done?.email;
  return (
    <Page title={t('security:email.confirmTitle')} width="narrow">
      {typeof changed === 'string' ? (
        <>
          <Notice tone="good"><p>{t('security:email.confirmed', { email: changed })}</p></Notice>
          <div><LinkButton to={paths.account()}>{t('security:email.toAccount')}</LinkButton></div>
        </>
      ) : (
        <>
          {answer?.error ? <Notice tone="bad"><p>{t(answer.error.code === 'conflict' ? 'errors:field.address_taken' : 'errors:field.link_expired')}</p></Notice> : <ErrorNotice answer={answer} />}
          <p className="jz-muted">{t('security:email.confirmLead')}</p>
          <Form method="post"><input type="hidden" name="token" value={token} /><SubmitButton>{t('security:email.confirm')}</SubmitButton></Form>
        </>
      )}
    </Page>
  );
}
