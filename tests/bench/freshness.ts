import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Meilisearch } from 'meilisearch';
import { addDays, legalDay } from '#app/core/clock.ts';
import { askAs, send, type Ask } from '#tests/fixtures/officer.ts';
import { startProduct } from '#tests/fixtures/product.ts';
import { freshPatent, patentCsv, pdf } from '#tests/e2e/support/files.ts';
import type { BenchOptions, BenchResult } from './main.ts';

/** What the product promises: a publication is found this long after its commit. */
const LIMIT_MS = 3_000;
const OWNER = '静澜大学（演示）';

/** Imports `count` patents, shows their ownership, and drafts a listing of each. */
async function drafts(ask: Ask, review: Ask, count: number): Promise<{ listing: string; mark: string }[]> {
  const patents = Array.from({ length: count }, () => freshPatent(OWNER));
  const form = new FormData();
  form.set('file', new Blob([new Uint8Array(patentCsv(patents))], { type: 'text/csv' }), 'bench.csv');
  const { id } = await ask<{ id: string }>('/imports', { method: 'POST', body: form });
  for (let i = 0; (await ask<{ status: string }>(`/imports/${id}`)).status !== 'succeeded'; i++) {
    if (i > 600) throw new Error('the import did not end');
    await pause(100);
  }
  const today = legalDay(new Date());
  const made = [];
  for (const patent of patents) {
    const { number } = await ask<{ number: string }>(`/patents/${encodeURIComponent(patent.application)}`);
    await ask(`/patents/${encodeURIComponent(number)}/status`, send('POST', { legal_status: 'in_force', as_of: today, source: `register extract ${patent.mark}` }));
    const extract = new FormData();
    for (const [name, value] of Object.entries({ extract_no: `X-${patent.mark}`, as_of: today, owner_names: OWNER })) extract.set(name, value);
    extract.set('file', new Blob([new Uint8Array(pdf('register extract'))], { type: 'application/pdf' }), 'extract.pdf');
    const shown = await ask<{ proofs: { id: string }[] }>(`/patents/${encodeURIComponent(number)}/ownership/proofs`, { method: 'POST', body: extract });
    await review('/ownership/proof-decisions', send('POST', { proof_id: shown.proofs[0]!.id, verdict: 'accept' }));
    const listing = await ask<{ id: string }>('/listings', send('POST', {
      patent_number: number, deal_kinds: ['transfer'], ask: { amount: 1_000_000_00, currency: 'CNY' }, benefit_zh: `涂层寿命提高（${patent.mark}）`, benefit_en: `Longer coating life (${patent.mark})`,
      territories: ['CN'], trl: 6, approval_number: `A-${patent.mark}`, notice_starts_on: addDays(today, -20),
    }));
    made.push({ listing: listing.id, mark: patent.mark });
  }
  return made;
}

/** From the answer of `publish` (the commit is just before it) until the API's search gives the listing. */
async function untilFound(base: string, ask: Ask, draft: { listing: string; mark: string }): Promise<number> {
  await ask(`/listings/${draft.listing}/publish`, send('POST'));
  const since = performance.now();
  for (;;) {
    const text = await (await fetch(`${base}/api/v1/listings?q=${draft.mark}`)).text();
    if (text.includes(draft.listing)) return performance.now() - since;
    if (performance.now() - since > 60_000) throw new Error('not found within a minute');
    await pause(25);
  }
}

/** One document sent straight to the same Meilisearch, until its task is done. */
async function bareTask(dataDir: string, count: number): Promise<number[]> {
  const { env } = JSON.parse(readFileSync(join(dataDir, 'runtime.json'), 'utf8')) as { env: Record<string, string> };
  const index = new Meilisearch({ host: env.MEILI_URL!, apiKey: env.MEILI_KEY! }).index('bench_scratch');
  const times = [];
  for (let i = 0; i < count; i++) {
    const since = performance.now();
    await index.addDocuments([{ id: String(i), title: `coating ${i}` }], { primaryKey: 'id' }).waitTask({ interval: 25, timeout: 60_000 });
    times.push(performance.now() - since);
  }
  return times;
}

/** How soon after its commit a publication is found: one after another, beside the three seconds promised and a bare task of the same search engine. */
export async function freshness({ quick }: BenchOptions): Promise<BenchResult> {
  const product = await startProduct();
  try {
    const [ask, review] = [await askAs(product.url), await askAs(product.url, 'operator@jingzhe.demo')];
    const waiting = await drafts(ask, review, quick ? 6 : 31);
    // The first one meets an engine that has just started and is still building its indexes: told apart, not counted.
    const cold = Math.round(await untilFound(product.url, ask, waiting.shift()!));
    const times = [];
    for (const draft of waiting) times.push(await untilFound(product.url, ask, draft));
    const bare = await bareTask(product.dataDir, waiting.length);
    const [p50, p95, bareP50] = [at(times, 0.5), at(times, 0.95), at(bare, 0.5)];
    return {
      results: { publications: times.length, first_after_start: cold, p50, p95, max: at(times, 1), bare_task_p50: bareP50 },
      ratios: { p95_of_3s: Math.round((p95 / LIMIT_MS) * 1_000) / 1_000, p50_of_bare_task: Math.round((p50 / bareP50) * 100) / 100 },
      say: [`${times.length} publications: found after p50 ${p50} ms, p95 ${p95} ms, longest ${at(times, 1)} ms (promise ${LIMIT_MS} ms); the very first after the first start ${cold} ms; a bare task of the same engine p50 ${bareP50} ms`],
    };
  } finally {
    await product.stop();
  }
}

const pause = (ms: number) => new Promise((r) => setTimeout(r, ms));
const at = (times: readonly number[], p: number) => Math.round([...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * p))]!);
