import { and, asc, eq, isNull, ne, or, sql } from 'drizzle-orm';
import type { Clock } from '#app/core/clock.ts';
import { AppError } from '#app/core/errors.ts';
import { auditPerson } from '#app/modules/identity/audit-person.server.ts';
import { revokeCredentials } from '#app/modules/identity/revoke-credentials.server.ts';
import { tellOwner, type Whence } from '#app/modules/identity/tell-owner.server.ts';
import { audit } from '#db/audit.ts';
import type { Db, Tx } from '#db/client.ts';
import { accounts, knownDevices, passkeys, twoFactors, users } from '#db/schema/identity.ts';
import { invitations, members, orgs } from '#db/schema/orgs.ts';
import { orgVerifications, ownershipClaims } from '#db/schema/ownership.ts';
import { mails } from '#db/schema/platform.ts';
import { asPlatform, withRead, withTx } from '#db/tx.ts';
import { defaultSuccessor, handOver } from './hand-over.server.ts';

/** What keeps a sole owner: others who would be left without one, or business that needs somebody to answer for it. */
export type ClosingObstacle = 'members' | 'deals' | 'offers' | 'listings' | 'demands' | 'payouts' | 'operator';
export interface Hindrance { orgId: string; nameZh: string; nameEn: string; obstacles: ClosingObstacle[] }

/** The name a closed account leaves behind, wherever a name was shown. */
export const CLOSED_NAME = '已注销账户 Closed account';

async function obstaclesOf(tx: Tx, org: { id: string; kind: string }, others: number): Promise<ClosingObstacle[]> {
  const [found] = await tx.execute<Record<'deals' | 'offers' | 'listings' | 'demands' | 'payouts', boolean>>(sql`select
    exists (select 1 from deals where closed_at is null and ${org.id} in (seller_org_id, buyer_org_id, broker_org_id)) as deals,
    exists (select 1 from offers where status = 'open' and ${org.id} in (seller_org_id, buyer_org_id)) as offers,
    exists (select 1 from listings where org_id = ${org.id} and status in ('published', 'suspended', 'under_offer')) as listings,
    exists (select 1 from demands where org_id = ${org.id} and status in ('open', 'paused')) as demands,
    exists (select 1 from payouts where payee_org_id = ${org.id} and state <> 'sent') as payouts`);
  return [
    ...(org.kind === 'operator' ? ['operator' as const] : []), ...(others > 0 ? ['members' as const] : []),
    ...(['deals', 'offers', 'listings', 'demands', 'payouts'] as const).filter((what) => found?.[what]),
  ];
}

async function hindrances(tx: Tx, userId: string): Promise<Hindrance[]> {
  const owned = await tx.select({ org: orgs }).from(members).innerJoin(orgs, eq(orgs.id, members.orgId))
    .where(and(eq(members.userId, userId), isNull(members.removedAt), eq(members.role, 'owner'))).orderBy(asc(orgs.id));
  const found: Hindrance[] = [];
  for (const { org } of owned) {
    const all = await tx.select().from(members).where(and(eq(members.orgId, org.id), isNull(members.removedAt)));
    if (all.some((m) => m.role === 'owner' && m.userId !== userId)) continue;
    const obstacles = await obstaclesOf(tx, org, all.length - 1);
    if (obstacles.length) found.push({ orgId: org.id, nameZh: org.nameZh, nameEn: org.nameEn, obstacles });
  }
  return found;
}

/** What stands in the way of closing the person's account; empty when nothing does. */
export async function closingHindrances({ db }: { db: Db }, userId: string): Promise<Hindrance[]> {
  const scope = { kind: 'user', userId } as const;
  return withRead(db, { kind: 'system', name: `closing:${scope.userId}` }, (tx) => hindrances(tx, userId));
}

/**
 * Closes the person's account. They leave every organisation, their work goes to whoever stands highest there, all credentials end, and name,
 * address, devices, keys and mails are erased. What they signed, the audit trail and the books stay, under an id that leads to nobody.
 * `conflict` (`sole_owner`) while they are the only owner of an organisation that others or its business need (`closingHindrances`).
 */
