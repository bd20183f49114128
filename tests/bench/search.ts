import autocannon from 'autocannon';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { closeDb, createDb } from '#db/client.ts';
import { createSearch, type Search } from '#search/client.ts';
import { engineQueries } from '#search/query/engine.server.ts';
import { understand } from '#search/query/understand.server.ts';
import { parseSearchParams } from '#search/query/params.ts';
import { rebuildIndex } from '#search/rebuild.server.ts';
import { startProduct } from '#tests/fixtures/product.ts';
import { openMarket } from './market.ts';
import type { BenchOptions, BenchResult } from './main.ts';

/** What people ask: either language, both, one word, several, with and without choices, in other orders. */
const QUERIES = [
  'q=双极板', 'q=燃料电池', 'q=膜分离+废水', 'q=bipolar+plate', 'q=heat+exchanger', 'q=沥青+路面', 'q=激光焊接&ipc_section=B', 'q=antibacterial+coating',
  'q=锂离子电池&deal_kind=transfer', 'q=传感器&trl=6,7', 'q=催化剂&ipc_section=C&region=22', 'q=图像识别', 'q=sensor&sort=price_asc', 'q=秸秆', 'q=光伏&life=10-15', '', 'ipc_section=H', 'q=轴承&sort=newest',
];

/** Load before the measured spells, seconds. */
const WARM_S = 20;

interface Timing { p50: number; p95: number; rps: number }

const at = (times: readonly number[], p: number) => Math.round([...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * p))]! * 100) / 100;
const ratio = (a: number, b: number) => Math.round((a / b) * 1_000) / 1_000;

/** Waits until the product's worker has prepared the engine and nothing is under way. */
async function settled(engine: Search): Promise<void> {
  for (let quiet = 0; quiet < 5; await new Promise((r) => setTimeout(r, 300))) {
    const there = await engine.admin.index(engine.uid('demands')).getStats().then(() => true, () => false);
    const { total } = await engine.admin.tasks.getTasks({ statuses: ['enqueued', 'processing'], limit: 1 });
    quiet = there && total === 0 ? quiet + 1 : 0;
  }
}

/** A server and what each of the connections asks it, over and over. */
interface Target { url: string; requestsOf(connection: number): autocannon.Request[] }

const CONNECTIONS = 16;

async function saturate({ url, requestsOf }: Target, seconds: number): Promise<number> {
  let connection = 0;
  const result = await autocannon({
    url, connections: CONNECTIONS, duration: seconds, headers: { 'accept-encoding': 'identity' }, requests: requestsOf(0),
    setupClient: (client) => { client.setRequests(requestsOf(connection++)); },
  });
  if (result.errors + result.non2xx > 0) throw new Error(`${result.errors + result.non2xx} requests failed`);
  return result.requests.average;
}

/** Requests a second of both, in short spells one after the other, each first as often as the other: what else the machine does meanwhile falls on both. */
async function inTurn(straight: Target, through: Target, { rounds, seconds }: { rounds: number; seconds: number }): Promise<{ bareRps: number; ourRps: number }> {
  let [bare, ours] = [0, 0];
  for (let i = 0; i < rounds; i++) {
    if (i % 2 === 0) bare += await saturate(straight, seconds);
    ours += await saturate(through, seconds);
    if (i % 2 === 1) bare += await saturate(straight, seconds);
  }
  return { bareRps: bare / rounds, ourRps: ours / rounds };
}

/**
 * The API's search with its facets beside the very same queries sent straight to Meilisearch: same index, same run, one asked
 * right after the other. Limits: p50 at most 1.25 times, p95 1.5 times, and at saturation at least 0.8 of the requests. What many
 * ask at once the product asks the engine once, and the sixteen readers here ask from one list; so the same is measured again with
 * no two of them asking alike.
 */
