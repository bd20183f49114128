import { and, asc, desc, eq, inArray } from 'drizzle-orm';
import { legalDay } from '#app/core/clock.ts';
import { requireMember } from '#app/core/require.ts';
import { publicScope, type MemberScope, type Scope } from '#app/core/scope.ts';
import type { MatchDeps } from '#app/modules/matching/deps.ts';
import { pairsForDemands, pairsForListings, type Pair } from '#app/modules/matching/pairs.server.ts';
import type { Db } from '#db/client.ts';
import { introductions, mandates, mandateSubjects } from '#db/schema/brokerage.ts';
import { demands } from '#db/schema/demands.ts';
import { listings } from '#db/schema/listings.ts';
import { orgs } from '#db/schema/orgs.ts';
import { patents } from '#db/schema/patents.ts';
import { asPlatform, dbNow, withRead } from '#db/tx.ts';
import { attributionOf } from './attribution.server.ts';
import type { SuggestionResource } from './contract.ts';
import { introduction1, mandate1 } from './definitions.ts';

export interface Choice { value: string; zh: string; en: string }

/** Organisations a broker may act for or introduce, by name: verified universities and companies (at most 300). */
export async function organisationChoices(deps: { db: Db }, scope: Scope, kinds: readonly ('university' | 'company')[]): Promise<Choice[]> {
  requireMember(scope, 'brokerage.write');
  return withRead(deps.db, publicScope, async (tx) => (await tx.select({ value: orgs.slug, zh: orgs.nameZh, en: orgs.nameEn }).from(orgs)
    .where(and(inArray(orgs.kind, [...kinds]), eq(orgs.verificationState, 'verified'))).orderBy(asc(orgs.slug)).limit(300)));
}

/** What of an organisation a mandate may name: its published listings, or its open demands under its name (at most 100). */
export async function subjectChoices(deps: { db: Db }, scope: Scope, slug: string, side: 'sell' | 'buy'): Promise<Choice[]> {
  requireMember(scope, 'brokerage.write');
  return withRead(deps.db, publicScope, async (tx) => {
    if (side === 'buy') {
      return (await tx.select({ value: demands.id, zh: demands.title, en: demands.title }).from(demands).innerJoin(orgs, eq(orgs.id, demands.orgId))
        .where(and(eq(orgs.slug, slug), eq(demands.status, 'open'), eq(demands.visibility, 'named'))).orderBy(desc(demands.createdAt)).limit(100));
    }
    return (await tx.select({ value: listings.id, zh: patents.titleZh, en: patents.titleEn }).from(listings).innerJoin(patents, and(eq(patents.id, listings.patentId), eq(patents.orgId, listings.orgId))).innerJoin(orgs, eq(orgs.id, listings.orgId))
      .where(and(eq(orgs.slug, slug), eq(listings.status, 'published'))).orderBy(desc(listings.publishedAt)).limit(100));
  });
}

const RUNNING = Object.entries(mandate1.states).filter(([, s]) => s.phase === 'after').map(([name]) => name);

async function running(deps: { db: Db }, member: MemberScope) {
  return withRead(deps.db, member, async (tx) => {
    const rows = await tx.select({ mandate: mandates, slug: orgs.slug, zh: orgs.nameZh, en: orgs.nameEn }).from(mandates).innerJoin(orgs, eq(orgs.id, mandates.principalOrgId))
      .where(and(eq(mandates.brokerOrgId, member.orgId), inArray(mandates.state, RUNNING))).orderBy(desc(mandates.createdAt)).limit(50);
    const subjects = rows.length ? await tx.select().from(mandateSubjects).where(inArray(mandateSubjects.mandateId, rows.map((r) => r.mandate.id))) : [];
    return rows.map((r) => ({ ...r, subjects: subjects.filter((s) => s.mandateId === r.mandate.id).map((s) => s.subject) }));
  });
}

/** Mandates of a broker that run today, with what each reaches: its principal's listings to offer, or the company that looks. */
export async function introductionChoices(deps: { db: Db }, scope: Scope): Promise<{ id: string; side: 'sell' | 'buy'; principal: Choice; things: Choice[]; fee_bps: number }[]> {
  const member = requireMember(scope, 'brokerage.write');
  const out = [];
  for (const { mandate, slug, zh, en, subjects } of await running(deps, member)) {
    const things = (await subjectChoices(deps, member, slug, mandate.side)).filter((c) => subjects.includes('*') || subjects.includes(c.value));
    out.push({ id: mandate.id, side: mandate.side, principal: { value: slug, zh, en }, things, fee_bps: mandate.feeBps });
  }
  return out;
}

