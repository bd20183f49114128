import { matchesForListing } from '#app/modules/matching/matches-for-listing.server.ts';
import { withRead } from '#db/tx.ts';
import type { DigestDeps } from './deps.ts';
import { freshlyPublished } from './digests.store.server.ts';
import { worthTellingAtOnce } from './rules.ts';
import { digestScope, eyesOf, tellDemand, type Worth } from './tell-demand.server.ts';

/** A listing is new for a day after its first publication; later changes of it are nobody's news. */
const NEW_MS = 24 * 3_600_000;
const DEMANDS = 50;

/**
 * Tells the open demands a new listing answers. Listings that came together compete for a demand's five of the week by score.
 * Idempotent per listing and demand, whatever the deliveries. Returns how many pairs were told.
 */
export async function tellNewListings(deps: DigestDeps, listingIds: readonly string[]): Promise<number> {
  const after = new Date(deps.clock.now().getTime() - NEW_MS);
  const fresh = await withRead(deps.db, digestScope, (tx) => freshlyPublished(tx, listingIds, after));
  const wanted = new Map<string, (Worth & { score: number })[]>();
  for (const listing of fresh) {
    const { items } = await matchesForListing(deps, eyesOf(listing.orgId, 'university'), listing.id, { limit: DEMANDS });
    for (const m of items) {
      if (worthTellingAtOnce(m, m.demand.missing)) wanted.set(m.demand_id, [...wanted.get(m.demand_id) ?? [], { listing, rank: 0, score: m.score }]);
    }
  }
  let told = 0;
  for (const [demandId, worth] of wanted) {
    const best = worth.sort((a, b) => b.score - a.score || (a.listing.id < b.listing.id ? -1 : 1)).map((w, i) => ({ ...w, rank: i + 1 }));
    told += await tellDemand(deps, demandId, best, 'at_once');
  }
  return told;
}
