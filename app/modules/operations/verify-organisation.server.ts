import { and, eq, isNull } from 'drizzle-orm';
import type { z } from 'zod';
import { addMonths, legalDay, systemClock, type Clock } from '#app/core/clock.ts';
import { AppError, fieldError } from '#app/core/errors.ts';
import { parseInput } from '#app/core/input.ts';
import { requireOperator } from '#app/core/require.ts';
import type { OperatorScope, Scope } from '#app/core/scope.ts';
import { approveAlias } from '#app/modules/orgs/aliases.server.ts';
import { writeAttestation } from '#app/modules/orgs/attest-name.server.ts';
import { tellOrg } from '#app/modules/orgs/notice.server.ts';
import { verificationPack } from '#app/modules/orgs/rule-packs/verification.ts';
import { audit } from '#db/audit.ts';
import type { Db, Tx } from '#db/client.ts';
import { emit } from '#db/outbox.ts';
import { demands } from '#db/schema/demands.ts';
import { listings } from '#db/schema/listings.ts';
import { members, orgs } from '#db/schema/orgs.ts';
import { orgVerifications } from '#db/schema/ownership.ts';
import { withTx } from '#db/tx.ts';
import { zDecideName, zDecideVerification } from './contract.ts';

type OrgRow = typeof orgs.$inferSelect;
const titled = (org: Pick<OrgRow, 'nameZh' | 'nameEn'>) => ({ title_zh: org.nameZh, title_en: org.nameEn });

/** An operator decides nothing about an organisation they belong to. Throws `conflict` (`own_affair`). */
export async function assertDisinterested(tx: Tx, me: OperatorScope, orgIds: readonly (string | null)[]): Promise<void> {
  for (const orgId of new Set(orgIds.filter((id) => id !== null))) {
    const [mine] = await tx.select({ id: members.id }).from(members).where(and(eq(members.orgId, orgId), eq(members.userId, me.userId), isNull(members.removedAt)));
    if (mine) throw new AppError('conflict', { reason: 'own_affair', organisation: orgId });
  }
}

/**
 * An operator has compared what an organisation stated with its document. Accepting counts for the months of the rule pack or
 * until the name changes, and approves the legal name as one of its names; refusing needs a reason, which the organisation reads
 * and may answer with a new submission. Throws `not_found` for a submission that does not exist, `conflict` for one that was
 * decided or withdrawn; the index hears of the listings, which show the state.
 */
export async function decideVerification(deps: { db: Db; clock?: Clock }, scope: Scope, raw: z.input<typeof zDecideVerification>): Promise<void> {
  const me = requireOperator(scope, 'operator.review');
  const input = parseInput(zDecideVerification, raw);
  if (input.verdict === 'refuse' && !input.reason) throw fieldError('reason', 'reason_required');
  const now = (deps.clock ?? systemClock).now();
  await withTx(deps.db, me, async (tx) => {
    const [seen] = await tx.select().from(orgVerifications).where(eq(orgVerifications.id, input.verification_id));
    if (!seen) throw new AppError('not_found', { verification: input.verification_id });
    // The organisation's row first, as everywhere: a change of name and a decision take turns.
    const [org] = await tx.select().from(orgs).where(eq(orgs.id, seen.orgId)).for('update');
    const [row] = await tx.select().from(orgVerifications).where(eq(orgVerifications.id, seen.id)).for('update');
    if (row!.state !== 'submitted') throw new AppError('conflict', { verification: row!.id, reason: 'already_decided', state: row!.state });
    await assertDisinterested(tx, me, [org!.id]);
    const accepted = input.verdict === 'accept';
    await tx.update(orgVerifications).set({ state: accepted ? 'verified' : 'refused', reviewedBy: me.userId, reason: input.reason, decidedAt: now }).where(eq(orgVerifications.id, row!.id));
    if (accepted) {
      const until = addMonths(legalDay(now), verificationPack.values.validMonths.value);
      await tx.update(orgs).set({ verifiedAt: now, verifiedUntil: until, verificationState: 'verified', verificationStateAt: now, nameHeldAt: null, nameLikeOrgId: null, updatedAt: now }).where(eq(orgs.id, org!.id));
      await approveAlias(tx, me, org!.id, row!.legalName, `verification:${row!.id}`);
      if (input.attest_name) await attestSubmitter(tx, me, row!, now);
      await tellOrg(tx, org!.id, 'verification_accepted', row!.id, { ...titled(org!), day: until }, '/organisation');
    } else {
      if (org!.verifiedAt === null) await tx.update(orgs).set({ verificationState: 'refused', verificationStateAt: now, updatedAt: now }).where(eq(orgs.id, org!.id));
      await tellOrg(tx, org!.id, 'verification_refused', row!.id, { ...titled(org!), reason: input.reason }, '/organisation/verification');
    }
    await showAgain(tx, org!.id);
    await audit(tx, me, { chain: `org:${org!.id}`, action: accepted ? 'org.verify' : 'org.verification_refuse', subject: row!.id, data: { name_zh: org!.nameZh, name_en: org!.nameEn, regime: row!.regime } });
  });
}

