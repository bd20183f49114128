import { and, asc, desc, eq, sql } from 'drizzle-orm';
import { legalDay, systemClock, type Clock } from '#app/core/clock.ts';
import { AppError, fieldError } from '#app/core/errors.ts';
import { newId } from '#app/core/ids.ts';
import { parseInput } from '#app/core/input.ts';
import { requireMember, requireOperator } from '#app/core/require.ts';
import type { Scope } from '#app/core/scope.ts';
import { tellOrg } from '#app/modules/orgs/notice.server.ts';
import { insertFile, type StoredUpload } from '#app/modules/orgs/stored-file.server.ts';
import { audit } from '#db/audit.ts';
import type { Db, Tx } from '#db/client.ts';
import { constraintOf } from '#db/errors.ts';
import { orgLicences } from '#db/schema/brokerage.ts';
import { members, orgs } from '#db/schema/orgs.ts';
import { asPlatform, withRead, withTx } from '#db/tx.ts';
import { zDecideLicence, zLicenceInput, type LicenceInput, type LicenceResource } from './contract.ts';

type Row = { licence: typeof orgLicences.$inferSelect; org: { id: string; slug: string; nameZh: string; nameEn: string } };
const org = { id: orgs.id, slug: orgs.slug, nameZh: orgs.nameZh, nameEn: orgs.nameEn };

export function licenceResource({ licence: l, org: o }: Row, today: string): LicenceResource {
  return {
    id: l.id, org: { id: o.id, slug: o.slug, name_zh: o.nameZh, name_en: o.nameEn }, kind: l.kind, number: l.number, issuer: l.issuer, issued_on: l.issuedOn, expires_on: l.expiresOn,
    state: l.state === 'verified' && l.expiresOn < today ? 'expired' : l.state, reason: l.reason, file_id: l.fileId, created_at: l.createdAt.toISOString(),
  };
}

/** Licences the organisation has handed in, newest first (at most 50). */
export async function ownLicences(deps: { db: Db; clock?: Clock }, scope: Scope): Promise<LicenceResource[]> {
  const member = requireMember(scope, 'brokerage.read');
  const today = legalDay((deps.clock ?? systemClock).now());
  return withRead(deps.db, member, async (tx) => (await tx.select({ licence: orgLicences, org }).from(orgLicences).innerJoin(orgs, eq(orgs.id, orgLicences.orgId))
    .where(eq(orgLicences.orgId, member.orgId)).orderBy(desc(orgLicences.createdAt), desc(orgLicences.id)).limit(50)).map((r) => licenceResource(r, today)));
}

/**
 * Hands in a licence for an operator to compare with its document. One of each kind at a time (`conflict`, `submission_open`); while an earlier
 * one counts it goes on counting. Throws `validation` for a licence that has ended already.
 */
export async function submitLicence(deps: { db: Db; clock?: Clock }, scope: Scope, raw: LicenceInput, file: StoredUpload | null): Promise<LicenceResource> {
  const member = requireMember(scope, 'brokerage.write');
  const input = parseInput(zLicenceInput, raw);
  const today = legalDay((deps.clock ?? systemClock).now());
  if (input.expires_on < today) throw fieldError('expires_on', 'in_the_past');
  if (input.issued_on > today) throw fieldError('issued_on', 'in_the_future');
  if (!file) throw fieldError('file', 'required');
  return withTx(deps.db, member, async (tx) => {
    const fileId = await insertFile(tx, member, file);
    const id = newId('licence');
    const row = await asPlatform(tx, member, 'take in a licence', async () => {
      await tx.insert(orgLicences).values({ id, orgId: member.orgId, kind: input.kind, number: input.number, issuer: input.issuer, issuedOn: input.issued_on, expiresOn: input.expires_on, fileId, submittedBy: member.userId });
      return one(tx, id);
    });
    await audit(tx, member, { chain: `org:${member.orgId}`, action: 'licence.submit', subject: id, data: { kind: input.kind, sha256: file.sha256 } });
    return licenceResource(row, today);
  }).catch((error: unknown) => {
    if (constraintOf(error) === 'org_licences_one_open') throw new AppError('conflict', { state: 'submission_open' });
    throw error;
  });
}

async function one(tx: Tx, id: string): Promise<Row> {
  const [row] = await tx.select({ licence: orgLicences, org }).from(orgLicences).innerJoin(orgs, eq(orgs.id, orgLicences.orgId)).where(eq(orgLicences.id, id));
  if (!row) throw new AppError('not_found', { licence: id });
  return row;
}

/** Licences that wait for an operator, oldest first (at most 100). */
export async function licencesToDecide(deps: { db: Db; clock?: Clock }, scope: Scope): Promise<LicenceResource[]> {
  const me = requireOperator(scope, 'operator.review');
  const today = legalDay((deps.clock ?? systemClock).now());
  return withRead(deps.db, me, async (tx) => (await tx.select({ licence: orgLicences, org }).from(orgLicences).innerJoin(orgs, eq(orgs.id, orgLicences.orgId))
    .where(eq(orgLicences.state, 'submitted')).orderBy(asc(orgLicences.createdAt)).limit(100)).map((r) => licenceResource(r, today)));
}

/**
 * An operator has compared a licence with its document and the issuer's register. A refusal needs a reason, which its holder reads. Throws
 * `conflict` for one that was decided or withdrawn, or of an organisation the operator belongs to.
 */
export async function decideLicence(deps: { db: Db; clock?: Clock }, scope: Scope, raw: { licence_id: string; verdict: 'accept' | 'refuse'; reason?: string }): Promise<void> {
  const me = requireOperator(scope, 'operator.review');
  const input = parseInput(zDecideLicence, raw);
  if (input.verdict === 'refuse' && !input.reason) throw fieldError('reason', 'reason_required');
  await withTx(deps.db, me, async (tx) => {
    const [row] = await tx.select().from(orgLicences).where(eq(orgLicences.id, input.licence_id)).for('update');
    if (!row) throw new AppError('not_found', { licence: input.licence_id });
    if (row.state !== 'submitted') throw new AppError('conflict', { licence: row.id, reason: 'already_decided', state: row.state });
    const [mine] = await tx.select({ id: members.id }).from(members).where(and(eq(members.orgId, row.orgId), eq(members.userId, me.userId), sql`${members.removedAt} is null`));
    if (mine) throw new AppError('conflict', { reason: 'own_affair', organisation: row.orgId });
    const accepted = input.verdict === 'accept';
    await tx.update(orgLicences).set({ state: accepted ? 'verified' : 'refused', reviewedBy: me.userId, reason: input.reason, decidedAt: sql`now()` }).where(eq(orgLicences.id, row.id));
    const { org: holder } = await one(tx, row.id);
    await tellOrg(tx, row.orgId, accepted ? 'licence_accepted' : 'licence_refused', row.id, { title_zh: holder.nameZh, title_en: holder.nameEn, words: input.reason, day: row.expiresOn }, '/brokerage');
    await audit(tx, me, { chain: `org:${row.orgId}`, action: accepted ? 'licence.verify' : 'licence.refuse', subject: row.id, data: { kind: row.kind } });
  });
}
