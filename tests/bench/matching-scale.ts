import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { eq } from 'drizzle-orm';
import { newId } from '#app/core/ids.ts';
import { systemScope, type OrgScope } from '#app/core/scope.ts';
import { findMatches } from '#app/modules/matching/find-matches.server.ts';
import { matchesForListing } from '#app/modules/matching/matches-for-listing.server.ts';
import type { Db } from '#db/client.ts';
import { demands } from '#db/schema/demands.ts';
import { users } from '#db/schema/identity.ts';
import { listings } from '#db/schema/listings.ts';
import { members, orgs } from '#db/schema/orgs.ts';
import { withRead, withTx } from '#db/tx.ts';
import type { Search } from '#search/client.ts';
import { liveIndex } from '#search/model/live-index.server.ts';
import { trainPlatformModel } from '#search/model/train.server.ts';
import { rebuildIndex } from '#search/rebuild.server.ts';
import { openMarket } from './market.ts';
import { startEngines } from './matching-world.ts';
import type { BenchOptions, BenchResult } from './main.ts';

const scope = systemScope('bench');
const LIMIT = 8;
const at = (times: readonly number[], p: number) => Math.round([...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * p))]! * 100) / 100;
const round = (n: number, digits = 2) => Math.round(n * 10 ** digits) / 10 ** digits;

async function person(db: Db, orgId: string, kind: 'university' | 'company'): Promise<OrgScope> {
  const userId = newId('user');
  await withTx(db, scope, async (tx) => {
    await tx.insert(users).values({ id: userId, name: 'Bench', email: `${userId}@bench.example`, emailVerified: true });
    await tx.insert(members).values({ id: newId('member'), orgId, userId, role: 'owner' });
  });
  return { kind: 'org', userId, orgId, orgKind: kind, role: 'owner' } as OrgScope;
}

/** Times one call after another, each after one that is not counted. */
async function each<T>(list: readonly T[], call: (one: T) => Promise<unknown>): Promise<number[]> {
  await call(list[0]!);
  const times = [];
  for (const one of list) {
    const began = performance.now();
    await call(one);
    times.push(performance.now() - began);
  }
  return times;
}

/** The first ten words of a text straight to the engine, as a search box would: what the ratios are against. */
async function keywordQueries(search: Search, texts: readonly string[]): Promise<number[]> {
  return each(texts, (q) => search.query.multiSearch([{ indexUid: search.uid('listings'), q, limit: 20, attributesToRetrieve: ['id'], matchingStrategy: 'last' }]));
}

