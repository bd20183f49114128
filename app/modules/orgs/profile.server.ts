import { and, eq, sql } from 'drizzle-orm';
import { AppError } from '#app/core/errors.ts';
import type { Scope } from '#app/core/scope.ts';
import { audit } from '#db/audit.ts';
import type { Db, Tx } from '#db/client.ts';
import { emit } from '#db/outbox.ts';
import { demands } from '#db/schema/demands.ts';
import { listings } from '#db/schema/listings.ts';
import { orgs } from '#db/schema/orgs.ts';
import { asPlatform, withRead, withTx } from '#db/tx.ts';
import type { UpdateOrganisationInput } from './contract.ts';
import { requireMember } from '#app/core/require.ts';
import { orgVerifications } from '#db/schema/ownership.ts';
import { likeVerified } from './like-names.server.ts';

export type OrganisationRow = typeof orgs.$inferSelect;

/** The organisation the scope acts for. */
export async function ownOrganisation({ db }: { db: Db }, asked: Scope): Promise<OrganisationRow> {
  const scope = requireMember(asked, 'org.read');
  const [row] = await withRead(db, scope, (tx) => tx.select().from(orgs).where(eq(orgs.id, scope.orgId)));
  if (!row) throw new AppError('not_found');
  return row;
}

/**
 * Changes the public profile. A changed name ends the verification (it was of that name, and so was what waits for a decision),
 * is held for review when it is too like a verified one, and the index is told of every listing that shows it. Kind and state ownership
 * are fixed at registration: rules of running deals hang on them.
 */
export async function updateOrganisation({ db }: { db: Db }, asked: Scope, input: UpdateOrganisationInput): Promise<void> {
  const scope = requireMember(asked, 'org.manage');
  await withTx(db, scope, async (tx) => {
    const [before] = await tx.select().from(orgs).where(eq(orgs.id, scope.orgId)).for('update');
    if (!before) throw new AppError('not_found');
    const renamed = before.nameZh !== input.name_zh || before.nameEn !== input.name_en;
    await tx.update(orgs).set({
      nameZh: input.name_zh, nameEn: input.name_en, aboutZh: input.about_zh, aboutEn: input.about_en, region: input.region, updatedAt: new Date(),
    }).where(eq(orgs.id, scope.orgId));
    if (renamed) await asPlatform(tx, scope, 'end the verification of the old name', (platform) => unverify(platform, scope.orgId, { zh: input.name_zh, en: input.name_en }));
    if (renamed || before.region !== input.region) {
      const shown = await tx.select({ id: listings.id, status: listings.status }).from(listings).where(eq(listings.orgId, scope.orgId));
      for (const listing of shown) await emit(tx, 'listing.changed', { listingId: listing.id, orgId: scope.orgId, status: listing.status });
    }
    await audit(tx, scope, { chain: `org:${scope.orgId}`, action: 'org.update', subject: scope.orgId, data: { renamed } });
  });
}

async function unverify(platform: Tx, orgId: string, names: { zh: string; en: string }): Promise<void> {
  const like = await likeVerified(platform, orgId, names);
  await platform.update(orgVerifications).set({ state: 'withdrawn', decidedAt: sql`now()` }).where(and(eq(orgVerifications.orgId, orgId), eq(orgVerifications.state, 'submitted')));
  await platform.update(orgs).set({
    verifiedAt: null, verifiedUntil: null, verificationState: 'unverified', verificationStateAt: sql`now()`, nameHeldAt: like ? sql`now()` : null, nameLikeOrgId: like,
  }).where(eq(orgs.id, orgId));
  for (const d of await platform.select({ id: demands.id }).from(demands).where(and(eq(demands.orgId, orgId), eq(demands.status, 'open')))) await emit(platform, 'demand.changed', { demandId: d.id, orgId });
  await emit(platform, 'org.changed', { orgId });
}
