import { useTranslation } from '#app/i18n/react.tsx';
import { Form, redirect, useActionData, useLoaderData } from 'react-router';
import { z } from 'zod';
import { AppError } from '#app/core/errors.ts';
import { defineAction, defineLoader } from '#app/http/define.server.ts';
import { paths } from '#app/http/paths.ts';
import { safeRedirect } from '#app/http/safe-redirect.ts';
import { ProofInput } from '#app/modules/identity/contract.ts';
import { proveAgain } from '#app/modules/identity/prove-again.server.ts';
import { secondFactorState } from '#app/modules/identity/second-factor.server.ts';
import { clientOf, myselfOf } from '#app/routes/auth/reply.server.ts';
import { Page, Section, SubmitButton, useViewer, type ShellHandle } from '#app/ui/index.ts';
import { answerFor, ErrorNotice, Fields, FormActions, getFormProps, PasswordField, TextField, useAppForm } from '#app/ui/forms/index.ts';
import { PasskeyButton } from '#app/ui/account/passkey-button.tsx';

export const handle: ShellHandle = { texts: ['auth', 'security'] };

const Query = z.object({ next: z.string().max(2_000).optional().catch(undefined) });

export const loader = defineLoader({ access: 'user', search: Query, beforeSecondFactor: true }, async ({ search, scope, services }) => {
  const { app, passkeys } = await secondFactorState(services, scope.userId);
  return { next: safeRedirect(search.next, paths.account()), app, passkeys: passkeys > 0 };
});

/** Proves again, in this session and for ten minutes, who is at the keyboard. Only a session can: a token has nobody behind it. */
export const action = defineAction({ access: { password: 'user', code: 'user', passkey: 'user' }, form: ProofInput, beforeSecondFactor: true }, async (ask, input) => {
  if (!ask.viewer.sessionId) throw new AppError('forbidden', { reason: 'session_needed' });
  const proof = input.intent === 'password' ? { password: input.password } : input.intent === 'code' ? { code: input.code } : { passkey: input.response };
  await proveAgain(ask.services, myselfOf(ask), proof, clientOf(ask));
  return redirect(safeRedirect(input.next, paths.account()));
});

const [Password, Code] = [ProofInput.options[0], ProofInput.options[1]];

export default function Proof() {
  const { t } = useTranslation();
  const { user } = useViewer();
  const { next, app, passkeys } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [byPassword, byCode] = [answerFor(answer, 'password'), answerFor(answer, 'code')];
  const [password, passwordFields] = useAppForm({ schema: Password, answer: byPassword, id: 'proof-password', defaultValue: { next } });
  const [code, codeFields] = useAppForm({ schema: Code, answer: byCode, id: 'proof-code', defaultValue: { next } });
  return (
    <Page title={t('security:proof.title')} lead={t('security:proof.lead')} width="narrow">
      <Section title={t('security:proof.byPassword')}>
        <Form method="post" {...getFormProps(password)}>
          <input type="text" name="username" autoComplete="username" defaultValue={user?.email} hidden readOnly />
          <input type="hidden" name="next" value={next} />
          <Fields>
            {byPassword?.error?.code === 'validation' ? null : <ErrorNotice answer={byPassword} />}
            <PasswordField field={passwordFields.password} label={t('auth:field.password')} autoComplete="current-password" />
            <FormActions><SubmitButton name="intent" value="password">{t('security:proof.go')}</SubmitButton></FormActions>
          </Fields>
        </Form>
      </Section>
      {app ? (
        <Section title={t('security:proof.byCode')}>
          <Form method="post" {...getFormProps(code)}>
            <input type="hidden" name="next" value={next} />
            <Fields>
              {byCode?.error?.code === 'validation' ? null : <ErrorNotice answer={byCode} />}
              <TextField field={codeFields.code} label={t('security:step.code.app')} autoComplete="one-time-code" inputMode="numeric" />
              <FormActions><SubmitButton tone="secondary" name="intent" value="code">{t('security:proof.go')}</SubmitButton></FormActions>
            </Fields>
          </Form>
        </Section>
      ) : null}
      {passkeys ? <PasskeyButton ask={{ action: paths.passkeys(), intent: 'ask' }} answer={{ action: paths.proof(), intent: 'passkey' }} fields={{ next }}>{t('security:passkey.use')}</PasskeyButton> : null}
    </Page>
  );
}