// A heap read without a collection tells what was thrown away, not what is held.
setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** Bytes this process holds: objects and the arrays beside them. */
function held(): number {
  collect();
  collect(); // what the first set free
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

/** Loads this process' matching index from the database, as the web process does at its start: seconds, and bytes held more than before. */
async function load(db: Db, kind: 'listings' | 'demands'): Promise<{ seconds: number; bytes: number }> {
  const before = held();
  const began = performance.now();
  while (!await liveIndex(db, kind)) await new Promise((r) => setTimeout(r, 100));
  const seconds = (performance.now() - began) / 1_000;
  return { seconds, bytes: held() - before };
}

interface Point { listings: number; matches_p50: number; matches_p95: number; keyword_p50: number; ratio: number; index_build_s: number; index_mb: number; meili_build_s: number; meili_mb: number; meili_disk_mb: number }

/**
 * One demand's matches among ever more listings, and one new listing against 100,000 open demands, each beside a raw keyword query of
 * Meilisearch on the same listings in the same run. Limit: eight such queries, and at most twice the time from the first size to the last.
 */
export async function matchingScale({ quick, flag }: BenchOptions): Promise<BenchResult> {
  const most = Number(flag('size') ?? 0) || (quick ? 8_000 : 200_000);
  const wishes = Number(flag('demands') ?? 0) || (quick ? 4_000 : 100_000);
  const sizes = [most / 8, most / 4, most / 2, most].map(Math.round);
  const engines = await startEngines();
  try {
    const first = await engines.open('scale');
    const { search } = first;
    let { db } = first;
    const market = await openMarket(db);
    const company = newId('org');
    await withTx(db, scope, (tx) => tx.insert(orgs).values({ id: company, slug: 'bench-company', kind: 'company', nameZh: '基准公司', nameEn: 'Bench Company', region: '22', stateOwned: false, demo: true }));
    const buyer = await person(db, company, 'company');
    await market.addDemands(buyer, quick ? 20 : 60);
    const asked = await withRead(db, scope, (tx) => tx.select({ id: demands.id, title: demands.title }).from(demands));
    const points: Point[] = [];
    let listed = 0;
    for (const size of sizes) {
      await market.addListings(size - listed);
      listed = size;
      if (points.length === 0) await trainPlatformModel(db); // its directions are as many as they ever are; what it knows does not change what an answer costs
      await search.admin.deleteIndexIfExists(search.uid('listings')); // as on the first day: what is measured is building it whole
      const built = await rebuildIndex({ db, search }, 'listings');
      const meili = engines.searchUse();
      db = await engines.reopen('scale'); // an index belongs to its connection pool: a new one begins empty
      const loaded = await load(db, 'listings');
      const deps = { db, search };
      const matched = await each(asked, (d) => findMatches(deps, buyer, d.id));
      const keyword = await keywordQueries(search, asked.map((d) => d.title));
      points.push({
        listings: size, matches_p50: at(matched, 0.5), matches_p95: at(matched, 0.95), keyword_p50: at(keyword, 0.5), ratio: round(at(matched, 0.5) / at(keyword, 0.5)),
        index_build_s: round(loaded.seconds, 1), index_mb: round(loaded.bytes / 1e6, 0), meili_build_s: round(built.ms / 1_000, 1), meili_mb: round(meili.resident / 1e6, 0), meili_disk_mb: round(meili.disk / 1e6, 0),
      });
    }
    await market.addDemands(buyer, wishes);
    db = await engines.reopen('scale');
    await load(db, 'listings');
    const demandIndex = await load(db, 'demands');
    const seller = await person(db, market.owners[0]!.id, 'university');
    const offered = await withRead(db, scope, (tx) => tx.select({ id: listings.id }).from(listings).where(eq(listings.orgId, seller.orgId)).limit(quick ? 20 : 60));
    const reverse = await each(offered, (l) => matchesForListing({ db, search }, seller, l.id));
    const last = points.at(-1)!;
    const growth = round(last.matches_p50 / points[0]!.matches_p50);
    return {
      results: { points, reverse: { demands: wishes + asked.length, p50: at(reverse, 0.5), p95: at(reverse, 0.95), load_s: round(demandIndex.seconds, 1), index_mb: round(demandIndex.bytes / 1e6, 0) }, growth },
      ratios: { demand: last.ratio, listing: round(at(reverse, 0.5) / last.keyword_p50), growth },
      say: [
        ...points.map((p) => `${p.listings} listings: matches p50 ${p.matches_p50} ms, p95 ${p.matches_p95} ms; keyword query p50 ${p.keyword_p50} ms; ratio ${p.ratio}; our index ${p.index_mb} MB of memory in ${p.index_build_s} s, Meilisearch ${p.meili_mb} MB of memory and ${p.meili_disk_mb} MB of disk in ${p.meili_build_s} s`),
        `one new listing against ${wishes + asked.length} demands: p50 ${at(reverse, 0.5)} ms, p95 ${at(reverse, 0.95)} ms; ratio ${round(at(reverse, 0.5) / last.keyword_p50)}; our index of the demands ${round(demandIndex.bytes / 1e6, 0)} MB of memory in ${round(demandIndex.seconds, 1)} s`,
        `limits: ${LIMIT} keyword queries each; growth from first to last size ${growth} (at most 2)`,
      ],
    };
  } finally {
    await engines.stop();
  }
}
