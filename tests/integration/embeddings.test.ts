import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it, vi } from 'vitest';
import { systemScope, type OrgScope } from '#app/core/scope.ts';
import { createDemand } from '#app/modules/demands/create-demand.server.ts';
import { findMatches } from '#app/modules/matching/find-matches.server.ts';
import { textEmbeddings } from '#db/schema/matching.ts';
import { withTx } from '#db/tx.ts';
import { createSearch, type Search } from '#search/client.ts';
import { embeddingConfig, embedMissing, fetchEmbeddings, nearness, type EmbeddingConfig } from '#search/model/embeddings.server.ts';
import { embedMarket } from '#search/model/train.server.ts';
import { makeListing, makeParty, makePatent, type OrgRow } from '#tests/fixtures/builders.ts';
import { testDatabase, type TestDatabase } from '#tests/fixtures/database.ts';
import { embeddingService, type EmbeddingMode, type EmbeddingService } from '#tests/fixtures/embedding-service.ts';

const SECRET = 'sk-never-in-a-log-9f31';
let t: TestDatabase;
let search: Search;
let service: EmbeddingService;
let uni: { org: OrgRow; scope: OrgScope };
let buyer: { org: OrgRow; scope: OrgScope };
let demandId = '';
const system = systemScope('test');

/** Every test has a service name of its own, and with it a cache and a circuit of its own. */
let names = 0;
const config = (path = '/v1', key = SECRET): EmbeddingConfig => embeddingConfig({ EMBEDDINGS_URL: `${service.url}${path}/`, EMBEDDINGS_MODEL: `stand-in-${names}`, EMBEDDINGS_KEY: key })!;
const rows = (model: string) => withTx(t.db, system, (tx) => tx.select().from(textEmbeddings).where(eq(textEmbeddings.model, model)));
const texts = (n: number) => Array.from({ length: n }, (_, i) => `第 ${i} 项：双极板镀层 ${'x'.repeat(i % 7)}`);
const said = (work: Promise<unknown>) => work.then(() => { throw new Error('expected a failure'); }, (e: unknown) => e as Error);

beforeAll(async () => {
  t = await testDatabase();
  service = await embeddingService();
  const { meiliUrl, meiliKey } = inject('engines');
  search = createSearch({ url: meiliUrl, key: meiliKey, prefix: `${t.name}_` });
  [uni, buyer] = await Promise.all([makeParty(t.db, 'university'), makeParty(t.db, 'company')]);
  for (const [titleZh, benefitZh] of [['金属双极板碳化铬镀层', '接触电阻低'], ['双极板流场结构', '压降小'], ['玉米免耕播种机', '播种一致'], ['燃料电池密封件', '漏率低']] as const) {
    const patent = await makePatent(t.db, uni.org, { titleZh, titleEn: '', abstractZh: `${titleZh}，${benefitZh}。`, abstractEn: '', claims: [] });
    await makeListing(t.db, patent, { benefitZh, benefitEn: '', problemZh: '', problemEn: '' });
  }
  demandId = (await createDemand({ db: t.db }, buyer.scope, { lang: 'zh', title: '双极板镀层', problem: '双极板接触电阻升高。', product: '金属双极板' })).id;
});
afterAll(async () => {
  await service.close();
  await t.close();
});
beforeEach(() => { names += 1; Object.assign(service, { mode: 'ok', refusals: 0, dims: 32, requests: [] }); });

const matches = (embeddings: EmbeddingConfig | null) => findMatches({ db: t.db, search, embeddings }, buyer.scope, demandId);

describe('asking the service', () => {
  it.each([['OpenAI’s shape', '/v1', '/v1/embeddings'], ['the whole OpenAI address', '/v1/embeddings', '/v1/embeddings'], ['Ollama’s shape', '/api/embed', '/api/embed']])('speaks %s', async (_name, path, asked) => {
    const [a, b] = await fetchEmbeddings(config(path), ['双极板', '播种机']);
    expect(service.requests).toEqual([{ path: asked, authorization: `Bearer ${SECRET}`, model: `stand-in-${names}`, input: ['双极板', '播种机'] }]);
    for (const v of [a!, b!]) expect(Math.hypot(...v)).toBeCloseTo(1, 5);
    expect([...a!]).not.toEqual([...b!]);
  });

  it('sends no key where there is none, batches of sixty-four, and cuts what is long', async () => {
    const list = [...texts(129), '长'.repeat(9_000)];
    expect(await fetchEmbeddings(config('/v1', ''), list)).toHaveLength(130);
    expect(service.requests.map((r) => [r.input.length, r.authorization])).toEqual([[64, undefined], [64, undefined], [2, undefined]]);
    expect(service.requests[2]!.input[1]).toHaveLength(4_000);
  });

  it('puts answers out of order back in theirs', async () => {
    const straight = await fetchEmbeddings(config(), texts(5));
    service.mode = 'shuffled';
    expect(await fetchEmbeddings(config(), texts(5))).toEqual(straight);
  });

  it('waits and asks again where it may, when there were too many', async () => {
    service.refusals = 2;
    expect(await fetchEmbeddings(config(), ['a'], { retries: 2 })).toHaveLength(1);
    expect(service.requests).toHaveLength(3);
    service.mode = 'too_many';
    expect((await said(fetchEmbeddings(config(), ['a'], { retries: 1 }))).message).toBe('embedding service answered 429');
    expect(service.requests).toHaveLength(5);
  });

  it.each<[EmbeddingMode, RegExp]>([
    ['error', /answered 500/], ['silent', /did not answer in 300 ms/], ['html', /not JSON/], ['short', /gave 1 vectors for 2 texts/], ['no_numbers', /no vector/], ['ragged', /several lengths/], ['elsewhere', /cannot be reached/],
  ])('when it is %s says so in its own words and never the key', async (mode, words) => {
    service.mode = mode;
    const error = await said(fetchEmbeddings(config(), ['a', 'b'], { timeoutMs: 300 }));
    expect(error.message).toMatch(words);
    expect(`${error.message} ${error.stack} ${JSON.stringify(error)} ${String(error.cause)}`).not.toContain(SECRET);
  });

  it('tells of no secret either when address or key cannot be used', async () => {
    for (const broken of [{ ...config(), url: `http://reader:${SECRET}@127.0.0.1:9/v1` }, { ...config(), key: `${SECRET}\nx` }, { ...config(), url: 'http://127.0.0.1:9' }]) {
      const error = await said(fetchEmbeddings(broken, ['a']));
      expect(`${error.message} ${error.stack} ${String(error.cause)}`).not.toContain(SECRET);
      expect(error.message).toBe('embedding service cannot be reached');
    }
  });
});

