import { and, asc, eq, ne, sql } from 'drizzle-orm';
import type { MemberScope, Scope } from '#app/core/scope.ts';
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
  for (const offer of await leaveMarket(tx, member, listing, { winner, reason: 'other_offer_accepted' })) await tellOfferClosed(tx, offer, 'lost');
}

/** The same, for any reason; answers the offers that ended, whose makers the caller tells. */
export async function leaveMarket(tx: Tx, scope: Scope, listing: ListingRow, { winner, reason }: { winner: string; reason: 'other_offer_accepted' | 'sale_opened' }): Promise<OfferRow[]> {
  await tx.update(listings).set({ status: 'under_offer', version: sql`${listings.version} + 1`, updatedAt: sql`now()` }).where(eq(listings.id, listing.id));
  await emit(tx, 'listing.changed', { listingId: listing.id, orgId: listing.orgId, status: 'under_offer' }, { key: `${listing.id}:${winner}:under_offer` });
  const losing = await tx.select().from(offers).where(and(eq(offers.listingId, listing.id), eq(offers.status, 'open'), ne(offers.id, winner))).orderBy(asc(offers.id)).for('update');
  for (const offer of losing) {
    await closeOffer(tx, offer.id, 'lost', reason);
    await audit(tx, scope, { chain: `org:${listing.orgId}`, action: 'offer.lose', subject: offer.id, data: { listing: listing.id } });
  }
  return losing;
}

/** News for both sides of an offer that it has ended. */
export function tellOfferClosed(tx: Tx, offer: OfferRow, status: 'accepted' | 'lost'): Promise<void> {
  return emit(tx, 'offer.closed', { offerId: offer.id, sellerOrgId: offer.sellerOrgId, buyerOrgId: offer.buyerOrgId, status }, { key: offer.id });
}
