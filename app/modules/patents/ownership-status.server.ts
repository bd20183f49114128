import { and, desc, eq, inArray, or } from 'drizzle-orm';
import { addDays, legalDay, type Clock } from '#app/core/clock.ts';
import { AppError } from '#app/core/errors.ts';
import { requireMember } from '#app/core/require.ts';
import type { MemberScope, Scope } from '#app/core/scope.ts';
import { knownNames } from '#app/modules/orgs/aliases.server.ts';
import type { RegisterAdapter } from '#app/platform/register.ts';
import type { Db, Tx } from '#db/client.ts';
import { ownershipClaims, ownershipProofs } from '#db/schema/ownership.ts';
import { asPlatform, withRead } from '#db/tx.ts';
import { mayAppeal } from './appeal-claim.server.ts';
import type { HolderClaim, OwnershipStatus, ProofResource } from './contract-ownership.ts';
import { titled, type ProofRow } from './ownership.store.server.ts';
import { findOwnByNumber, type PatentRow } from './patent.store.server.ts';
import { keysOfText } from './get-patent.server.ts';
import { ownershipPack } from './rule-packs/ownership.ts';
import { holdersElsewhere } from './shared-right.server.ts';
import { othersNamed } from './stated-owner.ts';

/** The organisation's own row of a patent, by any spelling of any of its numbers; `not_found` for what it does not hold. */
export async function ownPatentId({ db }: { db: Db }, scope: MemberScope, number: string): Promise<string> {
  const row = await withRead(db, scope, (tx) => findOwnByNumber(tx, keysOfText(number), scope.orgId));
  if (!row) throw new AppError('not_found', { number });
  return row.id;
}

/** What has been shown about who owns one of the organisation's patents: its proofs, and claims it is a side of. */
export async function ownershipStatus(deps: { db: Db; clock: Clock; register: RegisterAdapter | null }, asked: Scope, number: string): Promise<OwnershipStatus> {
  const scope = requireMember(asked, 'patent.read');
  const today = legalDay(deps.clock.now());
  return withRead(deps.db, scope, async (tx) => {
    const row = await findOwnByNumber(tx, keysOfText(number), scope.orgId);
    if (!row) throw new AppError('not_found', { number });
    const proofs = await tx.select().from(ownershipProofs).where(eq(ownershipProofs.patentId, row.id)).orderBy(desc(ownershipProofs.createdAt), desc(ownershipProofs.id)).limit(30);
    const more = await asPlatform(tx, scope, 'read claims and other holders', async (platform) => ({
      known: await knownNames(platform, scope.orgId), others: await holdersElsewhere(platform, scope.orgId, row.rightKeys), claims: await claimsOf(platform, scope.orgId, row),
    }));
    const title = titled(row);
    return {
      patent_id: row.id, number: row.number, title: { zh: title.title_zh, en: title.title_en }, ownership: row.ownership, as_of: row.ownershipAsOf, due_on: row.ownershipDueOn,
      others_named: othersNamed(row.assignees, more.known), proven_elsewhere: more.others.some((o) => o.ownership === 'proven'), register: deps.register?.name ?? null,
      oldest_extract: addDays(today, -ownershipPack.values.extractMaxDays.value), today, proofs: proofs.map(proofResource), claims: more.claims,
    };
  });
}

export function proofResource(p: ProofRow): ProofResource {
  return {
    id: p.id, kind: p.kind, state: p.state, owner_names: p.ownerNames, reference: p.reference, as_of: p.asOf, file_id: p.fileId, reason: p.reason, is_appeal: p.appealOf !== null,
    created_at: p.createdAt.toISOString(), decided_at: p.decidedAt?.toISOString() ?? null,
  };
}

async function claimsOf(tx: Tx, orgId: string, row: PatentRow): Promise<HolderClaim[]> {
  const keys = [row.rightKey, ...row.rightKeys].filter(Boolean);
  const rows = keys.length === 0 ? [] : await tx.select().from(ownershipClaims)
    .where(and(inArray(ownershipClaims.rightKey, keys), or(eq(ownershipClaims.holderOrgId, orgId), eq(ownershipClaims.claimantOrgId, orgId)))).orderBy(desc(ownershipClaims.createdAt)).limit(30);
  const appealed = new Set(rows.map((r) => r.appealOf));
  // To its holder an open claim is a neutral fact, and one without evidence none at all until it is decided.
  return rows.filter((c) => c.claimantOrgId === orgId || c.state !== 'open' || c.fileId !== null).map((c) => {
    const side = c.holderOrgId === orgId ? 'holder' as const : 'claimant' as const;
    return {
      side, kind: c.kind, id: c.id, state: c.state, with_evidence: c.fileId !== null, decision: c.decision, can_appeal: mayAppeal(c, side, appealed.has(c.id)),
      created_at: c.createdAt.toISOString(), decided_at: c.decidedAt?.toISOString() ?? null,
    };
  });
}
