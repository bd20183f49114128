import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { money } from '#app/core/money.ts';
import { startStripeSandbox, type RunningSandbox } from '#app/platform/stripe-sandbox/server.ts';
import { control, submitPage, TEST_KEY } from '#app/platform/stripe-sandbox/testing.ts';
import { signatureHeader } from '#app/platform/stripe-sandbox/webhooks.ts';
import { createStripe, type StripeSettings } from './client.server.ts';
import { ProviderError, type CheckoutInput, type PaymentProvider, type ProviderErrorKind } from './port.ts';

let sandbox: RunningSandbox;
let stripe: PaymentProvider;
const settings = (extra: Partial<StripeSettings> = {}): StripeSettings => ({
  secretKey: TEST_KEY,
  apiBase: sandbox.url,
  timeoutMs: 3_000,
  maxNetworkRetries: 0,
  ...extra,
});

beforeAll(async () => {
  sandbox = await startStripeSandbox({ port: 0 });
  stripe = createStripe(settings());
});
afterAll(() => sandbox.close());
beforeEach(() => control(sandbox, 'POST', 'reset'));
afterEach(() => control(sandbox, 'DELETE', 'faults'));

const CNY = (amount: number) => money(amount, 'CNY');
const input = (extra: Partial<CheckoutInput> = {}): CheckoutInput => ({
  key: 'deposit:off_1',
  amount: CNY(500_000),
  description: '竞价保证金',
  metadata: { payment: 'pay_1', deal: 'deal_1' },
  transferGroup: 'deal_1',
  successUrl: 'http://127.0.0.1:9/ok?s={CHECKOUT_SESSION_ID}',
  cancelUrl: 'http://127.0.0.1:9/no',
  locale: 'zh',
  ...extra,
});

async function failure(work: Promise<unknown>): Promise<ProviderError> {
  const error = await work.then(
    () => null,
    (e: unknown) => e,
  );
  expect(error).toBeInstanceOf(ProviderError);
  return error as ProviderError;
}

async function paid(extra: Partial<CheckoutInput> = {}) {
  const { id, url } = await stripe.createCheckout(input(extra));
  await submitPage(url, { action: 'pay', card_number: '4242424242424242', expiry: '12/34', cvc: '123' });
  const checkout = await stripe.retrieveCheckout(id);
  return { checkout, chargeId: checkout.chargeId! };
}

async function payee(): Promise<string> {
  const account = await stripe.createConnectedAccount({ key: `acct:${Math.random()}`, name: '某大学', metadata: { org: 'org_1' } });
  await control(sandbox, 'POST', `accounts/${account.id}/onboard`);
  return account.id;
}

describe('configuration', () => {
  it('refuses a live key with a sandbox, a sandbox elsewhere, and what is no key', () => {
    expect(() => createStripe({ secretKey: 'sk_live_abcdef', apiBase: 'http://127.0.0.1:1' })).toThrow(/live key/);
    expect(() => createStripe({ secretKey: 'rk_live_abcdef', apiBase: 'http://127.0.0.1:1' })).toThrow(/live key/);
    expect(() => createStripe({ secretKey: 'sk_test_abcdef', apiBase: 'http://198.51.100.1:1' })).toThrow(/this machine/);
    expect(() => createStripe({ secretKey: 'pk_test_abcdef' })).toThrow(/secret key/);
    expect(createStripe({ secretKey: 'sk_live_abcdef' }).mode).toBe('live');
    expect(createStripe({ secretKey: 'sk_test_abcdef' }).mode).toBe('test');
    expect(stripe.mode).toBe('sandbox');
  });
});

