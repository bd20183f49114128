import { and, eq, gt, isNull, sql } from 'drizzle-orm';
import type { z } from 'zod';
import type { Clock } from '#app/core/clock.ts';
import { AppError, fieldError } from '#app/core/errors.ts';
import { parseInput } from '#app/core/input.ts';
import { requireOperator } from '#app/core/require.ts';
import type { Scope } from '#app/core/scope.ts';
import { auditPerson } from '#app/modules/identity/audit-person.server.ts';
import { attestationOf, writeAttestation } from '#app/modules/orgs/attest-name.server.ts';
import { assertVerified } from '#app/modules/orgs/guard.server.ts';
import { revokeCredentials } from '#app/modules/identity/revoke-credentials.server.ts';
import { tellOwner } from '#app/modules/identity/tell-owner.server.ts';
import type { Db } from '#db/client.ts';
import { apiTokens, sessions, users } from '#db/schema/identity.ts';
import { members, orgs } from '#db/schema/orgs.ts';
import { audit } from '#db/audit.ts';
import { asPlatform, withRead, withTx } from '#db/tx.ts';
import { assertDisinterested } from './verify-organisation.server.ts';
import { zConfirmName, zEndSessions, zFindPerson, type PersonView } from './contract.ts';

interface Deps { db: Db; clock: Clock }

/** The person with this mail address, with what is open in their name; null when there is none. Operators with `operator.review`. */
export async function findPerson({ db, clock }: Deps, scope: Scope, raw: z.input<typeof zFindPerson>): Promise<PersonView | null> {
  const me = requireOperator(scope, 'operator.review');
  const { email } = parseInput(zFindPerson, raw);
  return withRead(db, me, (tx) => asPlatform(tx, me, 'look a person up', async (platform) => {
    const [user] = await platform.select({ id: users.id, name: users.name, email: users.email, secondFactor: users.twoFactorEnabled }).from(users).where(eq(users.email, email));
    if (!user) return null;
    const [open] = await platform.select({ n: sql<number>`count(*)::int` }).from(sessions).where(and(eq(sessions.userId, user.id), gt(sessions.expiresAt, clock.now())));
    const [tokens] = await platform.select({ n: sql<number>`count(*)::int` }).from(apiTokens).where(and(eq(apiTokens.userId, user.id), isNull(apiTokens.revokedAt), gt(apiTokens.expiresAt, clock.now())));
    const organisations = await platform.select({ id: orgs.id, name_zh: orgs.nameZh, name_en: orgs.nameEn, verifiedAt: orgs.verifiedAt, member: members }).from(members).innerJoin(orgs, eq(orgs.id, members.orgId))
      .where(and(eq(members.userId, user.id), isNull(members.removedAt))).orderBy(members.createdAt, orgs.id);
    return { id: user.id, name: user.name, email: user.email, second_factor: user.secondFactor === true, sessions: open!.n, tokens: tokens!.n, organisations: organisations.map(({ member, verifiedAt, ...org }) => ({ ...org, member_id: member.id, role: member.role, verified: verifiedAt !== null, name_confirmed: attestationOf(member, user.name) !== null })) };
  }));
}

/**
 * Ends every session and API token of a person who seems to have lost hold of them; the person reads the reason by mail. Their password stays, so
 * they sign in again. Throws `not_found` for nobody, a field error on `reason` when there is none; one's own sessions are ended on one's own page (`conflict`).
 */
export async function endSessionsOf({ db, publicUrl }: { db: Db; publicUrl: string }, scope: Scope, raw: z.input<typeof zEndSessions>): Promise<{ sessions: number; tokens: number }> {
  const me = requireOperator(scope, 'operator.review');
  const input = parseInput(zEndSessions, raw);
  if (input.person_id === me.userId) throw new AppError('conflict', { reason: 'own_account' });
  if (!input.reason) throw fieldError('reason', 'reason_required');
  return withTx(db, me, async (tx) => {
    const [user] = await asPlatform(tx, me, 'look a person up', (platform) => platform.select({ id: users.id }).from(users).where(eq(users.id, input.person_id)));
    if (!user) throw new AppError('not_found', { person: input.person_id });
    const ended = await revokeCredentials(tx, me, { userId: user.id, why: 'operator' });
    await auditPerson(tx, me, { userId: user.id, action: 'person.ended_by_operator', data: { reason: input.reason } });
    await tellOwner(tx, me, { userId: user.id, what: 'ended_by_operator', detail: input.reason, link: `${publicUrl}/account/security` });
    return ended;
  });
}

/**
 * The platform confirms the name of a member of a verified organisation by a paper it has seen: that of an owner above all, whose colleagues the
 * owner confirms. For organisations verified before names were confirmed, and for new owners, without a whole new verification. Throws `not_found`,
 * `unverified`, a field error on `basis`, `conflict` (`name_changed`, `own_account`, `own_affair`).
 */
export async function confirmName({ db, clock }: Deps, scope: Scope, raw: z.input<typeof zConfirmName>): Promise<void> {
  const me = requireOperator(scope, 'operator.review');
  const input = parseInput(zConfirmName, raw);
  if (!input.basis) throw fieldError('basis', 'reason_required');
  await withTx(db, me, async (tx) => {
    const [row] = await asPlatform(tx, me, 'look a person up', (platform) => platform.select({ member: members, name: users.name }).from(members).innerJoin(users, eq(users.id, members.userId))
      .where(and(eq(members.id, input.member_id), isNull(members.removedAt))).for('update', { of: members }));
    if (!row) throw new AppError('not_found', { member: input.member_id });
    if (row.member.userId === me.userId) throw new AppError('conflict', { reason: 'own_account' });
    await assertDisinterested(tx, me, [row.member.orgId]);
    await assertVerified(tx, row.member.orgId, clock.now());
    if (row.name !== input.name) throw new AppError('conflict', { reason: 'name_changed' });
    await asPlatform(tx, me, 'confirm a member’s name', (platform) => writeAttestation(platform, row.member.id, row.name, { userId: me.userId, as: 'operator', at: clock.now() }));
    await audit(tx, me, { chain: `org:${row.member.orgId}`, action: 'member.attest', subject: row.member.userId, data: { as: 'operator', basis: input.basis } });
  });
}
