import { seededRandom } from '#db/seed/random.ts';
import { bootstrapInterval, mean } from '#search/model/ranker/metrics.ts';
import { seeded } from '#search/model/svd.ts';
import { bm25Bigrams } from './matching-baselines.ts';
import { inventText } from './market.ts';
import { meiliHybrid } from './matching-hybrid.ts';
import type { Interval } from './matching-judged.ts';
import { ours } from './matching-known.ts';
import { loadWorld, type Engines, type Item, type Need } from './matching-world.ts';

/** A need in one language and the patent in the other that answers it. */
export interface CrossPair { ipc: string; zhNeed?: string; enNeed?: string; title: string; abstract: string }
export interface CrossFigures { pairs: number; items: number; recall10: number; zhEn: number; enZh: number; mrr: number; bm25Recall10: number; hybridRecall10: number; intervals: { bm25: Interval; hybrid: Interval }; missed: string[] }

/** Made-up patents of all fields in one language each, among which the right one must be found. */
const DISTRACTORS = 2_000;

function distractors(): Item[] {
  const random = seededRandom(11);
  return Array.from({ length: DISTRACTORS }, (_, i) => {
    const { text, ipc } = inventText(random);
    return i % 2 === 0 ? { id: `d${i}`, titleZh: text.zh, abstractZh: text.abstractZh, ipc } : { id: `d${i}`, titleEn: text.en, abstractEn: text.abstractEn, ipc };
  });
}

/**
 * Judged pairs across languages: each need's own patent must be among the first ten of all patents of the set, in which every
 * other pair and two thousand made-up patents are distractors. Items carry one language only, so nothing but the lexicon and the classes joins them.
 */
export async function crossLanguage(engines: Engines, pairs: readonly CrossPair[]): Promise<CrossFigures> {
  const own = pairs.map((p, i): Item => (p.zhNeed ? { id: String(i), titleEn: p.title, abstractEn: p.abstract } : { id: String(i), titleZh: p.title, abstractZh: p.abstract }));
  const items = [...own, ...distractors()];
  const needs = pairs.map((p, i): Need => {
    const text = (p.zhNeed ?? p.enNeed)!;
    const [title, ...rest] = text.split(/[:：]/);
    return { id: String(i), lang: p.zhNeed ? 'zh' : 'en', title: title!.trim(), text: rest.join('：').trim() || text };
  });
  const world = await loadWorld(engines, 'bench_cross', items, needs);
  const rank = await ours(world);
  const plain = bm25Bigrams(items);
  const hybrid = (await meiliHybrid(engines, world, 'bench_cross', items)).rank;
  const placed = await Promise.all(needs.map(async (n) => (await rank(n)).indexOf(n.id)));
  const theirs = await Promise.all(needs.map(async (n) => (await plain(n)).indexOf(n.id)));
  const fused = await Promise.all(needs.map(async (n) => (await hybrid(n)).indexOf(n.id)));
  const hit = (at: number) => (at >= 0 && at < 10 ? 1 : 0);
  const only = (lang: 'zh' | 'en') => mean(placed.filter((_, i) => needs[i]!.lang === lang).map(hit));
  return {
    pairs: pairs.length, items: items.length, recall10: mean(placed.map(hit)), zhEn: only('zh'), enZh: only('en'), mrr: mean(placed.map((p) => (p < 0 ? 0 : 1 / (p + 1)))),
    bm25Recall10: mean(theirs.map(hit)), hybridRecall10: mean(fused.map(hit)), intervals: { bm25: bootstrapInterval(placed.map(hit), theirs.map(hit), seeded(17)), hybrid: bootstrapInterval(placed.map(hit), fused.map(hit), seeded(17)) }, missed: needs.filter((_, i) => !hit(placed[i]!)).map((n) => n.title),
  };
}