describe('checkout', () => {
  it('goes from a page to a charge with its fee', async () => {
    const { checkout, chargeId } = await paid();
    expect(checkout).toMatchObject({
      status: 'complete',
      paid: true,
      amount: CNY(500_000),
      metadata: { payment: 'pay_1', deal: 'deal_1' },
      url: null,
    });
    const charge = await stripe.retrieveCharge(chargeId);
    expect(charge).toMatchObject({
      paid: true,
      amount: CNY(500_000),
      amountRefunded: CNY(0),
      transferGroup: 'deal_1',
      disputed: false,
      metadata: { payment: 'pay_1', deal: 'deal_1' },
    });
    expect(charge.fee?.amount).toBeGreaterThan(0);
    const movements = await stripe.listMovements({ createdFrom: new Date(Date.now() - 60_000) });
    expect(movements).toEqual([
      expect.objectContaining({ id: charge.balanceTransactionId, sourceId: chargeId, amount: CNY(500_000), fee: charge.fee }),
    ]);
    expect((await stripe.balance()).pending).toEqual([CNY(500_000 - charge.fee!.amount)]);
  });

  it('stays unpaid after a decline and shows the failed charge of the group', async () => {
    const { id, url } = await stripe.createCheckout(input());
    await submitPage(url, { action: 'decline' });
    expect(await stripe.retrieveCheckout(id)).toMatchObject({ status: 'open', paid: false, chargeId: null });
    expect(await stripe.findCharges('deal_1')).toEqual([expect.objectContaining({ paid: false, failureCode: 'card_declined' })]);
  });

  it('can be found by metadata, and expired any number of times', async () => {
    const { id } = await stripe.createCheckout(input());
    await stripe.createCheckout(input({ key: 'other', metadata: { payment: 'pay_2', deal: 'deal_1' } }));
    const createdFrom = new Date(Date.now() - 60_000);
    expect((await stripe.findCheckouts({ metadata: { payment: 'pay_1' }, createdFrom })).map((row) => row.id)).toEqual([id]);
    expect(await stripe.findCheckouts({ metadata: { deal: 'deal_1' }, createdFrom })).toHaveLength(2);
    expect(await stripe.findCheckouts({ metadata: { deal: 'deal_1' }, createdFrom: new Date(Date.now() + 60_000) })).toEqual([]);
    expect((await stripe.expireCheckout(id)).status).toBe('expired');
    expect((await stripe.expireCheckout(id)).status).toBe('expired');
    expect((await failure(stripe.expireCheckout('cs_test_none'))).code).toBe('resource_missing');
    const done = await paid({ key: 'third' });
    expect(await stripe.expireCheckout(done.checkout.id)).toMatchObject({ status: 'complete', paid: true });
  });

  it('refuses what can never be paid before asking', async () => {
    expect(await failure(stripe.createCheckout(input({ amount: CNY(100_000_000) })))).toMatchObject({
      kind: 'refused',
      code: 'amount_too_large',
    });
    expect(await failure(stripe.createCheckout(input({ amount: CNY(0) })))).toMatchObject({ kind: 'refused', code: 'bad_amount' });
    expect(await failure(stripe.createCheckout(input({ key: '' })))).toMatchObject({ kind: 'refused', code: 'bad_key' });
    expect(await failure(stripe.createCheckout(input({ key: 'x'.repeat(256) })))).toMatchObject({ code: 'bad_key' });
  });
});

describe('refunds, transfers, accounts', () => {
  it('refund once per key', async () => {
    const { chargeId } = await paid();
    await paid({ key: 'second', transferGroup: 'deal_2' });
    const refund = { key: 'refund:1', chargeId, amount: CNY(500_000), metadata: { cause: 'lost' } };
    const first = await stripe.createRefund(refund);
    expect(first).toMatchObject({ status: 'succeeded', chargeId, amount: CNY(500_000) });
    expect((await stripe.createRefund(refund)).id).toBe(first.id);
    expect(await stripe.listRefunds(chargeId)).toEqual([first]);
    expect(await failure(stripe.createRefund({ ...refund, key: 'refund:2' }))).toMatchObject({
      kind: 'refused',
      code: 'charge_already_refunded',
    });
    expect(await failure(stripe.createRefund({ ...refund, amount: CNY(1) }))).toMatchObject({
      kind: 'refused',
      code: 'idempotency_mismatch',
    });
  });

  it('transfer from a charge, find by group, reverse in part', async () => {
    const { chargeId } = await paid();
    const destination = await payee();
    const order = {
      key: 'transfer:1',
      amount: CNY(300_000),
      destination,
      transferGroup: 'deal_1',
      sourceCharge: chargeId,
      metadata: { milestone: 'm1' },
    };
    const transfer = await stripe.createTransfer(order);
    expect(transfer).toMatchObject({ amount: CNY(300_000), sourceChargeId: chargeId, destination, metadata: { milestone: 'm1' } });
    expect((await stripe.createTransfer(order)).id).toBe(transfer.id);
    const reversal = await stripe.reverseTransfer({ key: 'reverse:1', transferId: transfer.id, amount: CNY(100_000) });
    expect(reversal).toMatchObject({ transferId: transfer.id, amount: CNY(100_000) });
    expect(await stripe.listReversals(transfer.id)).toEqual([reversal]);
    expect(await stripe.findTransfers('deal_1')).toEqual([expect.objectContaining({ id: transfer.id, amountReversed: CNY(100_000) })]);
    expect(await stripe.findTransfers('deal_none')).toEqual([]);
    const { sourceCharge: _charge, ...unfunded } = order;
    expect(await failure(stripe.createTransfer({ ...unfunded, key: 'transfer:2' }))).toMatchObject({
      kind: 'refused',
      code: 'balance_insufficient',
      httpStatus: 400,
    });
  });

  it('account opens through its link', async () => {
    const account = await stripe.createConnectedAccount({ key: 'acct:1', name: '某大学', metadata: { org: 'org_1' } });
    expect(account).toMatchObject({ ready: false, detailsSubmitted: false, metadata: { org: 'org_1' } });
    expect(account.missing.length).toBeGreaterThan(0);
    const link = await stripe.createOnboardingLink({
      accountId: account.id,
      returnUrl: 'http://127.0.0.1:9/r',
      refreshUrl: 'http://127.0.0.1:9/f',
    });
    await submitPage(link.url, { action: 'complete' });
    expect(await stripe.retrieveAccount(account.id)).toMatchObject({ ready: true, missing: [] });
  });

  it('dispute is read as open, then closed', async () => {
    const { chargeId } = await paid();
    const { dispute } = await control<{ dispute: string }>(sandbox, 'POST', `charges/${chargeId}/dispute`);
    expect(await stripe.retrieveDispute(dispute)).toMatchObject({ chargeId, open: true, amount: CNY(500_000) });
    expect((await stripe.retrieveCharge(chargeId)).disputed).toBe(true);
    await control(sandbox, 'POST', `disputes/${dispute}/close`, { won: true });
    expect(await stripe.retrieveDispute(dispute)).toMatchObject({ open: false, status: 'won' });
  });
});

