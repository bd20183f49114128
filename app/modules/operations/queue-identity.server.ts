import { and, asc, desc, eq, inArray, isNotNull, isNull, ne, or, sql } from 'drizzle-orm';
import type { OperatorScope } from '#app/core/scope.ts';
import type { OrgRef } from '#app/modules/offers/contract.ts';
import { orgRef } from '#app/modules/offers/offer.store.server.ts';
import { submissionResource } from '#app/modules/orgs/submit-verification.server.ts';
import { proofResource } from '#app/modules/patents/ownership-status.server.ts';
import { holdersElsewhere } from '#app/modules/patents/shared-right.server.ts';
import type { Tx } from '#db/client.ts';
import { users } from '#db/schema/identity.ts';
import { listings } from '#db/schema/listings.ts';
import { members, orgs } from '#db/schema/orgs.ts';
import { orgAliases, orgVerifications, ownershipClaims, ownershipProofs } from '#db/schema/ownership.ts';
import { patents } from '#db/schema/patents.ts';
import { files } from '#db/schema/platform.ts';
import type { FileFacts, Holder, OrgFacts, PatentFacts, QueueDetail, QueueItem, QueueKind } from './contract.ts';
import { iso, item } from './queue.store.server.ts';

const LIMIT = 100;

/** Organisations that asked to be verified, and names that resemble a verified one. */
export async function waitingOrgs(tx: Tx): Promise<QueueItem[]> {
  const asked = await tx.select({ v: orgVerifications, zh: orgs.nameZh, en: orgs.nameEn, kind: orgs.kind }).from(orgVerifications).innerJoin(orgs, eq(orgs.id, orgVerifications.orgId))
    .where(eq(orgVerifications.state, 'submitted')).orderBy(asc(orgVerifications.createdAt)).limit(LIMIT);
  // An organisation that is being verified shows its name there already.
  const waiting = new Set(asked.map((r) => r.v.orgId));
  const held = (await tx.select().from(orgs).where(isNotNull(orgs.nameHeldAt)).orderBy(asc(orgs.nameHeldAt)).limit(LIMIT)).filter((o) => !waiting.has(o.id));
  return [
    ...asked.map((r) => item('verify_org', r.v.id, null, { since: iso(r.v.createdAt), title: { zh: r.zh, en: r.en }, detail: r.kind })),
    ...held.map((o) => item('name_review', o.id, null, { since: iso(o.nameHeldAt!), title: { zh: o.nameZh, en: o.nameEn }, detail: o.kind })),
  ];
}

/** Evidence of ownership to compare, and claims to decide. A proof whose right somebody else has proven is decided with its claim. */
export async function waitingRights(tx: Tx, me: OperatorScope): Promise<QueueItem[]> {
  const title = (p: { titleZh: string; titleEn: string; number: string }) => ({ zh: p.titleZh || p.titleEn || p.number, en: p.titleEn || p.titleZh || p.number });
  const rival = sql`exists (select 1 from ownership_claims c where c.state = 'open' and c.kind = 'rival_holder' and c.claimant_org_id = ${ownershipProofs.orgId} and c.right_key = ${ownershipProofs.rightKey})`;
  const proofs = await tx.select({ proof: ownershipProofs, patent: patents, first: sql<string | null>`(select p.reviewed_by from ownership_proofs p where p.id = ${ownershipProofs.appealOf})` }).from(ownershipProofs)
    .innerJoin(patents, eq(patents.id, ownershipProofs.patentId)).where(and(eq(ownershipProofs.state, 'pending'), sql`not ${rival}`)).orderBy(asc(ownershipProofs.createdAt)).limit(LIMIT);
  const claims = await tx.select({ claim: ownershipClaims, patent: patents, first: sql<string | null>`(select f.decided_by from ownership_claims f where f.id = ${ownershipClaims.appealOf})` }).from(ownershipClaims)
    .innerJoin(patents, eq(patents.id, ownershipClaims.patentId)).where(eq(ownershipClaims.state, 'open')).orderBy(asc(ownershipClaims.createdAt)).limit(LIMIT);
  return [
    ...proofs.map((r) => item('ownership_proof', r.proof.id, null, { since: iso(r.proof.createdAt), title: title(r.patent), detail: r.patent.number, mine: r.first === me.userId })),
    ...claims.map((r) => item('ownership_claim', r.claim.id, null, { since: iso(r.claim.createdAt), title: title(r.patent), detail: r.claim.kind, mine: r.first === me.userId })),
  ];
}

