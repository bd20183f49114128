import { appendFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { databaseLogins, localSecret, type DatabaseLogins } from './app-login.ts';
import { banner } from './banner.ts';
import { buildIfStale } from './build.ts';
import { childEnv, takeEnvironment, type Environment } from './child-env.ts';
import { relayWakes, startChild as start, type Child, type ChildOptions } from './children.ts';
import { readStartConfig, type StartConfig } from './config.ts';
import { startMeilisearch } from './engines/meilisearch.ts';
import { startPostgres } from './engines/postgres.ts';
import { takeLock } from './lock.ts';
import { memoryAtHand, shares } from './machine.ts';
import { watchLauncher } from './parent.ts';
import { freePort, isFree } from './ports.ts';
import { PRIVATE_MASK, privateLogDir, touchPrivateLog, writePrivate } from './private-files.ts';
import { startPrepare } from './prepare.ts';
import { StartError } from './start-error.ts';

/**
 * `npm start`: embedded engines (or external ones by environment), migrations, demo world, build, web and worker.
 * Steps that do not need each other run side by side; every step's time is printed. Ctrl-C, SIGTERM and the end of the `npm` that
 * started it stop everything.
 */
const given = takeEnvironment(process.env);
process.umask(PRIVATE_MASK);
const stops: (() => Promise<unknown> | void)[] = [];
let stopping = false;

async function stopAll(code: number): Promise<never> {
  if (!stopping) {
    stopping = true;
    for (const stop of stops.reverse()) await Promise.resolve(stop()).catch(() => {});
    process.exit(code);
  }
  return new Promise(() => {}); // the first caller ends the process
}

const steps: { name: string; ms: number }[] = [];
async function timed<T>(name: string, work: () => Promise<T>): Promise<T> {
  const started = performance.now();
  const result = await work();
  steps.push({ name, ms: Math.round(performance.now() - started) });
  return result;
}

function startChild(options: Omit<ChildOptions, 'onEnd' | 'toConsole'>): Child {
  const toConsole = Boolean(given.LOG_TO_CONSOLE);
  return start({ ...options, toConsole, onEnd: (words) => { if (!stopping) { console.error(words); void stopAll(1); } } });
}

async function startDatabase(config: StartConfig, log: (line: string) => void): Promise<DatabaseLogins> {
  if (config.externalDatabase) return databaseLogins(config.externalDatabase, config.dataDir);
  return timed('PostgreSQL', async () => {
    const engine = await startPostgres({ dir: config.dataDir, port: await freePort(), log, onStop: (stop) => stops.push(stop) });
    return { url: engine.appUrl, ownerUrl: engine.ownerUrl, appPassword: engine.appPassword };
  });
}

async function startSearch(config: StartConfig, log: (line: string) => void): Promise<{ url: string; key: string }> {
  if (config.externalSearch) return config.externalSearch;
  return timed('Meilisearch', async () => {
    const engine = await startMeilisearch({ dir: config.dataDir, port: await freePort(), indexingMemory: shares(memoryAtHand()).meiliIndexing, log, onStop: (stop) => stops.push(stop) });
    return { url: engine.url, key: engine.key };
  });
}

async function waitReady(url: string): Promise<void> {
  for (let waited = 0; waited < 60_000; waited += 50) {
    try {
      if ((await fetch(`${url}/readyz`)).ok) return;
    } catch { /* not listening yet */ }
    await new Promise((r) => setTimeout(r, 50));
  }
  throw new StartError('not_ready', 'The web process did not become ready within a minute.', 'Look into the logs folder of the data directory.');
}

/** Everything web and worker may be told; each is given its part of it. */
function applicationEnv(config: StartConfig, services: { database: DatabaseLogins; search: { url: string; key: string }; sandboxUrl: string | null; webhookSecret: string }, source: Environment): Record<string, string> {
  const { database, search, sandboxUrl, webhookSecret } = services;
  return {
    NODE_ENV: config.dev ? 'development' : 'production',
    PORT: String(config.port), HOST: config.host, PUBLIC_URL: config.publicUrl, DATA_DIR: config.dataDir,
    DATABASE_URL: database.url, DATABASE_ROLE: '',
    MEILI_URL: search.url, MEILI_KEY: search.key, AUTH_SECRET: source.AUTH_SECRET ?? localSecret(config.dataDir, 'auth.secret'),
    METRICS_TOKEN: source.METRICS_TOKEN ?? localSecret(config.dataDir, 'metrics.token'),
    PAYMENTS: config.stripe ? 'stripe' : 'sandbox', STRIPE_SECRET_KEY: config.stripe?.secretKey ?? 'sk_test_sandbox', STRIPE_WEBHOOK_SECRET: webhookSecret,
    ...(sandboxUrl ? { STRIPE_API_BASE: sandboxUrl } : {}), DEMO: config.seed === 'demo' ? '1' : '0', MAILBOX: source.SMTP_URL ? '0' : '1',
  };
}

async function main(): Promise<void> {
  const started = performance.now();
  const config = readStartConfig(given, process.argv.slice(2));
  if (!(await isFree(config.port, config.host))) throw new StartError('port_taken', `Port ${config.port} on ${config.host} is taken.`, 'Stop the program that uses it, or set PORT to a free one.');
  const release = takeLock(config.dataDir);
  stops.push(release);
  const logDir = privateLogDir(config.dataDir);
  const engineLogFile = join(logDir, 'engines.log');
  touchPrivateLog(engineLogFile);
  const engineLog = (line: string) => appendFileSync(engineLogFile, line.endsWith('\n') ? line : `${line}\n`);

  const built = config.dev ? Promise.resolve(false) : timed('build', () => buildIfStale(childEnv('build', given)));
  built.catch(() => {}); // awaited below; a failing engine must not leave it unhandled meanwhile
  const prepare = startPrepare({ env: childEnv('prepare', given), logFile: join(logDir, 'prepare.log') });
  stops.push(() => prepare.stop());
  const webhookSecret = config.stripe?.webhookSecret ?? `whsec_${localSecret(config.dataDir, 'webhook.secret')}`;
  const sandboxUrl = config.stripe ? null : `http://127.0.0.1:${await freePort(config.sandboxPort)}`;
  const local = config.host === '0.0.0.0' ? '127.0.0.1' : config.host;
  const [database, search] = await Promise.all([startDatabase(config, engineLog), startSearch(config, engineLog)]);
  const env = applicationEnv(config, { database, search, sandboxUrl, webhookSecret }, given);
  // Commands (import, doctor …) find the running services here; it goes when they stop.
  const runtimeFile = join(config.dataDir, 'runtime.json');
  writePrivate(runtimeFile, JSON.stringify({ env }));
  stops.push(() => rmSync(runtimeFile, { force: true }));
  const prepared = await prepare.run({ database, env, seed: config.seed });
  steps.push(...prepared.steps);
  await built;
  await timed('web and worker', async () => {
    const file = (source: string, bundle: string) => (config.dev ? source : bundle);
    const room = shares(memoryAtHand());
    const sandbox = sandboxUrl && startChild({
      name: 'payment sandbox', file: file('app/platform/stripe-sandbox/main.ts', 'build/worker/sandbox.js'), logFile: join(logDir, 'sandbox.log'),
      env: childEnv('sandbox', given, {
        STRIPE_SANDBOX_PORT: new URL(sandboxUrl).port, STRIPE_SANDBOX_STATE: join(config.dataDir, 'stripe-sandbox.json'), STRIPE_SANDBOX_PUBLIC_URL: sandboxUrl,
        STRIPE_SANDBOX_ACCOUNTS_READY: config.seed === 'demo' ? '1' : '0', STRIPE_WEBHOOK_URL: `http://${local}:${config.port}/webhooks/stripe`, STRIPE_WEBHOOK_SECRET: webhookSecret,
      }),
    });
    const web = startChild({ name: 'web', file: file('app/server.ts', 'build/server/main.js'), env: childEnv('web', given, env), flags: room.web, logFile: join(logDir, 'web.log') });
    const worker = startChild({ name: 'worker', file: file('workers/main.ts', 'build/worker/main.js'), env: childEnv('worker', given, env), flags: room.worker, logFile: join(logDir, 'worker.log') });
    relayWakes(web.process, worker.process);
    // Those who use the sandbox end before it; all of them before the engines.
    if (sandbox) stops.push(() => sandbox.stop());
    stops.push(() => Promise.all([web.stop(), worker.stop()]));
    await waitReady(`http://${local}:${config.port}`);
  });
  console.log(banner({ url: config.publicUrl, steps, totalMs: performance.now() - started, demo: config.seed === 'demo', sandboxUrl, dataDir: config.dataDir, firstOperator: prepared.firstOperator }));
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => { void stopAll(0); });
watchLauncher(given, () => { void stopAll(0); });
main().catch((error: unknown) => {
  if (stopping) return; // told to stop while starting: what fails now fails because of that
  if (error instanceof StartError) console.error(`\n${error.what}\n→ ${error.wayOut}\n`);
  else console.error(error);
  void stopAll(1);
});
