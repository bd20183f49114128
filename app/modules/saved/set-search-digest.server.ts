import { eq, sql } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { savedSearchAlerts, type DigestFrequency } from '#db/schema/matching-digests.ts';

/**
 * Sets how often a saved search tells of what is new, in the caller's transaction. Switched on, it tells of what is published
 * from now on; a change between daily and weekly loses nothing and repeats nothing.
 */
export async function setSearchDigest(tx: Tx, search: { id: string; orgId: string; userId: string }, frequency: DigestFrequency, now: Date): Promise<void> {
  const [known] = await tx.select({ frequency: savedSearchAlerts.frequency }).from(savedSearchAlerts).where(eq(savedSearchAlerts.searchId, search.id)).for('update');
  if (!known) {
    if (frequency !== 'off') await tx.insert(savedSearchAlerts).values({ searchId: search.id, orgId: search.orgId, userId: search.userId, frequency, seenUpTo: now });
    return;
  }
  await tx.update(savedSearchAlerts).set({ frequency, updatedAt: sql`now()`, ...(known.frequency === 'off' && frequency !== 'off' ? { seenUpTo: now } : {}) }).where(eq(savedSearchAlerts.searchId, search.id));
}
