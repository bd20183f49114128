import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isRunning } from './lock.ts';
import { StartError } from './start-error.ts';
import { verifyScript } from '../cli/verify-script.ts';

const SOURCES = ['app', 'db', 'search', 'workers', 'public', 'package-lock.json', 'vite.config.ts', 'react-router.config.ts', 'postcss.config.cjs'];

/** A fingerprint of everything the build is made from: paths and contents, so that a copy of a built tree (a container's layer, a checkout) counts as built. */
export function sourceStamp(): string {
  const sha = createHash('sha256');
  const visit = (path: string) => {
    if (!existsSync(path)) return;
    const info = statSync(path);
    if (info.isDirectory()) for (const name of readdirSync(path).sort()) visit(join(path, name));
    else if (!path.endsWith('.test.ts')) sha.update(`${path}\0${info.size}\0`).update(readFileSync(path));
  };
  SOURCES.forEach(visit);
  return sha.digest('hex');
}

function run(command: string, args: string[], env: Record<string, string>): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], env });
    let tail = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (d: Buffer) => { tail = (tail + d.toString()).slice(-4_000); });
    child.once('error', reject);
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new StartError('build_failed', `The build failed:\n${tail}`, 'Run `npm run build` to see it whole.'))));
  });
}

/** Builds the web application and the bundles of the other processes. `env` is all the compiler gets. */
export async function build(env: Record<string, string>): Promise<void> {
  const stamp = sourceStamp();
  rmSync('build/stamp', { force: true }); // half a build is none
  await run(process.execPath, ['node_modules/@react-router/dev/bin.js', 'build'], env);
  const { build: bundle, stop } = await import('esbuild');
  const shared = { bundle: true, platform: 'node', format: 'esm', target: 'node20', packages: 'external', logLevel: 'silent' } as const;
  await bundle({ ...shared, entryPoints: ['workers/main.ts'], outfile: 'build/worker/main.js' });
  await bundle({ ...shared, entryPoints: ['workers/cli/train-model.ts'], outfile: 'build/worker/train-model.js' });
  await bundle({ ...shared, entryPoints: ['app/platform/stripe-sandbox/main.ts'], outfile: 'build/worker/sandbox.js' });
  await bundle({ ...shared, entryPoints: ['search/matcher/thread-main.ts'], outfile: 'build/worker/matcher.js' });
  await bundle({ ...shared, entryPoints: ['app/heavy-thread.ts'], outfile: 'build/server/heavy.js', jsx: 'automatic' });
  // The web process's own entry, so that nothing is compiled while it serves.
  await bundle({ ...shared, entryPoints: ['app/server.ts'], outfile: 'build/server/main.js' });
  writeFileSync('build/client/verify-sale.mjs', await verifyScript());
  await stop(); // its service would stay for as long as this process lives
  writeFileSync('build/stamp', stamp);
}

const LOCK = 'build.lock';

/** Waits until no other process of this checkout builds, then holds the right to; a lock whose holder is gone is taken over. Returns the release. */
async function takeBuild(): Promise<() => void> {
  for (;;) {
    try {
      writeFileSync(LOCK, String(process.pid), { flag: 'wx' });
      return () => rmSync(LOCK, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const holder = existsSync(LOCK) ? Number(readFileSync(LOCK, 'utf8')) : 0;
    // Empty for the moment between its making and its writing; then it is looked at again.
    if (holder && !isRunning(holder, 'node')) rmSync(LOCK, { force: true });
    else await new Promise((r) => setTimeout(r, 200));
  }
}

const isFresh = () => existsSync('build/stamp') && readFileSync('build/stamp', 'utf8') === sourceStamp();

/** Builds unless what stands in `build/` was made from exactly these sources. Two that start at once build once. Returns whether it had to. */
export async function buildIfStale(env: Record<string, string>): Promise<boolean> {
  if (isFresh()) return false; // the rule in a container, where nothing may be written here
  const release = await takeBuild();
  try {
    if (isFresh()) return false;
    await build(env);
    return true;
  } finally {
    release();
  }
}
