import { createHash } from 'node:crypto';
import { and, eq, inArray } from 'drizzle-orm';
import { systemScope } from '#app/core/scope.ts';
import type { Db } from '#db/client.ts';
import { textEmbeddings } from '#db/schema/matching.ts';
import { withRead, withTx } from '#db/tx.ts';
import { createBreaker } from '../query/breaker.ts';

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
const breaker = createBreaker({ pauseMs: 10_000, maxPauseMs: 300_000 });

/** The key a text's vector is stored under. */
export function contentHash(text: string): string { return createHash('sha256').update(text.slice(0, MAX_CHARACTERS)).digest('hex'); }

/**
 * Vectors of texts by the service, one request per {@link BATCH}; unit length, in order. Throws when it is down, answers another
 * number of vectors or something that is none.
 */
export async function fetchEmbeddings(config: EmbeddingConfig, texts: readonly string[], timeoutMs = BATCH_TIMEOUT_MS): Promise<Float32Array[]> {
  const ollama = /\/api\/embed$/.test(config.url);
  const address = ollama || /\/embeddings$/.test(config.url) ? config.url : `${config.url}/embeddings`;
  const out: Float32Array[] = [];
  for (let at = 0; at < texts.length; at += BATCH) {
    const input = texts.slice(at, at + BATCH).map((t) => t.slice(0, MAX_CHARACTERS));
    const answer = await fetch(address, {
      method: 'POST', signal: AbortSignal.timeout(timeoutMs), body: JSON.stringify({ model: config.model, input }),
      headers: { 'content-type': 'application/json', ...(config.key ? { authorization: `Bearer ${config.key}` } : {}) },
    });
    if (!answer.ok) throw new Error(`embedding service answered ${answer.status}`);
    const body = await answer.json() as { data?: { embedding: number[]; index?: number }[]; embeddings?: number[][] };
    const vectors = body.embeddings ?? [...(body.data ?? [])].sort((a, b) => (a.index ?? 0) - (b.index ?? 0)).map((d) => d.embedding);
    if (vectors.length !== input.length) throw new Error(`embedding service gave ${vectors.length} vectors for ${input.length} texts`);
    out.push(...vectors.map(unit));
  }
  return out;
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

/** Makes sure every text has a stored vector; gives how many were fetched. Used by the worker. Throws when the service is down. */
export async function embedMissing(db: Db, config: EmbeddingConfig, texts: readonly string[]): Promise<number> {
  const byHash = new Map(texts.filter((t) => t.trim() !== '').map((t) => [contentHash(t), t]));
  const have = await stored(db, config.model, [...byHash.keys()]);
  const missing = [...byHash].filter(([hash]) => !have.has(hash));
  for (let at = 0; at < missing.length; at += BATCH) {
    const part = missing.slice(at, at + BATCH);
    const vectors = await fetchEmbeddings(config, part.map(([, text]) => text));
    await keep(db, config.model, part.map(([hash], i) => [hash, vectors[i]!]));
  }
  return missing.length;
}

async function keep(db: Db, model: string, rows: readonly (readonly [string, Float32Array])[]): Promise<void> {
  if (rows.length === 0) return;
  await withTx(db, scope, (tx) => tx.insert(textEmbeddings)
    .values(rows.map(([hash, v]) => ({ model, hash, vector: Buffer.from(v.buffer, v.byteOffset, v.byteLength) }))).onConflictDoNothing());
}

/**
 * Cosines between a demand's text and listings' texts, null where there is no vector yet. Null as a whole without a service or
 * while it is down: never throws, never keeps a reader waiting longer than the reader's timeout.
 */
export async function nearness(db: Db, asked: string, texts: readonly string[], config: EmbeddingConfig | null): Promise<(number | null)[] | null> {
  if (!config || asked.trim() === '') return null;
  try {
    return await breaker.run(async () => {
      const hashes = texts.map(contentHash);
      const key = contentHash(asked);
      const have = await stored(db, config.model, [...hashes, key]);
      let own = have.get(key);
      if (!own) {
        [own] = await fetchEmbeddings(config, [asked], READER_TIMEOUT_MS);
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
