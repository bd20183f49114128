import { and, asc, eq, ne, sql } from 'drizzle-orm';
import type { MemberScope } from '#app/core/scope.ts';
import { closeOffer, type ListingRow, type OfferRow } from '#app/modules/offers/offer.store.server.ts';
import { audit } from '#db/audit.ts';
import type { Tx } from '#db/client.ts';
import { emit } from '#db/outbox.ts';
import { listings } from '#db/schema/listings.ts';
import { offers } from '#db/schema/offers.ts';

/**
 * Takes a listing off the market because a deal excludes every other, and closes the offers that competed; their buyers hear that they
 * lost and nothing else. `winner`: the offer (or sale …) the deal came from. Call for the platform, under the listing's lock.
 */
export async function closeMarket(tx: Tx, member: MemberScope, listing: ListingRow, winner: string): Promise<void> {
  await tx.update(listings).set({ status: 'under_offer', version: sql`${listings.version} + 1`, updatedAt: sql`now()` }).where(eq(listings.id, listing.id));
  await emit(tx, 'listing.changed', { listingId: listing.id, orgId: listing.orgId, status: 'under_offer' }, { key: `${listing.id}:${winner}:under_offer` });
  const losing = await tx.select().from(offers).where(and(eq(offers.listingId, listing.id), eq(offers.status, 'open'), ne(offers.id, winner))).orderBy(asc(offers.id)).for('update');
  for (const offer of losing) {
    await closeOffer(tx, offer.id, 'lost', 'other_offer_accepted');
    await audit(tx, member, { chain: `org:${listing.orgId}`, action: 'offer.lose', subject: offer.id, data: { listing: listing.id } });
    await tellOfferClosed(tx, offer, 'lost');
  }
}

/** News for both sides of an offer that it has ended. */
export function tellOfferClosed(tx: Tx, offer: OfferRow, status: 'accepted' | 'lost'): Promise<void> {
  return emit(tx, 'offer.closed', { offerId: offer.id, sellerOrgId: offer.sellerOrgId, buyerOrgId: offer.buyerOrgId, status }, { key: offer.id });
}
