import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { startPostgres, type PostgresEngine } from '#workers/supervisor/engines/postgres.ts';
import { freePort } from '#workers/supervisor/ports.ts';
import { alive, commandOf, environmentOf, treeOf } from '#tests/fixtures/processes.ts';

/** The product as a service manager runs it: `npm start`, and a signal to that process alone. */
const dirs: string[] = [];
const scratch = () => { const dir = mkdtempSync(join(tmpdir(), 'jingzhe-stop-')); dirs.push(dir); return dir; };
/** For hanging, not for measuring. */
const PATIENCE_MS = 240_000;

async function until(what: string, check: () => boolean | Promise<boolean>): Promise<void> {
  for (const end = Date.now() + PATIENCE_MS; !(await check());) {
    if (Date.now() > end) throw new Error(`it did not come to: ${what}`);
    await new Promise((r) => setTimeout(r, 100));
  }
}

interface Started { npm: ChildProcess; url: string; dataDir: string; output: () => string }
const started: Started[] = [];
async function npmSpawn(env: Record<string, string>, dataDir: string): Promise<Started> {
  const [port, sandbox] = [await freePort(), await freePort()];
  // What the test runner's own npm says of itself must not be taken for this one's.
  const own = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('npm_') && name !== 'NODE_ENV' && name !== 'NODE_OPTIONS'));
  const npm = spawn('npm', ['start'], { env: { ...own, DATA_DIR: dataDir, PORT: String(port), STRIPE_SANDBOX_PORT: String(sandbox), ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [npm.stdout, npm.stderr]) stream.on('data', (chunk: Buffer) => { output += chunk.toString(); });
  const product = { npm, url: `http://localhost:${port}`, dataDir, output: () => output };
  started.push(product);
  return product;
}
async function npmStart(env: Record<string, string>, dataDir = scratch()): Promise<Started> {
  const product = await npmSpawn(env, dataDir);
  const { npm, output } = product;
  await until(`started:\n${output()}`, () => output().includes('Started in') || npm.exitCode !== null);
  if (!output().includes('Started in')) throw new Error(output());
  return product;
}

/** Every process of the product but npm itself. */
const processesOf = (product: Started) => treeOf(product.npm.pid!).filter((pid) => pid !== product.npm.pid);
const PARTS = { supervisor: /^\S*node .*supervisor\/start\.js/, web: /build\/server\/main\.js/, worker: /build\/worker\/main\.js/, sandbox: /build\/worker\/sandbox\.js/ };

afterAll(() => {
  for (const { npm } of started) if (npm.exitCode === null) for (const pid of treeOf(npm.pid!)) try { process.kill(pid, 'SIGKILL'); } catch { /* gone */ }
  for (const dir of dirs) rmSync(dir, { recursive: true, force: true });
});

describe('npm start under a service manager', () => {
  it.each(['SIGTERM', 'SIGKILL'] as const)('ends whole when its npm is ended by %s: no process of it stays', { timeout: 2 * PATIENCE_MS }, async (signal) => {
    const product = await npmStart({ SEED: 'none' });
    const pids = processesOf(product);
    const commands = pids.map(commandOf);
    for (const [part, command] of Object.entries({ ...PARTS, postgres: /bin\/postgres -D/, meilisearch: /meilisearch-/ })) expect(commands.some((c) => command.test(c)), part).toBe(true);
    product.npm.kill(signal);
    await until(`nothing of it runs: ${pids.filter(alive).map(commandOf).join(', ')}`, () => !pids.some(alive));
    expect(() => statSync(join(product.dataDir, 'supervisor.pid'))).toThrow(); // it ended in order: the folder is free for the next start
  });

  it('does not start without its npm: one killed before the supervisor could look takes it along', { timeout: PATIENCE_MS }, async () => {
    const product = await npmSpawn({ SEED: 'none' }, scratch());
    const supervisor = () => processesOf(product).find((pid) => PARTS.supervisor.test(commandOf(pid)));
    await until('the supervisor’s process is there', () => supervisor() !== undefined);
    const pid = supervisor()!;
    product.npm.kill('SIGKILL');
    // Its engines would be up and its folder taken if it went on.
    await until('the supervisor ends', () => !alive(pid));
    expect(product.output()).not.toContain('Started in');
  });
});

describe('npm start with one address of a database', () => {
  let engine: PostgresEngine;
  beforeAll(async () => { engine = await startPostgres({ dir: scratch(), port: await freePort(), log: () => {} }); }, PATIENCE_MS);
  afterAll(() => engine.stop());

  it('shows the owner’s login to no process that serves, and keeps secrets and logs to itself', { timeout: 3 * PATIENCE_MS }, async () => {
    const engines = inject('engines');
    const secret = new URL(engine.ownerUrl).password;
    const mine = {
      DATABASE_URL: engine.ownerUrl, MEILI_URL: engines.meiliUrl, MEILI_KEY: engines.meiliKey, MEILI_PREFIX: 'stop_', SEED: 'none',
      SMTP_URL: 'smtp://u:the-mail-password@127.0.0.1:9', METRICS_TOKEN: 'a-token-of-the-metrics', SOMETHING_ELSE: 'a-secret-of-the-machine',
    };
    const dataDir = scratch();
    const product = await npmStart(mine, dataDir);
    const part = (pattern: RegExp) => processesOf(product).find((pid) => pattern.test(commandOf(pid)))!;
    const supervisor = part(PARTS.supervisor);
    // Everything the supervisor started, whatever it is: none carries the owner's password or what is nobody's business.
    for (const pid of treeOf(supervisor).filter((p) => p !== supervisor)) {
      const words = JSON.stringify(environmentOf(pid));
      for (const hidden of [secret, 'a-secret-of-the-machine']) expect(words.includes(hidden), `${commandOf(pid)} knows ${hidden}`).toBe(false);
    }
    const [web, worker] = [environmentOf(part(PARTS.web)), environmentOf(part(PARTS.worker))];
    expect(new URL(web.DATABASE_URL!).username).toBe('jingzhe_app');
    expect(Object.keys(web)).not.toContain('SMTP_URL');
    expect(worker.SMTP_URL).toBe(mine.SMTP_URL);
    expect(Object.keys(worker)).not.toEqual(expect.arrayContaining(['METRICS_TOKEN']));
    const watch = postgres(engine.ownerUrl, { max: 1, onnotice: () => {} });
    const logins = await watch<{ name: string }[]>`select distinct usename as name from pg_stat_activity where application_name like 'jingzhe%'`;
    expect(logins.map((l) => l.name)).toEqual(['jingzhe_app']);
    const modes = (names: string[]) => names.map((name) => `${name} ${(statSync(join(dataDir, name)).mode & 0o777).toString(8)}`);
    expect(modes(['database.secret', 'auth.secret', 'runtime.json', 'logs', 'logs/web.log', 'logs/worker.log', 'logs/sandbox.log', 'logs/engines.log', 'logs/prepare.log'])).toEqual([
      'database.secret 600', 'auth.secret 600', 'runtime.json 600', 'logs 700', 'logs/web.log 600', 'logs/worker.log 600', 'logs/sandbox.log 600', 'logs/engines.log 600', 'logs/prepare.log 600',
    ]);
    // The next start uses the login it made: nobody who is connected with it elsewhere is shut out.
    const before = web.DATABASE_URL;
    const pids = processesOf(product);
    product.npm.kill('SIGTERM');
    await until('the first one has ended', () => !pids.some(alive));
    const again = await npmStart(mine, dataDir);
    expect(environmentOf(processesOf(again).find((pid) => PARTS.web.test(commandOf(pid)))!).DATABASE_URL).toBe(before);
    const rest = processesOf(again);
    again.npm.kill('SIGTERM');
    await until('the second one has ended', () => !rest.some(alive));
    await watch.end({ timeout: 5 });
  });
});
