import { createHash, randomBytes } from 'node:crypto';
import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Clock } from '#app/core/clock.ts';
import { AppError, fieldError } from '#app/core/errors.ts';
import { newId } from '#app/core/ids.ts';
import { can, permissionsOf, type Role } from '#app/core/permissions.ts';
import type { MemberScope, Scope } from '#app/core/scope.ts';
import type { Locale } from '#app/core/vocabulary.ts';
import { takeRecipient, takeSender } from '#app/modules/notifications/mail-caps.server.ts';
import { queueMail } from '#app/modules/notifications/queue-mail.server.ts';
import { audit } from '#db/audit.ts';
import type { Db, Tx } from '#db/client.ts';
import { users } from '#db/schema/identity.ts';
import { invitations, members, orgs } from '#db/schema/orgs.ts';
import { asPlatform, withTx } from '#db/tx.ts';
import type { InviteMemberInput } from './contract.ts';
import { requireMember } from '#app/core/require.ts';
import { mayGrant, mayGrantLimit } from './rules.ts';

const INVITATION_DAYS = 7;
/** Open invitations of one organisation at a time: it sends mail to strangers. */
const MAX_OPEN = 100;

export const hashOfInvitation = (token: string) => createHash('sha256').update(token).digest('hex');

/** The approval limit of the member who acts; throws `forbidden` when they are no member any more. */
export async function limitOf(tx: Tx, scope: MemberScope): Promise<number | null> {
  const [me] = await tx.select({ limit: members.approvalLimit }).from(members).where(and(eq(members.orgId, scope.orgId), eq(members.userId, scope.userId), isNull(members.removedAt)));
  if (!me) throw new AppError('forbidden', { reason: 'not_a_member' });
  return me.limit;
}

/** Refuses a role or limit above the giver's own, a narrowed giver's too. Field errors `role_above_own`, `limit_above_own`. */
export async function checkGrant(tx: Tx, scope: MemberScope, given: { role: Role; limit: number | null }): Promise<void> {
  const holdsAll = [...permissionsOf(scope.orgKind, given.role)].every((p) => can(scope, p));
  if (!mayGrant(scope.role, given.role) || !holdsAll) throw fieldError('role', 'role_above_own');
  if (!mayGrantLimit(await limitOf(tx, scope), given.limit)) throw fieldError('approval_limit.amount', 'limit_above_own');
}

/**
 * Invites an address into the organisation and mails it a link that works once, for that address, within seven days. Inviting
 * it again replaces the earlier link. The token is only in the mail; here stays its SHA-256. `locale` is the inviter's: the
 * invited person's language is not known. Field errors on `email`: `already_member`, `too_many_mails` (the address has had its share from
 * whoever invites; withdrawing and inviting again counts too). An organisation that has sent too many in all gets `rate_limited`.
 */
export async function inviteMember({ db, clock, publicUrl }: { db: Db; clock: Clock; publicUrl: string }, asked: Scope, input: InviteMemberInput, words: { locale: Locale; roleName: string }): Promise<string> {
  const scope = requireMember(asked, 'member.manage');
  const limit = input.approval_limit?.amount ?? null;
  return withTx(db, scope, async (tx) => {
    await checkGrant(tx, scope, { role: input.role, limit });
    return sendInvitation(tx, { clock, publicUrl }, scope, { email: input.email, role: input.role, limit }, words);
  });
}

/**
 * Writes and mails an invitation in the caller's transaction; whether the caller may give the role is decided before. Errors of
 * {@link inviteMember}, but for those about role and limit.
 */
export async function sendInvitation(tx: Tx, { clock, publicUrl }: { clock: Clock; publicUrl: string }, scope: MemberScope, given: { email: string; role: Role; limit: number | null }, words: { locale: Locale; roleName: string }): Promise<string> {
  const { email, role, limit } = given;
  const id = newId('invitation');
  const token = randomBytes(32).toString('base64url');
  // Invitations of one organisation queue up, whoever of its members sends them.
  const [org] = await asPlatform(tx, scope, 'queue an invitation up', (platform) => platform.select().from(orgs).where(eq(orgs.id, scope.orgId)).for('update'));
  const [member] = await tx.select({ id: members.id }).from(members).innerJoin(users, eq(users.id, members.userId))
    .where(and(eq(members.orgId, scope.orgId), isNull(members.removedAt), eq(users.email, email)));
  if (member) throw fieldError('email', 'already_member');
  const open = and(eq(invitations.orgId, scope.orgId), isNull(invitations.acceptedAt), isNull(invitations.revokedAt));
  await tx.update(invitations).set({ revokedAt: clock.now() }).where(and(open, eq(invitations.email, email)));
  const [count] = await tx.select({ n: sql<number>`count(*)::int` }).from(invitations).where(and(open, sql`${invitations.expiresAt} > ${clock.now().toISOString()}`));
  if ((count?.n ?? 0) >= MAX_OPEN) throw new AppError('conflict', { state: 'too_many_invitations' });
  const wait = await asPlatform(tx, scope, 'count mails', (platform) => takeSender(platform, { kind: 'invitation', sender: scope.orgId }));
  if (wait !== null) throw new AppError('rate_limited', { retry_after: wait });
  if (await asPlatform(tx, scope, 'count mails', (platform) => takeRecipient(platform, { kind: 'invitation', to: email })) !== null) throw fieldError('email', 'too_many_mails');
  await tx.insert(invitations).values({
    id, orgId: scope.orgId, email, role, approvalLimit: limit, tokenHash: hashOfInvitation(token), invitedBy: scope.userId,
    expiresAt: new Date(clock.now().getTime() + INVITATION_DAYS * 86_400_000),
  });
  const [inviter] = await tx.select({ name: users.name }).from(users).where(eq(users.id, scope.userId));
  const orgName = words.locale === 'zh' ? org!.nameZh : org!.nameEn;
  await asPlatform(tx, scope, 'queue the invitation mail', (platform) => queueMail(platform, {
    to: email, locale: words.locale, template: 'invitation', data: { org: orgName, inviter: inviter?.name ?? '', role: words.roleName, link: `${publicUrl}/invitations/${token}` },
  }));
  await audit(tx, scope, { chain: `org:${scope.orgId}`, action: 'member.invite', subject: id, data: { role, approval_limit: limit } });
  return id;
}

/** Ends an open invitation; its link stops working at once. `not_found` for any other. */
export async function revokeInvitation({ db, clock }: { db: Db; clock: Clock }, asked: Scope, invitationId: string): Promise<void> {
  const scope = requireMember(asked, 'member.manage');
  await withTx(db, scope, async (tx) => {
    const rows = await tx.update(invitations).set({ revokedAt: clock.now() })
      .where(and(eq(invitations.id, invitationId), eq(invitations.orgId, scope.orgId), isNull(invitations.acceptedAt), isNull(invitations.revokedAt))).returning({ id: invitations.id });
    if (!rows.length) throw new AppError('not_found');
    await audit(tx, scope, { chain: `org:${scope.orgId}`, action: 'member.invitation_revoke', subject: invitationId });
  });
}
