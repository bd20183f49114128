import { and, desc, eq, lte, sql } from 'drizzle-orm';
import { nameSkeleton } from '#app/core/names.ts';
import { newId } from '#app/core/ids.ts';
import type { Scope } from '#app/core/scope.ts';
import { knownNames } from '#app/modules/orgs/aliases.server.ts';
import { tellOrg } from '#app/modules/orgs/notice.server.ts';
import { audit } from '#db/audit.ts';
import type { Tx } from '#db/client.ts';
import { emit } from '#db/outbox.ts';
import { users } from '#db/schema/identity.ts';
import { orgs } from '#db/schema/orgs.ts';
import { ownershipClaims, ownershipProofs } from '#db/schema/ownership.ts';
import { patentFacts, patents } from '#db/schema/patents.ts';
import { judgePatents } from './judge.server.ts';
import type { PatentRow } from './patent.store.server.ts';
import { holdersElsewhere } from './shared-right.server.ts';

export type ProofRow = typeof ownershipProofs.$inferSelect;
export type ClaimRow = typeof ownershipClaims.$inferSelect;

export const titled = (p: Pick<PatentRow, 'titleZh' | 'titleEn' | 'number'>) => ({ title_zh: p.titleZh || p.titleEn || p.number, title_en: p.titleEn || p.titleZh || p.number });
export const ownershipPage = (p: Pick<PatentRow, 'number'>) => `/patents/${encodeURIComponent(p.number)}/ownership`;

/** Changes what the platform knows of a row's ownership, and tells whoever stands on it. Platform scope, rows locked by the caller. */
export async function setOwnership(tx: Tx, row: Pick<PatentRow, 'id' | 'orgId'>, change: Partial<typeof patents.$inferInsert>): Promise<void> {
  const [now] = await tx.update(patents).set({ ...change, version: sql`${patents.version} + 1`, updatedAt: sql`now()` }).where(eq(patents.id, row.id)).returning({ version: patents.version });
  await judgePatents(tx, [row.id]);
  await emit(tx, 'patent.changed', { patentId: row.id, orgId: row.orgId }, { key: `${row.id}:${now!.version}` });
}

export interface Decision { by: string; reason: string; at: Date }

/**
 * The evidence holds: the organisation owns the patent as of that day. What it rested on before is superseded, the owners the evidence names
 * become the owners of record, each with source and day. Evidence of an earlier day than what is proven already is kept beside it and changes
 * nothing of what is known: the register only moves forward. Platform scope; the rows of the right are locked.
 */
export async function acceptProof(tx: Tx, scope: Scope, patent: PatentRow, proof: ProofRow, decision: Decision): Promise<void> {
  await tx.update(ownershipProofs).set({ state: 'superseded' }).where(and(eq(ownershipProofs.patentId, patent.id), eq(ownershipProofs.state, 'accepted'), lte(ownershipProofs.asOf, proof.asOf)));
  await tx.update(ownershipProofs).set({ state: 'accepted', reviewedBy: decision.by, reason: decision.reason, decidedAt: decision.at }).where(eq(ownershipProofs.id, proof.id));
  const newer = patent.ownership === 'proven' && (patent.ownershipAsOf ?? '') > proof.asOf;
  if (!newer) await setOwnership(tx, patent, {
    ownership: 'proven', ownershipAsOf: proof.asOf, ownershipDueOn: null, ownerOrgId: patent.orgId, assignees: proof.ownerNames, coOwned: proof.ownerNames.length > 1,
  });
  await tx.insert(patentFacts).values({ id: newId('evidence'), orgId: patent.orgId, patentId: patent.id, fact: 'assignees', value: proof.ownerNames, source: `${proof.kind}:${proof.reference}`, asOf: proof.asOf });
  await audit(tx, scope, { chain: `org:${patent.orgId}`, action: 'ownership.prove', subject: patent.id, data: { proof: proof.id, kind: proof.kind, as_of: proof.asOf, by: decision.by } });
  await tellOrg(tx, patent.orgId, 'proof_accepted', proof.id, { ...titled(patent), day: proof.asOf }, ownershipPage(patent));
}

/**
 * A trusted register says again, of a later day, what it is the proof of already: the proof is renewed, it does not pile up, and nobody is
 * told news that is none. False when what stands is another kind of evidence or names other owners: then it is evidence of its own.
 */
export async function renewProof(tx: Tx, scope: Scope, patent: PatentRow, fact: { owners: readonly string[]; reference: string; asOf: string }, decision: Pick<Decision, 'by' | 'at'>): Promise<boolean> {
  const [stands] = await tx.select().from(ownershipProofs).where(and(eq(ownershipProofs.patentId, patent.id), eq(ownershipProofs.state, 'accepted'))).orderBy(desc(ownershipProofs.asOf)).limit(1);
  if (stands?.kind !== 'adapter' || stands.reviewedBy !== decision.by || patent.ownership !== 'proven' || stands.asOf >= fact.asOf) return false;
  if ([...stands.ownerNames].sort().join('\n') !== [...fact.owners].sort().join('\n')) return false;
  await tx.update(ownershipProofs).set({ asOf: fact.asOf, reference: fact.reference, decidedAt: decision.at }).where(eq(ownershipProofs.id, stands.id));
  await setOwnership(tx, patent, { ownershipAsOf: fact.asOf });
  await audit(tx, scope, { chain: `org:${patent.orgId}`, action: 'ownership.renew', subject: patent.id, data: { proof: stands.id, as_of: fact.asOf, before: stands.asOf, reference: fact.reference, by: decision.by } });
  return true;
}

