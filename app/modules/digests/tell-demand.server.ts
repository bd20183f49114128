import { legalDay } from '#app/core/clock.ts';
import { newId } from '#app/core/ids.ts';
import { systemScope, type OrgKind, type OrgScope } from '#app/core/scope.ts';
import { queueMail } from '#app/modules/notifications/queue-mail.server.ts';
import type { Tx } from '#db/client.ts';
import { notifications } from '#db/schema/platform.ts';
import { withTx } from '#db/tx.ts';
import { alertLinks } from './alert-token.ts';
import type { DigestDeps } from './deps.ts';
import { insertTold, lockDemandToTell, readersOfDemand, toldAmong, toldSince, type FreshListing, type OpenDemand } from './digests.store.server.ts';
import { WEEK_LIMIT, WEEK_MS } from './rules.ts';

export const digestScope = systemScope('match-digests');

/** Looks with the eyes of an organisation's least member: what it is told is what its own page would show it. Nothing is written under it. */
export function eyesOf(orgId: string, orgKind: Extract<OrgKind, 'university' | 'company'>): OrgScope {
  return { kind: 'org', userId: 'system:match-digests', orgId, orgKind, role: 'viewer' };
}

export interface Worth { listing: FreshListing; rank: number }

/**
 * Tells a demand's company of listings, best first, as far as its five of any seven days reach; each listing once for ever.
 * `claim` may refuse inside the transaction (a digest made by another worker). Returns how many it was told of.
 */
export async function tellDemand(
  deps: DigestDeps, demandId: string, worth: readonly Worth[], channel: 'at_once' | 'digest', claim?: (tx: Tx, demand: OpenDemand, found: number) => Promise<boolean>,
): Promise<number> {
  const now = deps.clock.now();
  return withTx(deps.db, digestScope, async (tx) => {
    const demand = await lockDemandToTell(tx, demandId, legalDay(now));
    if (!demand) return 0;
    const room = WEEK_LIMIT - await toldSince(tx, demandId, new Date(now.getTime() - WEEK_MS));
    const known = await toldAmong(tx, demandId, worth.map((w) => w.listing.id));
    const chosen = worth.filter((w) => !known.has(w.listing.id)).slice(0, Math.max(0, room));
    if (claim && !await claim(tx, demand, chosen.length)) return 0;
    const told: FreshListing[] = [];
    for (const { listing, rank } of chosen) {
      if (await insertTold(tx, { demandId, listingId: listing.id, orgId: demand.orgId, channel, rank, toldAt: now })) told.push(listing);
    }
    if (told.length > 0) await notify(deps, tx, demand, told, channel === 'at_once' ? told.map((l) => l.id).join('+') : `week:${now.toISOString()}`);
    return told.length;
  });
}

/** One notice to the company and one mail to the demand's author, however many listings. */
async function notify(deps: DigestDeps, tx: Tx, demand: OpenDemand, told: readonly FreshListing[], key: string): Promise<void> {
  const href = `/demands/${demand.id}#matches`;
  await tx.insert(notifications).values({
    id: newId('notification'), orgId: demand.orgId, kind: 'match_new', data: { title_zh: demand.title, title_en: demand.title, count: told.length }, href, dedupeKey: `match:${demand.id}:${key}`,
  }).onConflictDoNothing();
  const { settings, unsubscribe } = alertLinks(deps, { kind: 'demand', id: demand.id });
  for (const { email, locale } of await readersOfDemand(tx, demand)) {
    const titleOf = (l: FreshListing) => (locale === 'zh' ? l.titleZh || l.titleEn : l.titleEn || l.titleZh);
    await queueMail(tx, {
      to: email, locale, template: 'match_digest', unsubscribeUrl: unsubscribe,
      data: { demand: demand.title, count: told.length, items: told.map((l) => ({ text: titleOf(l), link: `${deps.publicUrl}/listings/${l.id}` })), link: `${deps.publicUrl}${href}`, settings },
    });
  }
}