/**
 * Pairs a broker could introduce under its running mandates, best first, as the matching model weighs them; what it has introduced already is left
 * out. Both sides of a pair are public. At most twelve, and no listing more than twice.
 */
export async function suggestedPairs(deps: MatchDeps, scope: Scope): Promise<SuggestionResource[]> {
  const member = requireMember(scope, 'brokerage.write');
  const today = legalDay(deps.clock?.now() ?? new Date());
  const open = Object.entries(introduction1.states).filter(([, s]) => s.phase !== 'final').map(([name]) => name);
  const known = await withRead(deps.db, member, (tx) => tx.select({ listing: introductions.listingId, buyer: orgs.slug, demand: introductions.demandId }).from(introductions).innerJoin(orgs, eq(orgs.id, introductions.buyerOrgId))
    .where(and(eq(introductions.brokerOrgId, member.orgId), inArray(introductions.state, open))));
  const found: (Pair & { mandateId: string })[] = [];
  for (const { mandate, slug, subjects } of (await running(deps, member)).filter((r) => r.mandate.startsOn <= today).slice(0, 8)) {
    const ids = subjects.includes('*') ? (await subjectChoices(deps, member, slug, mandate.side)).map((c) => c.value) : subjects;
    const pairs = mandate.side === 'sell' ? await pairsForListings(deps, ids) : await pairsForDemands(deps, ids);
    found.push(...pairs.map((p) => ({ ...p, mandateId: mandate.id })));
  }
  const fresh = found.filter((p) => !known.some((k) => k.listing === p.listingId && (k.demand === p.demandId || (p.company !== null && k.buyer === p.company.slug))));
  const seen = new Map<string, number>();
  const spread = fresh.sort((a, b) => b.score - a.score).filter((p) => { seen.set(p.listingId, (seen.get(p.listingId) ?? 0) + 1); return seen.get(p.listingId)! <= 2; });
  return spread.slice(0, 12).map((p) => ({
    mandate_id: p.mandateId, listing_id: p.listingId, listing_title_zh: p.titleZh, listing_title_en: p.titleEn, demand_id: p.demandId, demand_title: p.demandTitle, company: p.company, score: p.score,
  }));
}

/** What an address names, by its title: a published listing, an open demand; null for anything else. */
export async function namedChoices(deps: { db: Db }, scope: Scope, asked: { listing?: string | undefined; demand?: string | undefined }): Promise<{ listing: Choice | null; demand: Choice | null }> {
  requireMember(scope, 'brokerage.write');
  return withRead(deps.db, publicScope, async (tx) => {
    const [listing] = asked.listing ? await tx.select({ value: listings.id, zh: patents.titleZh, en: patents.titleEn }).from(listings).innerJoin(patents, and(eq(patents.id, listings.patentId), eq(patents.orgId, listings.orgId)))
      .where(and(eq(listings.id, asked.listing), eq(listings.status, 'published'))) : [];
    const [demand] = asked.demand ? await tx.select({ value: demands.id, zh: demands.title, en: demands.title }).from(demands).where(and(eq(demands.id, asked.demand), eq(demands.status, 'open'))) : [];
    return { listing: listing ?? null, demand: demand ?? null };
  });
}

/** The broker an offer on this listing would name by itself: who brought the two together, and its fee. Null where nobody did, or the tail has ended. */
export async function introducedBy(deps: { db: Db }, scope: Scope, listingId: string): Promise<{ name_zh: string; name_en: string; fee_bps: number } | null> {
  const member = requireMember(scope, 'offer.make');
  return withRead(deps.db, member, (tx) => asPlatform(tx, member, 'look who brought the sides together', async () => {
    const [listing] = await tx.select({ orgId: listings.orgId, patentId: listings.patentId }).from(listings).where(eq(listings.id, listingId));
    const found = listing && await attributionOf(tx, { sellerOrgId: listing.orgId, buyerOrgId: member.orgId, patentId: listing.patentId }, await dbNow(tx));
    if (!found) return null;
    const [broker] = await tx.select({ zh: orgs.nameZh, en: orgs.nameEn }).from(orgs).where(eq(orgs.id, found.brokerOrgId));
    return { name_zh: broker!.zh, name_en: broker!.en, fee_bps: found.feeBps };
  }));
}
