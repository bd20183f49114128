import { inArray } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fixedClock, legalDay } from '#app/core/clock.ts';
import { newId } from '#app/core/ids.ts';
import { publicScope, systemScope, type OrgScope } from '#app/core/scope.ts';
import { interviewOf } from '#app/modules/demands/interview.server.ts';
import { compareListings } from '#app/modules/listings/compare-listings.server.ts';
import type { Comparison } from '#app/modules/listings/contract-compare.ts';
import { explorePlace, exposureCoverage, flushShown, leastShown, recordShown } from '#app/modules/stats/exposure.server.ts';
import { responseRate } from '#app/modules/stats/response-rate.server.ts';
import { listings } from '#db/schema/listings.ts';
import { offerRounds, offers } from '#db/schema/offers.ts';
import { listingExposure, matchNotices } from '#db/schema/matching-digests.ts';
import { demands, matchFeedback } from '#db/schema/demands.ts';
import { withTx } from '#db/tx.ts';
import { makeListing, makeParty, makePatent, type OrgRow } from '#tests/fixtures/builders.ts';
import { testDatabase, type TestDatabase } from '#tests/fixtures/database.ts';
import { testApi, type TestApi } from '#tests/fixtures/http.ts';

let t: TestDatabase;
let api: TestApi;
let uni: { org: OrgRow; scope: OrgScope };
let company: { org: OrgRow; scope: OrgScope };
const s = systemScope('test');
const id: Record<string, string> = {};
const DAY = 86_400_000;

beforeAll(async () => {
  t = await testDatabase();
  api = testApi(t);
  [uni, company] = await Promise.all([makeParty(t.db, 'university'), makeParty(t.db, 'company')]);
  const add = async (name: string, over: Parameters<typeof makeListing>[2] = {}) => { id[name] = (await makeListing(t.db, await makePatent(t.db, uni.org), over)).id; };
  for (const name of ['a', 'b', 'c', 'd', 'e']) await add(name);
  await add('draft', { status: 'draft' });
  await add('suspended', { status: 'suspended' });
});
afterAll(async () => { api.close(); await t.close(); });

describe('side by side', () => {
  it('keeps the order asked for and shows what a listing’s own page would', async () => {
    const r = await compareListings(t, publicScope, [`${id.b},${id.a}`]);
    expect(r.items.map((l) => l.id)).toEqual([id.b, id.a]);
    expect(r.items[0]).toMatchObject({ claim_count: 1, independent_claims: 1, ipc_symbols: ['H01M 8/0204'], rights: [], annuities: { next_due: expect.any(String) } });
    expect(r.missing).toEqual([]);
  });

  it('takes four at most', async () => expect((await compareListings(t, publicScope, ['a', 'b', 'c', 'd', 'e'].map((n) => id[n]!))).items).toHaveLength(4));

  it('shows nobody what they may not see, and says no more of it than of what does not exist', async () => {
    const asked = [id.draft!, id.suspended!, 'lst_0ghost0'];
    for (const scope of [publicScope, company.scope]) {
      const r = await compareListings(t, scope, asked);
      expect(r).toMatchObject({ items: [], missing: asked });
    }
    expect((await compareListings(t, uni.scope, asked)).items.map((l) => l.id)).toEqual(asked.slice(0, 2));
  });

  it('says who stands behind each, as far as somebody has checked, and until when that counts', async () => {
    const { org, scope } = await makeParty(t.db, 'university', { verifiedAt: null });
    const unchecked = await makeListing(t.db, await makePatent(t.db, org), { status: 'draft' });
    const { items } = await compareListings(t, scope, [id.a!, unchecked.id]);
    expect(items[0]!.verification).toMatchObject({ state: 'verified', verified: true, until: uni.org.verifiedUntil, since: expect.any(String) });
    expect(items[1]!.verification).toMatchObject({ state: 'unverified', verified: false, until: null });
  });

  it('answers on the API, to visitors too', async () => {
    const r = await api.call(null, 'get', `/listings/compare?ids=${id.a},${id.draft}`);
    expect(r.status).toBe(200);
    expect(r.body as Comparison).toMatchObject({ items: [{ id: id.a }], missing: [id.draft] });
  });
});

describe('the interview', () => {
  it('asks by what the candidates on the market say, and reads no others', async () => {
    const add = async (titleZh: string, over: Parameters<typeof makeListing>[2] = {}) => (await makeListing(t.db, await makePatent(t.db, uni.org, { titleZh, abstractZh: '' }), { benefitZh: '', problemZh: '', ...over })).id;
    const candidates = [await add('一种不锈钢双极板'), await add('一种钛合金双极板'), await add('一种钛合金材质的双极板'), await add('一种铜合金双极板', { status: 'draft' })];
    const [first, ...rest] = await interviewOf(t, { lang: 'zh', missing: ['application', 'product', 'material'] }, candidates);
    expect(first).toMatchObject({ element: 'material', options: [{ label: expect.stringMatching(/钛/), count: 2 }, { label: expect.stringMatching(/不锈钢/), count: 1 }] });
    expect(first!.reduction).toBeCloseTo(4 / 9, 3); // two in three say titanium and set one aside, one in three sets two aside
    expect(rest.map((q) => q.element).sort()).toEqual(['application', 'product']);
    expect(await interviewOf(t, { lang: 'zh', missing: [] }, candidates)).toEqual([]);
    await withTx(t.db, s, (tx) => tx.update(listings).set({ status: 'withdrawn' }).where(inArray(listings.id, candidates)));
  });
});

