import autocannon from 'autocannon';
import { gunzipSync, gzipSync } from 'node:zlib';
import { startProduct } from '#tests/fixtures/product.ts';
import { DEMO_PASSWORD } from '#db/seed/accounts.ts';
import type { BenchOptions, BenchResult } from './main.ts';

interface Load { rps: number; p50: number; p95: number; errors: number }

async function load(url: string, headers: Record<string, string>, seconds: number): Promise<Load> {
  const times: number[] = [];
  const result = await new Promise<autocannon.Result>((resolve, reject) => {
    const run = autocannon({ url, headers: { 'accept-encoding': 'identity', 'accept-language': 'zh-CN', ...headers }, connections: 8, duration: seconds }, (error, done) => (error ? reject(error as Error) : resolve(done)));
    run.on('response', (_client, _status, _bytes, ms) => times.push(ms));
  });
  times.sort((a, b) => a - b);
  const at = (p: number) => Math.round((times[Math.floor(times.length * p)] ?? 0) * 100) / 100;
  return { rps: Math.round(result.requests.average * 10) / 10, p50: at(0.5), p95: at(0.95), errors: result.errors + result.non2xx };
}

/** Session cookie of a demo account, by the sign-in form. */
async function signIn(base: string, email: string): Promise<string> {
  const answer = await fetch(`${base}/login`, {
    method: 'POST', redirect: 'manual', headers: { 'content-type': 'application/x-www-form-urlencoded', origin: base },
    body: new URLSearchParams({ email, password: DEMO_PASSWORD }),
  });
  const cookie = answer.headers.getSetCookie().map((c) => c.split(';')[0]).join('; ');
  if (!cookie) throw new Error(`sign-in answered ${answer.status}`);
  return cookie;
}

/** What a first visit downloads: every script and style sheet the document names, gzip bytes. */
async function weigh(base: string, path: string, headers: Record<string, string>): Promise<{ js: number; css: number; html: number }> {
  const html = await (await fetch(base + path, { headers })).text();
  const names = new Set([...html.matchAll(/(?:href|src)="(\/assets\/[^"]+\.(?:js|css))"/g)].map((m) => m[1]!));
  // Route modules are imported by the inline manifest script rather than by a tag.
  for (const m of html.matchAll(/"(\/assets\/[^"]+\.js)"/g)) if (html.includes(`import * as`) || html.includes(`import "${m[1]}"`)) names.add(m[1]!);
  const bytes = { js: 0, css: 0, html: gzipSync(html).length };
  for (const name of names) {
    const body = Buffer.from(await (await fetch(base + name, { headers: { 'accept-encoding': 'identity' } })).arrayBuffer());
    const plain = body[0] === 0x1f && body[1] === 0x8b ? gunzipSync(body) : body;
    bytes[name.endsWith('.js') ? 'js' : 'css'] += gzipSync(plain, { level: 6 }).length;
  }
  return bytes;
}

/** Pages of the demo world under load, each as a ratio to `/ping`, a route of the same server that renders nothing. */
export async function pages({ quick }: BenchOptions): Promise<BenchResult> {
  const product = await startProduct();
  try {
    const base = product.url;
    const seconds = quick ? 4 : 15;
    const cookie = await signIn(base, 'buyer@faw.demo');
    const listings = (await (await fetch(`${base}/api/v1/listings?limit=1`)).json()) as { items: { id: string }[] };
    const deals = (await (await fetch(`${base}/api/v1/deals?limit=1`, { headers: { cookie } })).json()) as { items: { id: string }[] };
    const targets: [string, string, Record<string, string>][] = [
      ['search', `/search?q=${encodeURIComponent('电池')}`, {}],
      ['listing', `/listings/${listings.items[0]!.id}`, {}],
      ['deal', `/deals/${deals.items[0]!.id}`, { cookie }],
    ];
    await load(`${base}/ping`, {}, 2); // warm-up
    const bare = await load(`${base}/ping`, {}, seconds);
    const results: Record<string, unknown> = { bare };
    const ratios: Record<string, number> = {};
    const say = [`bare /ping: ${bare.rps} req/s, p50 ${bare.p50} ms, p95 ${bare.p95} ms`];
    for (const [name, path, headers] of targets) {
      await load(base + path, headers, 2);
      const measured = await load(base + path, headers, seconds);
      const bytes = await weigh(base, path, headers);
      results[name] = { ...measured, bytes };
      ratios[`${name}_rps`] = round(measured.rps / bare.rps);
      ratios[`${name}_p50`] = round(measured.p50 / Math.max(1, bare.p50));
      ratios[`${name}_p95`] = round(measured.p95 / Math.max(1, bare.p95));
      ratios[`${name}_js_of_170kB`] = round(bytes.js / 170_000);
      say.push(`${name}: ${measured.rps} req/s (${round(measured.rps / bare.rps)} of bare), p50 ${measured.p50} ms, p95 ${measured.p95} ms, errors ${measured.errors}; gzip JS ${kb(bytes.js)}, CSS ${kb(bytes.css)}, HTML ${kb(bytes.html)}`);
    }
    return { results, ratios, say };
  } finally {
    await product.stop();
  }
}

const round = (n: number) => Math.round(n * 1_000) / 1_000;
const kb = (n: number) => `${(n / 1_000).toFixed(1)} kB`;
