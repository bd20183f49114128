import { and, desc, eq } from 'drizzle-orm';
import { addDays, legalDay, type Clock } from '#app/core/clock.ts';
import { AppError, fieldError } from '#app/core/errors.ts';
import { newId } from '#app/core/ids.ts';
import { requireMember } from '#app/core/require.ts';
import type { Scope } from '#app/core/scope.ts';
import { standingOf } from '#app/modules/orgs/guard.server.ts';
import { insertFile, type StoredUpload } from '#app/modules/orgs/stored-file.server.ts';
import { audit } from '#db/audit.ts';
import type { Db } from '#db/client.ts';
import { constraintOf } from '#db/errors.ts';
import { ownershipProofs } from '#db/schema/ownership.ts';
import { patents } from '#db/schema/patents.ts';
import { asPlatform, withTx } from '#db/tx.ts';
import { ownersIn, type ProofInput } from './contract-ownership.ts';
import { openRivalReviews } from './ownership.store.server.ts';
import { findOwnPatent } from './patent.store.server.ts';
import { ownershipPack } from './rule-packs/ownership.ts';

/**
 * Hands in a register extract for one of the organisation's patents. It proves nothing until an operator has compared it with
 * the file. One at a time (`conflict`, `proof_open`); after a refusal the next one is the one more look, by another operator.
 * When another organisation has proven the same right, a review between the two is opened. Field errors on `as_of`, `file`.
 */
export async function submitProof({ db, clock }: { db: Db; clock: Clock }, asked: Scope, patentId: string, input: ProofInput, file: StoredUpload | null): Promise<string> {
  const scope = requireMember(asked, 'listing.write');
  const today = legalDay(clock.now());
  if (input.as_of > today) throw fieldError('as_of', 'in_the_future');
  if (input.as_of < addDays(today, -ownershipPack.values.extractMaxDays.value)) throw fieldError('as_of', 'extract_too_old');
  const owners = ownersIn(input.owner_names);
  if (owners.length === 0) throw fieldError('owner_names', 'required');
  if (!file) throw fieldError('file', 'required');
  const id = newId('proof');
  await withTx(db, scope, async (tx) => {
    const patent = await findOwnPatent(tx, scope.orgId, patentId);
    if (!patent) throw new AppError('not_found', { patent_id: patentId });
    if (patent.ownership === 'passed') throw new AppError('conflict', { reason: 'passed_on' });
    const [last] = await tx.select().from(ownershipProofs).where(eq(ownershipProofs.patentId, patent.id)).orderBy(desc(ownershipProofs.createdAt), desc(ownershipProofs.id)).limit(1);
    const fileId = await insertFile(tx, scope, file);
    await tx.insert(ownershipProofs).values({
      id, orgId: scope.orgId, patentId: patent.id, rightKey: patent.rightKey, kind: 'register_extract', ownerNames: owners, reference: input.extract_no, asOf: input.as_of, fileId,
      appealOf: last?.state === 'refused' && !last.appealOf ? last.id : null, submittedBy: scope.userId,
    });
    // Only an organisation whose papers were checked puts another's right in question; the others wait for theirs.
    if ((await standingOf(tx, scope.orgId, clock.now())).verified) await asPlatform(tx, scope, 'open a review between two holders', (platform) => openRivalReviews(platform, patent, { id, submittedBy: scope.userId, reference: input.extract_no, fileId }));
    await audit(tx, scope, { chain: `org:${scope.orgId}`, action: 'ownership.submit', subject: patent.id, data: { proof: id, as_of: input.as_of, sha256: file.sha256 } });
  }).catch((error: unknown) => {
    if (constraintOf(error) === 'ownership_proofs_one_pending') throw new AppError('conflict', { reason: 'proof_open' });
    throw error;
  });
  return id;
}

/** Takes back a proof that has not been decided. `not_found` when none waits. */
export async function withdrawProof({ db, clock }: { db: Db; clock: Clock }, asked: Scope, patentId: string): Promise<void> {
  const scope = requireMember(asked, 'listing.write');
  await withTx(db, scope, async (tx) => {
    const [patent] = await tx.select({ id: patents.id }).from(patents).where(and(eq(patents.orgId, scope.orgId), eq(patents.id, patentId)));
    if (!patent) throw new AppError('not_found');
    const rows = await asPlatform(tx, scope, 'withdraw the proof', (platform) => platform.update(ownershipProofs).set({ state: 'withdrawn', decidedAt: clock.now() })
      .where(and(eq(ownershipProofs.patentId, patent.id), eq(ownershipProofs.state, 'pending'))).returning({ id: ownershipProofs.id }));
    if (!rows.length) throw new AppError('not_found');
    await audit(tx, scope, { chain: `org:${scope.orgId}`, action: 'ownership.withdraw', subject: patent.id, data: { proof: rows[0]!.id } });
  });
}
