import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { eq } from 'drizzle-orm';
import postgres from 'postgres';
import type { AppError } from '#app/core/errors.ts';
import { systemScope } from '#app/core/scope.ts';
import { searchKeys, parseNumber } from '#app/modules/patents/numbers.ts';
import { listings } from '#db/schema/listings.ts';
import { patents } from '#db/schema/patents.ts';
import { withTx } from '#db/tx.ts';
import { createBreaker } from '#search/query/breaker.ts';
import { createSearch, prepareIndexes, type Search } from '#search/client.ts';
import { searchListings } from '#search/query/listings.server.ts';
import { parseSearchParams } from '#search/query/params.ts';
import { searchInDatabase } from '#search/query/reduced.server.ts';
import { similarListings } from '#search/query/similar.server.ts';
import { rebuildIndex } from '#search/rebuild.server.ts';
import { syncListings } from '#search/sync.server.ts';
import { makeListing, makeOrg, makePatent } from '#tests/fixtures/builders.ts';
import { testDatabase, type TestDatabase } from '#tests/fixtures/database.ts';

let t: TestDatabase;
let search: Search;
let dead: Search;
const s = systemScope('test');
const id: Record<string, string> = {};

/** The world of these tests: three universities' listings in different states, each with words of its own. */
async function world(): Promise<void> {
  const jlu = await makeOrg(t.db, 'university', { slug: 'north-university', nameZh: '北原大学', region: '22' });
  const sea = await makeOrg(t.db, 'university', { slug: 'sea-university', nameZh: '东海理工大学', region: '33' });
  const cn = parseNumber('CN114081026A');
  const plate = await makePatent(t.db, jlu, { number: cn.docdb, numberKeys: [...searchKeys(cn), ...searchKeys(parseNumber('ZL201220249767.4'))] });
  id.plate = (await makeListing(t.db, plate, { askAmount: 120_000_000, trl: 6 })).id;
  const us = parseNumber('US8927118B2');
  const welding = await makePatent(t.db, sea, {
    number: us.docdb, authority: 'US', numberKeys: searchKeys(us), titleZh: '', titleEn: 'Laser welding of magnesium alloy sheets', abstractZh: '',
    abstractEn: 'Magnesium alloy sheets are joined by oscillating <script>laser</script> welding; porosity falls to 0.3%.', ipc: ['B23K 26/21'], kind: 'invention', expiryDate: '2028-02-01', claims: [],
  });
  id.welding = (await makeListing(t.db, welding, { benefitZh: '', benefitEn: 'Stronger light joints', problemZh: '', problemEn: '', dealKinds: ['transfer'], askAmount: 30_000_000, trl: 4, territories: ['US'] })).id;
  const seed = async (name: string, title: string, over: Parameters<typeof makeListing>[2], org = sea) => {
    const patent = await makePatent(t.db, org, { titleZh: title, titleEn: '', abstractZh: `${title}，样机已试制。`, abstractEn: '', claims: [], ipc: ['A01B 63/00'] });
    id[name] = (await makeListing(t.db, patent, { benefitZh: '增产百分之八', benefitEn: '', problemZh: '', problemEn: '', askAmount: null, entryFeeAmount: null, ...over })).id;
    return patent;
  };
  await seed('seeder', '玉米免耕播种机单体', { benefitZh: '增产百分之八，样机型号 JZ97142702971' });
  await seed('draft', '玉米播种秘密草案', { status: 'draft' });
  await seed('suspended', '玉米播种停牌装置', { status: 'suspended' });
  const over = await seed('expired', '玉米播种到期装置', {});
  await withTx(t.db, s, (tx) => tx.update(patents).set({ expiryDate: '2020-01-01' }).where(eq(patents.id, over.id)));
}

beforeAll(async () => {
  t = await testDatabase();
  const { meiliUrl, meiliKey } = inject('engines');
  search = createSearch({ url: meiliUrl, key: meiliKey, prefix: `${t.name}_`, queryTimeoutMs: 5_000 });
  dead = createSearch({ url: 'http://127.0.0.1:9', key: 'x', prefix: 'dead_', queryTimeoutMs: 300 });
  await Promise.all([world(), prepareIndexes(search)]);
  await syncListings({ db: t.db, search }, Object.values(id));
});
afterAll(async () => {
  await Promise.allSettled(['listings', 'demands'].map((n) => search.admin.deleteIndexIfExists(search.uid(n as 'listings'))));
  await t.close();
});

const find = async (query: string, engine = search, locale: 'zh' | 'en' = 'zh') => {
  const result = await searchListings({ db: t.db, search: engine }, parseSearchParams(new URLSearchParams(query)), locale);
  return { ...result, ids: result.items.map((i) => i.id) };
};

