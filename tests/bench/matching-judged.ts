import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { demandProfile } from '#app/modules/matching/engine.server.ts';
import { explained, placeListings } from '#app/modules/matching/place-listings.server.ts';
import { liveIndex } from '#search/model/live-index.server.ts';
import type { MatchIndex } from '#search/model/match-index.ts';
import { RANKER } from '#search/model/ranker/current.ts';
import { RANKER_V1 } from '#search/model/ranker/v1.ts';
import { gateRanker, type GateVerdict } from '#search/model/ranker/gate.ts';
import { foldsOf, learnWeights, type JudgedGroup } from '#search/model/ranker/learn.ts';
import { bootstrapInterval, bootstrapP, mean, ndcg, recall } from '#search/model/ranker/metrics.ts';
import type { RankerModel } from '#search/model/ranker/ranker.ts';
import { seeded } from '#search/model/svd.ts';
import { bm25Bigrams, meiliKeywords, postgresText, type Baseline } from './matching-baselines.ts';
import { meiliHybrid, type HybridCost } from './matching-hybrid.ts';
import { loadWorld, type Engines, type Item, type Need, type World } from './matching-world.ts';

export interface Judgments { items: Item[]; needs: Need[]; levels: Map<string, Map<string, number>> }
export type Interval = ReturnType<typeof bootstrapInterval>;
export interface SystemFigures { name: string; pool: number; full: number; recall: number; p?: { pool: number; full: number; recall: number }; interval?: { pool: Interval; full: Interval; recall: Interval } }
export interface JudgedFigures { needs: number; items: number; pairs: number; model: string; systems: SystemFigures[]; weights: Record<string, number>; gate: GateVerdict; hybrid: HybridCost & Fused }
/** Share of the good items (level 3 and 4) among our candidates, among the hybrid search's first 500, and among both together. */
export interface Fused { candidates: number; hybridCandidates: number; together: number }

/** Reads a judged collection; needs without any level of 2 or more are left out of the needs to be measured, not of the corpus. */
export function loadJudgments(dir: string): Judgments {
  const lines = (file: string) => readFileSync(join(dir, file), 'utf8').split('\n').filter((l) => l.trim() !== '');
  const needs = lines('needs.jsonl').map((l) => JSON.parse(l) as { id: string; title: string; text: string });
  const items = lines('achievements.jsonl').map((l) => JSON.parse(l) as { id: string; title_keywords: string });
  const levels = new Map<string, Map<string, number>>();
  for (const line of lines('levels.csv').slice(1)) {
    const [need, item, level] = line.split(',');
    const own = levels.get(need!) ?? new Map<string, number>();
    own.set(item!, Number(level));
    levels.set(need!, own);
  }
  return { items: items.map((i) => ({ id: i.id, titleZh: i.title_keywords })), needs: needs.map((n) => ({ id: n.id, lang: 'zh', title: n.title, text: n.text })), levels };
}

interface Measured { pool: number; full: number; recall: number | null }

/** Candidates a need's ranking is made of on the production path: everything its first stages propose. */
const DEPTH = 500;
const FOLDS = 5;
const SHUFFLES = 2;
/** Unjudged candidates each need lends to learning. */
const CONTRASTS = 300;

/** Measures a judged collection on the production path beside the baselines. */
export async function judgedCollection(engines: Engines, j: Judgments): Promise<JudgedFigures> {
  const world = await loadWorld(engines, 'bench_judged', j.items, j.needs);
  const index = (await liveIndex(world.db, 'listings')) ?? await waitForIndex(world);
  const needs = j.needs.filter((n) => [...j.levels.get(n.id)?.values() ?? []].some((l) => l >= 2));
  const groups = needs.map((n) => groupOf(world, index, n, j.levels.get(n.id)!));
  const shown = new Map<string, Set<string>>();
  const shipped: Measured[] = [];
  for (const need of needs) {
    const matches = explained(await placeListings({ db: world.db, search: world.search }, world.demands.get(need.id)!, { depth: DEPTH }));
    const full = matches.map((m) => world.itemOf.get(m.listing_id)!);
    shown.set(need.id, new Set(full));
    shipped.push(measure(j.levels.get(need.id)!, poolBy(world, index, need, j.levels.get(need.id)!, RANKER), full));
  }
  const crossed = crossValidated(world, index, needs, groups, j, shown);
  const baselines: [string, Baseline][] = [['BM25 bigrams', bm25Bigrams(j.items)], ['Meilisearch keywords', meiliKeywords(world)], ['Postgres full text', await postgresText(world, j.items)]];
  const hybrid = await meiliHybrid(engines, world, 'bench_judged', j.items);
  baselines.push(['Meilisearch hybrid', hybrid.rank]);
  const systems: SystemFigures[] = [figures('ours, cross-validated', crossed), figures(`ours, shipped ${RANKER.version}`, shipped)];
  for (const [name, baseline] of baselines) {
    const theirs: Measured[] = [];
    for (const need of needs) {
      const levels = j.levels.get(need.id)!;
      theirs.push(measure(levels, await baseline(need, [...levels.keys()]), await baseline(need)));
    }
    systems.push({ ...figures(name, theirs), ...compare(crossed, theirs) });
  }
  const fused = await fusedRecall(hybrid.rank, needs, shown, j);
  return {
    needs: needs.length, items: j.items.length, pairs: [...j.levels.values()].reduce((n, m) => n + m.size, 0), model: world.model.version, systems,
    weights: learnWeights(groups), gate: gateRanker(RANKER_V1, RANKER, groups), hybrid: { ...hybrid.cost, ...fused },
  };
}

