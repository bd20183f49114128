import { and, eq, like } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { fixedClock } from '#app/core/clock.ts';
import { publicScope, systemScope, type OrgScope } from '#app/core/scope.ts';
import { createDemand } from '#app/modules/demands/create-demand.server.ts';
import { closeDemand } from '#app/modules/demands/close-demand.server.ts';
import { publishListing } from '#app/modules/listings/publish-listing.server.ts';
import { publishDemand } from '#app/modules/demands/publish-demand.server.ts';
import { alertToken } from '#app/modules/digests/alert-token.ts';
import { changeAlert, readAlert } from '#app/modules/digests/alert-settings.server.ts';
import { sendMatchDigests } from '#app/modules/digests/send-match-digests.server.ts';
import { sendSearchDigests } from '#app/modules/digests/send-search-digests.server.ts';
import { hearsOfMatches, setDemandAlerts } from '#app/modules/digests/set-demand-alerts.server.ts';
import { tellNewListings } from '#app/modules/digests/tell-new-listings.server.ts';
import { changeSavedSearch, createSavedSearch, deleteSavedSearch, listSavedSearches } from '#app/modules/saved/saved-searches.server.ts';
import { matchNotices, savedSearchAlerts, savedSearchDigests } from '#db/schema/matching-digests.ts';
import { members } from '#db/schema/orgs.ts';
import { mails, notifications } from '#db/schema/platform.ts';
import { withTx } from '#db/tx.ts';
import type { Logger } from '#app/platform/logger.ts';
import { matchesConsumer } from '#workers/consumers/digests.ts';
import { drainOnce } from '#workers/dispatcher.ts';
import type { WorkerServices } from '#workers/services.ts';
import { createSearch, prepareIndexes, type Search } from '#search/client.ts';
import { syncDemands, syncListings } from '#search/sync.server.ts';
import { makeListing, makeMember, makeParty, makePatent, type OrgRow } from '#tests/fixtures/builders.ts';
import { testDatabase, type TestDatabase } from '#tests/fixtures/database.ts';

let t: TestDatabase;
let search: Search;
let dead: Search;
let uni: { org: OrgRow; scope: OrgScope };
let buyer: { org: OrgRow; scope: OrgScope };
const s = systemScope('test');
const clock = fixedClock('2026-11-17T02:00:00Z'); // a Tuesday, ten in the morning in China
const env = { AUTH_SECRET: 'a-secret-for-tests-only-0123456789' };
const deps = (engine = search) => ({ db: t.db, search: engine, clock, publicUrl: 'https://jingzhe.example', env });
const saved = () => ({ db: t.db, clock });

beforeAll(async () => {
  t = await testDatabase();
  const { meiliUrl, meiliKey } = inject('engines');
  search = createSearch({ url: meiliUrl, key: meiliKey, prefix: `${t.name}_`, queryTimeoutMs: 5_000 });
  dead = createSearch({ url: 'http://127.0.0.1:9', key: 'x', prefix: 'dead_', queryTimeoutMs: 300 });
  [uni, buyer] = await Promise.all([makeParty(t.db, 'university'), makeParty(t.db, 'company'), prepareIndexes(search)]);
});
afterAll(async () => {
  await Promise.allSettled(['listings', 'demands'].map((n) => search.admin.deleteIndexIfExists(search.uid(n as 'listings'))));
  await t.close();
});

