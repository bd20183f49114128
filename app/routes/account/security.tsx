import { useTranslation } from '#app/i18n/react.tsx';
import { redirect, useActionData, useLoaderData } from 'react-router';
import { z } from 'zod';
import { zId } from '#app/core/contract.ts';
import { defineAction, defineLoader } from '#app/http/define.server.ts';
import { paths } from '#app/http/paths.ts';
import { deviceOf } from '#app/modules/identity/device-name.ts';
import { forgetDevice, listDevices } from '#app/modules/identity/known-devices.server.ts';
import { listPasskeys, removePasskey } from '#app/modules/identity/passkeys.server.ts';
import { isFresh } from '#app/modules/identity/proof.ts';
import { secondFactorRequired } from '#app/modules/identity/second-factor-rule.ts';
import { removeApp, secondFactorState } from '#app/modules/identity/second-factor.server.ts';
import { backupCodesLeft } from '#app/modules/identity/second-step.server.ts';
import { endSession, endSessions, listSessions } from '#app/modules/identity/sessions.server.ts';
import { listOwnTokens, revokeOwnToken } from '#app/modules/orgs/own-tokens.server.ts';
import { clientOf, demandProof } from '#app/routes/auth/reply.server.ts';
import { Section, type ShellHandle } from '#app/ui/index.ts';
import { answerFor, DoneNotice, ErrorNotice } from '#app/ui/forms/index.ts';
import { AccountFrame } from './frame.tsx';
import { DeviceList, SecondFactors, SessionList, TokenList } from './security-parts.tsx';

export const handle: ShellHandle = { texts: ['account', 'security'] };

export const loader = defineLoader({ access: 'user' }, async ({ scope, viewer, services }) => {
  const { userId } = scope;
  const [state, passkeys, sessions, devices, tokens] = await Promise.all([
    secondFactorState(services, userId), listPasskeys(services, userId), listSessions(services, userId), listDevices(services, userId), listOwnTokens(services, userId),
  ]);
  return {
    app: state.app, required: secondFactorRequired(services.env, viewer), fresh: isFresh(viewer.session, services.clock.now()),
    codesLeft: state.app || passkeys.length ? await backupCodesLeft(services.auth, userId) : 0,
    passkeys: passkeys.map((k) => ({ id: k.id, name: k.name ?? '', created: k.createdAt.toISOString() })),
    sessions: sessions.map((s) => ({ id: s.id, device: deviceOf(s.userAgent), address: s.address, started: s.startedAt.toISOString(), here: s.id === viewer.sessionId })),
    devices: devices.map((d) => ({ id: d.id, name: d.name, address: d.address, first: d.firstSeenAt.toISOString(), last: d.lastSeenAt.toISOString() })),
    tokens: tokens.map((k) => ({ id: k.id, name: k.name, zh: k.orgNameZh, en: k.orgNameEn, created: k.createdAt.toISOString(), expires: k.expiresAt.toISOString(), used: k.lastUsedAt?.toISOString() ?? null })),
  };
});

const SecurityForms = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('end'), session_id: z.string().min(1).max(100) }),
  z.object({ intent: z.literal('end_others') }),
  z.object({ intent: z.literal('end_all') }),
  z.object({ intent: z.literal('forget'), device_id: zId('device') }),
  z.object({ intent: z.literal('revoke'), token_id: zId('token') }),
  z.object({ intent: z.literal('remove_app') }),
  z.object({ intent: z.literal('remove_passkey'), passkey_id: z.string().min(1).max(100) }),
]);

export const action = defineAction({ access: { end: 'user', end_others: 'user', end_all: 'user', forget: 'user', revoke: 'user', remove_app: 'user', remove_passkey: 'user' }, form: SecurityForms }, async (ask, input) => {
  const { scope, viewer, services } = ask;
  const required = { required: secondFactorRequired(services.env, viewer) };
  switch (input.intent) {
    case 'end':
      await endSession(services, scope.userId, input.session_id);
      break;
    case 'end_others':
      await endSessions(services, scope.userId, viewer.sessionId ?? undefined);
      break;
    case 'end_all':
      await endSessions(services, scope.userId);
      return redirect(paths.login());
    case 'forget':
      await forgetDevice(services, scope.userId, input.device_id);
      break;
    case 'revoke':
      await revokeOwnToken(services, scope.userId, input.token_id);
      break;
    case 'remove_app':
      demandProof(ask, paths.security());
      await removeApp(services, scope.userId, required, clientOf(ask));
      break;
    case 'remove_passkey':
      demandProof(ask, paths.security());
      await removePasskey(services, scope.userId, input.passkey_id, required, clientOf(ask));
      break;
  }
  return { intent: input.intent };
});

export default function Security() {
  const { t } = useTranslation();
  const data = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <AccountFrame tab="security">
      <ErrorNotice answer={answer?.error ? answer : null}>{answer?.error?.details.state === 'last_second_factor' ? <p>{t('security:factor.last')}</p> : <></>}</ErrorNotice>
      <DoneNotice answer={answer} />
      <Section id="second-factor" title={t('security:factor.title')} hint={t('security:factor.hint')}><SecondFactors {...data} /></Section>
      <Section title={t('account:sessions.title')} hint={t('account:sessions.hint')}>
        <ErrorNotice answer={answerFor(answer, 'end')} />
        <SessionList sessions={data.sessions} />
      </Section>
      <Section title={t('security:devices.title')} hint={t('security:devices.hint')}><DeviceList devices={data.devices} /></Section>
      <Section title={t('security:tokens.title')} hint={t('security:tokens.hint')}><TokenList tokens={data.tokens} /></Section>
    </AccountFrame>
  );
}
