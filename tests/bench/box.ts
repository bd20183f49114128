import { writeFileSync } from 'node:fs';
import { boxReportSchema, type BoxReport } from '#app/modules/stats/contract-quality.ts';
import { done } from '#search/client.ts';
import { localMatcher } from '#search/matcher/local.server.ts';
import { searchListings } from '#search/query/listings.server.ts';
import { parseSearchParams } from '#search/query/params.ts';
import { rebuildIndex } from '#search/rebuild.server.ts';
import { listCorpus, qualityCorpus, type QualityItem } from '#tests/quality/corpus.ts';
import { measure, type Asked, type Figures } from '#tests/quality/measure.ts';
import { qualityQueries } from '#tests/quality/queries.ts';
import { bm25Bigrams } from './matching-baselines.ts';
import { startEngines } from './matching-world.ts';
import type { BenchOptions, BenchResult } from './main.ts';

const SHOWN = 20;

/**
 * The search box on the quality set beside the search engine's own keywords over the same texts and plain BM25. Both halves are
 * reported: thresholds were chosen on one of them, the other is what to believe. With `--out FILE` what `/quality` shows is written.
 */
export async function box({ flag }: BenchOptions): Promise<BenchResult> {
  const engines = await startEngines();
  try {
    const { db, search } = await engines.open('box');
    const items = await qualityCorpus();
    const itemOf = await listCorpus(db, items);
    await rebuildIndex({ db, search }, 'listings');
    const matcher = localMatcher(db);
    const queries = qualityQueries(items);
    let requests = 0;
    let searches = 0;
    const counted = { ...search, query: { ...search.query, multiSearch: (q: Parameters<typeof search.query.multiSearch>[0]) => { requests += 1; return search.query.multiSearch(q); } } };
    const times: number[] = [];
    const ours: Asked = async (q) => {
      const began = performance.now();
      const found = await searchListings({ db, search: counted, matcher }, { ...parseSearchParams(new URLSearchParams({ q })), limit: SHOWN }, 'zh');
      times.push(performance.now() - began);
      searches += 1;
      return { ids: found.items.map((i) => itemOf.get(i.id)!), absent: found.understood?.absent ?? [] };
    };
    const systems: [string, Asked][] = [['jingzhe', ours], ['meilisearch', await rawKeywords(search, items)], ['bm25_bigrams', plainBm25(items)]];
    const rows: { id: string; tuning: Figures; held: Figures; all: Figures }[] = [];
    for (const [id, ask] of systems) {
      const [tuning, held] = [await measure(queries.filter((q) => q.half === 'tuning'), ask), await measure(queries.filter((q) => q.half === 'held'), ask)];
      rows.push({ id, tuning, held, all: await measure(queries, ask) });
    }
    const report: BoxReport = boxReportSchema.parse({
      measured_at: new Date().toISOString(), queries: queries.length, documents: items.length, half: queries.filter((q) => q.half === 'held').length,
      systems: rows.map((r) => ({ id: r.id, success5: r.held.success5, outside: r.held.outside, tuning: { success5: r.tuning.success5, outside: r.tuning.outside } })),
    });
    const out = flag('out');
    if (out) writeFileSync(out, `${JSON.stringify(report, null, 1)}\n`);
    times.sort((a, b) => a - b);
    const own = rows[0]!;
    return {
      results: { report, kinds: own.all.kinds, requests_a_search: requests / searches },
      ratios: { success5: own.held.success5, outside: own.held.outside },
      say: [
        ...rows.map((r) => `${r.id}: success@5 ${r.held.success5} (held half), ${r.tuning.success5} (tuning half); nothing fits ${r.held.outside}, ${r.tuning.outside}`),
        ...Object.entries(own.all.kinds).map(([kind, k]) => `  ${kind}: ${k.right} of ${k.queries}`),
        `${(requests / searches).toFixed(2)} engine requests a search, p50 ${times[times.length >> 1]!.toFixed(1)} ms, p95 ${times[Math.floor(times.length * 0.95)]!.toFixed(1)} ms on ${items.length} listings`,
        ...(flag('missed') === undefined ? [] : own[flag('missed') === 'held' ? 'held' : 'tuning'].missed.map((m) => `  missed ${m.kind}: ${m.q} → ${m.got.map((id) => items.find((i) => i.id === id)?.titleZh).join(' / ')}`)),
        'limits: success@5 at least 0.9, nothing fits at least 0.9, at most 2 requests a search',
      ],
    };
  } finally { await engines.stop(); }
}

/** The engine as it comes, told the languages: texts as they are, the query as typed, words dropped from its end until something is found. */
async function rawKeywords(search: Parameters<typeof rebuildIndex>[0]['search'], items: readonly QualityItem[]): Promise<Asked> {
  const index = search.admin.index('box_raw');
  await done(search, search.admin.createIndex('box_raw', { primaryKey: 'id' }));
  await done(search, index.updateSettings({ searchableAttributes: ['number', 'titleZh', 'titleEn', 'benefitZh', 'benefitEn', 'abstractZh', 'abstractEn'], localizedAttributes: [{ attributePatterns: ['*Zh'], locales: ['cmn'] }, { attributePatterns: ['*En'], locales: ['eng'] }] }));
  await done(search, index.addDocuments(items.map(({ id, number, titleZh, titleEn, benefitZh, benefitEn, abstractZh, abstractEn }) => ({ id, number, titleZh, titleEn, benefitZh, benefitEn, abstractZh, abstractEn }))));
  return async (q) => ({ ids: (await index.search(q, { limit: SHOWN, matchingStrategy: 'last' })).hits.map((h) => String((h as { id: unknown }).id)) });
}

/** BM25 over pairs of characters; what shares none with the question is not shown. */
function plainBm25(items: readonly QualityItem[]): Asked {
  const rank = bm25Bigrams(items);
  const texts = items.map((i) => [i.titleZh, i.titleEn, i.abstractZh, i.abstractEn].join(' ').toLowerCase());
  const byId = new Map(items.map((i, n) => [i.id, texts[n]!]));
  return async (q) => {
    const units = q.toLowerCase().match(/[\u3400-\u9fff]{2}|[a-z0-9]+/g) ?? [];
    const ids = (await rank({ id: q, lang: 'zh', title: q, text: '' })).slice(0, SHOWN);
    return { ids: ids.filter((id) => units.some((u) => byId.get(id)!.includes(u))) };
  };
}
