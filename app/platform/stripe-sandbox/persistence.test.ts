import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { control, Inbox, newSession, sdkFor, startSandbox, submitPage, until } from './testing.ts';

let folder: string;
let stateFile: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sandbox-'));
  stateFile = join(folder, 'state.jsonl');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('state file', () => {
  it('brings back objects, keys, the clock and open pages', async () => {
    const first = await startSandbox({ stateFile });
    const session = await newSession(sdkFor(first));
    const params = { amount: 5_000, currency: 'usd', confirm: true, payment_method: 'pm_card_visa' } as const;
    const paid = await sdkFor(first).paymentIntents.create(params, { idempotencyKey: 'same' });
    await control(first, 'POST', 'clock', { advanceSeconds: 3_600 });
    await first.close();

    const second = await startSandbox({ stateFile });
    const stripe = sdkFor(second);
    const again = await stripe.paymentIntents.create(params, { idempotencyKey: 'same' });
    expect(again.id).toBe(paid.id);
    expect((await stripe.charges.list()).data).toHaveLength(1);
    expect((await control<{ offsetMs: number }>(second, 'GET', 'clock')).offsetMs).toBe(3_600_000);
    const answer = await submitPage(`${second.url}/pay/${session.id}`, {
      action: 'pay',
      card_number: '4242424242424242',
      expiry: '12/34',
      cvc: '123',
    });
    expect(answer.status).toBe(303);
    await second.close();
  });

  it('goes on with webhooks that were not accepted', async () => {
    const first = await startSandbox({ stateFile, webhook: { url: 'http://127.0.0.1:9/hook', secret: 's1' } });
    const customer = await sdkFor(first).customers.create({ name: 'x' });
    await first.close();
    const inbox = await new Inbox().start();
    const second = await startSandbox({ stateFile, webhook: { url: inbox.url, secret: 's2' } });
    await control(second, 'POST', 'deliveries/retry');
    await until(() => inbox.received.length === 1);
    expect((inbox.received[0]!.event.data.object as { id: string }).id).toBe(customer.id);
    await second.close();
    await inbox.stop();
  });

  it('survives a line cut off while it was written, and refuses a damaged one', async () => {
    const first = await startSandbox({ stateFile });
    await sdkFor(first).customers.create({ name: 'kept' });
    await first.close();
    appendFileSync(stateFile, '[["customer","cus_torn","acct');
    const second = await startSandbox({ stateFile });
    expect((await sdkFor(second).customers.list()).data.map((row) => row.name)).toEqual(['kept']);
    await second.close();
    const lines = readFileSync(stateFile, 'utf8');
    writeFileSync(stateFile, `{broken\n${lines}`);
    await expect(startSandbox({ stateFile })).rejects.toThrow(/damaged/);
  });

  it('refuses to listen anywhere but on loopback', async () => {
    await expect(startSandbox({ host: '0.0.0.0' })).rejects.toThrow(/loopback/);
    await expect(startSandbox({ webhook: { url: 'http://198.51.100.7/x', secret: 's' } })).rejects.toThrow(/this machine/);
  });
});

describe('as a process', () => {
  it('keeps what it has answered when killed, and stops cleanly on SIGTERM', async () => {
    const start = async () => {
      const child = spawn(process.execPath, ['--import', 'tsx', join(import.meta.dirname, 'main.ts')], {
        env: { ...process.env, STRIPE_SANDBOX_PORT: '0', STRIPE_SANDBOX_STATE: stateFile },
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const url = await new Promise<string>((resolve, reject) => {
        let seen = '';
        child.stdout.on('data', (chunk: Buffer) => {
          seen += chunk.toString();
          const found = /"url":"([^"]+)"/.exec(seen);
          if (found) resolve(found[1]!);
        });
        child.once('exit', () => reject(new Error('the sandbox ended early')));
      });
      const ended = new Promise<number | null>((resolve) => {
        child.once('exit', (code) => resolve(code));
      });
      return { child, ended, sandbox: { url, port: Number(new URL(url).port), close: async () => undefined } };
    };
    const first = await start();
    const customer = await sdkFor(first.sandbox).customers.create({ name: 'x' });
    first.child.kill('SIGKILL');
    await first.ended;
    const second = await start();
    expect((await sdkFor(second.sandbox).customers.retrieve(customer.id)).id).toBe(customer.id);
    second.child.kill('SIGTERM');
    expect(await second.ended).toBe(0);
  }, 30_000);
});
