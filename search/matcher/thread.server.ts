import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { DbConfig } from '#db/client.ts';
import type { Matcher } from './matcher.ts';

export type MatcherCall = { [K in Exclude<keyof Matcher, 'warm' | 'close'>]: { name: K; args: Parameters<Matcher[K]> } }[Exclude<keyof Matcher, 'warm' | 'close'>];
export interface MatcherRequest { id: number; call: MatcherCall | { name: 'warm' } }
export interface MatcherAnswer { id: number; value?: unknown; error?: string }

/** Pauses before a thread that ended by itself is started again, ms: the first and the longest. */
const RESTART_MS = { first: 1_000, most: 60_000 };
/** A thread that lived so long did not end because of how it starts. */
const HEALTHY_MS = 5 * 60_000;
const SOURCE = './thread-main.ts';

/** A thread knows no loaders of the process that starts it, so one that runs from source brings its own. */
const fromSource = (entry: URL) => `import('tsx/esm/api').then((tsx) => { tsx.register(); return import(${JSON.stringify(entry.href)}); });`;

interface Waiting { resolve: (value: never) => void; reject: (error: Error) => void }

/**
 * The matcher in a thread of its own, with its own connections: reading a large market into memory takes minutes and ranking tens of
 * milliseconds, and neither may hold up the pages and queues of the process that asks. When the thread ends (memory, a fault)
 * its open calls answer null, callers find candidates elsewhere, and it is started again after a pause. What the database
 * refuses is thrown to the caller.
 */
export function threadMatcher(options: { db: DbConfig; onEnd?: (error: Error) => void; entry?: URL }): Matcher {
  // Beside the other built scripts when built; from source through the loader this process runs with.
  const entry = options.entry ?? (import.meta.url.endsWith('.ts') ? new URL(SOURCE, import.meta.url) : pathToFileURL(resolve('build/worker/matcher.js')));
  const waiting = new Map<number, Waiting>();
  let thread: Worker | null = null;
  let closed = false;
  let next = 0;
  let pause = RESTART_MS.first;
  let notBefore = 0;

  function start(): Worker {
    const began = performance.now();
    const started = entry.pathname.endsWith('.ts') ? new Worker(fromSource(entry), { workerData: options.db, execArgv: [], eval: true }) : new Worker(entry, { workerData: options.db, execArgv: [] });
    let cause = new Error('the matching thread ended');
    started.unref();
    started.on('message', ({ id, value, error }: MatcherAnswer) => {
      const call = waiting.get(id);
      waiting.delete(id);
      if (error !== undefined) call?.reject(new Error(error)); else call?.resolve(value as never);
      if (waiting.size === 0) started.unref();
    });
    started.on('error', (error: Error) => { cause = error; });
    started.on('exit', () => {
      thread = null;
      for (const call of waiting.values()) call.resolve(null as never);
      waiting.clear();
      if (closed) return;
      pause = performance.now() - began > HEALTHY_MS ? RESTART_MS.first : Math.min(RESTART_MS.most, pause * 2);
      notBefore = performance.now() + pause;
      options.onEnd?.(cause);
    });
    return started;
  }

  const there = (): Worker | null => (closed || (!thread && performance.now() < notBefore) ? null : (thread ??= start()));
  function send<T>(call: MatcherRequest['call']): Promise<T | null> {
    const to = there();
    if (!to) return Promise.resolve(null);
    return new Promise((resolveCall, reject) => {
      const id = next++;
      waiting.set(id, { resolve: resolveCall, reject });
      to.ref(); // while somebody waits the process stays
      to.postMessage({ id, call } satisfies MatcherRequest);
    });
  }

  return {
    rankListings: (...args) => send({ name: 'rankListings', args }),
    nearListings: (...args) => send({ name: 'nearListings', args }),
    rankDemands: (...args) => send({ name: 'rankDemands', args }),
    warm: () => { void send({ name: 'warm' }); },
    close: async () => { closed = true; await thread?.terminate(); },
  };
}
