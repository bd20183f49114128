import { eq, or } from 'drizzle-orm';
import { AppError } from '#app/core/errors.ts';
import { newId } from '#app/core/ids.ts';
import { requireMember } from '#app/core/require.ts';
import { systemScope, type Scope } from '#app/core/scope.ts';
import { audit } from '#db/audit.ts';
import type { Db, Tx } from '#db/client.ts';
import { constraintOf } from '#db/errors.ts';
import { ownershipClaims } from '#db/schema/ownership.ts';
import { patents } from '#db/schema/patents.ts';
import { withRead, withTx } from '#db/tx.ts';
import { readClaimToken } from './claim-token.ts';
import type { ClaimView } from './contract-ownership.ts';
import { titled, type ClaimRow } from './ownership.store.server.ts';

const scope = systemScope('claims');

/** May this side ask for one more look? Only the side that lost, only once, and an appeal is not appealed. Pure. */
export function mayAppeal(claim: Pick<ClaimRow, 'kind' | 'state'>, side: 'holder' | 'claimant', appealed: boolean): boolean {
  return claim.kind !== 'appeal' && !appealed && claim.state === (side === 'holder' ? 'upheld' : 'dismissed');
}

async function insertAppeal(tx: Tx, claim: ClaimRow, side: 'holder' | 'claimant', reason: string): Promise<void> {
  await tx.insert(ownershipClaims).values({
    id: newId('claim'), kind: 'appeal', appealOf: claim.id, appealBy: side, rightKey: claim.rightKey, holderOrgId: claim.holderOrgId, patentId: claim.patentId, listingId: claim.listingId,
    claimantOrgId: claim.claimantOrgId, claimantUserId: claim.claimantUserId, name: claim.name, email: claim.email, organisation: claim.organisation, locale: claim.locale, reason, fileId: claim.fileId,
  });
  await audit(tx, scope, { chain: `org:${claim.holderOrgId}`, action: 'ownership.appeal', subject: claim.patentId, data: { claim: claim.id, by: side } });
}

async function appeal(db: Db, claimId: string, sideOf: (claim: ClaimRow) => 'holder' | 'claimant' | null, reason: string): Promise<void> {
  await withTx(db, scope, async (tx) => {
    const [claim] = await tx.select().from(ownershipClaims).where(eq(ownershipClaims.id, claimId)).for('update');
    const side = claim && sideOf(claim);
    if (!claim || !side) throw new AppError('not_found', { claim: claimId });
    if (!mayAppeal(claim, side, false)) throw new AppError('conflict', { reason: 'not_to_appeal', state: claim.state });
    await insertAppeal(tx, claim, side, reason);
  }).catch((error: unknown) => {
    if (constraintOf(error) === 'ownership_claims_appeal_key') throw new AppError('conflict', { reason: 'already_appealed' });
    throw error;
  });
}

/** An organisation that lost a review asks for one more, by another operator. `not_found` for claims it has no part in, `conflict` when there is nothing to appeal. */
export async function appealAsOrganisation({ db }: { db: Db }, asked: Scope, claimId: string, input: { reason: string }): Promise<void> {
  const member = requireMember(asked, 'listing.write');
  await appeal(db, claimId, (c) => (c.holderOrgId === member.orgId ? 'holder' : c.claimantOrgId === member.orgId ? 'claimant' : null), input.reason);
}

/** The same for whoever holds the link in the mail. */
export async function appealByLink({ db, env }: { db: Db; env: { AUTH_SECRET: string } }, token: string, input: { reason: string }): Promise<void> {
  const id = readClaimToken(env.AUTH_SECRET, token);
  if (!id) throw new AppError('not_found');
  await appeal(db, id, () => 'claimant', input.reason);
}

/** Where a claim stands, for whoever holds the link in its mails. After an appeal was decided, its decision is the one that counts. */
export async function viewClaim({ db, env }: { db: Db; env: { AUTH_SECRET: string } }, token: string): Promise<ClaimView> {
  const id = readClaimToken(env.AUTH_SECRET, token);
  if (!id) throw new AppError('not_found');
  return withRead(db, scope, async (tx) => {
    const rows = await tx.select({ claim: ownershipClaims, patent: patents }).from(ownershipClaims).innerJoin(patents, eq(patents.id, ownershipClaims.patentId)).where(or(eq(ownershipClaims.id, id), eq(ownershipClaims.appealOf, id)));
    const first = rows.find((r) => r.claim.id === id);
    if (!first) throw new AppError('not_found');
    const again = rows.find((r) => r.claim.appealOf === id)?.claim ?? null;
    const { claim, patent } = first;
    const outcome = !again || again.state === 'open' ? claim.state : again.state === 'dismissed' ? claim.state : claim.state === 'upheld' ? 'dismissed' : 'upheld';
    const title = titled(patent);
    return {
      id: claim.id, kind: claim.kind, state: again?.state === 'open' ? 'open' : outcome, number: patent.number, title: { zh: title.title_zh, en: title.title_en }, organisation: claim.organisation, reason: claim.reason,
      decision: again?.decision || claim.decision, can_appeal: mayAppeal(claim, 'claimant', again !== null), appealed: again !== null,
      created_at: claim.createdAt.toISOString(), decided_at: (again?.decidedAt ?? claim.decidedAt)?.toISOString() ?? null,
    };
  });
}
