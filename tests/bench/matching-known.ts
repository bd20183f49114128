import { readFileSync } from 'node:fs';
import { explained, placeListings } from '#app/modules/matching/place-listings.server.ts';
import { liveIndex } from '#search/model/live-index.server.ts';
import { bootstrapInterval, bootstrapP, mean } from '#search/model/ranker/metrics.ts';
import { foldsOf } from '#search/model/ranker/learn.ts';
import { seeded } from '#search/model/svd.ts';
import { meiliHybrid } from './matching-hybrid.ts';
import type { Interval } from './matching-judged.ts';
import { bm25Bigrams, meiliKeywords, postgresText, type Baseline } from './matching-baselines.ts';
import { loadWorld, type Engines, type Item, type Need, type World } from './matching-world.ts';

export interface KnownSystem { name: string; first: number; inTen: number; mrr: number; p?: number; interval?: { mrr: Interval; inTen: Interval } }
export interface KnownFigures { items: number; tasks: { name: string; queries: number; systems: KnownSystem[] }[] }

/** Places of a ranking looked at. */
const DEPTH = 100;

interface Patent { title: string; abstract: string }

/** Known-item search: a title must find its own abstract among all, and the first half of an abstract the other half. */
export async function knownItems(engines: Engines, file: string, queries: number): Promise<KnownFigures> {
  const patents = readFileSync(file, 'utf8').split('\n').filter((l) => l.trim() !== '').map((l) => JSON.parse(l) as Patent).filter((p) => p.title && p.abstract.length >= 80);
  const chosen = foldsOf(patents.length, 1, 9)[0]!.test.slice(0, queries);
  const whole = patents.map((p, i): Item => ({ id: String(i), abstractZh: p.abstract }));
  const halves = patents.map((p) => cutInHalf(p.abstract));
  const second = halves.map(([, b], i): Item => ({ id: String(i), abstractZh: b }));
  return {
    items: patents.length,
    tasks: [
      await task(engines, 'title → abstract', 'bench_known_a', whole, chosen.map((i) => ({ id: String(i), lang: 'zh', title: patents[i]!.title, text: '' }))),
      await task(engines, 'half → other half', 'bench_known_b', second, chosen.map((i) => ({ id: String(i), lang: 'zh', title: halves[i]![0].slice(0, 40), text: halves[i]![0] }))),
    ],
  };
}

/** At the sentence end nearest to the middle. */
function cutInHalf(text: string): [string, string] {
  const ends = [...text.matchAll(/[。；;]/g)].map((m) => m.index + 1).filter((at) => at < text.length);
  const at = ends.sort((a, b) => Math.abs(a - text.length / 2) - Math.abs(b - text.length / 2))[0] ?? Math.floor(text.length / 2);
  return [text.slice(0, at), text.slice(at)];
}

async function task(engines: Engines, name: string, database: string, items: readonly Item[], needs: readonly Need[]): Promise<KnownFigures['tasks'][number]> {
  const world = await loadWorld(engines, database, items, needs);
  const systems: [string, Baseline][] = [['ours', await ours(world)], ['BM25 bigrams', bm25Bigrams(items)], ['Meilisearch keywords', meiliKeywords(world)], ['Postgres full text', await postgresText(world, items)], ['Meilisearch hybrid', (await meiliHybrid(engines, world, database, items)).rank]];
  const out: KnownSystem[] = [];
  let own: { mrr: number[]; inTen: number[] } = { mrr: [], inTen: [] };
  for (const [system, rank] of systems) {
    const ranks: number[] = [];
    for (const need of needs) ranks.push((await rank(need)).slice(0, 100).indexOf(need.id));
    const reciprocal = ranks.map((r) => (r < 0 ? 0 : 1 / (r + 1)));
    const inTen = ranks.map((r) => (r >= 0 && r < 10 ? 1 : 0));
    if (system === 'ours') own = { mrr: reciprocal, inTen };
    out.push({
      name: system, first: mean(ranks.map((r) => (r === 0 ? 1 : 0))), inTen: mean(inTen), mrr: mean(reciprocal),
      ...(system === 'ours' ? {} : { p: bootstrapP(own.mrr, reciprocal, seeded(17)), interval: { mrr: bootstrapInterval(own.mrr, reciprocal, seeded(17)), inTen: bootstrapInterval(own.inTen, inTen, seeded(17)) } }),
    });
  }
  return { name, queries: needs.length, systems: out };
}

/** The product's ranking of a collection on the production path, with the shipped weights. */
export async function ours(world: World): Promise<Baseline> {
  while (!await liveIndex(world.db, 'listings')) await new Promise((r) => setTimeout(r, 200));
  return async (need) => explained(await placeListings({ db: world.db, search: world.search }, world.demands.get(need.id)!, { depth: DEPTH })).map((m) => world.itemOf.get(m.listing_id)!);
}
