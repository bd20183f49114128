import { legalDay, systemClock } from '#app/core/clock.ts';
import { publicScope } from '#app/core/scope.ts';
import { withRead } from '#db/tx.ts';
import { marketSources } from '#search/query/cards.server.ts';
import { checkConstraints } from './constraints.ts';
import { analysisOf, marketStats } from './corpus.server.ts';
import type { MatchDeps } from './deps.ts';
import { rankListings, shownScore } from './engine.server.ts';
import { newestDemands, openDemandsById, standingRights } from './matching.store.server.ts';
import { placeListings } from './place-listings.server.ts';
import { rankDemands } from './reverse.server.ts';
import { demandQuery, explainListing } from './score.ts';

/** A public listing and an open demand that answer each other, constraints met. `company` is null for one that wishes not to be named. */
export interface Pair { listingId: string; titleZh: string; titleEn: string; demandId: string; demandTitle: string; company: { slug: string; name_zh: string; name_en: string } | null; score: number }

const MOST_LISTINGS = 12;

/**
 * Open demands that these listings answer, best first: what anybody who reads the market could find, so no right of their owners is used. Listings
 * that are not on the market are left out; at most twelve are looked at and `each` demands shown for one.
 */
export async function pairsForListings(deps: MatchDeps, listingIds: readonly string[], each = 3): Promise<Pair[]> {
  const today = legalDay((deps.clock ?? systemClock).now());
  const stats = await marketStats(deps.db);
  const sources = await withRead(deps.db, publicScope, (tx) => marketSources(tx, listingIds.slice(0, MOST_LISTINGS)));
  const pairs: Pair[] = [];
  for (const source of sources) {
    const { ranked } = await rankDemands(deps, source, { orgId: source.orgId, today, stats });
    const { rows, rights } = await withRead(deps.db, publicScope, async (tx) => ({ rows: await openDemandsById(tx, ranked.slice(0, 20).map((r) => r.id), today), rights: (await standingRights(tx, [source.patentId], today)).get(source.patentId) ?? [] }));
    const byId = new Map(rows.map((r) => [r.demand.id, r]));
    const fit = ranked.flatMap(({ id, sum }) => {
      const row = byId.get(id);
      return row && row.demand.orgId !== source.orgId && checkConstraints({ ...source, rights }, row.demand, today).every((c) => c.met) ? [{ row, sum }] : [];
    });
    pairs.push(...fit.slice(0, each).map(({ row, sum }) => pairOf(source, row, sum)));
  }
  return pairs.sort((a, b) => b.score - a.score || (a.listingId < b.listingId ? -1 : 1));
}

/** Public listings that answer these open demands, best first; the other way round of {@link pairsForListings}. */
export async function pairsForDemands(deps: MatchDeps, demandIds: readonly string[], each = 5): Promise<Pair[]> {
  const today = legalDay((deps.clock ?? systemClock).now());
  const rows = await withRead(deps.db, publicScope, (tx) => openDemandsById(tx, demandIds.slice(0, MOST_LISTINGS), today));
  const pairs: Pair[] = [];
  for (const row of rows) {
    const { placed } = await placeListings(deps, row.demand, { depth: 30 });
    const fit = placed.filter((p) => p.constraints.every((c) => c.met)).slice(0, each).flatMap((p) => p.match() ?? []);
    const sources = new Map((await withRead(deps.db, publicScope, (tx) => marketSources(tx, fit.map((m) => m.listing_id)))).map((s) => [s.id, s]));
    for (const match of fit) {
      const source = sources.get(match.listing_id);
      if (source) pairs.push({ ...pairOf(source, row, 0), score: match.score });
    }
  }
  return pairs.sort((a, b) => b.score - a.score || (a.listingId < b.listingId ? -1 : 1));
}

function pairOf(source: { id: string; titleZh: string; titleEn: string }, { demand, org }: Awaited<ReturnType<typeof openDemandsById>>[number], sum: number): Pair {
  const company = demand.visibility === 'named' ? { slug: org.slug, name_zh: org.nameZh, name_en: org.nameEn } : null;
  return { listingId: source.id, titleZh: source.titleZh, titleEn: source.titleEn, demandId: demand.id, demandTitle: demand.title, company, score: shownScore(sum) };
}

/** The best fit of each company with each owner, with the listing and the demand it rests on. */
export interface OrgFit { companyOrgId: string; ownerOrgId: string; listingId: string; demandId: string; score: number }
/** Listings looked at for each demand, and demands of each company. */
const FIT_DEPTH = 1_000;
const FIT_DEMANDS = 5;

/**
 * How well companies and owners of listings fit: of every pair the best of the companies' newest open demands and the owners' public listings, constraints met.
 * What anybody who reads the market could find. Pairs that nothing speaks for are left out.
 */
export async function fitsBetween(deps: MatchDeps, companyOrgIds: readonly string[], ownerOrgIds: readonly string[]): Promise<OrgFit[]> {
  const today = legalDay((deps.clock ?? systemClock).now());
  const stats = await marketStats(deps.db);
  const owners = new Set(ownerOrgIds);
  const best = new Map<string, OrgFit>();
  for (const companyOrgId of companyOrgIds) {
    const rows = await withRead(deps.db, publicScope, async (tx) => openDemandsById(tx, await newestDemands(tx, companyOrgId, FIT_DEMANDS), today));
    for (const { demand } of rows) {
      const { ranked } = await rankListings(deps, demand, FIT_DEPTH);
      const sums = new Map(ranked.map((r) => [r.id, r.sum]));
      const { sources, rights } = await withRead(deps.db, publicScope, async (tx) => {
        const all = (await marketSources(tx, ranked.map((r) => r.id))).filter((s) => owners.has(s.orgId) && s.orgId !== companyOrgId);
        return { sources: all, rights: await standingRights(tx, all.map((s) => s.patentId), today) };
      });
      const query = demandQuery(demand);
      for (const source of sources.sort((a, b) => sums.get(b.id)! - sums.get(a.id)! || (a.id < b.id ? -1 : 1))) {
        const score = shownScore(sums.get(source.id)!);
        const key = `${companyOrgId} ${source.orgId}`;
        if (score <= (best.get(key)?.score ?? 0) || !checkConstraints({ ...source, rights: rights.get(source.patentId) ?? [] }, demand, today).every((c) => c.met)) continue;
        // What no sentence speaks for is no match, whatever the model thought: as on the pages of matches.
        if (explainListing(query, analysisOf(source), stats).reasons.length === 0) continue;
        best.set(key, { companyOrgId, ownerOrgId: source.orgId, listingId: source.id, demandId: demand.id, score });
      }
    }
  }
  return [...best.values()];
}
