import { MeiliSearch, MeiliSearchApiError, type Settings, type EnqueuedTask, type Task } from 'meilisearch';
import { createBreaker, type Breaker } from './query/breaker.ts';
import { DEMAND_SETTINGS } from './settings/demands.ts';
import { LISTING_SETTINGS } from './settings/listings.ts';
import { createQueries, type Queries } from './transport.ts';

export interface SearchConfig {
  url: string;
  key: string;
  /** Prefix of index names; several installations may share a server. */
  prefix: string;
  /** Longest wait for a query, ms; past it the answer comes from the database. */
  queryTimeoutMs?: number;
}

export type IndexName = 'listings' | 'demands';

/** The search engine as the rest of the code sees it: two ways to it (short and long patience), index names, one breaker per process. */
export interface Search {
  /** For queries: short timeout. */
  readonly query: Queries;
  /** For writes, settings and tasks: long timeout. */
  readonly admin: MeiliSearch;
  readonly breaker: Breaker;
  uid(name: IndexName): string;
  /** `{ok}` of the server itself; never throws. */
  health(): Promise<{ ok: boolean; error?: string }>;
}

export const INDEX_SETTINGS: Record<IndexName, Settings> = { listings: LISTING_SETTINGS, demands: DEMAND_SETTINGS };

/**
 * Opens the search client; nothing connects until the first call. `accept-encoding: identity`: compressed answers cost
 * the server some 40 ms each, on loopback for nothing.
 */
export function createSearch(config: SearchConfig): Search {
  const query = createQueries({ url: config.url, key: config.key, timeoutMs: config.queryTimeoutMs ?? 1_500 });
  const admin = new MeiliSearch({ host: config.url, apiKey: config.key, requestInit: { headers: { 'accept-encoding': 'identity' } }, timeout: 30_000 });
  return {
    query, admin,
    breaker: createBreaker(),
    uid: (name) => `${config.prefix}${name}`,
    health: async () => {
      try {
        return { ok: await query.available() };
      } catch (error) {
        return { ok: false, error: error instanceof Error ? error.message : String(error) };
      }
    },
  };
}

/** First and longest pause between two looks at a task, ms. A small write takes milliseconds, a large one minutes. */
const LOOK = { first: 20, most: 500, growth: 1.3 };

/** The task when it has ended, well or not. Throws when it has not after `timeout` ms. */
async function ended(search: Pick<Search, 'admin'>, uid: number, timeout: number): Promise<Task> {
  const until = performance.now() + timeout;
  for (let pause = LOOK.first; ; pause = Math.min(LOOK.most, pause * LOOK.growth)) {
    const task = await search.admin.tasks.getTask(uid);
    if (task.status !== 'enqueued' && task.status !== 'processing') return task;
    if (performance.now() > until) throw new Error(`search task ${uid} (${task.type}) not done after ${timeout} ms`);
    await new Promise((r) => setTimeout(r, pause));
  }
}

/** Waits until Meilisearch has carried a write out; throws with its reason when it failed or took longer than `timeout` ms. */
export async function done(search: Pick<Search, 'admin'>, sent: PromiseLike<EnqueuedTask>, timeout = 120_000): Promise<void> {
  const task = await ended(search, (await sent).taskUid, timeout);
  if (task.status !== 'succeeded') throw new Error(`search task ${task.uid} (${task.type}) ${task.status}: ${task.error?.message ?? 'no reason given'}`);
}

/** Creates the indexes that are missing and applies the settings to all of them. Idempotent; the worker calls it at start. */
export async function prepareIndexes(search: Search, names: readonly IndexName[] = ['listings', 'demands']): Promise<void> {
  for (const name of names) await createIndex(search, search.uid(name), name);
}

/** Creates one index under `uid` (no error when it is there) with the settings of `name`, and waits for both at most `timeout` ms each: they stand behind whatever is being written. */
export async function createIndex(search: Search, uid: string, name: IndexName, timeout = 120_000): Promise<void> {
  try {
    await search.admin.getRawIndex(uid);
  } catch (error) {
    if (!(error instanceof MeiliSearchApiError) || error.cause?.code !== 'index_not_found') throw error;
    const task = await ended(search, (await search.admin.createIndex(uid, { primaryKey: 'id' })).taskUid, timeout);
    // Two workers may start together: the second one's creation fails, and the index is there all the same.
    if (task.status !== 'succeeded' && task.error?.code !== 'index_already_exists') throw new Error(`search index ${uid}: ${task.error?.message ?? task.status}`);
  }
  await done(search, search.admin.index(uid).updateSettings(INDEX_SETTINGS[name]), timeout);
}

/** Small writes until each of the engine's indexing threads has read its dictionaries. */
const WARM_ROUNDS = 8;

/**
 * Has the engine read its word dictionaries: the first writes after its start take seconds because of that, and the first
 * publication of the day should not be the one that waits. Uses an index of its own and removes it. Never throws: cold is only slower.
 */
export async function warmUp(search: Search): Promise<void> {
  const uid = `${search.uid('listings')}_warm`;
  try {
    await createIndex(search, uid, 'listings');
    for (let i = 0; i < WARM_ROUNDS; i++) await done(search, search.admin.index(uid).addDocuments([{ id: String(i), title_zh: '质子交换膜燃料电池双极板', title_en: `bipolar plate ${i}` }], { primaryKey: 'id' }));
  } catch { /* the engine is down or slow; its consumer will say so */ } finally {
    await search.admin.deleteIndexIfExists(uid).catch(() => false);
  }
}
