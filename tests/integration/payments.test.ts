import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { sql } from 'drizzle-orm';
import express from 'express';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { MemberScope } from '#app/core/scope.ts';
import type { Services } from '#app/http/services.server.ts';
import { stripeWebhook } from '#app/http/shell/stripe-webhook.ts';
import { executeCommand } from '#app/modules/payments/execute-command.server.ts';
import { getPayment } from '#app/modules/payments/get-payment.server.ts';
import { listPayments, listPayouts } from '#app/modules/payments/list-payments.server.ts';
import { checkLedger, dealMoney } from '#app/modules/payments/ledger/read.server.ts';
import { getPayoutAccount, startPayoutOnboarding } from '#app/modules/payments/payout-account.server.ts';
import { settlePayment } from '#app/modules/payments/settle-payment.server.ts';
import { startCheckout } from '#app/modules/payments/start-checkout.server.ts';
import { fillInbox, redriveCommands, redrivePayouts, rereadPayments } from '#app/modules/payments/sweep-payments.server.ts';
import { createLogger } from '#app/platform/logger.ts';
import { signatureHeader } from '#app/platform/stripe-sandbox/webhooks.ts';
import { verifyChain } from '#db/audit.ts';
import { withRead, withTx } from '#db/tx.ts';
import { PaymentWorld, platform, WEBHOOK_SECRET, type TestDeal } from '#tests/fixtures/payments.ts';

let w: PaymentWorld;
const at = sql`now() + interval '1 second'`;
const ask = (deal: TestDeal, amount = deal.price, milestone = 'price') => ({ dealId: deal.id, milestone, currency: 'CNY' as const, amount, description: '专利转让价款', locale: 'zh' as const });
const start = (deal: TestDeal, amount = deal.price) => startCheckout(w.deps, deal.buyerScope as MemberScope, ask(deal, amount));
const row = async (id: string) => (await w.rows<{ status: string; checkout_id: string; charge_id: string; last_error: string | null }>(sql`select * from payments where id = ${id}`))[0]!;
const command = async (subject: string, kind = 'checkout') => (await w.rows<{ id: string; state: string; attempts: number; last_error: string | null; key: string }>(sql`select * from payment_commands where subject_id = ${subject} and kind = ${kind}`))[0]!;
const sessions = async (payment: string) => (await w.stripe.findCheckouts({ metadata: { payment }, createdFrom: new Date(Date.now() - 3_600_000) })).length;
/** The work is done and the answer lost. A reset is repeated once by the SDK itself, so it takes two. */
const lost = (path: string, how = 'reset') => ({ kind: 'answer_lost', path, method: 'POST', how, times: how === 'reset' ? 2 : 1 });
const money = (dealId: string) => withRead(w.db, platform, (tx) => dealMoney(tx, dealId));

beforeAll(async () => { w = await PaymentWorld.start(); });
afterEach(async () => {
  w.deaf = false;
  await w.control('DELETE', 'faults');
  expect(await withRead(w.db, platform, checkLedger)).toEqual([]);
});
afterAll(async () => { await w.stop(); });

/** A paid and settled deal. */
async function funded(price = 120_000_00, card?: string): Promise<{ deal: TestDeal; paymentId: string; chargeId: string }> {
  const deal = await w.deal(price);
  const { payment } = await start(deal);
  await w.pay((await row(payment.id)).checkout_id, card);
  await w.delivered();
  expect(await w.work()).toBe(0);
  expect((await row(payment.id)).status).toBe('settled');
  return { deal, paymentId: payment.id, chargeId: (await row(payment.id)).charge_id };
}

