import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Scope } from '#app/core/scope.ts';
import { queueMail } from '#app/modules/notifications/queue-mail.server.ts';
import { audit } from '#db/audit.ts';
import type { Tx } from '#db/client.ts';
import { demands } from '#db/schema/demands.ts';
import { users } from '#db/schema/identity.ts';
import { savedSearchAlerts } from '#db/schema/matching-digests.ts';
import { patentInventors } from '#db/schema/inventors.ts';
import { orgs, savedListings, savedSearches, type members } from '#db/schema/orgs.ts';
import { portfolioRows, portfolioViews } from '#db/schema/portfolio.ts';
import { notifications } from '#db/schema/platform.ts';
import { asPlatform } from '#db/tx.ts';
import { rankOf } from './rules.ts';

/** What becomes of the searches and listings the person kept: they go to the successor, or they end. */
export type SavedChoice = 'hand_over' | 'delete';
export interface HandedOver { demands: number; searches: number; listings: number }

/**
 * Who takes over when nobody is named: of those given, the highest role, then the longest membership; no inventor, who may see none of it.
 * Pure; null when nobody is left.
 */
export function defaultSuccessor(all: readonly (typeof members.$inferSelect)[], leaving: string): string | null {
  const others = all.filter((m) => m.userId !== leaving && m.removedAt === null && m.role !== 'inventor');
  const [first] = [...others].sort((a, b) => rankOf(b.role) - rankOf(a.role) || a.createdAt.getTime() - b.createdAt.getTime() || a.id.localeCompare(b.id));
  return first?.userId ?? null;
}

/**
 * Hands what a person looks after in an organisation to somebody else, in the caller's transaction: demands they wrote (drafts too), notices
 * to them, and by choice what they saved. Offers, deals, tasks and approvals belong to the organisation and stay where they are. The
 * successor is told by mail, unless they did it themselves.
 */
export async function handOver(tx: Tx, scope: Scope, what: { orgId: string; from: string; to: string | null; saved: SavedChoice; link: string }): Promise<HandedOver> {
  const { orgId, from, to } = what;
  const moved = await asPlatform(tx, scope, 'hand over a member’s work', async (platform) => {
    if (to) {
      await platform.update(notifications).set({ userId: to }).where(and(eq(notifications.orgId, orgId), eq(notifications.userId, from)));
    }
    const wrote = to ? await platform.update(demands).set({ createdBy: to }).where(and(eq(demands.orgId, orgId), eq(demands.createdBy, from))).returning({ id: demands.id }) : [];
    await platform.update(portfolioRows).set({ assignedTo: to }).where(and(eq(portfolioRows.orgId, orgId), eq(portfolioRows.assignedTo, from)));
    // Being an inventor of a patent cannot be handed to anybody: whoever comes back is confirmed anew.
    await platform.update(patentInventors).set({ endedAt: sql`now()` }).where(and(eq(patentInventors.orgId, orgId), eq(patentInventors.userId, from), isNull(patentInventors.endedAt)));
    const kept = await handOverSaved(platform, { ...what, to: what.saved === 'hand_over' ? to : null });
    const done = { demands: wrote.length, ...kept };
    if (to && !('userId' in scope && scope.userId === to)) await tellSuccessor(platform, { ...what, to }, done);
    return done;
  });
  await asPlatform(tx, scope, 'note the hand-over', (platform) => audit(platform, scope, { chain: `org:${orgId}`, action: 'member.hand_over', subject: from, data: { to, saved: what.saved, ...moved } }));
  return moved;
}

async function handOverSaved(tx: Tx, { orgId, from, to }: { orgId: string; from: string; to: string | null }): Promise<{ searches: number; listings: number }> {
  const mine = and(eq(savedListings.orgId, orgId), eq(savedListings.userId, from));
  const searches = and(eq(savedSearches.orgId, orgId), eq(savedSearches.userId, from));
  await handOverViews(tx, { orgId, from, to });
  if (!to) {
    await tx.delete(savedListings).where(mine);
    await tx.delete(savedSearches).where(searches); // their alerts go with them
    return { searches: 0, listings: 0 };
  }
  const had = tx.select({ id: savedListings.listingId }).from(savedListings).where(and(eq(savedListings.orgId, orgId), eq(savedListings.userId, to)));
  await tx.delete(savedListings).where(and(mine, inArray(savedListings.listingId, had)));
  const listings = await tx.update(savedListings).set({ userId: to }).where(mine).returning({ id: savedListings.listingId });
  const moved = await tx.update(savedSearches).set({ userId: to }).where(searches).returning({ id: savedSearches.id });
  await tx.update(savedSearchAlerts).set({ userId: to, updatedAt: sql`now()` }).where(and(eq(savedSearchAlerts.orgId, orgId), eq(savedSearchAlerts.userId, from)));
  return { searches: moved.length, listings: listings.length };
}

/** Ways to look at the portfolio; one the successor has under the same name stays theirs, and nobody's default changes. */
async function handOverViews(tx: Tx, { orgId, from, to }: { orgId: string; from: string; to: string | null }): Promise<void> {
  const theirs = and(eq(portfolioViews.orgId, orgId), eq(portfolioViews.userId, from));
  if (to) {
    await tx.update(portfolioViews).set({ userId: to, isDefault: false })
      .where(and(theirs, sql`not exists (select 1 from portfolio_views o where o.org_id = ${orgId} and o.user_id = ${to} and o.name = portfolio_views.name)`));
  }
  await tx.delete(portfolioViews).where(theirs);
}

async function tellSuccessor(tx: Tx, what: { orgId: string; from: string; to: string; link: string }, done: HandedOver): Promise<void> {
  if (done.demands + done.searches + done.listings === 0) return;
  const people = await tx.select({ id: users.id, name: users.name, email: users.email, locale: users.locale }).from(users).where(inArray(users.id, [what.from, what.to]));
  const [org] = await tx.select({ zh: orgs.nameZh, en: orgs.nameEn }).from(orgs).where(eq(orgs.id, what.orgId));
  const [from, to] = [people.find((p) => p.id === what.from), people.find((p) => p.id === what.to)];
  if (!from || !to || !org) return;
  const locale = to.locale === 'en' ? 'en' : 'zh';
  await queueMail(tx, { to: to.email, locale, template: 'handed_over', data: { name: to.name, from: from.name, org: org[locale], ...done, link: what.link } });
}
