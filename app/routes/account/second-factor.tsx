import { useState } from 'react';
import { useTranslation } from '#app/i18n/react.tsx';
import { Form, redirect, useActionData, useLoaderData } from 'react-router';
import { renderSVG } from 'uqr';
import { z } from 'zod';
import { defineAction, defineLoader } from '#app/http/define.server.ts';
import { paths } from '#app/http/paths.ts';
import { secondFactorDue } from '#app/http/second-factor.server.ts';
import { AppCodeInput } from '#app/modules/identity/contract.ts';
import { beginApp, confirmApp, renewBackupCodes, secondFactorState } from '#app/modules/identity/second-factor.server.ts';
import { backupCodesLeft } from '#app/modules/identity/second-step.server.ts';
import { clientOf, demandProof, doneWith, myselfOf } from '#app/routes/auth/reply.server.ts';
import { PasskeyButton } from '#app/ui/account/passkey-button.tsx';
import { Badge, LinkButton, Page, Section, SubmitButton, type ShellHandle } from '#app/ui/index.ts';
import { answerFor, ConfirmButton, ErrorNotice, Fields, FormActions, getFormProps, Notice, TextField, useAppForm, type Answer } from '#app/ui/forms/index.ts';
import classes from './second-factor.module.css';

export const handle: ShellHandle = { texts: ['security'] };

/** The first second factor may be made right after signing in; to change one that is there, the person proves again who they are. */
const proofOf = (ask: Parameters<typeof demandProof>[0]) => demandProof(ask, paths.secondFactor(), { signInCounts: !ask.viewer.secondFactor });

export const loader = defineLoader({ access: 'user', beforeSecondFactor: true }, async (ask) => {
  const { scope, viewer, services } = ask;
  if (viewer.sessionId) proofOf(ask);
  const state = await secondFactorState(services, scope.userId);
  return {
    due: secondFactorDue(viewer, services.env), app: state.app, passkeys: state.passkeys, secret: state.pending?.secret ?? null,
    qr: state.pending ? renderSVG(state.pending.uri, { border: 2 }) : null,
    codesLeft: state.app || state.passkeys ? await backupCodesLeft(services.auth, scope.userId) : 0,
  };
});

const FactorForms = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('begin') }),
  AppCodeInput.extend({ intent: z.literal('confirm') }),
  z.object({ intent: z.literal('renew') }),
]);

export const action = defineAction({ access: { begin: 'user', confirm: 'user', renew: 'user' }, form: FactorForms, beforeSecondFactor: true }, async (ask, input) => {
  const { scope, services } = ask;
  proofOf(ask);
  switch (input.intent) {
    case 'begin':
      await beginApp(services, scope.userId);
      return redirect(paths.secondFactor());
    case 'renew':
      return { intent: 'renew', backup_codes: await renewBackupCodes(services, scope.userId, clientOf(ask)) };
    case 'confirm': {
      const { cookies, backupCodes } = await confirmApp(services, myselfOf(ask), input.code, clientOf(ask));
      return doneWith({ intent: 'confirm', backup_codes: backupCodes }, cookies);
    }
  }
});

const Code = AppCodeInput.extend({ intent: z.literal('confirm') });

/** Backup codes, shown once: to copy, to print, to keep away from the computer. */
function BackupCodes({ codes, due }: { codes: string[]; due: boolean }) {
  const { t } = useTranslation();
  return (
    <Section title={t('security:codes.title')} look="wake">
      <div className="jz-stack">
        <Notice tone="good"><p>{t('security:codes.shown')}</p></Notice>
        <ol className={classes.codes} aria-label={t('security:codes.title')}>{codes.map((code) => <li key={code}><code>{code}</code></li>)}</ol>
        <p className="jz-muted">{t('security:codes.hint')}</p>
        <div><LinkButton to={due ? paths.home() : paths.security()} reloadDocument>{t('security:codes.kept')}</LinkButton></div>
      </div>
    </Section>
  );
}

