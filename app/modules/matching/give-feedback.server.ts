import { AppError } from '#app/core/errors.ts';
import { newId } from '#app/core/ids.ts';
import type { MemberScope } from '#app/core/scope.ts';
import { audit } from '#db/audit.ts';
import { withTx } from '#db/tx.ts';
import { feedbackInputSchema, type Feedback, type FeedbackInput } from './contract.ts';
import { requirePermission } from '#app/core/require.ts';
import type { MatchDeps } from './deps.ts';
import { canSeeListing, insertFeedback, ownDemand } from './matching.store.server.ts';
import { parseInput } from '#app/core/input.ts';

/**
 * What the company says of a match; the newest word counts, earlier ones stay. Errors: `forbidden`, `validation` (a pass
 * without a reason from the list), `not_found` for another organisation's demand or a listing that may not be seen.
 */
export async function giveFeedback(deps: Pick<MatchDeps, 'db'>, scope: MemberScope, demandId: string, listingId: string, input: FeedbackInput): Promise<Feedback> {
  requirePermission(scope, 'match.feedback');
  const data = parseInput(feedbackInputSchema, input);
  return withTx(deps.db, scope, async (tx) => {
    if (!await ownDemand(tx, scope.orgId, demandId)) throw new AppError('not_found', { demand_id: demandId });
    if (!await canSeeListing(tx, listingId)) throw new AppError('not_found', { listing_id: listingId });
    const row = await insertFeedback(tx, { id: newId('feedback'), orgId: scope.orgId, demandId, listingId, verdict: data.verdict, reason: data.reason ?? null, userId: scope.userId });
    await audit(tx, scope, { chain: `org:${scope.orgId}`, action: 'match.feedback', subject: demandId, data: { listing_id: listingId, verdict: data.verdict, reason: data.reason ?? null } });
    return { verdict: row.verdict, reason: row.reason, at: row.createdAt.toISOString() };
  });
}
