import { eq } from 'drizzle-orm';
import { AppError } from '#app/core/errors.ts';
import type { Scope } from '#app/core/scope.ts';
import type { Db } from '#db/client.ts';
import { offers } from '#db/schema/offers.ts';
import { withRead } from '#db/tx.ts';
import type { OfferDetail } from './contract.ts';
import { requireMember } from '#app/core/require.ts';
import { clockNow, offerDetail } from './offer.store.server.ts';

/** One offer with its rounds, for its two sides (and the platform's operator). Anybody else: `not_found`. */
export async function getOffer(deps: { db: Db }, scope: Scope, offerId: string): Promise<OfferDetail> {
  const member = requireMember(scope, 'deal.read');
  return withRead(deps.db, member, async (tx) => {
    const [row] = await tx.select().from(offers).where(eq(offers.id, offerId));
    if (!row) throw new AppError('not_found', { offer: offerId });
    return offerDetail(tx, member, row, await clockNow(tx));
  });
}
