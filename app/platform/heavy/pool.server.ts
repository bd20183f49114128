import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { AppError, type ErrorCode, type FieldError } from '#app/core/errors.ts';
import { FairQueue } from './fair-queue.ts';
import { buffersOf } from './transfer.ts';

export interface HeavyRequest { id: number; name: string; input: unknown }
/** What went wrong in a thread. `refusal`: an `AppError` thrown there on purpose, made anew here. */
export interface HeavyError { message: string; stack?: string; refusal?: { code: ErrorCode; details: Record<string, unknown>; fields: FieldError[] } }
export interface HeavyAnswer { id: number; value?: unknown; error?: HeavyError }
/** Id of the first message of a thread: it has loaded its code and takes work. */
export const READY = -1;

/** For whom the work is, and how one learns that nobody waits for it any more. */
export interface HeavyCaller { tenant: string; signal?: AbortSignal }

/** Work that would hold up every page if it ran where pages are made: reports, simulations, a look into uploads, files of personal data. */
export interface HeavyPool {
  /**
   * Runs a named task in a thread and gives its result. A function as input is called when the task's turn comes, and what it reads is
   * the input: twenty reports asked for at once are then read one after the other too. Whole buffers of bytes at the first level of the
   * input are moved to the thread and empty here afterwards. Throws what the task throws on purpose, `busy` with `retry_after`
   * (seconds) when the tenant's waiting list or the whole one is full, `unavailable` when the thread died or took too long, or for a
   * caller who has gone.
   */
  run<T>(name: string, input: unknown, caller: HeavyCaller): Promise<T>;
  /** How much waits and runs, for a look from outside. */
  load(): { waiting: number; running: number };
  close(): Promise<void>;
}

/** Waiting at most: one tenant's, and all together. A report takes up to a second, so the last in a full list waits half a minute. */
const LIMITS = { perTenant: 24, total: 200 };
/** A task that takes longer is ended with its thread, ms. A thread's own start does not count to its first task; it has its own limit. */
const MOST_MS = 60_000;
const START_MS = 120_000;
/** Pauses before a thread that died is replaced, ms. */
const PAUSE_MS = { first: 500, most: 30_000 };
const RETRY_AFTER_SECONDS = 15;

interface Task { tenant: string; id: number; name: string; input: unknown; done: (answer: HeavyAnswer) => void; fail: (error: Error) => void }
interface Slot { thread: Worker | null; ready: boolean; task: Task | null; timer: NodeJS.Timeout | null; deaths: number; notBefore: number }

/** A thread knows no loaders of the process that starts it, so one that runs from source brings its own. */
const fromSource = (entry: URL) => `import('tsx/esm/api').then((tsx) => { tsx.register(); return import(${JSON.stringify(entry.href)}); });`;

/** One thread fewer than cores, so that pages keep one; at least one, at most four. */
const defaultSize = () => Math.max(1, Math.min(4, availableParallelism() - 1));

function errorOf(name: string, { message, stack, refusal }: HeavyError): Error {
  if (refusal) return new AppError(refusal.code, refusal.details, refusal.fields);
  return Object.assign(new Error(`${name}: ${message}`), stack ? { stack } : {});
}

/**
 * A small pool of threads behind a queue per tenant. Threads start with the first work and stay. A caller who goes away while waiting
 * gives its place back; one whose work has begun gets no answer, and the work ends by itself.
 */
