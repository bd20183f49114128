import { and, eq, isNotNull } from 'drizzle-orm';
import { systemClock, type Clock } from '#app/core/clock.ts';
import { AppError, fieldError } from '#app/core/errors.ts';
import { requireOperator } from '#app/core/require.ts';
import type { OperatorScope, Scope } from '#app/core/scope.ts';
import { approveAlias, knownNames } from '#app/modules/orgs/aliases.server.ts';
import { CLOSED_NAME } from '#app/modules/orgs/close-account.server.ts';
import { assertVerified } from '#app/modules/orgs/guard.server.ts';
import { belongsTo } from '#app/modules/orgs/related.server.ts';
import { tellOrg } from '#app/modules/orgs/notice.server.ts';
import { queueMail } from '#app/modules/notifications/queue-mail.server.ts';
import { audit } from '#db/audit.ts';
import type { Db, Tx } from '#db/client.ts';
import { users } from '#db/schema/identity.ts';
import { ownershipClaims, ownershipProofs } from '#db/schema/ownership.ts';
import { withTx } from '#db/tx.ts';
import { claimLink } from './claim-token.ts';
import { acceptProof, loseOwnership, openRivalReviews, ownershipPage, pendingProof, refuseProof, restoreOwnership, titled, type ClaimRow, type Decision, type ProofRow } from './ownership.store.server.ts';
import type { PatentRow } from './patent.store.server.ts';
import { lockHolders } from './shared-right.server.ts';
import { namesUs } from './stated-owner.ts';

export interface DecideDeps { db: Db; clock?: Clock; publicUrl: string; env: { AUTH_SECRET: string } }

async function assertOutsider(tx: Tx, me: OperatorScope, orgIds: readonly (string | null)[]): Promise<void> {
  for (const orgId of orgIds) if (orgId && await belongsTo(tx, me.userId, orgId)) throw new AppError('conflict', { reason: 'own_affair' });
}

/** The name under which the evidence means the organisation becomes one of its names; which one it is must be said when none is known yet. */
async function learnName(tx: Tx, me: OperatorScope, patent: PatentRow, proof: ProofRow, ourName: string): Promise<void> {
  if (namesUs(proof.ownerNames, await knownNames(tx, patent.orgId))) return;
  const name = ourName || (proof.ownerNames.length === 1 ? proof.ownerNames[0]! : '');
  if (!proof.ownerNames.includes(name)) throw fieldError('our_name', 'required');
  await approveAlias(tx, me, patent.orgId, name, `proof:${proof.id}`);
}

/**
 * An operator has compared an extract with what was stated. Accepting proves the patent as of the extract's day and approves the
 * name it uses; refusing needs a reason. A refused proof's successor is decided by another operator (`two_persons`); while
 * another organisation has proven the same right the claim between the two is decided instead (`decide_claim`): it is open from now on,
 * if it was not before. Throws `unverified` while nobody has checked who the organisation is.
 */
export async function decideProof(deps: DecideDeps, scope: Scope, input: { proof_id: string; verdict: 'accept' | 'refuse'; reason: string; our_name: string }): Promise<void> {
  const me = requireOperator(scope, 'operator.review');
  if (input.verdict === 'refuse' && !input.reason) throw fieldError('reason', 'reason_required');
  const at = (deps.clock ?? systemClock).now();
  const contested = await withTx(deps.db, me, async (tx) => {
    const [seen] = await tx.select().from(ownershipProofs).where(eq(ownershipProofs.id, input.proof_id));
    if (!seen) throw new AppError('not_found', { proof: input.proof_id });
    const rows = await lockHolders(tx, seen.patentId);
    const patent = rows.find((r) => r.id === seen.patentId)!;
    const proof = await pendingProof(tx, patent.id);
    if (proof?.id !== seen.id) throw new AppError('conflict', { reason: 'already_decided' });
    await assertOutsider(tx, me, [patent.orgId]);
    if (proof.appealOf) {
      const [before] = await tx.select({ by: ownershipProofs.reviewedBy }).from(ownershipProofs).where(eq(ownershipProofs.id, proof.appealOf));
      if (before?.by === me.userId) throw new AppError('conflict', { reason: 'two_persons' });
    }
    const decision = { by: me.userId, reason: input.reason, at };
    if (input.verdict === 'refuse') { await refuseProof(tx, me, patent, proof, decision); return false; }
    await assertVerified(tx, patent.orgId, at, 'other');
    if (rows.some((r) => r.orgId !== patent.orgId && r.ownership === 'proven')) { await openRivalReviews(tx, patent, proof); return true; }
    await learnName(tx, me, patent, proof, input.our_name);
    await acceptProof(tx, me, patent, proof, decision);
    return false;
  });
  if (contested) throw new AppError('conflict', { reason: 'decide_claim' });
}

