import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { meilisearchBinary } from '#workers/supervisor/engines/meilisearch.ts';
import { readStartConfig } from '#workers/supervisor/config.ts';
import { startProduct } from '#tests/fixtures/product.ts';

const dirs: string[] = [];
const scratch = () => { const dir = mkdtempSync(join(tmpdir(), 'jingzhe-start-')); dirs.push(dir); return dir; };
afterAll(() => dirs.forEach((dir) => rmSync(dir, { recursive: true, force: true })));

/** Processes that still work on a data folder, by command line or environment. */
function processesOn(dir: string): string[] {
  return readdirSync('/proc').filter((pid) => /^\d+$/.test(pid) && Number(pid) !== process.pid).flatMap((pid) => {
    try {
      const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
      return command.includes(dir) || readFileSync(`/proc/${pid}/environ`, 'utf8').includes(`DATA_DIR=${dir}`) ? [command] : [];
    } catch { return []; }
  });
}

/** The same without the engines: web, worker and sandbox. */
const ownProcesses = (dir: string) => processesOn(dir).filter((command) => !/postgres|meilisearch/.test(command.split(' ')[0]!) && !command.startsWith('postgres:'));

function start(env: Record<string, string>) {
  return spawnSync(process.execPath, ['workers/supervisor/start.js'], { env: { ...process.env, NODE_ENV: '', ...env }, encoding: 'utf8', timeout: 240_000 });
}

describe('npm start', () => {
  it('wakes a whole product, ends it at SIGTERM, wakes it again, survives a killed supervisor, and leaves nothing behind', { timeout: 900_000 }, async () => {
    const dataDir = scratch();
    const first = await startProduct({ dataDir });
    expect(first.output()).toContain('tto@jlu.demo');
    expect(first.output()).toMatch(/Started in .*seed/);
    const ready = (await (await fetch(`${first.url}/readyz`)).json()) as { status: string; dependencies: Record<string, { state: string }> };
    expect(ready.status).toBe('ready');
    expect(Object.keys(ready.dependencies).sort()).toEqual(['payments', 'postgres', 'search', 'storage']);
    expect((await fetch(`${first.url}/metrics`)).status).toBe(401);
    // The bundle refuses what the sources refuse (a bundler once left a check out as having no effect).
    expect((await fetch(`${first.url}/%`)).status).toBe(400);
    expect((await fetch(`${first.url}/login`, { method: 'POST', body: 'a[9999999]=1', headers: { 'content-type': 'application/x-www-form-urlencoded' } })).status).toBe(422);

    // SIGTERM ends it whole; the next start goes on with the same data.
    expect(await first.stop({ keepData: true })).toBe(0);
    const second = await startProduct({ dataDir });
    expect((await fetch(`${second.url}/healthz`)).status).toBe(200);
    // The demo world keeps every promise the product makes, once the worker has caught up.
    let doctor = spawnSync(process.execPath, ['--import', 'tsx', 'workers/cli/doctor.ts'], { env: { ...process.env, DATA_DIR: dataDir }, encoding: 'utf8' });
    for (let i = 0; i < 120 && doctor.status !== 0; i++) {
      await new Promise((r) => setTimeout(r, 1_000));
      doctor = spawnSync(process.execPath, ['--import', 'tsx', 'workers/cli/doctor.ts'], { env: { ...process.env, DATA_DIR: dataDir }, encoding: 'utf8' });
    }
    expect(doctor.stdout + doctor.stderr).not.toContain('✗');
    console.log(`first start: ${/Started in .*/.exec(first.output())?.[0]}\nlater start: ${/Started in .*/.exec(second.output())?.[0]}`);
    // A supervisor that is killed cannot stop anything: its children notice by themselves, and the engines it leaves are ended by the next start.
    second.child.kill('SIGKILL');
    await second.stop({ keepData: true });
    for (let i = 0; i < 900 && ownProcesses(dataDir).length; i++) await new Promise((r) => setTimeout(r, 100));
    expect(ownProcesses(dataDir)).toEqual([]);
    const third = await startProduct({ dataDir });
    expect((await fetch(`${third.url}/readyz`)).status).toBe(200);
    expect(await third.stop({ keepData: true })).toBe(0);
    for (let i = 0; i < 900 && processesOn(dataDir).length; i++) await new Promise((r) => setTimeout(r, 100));
    expect(processesOn(dataDir)).toEqual([]);
    expect(existsSync(join(dataDir, 'runtime.json'))).toBe(false);
  });

  it('says in one sentence that a port is taken, and the way out', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((r) => server.once('listening', r));
    const { port } = server.address() as { port: number };
    const run = start({ DATA_DIR: scratch(), PORT: String(port) });
    server.close();
    expect(run.status).toBe(1);
    expect(run.stderr).toContain(`Port ${port}`);
    expect(run.stderr).toContain('set PORT');
    expect(run.stderr).not.toContain('    at ');
  });

  it('refuses a search binary that is not the one it knows', async () => {
    const dir = scratch();
    mkdirSync(dir, { recursive: true });
    writeFileSync(join(dir, 'meilisearch-1.21.0'), 'not the server');
    await expect(meilisearchBinary(dir)).rejects.toMatchObject({ code: 'meilisearch_checksum', wayOut: expect.stringContaining('Remove that file') as unknown });
  });

  it('names the way out on a platform without an embedded engine', async () => {
    const real = Object.getOwnPropertyDescriptor(process, 'platform')!;
    Object.defineProperty(process, 'platform', { value: 'darwin' });
    try {
      await expect(meilisearchBinary(scratch())).rejects.toMatchObject({ code: 'meilisearch_platform', wayOut: expect.stringContaining('MEILI_URL') as unknown });
    } finally {
      Object.defineProperty(process, 'platform', real);
    }
  });
});

describe('start configuration', () => {
  it('never lets a live key meet the sandbox, nor production pretend to be paid', () => {
    const live = { STRIPE_SECRET_KEY: 'sk_live_x', STRIPE_WEBHOOK_SECRET: 'whsec_12345678' };
    expect(() => readStartConfig({ ...live, PAYMENTS: 'sandbox' }, [])).toThrow(/live Stripe key/);
    expect(() => readStartConfig({ NODE_ENV: 'production' }, [])).toThrow(/no STRIPE_SECRET_KEY/);
    expect(readStartConfig({ NODE_ENV: 'production', PAYMENTS: 'sandbox' }, [])).toMatchObject({ stripe: null, seed: 'none' });
    expect(readStartConfig({ NODE_ENV: 'production', ...live }, [])).toMatchObject({ stripe: { secretKey: 'sk_live_x' }, seed: 'none' });
    expect(readStartConfig({}, [])).toMatchObject({ seed: 'demo', port: 3000 });
    expect(() => readStartConfig({ PORT: 'http' }, [])).toThrow(/not a port/);
    expect(() => readStartConfig({ SEED: 'lots' }, [])).toThrow(/SEED=lots/);
  });
});
