import { useTranslation } from '#app/i18n/react.tsx';
import { Form, Link, redirect, useActionData, useLoaderData } from 'react-router';
import { z } from 'zod';
import { AppError } from '#app/core/errors.ts';
import { ownCookies } from '#app/http/cookies.server.ts';
import { defineAction, defineLoader } from '#app/http/define.server.ts';
import { paths } from '#app/http/paths.ts';
import { safeRedirect } from '#app/http/safe-redirect.ts';
import { SecondStepInput } from '#app/modules/identity/contract.ts';
import { finishSignIn, waitsForSecondStep } from '#app/modules/identity/second-step.server.ts';
import { Page, SubmitButton, type ShellHandle } from '#app/ui/index.ts';
import { ErrorNotice, Fields, FormActions, getFormProps, TextField, useAppForm } from '#app/ui/forms/index.ts';
import { PasskeyButton } from '#app/ui/account/passkey-button.tsx';
import classes from './auth-page.module.css';
import { clientOf, redirectWith } from './reply.server.ts';

export const handle: ShellHandle = { texts: ['security'] };

const Query = z.object({ next: z.string().max(2_000).optional().catch(undefined), way: z.enum(['app', 'backup', 'passkey']).catch('app') });

/** The second step of a sign-in that has begun in this browser; without one, the first. */
export const loader = defineLoader({ access: 'guest', search: Query }, async ({ request, search }) => {
  if (!waitsForSecondStep(ownCookies(request.headers.get('cookie')))) throw redirect(paths.login(search.next));
  return { next: search.next ? safeRedirect(search.next) : '', way: search.way };
});

export const action = defineAction({ access: 'guest', form: SecondStepInput }, async (ask, input) => {
  try {
    const { cookies } = await finishSignIn(ask.services, input, ownCookies(ask.request.headers.get('cookie')), clientOf(ask));
    return redirectWith(safeRedirect(input.next), cookies);
  } catch (error) {
    // Too many wrong codes, or too late: the password again, and the page says why.
    if (error instanceof AppError && error.code === 'unauthenticated') return redirect(`${paths.login(input.next || undefined)}${input.next ? '&' : '?'}again=`);
    throw error;
  }
});

export default function SecondStep() {
  const { t } = useTranslation();
  const { next, way } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  // Without an app the passkey comes first, and a backup code is what can be typed.
  const kind = way === 'app' ? 'app' : 'backup';
  const [form, fields] = useAppForm({ schema: SecondStepInput, answer, id: `second-step-${kind}`, defaultValue: { next, kind } });
  const other = way === 'app' ? 'backup' : 'app';
  const byPasskey = <PasskeyButton tone={way === 'passkey' ? 'primary' : 'secondary'} ask={{ action: paths.passkeySignIn(), intent: 'ask' }} answer={{ action: paths.passkeySignIn(), intent: 'answer' }} fields={{ next }}>{t('security:passkey.use')}</PasskeyButton>;
  return (
    <div className={classes.page}>
      <Page title={t('security:step.title')} lead={t(`security:step.lead.${way}`)} width="narrow">
        {way === 'passkey' ? byPasskey : null}
        <Form method="post" {...getFormProps(form)} key={kind}>
          <input type="hidden" name="next" value={next} />
          <input type="hidden" name="kind" value={kind} />
          <Fields>
            {answer?.error?.code === 'validation' ? null : <ErrorNotice answer={answer} />}
            <TextField field={fields.code} label={t(`security:step.code.${kind}`)} autoComplete={kind === 'app' ? 'one-time-code' : 'off'} inputMode={kind === 'app' ? 'numeric' : 'text'} spellCheck={false} autoFocus={way !== 'passkey'} />
            <FormActions><SubmitButton tone={way === 'passkey' ? 'secondary' : 'primary'}>{t('security:step.go')}</SubmitButton></FormActions>
          </Fields>
        </Form>
        {way === 'passkey' ? null : byPasskey}
        <div className={classes.links}>
          <Link to={paths.secondStep(next || undefined, other)}>{t(`security:step.other.${other}`)}</Link>
          <Link to={paths.login(next || undefined)}>{t('security:step.restart')}</Link>
        </div>
        <p className="jz-muted jz-small">{t('security:step.lost')}</p>
      </Page>
    </div>
  );
}
