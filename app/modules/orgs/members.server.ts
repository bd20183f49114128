import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm';
import type { Clock } from '#app/core/clock.ts';
import { AppError, fieldError } from '#app/core/errors.ts';
import type { Role } from '#app/core/permissions.ts';
import type { MemberScope, Scope } from '#app/core/scope.ts';
import { revokeCredentials } from '#app/modules/identity/revoke-credentials.server.ts';
import { audit } from '#db/audit.ts';
import type { Db, Tx } from '#db/client.ts';
import { invitations, members } from '#db/schema/orgs.ts';
import { withRead, withTx } from '#db/tx.ts';
import type { ChangeMemberInput } from './contract.ts';
import { requireMember } from '#app/core/require.ts';
import { defaultSuccessor, handOver, type SavedChoice } from './hand-over.server.ts';
import { checkGrant } from './invite-member.server.ts';
import { mayGrant } from './rules.ts';

export interface InvitationRow { id: string; email: string; role: Role; approvalLimit: number | null; expiresAt: Date }

/** Invitations nobody has answered yet and that still work. */
export async function listInvitations({ db, clock }: { db: Db; clock: Clock }, asked: Scope): Promise<InvitationRow[]> {
  const scope = requireMember(asked, 'member.manage');
  return withRead(db, scope, (tx) => tx.select({ id: invitations.id, email: invitations.email, role: invitations.role, approvalLimit: invitations.approvalLimit, expiresAt: invitations.expiresAt })
    .from(invitations)
    .where(and(eq(invitations.orgId, scope.orgId), isNull(invitations.acceptedAt), isNull(invitations.revokedAt), sql`${invitations.expiresAt} > ${clock.now().toISOString()}`))
    .orderBy(desc(invitations.createdAt)).limit(200));
}

/** Locks the organisation's members (so that two owners cannot demote each other at once) and finds one of them. */
async function lockMember(tx: Tx, scope: MemberScope, memberId: string) {
  const all = await tx.select().from(members).where(and(eq(members.orgId, scope.orgId), isNull(members.removedAt))).orderBy(asc(members.id)).for('update');
  const target = all.find((m) => m.id === memberId);
  if (!target) throw new AppError('not_found');
  const lastOwner = target.role === 'owner' && all.filter((m) => m.role === 'owner').length === 1;
  return { target, lastOwner, all };
}

/** Changes a member's role and approval limit. Field errors `last_owner`, `role_above_own`, `limit_above_own`; nobody changes a member above themselves. */
export async function changeMember({ db }: { db: Db }, asked: Scope, input: ChangeMemberInput): Promise<void> {
  const scope = requireMember(asked, 'member.manage');
  const limit = input.approval_limit?.amount ?? null;
  await withTx(db, scope, async (tx) => {
    const { target, lastOwner } = await lockMember(tx, scope, input.member_id);
    if (!mayGrant(scope.role, target.role)) throw new AppError('forbidden', { reason: 'above_own_role' });
    if (lastOwner && input.role !== 'owner') throw fieldError('role', 'last_owner');
    await checkGrant(tx, scope, { role: input.role, limit });
    await tx.update(members).set({ role: input.role, approvalLimit: limit }).where(eq(members.id, target.id));
    await audit(tx, scope, {
      chain: `org:${scope.orgId}`, action: 'member.change', subject: target.userId,
      data: { role: { from: target.role, to: input.role }, approval_limit: { from: target.approvalLimit, to: limit } },
    });
  });
}

/** Who takes over what the person leaves, and what becomes of what they saved. Left out: the highest role that has been there longest, and it goes to them. */
export interface Leaving { successorId?: string | undefined; saved?: SavedChoice | undefined; /** The session in which a person leaves by themselves; it stays, and acts for the organisation no more. */ keepSession?: string | undefined }

/**
 * Removes a member, or lets one leave: their tokens for this organisation and the sessions that act for it end, so do the invitations they
 * sent, and what they looked after goes to a successor. The last owner stays (`conflict`, `last_owner`). Field error `choose_successor` on
 * `successor_id` for somebody who is no other member, or an inventor.
 */
export async function removeMember({ db, clock, publicUrl }: { db: Db; clock: Clock; publicUrl: string }, asked: Scope, memberId: string, leaving: Leaving = {}): Promise<void> {
  if (asked.kind !== 'org' && asked.kind !== 'operator') throw new AppError('unauthenticated');
  const scope = asked;
  await withTx(db, scope, async (tx) => {
    const { target, lastOwner, all } = await lockMember(tx, scope, memberId);
    const left = target.userId === scope.userId;
    if (!left) {
      requireMember(scope, 'member.manage');
      if (!mayGrant(scope.role, target.role)) throw new AppError('forbidden', { reason: 'above_own_role' });
    }
    if (lastOwner) throw new AppError('conflict', { state: 'last_owner' });
    const named = leaving.successorId ? all.find((m) => m.id === leaving.successorId && m.id !== target.id && m.role !== 'inventor') : null;
    if (named === undefined) throw fieldError('successor_id', 'choose_successor');
    const now = clock.now();
    await revokeCredentials(tx, scope, { userId: target.userId, orgId: scope.orgId, why: left ? 'left' : 'removed', ...(left && leaving.keepSession ? { keepSession: leaving.keepSession } : {}) });
    await handOver(tx, scope, { orgId: scope.orgId, from: target.userId, to: named?.userId ?? defaultSuccessor(all, target.userId), saved: leaving.saved ?? 'hand_over', link: `${publicUrl}/home` });
    await tx.update(members).set({ removedAt: now }).where(eq(members.id, target.id));
    await tx.update(invitations).set({ revokedAt: now }).where(and(eq(invitations.orgId, scope.orgId), eq(invitations.invitedBy, target.userId), isNull(invitations.acceptedAt), isNull(invitations.revokedAt)));
    await audit(tx, scope, { chain: `org:${scope.orgId}`, action: left ? 'member.leave' : 'member.remove', subject: target.userId });
  });
}