describe('search on Meilisearch', () => {
  it('finds Chinese by Chinese and by English, English by Chinese', async () => {
    expect((await find('q=双极板')).ids[0]).toBe(id.plate);
    expect((await find('q=bipolar plate')).ids[0]).toBe(id.plate);
    expect((await find('q=免耕播种机')).ids[0]).toBe(id.seeder);
    expect((await find('q=seeder')).ids).toContain(id.seeder); // no English text in that listing: the glossary carries it
    expect((await find('q=激光焊接')).ids[0]).toBe(id.welding); // no Chinese text in that one
    expect((await find('q=镁合金')).ids).toContain(id.welding);
    expect((await find('q=双极板')).reduced).toBe(false);
  });

  it('forgives a typo in a word and none in a number', async () => {
    expect((await find('q=magnesum weldng')).ids[0]).toBe(id.welding);
    expect((await find('q=US8927119')).ids).toEqual([]);
  });

  it.each(['CN114081026A', 'cn 114081026 a', '114081026', 'ZL 2012 2 0249767.4', '201220249767.4', '专利号：ZL201220249767.4'])('finds the patent by its number written %s', async (q) => {
    expect((await find(`q=${encodeURIComponent(q)}`)).ids).toEqual([id.plate]);
  });
  it.each(['US8927118B2', 'US 8,927,118 B2', '8927118', 'us-8927118'])('finds the American patent by %s', async (q) => {
    expect((await find(`q=${encodeURIComponent(q)}`)).ids).toEqual([id.welding]);
  });

  it('counts facets, each as if nothing were chosen in itself', async () => {
    const all = await find('');
    expect(all.total_estimate).toBe(3);
    expect(all.facets.ipc_section).toEqual(expect.arrayContaining([{ value: 'H', count: 1 }, { value: 'B', count: 1 }, { value: 'A', count: 1 }]));
    const one = await find('ipc_section=H');
    expect(one.ids).toEqual([id.plate]);
    expect(one.facets.ipc_section).toHaveLength(3);
    expect(one.facets.region).toEqual([{ value: '22', count: 1 }]);
    expect(one.facets.org).toEqual([expect.objectContaining({ value: 'north-university', count: 1, label_zh: '北原大学' })]);
    expect((await find('ipc_section=H&ipc_section=B')).total_estimate).toBe(2);
    expect((await find('price=negotiable')).ids).toEqual([id.seeder]);
    expect((await find('price=1m_5m&trl=6&deal_kind=equity&ipc_class=H01&territory=CN')).ids).toEqual([id.plate]);
  });

  it('filters by remaining life and sorts by price and life', async () => {
    expect((await find('life=under_3')).ids).toEqual([id.welding]);
    expect((await find('sort=price_asc')).ids).toEqual([id.welding, id.plate, id.seeder]);
    expect((await find('sort=price_desc')).ids).toEqual([id.plate, id.welding, id.seeder]);
    expect((await find('sort=life_desc')).ids.at(-1)).toBe(id.welding);
    expect((await find('')).facets.life!.reduce((n, f) => n + f.count, 0)).toBe(3);
  });

  it('pages by cursor without repeating', async () => {
    const first = await find('limit=2&sort=newest');
    const second = await find(`limit=2&sort=newest&cursor=${first.next_cursor}`);
    expect(new Set([...first.ids, ...second.ids]).size).toBe(3);
    expect(second.next_cursor).toBeNull();
  });

  it('gives highlights as segments, markup stays text', async () => {
    const hit = (await find('q=laser', search, 'en')).items[0]!;
    expect(hit.highlights.title.find((x) => x.hit)?.text).toBe('Laser');
    const sheet = (await find('q=porosity', search, 'zh')).items[0]!;
    expect(sheet.highlights.snippet).toMatchObject({ field: 'abstract', lang: 'en' });
    expect(sheet.highlights.snippet!.segments.find((x) => x.hit)?.text).toBe('porosity');
    expect(sheet.highlights.snippet!.segments.map((x) => x.text).join('')).toContain('<script>');
  });

  it('answers hostile queries with a result, not an error', async () => {
    for (const q of ['" OR id EXISTS', '\\', '"', 'a'.repeat(5_000), '\ud800', '%00', '_', '%']) {
      const r = await find(new URLSearchParams({ q, org: '"]; x', region: '22" OR status = "draft' }).toString());
      expect(r.reduced).toBe(false);
      expect(r.ids).not.toContain(id.draft);
    }
  });

  it('recommends similar listings, never itself', async () => {
    const cards = await similarListings({ db: t.db, search }, id.plate!);
    expect(cards.map((c) => c.id)).not.toContain(id.plate);
    expect(await similarListings({ db: t.db, search }, id.draft!)).toEqual([]);
  });
});

