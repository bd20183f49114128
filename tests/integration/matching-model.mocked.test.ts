import { spawn, type ChildProcess } from 'node:child_process';
import { eq, sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { systemScope, type OrgScope } from '#app/core/scope.ts';
import { createDemand } from '#app/modules/demands/create-demand.server.ts';
import { findMatches } from '#app/modules/matching/find-matches.server.ts';
import { closeDb, createDb } from '#db/client.ts';
import { corpusModels } from '#db/schema/matching.ts';
import { withTx } from '#db/tx.ts';
import { createSearch, type Search } from '#search/client.ts';
import { modelIsDue } from '#search/model/train.server.ts';
import { loadModel, newestModel, saveModel } from '#search/model/store.server.ts';
import { matchingSweeps } from '#workers/sweeps/matching.ts';
import type { WorkerServices } from '#workers/services.ts';
import { makeListing, makeParty, makePatent, type OrgRow } from '#tests/fixtures/builders.ts';
import { testDatabase, type TestDatabase } from '#tests/fixtures/database.ts';

// Every process that is started is real; the list of them is what the tests look at.
vi.mock('node:child_process', async (original) => {
  const real = await original<typeof import('node:child_process')>();
  return { ...real, spawn: vi.fn(real.spawn) };
});
const trainings = (): ChildProcess[] => vi.mocked(spawn).mock.results.map((r) => r.value as ChildProcess);

/** The sweep that keeps the matching model in step with the market, with the real training process it starts. */
let t: TestDatabase;
let search: Search;
let uni: { org: OrgRow; scope: OrgScope };
let buyer: { org: OrgRow; scope: OrgScope };
let demandId = '';
const system = systemScope('test');
const warned: string[] = [];
const execArgv = [...process.execArgv];
const env = { ...process.env };

const TOPICS = [['金属双极板碳化铬镀层', '在不锈钢双极板上沉积碳化铬镀层，接触电阻降低。'], ['玉米免耕播种机', '播种深度一致，秸秆覆盖地块可直接播种。'], ['污泥热泵低温干化', '污泥干化能耗下降四成。'], ['钙钛矿电池封装膜', '封装膜隔绝水汽，电池寿命延长。']] as const;
let made = 0;
async function publish(n: number): Promise<void> {
  for (let i = 0; i < n; i++, made++) {
    const [title, abstract] = TOPICS[made % TOPICS.length]!;
    const patent = await makePatent(t.db, uni.org, { titleZh: `${title}（${made}）`, titleEn: '', abstractZh: `${abstract}第${made}例。`, abstractEn: '', claims: [] });
    await makeListing(t.db, patent, { benefitZh: '', benefitEn: '', problemZh: '', problemEn: '' });
  }
}

beforeAll(async () => {
  t = await testDatabase();
  const { meiliUrl, meiliKey } = inject('engines');
  search = createSearch({ url: meiliUrl, key: meiliKey, prefix: `${t.name}_` });
  [uni, buyer] = await Promise.all([makeParty(t.db, 'university'), makeParty(t.db, 'company')]);
  demandId = (await createDemand({ db: t.db }, buyer.scope, { lang: 'zh', title: '双极板镀层', problem: '双极板接触电阻升高。', product: '金属双极板' })).id;
  // The training process is started as the worker starts it: through its loader, with its environment.
  process.execArgv.splice(0, process.execArgv.length, '--import', 'tsx');
  Object.assign(process.env, { NODE_ENV: 'test', MEILI_URL: meiliUrl, AUTH_SECRET: 'a-secret-for-tests-only-0123456789', STRIPE_SECRET_KEY: 'sk_test_x', STRIPE_WEBHOOK_SECRET: 'whsec_tests', STRIPE_API_BASE: 'http://127.0.0.1:9' });
});
afterAll(async () => {
  process.execArgv.splice(0, process.execArgv.length, ...execArgv);
  process.env = env;
  await t.close();
});
afterEach(() => { warned.length = 0; });

const sweep = (url = t.url) => {
  process.env.DATABASE_URL = url;
  const log = { warn: (_: unknown, text: string) => { warned.push(text); } };
  return matchingSweeps.find((s) => s.name === 'matching.model')!.run({ db: t.db, log } as unknown as WorkerServices, new AbortController().signal);
};
const until = async (ready: () => Promise<boolean> | boolean) => {
  for (const end = Date.now() + 60_000; !await ready();) {
    if (Date.now() > end) throw new Error('it did not come');
    await new Promise((r) => setTimeout(r, 100));
  }
};
/** The sweep knows a training has ended when its process has; the row it stored is there a little before. */
const ended = () => until(() => trainings().every((child) => child.exitCode !== null));
const versions = async () => (await withTx(t.db, system, (tx) => tx.select({ version: corpusModels.version }).from(corpusModels))).map((r) => r.version);
/** A process that starts now: it loads what is stored now. */
const inNewProcess = async () => {
  const db = createDb({ url: t.url, max: 2, applicationName: 'later' });
  try { return await findMatches({ db, search }, buyer.scope, demandId); } finally { await closeDb(db); }
};

describe('the model of the market', () => {
  it('is not trained for a handful of listings, which are matched all the same', async () => {
    await publish(12);
    await sweep();
    expect([await modelIsDue(t.db), await newestModel(t.db)]).toEqual([false, null]);
    const matches = await inNewProcess();
    expect(matches.items.length).toBeGreaterThan(0);
    expect(matches.reduced).toBe(false);
  });

  it('when the training fails leaves matching as it was, is told of at the next turn, and is tried again', async () => {
    await publish(12);
    const before = await inNewProcess();
    const lost = new URL(t.url);
    lost.port = '9';
    await sweep(lost.toString()); // the database is away for the training alone
    await ended();
    await until(() => warned.length > 0);
    expect(warned).toEqual(['matching model not trained']);
    expect(await newestModel(t.db)).toBeNull();
    expect((await inNewProcess()).items.map((m) => m.listing_id)).toEqual(before.items.map((m) => m.listing_id));
    await expect(sweep()).rejects.toThrow(/training the matching model ended with 1: .*ECONNREFUSED/);
    await ended();
    const after = await inNewProcess();
    expect(after.version.model).toBe((await newestModel(t.db))!.version);
    expect(after.version.model).not.toBe(before.version.model);
    expect(after.items.slice(0, 6).every((m) => m.card.title_zh.includes('双极板'))).toBe(true);
  });

  it('once trained is left alone until the market has changed by a tenth; two turns at once train once', async () => {
    expect(await modelIsDue(t.db)).toBe(false);
    const before = trainings().length;
    await publish(2);
    await sweep();
    expect(trainings()).toHaveLength(before);
    await publish(1);
    expect(await modelIsDue(t.db)).toBe(true);
    await Promise.all([sweep(), sweep()]);
    expect(trainings()).toHaveLength(before + 1);
    await ended();
    expect(await versions()).toHaveLength(2);
    expect((await newestModel(t.db))!).toMatchObject({ items: 27, demands: 0 });
    expect((await inNewProcess()).version.model).toBe((await newestModel(t.db))!.version);
  });

  it('is stored once when two workers have learnt the same at once', async () => {
    const before = await versions();
    const { version } = (await newestModel(t.db))!;
    const older = (await loadModel(t.db, before.find((v) => v !== version)!))!;
    await Promise.all([saveModel(t.db, older), saveModel(t.db, older), saveModel(t.db, older)]);
    expect((await newestModel(t.db))!.version).toBe(older.version);
    expect((await versions()).sort()).toEqual(before.sort());
    await saveModel(t.db, (await loadModel(t.db, version))!);
    expect((await newestModel(t.db))!.version).toBe(version);
  });

  it('keeps the newest two, and does without one that cannot be read', async () => {
    await publish(4);
    const before = await versions();
    await sweep();
    await ended();
    expect((await versions()).filter((v) => !before.includes(v))).toHaveLength(1);
    expect(await versions()).toHaveLength(2);
    const { version } = (await newestModel(t.db))!;
    const [row] = await withTx(t.db, system, (tx) => tx.select().from(corpusModels).where(eq(corpusModels.version, version)));
    await withTx(t.db, system, async (tx) => {
      await tx.delete(corpusModels).where(eq(corpusModels.version, version));
      await tx.insert(corpusModels).values({ ...row!, body: row!.body.subarray(0, 100), createdAt: sql`clock_timestamp()` as never });
    });
    const matches = await inNewProcess();
    expect(matches.items.length).toBeGreaterThan(0);
    expect(matches.version.model).not.toBe(version);
  });

  it('leaves what is stored as it is while the database is away', async () => {
    const away = createDb({ url: t.url.replace(/:\d+\//, ':9/'), max: 1, applicationName: 'away' });
    const run = matchingSweeps[0]!.run({ db: away, log: { warn: () => undefined } } as unknown as WorkerServices, new AbortController().signal);
    await expect(run).rejects.toThrow();
    await closeDb(away);
    expect(await versions()).toHaveLength(2);
  });
});
