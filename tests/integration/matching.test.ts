import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { AppError } from '#app/core/errors.ts';
import { publicScope, systemScope, type OrgScope } from '#app/core/scope.ts';
import { closeDemand } from '#app/modules/demands/close-demand.server.ts';
import { createDemand } from '#app/modules/demands/create-demand.server.ts';
import { getDemand } from '#app/modules/demands/get-demand.server.ts';
import { listOpenDemands, listOwnDemands } from '#app/modules/demands/list-demands.server.ts';
import { pauseDemand } from '#app/modules/demands/pause-demand.server.ts';
import { publishDemand } from '#app/modules/demands/publish-demand.server.ts';
import { updateDemand } from '#app/modules/demands/update-demand.server.ts';
import { findMatches } from '#app/modules/matching/find-matches.server.ts';
import { giveFeedback } from '#app/modules/matching/give-feedback.server.ts';
import { matchesForListing } from '#app/modules/matching/matches-for-listing.server.ts';
import { listings } from '#db/schema/listings.ts';
import { patentRights } from '#db/schema/patents.ts';
import { withTx } from '#db/tx.ts';
import { createSearch, prepareIndexes, type Search } from '#search/client.ts';
import { loadModel, newestModel } from '#search/model/store.server.ts';
import { trainPlatformModel } from '#search/model/train.server.ts';
import { syncDemands, syncListings } from '#search/sync.server.ts';
import { makeListing, makeParty, makePatent, type OrgRow } from '#tests/fixtures/builders.ts';
import { testDatabase, type TestDatabase } from '#tests/fixtures/database.ts';

let t: TestDatabase;
let search: Search;
let dead: Search;
let uni: { org: OrgRow; scope: OrgScope };
let buyer: { org: OrgRow; scope: OrgScope };
let rival: { org: OrgRow; scope: OrgScope };
const s = systemScope('test');
const id: Record<string, string> = {};
let demandId = '';

const wanted = {
  lang: 'zh' as const, title: '氢燃料电池金属双极板耐腐蚀镀层', problem: '我司电堆的金属双极板在酸性环境中腐蚀，接触电阻随运行时间升高，寿命不足三千小时。',
  material: '不锈钢或钛基材上的碳化物镀层', efficacy: '接触电阻低于 10 毫欧，运行五千小时无腐蚀', product: '金属双极板', ipc: ['H01M'],
  budget_max: { currency: 'CNY' as const, amount: 200_000_000 }, deal_kinds: ['transfer' as const, 'exclusive_licence' as const], territories: ['CN' as const], trl_min: 4,
};

async function world(): Promise<void> {
  [uni, buyer, rival] = await Promise.all([makeParty(t.db, 'university'), makeParty(t.db, 'company', { nameZh: '示例电堆公司', nameEn: 'Example Stack Co' }), makeParty(t.db, 'company')]);
  const plate = { titleZh: '金属双极板碳化铬镀层及其制备方法', titleEn: 'Chromium carbide coating for metal bipolar plates', abstractZh: '在不锈钢双极板上沉积碳化铬镀层。接触电阻为 6 毫欧，在酸性环境中运行五千小时无腐蚀。', abstractEn: 'A carbide coating on stainless steel bipolar plates.', ipc: ['H01M 8/0228'] };
  const add = async (name: string, patent: Parameters<typeof makePatent>[2], over: Parameters<typeof makeListing>[2] = {}) => {
    const row = await makePatent(t.db, uni.org, { claims: [], ...patent });
    id[name] = (await makeListing(t.db, row, { benefitZh: '', benefitEn: '', problemZh: '', problemEn: '', askAmount: 120_000_000, ...over })).id;
    return row;
  };
  await add('answer', plate);
  await add('pricey', { ...plate, titleZh: '双极板耐腐蚀碳化钛镀层' }, { askAmount: 900_000_000, entryFeeAmount: 800_000_000 });
  await add('immature', { ...plate, titleZh: '双极板非晶碳镀层' }, { trl: 2 });
  await add('abroad', { ...plate, titleZh: '双极板石墨复合镀层' }, { territories: ['US'] });
  const bound = await add('bound', { ...plate, titleZh: '双极板氮化物镀层' }, { dealKinds: ['exclusive_licence'] });
  await withTx(t.db, s, (tx) => tx.insert(patentRights).values({ id: 'rgt_bound', orgId: uni.org.id, patentId: bound.id, patentNumber: bound.number, kind: 'ordinary', territory: 'CN', startsOn: '2024-01-01', source: 'register', asOf: '2026-01-01' }));
  await add('english', { titleZh: '', titleEn: 'Corrosion resistant coating for fuel cell bipolar plate', abstractZh: '', abstractEn: 'A carbide coating on stainless steel lowers contact resistance. No corrosion was seen after 5000 hours.', ipc: ['H01M 8/0228'] });
  await add('hidden', { ...plate, titleZh: '双极板秘密镀层' }, { status: 'draft' });
  await add('seeder', { titleZh: '玉米免耕播种机', titleEn: 'No-till maize seeder', abstractZh: '播种深度一致。', abstractEn: 'Even depth.', ipc: ['A01C 7/00'] });
}