describe.each([['Meilisearch', () => search], ['Postgres', () => dead]] as const)('visibility on %s', (name, engine) => {
  it('never finds drafts, suspended or ended listings', async () => {
    const r = await find('q=玉米播种', engine());
    expect(r.reduced).toBe(name === 'Postgres');
    expect(r.ids).toEqual([id.seeder]);
    expect((await find('', engine())).ids.sort()).toEqual([id.plate, id.seeder, id.welding].sort());
  });

  it('does not show a listing suspended a moment ago, whatever the index says', async () => {
    await withTx(t.db, s, (tx) => tx.update(listings).set({ status: 'suspended' }).where(eq(listings.id, id.seeder!)));
    expect((await find('q=免耕播种机', engine())).ids).toEqual([]);
    await withTx(t.db, s, (tx) => tx.update(listings).set({ status: 'published' }).where(eq(listings.id, id.seeder!)));
  });

  it('gives the same facets and orders', async () => {
    const r = await find('ipc_section=H&sort=price_asc', engine());
    const sorted = (f: typeof r.facets) => Object.fromEntries(Object.entries(f).map(([k, v]) => [k, [...v].sort((a, b) => a.value.localeCompare(b.value))]));
    const other = await find('ipc_section=H&sort=price_asc', search);
    expect(r.ids).toEqual(other.ids);
    expect(sorted(r.facets)).toEqual(sorted(other.facets));
    expect((await find('sort=price_asc', engine())).ids).toEqual([id.welding, id.plate, id.seeder]);
  });
});

describe.each([['Meilisearch', () => search], ['Postgres', () => dead]] as const)('letters and digits on %s', (_name, engine) => {
  it('are a word where no patent has that number', async () => {
    expect((await find('q=JZ97142702971', engine())).ids).toEqual([id.seeder]);
    expect((await find('q=jz97142702971&sort=newest', engine())).ids).toEqual([id.seeder]);
    expect((await find('q=8927118', engine())).ids, 'a number that is listed stays a number').toEqual([id.welding]);
    expect((await find('q=US8927119', engine())).ids).toEqual([]);
    expect((await find('q=US%208%2C927%2C119%20B2', engine())).ids, 'and is never cut down to its letters').toEqual([]);
  });
});

describe('reduced search', () => {
  it('knows numbers, both languages and wild cards as plain characters', async () => {
    expect((await find('q=ZL201220249767.4', dead)).ids).toEqual([id.plate]);
    expect((await find('q=双极板', dead)).ids).toEqual([id.plate]);
    expect((await find('q=激光焊接', dead)).ids).toEqual([id.welding]);
    expect((await find('q=%25', dead)).ids).toEqual([id.welding]); // only its abstract holds a percent sign
    expect((await find('q=porosity', dead)).items[0]!.highlights.snippet!.segments.some((x) => x.hit)).toBe(true);
  });

  it('looks for words among the newest listings, and for numbers and classes among all', async () => {
    const among = async (query: string, newest: number) => (await searchInDatabase(t.db, parseSearchParams(new URLSearchParams(query)), new Date(), newest)).ids;
    expect(await among('q=播种', 50)).toEqual([id.seeder]);
    expect(await among('q=播种', 1)).toEqual([]); // the newest is the one whose right is over
    expect(await among('q=双极板', 1)).toEqual([]);
    expect(await among('q=ZL201220249767.4', 1)).toEqual([id.plate]);
    expect(await among('q=B23K', 1)).toEqual([id.welding]);
    expect(await among('', 1)).toHaveLength(3);
  });

  it('lets two ask the database at once and sixteen wait; whoever comes then is told to come back', async () => {
    const answers = await Promise.allSettled(Array.from({ length: 30 }, () => searchInDatabase(t.db, parseSearchParams(new URLSearchParams('q=双极板')), new Date())));
    const refused = answers.flatMap((a) => (a.status === 'rejected' ? [a.reason as AppError] : []));
    expect(refused).toHaveLength(12);
    for (const error of refused) expect(error).toMatchObject({ code: 'unavailable', status: 503, details: { retry_after: 5 } });
    for (const a of answers) if (a.status === 'fulfilled') expect(a.value.ids).toEqual([id.plate]);
    expect((await find('q=双极板', dead)).ids, 'once they are answered others are').toEqual([id.plate]);
  });

  it('does not wait for ever for a database that is held up', async () => {
    const owner = postgres(t.ownerUrl, { max: 1 });
    try {
      await owner.begin(async (tx) => {
        await tx`lock table listings in access exclusive mode`;
        await expect(find('q=双极板', dead)).rejects.toMatchObject({ code: 'unavailable' });
      });
    } finally { await owner.end(); }
    expect((await find('q=双极板', dead)).ids).toEqual([id.plate]);
  });

  it('answers reduced to several at once, and leaves no failure of the engine to nobody', async () => {
    const lost = createSearch({ url: 'http://127.0.0.1:9', key: 'x', prefix: 'lost_', queryTimeoutMs: 300 });
    const unheard: unknown[] = [];
    const hear = (reason: unknown) => unheard.push(reason);
    process.on('unhandledRejection', hear);
    const answers = await Promise.all(['双极板', 'porosity', '双极板'].map((q) => find(`q=${q}`, lost)));
    await new Promise((r) => setTimeout(r, 50));
    process.off('unhandledRejection', hear);
    expect(answers.map((r) => r.reduced)).toEqual([true, true, true]);
    expect(unheard).toEqual([]);
  });

  it('waits for the engine once, then answers at once while the circuit is open', async () => {
    let asked = 0;
    const silent = createServer(() => { asked += 1; }); // takes requests and never answers
    await new Promise<void>((r) => silent.listen(0, '127.0.0.1', r));
    // The breaker's clock stands still: its pause outlasts whatever holds this machine up.
    const slow = { ...createSearch({ url: `http://127.0.0.1:${(silent.address() as AddressInfo).port}`, key: 'x', prefix: 'slow_', queryTimeoutMs: 700 }), breaker: createBreaker({ now: () => 0 }) };
    const first = performance.now();
    expect((await find('q=双极板', slow)).reduced).toBe(true);
    expect(performance.now() - first).toBeGreaterThan(600);
    const before = asked;
    expect(before).toBeGreaterThan(0);
    const r = await find('q=双极板', slow);
    expect(r).toMatchObject({ reduced: true, ids: [id.plate] });
    expect(asked).toBe(before);
    silent.closeAllConnections();
    silent.close();
  });
});

