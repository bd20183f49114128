import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type Stripe from 'stripe';
import { decodeForm } from './form.ts';
import { control, newSession, sdkFor, startSandbox, submitPage, TEST_KEY } from './testing.ts';
import type { RunningSandbox } from './server.ts';

let sandbox: RunningSandbox;
let stripe: Stripe;

beforeAll(async () => {
  sandbox = await startSandbox();
  stripe = sdkFor(sandbox);
});
afterAll(() => sandbox.close());
beforeEach(() => control(sandbox, 'POST', 'reset'));

const CARD = { amount: 5_000, currency: 'usd', confirm: true, payment_method: 'pm_card_visa' } as const;

/** A POST without the SDK: status, headers and body as they are. */
async function post(path: string, form: Record<string, string>, headers: Record<string, string> = {}) {
  const answer = await fetch(`${sandbox.url}${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${TEST_KEY}`, 'content-type': 'application/x-www-form-urlencoded', ...headers },
    body: new URLSearchParams(form),
  });
  return {
    status: answer.status,
    headers: answer.headers,
    body: (await answer.json()) as { id?: string; error?: { type: string; code?: string; param?: string } },
  };
}

describe('form decoding', () => {
  it('reads nested names and lists', () => {
    expect(JSON.parse(JSON.stringify(decodeForm('a[b][0][c]=1&a[b][1][c]=2&d[]=x&d[]=y&e=')))).toEqual({
      a: { b: [{ c: '1' }, { c: '2' }] },
      d: ['x', 'y'],
      e: '',
    });
  });

  it('refuses names that reach for prototypes, go too deep or contradict each other', () => {
    for (const text of ['__proto__[x]=1', 'a[__proto__][x]=1', 'a[b=1', `a${'[b]'.repeat(12)}=1`, 'a=1&a[b]=2']) {
      expect(() => decodeForm(text), text).toThrow();
    }
    expect(({} as { x?: unknown }).x).toBeUndefined();
  });
});

describe('keys and requests', () => {
  it('takes test keys only, and only on this host', async () => {
    await expect(sdkFor(sandbox, { key: 'sk_live_abcdef123' }).balance.retrieve()).rejects.toMatchObject({ statusCode: 401 });
    await expect(sdkFor(sandbox, { key: 'rk_test_abcdef123' }).balance.retrieve()).resolves.toMatchObject({ object: 'balance' });
    const rebound = await new Promise<number>((resolve, reject) => {
      void import('node:http').then(({ get }) => {
        get({ host: '127.0.0.1', port: sandbox.port, path: '/_sandbox/health', headers: { host: 'evil.example' } }, (answer) => {
          answer.resume();
          resolve(answer.statusCode ?? 0);
        }).on('error', reject);
      });
    });
    expect(rebound).toBe(421);
  });

  it('names itself, the version and the request on every answer', async () => {
    const customer = await stripe.customers.create({ name: '北京某某大学', metadata: { org: 'org_1' } });
    expect(customer.lastResponse.requestId).toMatch(/^req_/);
    expect(customer.lastResponse.headers['stripe-version']).toBe('2026-10-28.endive');
    expect(customer.metadata).toEqual({ org: 'org_1' });
  });

  it('refuses what Stripe refuses: unknown parameters, payment_method_types, amounts beyond the caps', async () => {
    expect((await post('/v1/customers', { nonsense: '1' })).body.error).toMatchObject({ code: 'parameter_unknown', param: 'nonsense' });
    expect((await post('/v1/checkout/sessions', { mode: 'payment', 'payment_method_types[0]': 'card' })).body.error).toMatchObject({
      code: 'parameter_unknown',
      param: 'payment_method_types',
    });
    await expect(stripe.paymentIntents.create({ amount: 100_000_000, currency: 'cny' })).rejects.toMatchObject({
      code: 'amount_too_large',
      statusCode: 400,
    });
    await expect(stripe.paymentIntents.create({ amount: 99_999_999, currency: 'cny' })).resolves.toMatchObject({
      status: 'requires_payment_method',
    });
    await expect(stripe.paymentIntents.create({ amount: 10, currency: 'usd' })).rejects.toMatchObject({ code: 'amount_too_small' });
    for (const amount of ['1e3', '-5', '1.5', 'NaN', '9007199254740993'])
      expect((await post('/v1/payment_intents', { amount, currency: 'usd' })).status).toBe(400);
  });

  it('pages with cursors and expands', async () => {
    const made: string[] = [];
    for (let i = 0; i < 5; i++) made.push((await stripe.customers.create({ name: `c${i}` })).id);
    const all: string[] = [];
    for await (const customer of stripe.customers.list({ limit: 2 })) all.push(customer.id);
    expect(all).toEqual([...made].reverse());
    const newer = await stripe.customers.list({ ending_before: made[1]!, limit: 2 });
    expect(newer.data.map((row) => row.id)).toEqual([made[3], made[2]]);
    expect(newer.has_more).toBe(true);
    const intent = await stripe.paymentIntents.create({ ...CARD, expand: ['latest_charge.balance_transaction'] });
    const charge = intent.latest_charge as Stripe.Charge;
    expect((charge.balance_transaction as Stripe.BalanceTransaction).fee).toBeGreaterThan(0);
    await expect(stripe.paymentIntents.retrieve(intent.id, { expand: ['nonsense'] })).rejects.toMatchObject({ param: 'expand' });
  });
});

