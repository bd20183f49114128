import { useEffect, useRef } from 'react';
import { useTranslation } from '#app/i18n/react.tsx';
import { Form, Link } from 'react-router';
import { z } from 'zod';
import type { Role } from '#app/core/permissions.ts';
import { ChangeMemberInput, InviteMemberInput, type MemberResource } from '#app/modules/orgs/contract.ts';
import { paths } from '#app/http/paths.ts';
import { grantableRoles, mayGrant } from '#app/modules/orgs/rules.ts';
import { Button, DataTable, DateText, Money, SubmitButton, useViewer } from '#app/ui/index.ts';
import { ConfirmButton, DoneNotice, ErrorNotice, FieldRow, Fields, FormActions, getFormProps, MoneyField, SelectField, TextField, useAppForm, type Answer } from '#app/ui/forms/index.ts';
import classes from './members.module.css';

const Invite = InviteMemberInput.extend({ intent: z.literal('invite') });
const Change = ChangeMemberInput.extend({ intent: z.literal('change') });

function useRoleOptions(ownRole: Role) {
  const { t } = useTranslation();
  return grantableRoles(ownRole).map((role) => ({ value: role, label: `${t(`ui:vocab.role.${role}`)} · ${t(`org:members.roleHint.${role}`)}` }));
}

function Limit({ value }: { value: MemberResource['approval_limit'] }) {
  const { t } = useTranslation();
  return value ? <Money value={value} /> : <span className="jz-muted">{t('org:members.noLimit')}</span>;
}

/** A dialog with the member's role and limit; opened by its own button. */
function ChangeMember({ member, ownRole, answer }: { member: MemberResource; ownRole: Role; answer: Answer | null }) {
  const { t } = useTranslation();
  const dialog = useRef<HTMLDialogElement>(null);
  const options = useRoleOptions(ownRole);
  const [form, fields] = useAppForm({ schema: Change, answer, id: `change-${member.id}`, defaultValue: { role: member.role, approval_limit: member.approval_limit ?? undefined } });
  // What was refused is shown beside its field, so the dialog comes back.
  useEffect(() => { if (answer && !answer.done && !dialog.current?.open) dialog.current?.showModal(); }, [answer]);
  return (
    <>
      <Button small aria-haspopup="dialog" onClick={() => dialog.current?.showModal()}>{t('org:members.change')}</Button>
      <dialog ref={dialog} className={classes.dialog} aria-labelledby={`change-${member.id}-title`}>
        <h2 id={`change-${member.id}-title`}>{t('org:members.changeTitle', { name: member.name })}</h2>
        <Form method="post" {...getFormProps(form)} key={JSON.stringify([member.role, member.approval_limit])}>
          <input type="hidden" name="intent" value="change" />
          <input type="hidden" name="member_id" value={member.id} />
          <Fields>
            {answer?.error?.code === 'validation' ? null : <ErrorNotice answer={answer} />}
            <SelectField field={fields.role} label={t('org:members.role')} options={options} />
            <MoneyField field={fields.approval_limit} inner={fields.approval_limit.getFieldset()} label={t('org:members.limit')} hint={t('org:members.limitHint')} optional />
            <FormActions>
              <SubmitButton onClick={() => setTimeout(() => dialog.current?.close())}>{t('org:members.save')}</SubmitButton>
              <Button tone="quiet" onClick={() => dialog.current?.close()}>{t('action.cancel')}</Button>
            </FormActions>
          </Fields>
        </Form>
      </dialog>
    </>
  );
}

function RemoveMember({ member, members, self }: { member: MemberResource; members: MemberResource[]; self: boolean }) {
  const { t } = useTranslation();
  const question = (
    <div className="jz-stack">
      <p>{self ? t('org:members.leaveBody') : t('org:members.removeBody')}</p>
      <label className={classes.choice}>
        <span>{t('security:leave.successor')}</span>
        <select name="successor_id" defaultValue="">
          <option value="">{t('security:leave.automatic')}</option>
          {members.filter((m) => m.id !== member.id).map((m) => <option key={m.id} value={m.id}>{m.name}</option>)}
        </select>
      </label>
      <label className={classes.choice}>
        <span>{t('security:leave.saved')}</span>
        <select name="saved" defaultValue="hand_over">
          <option value="hand_over">{t('security:leave.hand_over')}</option>
          <option value="delete">{t('security:leave.delete')}</option>
        </select>
      </label>
      <p className="jz-muted jz-small">{t('security:leave.hint')}</p>
    </div>
  );
  return (
    <Form method="post">
      <input type="hidden" name="intent" value="remove" />
      <input type="hidden" name="member_id" value={member.id} />
      <ConfirmButton small title={self ? t('org:members.leaveTitle') : t('org:members.removeTitle', { name: member.name })} body={question}>
        {self ? t('org:members.leave') : t('org:members.remove')}
      </ConfirmButton>
    </Form>
  );
}

/** Why a name was not confirmed, in words that say what to do. */
export function AttestRefused({ answer }: { answer: Answer | null }) {
  const { t } = useTranslation();
  if (!answer?.error) return null;
  const reason = answer.error.details.reason;
  return <ErrorNotice answer={answer}>{typeof reason === 'string' ? <p>{t(`org:names.refused.${reason}`, { defaultValue: '' })}</p> : null}</ErrorNotice>;
}

