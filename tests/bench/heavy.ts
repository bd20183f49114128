import { startProduct } from '#tests/fixtures/product.ts';
import { DEMO_PASSWORD } from '#db/seed/accounts.ts';
import type { BenchOptions, BenchResult } from './main.ts';

/** Reports one tenant asks for at once, and by how much they may delay another tenant's page, ms. */
const REPORTS = 20;
const LIMIT_MS = 100;
const UPLOADS = 5;

async function signIn(base: string, email: string): Promise<string> {
  const answer = await fetch(`${base}/login`, {
    method: 'POST', redirect: 'manual', headers: { 'content-type': 'application/x-www-form-urlencoded', origin: base },
    body: new URLSearchParams({ email, password: DEMO_PASSWORD }),
  });
  const cookie = answer.headers.getSetCookie().map((c) => c.split(';')[0]).join('; ');
  if (!cookie) throw new Error(`sign-in answered ${answer.status}`);
  return cookie;
}

/** A page again and again, 20 ms apart, until `over`; how long each took, ms. */
async function watch(url: string, cookie: string, over: () => boolean): Promise<number[]> {
  const times: number[] = [];
  while (!over()) {
    const began = performance.now();
    const answer = await fetch(url, { headers: { cookie } });
    await answer.arrayBuffer();
    if (!answer.ok) throw new Error(`${url} answered ${answer.status}`);
    times.push(performance.now() - began);
    await new Promise((go) => setTimeout(go, 20));
  }
  return times.sort((a, b) => a - b);
}

/** A PDF as slow to look into as the limits allow, 24 MB: words that could begin an object, and streams to search. */
function slowPdf(): Buffer {
  const words = Buffer.from('obj '.repeat(2_900_000));
  const hidden = Buffer.concat([Buffer.from('\n1 0 obj\n<< /Length 1 >>\nstream\n'), Buffer.from('1 obj obj '.repeat(1_240_000)), Buffer.from('\nendstream\n')]);
  return Buffer.concat([Buffer.from('%PDF-1.7\n'), words, hidden, Buffer.from('%%EOF\n')]);
}

/**
 * One tenant asks for twenty reports at once, then sends in five documents made to be slow; another tenant's page, at rest and
 * meanwhile, in the same run on the same server.
 */
export async function heavy({ quick }: BenchOptions): Promise<BenchResult> {
  const product = await startProduct();
  try {
    const base = product.url;
    const [officer, buyer] = [await signIn(base, 'tto@jlu.demo'), await signIn(base, 'buyer@faw.demo')];
    const own = (await (await fetch(`${base}/api/v1/patents?limit=1&ownership=proven`, { headers: { cookie: officer } })).json()) as { items: { number: string }[] };
    const made = await fetch(`${base}/api/v1/patents/${encodeURIComponent(own.items[0]!.number)}/valuation`, {
      method: 'POST', headers: { cookie: officer, origin: base, 'content-type': 'application/json' }, body: '{}',
    });
    if (!made.ok) throw new Error(`valuation answered ${made.status}: ${await made.text()}`);
    const { id } = (await made.json()) as { id: string };
    const report = () => fetch(`${base}/api/v1/valuations/${id}/report`, { headers: { cookie: officer } }).then(async (r) => { await r.arrayBuffer(); return r.status; });
    const page = `${base}/deals`;
    let stop = false;
    const first = performance.now();
    await report(); // the thread and its fonts
    const alone = performance.now() - first;
    await watch(page, buyer, () => stop || performance.now() - first > alone + 1_500);
    const restFor = quick ? 3_000 : 10_000;
    const restFrom = performance.now();
    const rest = await watch(page, buyer, () => performance.now() - restFrom > restFor);
    const began = performance.now();
    const all = Promise.all(Array.from({ length: REPORTS }, report)).finally(() => { stop = true; });
    const during = await watch(page, buyer, () => stop);
    const statuses = await all;
    const took = performance.now() - began;
    const [before, meanwhile] = [figures(rest), figures(during)];
    const uploads = await sendSlowly(base, officer, own.items[0]!.number, page, buyer);
    const delay = { p50: round(meanwhile.p50 - before.p50), p95: round(meanwhile.p95 - before.p50), max: round(meanwhile.max - before.p50) };
    return {
      results: { reports: REPORTS, refused: statuses.filter((s) => s === 503).length, failed: statuses.filter((s) => s !== 200 && s !== 503).length, seconds: round(took / 1_000), rest: before, meanwhile, delay, uploads },
      ratios: { p95_of_limit: round(delay.p95 / LIMIT_MS), max_of_limit: round(delay.max / LIMIT_MS) },
      say: [
        `${REPORTS} reports of one tenant in ${round(took / 1_000)} s (${statuses.filter((s) => s === 200).length} made, ${statuses.filter((s) => s === 503).length} told to come back)`,
        `another tenant's /deals at rest: ${before.pages} pages, p50 ${before.p50} ms, p95 ${before.p95} ms, longest ${before.max} ms`,
        `meanwhile: ${meanwhile.pages} pages, p50 ${meanwhile.p50} ms, p95 ${meanwhile.p95} ms, longest ${meanwhile.max} ms`,
        `delay against the median at rest: p50 ${delay.p50} ms, p95 ${delay.p95} ms, longest ${delay.max} ms; limit ${LIMIT_MS} ms`,
        `while ${UPLOADS} documents made to be slow are sent in and looked into (${uploads.statuses.join(', ')}): ${uploads.pages} pages, p50 ${uploads.p50} ms, p95 ${uploads.p95} ms, longest ${uploads.max} ms`,
      ],
    };
  } finally {
    await product.stop();
  }
}

const at = (times: number[], p: number) => Math.round(times[Math.min(times.length - 1, Math.floor(times.length * p))]! * 10) / 10;
const figures = (times: number[]) => ({ pages: times.length, p50: at(times, 0.5), p95: at(times, 0.95), max: at(times, 1) });

async function sendSlowly(base: string, sender: string, number: string, page: string, buyer: string) {
  let stop = false;
  const file = slowPdf();
  const send = () => {
    const form = new FormData();
    for (const [name, value] of [['extract_no', 'BENCH-1'], ['as_of', new Date().toISOString().slice(0, 10)], ['owner_names', 'Nobody']] as const) form.set(name, value);
    form.set('file', new File([new Uint8Array(file)], 'slow.pdf'));
    return fetch(`${base}/api/v1/patents/${encodeURIComponent(number)}/ownership/proofs`, { method: 'POST', headers: { cookie: sender, origin: base }, body: form }).then(async (r) => { await r.arrayBuffer(); return r.status; });
  };
  const all = Promise.all(Array.from({ length: UPLOADS }, send)).finally(() => { stop = true; });
  const during = await watch(page, buyer, () => stop);
  return { ...figures(during), statuses: await all };
}

const round = (n: number) => Math.round(n * 100) / 100;
