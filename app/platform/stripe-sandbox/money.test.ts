import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type Stripe from 'stripe';
import { control, readyAccount, sdkFor, startSandbox } from './testing.ts';
import type { RunningSandbox } from './server.ts';

let sandbox: RunningSandbox;
let stripe: Stripe;
const DAY = 86_400;

beforeAll(async () => {
  sandbox = await startSandbox();
  stripe = sdkFor(sandbox);
});
afterAll(() => sandbox.close());
beforeEach(() => control(sandbox, 'POST', 'reset'));

async function charge(amount = 100_000, card = 'pm_card_visa', group?: string): Promise<Stripe.Charge> {
  const intent = await stripe.paymentIntents.create({
    amount,
    currency: 'usd',
    confirm: true,
    payment_method: card,
    expand: ['latest_charge'],
    ...(group ? { transfer_group: group } : {}),
  });
  return intent.latest_charge as Stripe.Charge;
}

async function balance(account?: string): Promise<{ available: number; pending: number }> {
  const found = await stripe.balance.retrieve({}, account ? { stripeAccount: account } : undefined);
  const of = (rows: { amount: number; currency: string }[]) => rows.find((row) => row.currency === 'usd')?.amount ?? 0;
  return { available: of(found.available), pending: of(found.pending) };
}

/** Every movement, added up: what the balance must say. */
async function sumOfMovements(): Promise<number> {
  let sum = 0;
  for await (const row of stripe.balanceTransactions.list({ limit: 100 })) sum += row.net;
  return sum;
}

describe('balance', () => {
  it('is pending until two days have passed, then available', async () => {
    const paid = await charge();
    const row = await stripe.balanceTransactions.retrieve((await stripe.charges.retrieve(paid.id)).balance_transaction as string);
    expect(row).toMatchObject({ amount: 100_000, fee: 2_930, net: 97_070, status: 'pending', type: 'charge', source: paid.id });
    expect(await balance()).toEqual({ available: 0, pending: 97_070 });
    await control(sandbox, 'POST', 'clock', { advanceSeconds: 2 * DAY });
    expect(await balance()).toEqual({ available: 97_070, pending: 0 });
    expect((await stripe.balanceTransactions.retrieve(row.id)).status).toBe('available');
  });

  it('settles without moving the clock, and at once for the card that says so', async () => {
    await charge(10_000, 'pm_card_bypassPending');
    expect((await balance()).available).toBe(10_000 - 320);
    await charge(10_000);
    await control(sandbox, 'POST', 'settle');
    expect(await balance()).toEqual({ available: 2 * (10_000 - 320), pending: 0 });
  });
});

