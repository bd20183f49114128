import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDemand } from '#app/modules/demands/create-demand.server.ts';
import { publishDemand } from '#app/modules/demands/publish-demand.server.ts';
import { localMatcher } from '#search/matcher/local.server.ts';
import type { DemandAsk, Matcher } from '#search/matcher/matcher.ts';
import { threadMatcher } from '#search/matcher/thread.server.ts';
import { listingTexts } from '#search/model/documents.ts';
import { loadListingSources } from '#search/documents/listing.server.ts';
import { systemScope } from '#app/core/scope.ts';
import { withRead } from '#db/tx.ts';
import { makeListing, makeParty, makePatent } from '#tests/fixtures/builders.ts';
import { testDatabase, type TestDatabase } from '#tests/fixtures/database.ts';

let t: TestDatabase;
let thread: Matcher;
const ended: Error[] = [];
const ask: DemandAsk = { id: 'dem_ask', stamp: '1', title: '金属双极板耐腐蚀镀层', problem: '双极板腐蚀，接触电阻升高。', product: '双极板', material: '', method: '', efficacy: '', application: '', ipc: [] };
let first = '';
let asked = '';

beforeAll(async () => {
  t = await testDatabase();
  const { org } = await makeParty(t.db, 'university');
  for (const titleZh of ['金属双极板碳化铬镀层', '石墨双极板', '玉米免耕播种机', '双极板流道']) {
    const { id } = await makeListing(t.db, await makePatent(t.db, org, { titleZh }));
    first ||= id;
  }
  const company = await makeParty(t.db, 'company');
  asked = (await createDemand({ db: t.db }, company.scope, { lang: 'zh', title: ask.title, problem: ask.problem, product: ask.product })).id;
  await publishDemand({ db: t.db }, company.scope, asked);
  thread = threadMatcher({ db: { url: t.url, applicationName: 'matcher-test' }, onEnd: (e) => ended.push(e) });
});
afterAll(async () => {
  await thread.close();
  await t.close();
});

describe('the matcher in a thread', () => {
  it('answers as the matcher here does, to the last digit', async () => {
    const here = localMatcher(t.db);
    expect(await thread.rankListings(ask, 10)).toEqual(await here.rankListings(ask, 10));
    expect((await thread.rankListings(ask, 10))!.ranked.map((r) => r.id)).toContain(first);
    const [source] = await withRead(t.db, systemScope('test'), (tx) => loadListingSources(tx, [first]));
    const texts = listingTexts(source!);
    expect(await thread.nearListings(texts, 5)).toEqual(await here.nearListings(texts, 5));
    expect((await thread.rankDemands(texts, 5))!.ranked.map((r) => r.id)).toEqual([asked]);
    expect(await thread.rankDemands(texts, 5)).toEqual(await here.rankDemands(texts, 5));
  });

  it('says what the database refused', async () => {
    const lost = threadMatcher({ db: { url: t.url.replace(/\/[^/]*$/, '/no_such_database') } });
    await expect(lost.rankListings(ask, 1)).rejects.toThrow();
    await lost.close();
  });

  it('answers null while its thread is away, tells of it once, and not a call is left waiting', async () => {
    const fleeting = threadMatcher({ db: { url: t.url }, entry: new URL('data:text/javascript,throw new Error("out of memory")'), onEnd: (e) => ended.push(e) });
    expect(await fleeting.rankListings(ask, 1)).toBeNull();
    expect(ended.map((e) => e.message)).toEqual(['out of memory']);
    // Until its pause is over nobody waits for it.
    expect(await fleeting.rankListings(ask, 1)).toBeNull();
    expect(ended).toHaveLength(1);
    await fleeting.close();
    expect(await fleeting.rankListings(ask, 1)).toBeNull();
  });
});