describe('payment intents', () => {
  it('charges, and tells it as events in order', async () => {
    const intent = await stripe.paymentIntents.create({ ...CARD, transfer_group: 'deal_1' });
    expect(intent).toMatchObject({ status: 'succeeded', amount_received: 5_000 });
    const events = (await stripe.events.list({ limit: 20 })).data.reverse();
    expect(events.map((event) => event.type)).toEqual([
      'payment_intent.created',
      'charge.succeeded',
      'payment_intent.succeeded',
      'charge.updated',
    ]);
    expect((events[1]!.data.object as Stripe.Charge).balance_transaction).toBeNull();
    expect((events[3]!.data.object as Stripe.Charge).balance_transaction).toMatch(/^txn_/);
    const charges = await stripe.charges.list({ transfer_group: 'deal_1' });
    expect(charges.data).toHaveLength(1);
  });

  it("declines with the bank's reason and leaves the intent open for another card", async () => {
    for (const [method, code, decline] of [
      ['pm_card_chargeDeclined', 'card_declined', 'generic_decline'],
      ['pm_card_chargeDeclinedInsufficientFunds', 'card_declined', 'insufficient_funds'],
      ['pm_card_chargeDeclinedExpiredCard', 'expired_card', 'expired_card'],
    ] as const) {
      const error = (await stripe.paymentIntents
        .create({ ...CARD, payment_method: method })
        .catch((e: unknown) => e)) as Stripe.errors.StripeCardError;
      expect(error).toMatchObject({ type: 'StripeCardError', statusCode: 402, code, decline_code: decline });
      const again = await stripe.paymentIntents.confirm(error.payment_intent!.id, { payment_method: 'pm_card_mastercard' });
      expect(again.status).toBe('succeeded');
    }
    expect((await stripe.charges.list()).data.filter((charge) => charge.status === 'failed')).toHaveLength(3);
  });

  it('captures by hand, in part, once; and lets an authorisation run out after seven days', async () => {
    const manual = { ...CARD, capture_method: 'manual' } as const;
    const held = await stripe.paymentIntents.create(manual);
    expect(held).toMatchObject({ status: 'requires_capture', amount_capturable: 5_000, amount_received: 0 });
    expect((await stripe.balance.retrieve()).pending[0]?.amount).toBe(0);
    await expect(stripe.paymentIntents.capture(held.id, { amount_to_capture: 5_001 })).rejects.toMatchObject({ code: 'amount_too_large' });
    expect(await stripe.paymentIntents.capture(held.id, { amount_to_capture: 3_000 })).toMatchObject({
      status: 'succeeded',
      amount_received: 3_000,
    });
    await expect(stripe.paymentIntents.capture(held.id)).rejects.toMatchObject({ code: 'payment_intent_unexpected_state' });
    const late = await stripe.paymentIntents.create(manual);
    await control(sandbox, 'POST', 'clock', { advanceSeconds: 7 * 86_400 + 1 });
    expect(await stripe.paymentIntents.retrieve(late.id)).toMatchObject({ status: 'canceled', cancellation_reason: 'automatic' });
    await expect(stripe.paymentIntents.capture(late.id)).rejects.toMatchObject({ code: 'payment_intent_unexpected_state' });
  });

  it('asks the holder to confirm, and takes a yes or a no', async () => {
    const pending = await stripe.paymentIntents.create({
      ...CARD,
      payment_method: 'pm_card_authenticationRequired',
      return_url: 'http://127.0.0.1:9/r',
    });
    expect(pending.status).toBe('requires_action');
    const url = pending.next_action!.redirect_to_url!.url!;
    expect((await submitPage(url, { action: 'authenticate' })).headers.get('location')).toBe('http://127.0.0.1:9/r');
    expect((await stripe.paymentIntents.retrieve(pending.id)).status).toBe('succeeded');
    const refused = await stripe.paymentIntents.create({ ...CARD, payment_method: 'pm_card_authenticationRequired' });
    await submitPage(refused.next_action!.redirect_to_url!.url!, { action: 'refuse' });
    expect((await stripe.paymentIntents.retrieve(refused.id)).status).toBe('requires_payment_method');
  });
});

