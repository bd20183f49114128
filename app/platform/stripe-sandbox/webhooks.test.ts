import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type Stripe from 'stripe';
import { control, Inbox, readyAccount, sdkFor, startSandbox, until } from './testing.ts';
import type { RunningSandbox } from './server.ts';

const SECRET = 'whsec_configured_secret';
let inbox: Inbox;
let sandbox: RunningSandbox;
let stripe: Stripe;

beforeEach(async () => {
  inbox = await new Inbox().start();
  sandbox = await startSandbox({ webhook: { url: inbox.url, secret: SECRET } });
  stripe = sdkFor(sandbox);
});
afterEach(async () => {
  await sandbox.close();
  await inbox.stop();
});

const pay = () =>
  stripe.paymentIntents.create(
    { amount: 5_000, currency: 'usd', confirm: true, payment_method: 'pm_card_visa' },
    { idempotencyKey: `k-${Math.random()}` },
  );
const ORDER = ['payment_intent.created', 'charge.succeeded', 'payment_intent.succeeded', 'charge.updated'];
const verify = (index: number, secret = SECRET) => {
  const item = inbox.received[index]!;
  return stripe.webhooks.constructEvent(item.body, item.signature, secret);
};

describe('webhooks', () => {
  it('arrive in order, signed so that the SDK accepts them and nothing else', async () => {
    await pay();
    await until(() => inbox.received.length === 4);
    expect(inbox.types()).toEqual(ORDER);
    const event = verify(1);
    expect(event).toMatchObject({ object: 'event', type: 'charge.succeeded', livemode: false, api_version: '2026-10-28.endive' });
    expect(event.request?.idempotency_key).toMatch(/^k-/);
    expect(() => verify(1, 'whsec_other')).toThrow(/No signatures found/);
    const changed = inbox.received[1]!.body.replace('5000', '5001');
    expect(() => stripe.webhooks.constructEvent(changed, inbox.received[1]!.signature, SECRET)).toThrow();
    expect((await stripe.events.retrieve(event.id)).pending_webhooks).toBe(0);
  });

  it('are tried again after a 500 and after a redirect, with the same event', async () => {
    inbox.answers = [500, 302, 200];
    await stripe.customers.create({ name: 'x' });
    await until(() => inbox.received.length === 3);
    expect(new Set(inbox.received.map((item) => item.event.id)).size).toBe(1);
    expect(() => verify(2)).not.toThrow();
    await expect
      .poll(async () => (await control<{ deliveries: object[] }>(sandbox, 'GET', 'deliveries')).deliveries)
      .toEqual([expect.objectContaining({ state: 'delivered', attempts: 3, lastStatus: 200 })]);
  });

  it('carry a fresh, valid signature even after the virtual clock has run ahead', async () => {
    await control(sandbox, 'POST', 'clock', { advanceSeconds: 20 * 86_400 });
    await stripe.customers.create({ name: 'x' });
    await until(() => inbox.received.length === 1);
    const stamp = Number(/t=(\d+)/.exec(inbox.received[0]!.signature)![1]);
    expect(Math.abs(stamp - Date.now() / 1000)).toBeLessThan(5);
    expect(verify(0).created).toBeGreaterThan(Date.now() / 1000 + 19 * 86_400);
  });

  it('can be dropped, and then be found in the list of events only', async () => {
    await control(sandbox, 'POST', 'faults', { kind: 'webhook_drop', types: ['charge.succeeded'] });
    await pay();
    await until(() => inbox.received.length === 3);
    expect(inbox.types()).toEqual(ORDER.filter((type) => type !== 'charge.succeeded'));
    expect((await stripe.events.list({ type: 'charge.succeeded' })).data).toHaveLength(1);
  });

  it('can be doubled', async () => {
    await control(sandbox, 'POST', 'faults', { kind: 'webhook_duplicate', types: ['charge.*'], count: 3 });
    await pay();
    await until(() => inbox.received.length === 6);
    expect(inbox.types().filter((type) => type === 'charge.succeeded')).toHaveLength(3);
  });

  it('can change places', async () => {
    await control(sandbox, 'POST', 'faults', { kind: 'webhook_reorder', count: 4 });
    await pay();
    await until(() => inbox.received.length === 4);
    expect(inbox.types()).toEqual([...ORDER].reverse());
  });

  it('can be late', async () => {
    await control(sandbox, 'POST', 'faults', { kind: 'webhook_delay', delayMs: 150, types: ['payment_intent.created'] });
    await pay();
    await until(() => inbox.received.length === 4);
    expect(inbox.types().at(-1)).toBe('payment_intent.created');
  });

  it('can carry an old or a wrong signature, and come again with a right one', async () => {
    await control(sandbox, 'POST', 'faults', { kind: 'webhook_stale', ageSeconds: 301 });
    inbox.answers = [400];
    await stripe.customers.create({ name: 'x' });
    await until(() => inbox.received.length === 2);
    expect(() => verify(0)).toThrow(/tolerance/);
    expect(verify(1).type).toBe('customer.created');
    await control(sandbox, 'POST', 'faults', { kind: 'webhook_bad_signature' });
    inbox.answers = [400];
    await stripe.customers.create({ name: 'y' });
    await until(() => inbox.received.length === 4);
    expect(() => verify(2)).toThrow(/No signatures found/);
    expect(verify(3).type).toBe('customer.created');
  });

  it('go to registered endpoints by type, under their own secret, until they are removed', async () => {
    const other = await new Inbox().start();
    try {
      const endpoint = await stripe.webhookEndpoints.create({ url: other.url, enabled_events: ['charge.succeeded'] });
      await pay();
      await until(() => other.received.length === 1);
      expect(stripe.webhooks.constructEvent(other.received[0]!.body, other.received[0]!.signature, endpoint.secret!).type).toBe(
        'charge.succeeded',
      );
      expect((await stripe.webhookEndpoints.retrieve(endpoint.id)).secret).toBeUndefined();
      await stripe.webhookEndpoints.del(endpoint.id);
      await pay();
      await until(() => inbox.received.length === 8);
      expect(other.received).toHaveLength(1);
      await expect(stripe.webhookEndpoints.create({ url: 'http://198.51.100.7/hook', enabled_events: ['*'] })).rejects.toMatchObject({
        param: 'url',
      });
    } finally {
      await other.stop();
    }
  });

  it('name the connected account', async () => {
    const account = await readyAccount(stripe);
    await until(() => inbox.received.length === 1);
    expect(inbox.received[0]!.event).toMatchObject({ type: 'account.updated', account: account.id });
  });

  it('can be sent again by hand', async () => {
    await stripe.customers.create({ name: 'x' });
    await until(() => inbox.received.length === 1);
    const id = inbox.received[0]!.event.id;
    await control(sandbox, 'POST', `events/${id}/resend`);
    await until(() => inbox.received.length === 2);
    expect(inbox.received[1]!.event.id).toBe(id);
  });
});