/**
 * An operator decides who owns a right two say is theirs. Upheld: the holder loses it (the listing leaves the market) and a
 * rival's evidence is accepted. Dismissed: everything stays, a rival's evidence is refused. Either way with a reason, which the
 * side that lost reads and may appeal once; the appeal is decided by another operator (`two_persons`), and when it is upheld
 * the first decision is turned round. Whoever claimed is answered by mail.
 */
export async function decideClaim(deps: DecideDeps, scope: Scope, input: { claim_id: string; verdict: 'uphold' | 'dismiss'; reason: string; our_name: string }): Promise<void> {
  const me = requireOperator(scope, 'operator.review');
  if (!input.reason) throw fieldError('reason', 'reason_required');
  const at = (deps.clock ?? systemClock).now();
  await withTx(deps.db, me, async (tx) => {
    const [seen] = await tx.select().from(ownershipClaims).where(eq(ownershipClaims.id, input.claim_id));
    if (!seen) throw new AppError('not_found', { claim: input.claim_id });
    const rows = await lockHolders(tx, seen.patentId);
    const [claim] = await tx.select().from(ownershipClaims).where(eq(ownershipClaims.id, seen.id)).for('update');
    if (claim!.state !== 'open') throw new AppError('conflict', { reason: 'already_decided', state: claim!.state });
    await assertOutsider(tx, me, [claim!.holderOrgId, claim!.claimantOrgId]);
    const first = claim!.appealOf ? (await tx.select().from(ownershipClaims).where(eq(ownershipClaims.id, claim!.appealOf)))[0]! : null;
    if (first?.decidedBy === me.userId) throw new AppError('conflict', { reason: 'two_persons' });
    const upheld = input.verdict === 'uphold';
    await tx.update(ownershipClaims).set({ state: upheld ? 'upheld' : 'dismissed', decidedBy: me.userId, decision: input.reason, decidedAt: at }).where(eq(ownershipClaims.id, claim!.id));
    await carryOut(tx, me, { claim: claim!, first, upheld, rows, ourName: input.our_name, decision: { by: me.userId, reason: input.reason, at } });
    await audit(tx, me, { chain: `org:${claim!.holderOrgId}`, action: upheld ? 'ownership.claim_uphold' : 'ownership.claim_dismiss', subject: claim!.patentId, data: { claim: claim!.id, kind: claim!.kind } });
    await answer(deps, tx, first ?? claim!, rows, input.reason, claimantWins(claim!, first, upheld));
    await makeNameless(tx, [claim!, first]);
  });
}

/** A claim whose maker has closed their account meanwhile was answered to them; decided, it names nobody any more. */
async function makeNameless(tx: Tx, claims: readonly (ClaimRow | null)[]): Promise<void> {
  for (const claim of claims) {
    if (!claim?.claimantUserId) continue;
    const [closed] = await tx.select({ id: users.id }).from(users).where(and(eq(users.id, claim.claimantUserId), isNotNull(users.closedAt)));
    if (closed) await tx.update(ownershipClaims).set({ name: CLOSED_NAME, email: `${closed.id}@closed.invalid` }).where(eq(ownershipClaims.id, claim.id));
  }
}

