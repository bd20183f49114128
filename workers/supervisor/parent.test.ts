import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { launchers, orphaned, watchLauncher } from './parent.ts';

const table = (...rows: [pid: number, ppid: number, name: string, group?: number][]) => (pid: number) => {
  const row = rows.find((r) => r[0] === pid);
  return row ? { pid: row[0], ppid: row[1], name: row[2], group: row[3] ?? 10 } : null;
};

describe('who started this process', () => {
  it('is the package runner, behind its shell when that stayed', () => {
    expect(launchers(20, table([20, 10, 'sh'], [10, 5, 'npm start'], [5, 1, 'bash']))).toEqual([20, 10]);
    expect(launchers(10, table([10, 5, 'npm start'], [5, 1, 'bash']))).toEqual([10]);
  });

  it('ends at the shell when nobody stands behind it, and is the bare number where processes cannot be looked up', () => {
    expect(launchers(20, table([20, 1, 'sh']))).toEqual([20]);
    expect(launchers(20, () => null)).toEqual([20]);
  });

  it('is not watched when no package runner did: nohup, setsid and service managers may leave', () => {
    const handles = process.getActiveResourcesInfo().length;
    watchLauncher({}, () => { throw new Error('called'); })();
    watchLauncher({ npm_lifecycle_script: 'vitest run' }, () => { throw new Error('called'); })();
    expect(process.getActiveResourcesInfo().length).toBe(handles);
  });
});

describe('a runner that ended before anybody looked', () => {
  const gone = (ppid: number, ...rows: Parameters<typeof table>) => orphaned(30, ppid, table([30, ppid, 'node'], ...rows));

  it('is missed: its shell, or the process it had started, was handed to somebody else', () => {
    expect(gone(1, [1, 0, 'systemd', 1])).toBe(true);
    expect(gone(7, [7, 1, 'systemd', 7])).toBe(true); // the one that takes a user's orphans in
    expect(gone(20, [20, 1, 'sh'], [1, 0, 'tini', 1])).toBe(true);
    expect(gone(7, [7, 1, 'bash', 7], [1, 0, 'systemd', 1])).toBe(true); // a shell that is not the runner's
    expect(orphaned(30, 1, () => null)).toBe(true);
  });

  it('is not missed where it stands, be it a container’s first process', () => {
    expect(gone(10, [10, 5, 'npm start'], [5, 1, 'bash', 5])).toBe(false);
    expect(gone(20, [20, 10, 'sh'], [10, 5, 'npm start'])).toBe(false);
    expect(gone(1, [1, 0, 'npm start', 10])).toBe(false);
    expect(gone(20, [20, 10, 'sh'], [10, 5, 'node'])).toBe(false);
    expect(gone(12, [12, 5, 'bun', 12])).toBe(false); // with a group of its own
    expect(orphaned(30, 10, () => null)).toBe(false);
  });

  /** Runs TypeScript in a process of its own under `sh -c`, and returns what it says. */
  const under = (shell: (node: string) => string, code: string) => new Promise<string>((resolve, reject) => {
    const program = `import('${new URL('./parent.ts', import.meta.url).href}').then(async ({ orphaned, watchLauncher }) => { ${code} })`;
    const child = spawn('sh', ['-c', shell('"$NODE" --import tsx -e "$PROGRAM"')], { cwd: fileURLToPath(new URL('../..', import.meta.url)), detached: true, stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, NODE: process.execPath, PROGRAM: program } });
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => { said += chunk.toString(); });
    child.once('error', reject);
    child.stdout.once('end', () => { resolve(said.trim()); });
  });

  it('is told to a process that comes to look after it ended', { timeout: 120_000 }, async () => {
    const code = `
      while (String(process.ppid) === process.env.WAS) await new Promise((r) => setTimeout(r, 5));
      const never = setTimeout(() => { console.log('never told'); process.exit(); }, 5_000);
      watchLauncher({ npm_lifecycle_script: 'node workers/supervisor/start.js' }, () => { console.log('told'); process.exit(); });`;
    expect(await under((node) => `WAS=$$ ${node} & exit 0`, code)).toBe('told');
  });

  it('is not told while it stands', { timeout: 120_000 }, async () => {
    // Two shells: the inner one is the runner's, the outer one stands for the runner.
    expect(await under((node) => `sh -c '${node}; true'; true`, 'console.log(orphaned(process.pid, process.ppid))')).toBe('false');
  });
});
