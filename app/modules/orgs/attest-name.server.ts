import { and, eq, isNull } from 'drizzle-orm';
import type { Clock } from '#app/core/clock.ts';
import { AppError } from '#app/core/errors.ts';
import { requireMember } from '#app/core/require.ts';
import type { Scope } from '#app/core/scope.ts';
import type { Attester } from '#app/core/vocabulary.ts';
import { audit } from '#db/audit.ts';
import type { Db, Tx } from '#db/client.ts';
import { users } from '#db/schema/identity.ts';
import { members } from '#db/schema/orgs.ts';
import { asPlatform, withTx } from '#db/tx.ts';
import type { AttestNameInput } from './contract.ts';
import { assertVerified } from './guard.server.ts';

type Row = Pick<typeof members.$inferSelect, 'attestedName' | 'attestedAs' | 'attestedAt'>;

/** A confirmation counts while the account still has the confirmed name. Pure. */
export function attestationOf(row: Row, name: string): { by: Attester; at: string } | null {
  return row.attestedName !== null && row.attestedName === name ? { by: row.attestedAs!, at: row.attestedAt!.toISOString() } : null;
}

/** Writes that somebody confirmed a member's name. Platform scope; the membership is locked by the caller. */
export async function writeAttestation(tx: Tx, memberId: string, name: string, who: { userId: string; as: Attester; at: Date }): Promise<void> {
  await tx.update(members).set({ attestedName: name, attestedBy: who.userId, attestedAs: who.as, attestedAt: who.at }).where(eq(members.id, memberId));
}

/**
 * An owner confirms that a colleague's account carries the name of the person who uses it: what this member signs bears it from now on. The name
 * is said, so that nobody confirms one that was changed meanwhile (`conflict`, `name_changed`). An owner does not confirm their own
 * (`own_name`), and confirms nobody's before theirs was (`own_name_first`): that one the platform confirms with the organisation's verification.
 * Throws `unverified` for an organisation nobody has checked, `not_found` for no member of it.
 */
export async function attestName({ db, clock }: { db: Db; clock: Clock }, asked: Scope, input: AttestNameInput): Promise<void> {
  const scope = requireMember(asked, 'member.manage');
  await withTx(db, scope, async (tx) => {
    await assertVerified(tx, scope.orgId, clock.now());
    const rows = await tx.select({ member: members, name: users.name }).from(members).innerJoin(users, eq(users.id, members.userId))
      .where(and(eq(members.orgId, scope.orgId), isNull(members.removedAt))).orderBy(members.id).for('update', { of: members });
    const target = rows.find((r) => r.member.id === input.member_id);
    if (!target) throw new AppError('not_found');
    if (target.member.userId === scope.userId) throw new AppError('conflict', { reason: 'own_name' });
    if (target.name !== input.name) throw new AppError('conflict', { reason: 'name_changed' });
    const own = rows.find((r) => r.member.userId === scope.userId);
    if (!own || !attestationOf(own.member, own.name)) throw new AppError('conflict', { reason: 'own_name_first' });
    await asPlatform(tx, scope, 'confirm a member’s name', (platform) => writeAttestation(platform, target.member.id, target.name, { userId: scope.userId, as: 'owner', at: clock.now() }));
    await audit(tx, scope, { chain: `org:${scope.orgId}`, action: 'member.attest', subject: target.member.userId, data: { as: 'owner' } });
  });
}