/** What stands behind one of these: what was stated, the document, and what else the platform knows. Null once it is decided. */
export async function identityDetail(tx: Tx, me: OperatorScope, kind: QueueKind, id: string): Promise<QueueDetail | null> {
  if (kind === 'verify_org') return verificationDetail(tx, id);
  if (kind === 'ownership_proof') return proofDetail(tx, me, id);
  if (kind === 'ownership_claim') return claimDetail(tx, me, id);
  const [row] = await tx.select().from(orgs).where(and(eq(orgs.id, id), isNotNull(orgs.nameHeldAt)));
  return row ? { type: 'name', org: await orgFacts(tx, row), like: await refOf(tx, row.nameLikeOrgId) } : null;
}

async function refOf(tx: Tx, orgId: string | null): Promise<OrgRef | null> {
  if (!orgId) return null;
  const [row] = await tx.select().from(orgs).where(eq(orgs.id, orgId));
  return row ? orgRef(row, new Date()) : null;
}

async function orgFacts(tx: Tx, row: typeof orgs.$inferSelect): Promise<OrgFacts> {
  const people = await tx.select({ name: users.name, email: users.email, role: members.role }).from(members).innerJoin(users, eq(users.id, members.userId))
    .where(and(eq(members.orgId, row.id), isNull(members.removedAt), eq(members.role, 'owner'))).orderBy(asc(members.createdAt)).limit(5);
  return { ...orgRef(row, new Date()), kind: row.kind, region: row.region, state_owned: row.stateOwned, demo: row.demo, created_at: row.createdAt.toISOString(), people };
}

async function fileOf(tx: Tx, fileId: string | null): Promise<FileFacts | null> {
  if (!fileId) return null;
  const [row] = await tx.select().from(files).where(eq(files.id, fileId));
  return row ? { id: row.id, name: row.name, mime: row.mime, size: row.size } : null;
}

async function verificationDetail(tx: Tx, id: string): Promise<QueueDetail | null> {
  const [row] = await tx.select({ v: orgVerifications, org: orgs }).from(orgVerifications).innerJoin(orgs, eq(orgs.id, orgVerifications.orgId)).where(and(eq(orgVerifications.id, id), eq(orgVerifications.state, 'submitted')));
  if (!row) return null;
  const { v, org } = row;
  const number = v.creditCode ? eq(orgVerifications.creditCode, v.creditCode) : and(eq(orgVerifications.registerCountry, v.registerCountry ?? ''), eq(orgVerifications.registerNumber, v.registerNumber ?? ''));
  const same = await tx.selectDistinct({ org: orgs }).from(orgVerifications).innerJoin(orgs, eq(orgs.id, orgVerifications.orgId)).where(and(number, ne(orgVerifications.orgId, org.id), inArray(orgVerifications.state, ['submitted', 'verified']))).limit(5);
  return {
    type: 'org', org: await orgFacts(tx, org), submission: submissionResource(v), file: await fileOf(tx, v.fileId), same_register: same.map((s) => orgRef(s.org, new Date())), like: await refOf(tx, org.nameLikeOrgId),
  };
}

async function patentFacts(tx: Tx, p: typeof patents.$inferSelect): Promise<PatentFacts> {
  const [listing] = await tx.select({ id: listings.id, status: listings.status }).from(listings).where(and(eq(listings.patentId, p.id), inArray(listings.status, ['draft', 'published', 'suspended', 'under_offer']))).limit(1);
  return {
    id: p.id, number: p.number, application_number: p.applicationNumber, grant_number: p.grantNumber, title_zh: p.titleZh, title_en: p.titleEn, owners_named: p.assignees, ownership: p.ownership, as_of: p.ownershipAsOf,
    legal_status: p.legalStatus, listing_id: listing?.id ?? null, listing_status: listing?.status ?? null,
  };
}

