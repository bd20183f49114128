import { and, asc, eq, gte, inArray, lt, sql } from 'drizzle-orm';
import { addDays, legalDay, systemClock, type Clock } from '#app/core/clock.ts';
import { requirePermission } from '#app/core/require.ts';
import { systemScope, type MemberScope } from '#app/core/scope.ts';
import type { Db } from '#db/client.ts';
import { listings } from '#db/schema/listings.ts';
import { listingExposure } from '#db/schema/matching-digests.ts';
import { orgs } from '#db/schema/orgs.ts';
import { patents } from '#db/schema/patents.ts';
import { withRead, withTx } from '#db/tx.ts';
import { onMarket } from '#search/query/cards.server.ts';
import { EXPOSURE_DAYS, exploreChoice } from './exposure.ts';

const scope = systemScope('exposure');
const FLUSH_MS = 3_000;
/** A burst larger than this is written at once. */
const FULL = 5_000;

interface Deps { db: Db; clock?: Clock; log?: { warn(data: object, text: string): void } }
interface Buffer { counts: Map<string, number>; day: string; timer: NodeJS.Timeout | null }
const buffers = new WeakMap<Db, Buffer>();

/**
 * Notes that listings stood on a page. Counted in memory and written every few seconds in one statement, so a page pays
 * nothing for it; a process that dies loses at most those seconds, which a share over thirty days does not feel.
 * Pages a browser fetches in advance are not pages anybody saw.
 */
export function recordShown(deps: Deps, listingIds: readonly string[], request?: Request): void {
  if (listingIds.length === 0 || /prefetch/.test(`${request?.headers.get('sec-purpose') ?? ''}${request?.headers.get('purpose') ?? ''}`)) return;
  const day = legalDay((deps.clock ?? systemClock).now());
  let buffer = buffers.get(deps.db);
  if (buffer && buffer.day !== day) { void flushShown(deps); buffer = undefined; }
  if (!buffer) buffers.set(deps.db, buffer = { counts: new Map(), day, timer: null });
  for (const id of listingIds) buffer.counts.set(id, (buffer.counts.get(id) ?? 0) + 1);
  if (buffer.counts.size >= FULL) void flushShown(deps);
  else buffer.timer ??= setTimeout(() => { void flushShown(deps); }, FLUSH_MS).unref();
}

/** Writes what has been counted. Never throws: a page must not fail for its statistics. */
export async function flushShown(deps: Deps): Promise<void> {
  const buffer = buffers.get(deps.db);
  if (!buffer) return;
  buffers.delete(deps.db);
  if (buffer.timer) clearTimeout(buffer.timer);
  // In one order everywhere, so that two processes flushing at once cannot lock each other out.
  const rows = [...buffer.counts].sort(([a], [b]) => (a < b ? -1 : 1));
  try {
    await withTx(deps.db, scope, (tx) => tx.insert(listingExposure).values(rows.map(([listingId, shown]) => ({ listingId, day: buffer.day, shown })))
      .onConflictDoUpdate({ target: [listingExposure.listingId, listingExposure.day], set: { shown: sql`${listingExposure.shown} + excluded.shown` } }));
  } catch (error) {
    deps.log?.warn({ err: error, listings: rows.length }, 'what was shown could not be counted');
  }
}

/** The explore place of a search page (see `exploreChoice`): the id of one of `beyond`, or null. */
export async function explorePlace(deps: Deps, beyond: readonly string[], query: string): Promise<string | null> {
  if (beyond.length === 0) return null;
  const today = legalDay((deps.clock ?? systemClock).now());
  const shown = await withRead(deps.db, scope, (tx) => tx.selectDistinct({ id: listingExposure.listingId }).from(listingExposure)
    .where(and(inArray(listingExposure.listingId, [...beyond]), gte(listingExposure.day, addDays(today, -EXPOSURE_DAYS)), lt(listingExposure.day, today))));
  return exploreChoice(beyond, new Set(shown.map((r) => r.id)), query, today);
}

export interface Coverage {
  /** Listings on the market now. */
  live: number;
  /** Of these, shown at least once in the last {@link EXPOSURE_DAYS} days. */
  shown: number;
  days: number;
  at: string;
}

const window = (today: string) => sql`(select x.listing_id, sum(x.shown)::int as shown from listing_exposure x where x.day > ${addDays(today, -EXPOSURE_DAYS)} group by x.listing_id)`;

/** Share of live listings shown at least once in the last thirty days: public, because it is nobody's in particular. */
export async function exposureCoverage(deps: Deps): Promise<Coverage> {
  const now = (deps.clock ?? systemClock).now();
  const [row] = await withRead(deps.db, scope, (tx) => tx.execute<{ live: number; shown: number }>(sql`
    select count(*)::int as live, count(e.listing_id)::int as shown
    from ${listings} join ${patents} on ${patents.orgId} = ${listings.orgId} and ${patents.id} = ${listings.patentId}
    left join ${window(legalDay(now))} e on e.listing_id = ${listings.id}
    where ${onMarket}`));
  return { live: row?.live ?? 0, shown: row?.shown ?? 0, days: EXPOSURE_DAYS, at: now.toISOString() };
}

export interface LeastShown { id: string; number: string; title_zh: string; title_en: string; org_zh: string; org_en: string; published_at: string | null; shown: number }

/** For the operator: the live listings shown least, the longest on offer first. Error: `forbidden`. */
export async function leastShown(deps: Deps, viewer: MemberScope, limit = 30): Promise<{ coverage: Coverage; items: LeastShown[] }> {
  requirePermission(viewer, 'operator.review');
  const today = legalDay((deps.clock ?? systemClock).now());
  const coverage = await exposureCoverage(deps);
  const items = await withRead(deps.db, scope, async (tx) => {
    const seen = tx.select({ listingId: listingExposure.listingId, shown: sql<number>`sum(${listingExposure.shown})::int`.as('shown') }).from(listingExposure)
      .where(sql`${listingExposure.day} > ${addDays(today, -EXPOSURE_DAYS)}`).groupBy(listingExposure.listingId).as('seen');
    return tx.select({
      id: listings.id, number: patents.number, titleZh: patents.titleZh, titleEn: patents.titleEn, orgZh: orgs.nameZh, orgEn: orgs.nameEn, publishedAt: listings.publishedAt, shown: sql<number>`coalesce(${seen.shown}, 0)::int`,
    }).from(listings).innerJoin(patents, and(eq(patents.orgId, listings.orgId), eq(patents.id, listings.patentId))).innerJoin(orgs, eq(orgs.id, listings.orgId))
      .leftJoin(seen, eq(seen.listingId, listings.id)).where(onMarket).orderBy(sql`coalesce(${seen.shown}, 0)`, asc(listings.publishedAt), listings.id).limit(limit);
  });
  return { coverage, items: items.map((r) => ({ id: r.id, number: r.number, title_zh: r.titleZh, title_en: r.titleEn, org_zh: r.orgZh, org_en: r.orgEn, published_at: r.publishedAt?.toISOString() ?? null, shown: r.shown })) };
}