/** A plate on offer since an instant, in the index as well. */
async function offer(at: string, over: Parameters<typeof makeListing>[2] = {}, title = '金属双极板碳化铬镀层'): Promise<string> {
  const patent = await makePatent(t.db, uni.org, {
    titleZh: title, titleEn: '', ipc: [title.includes('双极板') ? 'H01M 8/0228' : 'A01C 7/00'],
    abstractZh: title.includes('双极板') ? `${title}。在不锈钢双极板上沉积碳化铬镀层，接触电阻为 6 毫欧，在酸性环境中运行五千小时无腐蚀。` : `${title}，播种深度一致。`, abstractEn: '', claims: [],
  });
  const row = await makeListing(t.db, patent, { benefitZh: '', benefitEn: '', problemZh: '', problemEn: '', publishedAt: new Date(at), ...over });
  await syncListings({ db: t.db, search }, [row.id]);
  return row.id;
}
const read = {
  mails: (of: string) => withTx(t.db, s, (tx) => tx.select().from(mails).where(like(mails.subject, `%${of}%`))),
  notices: (kind: string, orgId = buyer.org.id) => withTx(t.db, s, (tx) => tx.select().from(notifications).where(and(eq(notifications.kind, kind), eq(notifications.orgId, orgId)))),
  told: (demandId: string) => withTx(t.db, s, (tx) => tx.select().from(matchNotices).where(eq(matchNotices.demandId, demandId))),
};