describe('what was fetched', () => {
  it('is kept by the text’s content: the same texts are not asked for again, a changed one is', async () => {
    const c = config();
    expect(await embedMissing(t.db, c, [...texts(70), texts(1)[0]!, '  '])).toBe(70);
    expect(service.requests.map((r) => r.input.length)).toEqual([64, 6]);
    expect(await embedMissing(t.db, c, texts(70))).toBe(0);
    expect(service.requests).toHaveLength(2);
    expect(await embedMissing(t.db, c, [...texts(69), '改过的文字'])).toBe(1);
    expect(await rows(c.model)).toHaveLength(71);
    expect((await rows(c.model)).every((r) => !JSON.stringify(r).includes(SECRET))).toBe(true);
  });

  it('stays when the service fails half way, and the rest follows', async () => {
    const c = config();
    await embedMissing(t.db, c, texts(10));
    service.mode = 'error';
    await expect(embedMissing(t.db, c, texts(20))).rejects.toThrow('answered 500');
    service.mode = 'ok';
    expect(await embedMissing(t.db, c, texts(20))).toBe(10);
  });

  it('is fetched anew when the service’s vectors have another length', async () => {
    const c = config();
    expect(await embedMarket(t.db, c)).toBe(4);
    expect(await embedMarket(t.db, c)).toBe(0);
    await matches(c); // the demand's own vector, old length
    service.dims = 48;
    const before = await matches(null);
    expect((await matches(c)).items.map((m) => m.listing_id), 'until then the old ones serve').toHaveLength(before.items.length);
    expect(await embedMarket(t.db, c)).toBe(4);
    expect(new Set((await rows(c.model)).filter((r) => r.vector.length === 4 * 48).map((r) => r.hash)).size).toBe(4);
    const after = await matches(c);
    expect(after.version.model).toBe(`${before.version.model}+${c.model}`);
    const [near] = (await nearness(t.db, '双极板', ['双极板镀层'], c)) ?? ['no answer'];
    expect(near).toBeNull(); // no vector of that text: none is invented
  });
});

describe('matching with a service', () => {
  it('ranks by its vectors, asks once for the demand, and says so', async () => {
    const c = config();
    const plain = await matches(null);
    await embedMarket(t.db, c);
    service.requests = [];
    const first = await matches(c);
    expect(service.requests.map((r) => r.input.length)).toEqual([1]);
    expect(await matches(c)).toEqual(first);
    expect(service.requests).toHaveLength(1);
    expect(first.version.model).toBe(`${plain.version.model}+${c.model}`);
    expect(first.items.map((m) => m.score)).not.toEqual(plain.items.map((m) => m.score));
  });

  it.each<EmbeddingMode>(['too_many', 'error', 'html', 'short', 'no_numbers', 'elsewhere', 'silent'])('falls back to the product’s own vectors when it is %s, and does not wait twice', async (mode) => {
    const c = config();
    const plain = await matches(null);
    await embedMarket(t.db, c);
    service.mode = mode;
    const patience = vi.spyOn(AbortSignal, 'timeout');
    expect(await matches(c)).toEqual(plain);
    expect(patience.mock.calls, 'a reader waits a second and a half at most').toEqual([[1_500]]);
    const asked = service.requests.length;
    expect(asked).toBeGreaterThan(0);
    expect(await matches(c)).toEqual(plain);
    expect(patience, 'and the next one not at all').toHaveBeenCalledTimes(1);
    patience.mockRestore();
    expect(service.requests, 'the circuit is open').toHaveLength(asked);
  });

  it('serves what has no vector yet by its own', async () => {
    const c = config();
    const plain = await matches(null);
    expect((await matches(c)).items.map((m) => [m.listing_id, m.score])).toEqual(plain.items.map((m) => [m.listing_id, m.score]));
  });
});
