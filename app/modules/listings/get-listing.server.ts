import { legalDay } from '#app/core/clock.ts';
import { AppError } from '#app/core/errors.ts';
import type { Scope } from '#app/core/scope.ts';
import { and, eq, isNotNull } from 'drizzle-orm';
import { knownNames } from '#app/modules/orgs/aliases.server.ts';
import { publicVerification } from '#app/modules/orgs/verification.ts';
import { othersNamed } from '#app/modules/patents/stated-owner.ts';
import { ownershipClaims } from '#db/schema/ownership.ts';
import { asPlatform, withRead } from '#db/tx.ts';
import type { ListingResource } from './contract.ts';
import { nowOf, type ListingDeps } from './deps.ts';
import { marketFacts, readListing, standingRights } from './listing.store.server.ts';
import { listingResource } from './resource.ts';
import { marketBlockers } from './rules.ts';

/**
 * One listing as this scope may see it: the public once it is published, its owner and a deal's parties always. What only the
 * owner may know is in `owner`, null for everyone else. `not_found` for what does not exist and for what may not be seen alike.
 */
export async function getListing(deps: ListingDeps, scope: Scope, listingId: string): Promise<ListingResource> {
  const today = legalDay(nowOf(deps));
  return withRead(deps.db, scope, async (tx) => {
    const row = await readListing(tx, listingId);
    if (!row) throw new AppError('not_found', { listing_id: listingId });
    const mine = scope.kind === 'org' && scope.orgId === row.listing.orgId;
    const rights = await standingRights(tx, [row.patent.id], today);
    const blockers = mine ? marketBlockers((await marketFacts(tx, [row.patent], today)).get(row.patent.id)!, today) : [];
    const more = await asPlatform(tx, scope, 'read the names an owner is known by', async (platform) => ({
      othersNamed: othersNamed(row.patent.assignees, await knownNames(platform, row.listing.orgId)),
      openClaims: mine ? await platform.$count(ownershipClaims, and(eq(ownershipClaims.patentId, row.patent.id), eq(ownershipClaims.state, 'open'), isNotNull(ownershipClaims.fileId))) : 0,
    }));
    return listingResource({ ...row, rights, blockers, verification: publicVerification(row.org, nowOf(deps)), ...more }, { mine, today });
  });
}
