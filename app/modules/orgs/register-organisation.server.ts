import { randomBytes } from 'node:crypto';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { AppError } from '#app/core/errors.ts';
import { newId } from '#app/core/ids.ts';
import type { MemberScope, UserScope } from '#app/core/scope.ts';
import { audit } from '#db/audit.ts';
import type { Db } from '#db/client.ts';
import { members, orgs } from '#db/schema/orgs.ts';
import { asPlatform, withTx } from '#db/tx.ts';
import type { RegisterOrganisationInput } from './contract.ts';
import { likeVerified } from './like-names.server.ts';
import { slugBase } from './rules.ts';

/** Organisations one person may belong to; a bound against flooding, far above honest use. */
const MAX_MEMBERSHIPS = 20;

/**
 * Registers an organisation and makes the person its owner. It starts unverified: the operator checks who it is. A name too like
 * a verified organisation's is held for review. Returns its id.
 */
export async function registerOrganisation({ db }: { db: Db }, scope: UserScope | MemberScope, input: RegisterOrganisationInput): Promise<string> {
  const id = newId('org');
  await withTx(db, scope, async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`register:${scope.userId}`}))`); // the bound holds for parallel requests too
    const mine = await tx.select({ id: members.id }).from(members).where(and(eq(members.userId, scope.userId), isNull(members.removedAt)));
    if (mine.length >= MAX_MEMBERSHIPS) throw new AppError('conflict', { state: 'too_many_organisations' });
    await asPlatform(tx, scope, 'register organisation', async (platform) => {
      const likeId = await likeVerified(platform, id, { zh: input.name_zh, en: input.name_en });
      await platform.insert(orgs).values({
        id, slug: `${slugBase(input.name_en)}-${randomBytes(4).toString('hex')}`, kind: input.kind, nameZh: input.name_zh, nameEn: input.name_en,
        aboutZh: input.about_zh, aboutEn: input.about_en, region: input.region, stateOwned: input.state_owned,
        ...(likeId ? { nameHeldAt: sql`now()`, nameLikeOrgId: likeId } : {}),
      });
      await platform.insert(members).values({ id: newId('member'), orgId: id, userId: scope.userId, role: 'owner' });
      await audit(tx, scope, { chain: `org:${id}`, action: 'org.register', subject: id, data: { kind: input.kind, region: input.region, state_owned: input.state_owned, name_held: likeId !== null } });
    });
  });
  return id;
}