/** The app being set up: the QR code, the same in letters, and the field for the first code. */
function SetUpApp({ qr, secret, answer }: { qr: string; secret: string; answer: Answer | null }) {
  const { t } = useTranslation();
  const [form, fields] = useAppForm({ schema: Code, answer, id: 'app-code' });
  return (
    <div className="jz-stack">
      <p>{t('security:app.scan')}</p>
      <div className={classes.qr} role="img" aria-label={t('security:app.qr')} dangerouslySetInnerHTML={{ __html: qr }} />
      <p className="jz-small">{t('security:app.byHand')} <code className={classes.secret}>{secret.replace(/(.{4})/g, '$1 ').trim()}</code></p>
      <Form method="post" {...getFormProps(form)}>
        <Fields>
          {answer?.error?.code === 'validation' ? null : <ErrorNotice answer={answer} />}
          <TextField field={fields.code} label={t('security:app.code')} autoComplete="one-time-code" inputMode="numeric" />
          <FormActions><SubmitButton name="intent" value="confirm">{t('security:app.confirm')}</SubmitButton></FormActions>
        </Fields>
      </Form>
      <Form method="post"><SubmitButton tone="quiet" small name="intent" value="begin">{t('security:app.again')}</SubmitButton></Form>
    </div>
  );
}

function AppSection({ app, qr, secret, answer }: { app: boolean; qr: string | null; secret: string | null; answer: Answer | null }) {
  const { t } = useTranslation();
  return (
    <Section title={t('security:app.title')} hint={t('security:app.hint')} actions={app ? <Badge tone="good">{t('security:factor.on')}</Badge> : null}>
      {app ? <p>{t('security:app.inUse')}</p> : qr && secret ? <SetUpApp qr={qr} secret={secret} answer={answer} /> : (
        <Form method="post"><SubmitButton name="intent" value="begin">{t('security:app.begin')}</SubmitButton></Form>
      )}
    </Section>
  );
}

export default function SecondFactor() {
  const { t } = useTranslation();
  const state = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() as Answer | undefined;
  const [fromPasskey, setFromPasskey] = useState<string[] | null>(null);
  const [added, setAdded] = useState(false);
  const codes = fromPasskey ?? (answer?.done?.backup_codes as string[] | undefined);
  const confirm = answerFor(answer, 'confirm');
  const any = state.app || state.passkeys > 0;
  return (
    <Page title={t('security:enrol.title')} lead={t(state.due ? 'security:enrol.due' : 'security:enrol.lead')} width="narrow" crumbs={state.due ? [] : [{ label: t('security:tabs.security'), to: paths.security() }]}>
      {answer?.error && !confirm ? <ErrorNotice answer={answer} /> : null}
      {codes ? <BackupCodes codes={codes} due={state.due} /> : null}
      {added && !codes ? <Notice tone="good"><p>{t('security:passkey.added')}</p></Notice> : null}
      <AppSection app={state.app} qr={state.qr} secret={state.secret} answer={confirm} />
      <Section title={t('security:passkey.title')} hint={t('security:passkey.hint')}>
        <div className="jz-stack">
          {state.passkeys ? <p>{t('security:passkey.count', { count: state.passkeys })}</p> : null}
          <noscript><p>{t('security:passkey.noScript')}</p></noscript>
          <PasskeyButton ceremony="new" ask={{ action: paths.passkeys(), intent: 'ask_new' }} answer={{ action: paths.passkeys(), intent: 'add' }}
            onDone={(done) => { setAdded(true); if (Array.isArray(done.backup_codes)) setFromPasskey(done.backup_codes as string[]); }}>{t('security:passkey.add')}</PasskeyButton>
        </div>
      </Section>
      {any && !codes ? (
        <Section title={t('security:codes.title')} hint={t('security:factor.codesLeft', { count: state.codesLeft })}>
          <Form method="post"><ConfirmButton tone="secondary" name="intent" value="renew" title={t('security:codes.renewTitle')} body={t('security:codes.renewBody')}>{t('security:codes.renew')}</ConfirmButton></Form>
        </Section>
      ) : null}
      {any ? null : <p className="jz-muted jz-small">{t('security:step.lost')}</p>}
    </Page>
  );
}
