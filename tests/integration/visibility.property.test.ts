import fc from 'fast-check';
import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { describe, expect, inject, it } from 'vitest';
import { fixedClock } from '#app/core/clock.ts';
import { AppError } from '#app/core/errors.ts';
import { publicScope, systemScope, type Scope } from '#app/core/scope.ts';
import { getDemand } from '#app/modules/demands/get-demand.server.ts';
import { listOpenDemands } from '#app/modules/demands/list-demands.server.ts';
import { sendMatchDigests } from '#app/modules/digests/send-match-digests.server.ts';
import { sendSearchDigests } from '#app/modules/digests/send-search-digests.server.ts';
import { tellNewListings } from '#app/modules/digests/tell-new-listings.server.ts';
import { compareListings } from '#app/modules/listings/compare-listings.server.ts';
import { getListing } from '#app/modules/listings/get-listing.server.ts';
import { findMatches } from '#app/modules/matching/find-matches.server.ts';
import { matchesForListing } from '#app/modules/matching/matches-for-listing.server.ts';
import { landingFacts } from '#app/modules/stats/landing.server.ts';
import { closeDb, createDb } from '#db/client.ts';
import { withTx } from '#db/tx.ts';
import { createSearch, type Search } from '#search/client.ts';
import { searchListings } from '#search/query/listings.server.ts';
import { parseSearchParams } from '#search/query/params.ts';
import { similarListings } from '#search/query/similar.server.ts';
import { trainPlatformModel } from '#search/model/train.server.ts';
import { testDatabase } from '#tests/fixtures/database.ts';
import { testApi, type TestApi } from '#tests/fixtures/http.ts';
import { size } from '#tests/fixtures/sizes.ts';
import { canary, marketWorld, mayOpen, STEPS, takeStep, truthOf, type MarketWorld, type Step, type Truth } from '#tests/fixtures/market-world.ts';

/**
 * Random histories of a market of several tenants, and after each stretch every way of reading it, compared with what the
 * tables say. `PROPERTY_SEED` and `PROPERTY_RUNS` send it elsewhere; a failing history is printed with its seed.
 */
const SEED = Number(process.env.PROPERTY_SEED ?? 20261122);
const RUNS = Number(process.env.PROPERTY_RUNS ?? size(2, 20));
const STRETCH = 8;

const system = systemScope('test');
const dead = createSearch({ url: 'http://127.0.0.1:9', key: 'x', prefix: 'dead_', queryTimeoutMs: 300 });
const step: fc.Arbitrary<Step> = fc.record({ step: fc.constantFrom(...STEPS), n: fc.nat(60) });

interface Reader { name: string; scope: Scope; token: string | null }
interface Eyes { w: MarketWorld; api: TestApi; readers: Reader[]; forget: () => Promise<void>; t: Truth; live: Set<string> }

const code = (work: Promise<unknown>) => work.then(() => 'ok', (e: unknown) => { if (e instanceof AppError) return e.code; throw e; });
const search = (w: MarketWorld, query: string, engine: Search = w.search) => searchListings({ db: w.db, search: engine }, parseSearchParams(new URLSearchParams(query)), 'zh');
const ids = (body: unknown) => (body as { items: { id: string }[] }).items.map((i) => i.id);

/** Facets as a reader would count them by hand over what is live; price and life are bands, of which only the sum is compared. */
function counted(t: Truth): Record<string, Map<string, number>> {
  const live = t.listings.filter((l) => l.live);
  const tally = (of: (l: Truth['listings'][number]) => (string | null)[]) => {
    const counts = new Map<string, number>();
    for (const l of live) for (const v of new Set(of(l))) if (v !== null) counts.set(v, (counts.get(v) ?? 0) + 1);
    return counts;
  };
  return {
    ipc_section: tally((l) => l.ipc.map((s) => s[0]!)), ipc_class: tally((l) => l.ipc.map((s) => s.slice(0, 3))), kind: tally((l) => [l.kind]), deal_kind: tally((l) => l.kinds),
    trl: tally((l) => [l.trl === null ? null : String(l.trl)]), territory: tally((l) => l.territories), region: tally((l) => [l.region]), org: tally((l) => [l.slug]),
  };
}

