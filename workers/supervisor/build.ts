import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StartError } from './start-error.ts';

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
  await stop(); // its service would stay for as long as this process lives
  writeFileSync('build/stamp', stamp);
}

/** Builds unless what stands in `build/` was made from exactly these sources. Returns whether it had to. */
export async function buildIfStale(env: Record<string, string>): Promise<boolean> {
  if (existsSync('build/stamp') && readFileSync('build/stamp', 'utf8') === sourceStamp()) return false;
  await build(env);
  return true;
}
