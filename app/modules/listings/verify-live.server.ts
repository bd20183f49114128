import { legalDay } from '#app/core/clock.ts';
import { systemScope } from '#app/core/scope.ts';
import { audit } from '#db/audit.ts';
import type { Tx } from '#db/client.ts';
import { emit } from '#db/outbox.ts';
import { withTx } from '#db/tx.ts';
import type { Blocker } from './contract.ts';
import { nowOf, type ListingDeps } from './deps.ts';
import { changeListing, lockOwnListing, markVerified, marketFacts, publishedAfter, publishedOf, type ListingRow, type PatentRow } from './listing.store.server.ts';
import { marketBlockers } from './rules.ts';

const scope = systemScope('verify-live');
const PAGE = 200;

export interface VerifyReport { checked: number; suspended: { listingId: string; reason: Blocker }[] }

/**
 * Sweep: checks every published listing and suspends those whose patent has ended, is frozen, was sold away or is pledged
 * without consent; marks the others as verified. A listing under offer is left to its deal, whose gates G1-G3 ask the same.
 * Each page is one transaction, so a long sweep holds nothing up and may be cut off anywhere.
 */
export async function suspendDeadListings(deps: ListingDeps): Promise<VerifyReport> {
  const report: VerifyReport = { checked: 0, suspended: [] };
  for (let after: string | null = ''; after !== null;) {
    const page: Page = await verify(deps, pageAfter(after));
    report.checked += page.ids.length;
    report.suspended.push(...page.suspended);
    after = page.ids.length < PAGE ? null : page.ids.at(-1)!;
  }
  return report;
}

const pageAfter = (after: string) => (tx: Tx) => publishedAfter(tx, after, PAGE);

/** Consumer of `patent.changed`: checks the patent's published listing at once. Idempotent. */
export async function onPatentChanged(deps: ListingDeps, event: { patentId: string; orgId: string }): Promise<VerifyReport> {
  const { ids, suspended } = await verify(deps, (tx) => publishedOf(tx, event.orgId, event.patentId));
  return { checked: ids.length, suspended };
}

interface Page { ids: string[]; suspended: VerifyReport['suspended'] }

async function verify(deps: ListingDeps, read: (tx: Tx) => Promise<{ listing: ListingRow; patent: PatentRow }[]>): Promise<Page> {
  const today = legalDay(nowOf(deps));
  return withTx(deps.db, scope, async (tx) => {
    const rows = await read(tx);
    const facts = await marketFacts(tx, rows.map((r) => r.patent), today);
    const live: string[] = [];
    const suspended: VerifyReport['suspended'] = [];
    for (const { listing, patent } of rows) {
      const [reason] = marketBlockers(facts.get(patent.id)!, today);
      if (!reason) {
        live.push(listing.id);
        continue;
      }
      // The owner or a deal may have moved it since it was read: the lock decides.
      const locked = await lockOwnListing(tx, listing.orgId, listing.id);
      if (locked?.status !== 'published') continue;
      await changeListing(tx, listing.id, { status: 'suspended', suspendedReason: reason });
      await audit(tx, scope, { chain: `org:${listing.orgId}`, action: 'listing.suspend', subject: listing.id, data: { from: 'published', reason, number: patent.number } });
      await emit(tx, 'listing.changed', { listingId: listing.id, orgId: listing.orgId, status: 'suspended' });
      suspended.push({ listingId: listing.id, reason });
    }
    await markVerified(tx, live);
    return { ids: rows.map((r) => r.listing.id), suspended };
  });
}