/** The whole market searched, and each text's own word: nothing that is not live, and once the index has heard everything, nothing missing and every count right. */
async function checkSearch({ w, api, readers, t, live }: Eyes, quiet: boolean): Promise<void> {
  const answers = [await search(w, 'limit=50'), await search(w, 'limit=50', dead), ...await Promise.all(readers.map(async (r) => (await api.call(r.token, 'get', '/listings?limit=50')).body as Awaited<ReturnType<typeof search>>))];
  for (const [i, answer] of answers.entries()) {
    const found = answer.items.map((x) => x.id);
    expect(found.filter((id) => !live.has(id)), 'shown and not live').toEqual([]);
    if (!quiet && i !== 1) continue;
    expect(new Set(found)).toEqual(live);
    expect(answer.total_estimate).toBe(live.size);
    for (const [facet, expected] of Object.entries(counted(t))) expect(new Map(answer.facets[facet]!.map((f) => [f.value, f.count])), `facet ${facet}`).toEqual(expected);
    const sum = (facet: string) => answer.facets[facet]!.reduce((n, f) => n + f.count, 0);
    // A listing for sale and for licence stands in the bands of both its prices.
    expect(sum('price')).toBeGreaterThanOrEqual(live.size);
    expect([sum('life')]).toEqual([t.listings.filter((l) => l.live && l.hasExpiry).length]);
  }
  for (let u = 0; u < 3; u++) {
    for (let i = 0; i < 4; i++) {
      const query = `q=${canary(`listing ${u} ${i}`)}`;
      for (const r of [await search(w, query), await search(w, query, dead)]) expect(r.items.map((x) => x.id).filter((id) => !live.has(id)), query).toEqual([]);
    }
  }
}

/** Pages and comparisons of single listings, as every reader: what may not be opened is not there, by page, by comparison and by API. */
async function checkListings({ w, api, readers, t, live }: Eyes): Promise<void> {
  for (const reader of readers) {
    for (const l of t.listings) {
      const may = mayOpen(l, reader.scope);
      expect(await code(getListing(w, reader.scope, l.id)), `${reader.name} opens ${l.status} ${l.id}`).toBe(may ? 'ok' : 'not_found');
    }
    const group = t.listings.filter((_, i) => i % 3 === 0).slice(0, 4);
    const seen = group.filter((l) => mayOpen(l, reader.scope)).map((l) => l.id);
    expect((await compareListings(w, reader.scope, group.map((l) => l.id))).items.map((i) => i.id), `${reader.name} compares`).toEqual(seen);
    const over = await api.call(reader.token, 'get', `/listings/compare?ids=${group.map((l) => l.id).join(',')}`);
    expect(ids(over.body), over.text).toEqual(seen);
    const hidden = t.listings.find((l) => !mayOpen(l, reader.scope));
    if (hidden) expect((await api.call(reader.token, 'get', `/listings/${hidden.id}`)).status).toBe(404);
  }
  for (const l of t.listings) {
    const near = (await similarListings(w, l.id)).map((c) => c.id);
    if (!l.live) expect(near, `similar to ${l.status}`).toEqual([]);
    expect(near.filter((id) => !live.has(id) || id === l.id)).toEqual([]);
    const over = await api.call(null, 'get', `/listings/${l.id}/similar`);
    expect(over.status, over.text).toBe(mayOpen(l, publicScope) ? 200 : 404);
    if (over.status === 200) expect(ids(over.body)).toEqual(near);
  }
  const landing = await landingFacts(w);
  expect(landing.newest.map((n) => n.id).filter((id) => !live.has(id))).toEqual([]);
  expect([landing.live, landing.demands]).toEqual([live.size, t.demands.filter((d) => d.open).length]);
}

/** Demands and matches both ways: closed, paused, late and foreign ones are not there; hard constraints hold; the same question has the same answer in another process. */
async function checkMatches({ w, api, readers, t, live }: Eyes): Promise<void> {
  const listingOf = new Map(t.listings.map((l) => [l.id, l]));
  const openIds = new Set(t.demands.filter((d) => d.open).map((d) => d.id));
  const elsewhere = createDb({ url: api.services.env.DATABASE_URL, max: 2, applicationName: 'another-process' });
  for (const d of t.demands) {
    const own = w.companies.find((c) => c.org.id === d.orgId)!.scope;
    const answer = await findMatches(w, own, d.id, { limit: 50 });
    expect(await findMatches(w, own, d.id, { limit: 50 }), 'asked again').toEqual(answer);
    const other = await findMatches({ db: elsewhere, search: w.search }, own, d.id, { limit: 50 });
    const order = (a: typeof answer) => [a.version, a.items.map((m) => [m.listing_id, m.score, m.rank]), a.apart.map((m) => [m.listing_id, m.score])];
    expect(order(other), 'asked of another process').toEqual(order(answer));
    expect([...answer.items, ...answer.apart].map((m) => m.listing_id).filter((id) => !live.has(id)), 'matched and not live').toEqual([]);
    for (const m of answer.items) {
      expect(m.constraints.filter((c) => !c.met)).toEqual([]);
      const l = listingOf.get(m.listing_id)!;
      if (d.title.includes('双极板')) expect([l.exclusive, l.kinds.includes('exclusive_licence')], 'an exclusive licence is wanted').toEqual([false, true]);
    }
    for (const r of readers) {
      const mine = r.scope.kind === 'org' && r.scope.orgId === d.orgId;
      expect(await code(getDemand(w, r.scope, d.id)), `${r.name} reads ${d.status}`).toBe(mine || d.status === 'open' ? 'ok' : 'not_found');
      if (!mine) expect([401, 403, 404]).toContain((await api.call(r.token, 'get', `/demands/${d.id}/matches`)).status);
    }
  }
  for (const l of t.listings) {
    const own = [...w.universities, ...w.companies].find((u) => u.org.id === l.orgId)!.scope;
    const answer = await matchesForListing(w, own, l.id, { limit: 50 });
    if (!l.live) expect(answer.items, `${l.status} answers nobody`).toEqual([]);
    const shown = [...answer.items, ...answer.apart];
    expect(shown.map((m) => m.demand_id).filter((id) => !openIds.has(id))).toEqual([]);
    const unnamed = t.demands.filter((d) => d.anonymous);
    for (const m of shown) if (unnamed.some((d) => d.id === m.demand_id)) expect(m.demand.org).toBeNull();
    const stranger = w.universities.find((u) => u.org.id !== l.orgId)!;
    expect(await code(matchesForListing(w, stranger.scope, l.id))).toBe('not_found');
  }
  await closeDb(elsewhere);
  for (const r of readers) {
    const listed = (await listOpenDemands(w, r.scope, { limit: 50 })).items;
    expect(new Set(listed.map((d) => d.id))).toEqual(openIds);
    expect(new Set(ids((await api.call(r.token, 'get', '/demands/open?limit=50')).body))).toEqual(openIds);
  }
}

