import { readFileSync } from 'node:fs';

const EVERY_MS = 500;

interface Process { pid: number; ppid: number; name: string }

/** A process by its number from /proc; null where there is none (or no /proc). */
function look(pid: number): Process | null {
  try {
    // pid (name) state ppid …; the name may hold spaces and brackets.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const end = stat.lastIndexOf(')');
    return { pid, name: stat.slice(stat.indexOf('(') + 1, end), ppid: Number(stat.slice(end + 2).split(' ')[1]) };
  } catch {
    return null;
  }
}

const SHELL = /^(sh|bash|dash|ash|zsh|busybox)$/;

/**
 * The processes between this one and the package runner that started it, nearest first: `npm start` runs a shell, which may or may
 * not stand aside for the program. Stops at the runner: who started that one is not our business.
 */
export function launchers(ppid: number, lookUp: (pid: number) => Process | null = look): number[] {
  const parent = lookUp(ppid);
  if (!parent || !SHELL.test(parent.name) || parent.ppid <= 1) return [ppid];
  return [ppid, parent.ppid];
}

/**
 * Calls `gone` once when the package runner that started this process (`npm start`) is no longer there. A service manager signals the
 * runner, and the runner dies without passing the signal on to the end of the line. Nothing is watched when this process was started by
 * itself: then the signals come here, and a parent that leaves (nohup, setsid, a closed terminal) means nothing. Returns a function
 * that ends the watch.
 */
export function watchLauncher(env: Record<string, string | undefined>, gone: () => void): () => void {
  if (!env.npm_lifecycle_script?.includes('workers/supervisor/')) return () => {};
  const chain = launchers(process.ppid);
  const timer = setInterval(() => {
    const standing = process.ppid === chain[0] && (chain.length === 1 || look(chain[0]!)?.ppid === chain[1]);
    if (standing) return;
    clearInterval(timer);
    gone();
  }, EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}
