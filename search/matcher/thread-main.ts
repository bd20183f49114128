import { parentPort, workerData } from 'node:worker_threads';
import { createDb, type DbConfig } from '#db/client.ts';
import { localMatcher } from './local.server.ts';
import type { MatcherAnswer, MatcherRequest } from './thread.server.ts';

/** Entry of the matching thread: a matcher of its own behind a port. Calls are answered in whatever order they are done. */
const CONNECTIONS = 3;
const matcher = localMatcher(createDb({ ...(workerData as DbConfig), max: CONNECTIONS }));

async function answer({ id, call }: MatcherRequest): Promise<MatcherAnswer> {
  try {
    if (call.name === 'warm') { matcher.warm(); return { id, value: null }; }
    const run = matcher[call.name] as (...args: unknown[]) => Promise<unknown>;
    return { id, value: await run(...call.args) };
  } catch (error) {
    return { id, error: error instanceof Error ? error.message : String(error) };
  }
}

parentPort!.on('message', (request: MatcherRequest) => { void answer(request).then((a) => parentPort!.postMessage(a)); });