describe('paying by card', () => {
  it('goes from the page to a settled payment, told twice and out of order, and is booked once with its fee', async () => {
    const deal = await w.deal();
    await w.fault({ kind: 'webhook_reorder', count: 3 });
    await w.fault({ kind: 'webhook_duplicate', times: null });
    const { payment, url } = await start(deal);
    expect(payment).toMatchObject({ status: 'pending', rail: 'stripe', amount: { currency: 'CNY', amount: deal.price }, problem: null });
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1/);
    await w.pay((await row(payment.id)).checkout_id);
    await w.delivered();
    expect(await w.work()).toBe(0);
    expect(w.receipts.some((r) => r.accepted && !r.fresh)).toBe(true);
    expect(await row(payment.id)).toMatchObject({ status: 'settled', last_error: null });
    const journals = await w.journals(deal.id);
    expect(journals).toHaveLength(2);
    expect(journals[0]).toContain(`held.deal:${deal.id}=-${deal.price}`);
    expect(journals[1]).toMatch(/^txn:\S+:fee asset\.stripe=-348200 expense\.stripe_fee=348200$/);
    expect(await w.facts(deal.id, 'payment.settled')).toHaveLength(1);
    expect((await withRead(w.db, platform, (tx) => verifyChain(tx, `deal:${deal.id}`))).broken).toEqual([]);
    await expect(start(deal)).rejects.toThrow(/already_paid/);
  });

  it('shows the payer where to pay, the seller the state only, and nobody else anything', async () => {
    const deal = await w.deal();
    const other = await w.deal();
    const { payment } = await start(deal);
    expect((await getPayment(w.deps, deal.buyerScope, payment.id)).checkout_url).toBe(payment.checkout_url);
    expect(await getPayment(w.deps, deal.sellerScope, payment.id)).toMatchObject({ status: 'pending', checkout_url: null, problem: null });
    await expect(getPayment(w.deps, other.buyerScope, payment.id)).rejects.toThrow(/not_found/);
    await expect(listPayments(w.deps, other.sellerScope, deal.id)).rejects.toThrow(/not_found/);
    expect((await listPayments(w.deps, deal.sellerScope, deal.id)).items).toHaveLength(1);
    await expect(startCheckout(w.deps, deal.sellerScope as MemberScope, ask(deal))).rejects.toThrow(/not_the_buyer/);
    await expect(startCheckout(w.deps, other.buyerScope as MemberScope, ask(deal))).rejects.toThrow(/not_found/);
  });

  it('opens one page however often it is asked for, and refuses sums over the rail', async () => {
    const deal = await w.deal();
    const answers = await Promise.all([start(deal), start(deal), start(deal)]);
    expect(new Set(answers.map((a) => a.payment.id)).size).toBe(1);
    expect((await start(deal)).url).toBe((await getPayment(w.deps, deal.buyerScope, answers[0]!.payment.id)).checkout_url);
    expect(await sessions(answers[0]!.payment.id)).toBe(1);
    await expect(start(deal, 100_000_000)).rejects.toThrow(/amount_over_rail_cap/);
    await expect(start(deal, 0)).rejects.toThrow(/invalid_amount/);
    // Another sum closes the old page before a new one opens.
    const changed = await start(deal, deal.price - 1);
    expect(await row(answers[0]!.payment.id)).toMatchObject({ status: 'expired' });
    expect(changed.payment).toMatchObject({ status: 'pending', amount: { amount: deal.price - 1 } });
    expect((await w.pay((await row(answers[0]!.payment.id)).checkout_id)).outcome.kind).toBe('closed');
  });

  it('keeps the page open after a declined card, and ends it as failed when it runs out', async () => {
    const deal = await w.deal();
    const { payment } = await start(deal);
    const { checkout_id: session } = await row(payment.id);
    expect((await w.pay(session, '4000000000000002')).outcome.kind).toBe('declined');
    await w.delivered();
    expect(await w.work()).toBe(0);
    expect(await row(payment.id)).toMatchObject({ status: 'pending', last_error: 'card_declined' });
    await w.stripe.expireCheckout(session);
    await w.delivered();
    expect(await w.work()).toBe(0);
    expect(await row(payment.id)).toMatchObject({ status: 'failed', last_error: 'card_declined' });
    expect(await w.facts(deal.id, 'payment.failed')).toHaveLength(1);
    expect(await w.journals(deal.id)).toEqual([]);
    expect((await start(deal)).payment.status).toBe('pending');
  });

  it('never books money that is not what was asked for', async () => {
    const deal = await w.deal();
    const { payment } = await start(deal);
    // Somebody at the provider attaches a payment of another sum to ours: the row says 12,000,000, the page 5,000.
    const odd = await w.stripe.createCheckout({ key: `odd:${payment.id}`, amount: { currency: 'CNY', amount: 5_000 }, description: 'x', metadata: { payment: payment.id, deal: deal.id }, transferGroup: deal.id, successUrl: 'http://127.0.0.1:9/', cancelUrl: 'http://127.0.0.1:9/', locale: 'en' });
    await withTx(w.db, platform, (tx) => tx.execute(sql`update payments set checkout_id = ${odd.id} where id = ${payment.id}`));
    await w.pay(odd.id);
    expect(await settlePayment(w.deps, payment.id)).toBe('mismatch');
    expect(await row(payment.id)).toMatchObject({ status: 'unknown', last_error: 'amount_mismatch' });
    await w.delivered();
    await w.work();
    expect(await w.journals(deal.id)).toEqual([]);
    expect(await w.facts(deal.id, 'payment.settled')).toHaveLength(0);
  });
});