beforeAll(async () => {
  t = await testDatabase();
  const { meiliUrl, meiliKey } = inject('engines');
  search = createSearch({ url: meiliUrl, key: meiliKey, prefix: `${t.name}_`, queryTimeoutMs: 5_000 });
  dead = createSearch({ url: 'http://127.0.0.1:9', key: 'x', prefix: 'dead_', queryTimeoutMs: 300 });
  await Promise.all([world(), prepareIndexes(search)]);
  demandId = (await createDemand({ db: t.db }, buyer.scope, wanted)).id;
  await syncListings({ db: t.db, search }, Object.values(id));
});
afterAll(async () => {
  await Promise.allSettled(['listings', 'demands'].map((n) => search.admin.deleteIndexIfExists(search.uid(n as 'listings'))));
  await t.close();
});

const failure = (work: Promise<unknown>) => work.then(() => { throw new Error('expected a failure'); }, (e: unknown) => e as AppError);
const matches = (engine = search) => findMatches({ db: t.db, search: engine }, buyer.scope, demandId);

describe('demands', () => {
  it('asks for what is missing and takes answers while open', async () => {
    const draft = await createDemand({ db: t.db }, rival.scope, { lang: 'en', title: 'Quiet pump', problem: 'Our pump is loud', visibility: 'anonymous' });
    expect(draft.missing).toEqual(['application', 'efficacy', 'product', 'material', 'method']);
    expect((await failure(getDemand({ db: t.db }, buyer.scope, draft.id))).code).toBe('not_found');
    const open = await publishDemand({ db: t.db }, rival.scope, draft.id);
    const answered = await updateDemand({ db: t.db }, rival.scope, draft.id, { version: open.version, efficacy: 'below 40 dB' });
    expect(answered.missing).not.toContain('efficacy');
    expect((await failure(updateDemand({ db: t.db }, rival.scope, draft.id, { version: open.version, title: 'x' }))).code).toBe('conflict');
    const seen = await getDemand({ db: t.db }, publicScope, draft.id);
    expect(seen).toMatchObject({ org: null, mine: false });
    expect(JSON.stringify(await listOpenDemands({ db: t.db }, buyer.scope))).not.toContain(rival.org.id);
    expect(answered.org!.id).toBe(rival.org.id);
    await pauseDemand({ db: t.db }, rival.scope, draft.id);
    expect((await listOpenDemands({ db: t.db }, publicScope)).items).toEqual([]);
    expect((await listOwnDemands({ db: t.db }, rival.scope)).items.map((d) => d.status)).toEqual(['paused']);
    await closeDemand({ db: t.db }, rival.scope, draft.id);
    expect((await failure(publishDemand({ db: t.db }, rival.scope, draft.id))).code).toBe('state_changed');
    expect((await failure(createDemand({ db: t.db }, uni.scope, wanted))).code).toBe('forbidden');
  });
});

describe.each([['the search engine up', () => search], ['the search engine down', () => dead]] as const)('matches with %s', (_name, engine) => {
  it('answer the demand, explained, with constraints kept', async () => {
    const r = await matches(engine());
    expect(r.reduced).toBe(false); // the process ranks on its own index, whether the search engine is there or not
    expect(r.version).toMatchObject({ engine: expect.any(String), model: expect.stringMatching(/^[0-9a-f]{12}$/), ranker: 'v2' });
    expect(r.missing_elements).toEqual(['application', 'method']);
    expect(r.items.slice(0, 2).map((i) => i.listing_id).sort()).toEqual([id.answer, id.english].sort());
    expect(r.items.map((i) => i.listing_id)).toContain(id.english); // nothing Chinese in it
    expect(r.items.map((i) => i.listing_id)).not.toContain(id.seeder);
    for (const item of r.items) expect(item.constraints.every((c) => c.met)).toBe(true);
    const all = [...r.items, ...r.apart].map((i) => i.listing_id);
    expect(all).not.toContain(id.hidden);
    expect(new Set(all).size).toBe(all.length);
    const why = Object.fromEntries(r.apart.map((i) => [i.listing_id, i.constraints.filter((c) => !c.met).map((c) => c.code)]));
    expect(why).toMatchObject({ [id.pricey!]: ['budget'], [id.immature!]: ['trl'], [id.abroad!]: ['territory'], [id.bound!]: ['rights'] });
    expect(r.near_misses.find((n) => n.listing_id === id.pricey)).toMatchObject({ changes: [{ code: 'budget', detail: { code: 'above' } }] });
    expect(r.near_misses.map((n) => n.listing_id)).toEqual(r.apart.map((a) => a.listing_id));
    const efficacy = r.items.find((i) => i.listing_id === id.answer)!.reasons.find((x) => x.element === 'efficacy')!;
    expect(efficacy.text).toBe(wanted.efficacy);
    expect(efficacy.evidence.sentence).toContain('五千小时无腐蚀');
    for (const [from, to] of efficacy.evidence.hits) expect(efficacy.evidence.sentence.slice(from, to).length).toBe(to - from);
  });

  it('are the same when asked again', async () => expect(await matches(engine())).toEqual(await matches(engine())));
});