/** Whoever handed the papers in is who they say: their name as it was then is confirmed, if they still belong to the organisation. */
async function attestSubmitter(tx: Tx, me: OperatorScope, row: typeof orgVerifications.$inferSelect, now: Date): Promise<void> {
  const [member] = await tx.select({ id: members.id }).from(members).where(and(eq(members.orgId, row.orgId), eq(members.userId, row.submittedBy), isNull(members.removedAt))).for('update');
  if (!member || !row.submitterName) return;
  await writeAttestation(tx, member.id, row.submitterName, { userId: me.userId, as: 'operator', at: now });
  await audit(tx, me, { chain: `org:${row.orgId}`, action: 'member.attest', subject: row.submittedBy, data: { as: 'operator', verification: row.id } });
}

/**
 * An operator has looked at a name that was held because it resembles a verified one: it may stand, or the organisation has to
 * choose another. Throws `conflict` when nothing is held any more.
 */
export async function decideName(deps: { db: Db }, scope: Scope, raw: z.input<typeof zDecideName>): Promise<void> {
  const me = requireOperator(scope, 'operator.review');
  const input = parseInput(zDecideName, raw);
  if (input.verdict === 'refuse' && !input.reason) throw fieldError('reason', 'reason_required');
  await withTx(deps.db, me, async (tx) => {
    const [org] = await tx.select().from(orgs).where(eq(orgs.id, input.org_id)).for('update');
    if (!org) throw new AppError('not_found', { organisation: input.org_id });
    if (org.nameHeldAt === null) throw new AppError('conflict', { organisation: org.id, reason: 'already_decided' });
    await assertDisinterested(tx, me, [org.id]);
    const key = org.nameHeldAt.toISOString();
    if (input.verdict === 'accept') {
      await tx.update(orgs).set({ nameHeldAt: null, nameLikeOrgId: null }).where(eq(orgs.id, org.id));
      await showAgain(tx, org.id);
      await tellOrg(tx, org.id, 'name_cleared', key, titled(org), '/organisation');
    } else {
      await tellOrg(tx, org.id, 'name_refused', key, { ...titled(org), reason: input.reason }, '/organisation');
    }
    await audit(tx, me, { chain: `org:${org.id}`, action: input.verdict === 'accept' ? 'org.name_clear' : 'org.name_refuse', subject: org.id, data: { name_zh: org.nameZh, name_en: org.nameEn, like: org.nameLikeOrgId } });
  });
}

/** What stands on the organisation's identity is looked at again: its listings, and the cards that show its state. */
async function showAgain(tx: Tx, orgId: string): Promise<void> {
  const shown = await tx.select({ id: listings.id, status: listings.status }).from(listings).where(eq(listings.orgId, orgId));
  for (const listing of shown) await emit(tx, 'listing.changed', { listingId: listing.id, orgId, status: listing.status });
  for (const d of await tx.select({ id: demands.id }).from(demands).where(and(eq(demands.orgId, orgId), eq(demands.status, 'open')))) await emit(tx, 'demand.changed', { demandId: d.id, orgId });
  await emit(tx, 'org.changed', { orgId });
}