export function threadPool(options: { size?: number; limits?: typeof LIMITS; mostMs?: number; entry?: URL; onEnd?: (error: Error) => void } = {}): HeavyPool {
  const entry = options.entry ?? (import.meta.url.endsWith('.ts') ? new URL('../../heavy-thread.ts', import.meta.url) : pathToFileURL(resolve('build/server/heavy.js')));
  const queue = new FairQueue<Task>(options.limits ?? LIMITS);
  const slots: Slot[] = Array.from({ length: options.size ?? defaultSize() }, () => ({ thread: null, ready: false, task: null, timer: null, deaths: 0, notBefore: 0 }));
  let next = 0;
  let closed = false;

  function start(slot: Slot): Worker {
    const started = entry.pathname.endsWith('.ts') ? new Worker(fromSource(entry), { execArgv: [], eval: true }) : new Worker(entry, { execArgv: [] });
    let cause = new Error('the thread of heavy work ended');
    started.on('message', (answer: HeavyAnswer) => {
      if (answer.id === READY) { slot.ready = true; if (slot.task) limit(slot, options.mostMs ?? MOST_MS); return; }
      slot.deaths = 0;
      settle(slot, (task) => { task.done(answer); });
    });
    started.on('error', (error: Error) => { cause = error; });
    started.on('exit', () => {
      slot.thread = null;
      slot.ready = false;
      if (closed) return;
      slot.deaths += 1;
      const pause = Math.min(PAUSE_MS.most, PAUSE_MS.first * 2 ** (slot.deaths - 1));
      slot.notBefore = performance.now() + pause;
      options.onEnd?.(cause);
      settle(slot, (task) => { task.fail(new AppError('unavailable', { reason: 'thread_ended' })); });
      // A timer may come a moment early, and a slot that is not due yet would be passed over for good.
      setTimeout(() => { slot.notBefore = 0; work(); }, pause).unref();
    });
    return started;
  }

  /** Ends the thread unless its task is done by then. */
  function limit(slot: Slot, ms: number): void {
    if (slot.timer) clearTimeout(slot.timer);
    slot.timer = setTimeout(() => { void slot.thread?.terminate(); }, ms);
  }

  function settle(slot: Slot, how: (task: Task) => void): void {
    const { task } = slot;
    if (slot.timer) clearTimeout(slot.timer);
    slot.task = slot.timer = null;
    slot.thread?.unref(); // while nobody waits, the process may end
    if (task) how(task);
    work();
  }

  /** Gives waiting work to threads that have none. */
  function work(): void {
    for (const slot of slots) {
      if (slot.task || closed || performance.now() < slot.notBefore) continue;
      const task = queue.take();
      if (!task) return;
      slot.task = task;
      slot.thread ??= start(slot);
      slot.thread.ref();
      limit(slot, slot.ready ? options.mostMs ?? MOST_MS : START_MS);
      void send(slot, task);
    }
  }

  /** Hands a task to its thread; what has to be read for it is read now, in its turn. */
  async function send(slot: Slot, task: Task): Promise<void> {
    try {
      const input: unknown = typeof task.input === 'function' ? await (task.input as () => Promise<unknown>)() : task.input;
      // Meanwhile the thread may have died, or the pool closed: the task is answered then.
      if (slot.task === task) slot.thread!.postMessage({ id: task.id, name: task.name, input } satisfies HeavyRequest, buffersOf(input));
    } catch (error) {
      if (slot.task === task) settle(slot, () => { task.fail(error as Error); });
    }
  }

  return {
    run: <T>(name: string, input: unknown, { tenant, signal }: HeavyCaller) => new Promise<T>((give, fail) => {
      if (closed || signal?.aborted) { fail(new AppError('unavailable', { reason: closed ? 'closing' : 'caller_gone' })); return; }
      const gone = () => { queue.remove(task); fail(new AppError('unavailable', { reason: 'caller_gone' })); };
      const task: Task = {
        tenant, id: next++, name, input,
        done: ({ value, error }) => {
          signal?.removeEventListener('abort', gone);
          if (error) fail(errorOf(name, error)); else give(value as T);
        },
        fail: (error) => { signal?.removeEventListener('abort', gone); fail(error); },
      };
      if (!queue.add(task)) { fail(new AppError('busy', { retry_after: RETRY_AFTER_SECONDS, waiting: queue.sizeOf(tenant) })); return; }
      signal?.addEventListener('abort', gone, { once: true });
      work();
    }),
    load: () => ({ waiting: queue.size, running: slots.filter((s) => s.task).length }),
    close: async () => {
      closed = true;
      for (const task of queue.clear()) task.fail(new AppError('unavailable', { reason: 'closing' }));
      for (const slot of slots) settle(slot, (task) => { task.fail(new AppError('unavailable', { reason: 'closing' })); });
      await Promise.all(slots.flatMap((s) => (s.thread ? [s.thread.terminate()] : [])));
    },
  };
}
