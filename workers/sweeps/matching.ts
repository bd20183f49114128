import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { embedMarket, modelIsDue } from '#search/model/train.server.ts';
import { childEnv } from '../supervisor/child-env.ts';
import type { Sweep } from './run.ts';

const MINUTE = 60_000;
/** A training that takes longer hangs; the next turn starts another. */
const PATIENCE_MS = 30 * MINUTE;

/** Runs the training in a process of its own, with this worker's loader and the way to its database; throws its last words when it fails. */
function trainApart(): Promise<void> {
  // Beside the built worker lies the built script; from source it is started through the loader this process runs with.
  const script = fileURLToPath(new URL(import.meta.url.endsWith('.ts') ? '../cli/train-model.ts' : './train-model.js', import.meta.url));
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...process.execArgv, script], { env: childEnv('train', process.env), stdio: ['ignore', 'ignore', 'pipe'], timeout: PATIENCE_MS });
    let words = '';
    child.stderr.on('data', (d: Buffer) => { words = (words + d.toString()).slice(-2_000); });
    child.once('error', reject);
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`training the matching model ended with ${code}: ${words}`))));
  });
}

let training: Promise<void> | null = null;
/** Why the last training failed; told at the sweep's next turn, because nobody waits for the training itself. */
let failure: Error | null = null;

/** What matching needs done behind the scenes: a model that knows the market as it is, and vectors of new listings where a service gives them. */
export const matchingSweeps: readonly Sweep[] = [
  {
    name: 'matching.model', everyMs: 10 * MINUTE,
    run: async ({ db, log }) => {
      if (training) return;
      const told = failure;
      failure = null;
      const due = await modelIsDue(db);
      // Looked at again after the wait: another turn may have begun one meanwhile. Not awaited: other sweeps have their turns while
      // it trains; until it has succeeded the model before it, or none, serves.
      if (due && !training) {
        training = trainApart().catch((err: unknown) => { failure = err as Error; log.warn({ err }, 'matching model not trained'); }).finally(() => { training = null; });
      }
      if (told) throw told;
    },
  },
  {
    // Reads every listing's text to see what is new, so not every minute; until then the built-in nearness stands for it.
    name: 'matching.embeddings', everyMs: 10 * MINUTE,
    run: async ({ db, embeddings }) => { if (embeddings) await embedMarket(db, embeddings); },
  },
];