describe('when things go wrong', () => {
  const kindAfter = async (fault: object, provider = stripe): Promise<{ kind: ProviderErrorKind; code: string }> => {
    await control(sandbox, 'POST', 'faults', { path: '/v1/checkout/sessions', method: 'POST', times: 10, ...fault });
    const error = await failure(provider.createCheckout(input()));
    await control(sandbox, 'DELETE', 'faults');
    return { kind: error.kind, code: error.code };
  };

  it('tells "not done" from "maybe done" when writing', async () => {
    expect((await kindAfter({ kind: 'status', status: 429, code: 'rate_limit' })).kind).toBe('unavailable');
    expect((await kindAfter({ kind: 'status', status: 401 })).kind).toBe('unavailable');
    expect((await kindAfter({ kind: 'status', status: 400 })).kind).toBe('refused');
    expect((await kindAfter({ kind: 'status', status: 500 })).kind).toBe('unknown');
    expect((await kindAfter({ kind: 'status', status: 409, code: 'idempotency_key_in_use' })).kind).toBe('unknown');
    expect(await kindAfter({ kind: 'status', status: 404, bare: true })).toEqual({ kind: 'unknown', code: 'odd_answer' });
    expect((await kindAfter({ kind: 'reset' })).kind).toBe('unknown');
    expect((await kindAfter({ kind: 'answer_lost', how: 'reset' })).kind).toBe('unknown');
    expect((await kindAfter({ kind: 'answer_lost', how: 'cut' })).kind).toBe('unknown');
    expect((await kindAfter({ kind: 'answer_lost', how: 'hang' }, createStripe(settings({ timeoutMs: 200 })))).kind).toBe('unknown');
    // After all that: one checkout, under one key.
    await stripe.createCheckout(input());
    expect(await stripe.findCheckouts({ metadata: { payment: 'pay_1' }, createdFrom: new Date(Date.now() - 60_000) })).toHaveLength(1);
  });

  it("never takes money twice, whatever is lost, with the SDK's own retries too", async () => {
    const { chargeId } = await paid();
    await paid({ key: 'second', transferGroup: 'deal_2' });
    const retrying = createStripe(settings({ maxNetworkRetries: 2 }));
    await control(sandbox, 'POST', 'faults', { kind: 'answer_lost', path: '/v1/refunds', times: 1 });
    await control(sandbox, 'POST', 'faults', { kind: 'status', status: 503, path: '/v1/refunds', times: 1 });
    const refund = await retrying.createRefund({ key: 'r', chargeId, amount: CNY(100_000) });
    expect((await stripe.listRefunds(chargeId)).map((row) => row.id)).toEqual([refund.id]);
  });

  it('only looks: whatever happens to a read, nothing is unknown', async () => {
    for (const fault of [
      { kind: 'status', status: 500 },
      { kind: 'status', status: 404, bare: true },
      { kind: 'reset' },
      { kind: 'answer_lost', how: 'cut' },
    ]) {
      await control(sandbox, 'POST', 'faults', { path: '/v1/balance', times: 5, ...fault });
      expect((await failure(stripe.balance())).kind).toBe('unavailable');
      await control(sandbox, 'DELETE', 'faults');
    }
    expect(await failure(stripe.retrieveCharge('ch_none'))).toMatchObject({ kind: 'refused', code: 'resource_missing' });
  });

  it('is unavailable when nobody answers at all, but unknown once something was sent', async () => {
    const gone = createServer();
    await new Promise<void>((resolve) => {
      gone.listen(0, '127.0.0.1', resolve);
    });
    const apiBase = `http://127.0.0.1:${(gone.address() as AddressInfo).port}`;
    await new Promise<void>((resolve) => {
      gone.close(() => resolve());
    });
    const provider = createStripe(settings({ apiBase, maxNetworkRetries: 1 }));
    expect((await failure(provider.createCheckout(input()))).kind).toBe('unavailable');
    // Takes the request, dies, and is not there for the SDK's repetition: the last error alone would say "never sent".
    const dying = createServer((request) => {
      dying.close();
      request.socket.destroy();
    });
    await new Promise<void>((resolve) => {
      dying.listen(0, '127.0.0.1', resolve);
    });
    const halfway = createStripe(settings({ apiBase: `http://127.0.0.1:${(dying.address() as AddressInfo).port}`, maxNetworkRetries: 0 }));
    expect((await failure(halfway.createCheckout(input()))).kind).toBe('unknown');
  });
});