describe('what the company says of a match', () => {
  it('a pass needs a reason and sends the listing to the end', async () => {
    const before = await matches();
    expect((await failure(giveFeedback({ db: t.db }, buyer.scope, demandId, id.answer!, { verdict: 'pass' } as never))).fields).toEqual([{ path: 'reason', code: 'required' }]);
    await giveFeedback({ db: t.db }, buyer.scope, demandId, id.answer!, { verdict: 'pass', reason: 'price' });
    const after = await matches();
    expect(after.items.at(-1)).toMatchObject({ listing_id: id.answer, my_feedback: { verdict: 'pass', reason: 'price' } });
    expect(after.items).toHaveLength(before.items.length);
    await giveFeedback({ db: t.db }, buyer.scope, demandId, id.answer!, { verdict: 'interested' });
    expect((await matches()).items.find((i) => i.listing_id === id.answer)).toMatchObject({ rank: before.items.find((i) => i.listing_id === id.answer)!.rank, my_feedback: { verdict: 'interested', reason: null } });
  });

  it('a reason lowers what it speaks of, and says so', async () => {
    const before = await matches();
    await giveFeedback({ db: t.db }, buyer.scope, demandId, id.answer!, { verdict: 'pass', reason: 'out_of_scope' });
    const after = await matches();
    const lowered = after.items.find((i) => i.listing_id === id.english)!;
    expect(lowered.lowered).toEqual([{ reason: 'out_of_scope', because: id.answer }]);
    expect(lowered.score).toBeLessThan(before.items.find((i) => i.listing_id === id.english)!.score);
    expect(before.items.flatMap((i) => i.lowered)).toEqual([]);
    await giveFeedback({ db: t.db }, buyer.scope, demandId, id.answer!, { verdict: 'interested' });
    expect((await matches()).items.flatMap((i) => i.lowered)).toEqual([]);
  });

  it('a new listing is matched at once, a changed one by what it says now', async () => {
    const row = await makePatent(t.db, uni.org, { titleZh: '双极板耐腐蚀复合镀层', abstractZh: '金属双极板镀层，接触电阻低。', ipc: ['H01M 8/0228'], claims: [] });
    const fresh = await makeListing(t.db, row, { askAmount: 100_000_000 });
    expect((await matches()).items.map((i) => i.listing_id)).toContain(fresh.id);
    await withTx(t.db, s, (tx) => tx.update(listings).set({ status: 'suspended', version: 2, updatedAt: new Date() }).where(eq(listings.id, fresh.id)));
    expect((await matches()).items.map((i) => i.listing_id)).not.toContain(fresh.id);
  });

  it('ranks alike with a trained model, which every answer names', async () => {
    const model = await trainPlatformModel(t.db);
    expect(await newestModel(t.db)).toMatchObject({ version: model.version, items: model.items });
    expect((await loadModel(t.db, model.version))!.version).toBe(model.version);
    expect((await trainPlatformModel(t.db)).version).toBe(model.version);
    expect(await loadModel(t.db, 'nothing')).toBeNull();
  });

  it('stays within the organisation', async () => {
    expect((await failure(findMatches({ db: t.db, search }, rival.scope, demandId))).code).toBe('not_found');
    expect((await failure(giveFeedback({ db: t.db }, rival.scope, demandId, id.answer!, { verdict: 'interested' }))).code).toBe('not_found');
    expect((await failure(giveFeedback({ db: t.db }, buyer.scope, demandId, id.hidden!, { verdict: 'interested' }))).code).toBe('not_found');
  });
});

