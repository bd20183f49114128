import { qualityReportSchema, type QualityInterval, type QualityReport, type QualitySystem, type QualityTask } from '#app/modules/stats/contract-quality.ts';
import type { CrossFigures } from './matching-cross.ts';
import type { JudgedFigures, SystemFigures } from './matching-judged.ts';
import type { KnownFigures, KnownSystem } from './matching-known.ts';

/** Codes of the public page for the names the bench prints; what has no code there (the shipped weights, which saw these needs) is left out. */
const SYSTEMS: Record<string, string> = { 'ours, cross-validated': 'jingzhe', ours: 'jingzhe', 'BM25 bigrams': 'bm25_bigrams', 'Meilisearch keywords': 'meilisearch', 'Postgres full text': 'postgres_fts', 'Meilisearch hybrid': 'meilisearch_hybrid' };

type P<T> = { name: string; p?: T };

function systems<T extends P<unknown>>(list: readonly T[], value: (s: T) => number, p: (s: T) => number | undefined, interval: (s: T) => QualityInterval | undefined): QualitySystem[] {
  return list.flatMap((s) => {
    const id = SYSTEMS[s.name];
    const chance = p(s);
    const between = interval(s);
    return id ? [{ id, value: value(s), ...(chance === undefined ? {} : { p: chance }), ...(between ? { interval: between } : {}) }] : [];
  });
}

function judgedTasks(f: JudgedFigures): QualityTask[] {
  const metric = (id: string, key: 'pool' | 'full' | 'recall') => ({ id, systems: systems(f.systems, (s: SystemFigures) => s[key], (s) => s.p?.[key], (s) => s.interval?.[key]) });
  const shared = { queries: f.needs, documents: f.items, split: 'dev', validation: '5-fold, over needs, twice' };
  return [{ id: 'needs_pool', ...shared, metrics: [metric('ndcg10', 'pool')] }, { id: 'needs_full', ...shared, metrics: [metric('ndcg10', 'full'), metric('recall50', 'recall')] }];
}

const knownTasks = (f: KnownFigures): QualityTask[] => f.tasks.map((task) => ({
  id: task.name.startsWith('title') ? 'known_item_title' : 'known_item_halves', queries: task.queries, documents: f.items,
  metrics: [{ id: 'mrr', systems: systems(task.systems, (s: KnownSystem) => s.mrr, (s) => s.p, (s) => s.interval?.mrr) }, { id: 'recall10', systems: systems(task.systems, (s: KnownSystem) => s.inTen, () => undefined, (s) => s.interval?.inTen) }],
}));

const crossTask = (f: CrossFigures): QualityTask => ({
  id: 'cross_language', queries: f.pairs, documents: f.items, metrics: [{ id: 'recall10', systems: [{ id: 'jingzhe', value: f.recall10 }, { id: 'bm25_bigrams', value: f.bm25Recall10, interval: f.intervals.bm25 }, { id: 'meilisearch_hybrid', value: f.hybridRecall10, interval: f.intervals.hybrid }] }],
});

/** What the bench found, as the public page reads it. Throws when the page could not. */
export function toQualityReport(run: { date: Date; ranker: string; judged: JudgedFigures; known?: KnownFigures; cross?: CrossFigures; resamples: number }): QualityReport {
  return qualityReportSchema.parse({
    measured_at: run.date.toISOString(), model: run.ranker, resamples: run.resamples,
    tasks: [...judgedTasks(run.judged), ...(run.known ? knownTasks(run.known) : []), ...(run.cross ? [crossTask(run.cross)] : [])],
  });
}