describe('webhooks', () => {
  const event = (id: string, over: object = {}) => JSON.stringify({ id, object: 'event', type: 'made.up', created: Math.floor(Date.now() / 1000), livemode: false, data: { object: { id: 'x_1', object: 'thing' } }, ...over });
  const send = (body: string, ageSeconds = 0, secret = WEBHOOK_SECRET) => w.hear(Buffer.from(body), signatureHeader(body, secret, Math.floor(Date.now() / 1000) - ageSeconds));
  const stored = async (id: string) => (await w.rows<{ outcome: string | null }>(sql`select outcome from provider_events where id = ${id}`))[0];

  it('are refused when forged, altered, stale, from the future or unsigned, and leave no trace', async () => {
    const good = event('evt_refused');
    expect(await send(good, 0, 'whsec_other_secret')).toBe(400);
    expect(await send(good, 301)).toBe(400);
    expect(await send(good, -400)).toBe(400);
    expect(await w.hear(Buffer.from(good), null)).toBe(400);
    expect(await w.hear(Buffer.from(good.replace('made.up', 'charge.x')), signatureHeader(good, WEBHOOK_SECRET, Math.floor(Date.now() / 1000)))).toBe(400);
    expect(w.receipts.slice(-5).map((r) => (r.accepted ? '' : r.reason))).toEqual(['bad_signature', 'stale', 'future', 'bad_signature', 'bad_signature']);
    expect(await stored('evt_refused')).toBeUndefined();
  });

  it('arrive through the web server as raw bytes', async () => {
    const app = express();
    const services = { ...w.deps, log: createLogger({ level: 'silent', name: 'test' }), env: { STRIPE_WEBHOOK_SECRET: WEBHOOK_SECRET } } as unknown as Services;
    app.post('/webhooks/stripe', stripeWebhook(services));
    app.post('/parsed', express.json(), stripeWebhook(services));
    const server = app.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const post = async (path: string, body: string, secret = WEBHOOK_SECRET) => (await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`, {
      method: 'POST', body, headers: { 'content-type': 'application/json', 'stripe-signature': signatureHeader(body, secret, Math.floor(Date.now() / 1000)) },
    })).status;
    expect(await post('/webhooks/stripe', event('evt_http'))).toBe(200);
    expect(await post('/webhooks/stripe', event('evt_http2'), 'whsec_forged_secret')).toBe(400);
    expect(await post('/parsed', event('evt_http3'))).toBe(400);
    server.close();
    expect(await stored('evt_http')).toBeDefined();
    expect([await stored('evt_http2'), await stored('evt_http3')]).toEqual([undefined, undefined]);
  });

  it('of objects the provider does not know any more are put aside', async () => {
    expect(await send(event('evt_gone', { type: 'charge.updated', data: { object: { id: 'ch_gone', object: 'charge' } } }))).toBe(200);
    expect(await w.work()).toBe(0);
    expect(await stored('evt_gone')).toEqual({ outcome: 'ignored' });
  });

  it('of unknown types are kept and ignored; those of other accounts move nothing', async () => {
    expect(await send(event('evt_unknown'))).toBe(200);
    expect(await send(event('evt_unknown'))).toBe(200);
    const { chargeId } = await funded();
    expect(await send(event('evt_foreign', { type: 'charge.succeeded', account: 'acct_other', data: { object: { id: chargeId, object: 'charge' } } }))).toBe(200);
    expect(await w.work()).toBe(0);
    expect(await stored('evt_unknown')).toEqual({ outcome: 'ignored' });
    expect(await stored('evt_foreign')).toEqual({ outcome: 'ignored' });
  });

  it('that never came are found by the sweep of the provider\'s list', async () => {
    const deal = await w.deal();
    const { payment } = await start(deal);
    w.deaf = true;
    await w.pay((await row(payment.id)).checkout_id);
    await w.delivered();
    w.deaf = false;
    expect(await row(payment.id)).toMatchObject({ status: 'pending' });
    expect(await fillInbox(w.deps)).toBeGreaterThan(0);
    expect(await fillInbox(w.deps)).toBe(0);
    expect(await w.work()).toBe(0);
    expect(await row(payment.id)).toMatchObject({ status: 'settled' });
  });

  it('may come before our own answer is written: the payment is found by its name', async () => {
    const deal = await w.deal();
    await w.fault(lost('/v1/checkout/sessions'));
    const { payment } = await start(deal);
    expect((await row(payment.id)).checkout_id).toBeNull();
    const [session] = await w.stripe.findCheckouts({ metadata: { payment: payment.id }, createdFrom: new Date(Date.now() - 60_000) });
    await w.pay(session!.id);
    await w.delivered();
    expect(await w.work()).toBe(0);
    expect(await row(payment.id)).toMatchObject({ status: 'settled', checkout_id: session!.id });
    expect(await command(payment.id)).toMatchObject({ state: 'done' });
    expect(await w.facts(deal.id, 'payment.settled')).toHaveLength(1);
  });
});

describe('when the provider is in trouble', () => {
  it.each([{ how: 'reset' }, { how: 'cut' }])('an answer lost ($how) leaves the page unknown, then found: one session only', async ({ how }) => {
    const deal = await w.deal();
    await w.fault(lost('/v1/checkout/sessions', how));
    const first = await start(deal);
    expect(first).toMatchObject({ url: null, payment: { status: 'unknown' } });
    expect(await command(first.payment.id)).toMatchObject({ state: 'unknown', attempts: 1 });
    expect(await redriveCommands(w.deps, at)).toBeGreaterThan(0);
    expect(await command(first.payment.id)).toMatchObject({ state: 'done', last_error: null });
    expect((await getPayment(w.deps, deal.buyerScope, first.payment.id)).checkout_url).toMatch(/^http/);
    expect(await sessions(first.payment.id)).toBe(1);
  });

  it('an answer lost is looked up, not sent again, also when the key has run out', async () => {
    const deal = await w.deal();
    await w.fault(lost('/v1/checkout/sessions'));
    const { payment } = await start(deal);
    await w.control('POST', 'clock', { advanceSeconds: 25 * 3_600 });
    await executeCommand(w.depsAt(new Date(Date.now() + 25 * 3_600_000)), (await command(payment.id)).id);
    expect(await command(payment.id)).toMatchObject({ state: 'done' });
    expect(await sessions(payment.id)).toBe(1);
    expect(await rereadPayments(w.deps, at)).toBeGreaterThan(0);
    expect(await row(payment.id)).toMatchObject({ status: 'expired' });
  });

  it('down, then back: nothing is lost, and the page appears', async () => {
    const deal = await w.deal();
    await w.fault({ kind: 'reset', path: '/v1/*', times: null });
    const first = await start(deal);
    expect(first.url).toBeNull();
    await w.work(1);
    expect((await command(first.payment.id)).state).toBe('unknown');
    await w.control('DELETE', 'faults');
    expect(await w.work()).toBe(0);
    expect(await row(first.payment.id)).toMatchObject({ status: 'pending' });
    expect(await sessions(first.payment.id)).toBe(1);
  });

  it('a request refused at the door (rate limit) is known not to have happened', async () => {
    const deal = await w.deal();
    await w.fault({ kind: 'status', status: 429, path: '/v1/checkout/sessions' });
    const { payment } = await start(deal);
    expect(await command(payment.id)).toMatchObject({ state: 'pending' });
    expect(payment.status).toBe('created');
    expect(await w.work()).toBe(0);
    expect((await getPayment(w.deps, deal.buyerScope, payment.id)).status).toBe('pending');
  });

  it('a worker that dies between commit and call, or between call and record, is made good by the next', async () => {
    const deal = await w.deal();
    const dead = { ...w.deps, stripe: { ...w.stripe, createCheckout: () => Promise.reject(new Error('killed')) } };
    await expect(startCheckout(dead, deal.buyerScope as MemberScope, ask(deal))).rejects.toThrow('killed');
    const [payment] = await w.rows<{ id: string }>(sql`select id from payments where deal_id = ${deal.id}`);
    expect(await command(payment!.id)).toMatchObject({ state: 'unknown', attempts: 1 });
    expect(await w.work()).toBe(0);
    expect(await sessions(payment!.id)).toBe(1);
    // The call was made, the record was not: the process died with the answer in its hands.
    const second = await w.deal();
    const deaf = { ...w.deps, stripe: { ...w.stripe, createCheckout: async (input: Parameters<typeof w.stripe.createCheckout>[0]) => { await w.stripe.createCheckout(input); throw new Error('killed'); } } };
    await expect(startCheckout(deaf, second.buyerScope as MemberScope, ask(second))).rejects.toThrow('killed');
    expect(await w.work()).toBe(0);
    const [again] = await w.rows<{ id: string }>(sql`select id from payments where deal_id = ${second.id}`);
    expect(await sessions(again!.id)).toBe(1);
    expect(await row(again!.id)).toMatchObject({ status: 'pending' });
  });

  it('a refused page fails the payment and says why', async () => {
    const deal = await w.deal();
    const refusing = { ...w.deps, publicUrl: 'ftp://nowhere' };
    const { payment, url } = await startCheckout(refusing, deal.buyerScope as MemberScope, ask(deal));
    expect(url).toBeNull();
    expect(payment).toMatchObject({ status: 'failed', problem: 'url_invalid' });
    expect(await w.facts(deal.id, 'payment.failed')).toHaveLength(1);
  });
});

describe('paying out', () => {
  const transfers = async (dealId: string) => (await w.stripe.findTransfers(dealId)).length;
  const payout = async (id: string) => (await w.rows<{ state: string; last_error: string | null; transfer_id: string | null }>(sql`select * from payouts where id = ${id}`))[0]!;

  it('waits for the payee\'s account, then sends once, from the charge that brought the money', async () => {
    const { deal, chargeId } = await funded();
    const payoutId = await w.release(deal);
    expect(await w.work()).toBe(0);
    expect(await payout(payoutId)).toMatchObject({ state: 'pending', last_error: 'payee_account_not_ready' });
    expect((await listPayouts(w.deps, deal.sellerScope, deal.id)).items[0]).toMatchObject({ state: 'pending', waiting_for: 'payee_account_not_ready' });
    expect((await listPayouts(w.deps, deal.buyerScope, deal.id)).items).toEqual([]);
    expect(await getPayoutAccount(w.deps, deal.sellerScope)).toMatchObject({ state: 'incomplete' });
    expect((await startPayoutOnboarding(w.deps, deal.sellerScope, '/org')).url).toMatch(/onboarding/);
    await expect(startPayoutOnboarding(w.deps, deal.sellerScope, '//evil.example')).rejects.toThrow(/validation/);
    await w.onboard(deal.seller.id);
    expect(await w.work()).toBe(0);
    await w.delivered();
    expect(await w.work()).toBe(0);
    const [transfer] = await w.stripe.findTransfers(deal.id);
    expect(transfer).toMatchObject({ sourceChargeId: chargeId, amount: { amount: deal.price * 0.98 } });
    expect(await payout(payoutId)).toMatchObject({ state: 'sent', transfer_id: transfer!.id, last_error: null });
    expect(await transfers(deal.id)).toBe(1);
    expect(await w.facts(deal.id, 'payout.sent')).toHaveLength(1);
    expect(await w.rows(sql`select balance from ledger_accounts where code = ${`payable.org:${deal.seller.id}`}`)).toEqual([{ balance: '0' }]);
  });

  it.each(['reset', 'cut'])('with the answer lost (%s) sends exactly one transfer', async (how) => {
    const { deal } = await funded();
    await startPayoutOnboarding(w.deps, deal.sellerScope, '/org');
    await w.onboard(deal.seller.id);
    expect(await w.work()).toBe(0);
    await w.fault(lost('/v1/transfers', how));
    w.deaf = true;
    const payoutId = await w.release(deal);
    await w.work(1);
    expect(await payout(payoutId)).toMatchObject({ state: 'unknown' });
    await w.work();
    await w.delivered();
    w.deaf = false;
    expect(await payout(payoutId)).toMatchObject({ state: 'sent' });
    expect(await transfers(deal.id)).toBe(1);
    expect((await w.journals(deal.id)).filter((j) => j.startsWith('transfer:'))).toHaveLength(1);
  });

  it('is frozen while a chargeback is open, and the money goes on its way when it is won', async () => {
    const { deal, chargeId } = await funded();
    await startPayoutOnboarding(w.deps, deal.sellerScope, '/org');
    await w.onboard(deal.seller.id);
    const { dispute } = await w.control<{ dispute: string }>('POST', `charges/${chargeId}/dispute`, {});
    await w.delivered();
    expect(await w.work()).toBe(0);
    expect((await w.journals(deal.id)).find((j) => j.startsWith(`dispute:${dispute}:withdrawn`))).toContain('expense.dispute_fee=1500');
    const payoutId = await w.release(deal);
    expect(await w.work()).toBe(0);
    expect(await payout(payoutId)).toMatchObject({ state: 'pending', last_error: 'dispute_open' });
    await w.control('POST', `disputes/${dispute}/close`, { won: true });
    await w.delivered();
    expect(await w.work()).toBe(0);
    await redrivePayouts(w.deps, at);
    expect(await payout(payoutId)).toMatchObject({ state: 'sent' });
    expect(await transfers(deal.id)).toBe(1);
  });

  it('lost chargeback: what is held bears it', async () => {
    const { deal, chargeId } = await funded();
    const { dispute } = await w.control<{ dispute: string }>('POST', `charges/${chargeId}/dispute`, {});
    await w.control('POST', `disputes/${dispute}/close`, { won: false });
    await w.delivered();
    expect(await w.work()).toBe(0);
    expect(await money(deal.id)).toMatchObject({ held: 0, refunded: deal.price });
  });

  it('a balance not yet available is waited for under a new key, and the wait is visible', async () => {
    // Two card payments: no single charge covers the payout, so it comes from the balance.
    const deal = await w.deal(60_000_00);
    for (let part = 1; part <= 2; part++) {
      const { payment } = await startCheckout(w.deps, deal.buyerScope as MemberScope, ask(deal, 30_000_00));
      await w.pay((await row(payment.id)).checkout_id);
      await w.delivered();
      expect(await w.work()).toBe(0);
    }
    await startPayoutOnboarding(w.deps, deal.sellerScope, '/org');
    await w.onboard(deal.seller.id);
    const available = (await w.stripe.balance()).available.find((m) => m.currency === 'CNY')?.amount ?? 0;
    expect(available).toBeLessThan(58_800_00);
    const payoutId = await w.release(deal);
    expect(await w.work()).toBe(0);
    expect(await payout(payoutId)).toMatchObject({ state: 'pending', last_error: 'balance_insufficient' });
    expect(await transfers(deal.id)).toBe(0);
    await w.control('POST', 'settle');
    await redrivePayouts(w.deps, at);
    expect(await payout(payoutId)).toMatchObject({ state: 'sent' });
    expect(await transfers(deal.id)).toBe(1);
  });
});
