import { useTranslation } from '#app/i18n/react.tsx';
import { Form, Link, useActionData, useLoaderData } from 'react-router';
import { z } from 'zod';
import { defineAction, defineLoader } from '#app/http/define.server.ts';
import { paths } from '#app/http/paths.ts';
import { safeRedirect } from '#app/http/safe-redirect.ts';
import { SignInInput } from '#app/modules/identity/contract.ts';
import { beginSignIn } from '#app/modules/identity/sign-in.server.ts';
import { Button, Page, SubmitButton, type ShellHandle } from '#app/ui/index.ts';
import { ErrorNotice, Fields, FormActions, getFormProps, Notice, PasswordField, TextField, useAppForm } from '#app/ui/forms/index.ts';
import classes from './auth-page.module.css';
import { PasskeyButton } from '#app/ui/account/passkey-button.tsx';
import { demoAccounts } from './demo-accounts.server.ts';
import { clientOf, redirectWith } from './reply.server.ts';

export const handle: ShellHandle = { texts: ['auth', 'security'] };

const Query = z.object({ next: z.string().max(2_000).optional().catch(undefined), confirm: z.string().max(4_000).optional().catch(undefined), reset: z.string().optional().catch(undefined), again: z.string().optional().catch(undefined), closed: z.string().optional().catch(undefined), email: z.string().max(254).optional().catch(undefined) });

export const loader = defineLoader({ access: 'guest', search: Query }, async ({ search, services, t }) => ({
  next: search.next ? safeRedirect(search.next) : '', confirm: search.confirm ?? '', reset: search.reset !== undefined, again: search.again !== undefined, closed: search.closed !== undefined, email: search.email ?? '',
  demo: services.env.DEMO ? demoAccounts(t) : null,
}));

export const action = defineAction({ access: 'guest', limit: 'secret', form: SignInInput }, async (ask, input) => {
  const outcome = await beginSignIn(ask.services, input, clientOf(ask));
  return redirectWith('secondStep' in outcome ? paths.secondStep(input.next || undefined, outcome.app ? undefined : 'passkey') : safeRedirect(input.next), outcome.cookies);
});

export default function Login() {
  const { t } = useTranslation();
  const data = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [form, fields] = useAppForm({ schema: SignInInput, answer, id: 'login', defaultValue: { email: data.email, next: data.next, confirm: data.confirm } });
  // Filling in by hand, not by the form library: the fields stay the visitor's own.
  const fill = (email: string) => {
    const node = document.getElementById('login') as HTMLFormElement | null;
    if (!node || !data.demo) return;
    for (const [name, value] of [['email', email], ['password', data.demo.password]] as const) (node.elements.namedItem(name) as HTMLInputElement).value = value;
  };
  return (
    <div className={classes.page}>
      <Page title={t('auth:login.title')} width="narrow">
        {data.confirm ? <Notice tone="attention"><p>{t('auth:login.confirmNotice')}</p></Notice> : null}
        {data.again ? <Notice tone="attention"><p>{t('security:step.over')}</p></Notice> : null}
        {data.closed ? <Notice tone="good"><p>{t('security:close.done')}</p></Notice> : null}
        {data.reset ? <Notice tone="good"><p>{t('auth:login.resetDone')}</p></Notice> : null}
        <Form method="post" {...getFormProps(form)}>
          <input type="hidden" name="next" value={data.next} />
          {data.confirm ? <input type="hidden" name="confirm" value={data.confirm} /> : null}
          <Fields>
            {answer?.error?.code === 'validation' ? null : <ErrorNotice answer={answer} />}
            <TextField field={fields.email} label={t('auth:field.email')} type="email" autoComplete="username" inputMode="email" />
            <PasswordField field={fields.password} label={t('auth:field.password')} autoComplete="current-password" />
            <FormActions><SubmitButton>{t('auth:login.go')}</SubmitButton></FormActions>
          </Fields>
        </Form>
        <PasskeyButton ask={{ action: paths.passkeySignIn(), intent: 'ask' }} answer={{ action: paths.passkeySignIn(), intent: 'answer' }} fields={{ next: data.next }}>{t('security:passkey.signIn')}</PasskeyButton>
        <div className={classes.links}>
          <Link to={paths.forgotPassword()}>{t('auth:login.forgot')}</Link>
          <span>{t('auth:login.noAccount')} <Link to={paths.register()}>{t('auth:login.register')}</Link></span>
        </div>
        {data.demo ? (
          <section className={classes.demo} aria-labelledby="demo-accounts">
            <h2 id="demo-accounts" className="jz-small">{t('auth:login.demoTitle')}</h2>
            <p className="jz-muted jz-small">{t('auth:login.demoHint', { password: data.demo.password })}</p>
            <div className={classes.accounts}>{data.demo.accounts.map((a) => <Button key={a.email} small onClick={() => fill(a.email)} title={a.email}>{a.label}</Button>)}</div>
          </section>
        ) : null}
      </Page>
    </div>
  );
}