/** Everything that is mailed now, as if nothing had been told before: no word of what is not live. */
async function checkDigests({ w, live, t, forget }: Eyes): Promise<void> {
  const clock = fixedClock(new Date(Date.now() + 14 * 86_400_000));
  await forget();
  const deps = { db: w.db, search: w.search, clock, publicUrl: 'https://jingzhe.example', env: { AUTH_SECRET: 'a-secret-for-tests-only-0123456789' } };
  await sendSearchDigests(deps);
  await tellNewListings({ ...deps, clock: fixedClock(new Date()) }, t.listings.map((l) => l.id));
  await sendMatchDigests(deps);
  const texts = JSON.stringify(await withTx(w.db, system, async (tx) => [await tx.execute(sql`select * from mails`), await tx.execute(sql`select * from notifications`), await tx.execute(sql`select listing_id from match_notices`)]));
  expect(t.listings.filter((l) => !live.has(l.id) && texts.includes(l.id)).map((l) => [l.status, l.id]), 'told of').toEqual([]);
  for (const d of t.demands.filter((x) => !x.open)) expect(texts, `told to a demand that is ${d.status}`).not.toContain(`/demands/${d.id}`);
}

async function look(at: Omit<Eyes, 't' | 'live'>, quiet: boolean): Promise<void> {
  const t = await truthOf(at.w.db);
  const eyes: Eyes = { ...at, t, live: new Set(t.listings.filter((l) => l.live).map((l) => l.id)) };
  await checkSearch(eyes, quiet);
  await checkListings(eyes);
  await checkMatches(eyes);
  await checkDigests(eyes);
}

async function history(steps: readonly Step[]): Promise<void> {
  const t = await testDatabase();
  const api = testApi(t);
  const { meiliUrl, meiliKey } = inject('engines');
  // The product may not unsay what it told; the test may, as the tables' owner.
  const owner = postgres(t.ownerUrl, { max: 1, onnotice: () => undefined });
  const forget = async () => { await owner.unsafe("update saved_search_alerts set seen_up_to = now() - interval '1 day'; delete from saved_search_digests; delete from demand_digests; delete from match_notices; delete from notifications; delete from mails"); };
  const engine = createSearch({ url: meiliUrl, key: meiliKey, prefix: `${t.name}_`, queryTimeoutMs: 5_000 });
  try {
    const w = await marketWorld(t.db, engine);
    await trainPlatformModel(t.db);
    const readers: Reader[] = [
      { name: 'anybody', scope: publicScope, token: null },
      ...await Promise.all([w.universities[0]!, w.universities[2]!, ...w.companies].map(async ({ org, scope }) => ({ name: org.slug, scope, token: await api.token(scope) }))),
    ];
    const eyes = { w, api, readers, forget };
    await look(eyes, true);
    for (let at = 0; at < steps.length; at += STRETCH) {
      for (const s of steps.slice(at, at + STRETCH)) await takeStep(w, s);
      await look(eyes, false); // the index has not heard of all of it
      await w.drain();
      await look(eyes, true);
    }
  } finally {
    await Promise.allSettled((['listings', 'demands'] as const).map((n) => engine.admin.deleteIndexIfExists(engine.uid(n))));
    api.close();
    await owner.end({ timeout: 5 });
    await t.close();
  }
}

describe('whatever happens on the market', () => {
  it('nobody reads of a listing or a demand that is not theirs to read', async () => {
    await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 2 * STRETCH, maxLength: 3 * STRETCH }), history), { seed: SEED, numRuns: RUNS, endOnFailure: true });
  }, 3_600_000);
});
