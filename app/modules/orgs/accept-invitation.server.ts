import { and, eq, isNull } from 'drizzle-orm';
import type { Clock } from '#app/core/clock.ts';
import { AppError } from '#app/core/errors.ts';
import { newId } from '#app/core/ids.ts';
import type { Role } from '#app/core/permissions.ts';
import { systemScope, type MemberScope, type OrgKind, type UserScope } from '#app/core/scope.ts';
import { audit } from '#db/audit.ts';
import type { Db } from '#db/client.ts';
import { users } from '#db/schema/identity.ts';
import { patentInventors } from '#db/schema/inventors.ts';
import { invitations, members, orgs } from '#db/schema/orgs.ts';
import { asPlatform, withRead, withTx } from '#db/tx.ts';
import { hashOfInvitation } from './invite-member.server.ts';
import { invitationState, type InvitationState } from './rules.ts';

export interface InvitationView { email: string; role: Role; state: InvitationState; orgId: string; orgKind: OrgKind; orgNameZh: string; orgNameEn: string; expiresAt: Date }

const looksLikeToken = (token: string) => /^[A-Za-z0-9_-]{43}$/.test(token);

/** What whoever holds the link may see of it; null when no such invitation was ever made. */
export async function viewInvitation({ db, clock }: { db: Db; clock: Clock }, token: string): Promise<InvitationView | null> {
  if (!looksLikeToken(token)) return null;
  return withRead(db, systemScope('invitation'), async (tx) => {
    const [row] = await tx.select({ invitation: invitations, org: orgs }).from(invitations).innerJoin(orgs, eq(orgs.id, invitations.orgId)).where(eq(invitations.tokenHash, hashOfInvitation(token)));
    if (!row) return null;
    return {
      email: row.invitation.email, role: row.invitation.role, state: invitationState(row.invitation, clock.now()), expiresAt: row.invitation.expiresAt,
      orgId: row.org.id, orgKind: row.org.kind, orgNameZh: row.org.nameZh, orgNameEn: row.org.nameEn,
    };
  });
}

/**
 * Joins the organisation. Only the invited address may, only once, only in time: `not_found` (no such link), `forbidden`
 * (`other_address`, `unconfirmed`), `conflict` with the invitation's state. Somebody who already belongs keeps their role; somebody who was
 * removed comes back with the invited one. Returns the organisation's id.
 */
export async function acceptInvitation({ db, clock }: { db: Db; clock: Clock }, scope: UserScope | MemberScope, token: string): Promise<string> {
  if (!looksLikeToken(token)) throw new AppError('not_found');
  return withTx(db, scope, async (tx) => {
    const [user] = await tx.select({ email: users.email, confirmed: users.emailVerified }).from(users).where(eq(users.id, scope.userId));
    return asPlatform(tx, scope, 'accept invitation', async (platform) => {
      const [row] = await platform.select().from(invitations).where(eq(invitations.tokenHash, hashOfInvitation(token))).for('update');
      if (!row || !user) throw new AppError('not_found');
      if (row.email.toLowerCase() !== user.email.toLowerCase()) throw new AppError('forbidden', { reason: 'other_address' });
      if (!user.confirmed) throw new AppError('forbidden', { reason: 'unconfirmed' });
      const state = invitationState(row, clock.now());
      if (state !== 'open') throw new AppError('conflict', { state });
      const [existing] = await platform.select().from(members).where(eq(members.orgId, row.orgId)).for('update').then((rows) => rows.filter((m) => m.userId === scope.userId));
      if (!existing) await platform.insert(members).values({ id: newId('member'), orgId: row.orgId, userId: scope.userId, role: row.role, approvalLimit: row.approvalLimit });
      else if (existing.removedAt) await platform.update(members).set({ removedAt: null, attestedName: null, attestedBy: null, attestedAs: null, attestedAt: null, role: row.role, approvalLimit: row.approvalLimit }).where(eq(members.id, existing.id));
      // An inventor is invited to patents: from here on the account sees them. A member keeps their role and may speak as inventor beside it.
      await platform.update(patentInventors).set({ userId: scope.userId }).where(and(eq(patentInventors.invitationId, row.id), isNull(patentInventors.userId), isNull(patentInventors.endedAt)));
      await platform.update(invitations).set({ acceptedAt: clock.now() }).where(eq(invitations.id, row.id));
      await audit(tx, scope, { chain: `org:${row.orgId}`, action: 'member.join', subject: scope.userId, data: { invitation: row.id } });
      return row.orgId;
    });
  });
}
