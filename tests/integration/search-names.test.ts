import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { parseNumber, searchKeys } from '#app/modules/patents/numbers.ts';
import type { Logger } from '#app/platform/logger.ts';
import { createSearch, prepareIndexes, type Search } from '#search/client.ts';
import { searchListings } from '#search/query/listings.server.ts';
import { parseSearchParams } from '#search/query/params.ts';
import { LISTING_SETTINGS } from '#search/settings/listings.ts';
import { syncListings } from '#search/sync.server.ts';
import { searchConsumer } from '#workers/consumers/search.ts';
import type { WorkerServices } from '#workers/services.ts';
import { makeListing, makeOrg, makePatent } from '#tests/fixtures/builders.ts';
import { testDatabase, type TestDatabase } from '#tests/fixtures/database.ts';

/** What names a patent or a class instead of describing it, and words of one language that find texts of the other: on both engines. */
let t: TestDatabase;
let search: Search;
let dead: Search;
const id: Record<string, string> = {};

beforeAll(async () => {
  t = await testDatabase();
  const { meiliUrl, meiliKey } = inject('engines');
  search = createSearch({ url: meiliUrl, key: meiliKey, prefix: `${t.name}_`, queryTimeoutMs: 5_000 });
  dead = createSearch({ url: 'http://127.0.0.1:9', key: 'x', prefix: 'dead_', queryTimeoutMs: 300 });
  const uni = await makeOrg(t.db, 'university', { slug: 'north', region: '22' });
  const other = await makeOrg(t.db, 'university', { slug: 'south', region: '44' });
  const add = async (name: string, over: Parameters<typeof makePatent>[2], org = uni) => {
    const patent = await makePatent(t.db, org, { titleZh: '', titleEn: '', abstractZh: '', abstractEn: '', claims: [], ...over });
    id[name] = (await makeListing(t.db, patent, { benefitZh: '', benefitEn: '', problemZh: '', problemEn: '' })).id;
  };
  const numbered = (text: string) => { const n = parseNumber(text); return { number: n.docdb, numberKeys: searchKeys(n) }; };
  await add('zh', { titleZh: '金属双极板的碳化铬镀层', ipc: ['H01M 8/0228', 'C23C 14/06'], ...numbered('CN114081026A') });
  await add('en', { titleEn: 'Stamped bipolar plate with serpentine channels', ipc: ['H01M 8/0258'], authority: 'US', ...numbered('US8,927,118') }, other);
  await add('neighbour', { titleZh: '锂离子电池隔膜', ipc: ['H01M 50/449'], ...numbered('201110124687.6') });
  await add('eighty', { titleZh: '另一个大组的装置', ipc: ['H01M 80/02'] });
  await add('steel', { titleZh: 'H13 模具钢表面渗氮方法', ipc: ['C23C 8/26'] });
  await prepareIndexes(search, ['listings']);
  await syncListings({ db: t.db, search }, Object.values(id));
});
afterAll(async () => {
  await search.admin.deleteIndexIfExists(search.uid('listings'));
  await t.close();
});

const find = async (q: string, engine: Search, more = '') => {
  const r = await searchListings({ db: t.db, search: engine }, parseSearchParams(new URLSearchParams(`${new URLSearchParams({ q })}${more}`)), 'zh');
  expect(r.reduced).toBe(engine === dead);
  return { ...r, names: r.items.map((i) => Object.keys(id).find((name) => id[name] === i.id)!).sort() };
};

describe.each([['Meilisearch', () => search], ['Postgres', () => dead]] as const)('on %s', (_name, engine) => {
  it.each([
    ['H01M', ['eighty', 'en', 'neighbour', 'zh']], ['h01m', ['eighty', 'en', 'neighbour', 'zh']], ['H01', ['eighty', 'en', 'neighbour', 'zh']],
    ['H01M 8/', ['en', 'zh']], ['H01M 8', ['en', 'zh']], ['h01m8/', ['en', 'zh']], ['H01M 8/02', ['en', 'zh']], ['Ｈ０１Ｍ　８／', ['en', 'zh']],
    ['H01M8/0258', ['en']], ['H01M 8/0258', ['en']], ['ｈ０１ｍ８／０２５８', ['en']], ['IPC：H01M 50/449', ['neighbour']], ['C23C', ['steel', 'zh']], ['C23C 14/06', ['zh']],
  ])('the class %s is found by its symbol', async (q, names) => expect((await find(q, engine())).names).toEqual(names));

  it('with the facets counted over what was found, and chosen ones kept', async () => {
    const r = await find('H01M 8/', engine());
    expect(r.total_estimate).toBe(2);
    expect(new Map(r.facets.ipc_class!.map((f) => [f.value, f.count]))).toEqual(new Map([['H01', 2], ['C23', 1]]));
    expect(new Map(r.facets.region!.map((f) => [f.value, f.count]))).toEqual(new Map([['22', 1], ['44', 1]]));
    const north = await find('h01m', engine(), '&region=22');
    expect(north.names).toEqual(['eighty', 'neighbour', 'zh']);
    expect(new Map(north.facets.region!.map((f) => [f.value, f.count]))).toEqual(new Map([['22', 3], ['44', 1]]));
    expect((await find('H01M8/0258', engine(), '&ipc_class=C23')).names).toEqual([]);
  });

  it('what only looks like a class is a word', async () => expect((await find('H13', engine())).names).toEqual(['steel']));

  it.each([
    ['CN 114081026 A', 'zh'], ['CN114081026A', 'zh'], ['114081026', 'zh'], ['ＣＮ１１４０８１０２６Ａ', 'zh'], ['cn114081026', 'zh'],
    ['201110124687.6', 'neighbour'], ['ZL201110124687.6', 'neighbour'], ['201110124687.X', 'neighbour'], ['201110124687X', 'neighbour'], ['ZL201110124687.X', 'neighbour'], ['ZL 2011 1 0124687.x', 'neighbour'], ['申请号：201110124687.X', 'neighbour'], ['CN201110124687', 'neighbour'],
    ['US8,927,118', 'en'], ['US 8927118', 'en'], ['us-8,927,118', 'en'], ['8927118', 'en'],
  ])('the number %s finds its patent and no other', async (q, name) => expect((await find(q, engine())).names).toEqual([name]));
  it.each(['CN114081027A', '201110124688.X', 'US8,927,119'])('the number %s, which is nobody’s, finds nothing', async (q) => expect((await find(q, engine())).names).toEqual([]));

  it('双极板 finds the English text, "bipolar plate" the Chinese one, whatever the case and number', async () => {
    for (const q of ['双极板', 'bipolar plate', 'Bipolar Plate', 'bipolar plates', '双极板 ']) expect((await find(q, engine())).names, q).toEqual(['en', 'zh']);
  });
});

describe('an index from before a field was searched', () => {
  it('is filled anew at the worker’s start', async () => {
    const index = search.admin.index(search.uid('listings'));
    const settings = index.updateSettings({ ...LISTING_SETTINGS, searchableAttributes: LISTING_SETTINGS.searchableAttributes!.filter((f) => f !== 'ipc_keys') });
    await settings.waitTask();
    await index.deleteAllDocuments().waitTask();
    const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined } as unknown as Logger;
    await searchConsumer({ db: t.db, search, log: quiet } as unknown as WorkerServices).prepare!();
    expect((await find('H01M8/0258', search)).names).toEqual(['en']);
    expect((await index.getSearchableAttributes())).toContain('ipc_keys');
    await search.admin.deleteIndexIfExists(search.uid('demands'));
  });
});