async function waitForIndex(world: World): Promise<MatchIndex> {
  for (let i = 0; i < 600; i++) {
    const index = await liveIndex(world.db, 'listings');
    if (index) return index;
    await new Promise((r) => setTimeout(r, 200));
  }
  throw new Error('the index was not loaded within two minutes');
}

function groupOf(world: World, index: MatchIndex, need: Need, levels: ReadonlyMap<string, number>): JudgedGroup {
  const profile = demandProfile(world.demands.get(need.id)!);
  const scored = index.score(profile, [...levels.keys()].map((id) => world.listingOf.get(id)!), RANKER);
  const unjudged = index.rank(profile, RANKER).filter((r) => !levels.has(world.itemOf.get(r.id)!)).slice(0, CONTRASTS).map((r) => r.features);
  return { demand: need.id, judged: scored.map((r) => ({ id: r.id, level: levels.get(world.itemOf.get(r.id)!)!, features: r.features })), unjudged };
}

function poolBy(world: World, index: MatchIndex, need: Need, levels: ReadonlyMap<string, number>, ranker: RankerModel): string[] {
  return index.score(demandProfile(world.demands.get(need.id)!), [...levels.keys()].map((id) => world.listingOf.get(id)!), ranker).map((r) => world.itemOf.get(r.id)!);
}

/** Figures of needs each ranked by weights learnt without it; full rankings hold what the production path shows. */
function crossValidated(world: World, index: MatchIndex, needs: readonly Need[], groups: readonly JudgedGroup[], j: Judgments, shown: ReadonlyMap<string, ReadonlySet<string>>): Measured[] {
  const sums: Measured[] = needs.map(() => ({ pool: 0, full: 0, recall: 0 }));
  for (let s = 0; s < SHUFFLES; s++) {
    for (const { test, train } of foldsOf(needs.length, FOLDS, 100 + s)) {
      const ranker: RankerModel = { version: 'fold', trainedOn: '', figures: {}, weights: learnWeights(train.map((i) => groups[i]!)) };
      for (const i of test) {
        const need = needs[i]!;
        const levels = j.levels.get(need.id)!;
        const full = index.rank(demandProfile(world.demands.get(need.id)!), ranker, DEPTH).map((r) => world.itemOf.get(r.id)!).filter((id) => shown.get(need.id)!.has(id));
        const m = measure(levels, poolBy(world, index, need, levels, ranker), full);
        const sum = sums[i]!;
        sums[i] = { pool: sum.pool + m.pool / SHUFFLES, full: sum.full + m.full / SHUFFLES, recall: m.recall === null || sum.recall === null ? null : sum.recall + m.recall / SHUFFLES };
      }
    }
  }
  return sums;
}

function measure(levels: ReadonlyMap<string, number>, pool: readonly string[], full: readonly string[]): Measured {
  return { pool: ndcg(pool, levels), full: ndcg(full, levels), recall: recall(full, levels) };
}

function figures(name: string, of: readonly Measured[]): SystemFigures {
  return { name, pool: mean(of.map((m) => m.pool)), full: mean(of.map((m) => m.full)), recall: mean(of.map((m) => m.recall)) };
}

function compare(ours: readonly Measured[], theirs: readonly Measured[]): Pick<SystemFigures, 'p' | 'interval'> {
  const each = <T>(f: (a: (number | null)[], b: (number | null)[], random: () => number) => T) => {
    const of = (key: keyof Measured) => f(ours.map((m) => m[key]), theirs.map((m) => m[key]), seeded(17));
    return { pool: of('pool'), full: of('full'), recall: of('recall') };
  };
  return { p: each((a, b, r) => bootstrapP(a, b, r)), interval: each((a, b, r) => bootstrapInterval(a, b, r)) };
}

/** Would candidates of the hybrid search add good items to ours? */
async function fusedRecall(hybrid: Baseline, needs: readonly Need[], shown: ReadonlyMap<string, ReadonlySet<string>>, j: Judgments): Promise<Fused> {
  const sums = { good: 0, candidates: 0, hybridCandidates: 0, together: 0 };
  for (const need of needs) {
    const theirs = new Set((await hybrid(need)).slice(0, DEPTH));
    for (const [id, level] of j.levels.get(need.id)!) {
      if (level < 3) continue;
      const own = shown.get(need.id)!.has(id);
      sums.good += 1;
      if (own) sums.candidates += 1;
      if (theirs.has(id)) sums.hybridCandidates += 1;
      if (own || theirs.has(id)) sums.together += 1;
    }
  }
  return { candidates: sums.candidates / sums.good, hybridCandidates: sums.hybridCandidates / sums.good, together: sums.together / sums.good };
}
