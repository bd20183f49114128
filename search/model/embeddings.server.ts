import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { and, eq, inArray } from 'drizzle-orm';
import { systemScope } from '#app/core/scope.ts';
import type { Db } from '#db/client.ts';
import { textEmbeddings } from '#db/schema/matching.ts';
import { withRead, withTx } from '#db/tx.ts';
import { createBreaker, type Breaker } from '../query/breaker.ts';

/** Where vectors come from when an installation has an embedding service: OpenAI's shape, or Ollama's own. */
export interface EmbeddingConfig { url: string; model: string; key: string }

/** The service an installation names in its environment; null when address or model is missing: the built-in vectors serve. */
export function embeddingConfig(env: { EMBEDDINGS_URL?: string | undefined; EMBEDDINGS_MODEL?: string | undefined; EMBEDDINGS_KEY?: string | undefined }): EmbeddingConfig | null {
  const { EMBEDDINGS_URL: url, EMBEDDINGS_MODEL: model, EMBEDDINGS_KEY: key } = env;
  return url && model ? { url: url.replace(/\/+$/, ''), model, key: key ?? '' } : null;
}

const scope = systemScope('embeddings');
const BATCH = 64;
/** A reader waits no longer than this for the demand's own vector; without it the built-in nearness stands. */
const READER_TIMEOUT_MS = 1_500;
const BATCH_TIMEOUT_MS = 30_000;
const MAX_CHARACTERS = 4_000;
/** A service that says "too many" or "not now" is asked again by the worker so often, after what it names or a second, then two; never by a reader. */
const RETRIES = 2;
const MAX_WAIT_MS = 20_000;
/** Asked for at the beginning of a round, to see of how many numbers the service's vectors are now. */
const PROBE = 'dimension';

/** One circuit per service: an address that fails says nothing of another. */
const breakers = new Map<string, Breaker>();
function breakerOf({ url, model }: EmbeddingConfig): Breaker {
  const name = `${url} ${model}`;
  let known = breakers.get(name);
  if (!known) breakers.set(name, known = createBreaker({ pauseMs: 10_000, maxPauseMs: 300_000 }));
  return known;
}

/** The key a text's vector is stored under. */
export function contentHash(text: string): string { return createHash('sha256').update(text.slice(0, MAX_CHARACTERS)).digest('hex'); }

/**
 * Vectors of texts by the service, one request per {@link BATCH}; unit length, all of one dimension, in order. Throws when it is
 * down, answers another number of vectors or something that is none. What is thrown is in our own words: the client's own may
 * quote the address or a header, and with them a secret.
 */
export async function fetchEmbeddings(config: EmbeddingConfig, texts: readonly string[], options: { timeoutMs?: number; retries?: number } = {}): Promise<Float32Array[]> {
  const out: Float32Array[] = [];
  for (let at = 0; at < texts.length; at += BATCH) {
    const input = texts.slice(at, at + BATCH).map((t) => t.slice(0, MAX_CHARACTERS));
    const vectors = vectorsIn(await ask(config, input, options.timeoutMs ?? BATCH_TIMEOUT_MS, options.retries ?? 0));
    if (vectors.length !== input.length) throw new Error(`embedding service gave ${vectors.length} vectors for ${input.length} texts`);
    out.push(...vectors.map(unit));
  }
  if (out.some((v) => v.length !== out[0]!.length)) throw new Error('embedding service gave vectors of several lengths');
  return out;
}

async function ask(config: EmbeddingConfig, input: readonly string[], timeoutMs: number, retries: number): Promise<unknown> {
  const address = /\/(?:api\/embed|embeddings)$/.test(config.url) ? config.url : `${config.url}/embeddings`;
  for (let left = retries; ; left--) {
    let answer: Response;
    try {
      answer = await fetch(address, {
        method: 'POST', signal: AbortSignal.timeout(timeoutMs), redirect: 'error', body: JSON.stringify({ model: config.model, input }),
        headers: { 'content-type': 'application/json', ...(config.key ? { authorization: `Bearer ${config.key}` } : {}) },
      });
      if (answer.ok) return await answer.json();
    } catch (error) {
      const name = error instanceof Error ? error.name : '';
      throw new Error(name === 'TimeoutError' ? `embedding service did not answer in ${timeoutMs} ms` : name === 'SyntaxError' ? 'embedding service answered something that is not JSON' : 'embedding service cannot be reached');
    }
    await answer.body?.cancel();
    if (left <= 0 || (answer.status !== 429 && answer.status !== 503)) throw new Error(`embedding service answered ${answer.status}`);
    await pause(waitOf(answer.headers.get('retry-after'), retries - left));
  }
}