describe('index and database', () => {
  it('fails loudly when the engine is down, and catches up afterwards', async () => {
    await withTx(t.db, s, (tx) => tx.update(listings).set({ benefitZh: '断网补记的收益', updatedAt: new Date() }).where(eq(listings.id, id.seeder!)));
    await expect(syncListings({ db: t.db, search: dead }, [id.seeder!])).rejects.toThrow();
    expect((await find('q=断网补记')).ids).not.toContain(id.seeder);
    await syncListings({ db: t.db, search }, [id.seeder!]);
    expect((await find('q=断网补记')).ids).toEqual([id.seeder]);
  });

  it('removes what was withdrawn and what was never there', async () => {
    await withTx(t.db, s, (tx) => tx.update(listings).set({ status: 'withdrawn', version: 9 }).where(eq(listings.id, id.welding!)));
    expect(await syncListings({ db: t.db, search }, [id.welding!, 'lst_unknown0000'])).toEqual({ added: 0, removed: 1 });
    const { total } = await search.admin.index(search.uid('listings')).getDocuments({ limit: 0 });
    expect(total).toBe(2);
    await withTx(t.db, s, (tx) => tx.update(listings).set({ status: 'published', version: 10 }).where(eq(listings.id, id.welding!)));
    expect(await syncListings({ db: t.db, search }, [id.welding!])).toEqual({ added: 1, removed: 0 });
    expect(await syncListings({ db: t.db, search }, [id.welding!]), 'nothing changed, nothing is written').toEqual({ added: 0, removed: 0 });
  });

  it('rebuilds while others write, and ends as the database is', async () => {
    const writes = (async () => {
      for (let i = 0; i < 8; i++) {
        await withTx(t.db, s, (tx) => tx.update(listings).set({ benefitZh: `重建期间第${i}次`, version: 20 + i, updatedAt: new Date() }).where(eq(listings.id, id.plate!)));
        await syncListings({ db: t.db, search }, [id.plate!]);
        if (i === 4) {
          await withTx(t.db, s, (tx) => tx.update(listings).set({ status: 'suspended', version: 30, updatedAt: new Date() }).where(eq(listings.id, id.seeder!)));
          await syncListings({ db: t.db, search }, [id.seeder!]);
        }
      }
    })();
    const seen: number[] = [];
    let running = true;
    const reader = (async () => { while (running) { seen.push((await find('')).total_estimate); await new Promise((r) => setTimeout(r, 20)); } })();
    const report = await rebuildIndex({ db: t.db, search }, 'listings');
    await writes;
    running = false;
    await reader;
    expect(report.replayed).toBeGreaterThan(0);
    expect(Math.min(...seen)).toBeGreaterThanOrEqual(2); // never an empty index
    const { results } = await search.admin.index(search.uid('listings')).getDocuments({ limit: 10 });
    expect(results.map((d) => (d as { id: string }).id).sort()).toEqual([id.plate, id.welding].sort());
    expect((await find('q=重建期间第7次')).ids[0]).toBe(id.plate);
    const left = (await search.admin.getRawIndexes({ limit: 1_000 })).results.filter((i) => i.uid.startsWith(`${t.name}_`) && i.uid.includes('_new_'));
    expect(left).toEqual([]);
  });
});
