import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { systemScope } from '#app/core/scope.ts';
import { listings } from '#db/schema/listings.ts';
import { patents } from '#db/schema/patents.ts';
import { withTx } from '#db/tx.ts';
import { createSearch, type Search } from '#search/client.ts';
import { similarListings } from '#search/query/similar.server.ts';
import { makeListing, makeParty, makePatent } from '#tests/fixtures/builders.ts';
import { testDatabase, type TestDatabase } from '#tests/fixtures/database.ts';
import { testApi, type TestApi } from '#tests/fixtures/http.ts';

let t: TestDatabase;
let api: TestApi;
let search: Search;
const id: Record<string, string> = {};
const patentOf: Record<string, string> = {};
const s = systemScope('test');
const names = (cards: readonly { id: string }[]) => cards.map((c) => Object.keys(id).find((n) => id[n] === c.id));
const near = async (name: string, limit?: number) => names(await similarListings({ db: t.db, search }, id[name]!, limit));

beforeAll(async () => {
  t = await testDatabase();
  api = testApi(t);
  const { meiliUrl, meiliKey } = inject('engines');
  // Nothing is in the search engine: what is near is found in memory.
  search = createSearch({ url: meiliUrl, key: meiliKey, prefix: `${t.name}_` });
  const [a, b] = await Promise.all([makeParty(t.db, 'university'), makeParty(t.db, 'university')]);
  const add = async (name: string, over: Parameters<typeof makePatent>[2], org = a.org, status: 'published' | 'draft' | 'suspended' = 'published') => {
    const patent = await makePatent(t.db, org, { titleZh: '', titleEn: '', abstractZh: '', abstractEn: '', claims: [], ...over });
    patentOf[name] = patent.id;
    id[name] = (await makeListing(t.db, patent, { status, benefitZh: '', benefitEn: '', problemZh: '', problemEn: '' })).id;
  };
  const plate = '在不锈钢双极板上沉积碳化铬镀层，接触电阻低，燃料电池堆寿命延长。';
  await add('plate', { titleZh: '金属双极板碳化铬镀层', abstractZh: plate, ipc: ['H01M 8/0228'] });
  await add('english', { titleEn: 'Corrosion resistant coating for bipolar plates', abstractEn: 'A chromium carbide coating on stainless steel bipolar plates of a fuel cell.', ipc: ['H01M 8/0228'] }, b.org);
  await add('flow', { titleZh: '双极板流场结构', abstractZh: '双极板流道渐变，燃料电池压降降低。', ipc: ['H01M 8/0258'] }, b.org);
  await add('battery', { titleZh: '锂电池正极材料', abstractZh: '正极材料循环寿命延长。', ipc: ['H01M 4/525'] });
  await add('seeder', { titleZh: '玉米免耕播种机', abstractZh: '播种深度一致，寿命延长。', ipc: ['A01C 7/00'] });
  await add('draft', { titleZh: '双极板秘密镀层', abstractZh: plate, ipc: ['H01M 8/0228'] }, a.org, 'draft');
  await add('suspended', { titleZh: '双极板停牌镀层', abstractZh: plate, ipc: ['H01M 8/0228'] }, b.org, 'suspended');
  await add('over', { titleZh: '双极板到期镀层', abstractZh: plate, ipc: ['H01M 8/0228'], expiryDate: '2020-01-01' });
});
afterAll(async () => {
  api.close();
  await t.close();
});

describe('more like this', () => {
  it('finds what is near in substance in either language, nearest first, and nothing that shares only words', async () => {
    const found = await near('plate');
    expect(found.slice(0, 2).sort()).toEqual(['english', 'flow']);
    expect(found).not.toContain('seeder'); // 寿命延长 is all they share
    expect((await near('english')).slice(0, 2).sort()).toEqual(['flow', 'plate']);
    expect(await near('seeder')).toEqual([]);
  });

  it('never shows itself, a draft, a suspended or an ended listing, nor anything for one of them', async () => {
    for (const name of ['plate', 'english', 'flow', 'battery']) {
      const found = await near(name, 20);
      for (const hidden of [name, 'draft', 'suspended', 'over']) expect(found, `${hidden} near ${name}`).not.toContain(hidden);
    }
    for (const hidden of ['draft', 'suspended', 'over']) expect(await near(hidden)).toEqual([]);
  });

  it('forgets at once what is taken off the market, and what ends', async () => {
    await withTx(t.db, s, (tx) => tx.update(listings).set({ status: 'suspended' }).where(eq(listings.id, id.flow!))); // no stamp moved: the index has not heard
    expect(await near('plate')).not.toContain('flow');
    await withTx(t.db, s, (tx) => tx.update(listings).set({ status: 'published' }).where(eq(listings.id, id.flow!)));
    await withTx(t.db, s, (tx) => tx.update(patents).set({ expiryDate: '2021-01-01' }).where(eq(patents.id, patentOf.flow!)));
    expect(await near('plate')).not.toContain('flow');
    await withTx(t.db, s, (tx) => tx.update(patents).set({ expiryDate: '2039-01-01' }).where(eq(patents.id, patentOf.flow!)));
    expect(await near('plate')).toContain('flow');
  });

  it('is the same for everybody, over the API as on the page, and says no more of what may not be seen than of what does not exist', async () => {
    const one = await api.call(null, 'get', `/listings/${id.plate}/similar?limit=2`);
    expect(one.status, one.text).toBe(200);
    const body = one.body as { items: { id: string }[]; next_cursor: null };
    expect([names(body.items), body.next_cursor]).toEqual([await near('plate', 2), null]);
    expect((await api.call(null, 'get', `/listings/${id.draft}/similar`)).status).toBe(404);
    expect((await api.call(null, 'get', '/listings/lst_unknown0000/similar')).status).toBe(404);
    expect((await api.call(null, 'get', `/listings/${id.plate}/similar?limit=0`)).status).toBe(422);
  });
});
