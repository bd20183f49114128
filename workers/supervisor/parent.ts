import { readFileSync } from 'node:fs';

const EVERY_MS = 500;

interface Process { pid: number; ppid: number; group: number; name: string }

/** A process by its number from /proc; null where there is none (or no /proc). */
function look(pid: number): Process | null {
  try {
    // pid (name) state ppid group …; the name may hold spaces and brackets.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const end = stat.lastIndexOf(')');
    const [, ppid, group] = stat.slice(end + 2).split(' ');
    return { pid, name: stat.slice(stat.indexOf('(') + 1, end), ppid: Number(ppid), group: Number(group) };
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

/** Package runners by the names their processes go by. */
const RUNNER = /^(npm|npx|pnpm|yarn|bun)\b/;

/**
 * Had the package runner ended before this process could look? An orphan is handed to the machine's first process, or to one that takes
 * orphans in; neither stands in the runner's process group, which a runner shares with what it runs. A runner that puts its scripts into a
 * group of their own is known by its name. Where processes cannot be looked up only the first process is known for what it is.
 */
export function orphaned(pid: number, ppid: number, lookUp: (pid: number) => Process | null = look): boolean {
  const group = lookUp(pid)?.group;
  const started = (parent: Process | null) => parent !== null && (parent.group === group || RUNNER.test(parent.name));
  const parent = lookUp(ppid);
  if (group === undefined || !parent) return ppid <= 1;
  if (!SHELL.test(parent.name)) return !started(parent);
  // The runner's shell may outlive the runner.
  return parent.group !== group || !started(lookUp(parent.ppid));
}

/**
 * Calls `gone` once when the package runner that started this process (`npm start`) is no longer there. A service manager signals the
 * runner, and the runner dies without passing the signal on to the end of the line. Nothing is watched when this process was started by
 * itself: then the signals come here, and a parent that leaves (nohup, setsid, a closed terminal) means nothing. Returns a function
 * that ends the watch. A runner that has ended before this is called is told too.
 */
export function watchLauncher(env: Record<string, string | undefined>, gone: () => void): () => void {
  if (!env.npm_lifecycle_script?.includes('workers/supervisor/')) return () => {};
  // In this order: a runner that ends between the two is an orphan's, one that ends after them is missed in the chain.
  const chain = launchers(process.ppid);
  if (orphaned(process.pid, process.ppid)) {
    const now = setImmediate(gone); // the caller finishes what it is at first
    return () => clearImmediate(now);
  }
  const timer = setInterval(() => {
    const standing = process.ppid === chain[0] && (chain.length === 1 || look(chain[0]!)?.ppid === chain[1]);
    if (standing) return;
    clearInterval(timer);
    gone();
  }, EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}
