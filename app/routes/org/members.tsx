import { useTranslation } from '#app/i18n/react.tsx';
import { redirect, useActionData, useLoaderData } from 'react-router';
import { z } from 'zod';
import { zId } from '#app/core/contract.ts';
import { AppError } from '#app/core/errors.ts';
import { can } from '#app/core/permissions.ts';
import { defineAction, defineLoader } from '#app/http/define.server.ts';
import { paths } from '#app/http/paths.ts';
import { zSignatureRuleForm } from '#app/modules/approvals/contract.ts';
import { attestName } from '#app/modules/orgs/attest-name.server.ts';
import { AttestNameInput, ChangeMemberInput, InviteMemberInput, LeavingInput } from '#app/modules/orgs/contract.ts';
import { inviteMember, revokeInvitation } from '#app/modules/orgs/invite-member.server.ts';
import { listMembers } from '#app/modules/orgs/list-members.server.ts';
import { changeMember, listInvitations, removeMember } from '#app/modules/orgs/members.server.ts';
import { Section, useCan, type ShellHandle } from '#app/ui/index.ts';
import { answerFor, DoneNotice, ErrorNotice } from '#app/ui/forms/index.ts';
import { demandProof } from '#app/routes/auth/reply.server.ts';
import { isFresh } from '#app/modules/identity/proof.ts';
import { readSignatureRule, setSignatureRule } from '#app/modules/approvals/signature-rule.server.ts';
import { SignatureRule } from '#app/ui/approval/signature-rule.tsx';
import { OrganisationFrame } from './frame.tsx';
import { AttestRefused, InvitationTable, InviteForm, MemberTable } from './member-parts.tsx';

export const handle: ShellHandle = { texts: ['org', 'security'] };

export const loader = defineLoader({ access: 'member.read' }, async ({ scope, viewer, services }) => {
  const [members, invitations, rule] = await Promise.all([
    listMembers(services, scope, scope.orgId),
    can(scope, 'member.manage') ? listInvitations(services, scope) : [],
    readSignatureRule(services, scope),
  ]);
  return {
    members, ownRole: scope.role, rule, fresh: isFresh(viewer.session, services.clock.now()), binds: scope.orgKind !== 'operator' && scope.orgKind !== 'broker',
    invitations: invitations.map((i) => ({ id: i.id, email: i.email, role: i.role, limit: i.approvalLimit, expires: i.expiresAt.toISOString() })),
  };
});

const MemberForms = z.discriminatedUnion('intent', [
  InviteMemberInput.extend({ intent: z.literal('invite') }),
  ChangeMemberInput.extend({ intent: z.literal('change') }),
  AttestNameInput.extend({ intent: z.literal('attest') }),
  LeavingInput.extend({ intent: z.literal('remove') }),
  z.object({ intent: z.literal('revoke'), invitation_id: zId('invitation') }),
  zSignatureRuleForm,
]);

/** Everybody may leave; whom else one may remove, the use case decides. */
const ACCESS = { invite: 'member.manage', change: 'member.manage', attest: 'member.manage', remove: 'member.read', revoke: 'member.manage', rule: 'org.manage' } as const;

export const action = defineAction({ access: ACCESS, form: MemberForms }, async (ask, input) => {
  const { scope, viewer, services, locale, t } = ask;
  switch (input.intent) {
    case 'invite':
      await inviteMember(services, scope, input, { locale, roleName: t(`ui:vocab.role.${input.role}`) });
      break;
    case 'change':
      await changeMember(services, scope, input);
      break;
    case 'attest':
      await attestName(services, scope, input);
      break;
    case 'remove': {
      const before = await listMembers(services, scope, scope.orgId);
      await removeMember(services, scope, input.member_id, { successorId: input.successor_id, saved: input.saved, keepSession: viewer.sessionId ?? undefined });
      if (before.find((m) => m.id === input.member_id)?.user_id === viewer.user?.id) return redirect(paths.home());
      break;
    }
    case 'revoke':
      await revokeInvitation(services, scope, input.invitation_id);
      break;
    case 'rule':
      demandProof(ask, paths.members());
      await setSignatureRule(services, scope, { second_above: input.second_above ?? null });
      break;
    default:
      throw new AppError('validation');
  }
  return { intent: input.intent };
});

export default function Members() {
  const { t } = useTranslation();
  const may = useCan();
  const { members, invitations, ownRole, rule, fresh, binds } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const manage = may('member.manage');
  return (
    <OrganisationFrame tab="members">
      <Section title={t('org:members.title')}>
        <div className="jz-stack">
          <DoneNotice answer={answerFor(answer, 'change') ?? answerFor(answer, 'remove') ?? answerFor(answer, 'attest')} />
          <ErrorNotice answer={answerFor(answer, 'remove') ?? answerFor(answer, 'revoke')} />
          <AttestRefused answer={answerFor(answer, 'attest')} />
          <MemberTable members={members} ownRole={ownRole} manage={manage} answer={answerFor(answer, 'change')} />
        </div>
      </Section>
      {binds ? <SignatureRule rule={rule} fresh={fresh} manage={may('org.manage')} answer={answerFor(answer, 'rule')} /> : null}
      {manage ? (
        <Section title={t('org:invite.title')} hint={t('org:invite.hint')}>
          <InviteForm ownRole={ownRole} answer={answerFor(answer, 'invite')} />
        </Section>
      ) : null}
      {invitations.length ? (
        <Section title={t('org:invite.open')}>
          <InvitationTable invitations={invitations} />
        </Section>
      ) : null}
    </OrganisationFrame>
  );
}