describe('setup intents and payment methods', () => {
  it('keeps a card for later', async () => {
    const customer = await stripe.customers.create({ email: 'a@example.org' });
    const setup = await stripe.setupIntents.create({ customer: customer.id, confirm: true, payment_method: 'pm_card_visa' });
    expect(setup.status).toBe('succeeded');
    expect(await stripe.paymentMethods.retrieve(setup.payment_method as string)).toMatchObject({ customer: customer.id });
  });
});

describe('idempotency', () => {
  it('replays the first answer, the body and the mark included', async () => {
    const first = await post('/v1/payment_intents', { amount: '5000', currency: 'usd' }, { 'idempotency-key': 'k1' });
    const second = await post('/v1/payment_intents', { currency: 'usd', amount: '5000' }, { 'idempotency-key': 'k1' });
    expect(second.body).toEqual(first.body);
    expect(first.headers.get('idempotent-replayed')).toBeNull();
    expect(second.headers.get('idempotent-replayed')).toBe('true');
    expect(second.headers.get('original-request')).toBe(first.headers.get('request-id'));
    expect((await stripe.paymentIntents.list()).data).toHaveLength(1);
  });

  it('refuses another request under the same key, also for another path', async () => {
    await stripe.paymentIntents.create(CARD, { idempotencyKey: 'k2' });
    await expect(stripe.paymentIntents.create({ ...CARD, amount: 5_001 }, { idempotencyKey: 'k2' })).rejects.toMatchObject({
      type: 'StripeIdempotencyError',
      statusCode: 400,
    });
    await expect(stripe.customers.create({}, { idempotencyKey: 'k2' })).rejects.toMatchObject({ type: 'StripeIdempotencyError' });
  });

  it('says 409 while the first is at work, and one charge comes of both', async () => {
    await control(sandbox, 'POST', 'faults', { kind: 'delay', path: '/v1/payment_intents', delayMs: 200 });
    const [a, b] = await Promise.allSettled([
      stripe.paymentIntents.create(CARD, { idempotencyKey: 'k3' }),
      stripe.paymentIntents.create(CARD, { idempotencyKey: 'k3' }),
    ]);
    const refused = [a, b].filter((result) => result.status === 'rejected');
    expect(refused).toHaveLength(1);
    expect((refused[0] as PromiseRejectedResult).reason).toMatchObject({ statusCode: 409, code: 'idempotency_key_in_use' });
    expect((await stripe.charges.list()).data).toHaveLength(1);
  });

  it('keeps declines but not validation errors', async () => {
    const bad = await post('/v1/payment_intents', { currency: 'usd' }, { 'idempotency-key': 'k4' });
    expect(bad.body.error?.code).toBe('parameter_missing');
    expect((await post('/v1/payment_intents', { amount: '5000', currency: 'usd' }, { 'idempotency-key': 'k4' })).status).toBe(200);
    const declined = { amount: '5000', currency: 'usd', confirm: 'true', payment_method: 'pm_card_chargeDeclined' };
    expect((await post('/v1/payment_intents', declined, { 'idempotency-key': 'k5' })).status).toBe(402);
    const replay = await post('/v1/payment_intents', declined, { 'idempotency-key': 'k5' });
    expect([replay.status, replay.headers.get('idempotent-replayed')]).toEqual([402, 'true']);
  });

  it('forgets a key after a day', async () => {
    await post('/v1/customers', { name: 'x' }, { 'idempotency-key': 'k6' });
    await control(sandbox, 'POST', 'clock', { advanceSeconds: 86_401 });
    expect((await post('/v1/customers', { name: 'y' }, { 'idempotency-key': 'k6' })).status).toBe(200);
  });
});