describe('events and webhooks', () => {
  it('list in the order they happened, from a time or after an event', async () => {
    await paid();
    const all = await stripe.listEvents({ createdFrom: new Date(Date.now() - 60_000) });
    expect(all.items.map((event) => event.type)).toEqual([
      'payment_intent.created',
      'charge.succeeded',
      'payment_intent.succeeded',
      'charge.updated',
      'checkout.session.completed',
    ]);
    const rest = await stripe.listEvents({ after: all.items[0]!.id, limit: 2 });
    expect(rest).toEqual({ items: all.items.slice(1, 3), hasMore: true });
    expect(await stripe.listEvents({ after: rest.items[1]!.id })).toEqual({ items: all.items.slice(3), hasMore: false });
    expect(await stripe.listEvents({ after: all.items[4]!.id })).toEqual({ items: [], hasMore: false });
    expect(await stripe.retrieveEvent(all.items[1]!.id)).toMatchObject({
      objectKind: 'charge',
      objectId: expect.stringMatching(/^ch_/),
      account: null,
    });
    expect((await stripe.listEvents({ createdFrom: new Date(Date.now() - 60_000), limit: 3 })).hasMore).toBe(true);
  });

  it('webhooks are read when signed, and refused when forged, old, early or of the other mode', () => {
    const now = new Date('2026-03-05T08:00:00Z');
    const t = now.getTime() / 1000;
    const body = JSON.stringify({
      id: 'evt_1',
      object: 'event',
      type: 'charge.succeeded',
      created: t,
      livemode: false,
      data: { object: { id: 'ch_1', object: 'charge' } },
    });
    const read = (header: string | null, payload: string | Uint8Array = body) => stripe.parseWebhook(payload, header, 'whsec_a', now);
    const code = (work: () => unknown): string => {
      try {
        work();
      } catch (error) {
        expect(error).toMatchObject({ name: 'ProviderError', kind: 'refused' });
        return (error as ProviderError).code;
      }
      return 'accepted';
    };
    expect(read(signatureHeader(body, 'whsec_a', t))).toMatchObject({
      id: 'evt_1',
      objectId: 'ch_1',
      objectKind: 'charge',
      type: 'charge.succeeded',
    });
    expect(read(signatureHeader(body, 'whsec_a', t), Buffer.from(body)).id).toBe('evt_1');
    expect(code(() => read(null))).toBe('bad_signature');
    expect(code(() => read('nonsense'))).toBe('bad_signature');
    expect(code(() => read(signatureHeader(body, 'whsec_b', t)))).toBe('bad_signature');
    expect(code(() => read(signatureHeader(body, 'whsec_a', t), body.replace('ch_1', 'ch_2')))).toBe('bad_signature');
    expect(code(() => stripe.parseWebhook(body, signatureHeader(body, ' ', t), ' ', now))).toBe('bad_signature');
    expect(code(() => read(signatureHeader(body, 'whsec_a', t - 300)))).toBe('accepted');
    expect(code(() => read(signatureHeader(body, 'whsec_a', t - 301)))).toBe('stale');
    expect(code(() => read(signatureHeader(body, 'whsec_a', t + 300)))).toBe('accepted');
    expect(code(() => read(signatureHeader(body, 'whsec_a', t + 301)))).toBe('future');
    const live = body.replace('"livemode":false', '"livemode":true');
    expect(code(() => read(signatureHeader(live, 'whsec_a', t), live))).toBe('odd_answer');
    expect(code(() => read(signatureHeader('{}', 'whsec_a', t), '{}'))).toBe('odd_answer');
    expect(code(() => read(signatureHeader('no json', 'whsec_a', t), 'no json'))).toBe('odd_answer');
  });
});
