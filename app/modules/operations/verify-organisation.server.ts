import { and, eq, isNull, sql } from 'drizzle-orm';
import type { z } from 'zod';
import { AppError } from '#app/core/errors.ts';
import type { Scope } from '#app/core/scope.ts';
import { parseInput } from '#app/core/input.ts';
import { audit } from '#db/audit.ts';
import type { Db } from '#db/client.ts';
import { emit } from '#db/outbox.ts';
import { listings } from '#db/schema/listings.ts';
import { orgs } from '#db/schema/orgs.ts';
import { withTx } from '#db/tx.ts';
import { zVerifyOrganisation } from './contract.ts';
import { requireOperator } from '#app/core/require.ts';

/**
 * An operator has checked who an organisation is. Counts until its name changes. Throws `not_found` for one that does not
 * exist, `conflict` for one that is verified already; the index hears of its listings, which show the mark.
 */
export async function verifyOrganisation(deps: { db: Db }, scope: Scope, raw: z.input<typeof zVerifyOrganisation>): Promise<void> {
  const me = requireOperator(scope, 'operator.review');
  const { org_id: orgId } = parseInput(zVerifyOrganisation, raw);
  await withTx(deps.db, me, async (tx) => {
    const done = await tx.update(orgs).set({ verifiedAt: sql`now()`, updatedAt: sql`now()` }).where(and(eq(orgs.id, orgId), isNull(orgs.verifiedAt))).returning({ nameZh: orgs.nameZh, nameEn: orgs.nameEn });
    if (done.length === 0) {
      const known = await tx.select({ id: orgs.id }).from(orgs).where(eq(orgs.id, orgId));
      throw known.length ? new AppError('conflict', { organisation: orgId, reason: 'already_verified' }) : new AppError('not_found', { organisation: orgId });
    }
    const shown = await tx.select({ id: listings.id, status: listings.status }).from(listings).where(eq(listings.orgId, orgId));
    for (const listing of shown) await emit(tx, 'listing.changed', { listingId: listing.id, orgId, status: listing.status });
    await audit(tx, me, { chain: `org:${orgId}`, action: 'org.verify', subject: orgId, data: { name_zh: done[0]!.nameZh, name_en: done[0]!.nameEn } });
  });
}