describe('planned faults', () => {
  it('loses the answer after the work; the same key then finds it done', async () => {
    for (const how of ['reset', 'cut']) {
      await control(sandbox, 'POST', 'faults', { kind: 'answer_lost', path: '/v1/payment_intents', how, times: 2 });
      await expect(stripe.paymentIntents.create(CARD, { idempotencyKey: `lost-${how}` })).rejects.toMatchObject({
        type: 'StripeConnectionError',
      });
      await control(sandbox, 'DELETE', 'faults');
      const again = await stripe.paymentIntents.create(CARD, { idempotencyKey: `lost-${how}` });
      expect(again.lastResponse.headers['idempotent-replayed']).toBe('true');
    }
    expect((await stripe.charges.list()).data).toHaveLength(2);
  });

  it('answers with a status before any work, as often as planned', async () => {
    await control(sandbox, 'POST', 'faults', { kind: 'status', status: 503, path: '/v1/cust*', times: 2, skip: 1 });
    const results: number[] = [];
    for (let i = 0; i < 4; i++) results.push((await post('/v1/customers', {})).status);
    expect(results).toEqual([200, 503, 503, 200]);
    expect((await stripe.customers.list()).data).toHaveLength(2);
  });

  it('refuses plans it does not understand', async () => {
    await expect(control(sandbox, 'POST', 'faults', { kind: 'earthquake' })).rejects.toThrow('422');
    await expect(control(sandbox, 'POST', 'faults', { kind: 'status', times: -1 })).rejects.toThrow('times');
    const form = await fetch(`${sandbox.url}/_sandbox/reset`, { method: 'POST', body: new URLSearchParams({}) });
    expect(form.status).toBe(415);
  });
});

describe('checkout sessions', () => {
  it('expires by itself and by request', async () => {
    const session = await newSession(stripe, { expires_at: Math.floor(Date.now() / 1000) + 1_900 });
    await expect(newSession(stripe, { expires_at: Math.floor(Date.now() / 1000) + 60 })).rejects.toMatchObject({ param: 'expires_at' });
    await control(sandbox, 'POST', 'clock', { advanceSeconds: 1_901 });
    expect(await stripe.checkout.sessions.retrieve(session.id)).toMatchObject({ status: 'expired', url: null });
    const other = await newSession(stripe);
    expect((await stripe.checkout.sessions.expire(other.id)).status).toBe('expired');
    await expect(stripe.checkout.sessions.expire(other.id)).rejects.toMatchObject({ statusCode: 400 });
  });
});
