import type { z } from 'zod';
import { idKey, pageOf } from '#app/core/paging.ts';
import type { Scope } from '#app/core/scope.ts';
import type { Db } from '#db/client.ts';
import { withRead } from '#db/tx.ts';
import { zListOffers, type ListOffersInput, type zOfferList } from './contract.ts';
import { requireMember } from '#app/core/require.ts';
import { clockNow, offerResources, selectOffers } from './offer.store.server.ts';
import { parseInput } from '#app/core/input.ts';

/** Offers of one's organisation, newest first: as buyer, as seller, or both. A third organisation's offers do not exist here. */
export async function listOffers(deps: { db: Db }, scope: Scope, raw: ListOffersInput = {}): Promise<z.output<typeof zOfferList>> {
  const member = requireMember(scope, 'deal.read');
  const input = parseInput(zListOffers, raw);
  const after = idKey(input.cursor);
  return withRead(deps.db, member, async (tx) => {
    const rows = await selectOffers(tx, member, {
      limit: input.limit + 1, ...(input.role ? { role: input.role } : {}), ...(input.listing_id ? { listingId: input.listing_id } : {}),
      ...(input.status ? { status: input.status } : {}), ...(after ? { afterId: after } : {}),
    });
    const { page, next_cursor } = pageOf(rows, input.limit, (r) => r.id);
    return { items: await offerResources(tx, member, page, await clockNow(tx)), next_cursor };
  });
}
