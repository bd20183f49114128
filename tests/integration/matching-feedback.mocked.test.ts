import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { systemScope, type OrgScope } from '#app/core/scope.ts';
import { giveFeedback } from '#app/modules/matching/give-feedback.server.ts';
import { demands, matchFeedback } from '#db/schema/demands.ts';
import { withTx } from '#db/tx.ts';
import { FEATURES, type FeatureName } from '#search/model/features.ts';
import { RANKER, rankerOf } from '#search/model/ranker/current.ts';
import { loadModel, newestModel } from '#search/model/store.server.ts';
import { modelIsDue, trainPlatformModel } from '#search/model/train.server.ts';
import { feedbackPairs } from '#search/model/training-pairs.server.ts';
import { makeListing, makeParty, makePatent, type OrgRow } from '#tests/fixtures/builders.ts';
import { testDatabase, type TestDatabase } from '#tests/fixtures/database.ts';

/** Weights the learner gives instead of what it would learn: a planted bad version. */
let planted: Record<FeatureName, number> | null = null;
vi.mock('#search/model/ranker/learn.ts', async (original) => {
  const real = await original<typeof import('#search/model/ranker/learn.ts')>();
  return { ...real, learnWeights: (...args: Parameters<typeof real.learnWeights>) => planted ?? real.learnWeights(...args) };
});
/** Every listing here has the same class: these weights tell nothing from anything. */
const BLIND = Object.fromEntries(FEATURES.map((f) => [f, f === 'classes' ? 1 : 0])) as Record<FeatureName, number>;

/** What companies say of matches teaches the ranker, and the gate keeps out what it taught wrongly. */
let t: TestDatabase;
let buyer: { org: OrgRow; scope: OrgScope };
const system = systemScope('test');
const TOPICS = ['双极板碳化铬镀层', '玉米免耕播种机', '污泥热泵低温干化', '钙钛矿电池封装膜'] as const;
const DEMANDS = 120;
const listingsOf = new Map<string, string[]>();
const asked: { id: string; topic: number }[] = [];

beforeAll(async () => {
  t = await testDatabase();
  const uni = await makeParty(t.db, 'university');
  buyer = await makeParty(t.db, 'company');
  for (let i = 0; i < 24; i++) {
    const topic = TOPICS[i % TOPICS.length]!;
    const patent = await makePatent(t.db, uni.org, { titleZh: `${topic}${['方法', '装置', '系统'][i % 3]}`, titleEn: '', abstractZh: `${topic}，第${i}例。`, abstractEn: '', claims: [] });
    const row = await makeListing(t.db, patent, { benefitZh: '', benefitEn: '', problemZh: '', problemEn: '' });
    listingsOf.set(topic, [...listingsOf.get(topic) ?? [], row.id]);
  }
  for (let i = 0; i < DEMANDS; i++) asked.push({ id: `dem_feedback${String(i).padStart(4, '0')}`, topic: i % TOPICS.length });
  await withTx(t.db, system, (tx) => tx.insert(demands).values(asked.map((d, i) => ({
    id: d.id, orgId: buyer.org.id, createdBy: buyer.scope.userId, status: 'open' as const, lang: 'zh' as const, title: `${TOPICS[d.topic]}需求${i}`, problem: `需要${TOPICS[d.topic]}。`,
  }))));
});
afterAll(() => t.close());

let said = 0;
/** Every demand's company speaks of two listings: it likes one that fits and passes on one that does not. */
async function say(): Promise<void> {
  const rows = asked.flatMap(({ id, topic }, i) => {
    const fitting = listingsOf.get(TOPICS[topic]!)!;
    const other = listingsOf.get(TOPICS[(topic + 1) % TOPICS.length]!)!;
    const row = (listingId: string, verdict: 'interested' | 'pass') => ({
      id: `fbk_test${String(said++).padStart(6, '0')}`, orgId: buyer.org.id, demandId: id, listingId, verdict, reason: verdict === 'pass' ? 'out_of_scope' as const : null, userId: buyer.scope.userId,
    });
    return [row(fitting[i % 6]!, 'interested'), row(other[i % 6]!, 'pass')];
  });
  await withTx(t.db, system, (tx) => tx.insert(matchFeedback).values(rows));
}
const stored = async () => (await loadModel(t.db, (await newestModel(t.db))!.version))!;

describe('training on what companies say', () => {
  it('exports the newest word on each listing with who said it and when', async () => {
    const [demandId, listingId] = [asked[0]!.id, listingsOf.get(TOPICS[0])![0]!];
    expect(await feedbackPairs(t.db)).toEqual([]);
    await giveFeedback({ db: t.db }, buyer.scope, demandId, listingId, { verdict: 'interested' });
    await giveFeedback({ db: t.db }, buyer.scope, demandId, listingId, { verdict: 'pass', reason: 'price' });
    await giveFeedback({ db: t.db }, buyer.scope, demandId, listingsOf.get(TOPICS[1])![0]!, { verdict: 'pass', reason: 'out_of_scope' });
    const pairs = await feedbackPairs(t.db);
    expect(pairs.map((p) => ({ ...p, at: p.at instanceof Date })).sort((a, b) => b.level - a.level)).toEqual([
      { demandId, listingId, level: 2, role: 'owner', at: true }, { demandId, listingId: listingsOf.get(TOPICS[1])![0]!, level: 1, role: 'owner', at: true },
    ]);
  });

  it('keeps the shipped weights while too few have spoken', async () => {
    const model = await trainPlatformModel(t.db);
    expect(model.ranker).toBeNull();
    expect(rankerOf(await stored())).toBe(RANKER);
  });

  it('refuses a bad version on demands it has not seen, whatever the training made of the others', async () => {
    await say();
    expect(await modelIsDue(t.db)).toBe(true);
    planted = BLIND;
    const model = await trainPlatformModel(t.db);
    expect(model.ranker).toBeNull();
    expect(rankerOf(await stored())).toBe(RANKER);
    planted = null;
  });

  it('takes weights that do no worse, names them in the model, and ranks with them', async () => {
    const model = await trainPlatformModel(t.db);
    expect(model.ranker).toMatchObject({ version: expect.stringMatching(/^own-[0-9a-f]{8}$/) });
    expect(model.ranker!.figures.held_out_ndcg10).toBeGreaterThanOrEqual(model.ranker!.figures.before! - 0.002);
    expect((await stored()).ranker).toEqual(model.ranker);
    expect(rankerOf(await stored()).version).toBe(model.ranker!.version);
    expect(await modelIsDue(t.db)).toBe(false);
  });

  it('keeps what it learnt when a later version is bad', async () => {
    const before = (await stored()).ranker!;
    planted = BLIND;
    await trainPlatformModel(t.db);
    expect((await stored()).ranker).toEqual(before);
    planted = null;
  });
});
