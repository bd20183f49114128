import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StartError } from './start-error.ts';

/** Is this process alive, and is it a program of that name (a number may have gone to another program since)? */
export function isRunning(pid: number, name: string): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  const comm = `/proc/${pid}/comm`;
  return !existsSync(comm) || readFileSync(comm, 'utf8').trim().startsWith(name);
}

/**
 * Takes the data folder for this process. A lock of a process that is gone is stale and taken over; one that is alive is
 * respected. Returns the release function.
 */
export function takeLock(dataDir: string): () => void {
  mkdirSync(dataDir, { recursive: true });
  const path = join(dataDir, 'supervisor.pid');
  if (existsSync(path)) {
    const pid = Number(readFileSync(path, 'utf8'));
    if (pid !== process.pid && isRunning(pid, 'node')) {
      throw new StartError('already_running', `Jingzhe already runs on ${dataDir} (process ${pid}).`, 'Stop it first, or start this one with another DATA_DIR and PORT.');
    }
  }
  writeFileSync(path, String(process.pid));
  return () => { if (existsSync(path) && readFileSync(path, 'utf8') === String(process.pid)) rmSync(path, { force: true }); };
}

/**
 * Ends a server that outlived a killed supervisor: its pid file names it, its program name proves it. Called only while
 * holding the lock, so whoever started it is gone.
 */
export async function endOrphan(pid: number, name: string, signal: NodeJS.Signals): Promise<void> {
  if (!isRunning(pid, name)) return;
  process.kill(pid, signal);
  for (let waited = 0; waited < 10_000 && isRunning(pid, name); waited += 100) await new Promise((r) => setTimeout(r, 100));
  if (isRunning(pid, name)) process.kill(pid, 'SIGKILL');
}