/** Is the name of the account confirmed, by whom and when; else who can confirm it, and the owner's button. */
function NameState({ member, manage, self }: { member: MemberResource; manage: boolean; self: boolean }) {
  const { t } = useTranslation();
  const { name_attested: known } = member;
  if (known) return <span className="jz-small">{t(`org:names.by.${known.by}`)} · <DateText value={known.at} /></span>;
  if (manage && !self) {
    return (
      <Form method="post">
        <input type="hidden" name="intent" value="attest" />
        <input type="hidden" name="member_id" value={member.id} />
        <input type="hidden" name="name" value={member.name} />
        <ConfirmButton small title={t('org:names.title', { name: member.name })} body={t('org:names.body', { name: member.name })} tone="primary">{t('org:names.go')}</ConfirmButton>
      </Form>
    );
  }
  if (self && member.role === 'owner') return <span className="jz-small">{t('org:names.none')} · <Link to={paths.verification()}>{t('org:names.ask')}</Link></span>;
  return <span className="jz-small jz-muted">{t('org:names.none')}</span>;
}

/** Members with what the viewer may do to each. */
export function MemberTable({ members, ownRole, manage, answer }: { members: MemberResource[]; ownRole: Role; manage: boolean; answer: Answer | null }) {
  const { t } = useTranslation();
  const { user } = useViewer();
  const owners = members.filter((m) => m.role === 'owner').length;
  const changed = (answer?.result as { initialValue?: { member_id?: string } } | null | undefined)?.initialValue?.member_id;
  return (
    <DataTable rows={members} rowKey={(m) => m.id} caption={t('org:members.caption')} columns={[
      { key: 'name', label: t('org:members.name'), cell: (m) => <div><strong>{m.name}</strong>{m.user_id === user?.id ? <span className="jz-muted"> · {t('org:members.you')}</span> : null}<div className="jz-muted jz-small">{m.email}</div></div> },
      { key: 'role', label: t('org:members.role'), cell: (m) => t(`ui:vocab.role.${m.role}`) },
      { key: 'limit', label: t('org:members.limit'), align: 'end', cell: (m) => <Limit value={m.approval_limit} /> },
      { key: 'attested', label: t('org:names.column'), cell: (m) => <NameState member={m} manage={manage} self={m.user_id === user?.id} /> },
      {
        key: 'do', label: '', phone: null, shrink: true,
        cell: (m) => {
          const self = m.user_id === user?.id;
          const last = m.role === 'owner' && owners === 1;
          return (
            <div className={classes.actions}>
              {manage && mayGrant(ownRole, m.role) ? <ChangeMember member={m} ownRole={ownRole} answer={changed === m.id ? answer : null} /> : null}
              {(self || (manage && mayGrant(ownRole, m.role))) && !last ? <RemoveMember member={m} members={members} self={self} /> : null}
            </div>
          );
        },
      },
    ]} />
  );
}

/** The form that invites an address. */
export function InviteForm({ ownRole, answer }: { ownRole: Role; answer: Answer | null }) {
  const { t } = useTranslation();
  const options = useRoleOptions(ownRole);
  const [form, fields] = useAppForm({ schema: Invite, answer, id: 'invite', defaultValue: { role: 'member' } });
  return (
    <Form method="post" {...getFormProps(form)}>
      <Fields>
        <DoneNotice answer={answer}><p>{t('org:invite.done')}</p></DoneNotice>
        {answer?.error?.code === 'validation' ? null : <ErrorNotice answer={answer} />}
        <FieldRow>
          <TextField field={fields.email} label={t('org:invite.email')} type="email" autoComplete="off" inputMode="email" />
          <SelectField field={fields.role} label={t('org:members.role')} options={options} />
        </FieldRow>
        <MoneyField field={fields.approval_limit} inner={fields.approval_limit.getFieldset()} label={t('org:members.limit')} hint={t('org:members.limitHint')} optional />
        <FormActions><SubmitButton name="intent" value="invite">{t('org:invite.go')}</SubmitButton></FormActions>
      </Fields>
    </Form>
  );
}

export interface OpenInvitation { id: string; email: string; role: Role; limit: number | null; expires: string }

/** Invitations nobody has answered, each of which can be withdrawn. */
export function InvitationTable({ invitations }: { invitations: OpenInvitation[] }) {
  const { t } = useTranslation();
  return (
    <DataTable rows={invitations} rowKey={(i) => i.id} caption={t('org:invite.caption')} columns={[
      { key: 'email', label: t('org:invite.email'), cell: (i) => i.email },
      { key: 'role', label: t('org:members.role'), cell: (i) => t(`ui:vocab.role.${i.role}`) },
      { key: 'limit', label: t('org:members.limit'), align: 'end', cell: (i) => <Limit value={i.limit === null ? null : { currency: 'CNY', amount: i.limit }} /> },
      { key: 'expires', label: t('org:invite.expires'), cell: (i) => <DateText value={i.expires} /> },
      {
        key: 'do', label: '', phone: null, shrink: true,
        cell: (i) => (
          <Form method="post">
            <input type="hidden" name="intent" value="revoke" />
            <input type="hidden" name="invitation_id" value={i.id} />
            <ConfirmButton small title={t('org:invite.revokeTitle', { email: i.email })} body={t('org:invite.revokeBody')}>{t('org:invite.revoke')}</ConfirmButton>
          </Form>
        ),
      },
    ]} />
  );
}