describe('exposure', () => {
  const clock = fixedClock(new Date());
  const deps = () => ({ db: t.db, clock });

  it('counts what was shown, per day, in one statement however often', async () => {
    recordShown(deps(), [id.a!, id.b!, id.a!]);
    recordShown(deps(), [id.a!]);
    recordShown(deps(), [id.c!], new Request('http://x', { headers: { 'sec-purpose': 'prefetch' } }));
    await flushShown(deps());
    recordShown(deps(), [id.a!]);
    await flushShown(deps());
    const rows = await withTx(t.db, s, (tx) => tx.select().from(listingExposure));
    expect(Object.fromEntries(rows.map((r) => [r.listingId, r.shown]))).toEqual({ [id.a!]: 4, [id.b!]: 1 });
  });

  it('coverage: live listings only, the last thirty days only', async () => {
    expect(await exposureCoverage(deps())).toMatchObject({ live: 5, shown: 2 });
    expect(await exposureCoverage({ db: t.db, clock: fixedClock(new Date(Date.now() + 31 * DAY)) })).toMatchObject({ live: 5, shown: 0 });
  });

  it('the operator sees the least shown first; nobody else does', async () => {
    const operator = (await makeParty(t.db, 'operator')).scope;
    const { items } = await leastShown(deps(), operator);
    expect(items).toHaveLength(5);
    expect(items.map((l) => l.shown)).toEqual([0, 0, 0, 1, 4]);
    await expect(leastShown(deps(), uni.scope)).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('the explore place goes to what was not shown before today', async () => {
    const before = [id.c!, id.d!];
    await withTx(t.db, s, (tx) => tx.insert(listingExposure).values({ listingId: id.c!, day: legalDay(new Date(clock.now().getTime() - DAY)), shown: 1 }));
    expect(await explorePlace(deps(), before, 'q')).toBe(id.d);
    expect(await explorePlace(deps(), [id.c!], 'q')).toBeNull();
    // What was shown only today keeps its place until tomorrow: the page does not change from one reload to the next.
    expect(await explorePlace(deps(), [id.a!], 'q')).toBe(id.a);
  });

  it('is closed to the public: counts are the platform’s, shares are everybody’s', async () => {
    expect(await withTx(t.db, publicScope, (tx) => tx.select().from(listingExposure))).toEqual([]);
    await expect(withTx(t.db, uni.scope, (tx) => tx.insert(listingExposure).values({ listingId: id.e!, day: '2026-01-01', shown: 9 }))).rejects.toThrow();
  });
});

describe('response rates', () => {
  const ago = (days: number) => new Date(Date.now() - days * DAY);
  const offer = async (listingId: string, at: number, answer: { after: number; how: 'counter' | 'accept' } | 'none' | 'withdrawn') => {
    const offerId = newId('offer');
    const buyer = (await makeParty(t.db, 'company'));
    const status = answer === 'withdrawn' ? 'withdrawn' : answer === 'none' ? 'expired' : answer.how === 'accept' ? 'accepted' : 'open';
    const updatedAt = answer === 'none' || answer === 'withdrawn' ? ago(at - 1) : ago(at - answer.after);
    await withTx(t.db, s, async (tx) => {
      await tx.insert(offers).values({ id: offerId, listingId, sellerOrgId: uni.org.id, buyerOrgId: buyer.org.id, kind: 'transfer', status, turnOrgId: uni.org.id, expiresAt: ago(-30), createdAt: ago(at), updatedAt });
      await tx.insert(offerRounds).values({ offerId, no: 1, byOrgId: buyer.org.id, byUserId: buyer.scope.userId, amount: 100, expiresAt: ago(-30), createdAt: ago(at) });
      if (typeof answer === 'object' && answer.how === 'counter') await tx.insert(offerRounds).values({ offerId, no: 2, byOrgId: uni.org.id, byUserId: uni.scope.userId, amount: 120, expiresAt: ago(-30), createdAt: updatedAt });
    });
  };

  it('say nothing below five questions', async () => {
    for (let i = 0; i < 4; i++) await offer(id.a!, 40 + i, { after: 2, how: 'counter' });
    await offer(id.a!, 3, 'none'); // too young to be held against anybody
    await offer(id.a!, 50, 'withdrawn'); // taken back in time
    expect(await responseRate(t, uni.org.id)).toEqual({ share: null, days: 7 });
  });

  it('count an answer in time, not one that came late or never, and forget after a year', async () => {
    await offer(id.a!, 60, { after: 9, how: 'counter' }); // late
    await offer(id.b!, 60, { after: 1, how: 'accept' });
    await offer(id.b!, 61, 'none');
    await offer(id.b!, 62, 'none');
    for (let i = 0; i < 5; i++) await offer(id.c!, 400 + i, 'none');
    expect((await responseRate(t, uni.org.id)).share).toBe(63); // 5 of 8
  });

  it('of a company: matches it was told of and judged', async () => {
    const demandId = newId('demand');
    await withTx(t.db, s, async (tx) => {
      await tx.insert(demands).values({ id: demandId, orgId: company.org.id, createdBy: company.scope.userId, status: 'open', lang: 'zh', title: '需求', problem: '问题' });
      for (const [i, name] of ['a', 'b', 'c', 'd', 'e'].entries()) {
        await tx.insert(matchNotices).values({ demandId, listingId: id[name]!, orgId: company.org.id, channel: 'digest', rank: i + 1, toldAt: ago(20) });
        if (i < 2) await tx.insert(matchFeedback).values({ id: newId('feedback'), orgId: company.org.id, demandId, listingId: id[name]!, verdict: 'interested', userId: company.scope.userId, createdAt: ago(18) });
      }
    });
    expect((await responseRate(t, company.org.id)).share).toBe(40);
  });
});
