import { fork, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { appendFileSync, closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { migrateDatabase } from '#db/migrate.ts';
import { banner } from './banner.ts';
import { buildIfStale } from './build.ts';
import { readStartConfig, type StartConfig } from './config.ts';
import { startMeilisearch } from './engines/meilisearch.ts';
import { startPostgres } from './engines/postgres.ts';
import { takeLock } from './lock.ts';
import { freePort, isFree } from './ports.ts';
import { indexSeeded, seedIfEmpty } from './seed.ts';
import { StartError } from './start-error.ts';

/**
 * `npm start`: embedded engines (or external ones by environment), migrations, demo world, build, web and worker.
 * Steps that do not need each other run side by side; every step's time is printed. Ctrl-C and SIGTERM stop everything.
 */
const stops: (() => Promise<void> | void)[] = [];
let stopping = false;

async function stopAll(code: number): Promise<never> {
  if (!stopping) {
    stopping = true;
    for (const stop of stops.reverse()) await Promise.resolve(stop()).catch(() => {});
  }
  process.exit(code);
}

const steps: { name: string; ms: number }[] = [];
async function timed<T>(name: string, work: () => Promise<T>): Promise<T> {
  const started = performance.now();
  const result = await work();
  steps.push({ name, ms: Math.round(performance.now() - started) });
  return result;
}

/** A secret of this installation, made at its first start. */
function localSecret(dataDir: string, name: string): string {
  const path = join(dataDir, name);
  if (!existsSync(path)) writeFileSync(path, randomBytes(32).toString('base64url'), { mode: 0o600 });
  return readFileSync(path, 'utf8').trim();
}

/** Room for what a request leaves behind, MB a half: with Node's 16 a page of results is collected several times while it is made. */
const YOUNG_SPACE = ['--max-semi-space-size=32'];

function startChild(name: string, file: string, args: string[], env: Record<string, string>, logFile: string): ChildProcess {
  // The child writes its file itself: passed on by this process, every line cost both of them a turn.
  const log = process.env.LOG_TO_CONSOLE ? 'pipe' : openSync(logFile, 'a');
  const child = fork(file, args, { execArgv: [...YOUNG_SPACE, ...(file.endsWith('.ts') ? ['--import', 'tsx'] : [])], env: { ...process.env, ...env }, stdio: ['ignore', log, log, 'ipc'] });
  if (log !== 'pipe') closeSync(log);
  for (const said of [child.stdout, child.stderr]) said?.on('data', (chunk: Buffer) => { appendFileSync(logFile, chunk); process.stderr.write(chunk); });
  const gone = new Promise<void>((resolve) => child.once('exit', (code, signal) => {
    resolve();
    if (!stopping) {
      console.error(`The ${name} process ended (${signal ?? `code ${code}`}). Its last lines are in ${logFile}.`);
      void stopAll(1);
    }
  }));
  stops.push(async () => {
    if (child.exitCode !== null || child.signalCode) return;
    child.kill('SIGTERM');
    const force = setTimeout(() => child.kill('SIGKILL'), 12_000);
    await gone;
    clearTimeout(force);
  });
  return child;
}

/** With separate owner and application logins, the migration gives `jingzhe_app` the password DATABASE_URL logs in with. */
function appPasswordOf(database: { url: string; role?: string }): string | null {
  const url = new URL(database.url);
  return !database.role && url.username === 'jingzhe_app' ? decodeURIComponent(url.password) : null;
}

async function startEngines(config: StartConfig, log: (line: string) => void) {
  const database = config.externalDatabase
    ? Promise.resolve({ ...config.externalDatabase, appPassword: appPasswordOf(config.externalDatabase) })
    : timed('PostgreSQL', async () => {
      const engine = await startPostgres({ dir: config.dataDir, port: await freePort(), log });
      stops.push(() => engine.stop());
      return { url: engine.appUrl, ownerUrl: engine.ownerUrl, appPassword: engine.appPassword as string | null, role: undefined };
    });
  const search = config.externalSearch
    ? Promise.resolve(config.externalSearch)
    : timed('Meilisearch', async () => {
      const engine = await startMeilisearch({ dir: config.dataDir, port: await freePort(), log });
      stops.push(() => engine.stop());
      return { url: engine.url, key: engine.key };
    });
  return { database: await database.then(async (db) => { await timed('migrations', () => migrateDatabase(db.ownerUrl, db.appPassword)); return db; }), search: await search };
}

async function waitReady(url: string): Promise<void> {
  for (let waited = 0; waited < 30_000; waited += 50) {
    try {
      if ((await fetch(`${url}/readyz`)).ok) return;
    } catch { /* not listening yet */ }
    await new Promise((r) => setTimeout(r, 50));
  }
  throw new StartError('not_ready', 'The web process did not become ready within 30 seconds.', 'Look into the logs folder of the data directory.');
}

async function main(): Promise<void> {
  const started = performance.now();
  const config = readStartConfig(process.env, process.argv.slice(2));
  if (!(await isFree(config.port, config.host))) throw new StartError('port_taken', `Port ${config.port} on ${config.host} is taken.`, 'Stop the program that uses it, or set PORT to a free one.');
  const release = takeLock(config.dataDir);
  stops.push(release);
  const logDir = join(config.dataDir, 'logs');
  mkdirSync(logDir, { recursive: true });
  const engineLog = (line: string) => appendFileSync(join(logDir, 'engines.log'), line.endsWith('\n') ? line : `${line}\n`);

  const built = config.dev ? Promise.resolve(false) : timed('build', buildIfStale);
  built.catch(() => {}); // awaited below; a failing engine must not leave it unhandled meanwhile
  const webhookSecret = config.stripe?.webhookSecret ?? `whsec_${localSecret(config.dataDir, 'webhook.secret')}`;
  const sandboxUrl = config.stripe ? null : `http://127.0.0.1:${await freePort(config.sandboxPort)}`;
  if (sandboxUrl) {
    startChild('payment sandbox', 'app/platform/stripe-sandbox/main.ts', [], {
      STRIPE_SANDBOX_PORT: new URL(sandboxUrl).port, STRIPE_SANDBOX_STATE: join(config.dataDir, 'stripe-sandbox.json'), STRIPE_SANDBOX_PUBLIC_URL: sandboxUrl,
      STRIPE_SANDBOX_ACCOUNTS_READY: config.seed === 'demo' ? '1' : '0',
      STRIPE_WEBHOOK_URL: `http://${config.host === '0.0.0.0' ? '127.0.0.1' : config.host}:${config.port}/webhooks/stripe`, STRIPE_WEBHOOK_SECRET: webhookSecret,
    }, join(logDir, 'sandbox.log'));
  }
  const { database, search } = await startEngines(config, engineLog);
  const env: Record<string, string> = {
    NODE_ENV: config.dev ? 'development' : 'production',
    PORT: String(config.port), HOST: config.host, PUBLIC_URL: config.publicUrl, DATA_DIR: config.dataDir,
    DATABASE_URL: database.url, ...(database.role ? { DATABASE_ROLE: database.role } : {}),
    MEILI_URL: search.url, MEILI_KEY: search.key, AUTH_SECRET: process.env.AUTH_SECRET ?? localSecret(config.dataDir, 'auth.secret'),
    METRICS_TOKEN: process.env.METRICS_TOKEN ?? localSecret(config.dataDir, 'metrics.token'),
    PAYMENTS: config.stripe ? 'stripe' : 'sandbox', STRIPE_SECRET_KEY: config.stripe?.secretKey ?? 'sk_test_sandbox', STRIPE_WEBHOOK_SECRET: webhookSecret,
    ...(sandboxUrl ? { STRIPE_API_BASE: sandboxUrl } : {}), DEMO: config.seed === 'demo' ? '1' : '0',
  };
  // Commands (import, doctor …) find the running services here; it goes when they stop.
  const runtimeFile = join(config.dataDir, 'runtime.json');
  writeFileSync(runtimeFile, JSON.stringify({ env }), { mode: 0o600 });
  stops.push(() => rmSync(runtimeFile, { force: true }));
  const seeded = await timed('seed', () => seedIfEmpty({ env, seed: config.seed }));
  if (seeded.demo) await timed('search index', () => indexSeeded(env));
  await built;
  await timed('web and worker', async () => {
    startChild('web', config.dev ? 'app/server.ts' : 'build/server/main.js', [], env, join(logDir, 'web.log'));
    startChild('worker', config.dev ? 'workers/main.ts' : 'build/worker/main.js', [], env, join(logDir, 'worker.log'));
    await waitReady(`http://${config.host === '0.0.0.0' ? '127.0.0.1' : config.host}:${config.port}`);
  });
  console.log(banner({ url: config.publicUrl, steps, totalMs: performance.now() - started, demo: config.seed === 'demo', sandboxUrl, dataDir: config.dataDir, firstOperator: seeded.firstOperator }));
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => { void stopAll(0); });
main().catch((error: unknown) => {
  if (error instanceof StartError) console.error(`\n${error.what}\n→ ${error.wayOut}\n`);
  else console.error(error);
  void stopAll(1);
});
