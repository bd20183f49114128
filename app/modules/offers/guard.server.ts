import { and, eq, isNull } from 'drizzle-orm';
import { AppError } from '#app/core/errors.ts';
import type { MemberScope } from '#app/core/scope.ts';
import type { Tx } from '#db/client.ts';
import { belongsTo } from '#app/modules/orgs/related.server.ts';
import { offerRounds } from '#db/schema/offers.ts';
import { members } from '#db/schema/orgs.ts';

/**
 * Refuses (`approval_limit`) when the member may not bind the organisation to this amount alone. Limits are in CNY minor
 * units; a member with a limit binds in no other currency, because a rate would have to be guessed. A person who is no
 * member any more may bind to nothing.
 */
export async function assertApprovalLimit(tx: Tx, scope: MemberScope, amount: number, currency: string): Promise<void> {
  const [member] = await tx.select({ limit: members.approvalLimit }).from(members)
    .where(and(eq(members.orgId, scope.orgId), eq(members.userId, scope.userId), isNull(members.removedAt)));
  assertWithinLimit(member, amount, currency);
}

/** The same for a membership that was read already; undefined for none. */
export function assertWithinLimit(member: { limit: number | null } | undefined, amount: number, currency: string): void {
  if (!member) throw new AppError('forbidden', { reason: 'not_a_member' });
  if (member.limit !== null && (currency !== 'CNY' || amount > member.limit)) throw new AppError('approval_limit', { limit: member.limit, amount, currency });
}

/**
 * Refuses (`both_sides`) whoever stands on both sides of an offer: a member of the other organisation, or somebody who has
 * made a round for it. Two people of two organisations may know one another; one person negotiates with nobody.
 */
export async function assertTwoPeople(tx: Tx, scope: MemberScope, otherOrgId: string, offerId: string | null): Promise<void> {
  if (await belongsTo(tx, scope.userId, otherOrgId)) throw new AppError('both_sides', { organisation: otherOrgId });
  if (offerId === null) return;
  const [round] = await tx.select({ no: offerRounds.no }).from(offerRounds).where(and(eq(offerRounds.offerId, offerId), eq(offerRounds.byUserId, scope.userId), eq(offerRounds.byOrgId, otherOrgId))).limit(1);
  if (round) throw new AppError('both_sides', { offer: offerId });
}
