import { useTranslation } from '#app/i18n/react.tsx';
import { useActionData, useLoaderData } from 'react-router';
import { z } from 'zod';
import { defineAction, defineLoader } from '#app/http/define.server.ts';
import { paths } from '#app/http/paths.ts';
import { requestEmailChange } from '#app/modules/identity/change-email.server.ts';
import { ChangePasswordInput, EmailChangeInput, ProfileInput } from '#app/modules/identity/contract.ts';
import { changePassword } from '#app/modules/identity/passwords.server.ts';
import { isFresh } from '#app/modules/identity/proof.ts';
import { updateProfile } from '#app/modules/identity/sessions.server.ts';
import { clientOf, demandProof, myselfOf } from '#app/routes/auth/reply.server.ts';
import { Section, useViewer, type ShellHandle } from '#app/ui/index.ts';
import { answerFor } from '#app/ui/forms/index.ts';
import { EmailForm, Memberships, PasswordForm, ProfileForm } from './account-parts.tsx';
import { AccountFrame } from './frame.tsx';

export const handle: ShellHandle = { texts: ['account', 'auth', 'security'] };

export const loader = defineLoader({ access: 'user' }, async ({ viewer, services }) => ({ fresh: isFresh(viewer.session, services.clock.now()) }));

const AccountForms = z.discriminatedUnion('intent', [
  ProfileInput.extend({ intent: z.literal('profile') }),
  ChangePasswordInput.safeExtend({ intent: z.literal('password') }),
  EmailChangeInput.extend({ intent: z.literal('email') }),
]);

export const action = defineAction({ access: { profile: 'user', password: 'user', email: 'user' }, form: AccountForms }, async (ask, input) => {
  const { scope, services } = ask;
  switch (input.intent) {
    case 'profile':
      await updateProfile(services, scope.userId, input);
      break;
    case 'password':
      await changePassword(services, myselfOf(ask), input, clientOf(ask));
      break;
    case 'email':
      demandProof(ask, paths.account());
      await requestEmailChange(services, scope.userId, input.email, clientOf(ask));
      return { intent: input.intent, email: input.email };
  }
  return { intent: input.intent };
});

export default function Account() {
  const { t } = useTranslation();
  const { user } = useViewer();
  const { fresh } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <AccountFrame tab="account">
      <Section title={t('account:profile.title')}><ProfileForm answer={answerFor(answer, 'profile')} /></Section>
      <Section title={t('account:memberships.title')}><Memberships /></Section>
      <Section title={t('security:email.title')} hint={t('security:email.hint', { email: user?.email ?? '' })}><EmailForm answer={answerFor(answer, 'email')} fresh={fresh} /></Section>
      <Section title={t('account:password.title')} hint={t('security:password.hint')}><PasswordForm answer={answerFor(answer, 'password')} /></Section>
    </AccountFrame>
  );
}