/** Milliseconds until the next try: the service's own word in seconds, as far as we have the patience. */
function waitOf(retryAfter: string | null, tried: number): number {
  return Math.min(MAX_WAIT_MS, retryAfter && /^\d+$/.test(retryAfter) ? Number(retryAfter) * 1_000 : 1_000 * 2 ** tried);
}

/** Either shape's vectors: Ollama's `embeddings`, or OpenAI's `data`, whose items say their places themselves. */
function vectorsIn(body: unknown): number[][] {
  const { data, embeddings } = (body ?? {}) as { data?: { embedding: number[]; index?: number }[]; embeddings?: number[][] };
  if (Array.isArray(embeddings)) return embeddings;
  if (!Array.isArray(data)) return [];
  return [...data].sort((a, b) => (a?.index ?? 0) - (b?.index ?? 0)).map((d) => d?.embedding);
}

function unit(v: readonly number[]): Float32Array {
  if (!Array.isArray(v) || v.length === 0 || v.some((x) => !Number.isFinite(x))) throw new Error('embedding service gave something that is no vector');
  const norm = Math.hypot(...v) || 1;
  return Float32Array.from(v, (x) => x / norm);
}

/** Stored vectors of texts by hash. */
async function stored(db: Db, model: string, hashes: readonly string[]): Promise<Map<string, Float32Array>> {
  if (hashes.length === 0) return new Map();
  const rows = await withRead(db, scope, (tx) => tx.select({ hash: textEmbeddings.hash, vector: textEmbeddings.vector }).from(textEmbeddings).where(and(eq(textEmbeddings.model, model), inArray(textEmbeddings.hash, [...new Set(hashes)]))));
  return new Map(rows.map((r) => [r.hash, new Float32Array(new Uint8Array(r.vector).buffer)]));
}

/**
 * Makes sure every text has a stored vector of the service's present length; gives how many were fetched. Used by the worker.
 * Throws when the service is down; what was fetched before that is kept.
 */
export async function embedMissing(db: Db, config: EmbeddingConfig, texts: readonly string[], dimension?: number): Promise<number> {
  const byHash = new Map(texts.filter((t) => t.trim() !== '').map((t) => [contentHash(t), t]));
  const have = await stored(db, config.model, [...byHash.keys()]);
  const missing = [...byHash].filter(([hash]) => { const v = have.get(hash); return !v || (dimension !== undefined && v.length !== dimension); });
  for (let at = 0; at < missing.length; at += BATCH) {
    const part = missing.slice(at, at + BATCH);
    const vectors = await fetchEmbeddings(config, part.map(([, text]) => text), { retries: RETRIES });
    await keep(db, config.model, part.map(([hash], i) => [hash, vectors[i]!]));
  }
  return missing.length;
}

/** Of how many numbers the service's vectors are: another model under the old name has others, and what was stored is then of no use. */
export async function embeddingDimension(config: EmbeddingConfig): Promise<number> {
  return (await fetchEmbeddings(config, [PROBE], { retries: RETRIES }))[0]!.length;
}

/** Stores vectors in the place of those the same texts had before; two processes storing the same at once is no error. */
async function keep(db: Db, model: string, rows: readonly (readonly [string, Float32Array])[]): Promise<void> {
  if (rows.length === 0) return;
  await withTx(db, scope, async (tx) => {
    await tx.delete(textEmbeddings).where(and(eq(textEmbeddings.model, model), inArray(textEmbeddings.hash, rows.map(([hash]) => hash))));
    await tx.insert(textEmbeddings).values(rows.map(([hash, v]) => ({ model, hash, vector: Buffer.from(v.buffer, v.byteOffset, v.byteLength) }))).onConflictDoNothing();
  });
}

/**
 * Cosines between a demand's text and listings' texts, null where there is no vector yet. Null as a whole without a service or
 * while it is down: never throws, never keeps a reader waiting longer than the reader's timeout.
 */
export async function nearness(db: Db, asked: string, texts: readonly string[], config: EmbeddingConfig | null): Promise<(number | null)[] | null> {
  if (!config || asked.trim() === '') return null;
  try {
    return await breakerOf(config).run(async () => {
      const hashes = texts.map(contentHash);
      const key = contentHash(asked);
      const have = await stored(db, config.model, [...hashes, key]);
      let own = have.get(key);
      const known = hashes.flatMap((h) => have.get(h) ?? []);
      // A vector of another length than the listings' is from before the service changed.
      if (!own || (known.length > 0 && known.every((v) => v.length !== own!.length))) {
        [own] = await fetchEmbeddings(config, [asked], { timeoutMs: READER_TIMEOUT_MS });
        await keep(db, config.model, [[key, own!]]);
      }
      return hashes.map((h) => { const v = have.get(h); return v && v.length === own!.length ? dot(own!, v) : null; });
    });
  } catch {
    return null;
  }
}

function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
