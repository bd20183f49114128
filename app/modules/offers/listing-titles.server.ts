import { and, eq, inArray } from 'drizzle-orm';
import type { Scope } from '#app/core/scope.ts';
import type { ListingStatus } from '#app/core/vocabulary.ts';
import type { Db } from '#db/client.ts';
import { listings } from '#db/schema/listings.ts';
import { offers } from '#db/schema/offers.ts';
import { patents } from '#db/schema/patents.ts';
import { asPlatform, withRead } from '#db/tx.ts';
import { requireMember } from '#app/core/require.ts';

export interface ListingTitle { id: string; status: ListingStatus; patent_number: string; title_zh: string; title_en: string }

/**
 * What the listings are called on which this organisation has an offer, whatever became of them since: a side of an offer may
 * always know what it was about. Ids of other listings are left out. At most 200 ids.
 */
export async function listingTitles(deps: { db: Db }, scope: Scope, ids: readonly string[]): Promise<Map<string, ListingTitle>> {
  const member = requireMember(scope, 'deal.read');
  const asked = [...new Set(ids)].slice(0, 200);
  if (asked.length === 0) return new Map();
  return withRead(deps.db, member, async (tx) => {
    const mine = await tx.selectDistinct({ id: offers.listingId }).from(offers).where(inArray(offers.listingId, asked));
    if (mine.length === 0) return new Map();
    const rows = await asPlatform(tx, member, 'name what the offers are about', () => tx
      .select({ id: listings.id, status: listings.status, patent_number: patents.number, title_zh: patents.titleZh, title_en: patents.titleEn })
      .from(listings).innerJoin(patents, and(eq(patents.id, listings.patentId), eq(patents.orgId, listings.orgId))).where(inArray(listings.id, mine.map((m) => m.id))));
    return new Map(rows.map((r) => [r.id, r]));
  });
}
