import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { publicScope } from '#app/core/scope.ts';
import { listOpenDemands } from '#app/modules/demands/list-demands.server.ts';
import { createSearch, type Search } from '#search/client.ts';
import { localMatcher } from '#search/matcher/local.server.ts';
import { searchListings } from '#search/query/listings.server.ts';
import { parseSearchParams } from '#search/query/params.ts';
import { rebuildAll } from '#search/rebuild.server.ts';
import { SHAPE } from '#search/documents/tokens.ts';
import { demands } from '#db/schema/demands.ts';
import { newId } from '#app/core/ids.ts';
import { systemScope } from '#app/core/scope.ts';
import { withTx } from '#db/tx.ts';
import { makeListing, makeOrg, makeParty, makePatent } from '#tests/fixtures/builders.ts';
import { testDatabase, type TestDatabase } from '#tests/fixtures/database.ts';
import { listCorpus, qualityCorpus } from '#tests/quality/corpus.ts';
import { measure } from '#tests/quality/measure.ts';
import { qualityQueries } from '#tests/quality/queries.ts';

/** Every so many listings and queries of the quality set: a sample that holds every kind. */
const EVERY = { items: 4, queries: 3 };
let t: TestDatabase;
let search: Search;
let asked = 0;
let itemOf: Map<string, string>;
const demandId = newId('demand');
const price: Record<string, string> = {};

beforeAll(async () => {
  t = await testDatabase();
  const { meiliUrl, meiliKey } = inject('engines');
  const plain = createSearch({ url: meiliUrl, key: meiliKey, prefix: `${t.name}_`, queryTimeoutMs: 5_000 });
  search = { ...plain, query: { ...plain.query, multiSearch: (q) => { asked += 1; return plain.query.multiSearch(q); } } };
  const items = (await qualityCorpus()).filter((_i, n) => n % EVERY.items === 0 || n >= 325);
  itemOf = await listCorpus(t.db, items);
  const sea = await makeOrg(t.db, 'university', { region: '33' });
  for (const [name, ask, fee] of [['dear', 10_000_000, 100_000], ['cheap', 5_000_000, 9_000_000]] as const) {
    const patent = await makePatent(t.db, sea, { titleZh: `竹藤编织机构${name === 'dear' ? '甲' : '乙'}`, titleEn: '', abstractZh: '', abstractEn: '', claims: [] });
    price[name] = (await makeListing(t.db, patent, { benefitZh: '编织更快', benefitEn: '', problemZh: '', problemEn: '', askAmount: ask, entryFeeAmount: fee })).id;
  }
  const { org: company, scope: buyer } = await makeParty(t.db, 'company');
  await withTx(t.db, systemScope('test'), (tx) => tx.insert(demands).values({
    id: demandId, orgId: company.id, createdBy: buyer.userId, status: 'open', lang: 'zh', title: '316L双极板长寿命镀层', problem: '镀层两千小时穿孔', material: '', method: '', efficacy: '', product: '', application: '', dealKinds: ['transfer'], territories: ['CN'], visibility: 'anonymous',
  } as typeof demands.$inferInsert));
  await rebuildAll({ db: t.db, search });
}, 120_000);
afterAll(async () => {
  await Promise.allSettled(['listings', 'demands'].map((n) => search.admin.deleteIndexIfExists(search.uid(n as 'listings'))));
  await t.close();
});

const find = (query: Record<string, string>, engine = search) => searchListings({ db: t.db, search: engine, matcher: localMatcher(t.db) }, parseSearchParams(new URLSearchParams(query)), 'zh');