export async function closeAccount({ db, clock, publicUrl }: { db: Db; clock: Clock; publicUrl: string }, userId: string, from: Whence): Promise<void> {
  const scope = { kind: 'user', userId } as const;
  await withTx(db, scope, async (tx) => {
    const [user] = await tx.select({ email: users.email, closedAt: users.closedAt }).from(users).where(eq(users.id, userId)).for('update');
    if (!user || user.closedAt) throw new AppError('not_found');
    const left = await asPlatform(tx, scope, 'look for what hinders closing', async (platform) => {
      const mine = await platform.select({ orgId: members.orgId }).from(members).where(and(eq(members.userId, userId), isNull(members.removedAt))).orderBy(asc(members.orgId));
      const all = [];
      // The members of each organisation are held, so that two owners cannot both leave it to the other.
      for (const { orgId } of mine) all.push({ orgId, members: await platform.select().from(members).where(and(eq(members.orgId, orgId), isNull(members.removedAt))).orderBy(asc(members.id)).for('update') });
      if ((await hindrances(platform, userId)).length) throw new AppError('conflict', { state: 'sole_owner' });
      return all;
    });
    await tellOwner(tx, scope, { userId, what: 'closed', from, link: publicUrl });
    for (const org of left) {
      await handOver(tx, scope, { orgId: org.orgId, from: userId, to: defaultSuccessor(org.members, userId), saved: 'delete', link: `${publicUrl}/home` });
      await asPlatform(tx, scope, 'note the leaving', (platform) => audit(platform, scope, { chain: `org:${org.orgId}`, action: 'member.leave', subject: userId, data: { closed: true } }));
    }
    await revokeCredentials(tx, scope, { userId, why: 'closed' });
    await auditPerson(tx, scope, { userId, action: 'person.close' });
    await asPlatform(tx, scope, 'erase what names the person', (platform) => erase(platform, { userId, email: user.email, at: clock.now() }));
  });
}

async function erase(tx: Tx, { userId, email, at }: { userId: string; email: string; at: Date }): Promise<void> {
  await tx.update(members).set({ attestedName: null, attestedBy: null, attestedAs: null, attestedAt: null }).where(eq(members.userId, userId));
  await tx.update(orgVerifications).set({ submitterName: CLOSED_NAME }).where(eq(orgVerifications.submittedBy, userId));
  await tx.update(members).set({ removedAt: at }).where(and(eq(members.userId, userId), isNull(members.removedAt)));
  await tx.update(invitations).set({ revokedAt: at }).where(and(eq(invitations.invitedBy, userId), isNull(invitations.acceptedAt), isNull(invitations.revokedAt)));
  await tx.update(invitations).set({ email: `${userId}@closed.invalid`, revokedAt: sql`coalesce(${invitations.revokedAt}, ${at.toISOString()})` }).where(sql`lower(${invitations.email}) = lower(${email})`);
  // What they said of a right stays with its decision, for the side it was about; one still open is answered to them first, and made nameless with
  // its decision (decide-ownership): until then it has to remember whose it is.
  await tx.update(ownershipClaims).set({ claimantUserId: userId }).where(and(eq(ownershipClaims.state, 'open'), isNull(ownershipClaims.claimantUserId), sql`lower(${ownershipClaims.email}) = lower(${email})`));
  await tx.update(ownershipClaims).set({ name: CLOSED_NAME, email: `${userId}@closed.invalid` })
    .where(and(ne(ownershipClaims.state, 'open'), or(eq(ownershipClaims.claimantUserId, userId), sql`lower(${ownershipClaims.email}) = lower(${email})`)));
  for (const table of [accounts, passkeys, twoFactors, knownDevices]) await tx.delete(table).where(eq(table.userId, userId));
  // The last mail, that the account is closed, is still to be sent; it goes with all old mails (`house.prune`).
  await tx.delete(mails).where(and(eq(mails.toAddress, email), sql`${mails.sentAt} is not null`));
  await tx.update(users).set({ name: CLOSED_NAME, email: `${userId}@closed.invalid`, emailVerified: false, image: null, twoFactorEnabled: false, closedAt: at, updatedAt: at }).where(eq(users.id, userId));
}
