import { setPriority } from 'node:os';
import { parentPort } from 'node:worker_threads';
import { AppError } from '#app/core/errors.ts';
import { READY, type HeavyAnswer, type HeavyError, type HeavyRequest } from './pool.server.ts';
import { buffersOf } from './transfer.ts';

/** What a thread can do: tasks by name. Bytes of a result are handed over, not copied. */
export type HeavyTasks = Record<string, (input: never) => unknown>;

/** Nice value of heavy work: where cores are few, pages go first. On Linux this is the calling thread's own. */
const NICE = 10;

/** The inside of a thread of the pool: takes one task at a time from its port and answers. */
export function answerHeavy(tasks: HeavyTasks): void {
  if (process.platform === 'linux') try { setPriority(0, NICE); } catch { /* a container may forbid it; then all are equal */ }
  const port = parentPort!;
  const answer = async ({ id, name, input }: HeavyRequest): Promise<HeavyAnswer> => {
    try {
      const task = tasks[name];
      if (!task) throw new Error(`no heavy task is called ${name}`);
      return { id, value: await task(input as never) };
    } catch (error) {
      return { id, error: told(error) };
    }
  };
  port.postMessage({ id: READY } satisfies HeavyAnswer);
  port.on('message', (request: HeavyRequest) => {
    void answer(request).then((a) => { port.postMessage(a, buffersOf(a.value)); });
  });
}

function told(error: unknown): HeavyError {
  if (error instanceof AppError) return { message: error.message, refusal: { code: error.code, details: error.details, fields: error.fields } };
  return error instanceof Error ? { message: error.message, ...(error.stack ? { stack: error.stack } : {}) } : { message: String(error) };
}
