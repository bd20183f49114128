import { fork, type ChildProcess } from 'node:child_process';
import { appendFileSync, closeSync } from 'node:fs';
import { openPrivateLog } from './private-files.ts';

/** How long a child may take to finish what it has under way before it is killed. */
const PATIENCE_MS = 12_000;

export interface Child { process: ChildProcess; stop(): Promise<void> }
export interface ChildOptions {
  name: string;
  file: string;
  /** All it gets: nothing is added from this process's own environment. */
  env: Record<string, string>;
  /** Switches of Node for this process: room for its heap. */
  flags?: readonly string[];
  logFile: string;
  /** Copy what it writes to this process's error output too. */
  toConsole: boolean;
  /** It ended without having been told to. */
  onEnd(words: string): void;
}

/** Starts a process of the platform, from source or as built. Its log is a file of its own, 0600. */
export function startChild(options: ChildOptions): Child {
  // The child writes its file itself: passed on by this process, every line cost both of them a turn.
  const log = openPrivateLog(options.logFile);
  const to = options.toConsole ? 'pipe' : log;
  const child = fork(options.file, [], {
    execArgv: [...(options.flags ?? []), ...(options.file.endsWith('.ts') ? ['--import', 'tsx'] : [])], env: options.env, stdio: ['ignore', to, to, 'ipc'],
  });
  closeSync(log);
  for (const said of [child.stdout, child.stderr]) said?.on('data', (chunk: Buffer) => { appendFileSync(options.logFile, chunk); process.stderr.write(chunk); });
  let asked = false;
  const gone = new Promise<void>((resolve) => child.once('exit', (code, signal) => {
    resolve();
    if (!asked) options.onEnd(`The ${options.name} process ended (${signal ?? `code ${code}`}). Its last lines are in ${options.logFile}.`);
  }));
  return {
    process: child,
    stop: async () => {
      asked = true;
      if (child.exitCode !== null || child.signalCode) return;
      child.kill('SIGTERM');
      const force = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
      await gone;
      clearTimeout(force);
    },
  };
}

/** Passes the web process's "something was told" on to the worker, so that effects begin at once and the worker may sleep otherwise. */
export function relayWakes(from: ChildProcess, to: ChildProcess): void {
  from.on('message', (message: unknown) => {
    if (typeof message === 'object' && message !== null && 'wake' in message && to.connected) to.send({ wake: true }, () => { /* it is ending: it looks by itself */ });
  });
}
