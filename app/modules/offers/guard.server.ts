import { and, eq } from 'drizzle-orm';
import { AppError } from '#app/core/errors.ts';
import type { MemberScope } from '#app/core/scope.ts';
import type { Tx } from '#db/client.ts';
import { belongsTo } from '#app/modules/orgs/related.server.ts';
import { offerRounds } from '#db/schema/offers.ts';

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