describe('transfers', () => {
  it('without a source need available money', async () => {
    await charge();
    const { id: destination } = await readyAccount(stripe);
    const params = { amount: 50_000, currency: 'usd', destination };
    await expect(stripe.transfers.create(params, { idempotencyKey: 'tr:1' })).rejects.toMatchObject({
      statusCode: 400,
      code: 'balance_insufficient',
    });
    await control(sandbox, 'POST', 'settle');
    // The refusal is kept under its key, as at Stripe: only a new key is a new attempt.
    await expect(stripe.transfers.create(params, { idempotencyKey: 'tr:1' })).rejects.toMatchObject({ code: 'balance_insufficient' });
    expect((await stripe.transfers.create(params, { idempotencyKey: 'tr:2' })).amount).toBe(50_000);
    expect(await balance()).toEqual({ available: 47_070, pending: 0 });
    expect(await balance(destination)).toEqual({ available: 50_000, pending: 0 });
  });

  it('with a source charge work before the money is available, up to the charge', async () => {
    const paid = await charge(100_000, 'pm_card_visa', 'deal_7');
    const { id: destination } = await readyAccount(stripe);
    const from = { currency: 'usd', destination, source_transaction: paid.id } as const;
    const first = await stripe.transfers.create({ ...from, amount: 60_000 });
    expect(first).toMatchObject({ transfer_group: 'deal_7', source_transaction: paid.id, amount_reversed: 0 });
    await expect(stripe.transfers.create({ ...from, amount: 40_001 })).rejects.toMatchObject({ code: 'balance_insufficient' });
    await expect(stripe.transfers.create({ ...from, currency: 'eur', amount: 1_000 })).rejects.toMatchObject({ param: 'currency' });
    expect(await balance(destination)).toEqual({ available: 0, pending: 60_000 });
    expect(await balance()).toEqual({ available: 0, pending: 37_070 });
    expect((await stripe.transfers.list({ transfer_group: 'deal_7' })).data.map((row) => row.id)).toEqual([first.id]);
  });

  it('need a destination that can receive', async () => {
    const paid = await charge();
    const account = await stripe.accounts.create({ type: 'express', country: 'HK' });
    const params = { amount: 1_000, currency: 'usd', destination: account.id, source_transaction: paid.id };
    await expect(stripe.transfers.create(params)).rejects.toMatchObject({ code: 'insufficient_capabilities_for_transfer' });
    await expect(stripe.transfers.create({ ...params, destination: 'acct_nobody' })).rejects.toMatchObject({ param: 'destination' });
    await control(sandbox, 'POST', `accounts/${account.id}/onboard`);
    expect((await stripe.transfers.create(params)).destination).toBe(account.id);
  });

  it('reverse in parts, never beyond the whole', async () => {
    const paid = await charge();
    const { id: destination } = await readyAccount(stripe);
    const transfer = await stripe.transfers.create({ amount: 30_000, currency: 'usd', destination, source_transaction: paid.id });
    await stripe.transfers.createReversal(transfer.id, { amount: 10_000 });
    await expect(stripe.transfers.createReversal(transfer.id, { amount: 20_001 })).rejects.toMatchObject({ code: 'amount_too_large' });
    await stripe.transfers.createReversal(transfer.id, { amount: 20_000 });
    expect(await stripe.transfers.retrieve(transfer.id)).toMatchObject({ amount_reversed: 30_000, reversed: true });
    expect(await balance(destination)).toEqual({ available: 0, pending: 0 });
    const spent = await stripe.transfers.create({ amount: 5_000, currency: 'usd', destination, source_transaction: paid.id });
    await control(sandbox, 'POST', 'settle');
    await stripe.payouts.create({ amount: 5_000, currency: 'usd' }, { stripeAccount: destination });
    await expect(stripe.transfers.createReversal(spent.id)).rejects.toMatchObject({ code: 'balance_insufficient' });
  });
});

describe('refunds', () => {
  it('give back in parts and no more than was paid; the fee stays', async () => {
    const paid = await charge();
    expect(await stripe.refunds.create({ charge: paid.id, amount: 40_000 })).toMatchObject({ status: 'succeeded', charge: paid.id });
    await expect(stripe.refunds.create({ charge: paid.id, amount: 60_001 })).rejects.toMatchObject({ statusCode: 400, param: 'amount' });
    await charge(); // the fees of the first have to come from somewhere
    await stripe.refunds.create({ charge: paid.id });
    await expect(stripe.refunds.create({ charge: paid.id })).rejects.toMatchObject({ code: 'charge_already_refunded' });
    const after = await stripe.charges.retrieve(paid.id, { expand: ['refunds'] });
    expect(after).toMatchObject({ refunded: true, amount_refunded: 100_000 });
    expect(after.refunds?.data).toHaveLength(2);
    const now = await balance();
    expect(now.available + now.pending).toBe(2 * 97_070 - 100_000);
    expect(now.available + now.pending).toBe(await sumOfMovements());
  });

  it('wait for money when the balance does not cover them', async () => {
    const paid = await charge();
    const refund = await stripe.refunds.create({ charge: paid.id });
    expect(refund).toMatchObject({ status: 'pending', pending_reason: 'insufficient_funds', balance_transaction: null });
    await charge();
    await control(sandbox, 'POST', 'clock', { advanceSeconds: 3_601 });
    expect((await stripe.refunds.retrieve(refund.id)).status).toBe('succeeded');
  });

  it('can take their time, and can come back', async () => {
    await charge();
    const slow = await stripe.refunds.create({ charge: (await charge(10_000, 'pm_card_pendingRefund')).id });
    const failing = await charge(10_000, 'pm_card_refundFail');
    const bad = await stripe.refunds.create({ charge: failing.id });
    expect([slow.status, bad.status]).toEqual(['pending', 'succeeded']);
    await control(sandbox, 'POST', 'clock', { advanceSeconds: 3_601 });
    expect((await stripe.refunds.retrieve(slow.id)).status).toBe('succeeded');
    expect(await stripe.refunds.retrieve(bad.id)).toMatchObject({ status: 'failed', failure_reason: 'expired_or_canceled_card' });
    expect(await stripe.charges.retrieve(failing.id)).toMatchObject({ amount_refunded: 0, refunded: false });
    const types = (await stripe.events.list({ types: ['refund.failed', 'refund.updated'] })).data.map((event) => event.type).sort();
    expect(types).toEqual(['refund.failed', 'refund.updated']);
    const now = await balance();
    expect(now.available + now.pending).toBe(await sumOfMovements());
  });
});

