import { and, eq, inArray, sql } from 'drizzle-orm';
import { newId } from '#app/core/ids.ts';
import type { MemberScope } from '#app/core/scope.ts';
import { audit } from '#db/audit.ts';
import type { Tx } from '#db/client.ts';
import { emit } from '#db/outbox.ts';
import { listings } from '#db/schema/listings.ts';
import { patents } from '#db/schema/patents.ts';
import { asPlatform } from '#db/tx.ts';

/**
 * Opens an empty draft for each of these patents of the member's organisation, in the caller's transaction; the caller has asked for
 * `listing.write` and made sure that none of them is listed. Returns the draft of each patent.
 */
export async function openDrafts(tx: Tx, scope: MemberScope, patentIds: readonly string[]): Promise<Map<string, string>> {
  if (!patentIds.length) return new Map();
  const drafts = new Map(patentIds.map((id) => [id, newId('listing')]));
  // Locked like the patent of a single draft: two callers take turns.
  const locked = await tx.select({ id: patents.id, number: patents.number }).from(patents).where(and(eq(patents.orgId, scope.orgId), inArray(patents.id, [...patentIds]))).orderBy(patents.id).for('update');
  await tx.insert(listings).values(locked.map((p) => ({ id: drafts.get(p.id)!, orgId: scope.orgId, patentId: p.id, territories: ['CN' as const] })));
  for (const p of locked) {
    await audit(tx, scope, { chain: `org:${scope.orgId}`, action: 'listing.create', subject: drafts.get(p.id)!, data: { patent_id: p.id, number: p.number } });
    await emit(tx, 'listing.changed', { listingId: drafts.get(p.id)!, orgId: scope.orgId, status: 'draft' });
  }
  return drafts;
}

/** Withdraws those of these drafts that nobody has touched since they were opened; how many that were. The caller has asked for `listing.write`. */
export async function withdrawDrafts(tx: Tx, scope: MemberScope, listingIds: readonly string[]): Promise<number> {
  if (!listingIds.length) return 0;
  const gone = await asPlatform(tx, scope, 'take back drafts opened together', (platform) => platform.update(listings).set({ status: 'withdrawn', version: sql`${listings.version} + 1`, updatedAt: sql`now()` })
    .where(and(eq(listings.orgId, scope.orgId), inArray(listings.id, [...listingIds]), eq(listings.status, 'draft'), eq(listings.version, 1))).returning({ id: listings.id }));
  for (const { id } of gone) {
    await audit(tx, scope, { chain: `org:${scope.orgId}`, action: 'listing.withdraw', subject: id, data: { from: 'draft' } });
    await emit(tx, 'listing.changed', { listingId: id, orgId: scope.orgId, status: 'withdrawn' });
  }
  return gone.length;
}
