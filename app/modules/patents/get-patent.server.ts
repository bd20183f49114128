import { eq } from 'drizzle-orm';
import { legalDay, type Clock } from '#app/core/clock.ts';
import { AppError } from '#app/core/errors.ts';
import type { Scope } from '#app/core/scope.ts';
import type { Db, Tx } from '#db/client.ts';
import { orgs } from '#db/schema/orgs.ts';
import { asPlatform, withRead } from '#db/tx.ts';
import { knownNames } from '#app/modules/orgs/aliases.server.ts';
import { readNumber, searchForm, searchKeys } from './numbers.ts';
import { factsOf, findByNumber, rightsOf, type PatentRow } from './patent.store.server.ts';
import type { PatentResource, RightResource } from './patent-contract.ts';
import { patentResource, rightResource } from './patent-resource.ts';

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
    return patentResource(row, owner ?? null, known, await factsOf(tx, row.id), legalDay(clock.now()));
  });
}

/** Licences and encumbrances of a patent the caller may see. */
export async function getPatentRights({ db }: { db: Db }, scope: Scope, number: string): Promise<RightResource[]> {
  return withRead(db, scope, async (tx) => (await rightsOf(tx, (await find(tx, scope, number)).number)).map(rightResource));
}
