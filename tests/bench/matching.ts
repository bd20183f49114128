import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { crossLanguagePairs } from './data/cross-language.ts';
import { crossLanguage, type CrossFigures } from './matching-cross.ts';
import { judgedCollection, loadJudgments, type Interval, type JudgedFigures } from './matching-judged.ts';
import { knownItems, type KnownFigures } from './matching-known.ts';
import { startEngines } from './matching-world.ts';
import type { BenchOptions, BenchResult } from './main.ts';
import { toQualityReport } from './quality-report.ts';
import { RANKER } from '#search/model/ranker/current.ts';
import { ENGINE } from '#app/modules/matching/engine.server.ts';

const RESULT = 'docs/quality/latest.json';

/**
 * Matching measured where everybody can check it: the production path (items as listings, needs as demands, in a fresh database and
 * index) beside BM25 on character bigrams, Meilisearch keywords, Meilisearch's hybrid search with our own vectors, and Postgres full text.
 *   --judgments DIR   needs.jsonl, achievements.jsonl, levels.csv: graded judgments
 *   --abstracts FILE  patents with title and abstract for known-item search; default `../patents/cn-abstracts.jsonl` beside DIR
 *   --quick           fewer known items; --out FILE writes the result elsewhere than docs/quality/latest.json
 */
export async function matching(options: BenchOptions): Promise<BenchResult> {
  const dir = options.flag('judgments');
  const abstracts = options.flag('abstracts') ?? (dir ? join(dir, '..', 'patents', 'cn-abstracts.jsonl') : undefined);
  const say: string[] = [];
  const results: Record<string, unknown> = {};
  const ratios: Record<string, number> = {};
  const engines = await startEngines();
  try {
    if (dir && existsSync(join(dir, 'levels.csv'))) {
      const figures = await judgedCollection(engines, loadJudgments(dir));
      results.judged = figures;
      sayJudged(figures, say, ratios);
    } else say.push('No judgments given (--judgments DIR): the judged part is left out.');
    if (abstracts && existsSync(abstracts)) {
      const figures = await knownItems(engines, abstracts, options.quick ? 60 : 300);
      results.known = figures;
      sayKnown(figures, say);
    } else say.push('No abstracts given (--abstracts FILE): known-item search is left out.');
    const cross = await crossLanguage(engines, crossLanguagePairs);
    results.cross = cross;
    say.push(`cross-language, ${cross.pairs} pairs among ${cross.items} items: recall@10 ${fixed(cross.recall10)} (zh→en ${fixed(cross.zhEn)}, en→zh ${fixed(cross.enZh)}), MRR ${fixed(cross.mrr)}; without the lexicon BM25 ${fixed(cross.bm25Recall10)}, hybrid ${fixed(cross.hybridRecall10)}`);
  } finally {
    await engines.stop();
  }
  const file = options.flag('out') ?? RESULT;
  // A run without judgments must not replace the figures of one that had them.
  if (results.judged) {
    mkdirSync(dirname(file), { recursive: true });
    const { judged, known, cross } = results as { judged: JudgedFigures; known?: KnownFigures; cross?: CrossFigures };
    const report = toQualityReport({ date: new Date(), ranker: RANKER.version, judged, ...(known ? { known } : {}), ...(cross ? { cross } : {}), resamples: 10_000 });
    writeFileSync(file, `${JSON.stringify({ ...report, details: { engine: ENGINE, ranker: { weights: RANKER.weights, trained_on: RANKER.trainedOn }, method: METHOD, ...results } }, null, 2)}\n`);
    say.push(`written: ${file}`);
  }
  return { results, ratios, say };
}

/** How the figures came about, for the public page; wording of the page itself is in the texts. */
const METHOD = {
  gain: '2^(level-1)-1, unjudged = level 1, needs without any level of 2 or more left out',
  metrics: { pool_ndcg10: 'the judged items of each need ranked', full_ndcg10: 'all items ranked', recall50: 'share of levels 3 and 4 among the first 50 of the full ranking' },
  learning: 'pairwise logistic regression on named features; cross-validated figures: five folds over needs, two shuffles, no need is ranked by weights that saw it',
  significance: 'paired bootstrap over needs, 10,000 rounds: one-sided p, and the 95 % percentile interval of the difference',
  path: 'items loaded as listings and needs as demands into a fresh database; candidates, features and ranking as in production',
};

function sayJudged(f: JudgedFigures, say: string[], ratios: Record<string, number>): void {
  say.push(`judged: ${f.needs} needs, ${f.items} items; model ${f.model}, ranker ${RANKER.version}`);
  say.push(`${''.padEnd(24)} pool nDCG@10   full nDCG@10   recall@50`);
  for (const s of f.systems) {
    const p = s.p ? `   p(pool) ${s.p.pool.toFixed(4)} p(full) ${s.p.full.toFixed(4)} p(recall) ${s.p.recall.toFixed(4)}   full ahead by ${between(s.interval!.full)}` : '';
    say.push(`${s.name.padEnd(24)} ${fixed(s.pool)}          ${fixed(s.full)}          ${fixed(s.recall)}${p}`);
  }
  say.push(`candidates holding the good items: ours ${fixed(f.hybrid.candidates)}, hybrid ${fixed(f.hybrid.hybridCandidates)}, together ${fixed(f.hybrid.together)}; per 1,000 documents hybrid indexing ${f.hybrid.secondsPer1000.toFixed(2)} s (plain ${f.hybrid.plainSecondsPer1000.toFixed(2)} s), disk ${(f.hybrid.diskPer1000 / 1e6).toFixed(2)} MB (plain ${(f.hybrid.plainDiskPer1000 / 1e6).toFixed(2)} MB), memory ${(f.hybrid.residentPer1000 / 1e6).toFixed(2)} MB`);
  say.push(`gate: shipped weights against the version before: ${f.gate.reason} (${fixed(f.gate.current)} → ${fixed(f.gate.candidate)})`, `learnt on all needs: ${Object.entries(f.weights).map(([k, v]) => `${k} ${v}`).join(', ')}`);
  const own = f.systems.find((s) => s.name === 'ours, cross-validated')!;
  const bm25 = f.systems.find((s) => s.name === 'BM25 bigrams')!;
  ratios.pool_over_bm25 = own.pool / bm25.pool;
  ratios.full_over_bm25 = own.full / bm25.full;
  ratios.recall_over_bm25 = own.recall / bm25.recall;
}

function sayKnown(f: KnownFigures, say: string[]): void {
  for (const task of f.tasks) {
    say.push(`known item, ${task.name}: ${task.queries} queries among ${f.items}`);
    for (const s of task.systems) say.push(`  ${s.name.padEnd(22)} first ${fixed(s.first)}  in ten ${fixed(s.inTen)}  MRR ${fixed(s.mrr)}${s.p === undefined ? '' : `  p ${s.p.toFixed(4)}`}${s.interval ? `  ahead by ${between(s.interval.mrr)}` : ''}`);
  }
}

const fixed = (n: number) => n.toFixed(4);
const between = (i: Interval) => `${fixed(i.difference)} [${fixed(i.low)}, ${fixed(i.high)}]`;
