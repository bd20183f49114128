import { eq, inArray, or } from 'drizzle-orm';
import { legalDay, type Clock } from '#app/core/clock.ts';
import { AppError } from '#app/core/errors.ts';
import type { MemberScope, Scope } from '#app/core/scope.ts';
import type { Db, Tx } from '#db/client.ts';
import { orgs } from '#db/schema/orgs.ts';
import { patents } from '#db/schema/patents.ts';
import { asPlatform, withRead } from '#db/tx.ts';
import { knownNames } from '#app/modules/orgs/aliases.server.ts';
import type { HighValueEvidence } from './high-value.ts';
import { judge, readJudgeFacts } from './judge.server.ts';
import { readNumber, searchForm, searchKeys } from './numbers.ts';
import { factsOf, findByNumber, rightsOf, type PatentRow } from './patent.store.server.ts';
import type { PatentResource, RightResource } from './patent-contract.ts';
import { familyOf, patentResource, rightResource } from './patent-resource.ts';

interface Deps { db: Db; clock: Clock }

/** Any spelling a person may use, as keys to look up: `CN 114081026 A`, `201110124687.X`, `US8,927,118`. */
export function keysOfText(text: string): string[] {
  const parsed = readNumber(text);
  return [...new Set([...(parsed.ok ? searchKeys(parsed.value) : []), searchForm(text)])].filter(Boolean);
}

async function find(tx: Tx, scope: Scope, number: string): Promise<PatentRow> {
  const row = await findByNumber(tx, keysOfText(number), 'orgId' in scope ? scope.orgId : null);
  if (!row) throw new AppError('not_found', { number });
  return row;
}

/** One patent by any spelling of any of its numbers, as far as the caller may see it: own, listed, or in a deal of theirs. */
export async function getPatent({ db, clock }: Deps, scope: Scope, number: string): Promise<PatentResource> {
  return withRead(db, scope, async (tx) => {
    const row = await find(tx, scope, number);
    const [owner] = row.ownerOrgId ? await tx.select({ id: orgs.id, nameZh: orgs.nameZh, nameEn: orgs.nameEn }).from(orgs).where(eq(orgs.id, row.ownerOrgId)) : [];
    const known = await asPlatform(tx, scope, 'read the names an owner is known by', (platform) => knownNames(platform, row.ownership === 'passed' && row.ownerOrgId ? row.ownerOrgId : row.orgId));
    return patentResource(row, owner ?? null, known, await factsOf(tx, row.id), legalDay(clock.now()), await heldFamily(tx, row));
  });
}

/** The family as the record names it and as other rows of the family stand here; `held` as far as the caller may see the row. */
async function heldFamily(tx: Tx, row: PatentRow): Promise<PatentResource['family']> {
  const named = familyOf(row);
  const rows = row.familyId === null && !named.length ? [] : await tx.selectDistinct({ number: patents.number }).from(patents)
    .where(or(named.length ? inArray(patents.number, named.map((m) => m.number)) : undefined, row.familyId === null ? undefined : eq(patents.familyId, row.familyId))).limit(400);
  const held = new Set(rows.map((r) => r.number));
  const more = [...held].filter((number) => number !== row.number && !named.some((m) => m.number === number)).map((number) => ({ number, relation: 'family' }));
  return [...named, ...more].slice(0, 200).map((m) => ({ ...m, held: held.has(m.number) }));
}

/** What the platform thinks of one of the organisation's own patents today, with the evidence; null for anybody else's. */
export async function ownJudgement({ db, clock }: Deps, scope: MemberScope, patentId: string): Promise<{ evidence: HighValueEvidence[] } | null> {
  const today = legalDay(clock.now());
  return withRead(db, scope, async (tx) => {
    const [facts] = (await readJudgeFacts(tx, [patentId], today)).filter((f) => f.orgId === scope.orgId);
    return facts ? { evidence: judge(facts, today).evidence } : null;
  });
}

/** Licences and encumbrances of a patent the caller may see. */
export async function getPatentRights({ db }: { db: Db }, scope: Scope, number: string): Promise<RightResource[]> {
  return withRead(db, scope, async (tx) => (await rightsOf(tx, (await find(tx, scope, number)).number)).map(rightResource));
}