export async function refuseProof(tx: Tx, scope: Scope, patent: PatentRow, proof: ProofRow, decision: Decision): Promise<void> {
  await tx.update(ownershipProofs).set({ state: 'refused', reviewedBy: decision.by, reason: decision.reason, decidedAt: decision.at }).where(eq(ownershipProofs.id, proof.id));
  await audit(tx, scope, { chain: `org:${patent.orgId}`, action: 'ownership.refuse', subject: patent.id, data: { proof: proof.id, kind: proof.kind } });
  await tellOrg(tx, patent.orgId, 'proof_refused', proof.id, { ...titled(patent), reason: decision.reason }, ownershipPage(patent));
}

/** Somebody else was shown to own the right: nothing the holder has of it counts, and its listing leaves the market. */
export async function loseOwnership(tx: Tx, scope: Scope, patent: PatentRow, why: { claimId: string; reason: string; at: Date }): Promise<void> {
  await tx.update(ownershipProofs).set({ state: 'superseded' }).where(and(eq(ownershipProofs.patentId, patent.id), eq(ownershipProofs.state, 'accepted')));
  await setOwnership(tx, patent, { ownership: 'lost', ownershipAsOf: null, ownershipDueOn: null, ownerOrgId: null });
  await audit(tx, scope, { chain: `org:${patent.orgId}`, action: 'ownership.lose', subject: patent.id, data: { claim: why.claimId } });
  await tellOrg(tx, patent.orgId, 'ownership_lost', why.claimId, { ...titled(patent), reason: why.reason }, ownershipPage(patent));
}

/** After a successful appeal: what was proven before counts again, on the newest evidence that had been accepted; without any it is unproven. */
export async function restoreOwnership(tx: Tx, scope: Scope, patent: PatentRow, claimId: string): Promise<void> {
  const [last] = await tx.select().from(ownershipProofs).where(and(eq(ownershipProofs.patentId, patent.id), eq(ownershipProofs.state, 'superseded'))).orderBy(desc(ownershipProofs.asOf), desc(ownershipProofs.decidedAt)).limit(1);
  if (last) await tx.update(ownershipProofs).set({ state: 'accepted' }).where(eq(ownershipProofs.id, last.id));
  const ours = (await knownNames(tx, patent.orgId));
  const named = patent.assignees.length === 0 || patent.assignees.some((n) => ours.has(nameSkeleton(n)));
  await setOwnership(tx, patent, last ? { ownership: 'proven', ownershipAsOf: last.asOf, ownerOrgId: patent.orgId } : { ownership: 'unproven', ownerOrgId: named ? patent.orgId : null });
  await audit(tx, scope, { chain: `org:${patent.orgId}`, action: 'ownership.restore', subject: patent.id, data: { claim: claimId, proof: last?.id ?? null } });
}

/** The proof of a patent that waits for a decision. */
export async function pendingProof(tx: Tx, patentId: string): Promise<ProofRow | undefined> {
  return (await tx.select().from(ownershipProofs).where(and(eq(ownershipProofs.patentId, patentId), eq(ownershipProofs.state, 'pending'))).for('update'))[0];
}

/**
 * Two organisations say with evidence that one right is theirs: the operator decides between them. One open review for each
 * pair; told a second time it is the same. Platform scope.
 */
export async function openRivalClaim(tx: Tx, input: { holder: { id: string; orgId: string }; claimant: PatentRow; userId: string | null; who: { name: string; email: string; organisation: string; locale: 'zh' | 'en' }; reason: string; fileId: string | null }): Promise<void> {
  await tx.insert(ownershipClaims).values({
    id: newId('claim'), kind: 'rival_holder', rightKey: input.claimant.rightKey, holderOrgId: input.holder.orgId, patentId: input.holder.id, claimantOrgId: input.claimant.orgId, claimantUserId: input.userId,
    ...input.who, reason: input.reason, fileId: input.fileId,
  }).onConflictDoNothing();
}

/**
 * Opens a review with every other organisation that has proven the right a proof speaks of; one open review for each pair. Platform scope.
 * Whoever handed the proof in is named in it; the register's own word names nobody.
 */
export async function openRivalReviews(tx: Tx, claimant: PatentRow, proof: Pick<ProofRow, 'id' | 'submittedBy' | 'reference' | 'fileId'>): Promise<void> {
  const rivals = (await holdersElsewhere(tx, claimant.orgId, claimant.rightKeys)).filter((h) => h.ownership === 'proven');
  if (!rivals.length) return;
  const [person] = proof.submittedBy ? await tx.select({ name: users.name, email: users.email, locale: users.locale }).from(users).where(eq(users.id, proof.submittedBy)) : [];
  const [org] = await tx.select({ zh: orgs.nameZh, en: orgs.nameEn }).from(orgs).where(eq(orgs.id, claimant.orgId));
  const who = { name: person?.name ?? '', email: person?.email ?? '', organisation: org!.zh || org!.en, locale: person?.locale === 'en' ? 'en' as const : 'zh' as const };
  for (const holder of rivals) await openRivalClaim(tx, { holder, claimant, userId: proof.submittedBy, who, reason: proof.reference, fileId: proof.fileId });
}
