import { fork } from 'node:child_process';
import { closeSync } from 'node:fs';
import type { DatabaseLogins } from './app-login.ts';
import { openPrivateLog } from './private-files.ts';
import { StartError } from './start-error.ts';

/** What has to be done to the data before anybody is served. */
export interface PrepareOrder { database: DatabaseLogins; env: Record<string, string>; seed: 'demo' | 'none' }
export interface Prepared { steps: { name: string; ms: number }[]; firstOperator: { email: string; password: string } | null }
export type PrepareAnswer = { prepared: Prepared } | { refused: { code: string; what: string; wayOut: string } } | { failed: string };

/**
 * Migrates, fills an empty database and indexes what was filled in, in a process of its own that ends when it is done: the supervisor
 * stays small for as long as the platform runs, and the owner's login is in nobody's memory afterwards. The process is started at once, so
 * that it has loaded by the time the engines answer. `run` sends the order; throws StartError for what the person can mend.
 */
export function startPrepare(options: { env: Record<string, string>; logFile: string }): { run(order: PrepareOrder): Promise<Prepared>; stop(): void } {
  const log = openPrivateLog(options.logFile);
  const child = fork(new URL('./prepare-main.ts', import.meta.url), [], { execArgv: ['--max-semi-space-size=32', '--import', 'tsx'], env: options.env, stdio: ['ignore', log, log, 'ipc'] });
  closeSync(log);
  let settle: { resolve(value: Prepared): void; reject(error: Error): void } | null = null;
  let ended: string | null = null;
  child.on('message', (answer: PrepareAnswer) => {
    if ('prepared' in answer) settle?.resolve(answer.prepared);
    else if ('refused' in answer) settle?.reject(new StartError(answer.refused.code, answer.refused.what, answer.refused.wayOut));
    else settle?.reject(new Error(answer.failed));
  });
  child.once('exit', (code, signal) => {
    ended = `The process that prepares the database ended (${signal ?? `code ${code}`}).`;
    settle?.reject(new StartError('prepare_ended', ended, 'Look into the logs folder of the data directory.'));
  });
  return {
    run: (order) => new Promise((resolve, reject) => {
      if (ended) return reject(new StartError('prepare_ended', ended, 'Look into the logs folder of the data directory.'));
      settle = { resolve, reject };
      child.send(order, (error) => { if (error) reject(error); });
    }),
    stop: () => { child.kill('SIGKILL'); }, // a transaction cut off leaves nothing behind
  };
}
