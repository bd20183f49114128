import { useTranslation } from 'react-i18next';
import { redirect, useActionData, useLoaderData } from 'react-router';
import { z } from 'zod';
import { ownCookies } from '#app/http/cookies.server.ts';
import { defineAction, defineLoader } from '#app/http/define.server.ts';
import { paths } from '#app/http/paths.ts';
import { ChangePasswordInput, ProfileInput } from '#app/modules/identity/contract.ts';
import { changePassword } from '#app/modules/identity/passwords.server.ts';
import { endSession, endSessions, listSessions, updateProfile } from '#app/modules/identity/sessions.server.ts';
import { clientOf } from '#app/routes/auth/reply.server.ts';
import { Page, Section, useViewer, type ShellHandle } from '#app/ui/index.ts';
import { answerFor, ErrorNotice } from '#app/ui/forms/index.ts';
import { Memberships, PasswordForm, ProfileForm, SessionList } from './account-parts.tsx';
import { deviceOf } from '#app/modules/identity/device-name.ts';

export const handle: ShellHandle = { texts: ['account', 'auth'] };

export const loader = defineLoader({ access: 'user' }, async ({ scope, viewer, services }) => ({
  sessions: (await listSessions(services, scope.userId)).map((s) => ({ id: s.id, device: deviceOf(s.userAgent), address: s.address, started: s.startedAt.toISOString(), here: s.id === viewer.sessionId })),
}));

const AccountForms = z.discriminatedUnion('intent', [
  ProfileInput.extend({ intent: z.literal('profile') }),
  ChangePasswordInput.safeExtend({ intent: z.literal('password') }),
  z.object({ intent: z.literal('end'), session_id: z.string().min(1).max(100) }),
  z.object({ intent: z.literal('end_others') }),
  z.object({ intent: z.literal('end_all') }),
]);

export const action = defineAction({ access: { profile: 'user', password: 'user', end: 'user', end_others: 'user', end_all: 'user' }, form: AccountForms }, async (ask, input) => {
  const { scope, viewer, services, request } = ask;
  switch (input.intent) {
    case 'profile':
      await updateProfile(services, scope.userId, input);
      break;
    case 'password':
      await changePassword(services, { userId: scope.userId, sessionId: viewer.sessionId ?? '', cookie: ownCookies(request.headers.get('cookie')) }, input, clientOf(ask));
      break;
    case 'end':
      await endSession(services, scope.userId, input.session_id);
      break;
    case 'end_others':
      await endSessions(services, scope.userId, viewer.sessionId ?? undefined);
      break;
    case 'end_all':
      await endSessions(services, scope.userId);
      return redirect(paths.login());
  }
  return { intent: input.intent };
});

export default function Account() {
  const { t } = useTranslation();
  const { user } = useViewer();
  const { sessions } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <Page title={t('account:title')} lead={user?.email}>
      <Section title={t('account:profile.title')}><ProfileForm answer={answerFor(answer, 'profile')} /></Section>
      <Section title={t('account:memberships.title')}><Memberships /></Section>
      <Section title={t('account:password.title')} hint={t('account:password.hint')}><PasswordForm answer={answerFor(answer, 'password')} /></Section>
      <Section title={t('account:sessions.title')} hint={t('account:sessions.hint')}>
        <ErrorNotice answer={answerFor(answer, 'end')} />
        <SessionList sessions={sessions} />
      </Section>
    </Page>
  );
}
