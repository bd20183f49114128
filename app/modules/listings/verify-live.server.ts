import { sql } from 'drizzle-orm';
import { legalDay } from '#app/core/clock.ts';
import { systemScope } from '#app/core/scope.ts';
import { tellOrg } from '#app/modules/orgs/notice.server.ts';
import { titled } from '#app/modules/patents/ownership.store.server.ts';
import { lockRight } from '#app/modules/patents/shared-right.server.ts';
import { audit } from '#db/audit.ts';
import type { Tx } from '#db/client.ts';
import { emit } from '#db/outbox.ts';
import { withTx } from '#db/tx.ts';
import type { Blocker } from './contract.ts';
import { nowOf, type ListingDeps } from './deps.ts';
import { changeListing, lockOwnListing, liveElsewhere, markVerified, marketFacts, publicOrSuspended, publishedAfter, type ListingRow, type PatentRow } from './listing.store.server.ts';
import { marketBlockers } from './rules.ts';

const scope = systemScope('verify-live');
const PAGE = 200;

export interface VerifyReport { checked: number; suspended: { listingId: string; reason: Blocker }[] }

/**
 * Sweep: checks every published listing and suspends those whose patent has ended, is frozen, was sold away or is pledged
 * without consent, whose owner is not verified, or whose time to bring evidence has run out; marks the others as verified. A listing under offer is left to its deal, whose gates G1-G3 ask the same.
 * Each page is one transaction, so a long sweep holds nothing up and ends between two of them when `signal` aborts.
 */
export async function suspendDeadListings(deps: ListingDeps, signal?: AbortSignal): Promise<VerifyReport> {
  const report: VerifyReport = { checked: 0, suspended: [] };
  for (let after: string | null = ''; after !== null && !signal?.aborted;) {
    const page: Page = await verify(deps, pageAfter(after));
    report.checked += page.ids.length;
    report.suspended.push(...page.suspended);
    after = page.ids.length < PAGE ? null : page.ids.at(-1)!;
  }
  return report;
}

const pageAfter = (after: string) => (tx: Tx) => publishedAfter(tx, after, PAGE);

/** Consumer of `patent.changed`: checks the patent's listing at once, and lets it back when it was off for want of proof alone. Idempotent. */
export async function onPatentChanged(deps: ListingDeps, event: { patentId: string; orgId: string }): Promise<VerifyReport> {
  const { ids, suspended } = await verify(deps, (tx) => publicOrSuspended(tx, event.orgId, event.patentId, COMES_BACK));
  return { checked: ids.length, suspended };
}

/** Consumer of `org.changed`: an organisation whose verification ended leaves the market with all it offers, and comes back with it. Idempotent. */
export async function onOrgChanged(deps: ListingDeps, event: { orgId: string }): Promise<VerifyReport> {
  const { ids, suspended } = await verify(deps, (tx) => publicOrSuspended(tx, event.orgId, null, COMES_BACK));
  return { checked: ids.length, suspended };
}

/** Reasons that are the platform's own: what was suspended for one of them alone is public again by itself once it is gone. */
const COMES_BACK: readonly Blocker[] = ['org_unverified', 'name_held', 'unproven'];
/** Reasons the owner is told of, with what to do about them. */
const TOLD: ReadonlySet<Blocker> = new Set<Blocker>(['org_unverified', 'unproven', 'ownership_lost']);

interface Page { ids: string[]; suspended: VerifyReport['suspended'] }

async function verify(deps: ListingDeps, read: (tx: Tx) => Promise<{ listing: ListingRow; patent: PatentRow }[]>): Promise<Page> {
  const today = legalDay(nowOf(deps));
  return withTx(deps.db, scope, async (tx) => {
    const rows = await read(tx);
    const facts = await marketFacts(tx, rows.map((r) => r.patent), today);
    const live: string[] = [];
    const suspended: VerifyReport['suspended'] = [];
    for (const { listing, patent } of rows) {
      const off = listing.status === 'suspended';
      const [reason] = marketBlockers(facts.get(patent.id)!, today, off ? 'publish' : 'stay');
      if (reason ? off : !off) {
        if (!reason) live.push(listing.id);
        continue;
      }
      // The owner or a deal may have moved it since it was read: the lock decides.
      const locked = await lockOwnListing(tx, listing.orgId, listing.id);
      if (locked?.status !== listing.status || locked.suspendedReason !== listing.suspendedReason) continue;
      if (!reason) await comeBack(tx, locked, patent);
      else {
        await suspend(tx, locked, patent, reason);
        suspended.push({ listingId: listing.id, reason });
      }
    }
    await markVerified(tx, live);
    return { ids: rows.map((r) => r.listing.id), suspended };
  });
}

async function suspend(tx: Tx, listing: ListingRow, patent: PatentRow, reason: Blocker): Promise<void> {
  await changeListing(tx, listing.id, { status: 'suspended', suspendedReason: reason });
  await audit(tx, scope, { chain: `org:${listing.orgId}`, action: 'listing.suspend', subject: listing.id, data: { from: 'published', reason, number: patent.number } });
  await emit(tx, 'listing.changed', { listingId: listing.id, orgId: listing.orgId, status: 'suspended' });
  if (TOLD.has(reason)) await tellOrg(tx, listing.orgId, 'listing_suspended', `${listing.id}:${listing.version}`, { ...titled(patent), reason }, `/my/listings/${listing.id}`);
}

async function comeBack(tx: Tx, listing: ListingRow, patent: PatentRow): Promise<void> {
  await lockRight(tx, patent.rightKeys);
  if (await liveElsewhere(tx, patent)) return;
  await changeListing(tx, listing.id, { status: 'published', suspendedReason: null, verifiedLiveAt: sql`now()` as never });
  await audit(tx, scope, { chain: `org:${listing.orgId}`, action: 'listing.publish', subject: listing.id, data: { from: 'suspended', reason: listing.suspendedReason, number: patent.number } });
  await emit(tx, 'listing.changed', { listingId: listing.id, orgId: listing.orgId, status: 'published' });
}
