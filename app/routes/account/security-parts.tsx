import { useTranslation } from '#app/i18n/react.tsx';
import { Form } from 'react-router';
import { paths } from '#app/http/paths.ts';
import { Badge, DataTable, DateText, LinkButton, SubmitButton, useFormat } from '#app/ui/index.ts';
import { ConfirmButton } from '#app/ui/forms/index.ts';

export interface PasskeyView { id: string; name: string; created: string }
export interface SessionView { id: string; device: string | null; address: string | null; started: string; here: boolean }
export interface DeviceView { id: string; name: string | null; address: string | null; first: string; last: string }
export interface TokenView { id: string; name: string; zh: string; en: string; created: string; expires: string; used: string | null }

/** Whether and how the person signs in in two steps, with the way to change it. What is removed is removed by who has just proved who they are. */
export function SecondFactors({ app, required, fresh, codesLeft, passkeys }: { app: boolean; required: boolean; fresh: boolean; codesLeft: number; passkeys: PasskeyView[] }) {
  const { t } = useTranslation();
  const on = app || passkeys.length > 0;
  return (
    <div className="jz-stack">
      <p className="jz-row">
        <Badge tone={on ? 'good' : 'wait'}>{t(on ? 'security:factor.on' : 'security:factor.off')}</Badge>
        {required ? <span className="jz-muted">{t('security:factor.required')}</span> : null}
      </p>
      {app ? (
        <div className="jz-row">
          <span>{t('security:factor.app')}</span>
          {fresh ? (
            <Form method="post">
              <input type="hidden" name="intent" value="remove_app" />
              <ConfirmButton small title={t('security:factor.removeAppTitle')} body={t('security:factor.removeAppBody')}>{t('security:factor.remove')}</ConfirmButton>
            </Form>
          ) : null}
        </div>
      ) : null}
      {passkeys.length ? (
        <DataTable rows={passkeys} rowKey={(k) => k.id} caption={t('security:passkey.caption')} columns={[
          { key: 'name', label: t('security:passkey.name'), cell: (k) => k.name },
          { key: 'created', label: t('security:passkey.created'), cell: (k) => <DateText value={k.created} /> },
          {
            key: 'do', label: '', phone: null, shrink: true,
            cell: (k) => (fresh ? (
              <Form method="post">
                <input type="hidden" name="intent" value="remove_passkey" />
                <input type="hidden" name="passkey_id" value={k.id} />
                <ConfirmButton small title={t('security:passkey.removeTitle', { name: k.name })} body={t('security:passkey.removeBody')}>{t('security:factor.remove')}</ConfirmButton>
              </Form>
            ) : null),
          },
        ]} />
      ) : null}
      {on ? <p className="jz-muted">{t('security:factor.codesLeft', { count: codesLeft })}</p> : null}
      <div className="jz-row">
        <LinkButton tone={on ? 'secondary' : 'primary'} to={paths.secondFactor()}>{t(on ? 'security:factor.change' : 'security:factor.setUp')}</LinkButton>
        {on && !fresh ? <LinkButton tone="quiet" to={paths.proof(paths.security())}>{t('security:factor.proveToRemove')}</LinkButton> : null}
      </div>
    </div>
  );
}

/** Sessions in force, each of which can be ended; and all at once. */
export function SessionList({ sessions }: { sessions: SessionView[] }) {
  const { t } = useTranslation();
  return (
    <div className="jz-stack">
      <DataTable rows={sessions} rowKey={(s) => s.id} caption={t('account:sessions.caption')} columns={[
        { key: 'device', label: t('account:sessions.device'), cell: (s) => <span className="jz-row">{s.device ?? t('account:sessions.unknown')}{s.here ? <Badge tone="good">{t('account:sessions.here')}</Badge> : null}</span> },
        { key: 'address', label: t('account:sessions.address'), cell: (s) => <span className="jz-num">{s.address || t('ui:unknown')}</span> },
        { key: 'started', label: t('account:sessions.started'), cell: (s) => <DateText value={s.started} time /> },
        {
          key: 'do', label: '', phone: null, shrink: true,
          cell: (s) => (s.here ? null : (
            <Form method="post">
              <input type="hidden" name="intent" value="end" />
              <input type="hidden" name="session_id" value={s.id} />
              <ConfirmButton small title={t('account:sessions.endTitle')} body={t('account:sessions.endBody')}>{t('account:sessions.end')}</ConfirmButton>
            </Form>
          )),
        },
      ]} />
      <p className="jz-muted jz-small">{t('security:sessions.tokensToo')}</p>
      <div className="jz-row">
        {sessions.length > 1 ? <Form method="post"><SubmitButton tone="secondary" name="intent" value="end_others">{t('account:sessions.endOthers')}</SubmitButton></Form> : null}
        <Form method="post"><ConfirmButton name="intent" value="end_all" title={t('account:sessions.endAllTitle')} body={t('account:sessions.endAllBody')}>{t('account:sessions.endAll')}</ConfirmButton></Form>
      </div>
    </div>
  );
}

/** Devices that are known, so that a sign-in on any other one is told by mail. */
export function DeviceList({ devices }: { devices: DeviceView[] }) {
  const { t } = useTranslation();
  if (!devices.length) return <p className="jz-muted">{t('security:devices.none')}</p>;
  return (
    <DataTable rows={devices} rowKey={(d) => d.id} caption={t('security:devices.caption')} columns={[
      { key: 'name', label: t('account:sessions.device'), cell: (d) => d.name ?? t('account:sessions.unknown') },
      { key: 'address', label: t('security:devices.address'), cell: (d) => <span className="jz-num">{d.address || t('ui:unknown')}</span> },
      { key: 'first', label: t('security:devices.first'), cell: (d) => <DateText value={d.first} /> },
      { key: 'last', label: t('security:devices.last'), cell: (d) => <DateText value={d.last} time /> },
      {
        key: 'do', label: '', phone: null, shrink: true,
        cell: (d) => (
          <Form method="post">
            <input type="hidden" name="intent" value="forget" />
            <input type="hidden" name="device_id" value={d.id} />
            <ConfirmButton small title={t('security:devices.forgetTitle')} body={t('security:devices.forgetBody')}>{t('security:devices.forget')}</ConfirmButton>
          </Form>
        ),
      },
    ]} />
  );
}

/** The person's API tokens in all their organisations. */
export function TokenList({ tokens }: { tokens: TokenView[] }) {
  const { t } = useTranslation();
  const { pick } = useFormat();
  if (!tokens.length) return <p className="jz-muted">{t('security:tokens.none')}</p>;
  return (
    <DataTable rows={tokens} rowKey={(k) => k.id} caption={t('security:tokens.title')} columns={[
      { key: 'name', label: t('security:tokens.name'), cell: (k) => <strong>{k.name}</strong> },
      { key: 'org', label: t('security:tokens.org'), cell: (k) => pick(k.zh, k.en) },
      { key: 'used', label: t('security:tokens.used'), cell: (k) => (k.used ? <DateText value={k.used} /> : t('security:tokens.never')) },
      { key: 'expires', label: t('security:tokens.expires'), cell: (k) => <DateText value={k.expires} /> },
      {
        key: 'do', label: '', phone: null, shrink: true,
        cell: (k) => (
          <Form method="post">
            <input type="hidden" name="intent" value="revoke" />
            <input type="hidden" name="token_id" value={k.id} />
            <ConfirmButton small title={t('security:tokens.revokeTitle', { name: k.name })} body={t('security:tokens.revokeBody')}>{t('security:tokens.revoke')}</ConfirmButton>
          </Form>
        ),
      },
    ]} />
  );
}
