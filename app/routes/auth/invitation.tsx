import { useTranslation } from '#app/i18n/react.tsx';
import { Form, redirect, useActionData, useLoaderData } from 'react-router';
import { z } from 'zod';
import { AppError } from '#app/core/errors.ts';
import { defineAction, defineLoader } from '#app/http/define.server.ts';
import { paths } from '#app/http/paths.ts';
import { acceptInvitation, viewInvitation } from '#app/modules/orgs/accept-invitation.server.ts';
import { switchOrganisation } from '#app/modules/orgs/switch-organisation.server.ts';
import { LinkButton, Page, SubmitButton, useFormat, useViewer, type ShellHandle } from '#app/ui/index.ts';
import { ErrorNotice, FormActions, Notice } from '#app/ui/forms/index.ts';
import classes from './auth-page.module.css';

export const handle: ShellHandle = { texts: ['auth'] };

const Params = z.object({ token: z.string().regex(/^[A-Za-z0-9_-]{43}$/) });

export const loader = defineLoader({ access: 'public', params: Params }, async ({ params, services }) => {
  const view = await viewInvitation(services, params.token);
  if (!view) throw new AppError('not_found');
  return { token: params.token, email: view.email, role: view.role, state: view.state, zh: view.orgNameZh, en: view.orgNameEn, expires: view.expiresAt.toISOString() };
});

export const action = defineAction({ access: 'user', params: Params }, async ({ params, scope, viewer, services }) => {
  const orgId = await acceptInvitation(services, scope, params.token);
  if (viewer.sessionId) await switchOrganisation(services, { userId: scope.userId, sessionId: viewer.sessionId }, orgId);
  return redirect(paths.home());
});

function Choices({ token, email }: { token: string; email: string }) {
  const { t } = useTranslation();
  const { user } = useViewer();
  if (!user) {
    return (
      <FormActions>
        <LinkButton to={paths.register(token)}>{t('auth:invitation.register')}</LinkButton>
        <LinkButton tone="secondary" to={paths.login(paths.invitation(token))}>{t('auth:invitation.login')}</LinkButton>
      </FormActions>
    );
  }
  if (user.email.toLowerCase() !== email.toLowerCase()) {
    return (
      <>
        <Notice tone="attention"><p>{t('auth:invitation.other', { email: user.email, invited: email })}</p></Notice>
        <Form method="post" action={paths.logout()}><SubmitButton tone="secondary">{t('auth:invitation.signOut')}</SubmitButton></Form>
      </>
    );
  }
  return <Form method="post"><SubmitButton>{t('auth:invitation.accept')}</SubmitButton></Form>;
}

export default function Invitation() {
  const { t } = useTranslation();
  const { pick, day } = useFormat();
  const { user } = useViewer();
  const view = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <div className={classes.page}>
      <Page title={t('auth:invitation.title', { org: pick(view.zh, view.en) })} lead={t('auth:invitation.lead', { role: t(`ui:vocab.role.${view.role}`) })} width="narrow">
        <ErrorNotice answer={answer}><></></ErrorNotice>
        {view.state === 'open' ? (
          <>
            <p className="jz-muted">{t('auth:invitation.for', { email: view.email, date: day(view.expires) })}</p>
            <Choices token={view.token} email={view.email} />
          </>
        ) : (
          <>
            <Notice tone="attention"><p>{t(`auth:invitation.gone.${view.state}`)}</p></Notice>
            {user ? <div><LinkButton tone="secondary" to={paths.home()}>{t('auth:invitation.goHome')}</LinkButton></div> : null}
          </>
        )}
      </Page>
    </div>
  );
}