/** Who has the right after this decision: an appeal that is upheld turns round what was decided first. Pure. */
export function claimantWins(claim: Pick<ClaimRow, 'kind'>, first: Pick<ClaimRow, 'state'> | null, upheld: boolean): boolean {
  if (claim.kind !== 'appeal') return upheld;
  return upheld ? first!.state !== 'upheld' : first!.state === 'upheld';
}

interface Case { claim: ClaimRow; first: ClaimRow | null; upheld: boolean; rows: PatentRow[]; ourName: string; decision: Decision }

async function carryOut(tx: Tx, me: OperatorScope, { claim, first, upheld, rows, ourName, decision }: Case): Promise<void> {
  const holder = rows.find((r) => r.id === claim.patentId)!;
  const rival = claim.claimantOrgId ? rows.find((r) => r.orgId === claim.claimantOrgId) ?? null : null;
  if (claim.kind === 'appeal' && !upheld) return tellAppeal(tx, claim, holder, decision);
  const wins = claimantWins(claim, first, upheld);
  const source = first ?? claim;
  if (wins) {
    if (holder.ownership !== 'lost') await loseOwnership(tx, me, holder, { claimId: source.id, reason: decision.reason, at: decision.at });
    if (source.kind === 'rival_holder' && rival) await proveRival(tx, me, rival, ourName, decision);
    return;
  }
  if (claim.kind === 'appeal') {
    if (rival && rival.ownership === 'proven') await loseOwnership(tx, me, rival, { claimId: source.id, reason: decision.reason, at: decision.at });
    // Somebody else has shown meanwhile that it is theirs: two owners of one right there never are.
    if (rows.some((r) => r.id !== holder.id && r.id !== rival?.id && r.ownership === 'proven')) throw new AppError('conflict', { reason: 'proven_elsewhere' });
    return restoreOwnership(tx, me, holder, source.id);
  }
  const waiting = rival && source.kind === 'rival_holder' ? await pendingProof(tx, rival.id) : undefined;
  if (rival && waiting) await refuseProof(tx, me, rival, waiting, decision);
}

/** The rival's evidence: what waits, or, when an appeal turned its refusal round, what was refused. */
async function proveRival(tx: Tx, me: OperatorScope, rival: PatentRow, ourName: string, decision: Decision): Promise<void> {
  const waiting = await pendingProof(tx, rival.id);
  const refused = waiting ? [] : await tx.select().from(ownershipProofs).where(eq(ownershipProofs.patentId, rival.id)).orderBy(ownershipProofs.createdAt);
  const proof = waiting ?? refused.findLast((p) => p.state === 'refused');
  if (!proof) return;
  await learnName(tx, me, rival, proof, ourName);
  await acceptProof(tx, me, rival, proof, decision);
}

async function tellAppeal(tx: Tx, claim: ClaimRow, holder: PatentRow, decision: Decision): Promise<void> {
  const orgId = claim.appealBy === 'holder' ? claim.holderOrgId : claim.claimantOrgId;
  if (orgId) await tellOrg(tx, orgId, 'claim_dismissed', claim.id, { ...titled(holder), reason: decision.reason }, ownershipPage(holder));
}

/** Whoever claimed reads the outcome and why: by mail, and in the product when they act for an organisation. */
async function answer(deps: DecideDeps, tx: Tx, claim: ClaimRow, rows: PatentRow[], reason: string, wins: boolean): Promise<void> {
  const patent = rows.find((r) => r.id === claim.patentId)!;
  const title = titled(patent);
  if (claim.kind === 'statement' && claim.email) {
    await queueMail(tx, {
      to: claim.email, locale: claim.locale, template: 'claim_decided',
      data: { name: claim.name, title: claim.locale === 'zh' ? title.title_zh : title.title_en, number: patent.number, upheld: wins, reason, link: claimLink(deps, claim.id) },
    });
  }
  if (claim.claimantOrgId) await tellOrg(tx, claim.claimantOrgId, wins ? 'claim_upheld' : 'claim_dismissed', `${claim.id}:${wins}:${claim.state}`, { ...title, reason }, ownershipPage(patent));
}