export async function search({ quick, flag }: BenchOptions): Promise<BenchResult> {
  const count = Number(flag('size') ?? 0) || (quick ? 5_000 : 200_000);
  const product = await startProduct({ env: { SEED: 'none' } });
  try {
    const { env } = JSON.parse(readFileSync(join(product.dataDir, 'runtime.json'), 'utf8')) as { env: Record<string, string> };
    const db = createDb({ url: env.DATABASE_URL!, ...(env.DATABASE_ROLE ? { role: env.DATABASE_ROLE } : {}), max: 4 });
    const engine = createSearch({ url: env.MEILI_URL!, key: env.MEILI_KEY!, prefix: env.MEILI_PREFIX ?? '' });
    await settled(engine); // the worker makes its empty indexes at start; filling the market beneath it would have it build them twice
    const filled = await (await openMarket(db)).addListings(count);
    const built = await rebuildIndex({ db, search: engine }, 'listings');
    await closeDb(db);
    const casesOn = (page: number) => QUERIES.map((text) => {
      const asked = new URLSearchParams(text);
      if (page > 1) asked.set('page', String(page));
      return { path: `/api/v1/listings?${asked}`, body: JSON.stringify({ queries: engineQueries(engine.uid('listings'), parseSearchParams(asked), new Date(), { as: 'words', q: understand(asked.get('q') ?? '').terms.filter((t) => t.essential).map((t) => t.token).join(' ') }) }) };
    });
    const cases = casesOn(1);
    const headers = { authorization: `Bearer ${env.MEILI_KEY}`, 'content-type': 'application/json', 'accept-encoding': 'identity' };
    const ours: number[] = [];
    const bare: number[] = [];
    const timed = async (into: number[], url: string, init: RequestInit) => {
      const began = performance.now();
      const answer = await fetch(url, init);
      await answer.arrayBuffer();
      if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
      into.push(performance.now() - began);
    };
    for (let round = 0; round < (quick ? 5 : 25); round++) {
      const [a, b] = round === 0 ? [[], []] : [ours, bare]; // the first round warms both
      for (const one of cases) {
        await timed(a, product.url + one.path, { headers: { 'accept-encoding': 'identity' } });
        await timed(b, `${env.MEILI_URL}/multi-search`, { method: 'POST', headers, body: one.body });
      }
    }
    type Case = (typeof cases)[number];
    const toEngine = (c: Case) => ({ method: 'POST' as const, path: '/multi-search', headers, body: c.body });
    const toApi = (c: Case) => ({ method: 'GET' as const, path: c.path });
    const pair = (list: (connection: number) => Case[]): [straight: Target, through: Target] => [
      { url: env.MEILI_URL!, requestsOf: (n) => list(n).map(toEngine) }, { url: product.url, requestsOf: (n) => list(n).map(toApi) },
    ];
    const alike = pair(() => cases);
    // Each connection on a page of its own, and none at the same place of the list: nothing that one asks helps another.
    const unlike = pair((n) => { const own = casesOn(n + 1); return [...own.slice(n), ...own.slice(0, n)]; });
    // A running server has its hot code compiled; ours needs some thousand requests for that, and the first spells would measure its compiler.
    for (const one of alike) await saturate(one, quick ? 2 : WARM_S);
    const spells = quick ? { rounds: 2, seconds: 2 } : { rounds: 6, seconds: 5 };
    const { bareRps, ourRps } = await inTurn(...alike, spells);
    const apart = await inTurn(...unlike, spells);
    const [api, meili]: [Timing, Timing] = [{ p50: at(ours, 0.5), p95: at(ours, 0.95), rps: ourRps }, { p50: at(bare, 0.5), p95: at(bare, 0.95), rps: bareRps }];
    return {
      results: { listings: count, filled_s: Math.round(filled), indexed_s: Math.round(built.ms / 1_000), api, meilisearch: meili, unlike: apart },
      ratios: { p50: ratio(api.p50, meili.p50), p95: ratio(api.p95, meili.p95), throughput: ratio(api.rps, meili.rps), throughput_unlike: ratio(apart.ourRps, apart.bareRps) },
      say: [
        `${count} listings, filled in ${filled.toFixed(0)} s, indexed in ${(built.ms / 1_000).toFixed(0)} s`,
        `API p50 ${api.p50} ms, p95 ${api.p95} ms, ${api.rps.toFixed(0)} req/s; the same queries straight: p50 ${meili.p50} ms, p95 ${meili.p95} ms, ${meili.rps.toFixed(0)} req/s`,
        `ratios: p50 ${ratio(api.p50, meili.p50)} (limit 1.25), p95 ${ratio(api.p95, meili.p95)} (1.5), throughput ${ratio(api.rps, meili.rps)} (at least 0.8)`,
        `no two readers asking the same: ${apart.ourRps.toFixed(0)} of ${apart.bareRps.toFixed(0)} req/s, ${ratio(apart.ourRps, apart.bareRps)}`,
      ],
    };
  } finally {
    await product.stop();
  }
}