describe('saved searches', () => {
  let daily = '';
  it('tell nothing of what was there when they were saved', async () => {
    await offer('2026-11-10T00:00:00Z');
    daily = (await createSavedSearch(saved(), buyer.scope, { name: '双极板日报', query: 'q=双极板', digest: 'daily' })).id;
    clock.set('2026-11-18T00:10:00Z');
    expect(await sendSearchDigests(deps())).toEqual({ sent: 0, quiet: 1, postponed: 0 });
    expect(await read.mails('双极板日报')).toEqual([]);
    expect(await read.notices('search_digest')).toEqual([]);
  });

  it('tell once a day of what is new, by notice and mail, with a way out', async () => {
    const fresh = await offer('2026-11-18T05:00:00Z');
    const draft = await offer('2026-11-18T05:00:00Z', { status: 'draft' });
    await offer('2026-11-18T05:00:00Z', {}, '玉米免耕播种机');
    clock.set('2026-11-18T23:50:00Z'); // ten to eight
    expect(await sendSearchDigests(deps())).toEqual({ sent: 0, quiet: 0, postponed: 0 });
    clock.set('2026-11-19T00:05:00Z');
    const runs = await Promise.all([sendSearchDigests(deps()), sendSearchDigests(deps())]); // two workers
    expect(runs.map((r) => r.sent).sort()).toEqual([0, 1]);
    const [mail, ...more] = await read.mails('双极板日报');
    expect(more).toEqual([]);
    expect(mail!.text).toContain(`https://jingzhe.example/listings/${fresh}`);
    expect(mail!.text).not.toContain(draft);
    expect(mail!.text).not.toContain('播种机');
    const token = alertToken(env.AUTH_SECRET, { kind: 'search', id: daily });
    expect(mail!.text).toContain(`/alerts/${token}`);
    expect(await read.notices('search_digest')).toMatchObject([{ userId: buyer.scope.userId, data: { count: 1 } }]);
    clock.set('2026-11-19T12:00:00Z');
    expect((await sendSearchDigests(deps())).sent).toBe(0);
    expect((await listSavedSearches(saved(), buyer.scope)).items[0]).toMatchObject({ digest: 'daily', last_digest_at: '2026-11-19T00:05:00.000Z' });
  });

  it('lose nothing that was too fresh for the index, nor what came while the engine was away', async () => {
    const late = await offer('2026-11-20T00:00:30Z');
    clock.set('2026-11-20T00:01:00Z');
    expect(await sendSearchDigests(deps())).toEqual({ sent: 0, quiet: 1, postponed: 0 });
    clock.set('2026-11-21T00:01:00Z');
    expect(await sendSearchDigests(deps(dead))).toEqual({ sent: 0, quiet: 0, postponed: 1 });
    expect((await sendSearchDigests(deps())).sent).toBe(1);
    const sent = await read.mails('双极板日报');
    expect(sent.filter((m) => m.text.includes(late))).toHaveLength(1);
  });

  it('weekly: on Monday, everything of the week', async () => {
    const { id } = await createSavedSearch(saved(), buyer.scope, { name: '双极板周报', query: 'q=双极板', digest: 'weekly' });
    const two = [await offer('2026-11-21T06:00:00Z'), await offer('2026-11-22T06:00:00Z')];
    await changeSavedSearch(saved(), buyer.scope, daily, { digest: 'off' });
    clock.set('2026-11-22T23:00:00Z');
    expect((await sendSearchDigests(deps())).sent).toBe(0);
    clock.set('2026-11-23T01:00:00Z');
    expect((await sendSearchDigests(deps())).sent).toBe(1);
    const [mail] = await read.mails('双极板周报');
    for (const listing of two) expect(mail!.text).toContain(listing);
    await deleteSavedSearch(saved(), buyer.scope, id);
    const left = await withTx(t.db, s, (tx) => tx.select().from(savedSearchAlerts).where(eq(savedSearchAlerts.searchId, id)));
    expect([left, await withTx(t.db, s, (tx) => tx.select().from(savedSearchDigests).where(eq(savedSearchDigests.searchId, id)))]).toEqual([[], []]);
  });

  it('switched on again, begin from then', async () => {
    await offer('2026-11-23T02:00:00Z');
    clock.set('2026-11-23T03:00:00Z');
    await changeSavedSearch(saved(), buyer.scope, daily, { digest: 'daily' });
    clock.set('2026-11-24T01:00:00Z');
    expect(await sendSearchDigests(deps())).toMatchObject({ sent: 0, quiet: 1 });
  });

  it('belong to one person: a colleague cannot change them, and who has left is told nothing', async () => {
    const colleague = await makeMember(t.db, buyer.org, 'member');
    await expect(changeSavedSearch(saved(), colleague, daily, { digest: 'off' })).rejects.toMatchObject({ code: 'not_found' });
    await createSavedSearch(saved(), colleague, { name: '离职者', query: 'q=双极板', digest: 'daily' });
    await offer('2026-11-24T05:00:00Z');
    await withTx(t.db, s, (tx) => tx.update(members).set({ removedAt: clock.now() }).where(eq(members.userId, colleague.userId)));
    clock.set('2026-11-25T01:00:00Z');
    expect((await sendSearchDigests(deps())).sent).toBe(1);
    expect(await read.mails('离职者')).toEqual([]);
  });

  it('the mail’s link stops it without signing in, and a forged one does nothing', async () => {
    const token = alertToken(env.AUTH_SECRET, { kind: 'search', id: daily });
    expect(await readAlert(deps(), token)).toEqual({ kind: 'search', name: '双极板日报', frequency: 'daily' });
    await changeAlert(deps(), token, 'off');
    expect((await listSavedSearches(saved(), buyer.scope)).items[0]!.digest).toBe('off');
    await expect(changeAlert(deps(), `${token.slice(0, -2)}xx`, 'daily')).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('demands', () => {
  const wanted = {
    lang: 'zh' as const, title: '燃料电池金属双极板耐腐蚀镀层', problem: '金属双极板在酸性环境中腐蚀，接触电阻升高。', material: '不锈钢上的碳化铬镀层', efficacy: '接触电阻低于 10 毫欧，运行五千小时无腐蚀', product: '金属双极板',
  };
  let demandId = '';

  it('hear at once of a new listing that answers them, once', async () => {
    clock.set(new Date());
    demandId = (await createDemand({ db: t.db }, buyer.scope, wanted)).id;
    await publishDemand({ db: t.db }, buyer.scope, demandId);
    await syncDemands({ db: t.db, search }, [demandId]);
    const [plate, seeder, dear] = [await offer(new Date().toISOString()), await offer(new Date().toISOString(), {}, '玉米免耕播种机'), await offer(new Date(Date.now() - 3 * 86_400_000).toISOString())];
    expect(await tellNewListings(deps(), [plate, seeder, dear])).toBeGreaterThanOrEqual(1);
    expect(await tellNewListings(deps(), [plate, seeder, dear])).toBe(0);
    const told = (await read.told(demandId)).map((r) => r.listingId);
    expect(told).toContain(plate);
    expect(told).not.toContain(dear); // on offer for days: no news
    expect(await read.notices('match_new')).toHaveLength(1);
    expect((await read.mails('能回应您的需求'))[0]!.text).toContain(`/alerts/${alertToken(env.AUTH_SECRET, { kind: 'demand', id: demandId })}`);
  });

  it('hear within one round of the worker, even before the listing is in the index', async () => {
    const { org, scope } = await makeParty(t.db, 'company');
    const other = (await createDemand({ db: t.db }, scope, { ...wanted, title: '双极板镀层征集' })).id;
    await publishDemand({ db: t.db }, scope, other);
    await syncDemands({ db: t.db, search }, [other]);
    const patent = await makePatent(t.db, uni.org, { titleZh: '金属双极板碳化铬镀层', abstractZh: '在不锈钢双极板上沉积碳化铬镀层，接触电阻为 6 毫欧，在酸性环境中运行五千小时无腐蚀。', abstractEn: '' });
    const draft = await makeListing(t.db, patent, { status: 'draft', publishedAt: null });
    await publishListing({ db: t.db }, uni.scope, draft.id);
    const consumer = matchesConsumer({ ...deps(), log: { warn: () => undefined } } as unknown as WorkerServices);
    await drainOnce(t.db, consumer, { warn: () => undefined, error: () => undefined } as unknown as Logger);
    expect((await read.told(other)).map((r) => r.listingId)).toEqual([draft.id]);
    expect(await read.notices('match_new', org.id)).toMatchObject([{ href: `/demands/${other}#matches`, data: { count: 1 } }]);
    await closeDemand({ db: t.db }, scope, other);
  });

  it('hear of five in seven days at most, the best first, whoever delivers', async () => {
    const many = await Promise.all(Array.from({ length: 7 }, () => offer(new Date().toISOString())));
    await Promise.all([tellNewListings(deps(), many.slice(0, 4)), tellNewListings(deps(), many.slice(3))]);
    expect(await read.told(demandId)).toHaveLength(5);
    expect(await tellNewListings(deps(), many)).toBe(0);
  });

  it('a week later hear of the rest on Monday, once, and not of what they have judged', async () => {
    const before = new Set((await read.told(demandId)).map((r) => r.listingId));
    clock.set(new Date(Date.now() + 7 * 86_400_000));
    const due = clock.now();
    const runs = await Promise.all([sendMatchDigests(deps()), sendMatchDigests(deps())]);
    expect(runs.reduce((n, r) => n + r.sent, 0)).toBe(1);
    const after = (await read.told(demandId)).filter((r) => !before.has(r.listingId));
    expect(after.length).toBeGreaterThan(0);
    expect(after.length).toBeLessThanOrEqual(5);
    expect(new Set(after.map((r) => r.channel))).toEqual(new Set(['digest']));
    expect(after.every((r) => r.toldAt.getTime() === due.getTime())).toBe(true);
    expect(await sendMatchDigests(deps())).toEqual({ sent: 0, quiet: 0 });
  });

  it('are left alone when their company says so, by page or by link', async () => {
    expect(await hearsOfMatches({ db: t.db }, buyer.scope, demandId)).toBe(true);
    await setDemandAlerts({ db: t.db }, buyer.scope, demandId, false);
    clock.set(new Date(Date.now() + 30 * 86_400_000));
    const fresh = await offer(clock.now().toISOString());
    expect(await tellNewListings(deps(), [fresh])).toBe(0);
    await changeAlert(deps(), alertToken(env.AUTH_SECRET, { kind: 'demand', id: demandId }), 'weekly');
    expect(await tellNewListings(deps(), [fresh])).toBe(1);
    await expect(setDemandAlerts({ db: t.db }, (await makeParty(t.db, 'company')).scope, demandId, false)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('nobody else reads whom a company was told of', async () => {
    for (const scope of [publicScope, uni.scope]) expect(await withTx(t.db, scope, (tx) => tx.select().from(matchNotices))).toEqual([]);
    expect((await withTx(t.db, buyer.scope, (tx) => tx.select().from(matchNotices))).length).toBeGreaterThan(0);
  });
});