describe('disputes', () => {
  it('take the money and a fee, block refunds, and give the money back when won', async () => {
    const paid = await charge(50_000, 'pm_card_createDispute');
    const dispute = (await stripe.disputes.list({ charge: paid.id })).data[0]!;
    expect(dispute).toMatchObject({ amount: 50_000, status: 'needs_response', reason: 'fraudulent' });
    await expect(stripe.refunds.create({ charge: paid.id })).rejects.toMatchObject({ code: 'charge_disputed' });
    const before = await balance();
    await stripe.disputes.update(dispute.id, { evidence: { uncategorized_text: 'winning_evidence' } });
    expect((await stripe.disputes.retrieve(dispute.id)).status).toBe('won');
    const after = await balance();
    expect(after.available - before.available).toBe(50_000);
    const order = (await stripe.events.list({ limit: 50 })).data
      .map((event) => event.type)
      .filter((type) => type.startsWith('charge.dispute'))
      .reverse();
    expect(order).toEqual([
      'charge.dispute.created',
      'charge.dispute.funds_withdrawn',
      'charge.dispute.updated',
      'charge.dispute.funds_reinstated',
      'charge.dispute.closed',
    ]);
  });

  it('can be opened and lost by control', async () => {
    const paid = await charge();
    const { dispute } = await control<{ dispute: string }>(sandbox, 'POST', `charges/${paid.id}/dispute`, {
      reason: 'product_not_received',
    });
    await control(sandbox, 'POST', `disputes/${dispute}/close`, { won: false });
    expect((await stripe.disputes.retrieve(dispute)).status).toBe('lost');
    await expect(stripe.disputes.close(dispute)).rejects.toMatchObject({ code: 'dispute_closed' });
    expect((await balance()).available).toBe(-101_500);
  });
});

describe('payouts', () => {
  it('leave with the available balance and arrive a day later', async () => {
    await charge(100_000, 'pm_card_bypassPending');
    await expect(stripe.payouts.create({ amount: 97_071, currency: 'usd' })).rejects.toMatchObject({ code: 'balance_insufficient' });
    const payout = await stripe.payouts.create({ amount: 50_000, currency: 'usd' });
    const dropped = await stripe.payouts.create({ amount: 7_000, currency: 'usd' });
    await stripe.payouts.cancel(dropped.id);
    expect((await balance()).available).toBe(47_070);
    await control(sandbox, 'POST', 'clock', { advanceSeconds: DAY });
    expect((await stripe.payouts.retrieve(payout.id)).status).toBe('paid');
    expect((await stripe.payouts.retrieve(dropped.id)).status).toBe('canceled');
  });
});