describe('listing to demands', () => {
  it('finds open demands only, unnamed where the company wishes so, on either engine', async () => {
    expect((await matchesForListing({ db: t.db, search }, uni.scope, id.answer!)).items).toEqual([]);
    const { version } = await getDemand({ db: t.db }, buyer.scope, demandId);
    await updateDemand({ db: t.db }, buyer.scope, demandId, { version, visibility: 'anonymous' });
    await publishDemand({ db: t.db }, buyer.scope, demandId);
    await syncDemands({ db: t.db, search }, [demandId]);
    const raw = JSON.stringify(await search.admin.index(search.uid('demands')).getDocuments());
    for (const secret of [buyer.org.id, buyer.org.nameZh, buyer.org.nameEn, buyer.scope.userId]) expect(raw).not.toContain(secret);
    for (const engine of [search, dead]) {
      const r = await matchesForListing({ db: t.db, search: engine }, uni.scope, id.answer!);
      expect(r.items).toMatchObject([{ demand_id: demandId, rank: 1, demand: { org: null, mine: false } }]);
      expect(r.items[0]!.reasons.length).toBeGreaterThan(0);
      expect(JSON.stringify(r)).not.toContain(buyer.org.id);
    }
    expect((await matchesForListing({ db: t.db, search }, uni.scope, id.pricey!)).apart).toMatchObject([{ demand_id: demandId }]);
    expect((await failure(matchesForListing({ db: t.db, search }, buyer.scope, id.answer!))).code).toBe('not_found');
    await closeDemand({ db: t.db }, buyer.scope, demandId);
    expect((await matchesForListing({ db: t.db, search }, uni.scope, id.answer!)).items).toEqual([]); // the index has not heard yet
  });

  it('a match disappears with its listing', async () => {
    await withTx(t.db, s, (tx) => tx.update(listings).set({ status: 'suspended' }).where(eq(listings.id, id.answer!)));
    const r = await matches();
    expect([...r.items, ...r.apart].map((i) => i.listing_id)).not.toContain(id.answer);
  });
});

describe('patents of one family', () => {
  it('take one place, the best one’s, and are named beside it; another owner’s stand for themselves', async () => {
    const family = { familyId: 'fam-hopper', ipc: ['B65G 65/40'] };
    const other = await makeParty(t.db, 'university');
    const offer = async (org: OrgRow, patent: Parameters<typeof makePatent>[2], over: Parameters<typeof makeListing>[2] = {}) => {
      const row = await makePatent(t.db, org, { claims: [], ...family, ...patent });
      return { number: row.number, id: (await makeListing(t.db, row, { benefitZh: '', benefitEn: '', problemZh: '', problemEn: '', ...over })).id };
    };
    const first = await offer(uni.org, { titleZh: '料仓防堵振动出料装置', abstractZh: '料仓出料口设振动板，粉料不结拱、不堵塞。' });
    const abroad = await offer(uni.org, { titleZh: '料仓出料装置', abstractZh: '料仓的振动出料。' });
    const apart = await offer(uni.org, { titleZh: '料仓防堵出料装置及方法', abstractZh: '料仓出料口设振动板，粉料不堵塞。' }, { territories: ['US'] });
    const theirs = await offer(other.org, { titleZh: '料仓防堵塞出料机构', abstractZh: '料仓出料口的振动板使粉料不堵塞。' });
    const asked = await createDemand({ db: t.db }, buyer.scope, { lang: 'zh', title: '料仓防堵出料装置', problem: '粉料在料仓出料口结拱堵塞。', efficacy: '料仓出料不堵塞', territories: ['CN'] });
    const r = await findMatches({ db: t.db, search }, buyer.scope, asked.id);
    const own = r.items.filter((m) => [first.id, abroad.id].includes(m.listing_id));
    expect(own).toHaveLength(1);
    const beside = own[0]!.listing_id === first.id ? abroad : first;
    expect(own[0]!.family).toEqual([{ listing_id: beside.id, patent_number: beside.number }, { listing_id: apart.id, patent_number: apart.number }]);
    expect(r.items.find((m) => m.listing_id === theirs.id)!.family).toEqual([]);
    expect(r.apart.map((m) => m.listing_id)).not.toContain(apart.id);
    expect(r.items.map((m) => m.rank)).toEqual(r.items.map((_, i) => i + 1));
    // What was passed on is said of one listing: the other takes its place.
    await giveFeedback({ db: t.db }, buyer.scope, asked.id, own[0]!.listing_id, { verdict: 'pass', reason: 'price' });
    const after = await findMatches({ db: t.db, search }, buyer.scope, asked.id);
    expect(after.items.find((m) => m.listing_id === beside.id)).toMatchObject({ family: [{ listing_id: apart.id }], my_feedback: null });
    expect(after.items.at(-1)).toMatchObject({ listing_id: own[0]!.listing_id, my_feedback: { verdict: 'pass' } });
  });
});