describe('the search box', () => {
  it('answers a sample of the quality set', async () => {
    const items = (await qualityCorpus()).filter((i) => [...itemOf.values()].includes(i.id));
    const all = qualityQueries(await qualityCorpus()).map((q) => ({ ...q, right: q.right.filter((id) => items.some((i) => i.id === id)), outside: q.right.length === 0 }));
    const sample = all.filter((q) => q.outside || q.right.length > 0).filter((_q, n) => n % EVERY.queries === 0);
    const figures = await measure(sample, async (q) => {
      const r = await find({ q });
      return { ids: r.items.map((i) => itemOf.get(i.id) ?? i.id), absent: r.understood?.absent ?? [] };
    });
    expect(figures.queries).toBeGreaterThan(60);
    expect(figures.success5, JSON.stringify(figures.missed)).toBeGreaterThanOrEqual(0.85);
    expect(figures.outside, JSON.stringify(figures.missed)).toBeGreaterThanOrEqual(0.85);
  }, 60_000);

  it('costs a question one request to the engine, and several words at most two', async () => {
    for (const [q, most] of [['怎样才能在零下二十五度让空气源热泵机组的制热量不衰减', 1], ['316L 阀门', 2], ['316L不锈钢阀门 密封面', 2]] as const) {
      asked = 0;
      expect((await find({ q })).items.length, q).toBeGreaterThan(0);
      expect(asked, q).toBeLessThanOrEqual(most);
    }
  });

  it('says what it understood, and that a grade is not there instead of showing others', async () => {
    const known = await find({ q: '求购316L不锈钢阀门' });
    expect(known.understood).toMatchObject({ mode: 'words', absent: [], fits: 'yes' });
    expect(known.understood!.terms.map((x) => x.text)).toEqual(['316l', '不锈钢', '阀门']);
    expect(known.understood!.terms[0]!.without).toBe('不锈钢 阀门');
    const absent = await find({ q: '2205双相钢' });
    expect(absent.understood!.absent).toEqual(['2205']);
    expect(absent.total_estimate).toBeLessThanOrEqual(10);
    const number = await find({ q: 'US8927119B2' });
    expect(number).toMatchObject({ total_estimate: 0, understood: { mode: 'number', fits: 'none' } });
    expect((await find({ q: 'F16K0025000000' })).total_estimate).toBe(1);
  });

  it('pages through an answer without repeating or skipping', async () => {
    const q = '机器人 抓取 力 控制 方法 视觉';
    const whole = await find({ q, limit: '50' });
    expect(whole.total_estimate).toBeGreaterThan(2);
    const seen: string[] = [];
    for (let page: string | null = null, n = 0; n < 30; n++) {
      const r = await find({ q, limit: '2', ...(page ? { cursor: page } : {}) });
      seen.push(...r.items.map((i) => i.id));
      page = r.next_cursor;
      if (!page) break;
    }
    expect(seen).toEqual(whole.items.map((i) => i.id));
  });

  it('compares by the price of the chosen kind of deal, in both engines', async () => {
    const dead = createSearch({ url: 'http://127.0.0.1:9', key: 'x', prefix: 'dead_', queryTimeoutMs: 300 });
    for (const engine of [search, dead]) {
      const order = async (query: Record<string, string>) => (await find({ q: '竹藤编织机构', ...query }, engine)).items.map((i) => i.id);
      expect(await order({ sort: 'price_asc', deal_kind: 'ordinary_licence' })).toEqual([price.dear, price.cheap]);
      expect(await order({ sort: 'price_asc', deal_kind: 'transfer' })).toEqual([price.cheap, price.dear]);
      expect(await order({ price: 'under_100k', deal_kind: 'ordinary_licence' })).toEqual(expect.arrayContaining([price.dear, price.cheap]));
      expect(await order({ price: 'under_100k', deal_kind: 'transfer' })).toEqual([price.cheap]);
    }
  });

  it('answers questions to the demands too, and says when the engine is away', async () => {
    const ask = (q: string, engine?: Search) => listOpenDemands({ db: t.db, ...(engine ? { search: engine } : {}) }, publicScope, { q });
    expect((await ask('我们有一种316l雙極板鍍層', search)).items.map((d) => d.id)).toEqual([demandId]);
    expect((await ask('怎么做红烧肉', search))).toMatchObject({ items: [], understood: { fits: 'none' }, reduced: false });
    expect((await ask('求购双极板'))).toMatchObject({ reduced: true, items: [{ id: demandId }] });
  });

  it('marks its indexes with the way their documents are made', async () => {
    for (const name of ['listings', 'demands'] as const) expect(await search.admin.index(search.uid(name)).getFilterableAttributes()).toContain(SHAPE);
  });
});
