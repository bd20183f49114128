import { and, asc, eq, inArray, lte, sql } from 'drizzle-orm';
import { systemScope } from '#app/core/scope.ts';
import { audit } from '#db/audit.ts';
import type { Db } from '#db/client.ts';
import { emit } from '#db/outbox.ts';
import { offers } from '#db/schema/offers.ts';
import { withTx } from '#db/tx.ts';

/** Sweep: closes open offers whose time is over by the database's clock. Returns how many; call again while it is `batch`. */
export async function expireOffers(deps: { db: Db }, batch = 200): Promise<number> {
  const scope = systemScope('offers');
  return withTx(deps.db, scope, async (tx) => {
    const due = await tx.select({ id: offers.id }).from(offers).where(and(eq(offers.status, 'open'), lte(offers.expiresAt, sql`now()`)))
      .orderBy(asc(offers.expiresAt), asc(offers.id)).limit(batch).for('update', { skipLocked: true });
    if (due.length === 0) return 0;
    const closed = await tx.update(offers).set({ status: 'expired', version: sql`${offers.version} + 1`, updatedAt: sql`now()` })
      .where(inArray(offers.id, due.map((d) => d.id))).returning();
    for (const offer of closed) {
      await audit(tx, scope, { chain: `org:${offer.buyerOrgId}`, action: 'offer.expire', subject: offer.id });
      await emit(tx, 'offer.closed', { offerId: offer.id, sellerOrgId: offer.sellerOrgId, buyerOrgId: offer.buyerOrgId, status: 'expired' }, { key: offer.id });
    }
    return closed.length;
  });
}