async function namesOf(tx: Tx, orgId: string): Promise<string[]> {
  const [org] = await tx.select({ zh: orgs.nameZh, en: orgs.nameEn }).from(orgs).where(eq(orgs.id, orgId));
  const aliases = await tx.select({ name: orgAliases.name }).from(orgAliases).where(eq(orgAliases.orgId, orgId)).orderBy(asc(orgAliases.createdAt));
  return [org?.zh ?? '', org?.en ?? '', ...aliases.map((a) => a.name)].filter(Boolean);
}

async function proofDetail(tx: Tx, me: OperatorScope, id: string): Promise<QueueDetail | null> {
  const [row] = await tx.select({ proof: ownershipProofs, patent: patents, org: orgs }).from(ownershipProofs).innerJoin(patents, eq(patents.id, ownershipProofs.patentId)).innerJoin(orgs, eq(orgs.id, ownershipProofs.orgId))
    .where(and(eq(ownershipProofs.id, id), eq(ownershipProofs.state, 'pending')));
  if (!row) return null;
  const elsewhere: Holder[] = [];
  for (const h of await holdersElsewhere(tx, row.org.id, row.patent.rightKeys)) {
    const [p] = await tx.select().from(patents).where(eq(patents.id, h.id));
    elsewhere.push({ org: (await refOf(tx, h.orgId))!, number: p!.number, ownership: p!.ownership, as_of: p!.ownershipAsOf });
  }
  const [before] = row.proof.appealOf ? await tx.select().from(ownershipProofs).where(eq(ownershipProofs.id, row.proof.appealOf)) : [];
  return {
    type: 'proof', org: await orgFacts(tx, row.org), patent: await patentFacts(tx, row.patent), proof: proofResource(row.proof), file: await fileOf(tx, row.proof.fileId),
    known_names: await namesOf(tx, row.org.id), elsewhere, refused_before: before ? { reason: before.reason, by_me: before.reviewedBy === me.userId } : null,
  };
}

async function claimDetail(tx: Tx, me: OperatorScope, id: string): Promise<QueueDetail | null> {
  const [row] = await tx.select({ claim: ownershipClaims, patent: patents }).from(ownershipClaims).innerJoin(patents, eq(patents.id, ownershipClaims.patentId)).where(and(eq(ownershipClaims.id, id), eq(ownershipClaims.state, 'open')));
  if (!row) return null;
  const { claim, patent } = row;
  const proofs = await tx.select().from(ownershipProofs).where(and(eq(ownershipProofs.patentId, patent.id), or(eq(ownershipProofs.state, 'accepted'), eq(ownershipProofs.state, 'superseded')))).orderBy(desc(ownershipProofs.createdAt)).limit(5);
  const [rival] = claim.claimantOrgId ? await tx.select().from(ownershipProofs).where(and(eq(ownershipProofs.orgId, claim.claimantOrgId), eq(ownershipProofs.rightKey, claim.rightKey), inArray(ownershipProofs.state, ['pending', 'refused', 'accepted']))).orderBy(desc(ownershipProofs.createdAt)).limit(1) : [];
  const [first] = claim.appealOf ? await tx.select().from(ownershipClaims).where(eq(ownershipClaims.id, claim.appealOf)) : [];
  return {
    type: 'claim', file: await fileOf(tx, claim.fileId), patent: await patentFacts(tx, patent), holder: { org: (await refOf(tx, claim.holderOrgId))!, number: patent.number, ownership: patent.ownership, as_of: patent.ownershipAsOf },
    holder_proofs: proofs.map(proofResource), rival_proof: rival ? proofResource(rival) : null, rival_file: await fileOf(tx, rival?.fileId ?? null), rival_names: claim.claimantOrgId ? await namesOf(tx, claim.claimantOrgId) : [],
    claim: {
      id: claim.id, kind: claim.kind, name: claim.name, email: claim.email, organisation: claim.organisation, reason: claim.reason, created_at: claim.createdAt.toISOString(),
      claimant: await refOf(tx, claim.claimantOrgId), appeal_by: claim.appealBy, listing_id: claim.listingId,
    },
    first: first ? { state: first.state, decision: first.decision, reason: first.reason, by_me: first.decidedBy === me.userId } : null,
  };
}
