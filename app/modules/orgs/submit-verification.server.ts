import { and, desc, eq, sql } from 'drizzle-orm';
import { legalDay, type Clock } from '#app/core/clock.ts';
import { AppError, fieldError } from '#app/core/errors.ts';
import { newId } from '#app/core/ids.ts';
import { requireMember } from '#app/core/require.ts';
import type { Scope } from '#app/core/scope.ts';
import { audit } from '#db/audit.ts';
import type { Db } from '#db/client.ts';
import { constraintOf } from '#db/errors.ts';
import { users } from '#db/schema/identity.ts';
import { orgs } from '#db/schema/orgs.ts';
import { orgVerifications } from '#db/schema/ownership.ts';
import { asPlatform, withRead, withTx } from '#db/tx.ts';
import type { Submission, VerificationInput, VerificationStatus } from './contract-verification.ts';
import { insertFile, type StoredUpload } from './stored-file.server.ts';
import { ownVerification } from './verification.ts';

export function submissionResource(row: typeof orgVerifications.$inferSelect): Submission {
  return {
    id: row.id, state: row.state, regime: row.regime, legal_name: row.legalName, credit_code: row.creditCode, register_country: row.registerCountry, register_number: row.registerNumber,
    address: row.address, file_id: row.fileId, submitter_name: row.submitterName, reason: row.reason, created_at: row.createdAt.toISOString(), decided_at: row.decidedAt?.toISOString() ?? null,
  };
}

/** Where the organisation's verification stands, and what it handed in, newest first. */
export async function verificationStatus({ db, clock }: { db: Db; clock: Clock }, asked: Scope): Promise<VerificationStatus> {
  const scope = requireMember(asked, 'org.read');
  return withRead(db, scope, async (tx) => {
    const [org] = await tx.select().from(orgs).where(eq(orgs.id, scope.orgId));
    if (!org) throw new AppError('not_found');
    const rows = await tx.select().from(orgVerifications).where(eq(orgVerifications.orgId, scope.orgId)).orderBy(desc(orgVerifications.createdAt), desc(orgVerifications.id)).limit(20);
    return { verification: ownVerification(org, legalDay(clock.now())), name_held: org.nameHeldAt !== null, submissions: rows.map(submissionResource) };
  });
}

/**
 * Hands in what an operator is to compare: who the organisation is by its register, and the document that says so. One at a
 * time (`conflict`, `submission_open`); while an earlier check holds it goes on holding. The file is in the store already.
 */
export async function submitVerification({ db, clock }: { db: Db; clock: Clock }, asked: Scope, input: VerificationInput, file: StoredUpload | null): Promise<VerificationStatus> {
  const scope = requireMember(asked, 'org.manage');
  if (!file) throw fieldError('file', 'required');
  const id = newId('verification');
  await withTx(db, scope, async (tx) => {
    const [org] = await tx.select().from(orgs).where(eq(orgs.id, scope.orgId)).for('update');
    if (!org) throw new AppError('not_found');
    const fileId = await insertFile(tx, scope, file);
    const home = input.regime === 'cn';
    await tx.insert(orgVerifications).values({
      id, orgId: scope.orgId, regime: input.regime, legalName: input.legal_name, creditCode: home ? input.credit_code! : null,
      registerCountry: home ? null : input.register_country!, registerNumber: home ? null : input.register_number!, address: input.address, fileId, submittedBy: scope.userId,
    });
    // The account's own name, not a typed one: the operator compares it with the document and may confirm it.
    await asPlatform(tx, scope, 'note who hands it in', (platform) => platform.update(orgVerifications)
      .set({ submitterName: sql`(select ${users.name} from ${users} where ${users.id} = ${scope.userId})` }).where(eq(orgVerifications.id, id)));
    if (org.verifiedAt === null) {
      await asPlatform(tx, scope, 'note that a check was asked for', (platform) => platform.update(orgs).set({ verificationState: 'submitted', verificationStateAt: clock.now() }).where(eq(orgs.id, scope.orgId)));
    }
    await audit(tx, scope, { chain: `org:${scope.orgId}`, action: 'org.verification_submit', subject: id, data: { regime: input.regime, sha256: file.sha256 } });
  }).catch((error: unknown) => {
    if (constraintOf(error) === 'org_verifications_one_open') throw new AppError('conflict', { state: 'submission_open' });
    throw error;
  });
  return verificationStatus({ db, clock }, scope);
}

/** Takes back what has not been decided yet. `not_found` when nothing waits. */
export async function withdrawVerification({ db, clock }: { db: Db; clock: Clock }, asked: Scope): Promise<VerificationStatus> {
  const scope = requireMember(asked, 'org.manage');
  await withTx(db, scope, async (tx) => {
    const ids = await asPlatform(tx, scope, 'withdraw the submission', async (platform) => {
      const rows = await platform.update(orgVerifications).set({ state: 'withdrawn', decidedAt: sql`now()` })
        .where(and(eq(orgVerifications.orgId, scope.orgId), eq(orgVerifications.state, 'submitted'))).returning({ id: orgVerifications.id });
      if (rows.length) await platform.update(orgs).set({ verificationState: 'unverified', verificationStateAt: clock.now() }).where(and(eq(orgs.id, scope.orgId), eq(orgs.verificationState, 'submitted')));
      return rows;
    });
    if (!ids.length) throw new AppError('not_found');
    await audit(tx, scope, { chain: `org:${scope.orgId}`, action: 'org.verification_withdraw', subject: ids[0]!.id });
  });
  return verificationStatus({ db, clock }, scope);
}
