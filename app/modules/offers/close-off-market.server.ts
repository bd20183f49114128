import { and, asc, eq } from 'drizzle-orm';
import { systemScope } from '#app/core/scope.ts';
import { audit } from '#db/audit.ts';
import type { Db } from '#db/client.ts';
import { emit } from '#db/outbox.ts';
import { listings } from '#db/schema/listings.ts';
import { offers } from '#db/schema/offers.ts';
import { withTx } from '#db/tx.ts';
import { closeOffer } from './offer.store.server.ts';

/**
 * A listing was withdrawn or suspended: its open offers end, for nobody could accept them, and their makers hear why. Looks at the listing as it
 * stands now, so that one that came back meanwhile keeps its offers; safe to hear any number of times. Returns how many it closed.
 */
export async function closeOffMarket(deps: { db: Db }, listingId: string): Promise<number> {
  const scope = systemScope('offers');
  return withTx(deps.db, scope, async (tx) => {
    const [listing] = await tx.select({ status: listings.status, orgId: listings.orgId }).from(listings).where(eq(listings.id, listingId)).for('share');
    if (listing?.status !== 'withdrawn' && listing?.status !== 'suspended') return 0;
    const open = await tx.select().from(offers).where(and(eq(offers.listingId, listingId), eq(offers.status, 'open'))).orderBy(asc(offers.id)).for('update');
    for (const offer of open) {
      await closeOffer(tx, offer.id, 'lost', `listing_${listing.status}`);
      await audit(tx, scope, { chain: `org:${listing.orgId}`, action: 'offer.lose', subject: offer.id, data: { listing: listingId, status: listing.status } });
      await emit(tx, 'offer.closed', { offerId: offer.id, sellerOrgId: offer.sellerOrgId, buyerOrgId: offer.buyerOrgId, status: 'off_market' }, { key: offer.id });
    }
    return open.length;
  });
}
