import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type Stripe from 'stripe';
import { pageLocale } from './page-texts.ts';
import { control, newSession, sdkFor, startSandbox, submitPage } from './testing.ts';
import type { RunningSandbox } from './server.ts';

let sandbox: RunningSandbox;
let stripe: Stripe;

beforeAll(async () => {
  sandbox = await startSandbox();
  stripe = sdkFor(sandbox);
});
afterAll(() => sandbox.close());

async function get(url: string, language = 'en') {
  const answer = await fetch(url, { redirect: 'manual', headers: { 'accept-language': language } });
  return { status: answer.status, headers: answer.headers, html: await answer.text() };
}

describe('the hosted payment page', () => {
  it('shows what is paid, says it is a sandbox, and escapes what it is given', async () => {
    const session = await newSession(stripe, {
      line_items: [
        { quantity: 2, price_data: { currency: 'cny', unit_amount: 60_000, product_data: { name: '<script>alert(1)</script>' } } },
      ],
    });
    const page = await get(session.url!, 'zh-CN,en;q=0.5');
    expect(page.status).toBe(200);
    expect(page.html).toContain('lang="zh-CN"');
    expect(page.html).toContain('SANDBOX / 沙箱');
    expect(page.html).toContain('1,200.00');
    expect(page.html).not.toContain('<script');
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(page.headers.get('content-security-policy')).toContain('http://127.0.0.1:9');
    expect((await get(session.url!, 'en-GB')).html).toContain('lang="en"');
    const chosen = await newSession(stripe, { locale: 'zh' });
    expect((await get(chosen.url!, 'en')).html).toContain('lang="zh-CN"');
  });

  it('labels every field and takes a payment from the posted form', async () => {
    const session = await newSession(stripe, {
      metadata: { payment: 'pay_1' },
      payment_intent_data: { transfer_group: 'deal_9', metadata: { payment: 'pay_1' } },
    });
    const page = await get(session.url!);
    for (const field of ['card_number', 'expiry', 'cvc', 'email']) {
      expect(page.html).toContain(`<label for="${field}">`);
      expect(page.html).toContain(`id="${field}"`);
    }
    const paid = await submitPage(session.url!, {
      action: 'pay',
      card_number: '4242 4242 4242 4242',
      expiry: '12/34',
      cvc: '123',
      email: 'p@example.org',
    });
    expect(paid.status).toBe(303);
    expect(paid.headers.get('location')).toBe(`http://127.0.0.1:9/ok?session=${session.id}`);
    const done = await stripe.checkout.sessions.retrieve(session.id, { expand: ['payment_intent.latest_charge', 'line_items'] });
    expect(done).toMatchObject({ status: 'complete', payment_status: 'paid', url: null, customer_details: { email: 'p@example.org' } });
    expect(done.line_items?.data[0]?.amount_total).toBe(120_000);
    const intent = done.payment_intent as Stripe.PaymentIntent;
    expect(intent).toMatchObject({ status: 'succeeded', transfer_group: 'deal_9', metadata: { payment: 'pay_1' } });
    expect(intent.latest_charge).toMatchObject({ paid: true, amount: 120_000, transfer_group: 'deal_9' });
    const again = await submitPage(session.url!, { action: 'pay' });
    expect(again.headers.get('location')).toContain('/ok?');
    expect((await stripe.charges.list({ transfer_group: 'deal_9' })).data).toHaveLength(1);
  });

  it('shows a decline, keeps the session open, and lets another card pay the same intent', async () => {
    const session = await newSession(stripe);
    const declined = await submitPage(session.url!, { action: 'decline' });
    expect(declined.status).toBe(402);
    expect(await declined.text()).toContain('role="alert"');
    expect(await stripe.checkout.sessions.retrieve(session.id)).toMatchObject({ status: 'open', payment_status: 'unpaid' });
    const broke = await submitPage(session.url!, { action: 'pay', card_number: '4000000000009995', expiry: '12/34', cvc: '123' });
    expect(await broke.text()).toContain('insufficient_funds');
    await submitPage(session.url!, { action: 'pay', card_number: '4242424242424242', expiry: '12/34', cvc: '123' });
    const done = await stripe.checkout.sessions.retrieve(session.id);
    const charges = await stripe.charges.list({ payment_intent: done.payment_intent as string });
    expect(charges.data.map((charge) => charge.status)).toEqual(['succeeded', 'failed', 'failed']);
  });

  it('refuses numbers that are no test cards and expiries in the past', async () => {
    const session = await newSession(stripe);
    for (const form of [
      { action: 'pay', card_number: '4111111111111111', expiry: '12/34', cvc: '123' },
      { action: 'pay', card_number: '4242424242424242', expiry: '01/20', cvc: '123' },
      { action: 'pay', card_number: '4242424242424242', expiry: '12/34', cvc: 'x' },
    ]) {
      const answer = await submitPage(session.url!, form);
      expect(answer.status).toBe(422);
      expect(await answer.text()).toContain('aria-invalid="true"');
    }
    expect((await stripe.checkout.sessions.retrieve(session.id)).status).toBe('open');
  });

  it('asks for confirmation and does not take the money without it', async () => {
    const session = await newSession(stripe);
    const early = await submitPage(session.url!, { action: 'authenticate' });
    expect(await early.text()).toContain('value="refuse"');
    await submitPage(session.url!, { action: 'refuse' });
    expect((await stripe.checkout.sessions.retrieve(session.id)).status).toBe('open');
    await submitPage(session.url!, { action: 'pay', card_number: '4000002760003184', expiry: '12/34', cvc: '123' });
    expect((await submitPage(session.url!, { action: 'authenticate' })).status).toBe(303);
    expect((await stripe.checkout.sessions.retrieve(session.id)).status).toBe('complete');
  });

  it('goes back when given up, and is gone when expired', async () => {
    const session = await newSession(stripe);
    expect((await submitPage(session.url!, { action: 'abandon' })).headers.get('location')).toBe('http://127.0.0.1:9/back');
    await stripe.checkout.sessions.expire(session.id);
    expect((await get(session.url!)).status).toBe(410);
    expect((await submitPage(session.url!, { action: 'pay' })).status).toBe(410);
    expect((await get(`${sandbox.url}/pay/cs_test_nothing`)).status).toBe(404);
  });
});

describe('the onboarding page', () => {
  it('opens the account, once, while the link lasts', async () => {
    const account = await stripe.accounts.create({ type: 'express', country: 'HK' });
    expect(account.capabilities?.transfers).toBe('inactive');
    const link = () =>
      stripe.accountLinks.create({
        account: account.id,
        type: 'account_onboarding',
        return_url: 'http://127.0.0.1:9/r',
        refresh_url: 'http://127.0.0.1:9/again',
      });
    const late = await link();
    await control(sandbox, 'POST', 'clock', { advanceSeconds: 301 });
    expect((await get(late.url)).headers.get('location')).toBe('http://127.0.0.1:9/again');
    const fresh = await link();
    expect((await get(fresh.url, 'zh')).html).toContain('收款账户开通');
    expect((await submitPage(fresh.url, { action: 'complete' })).headers.get('location')).toBe('http://127.0.0.1:9/r');
    expect((await stripe.accounts.retrieve(account.id)).capabilities?.transfers).toBe('active');
    expect((await get(fresh.url)).status).toBe(404);
    await expect(stripe.accounts.create({ type: 'express', country: 'CN' })).rejects.toMatchObject({ code: 'country_unsupported' });
  });
});

describe("the page's language", () => {
  it("follows the session, then the browser's order of preference", () => {
    expect(pageLocale('zh', 'en')).toBe('zh');
    expect(pageLocale('zh-HK', undefined)).toBe('zh');
    expect(pageLocale('auto', 'fr, zh;q=0.4, en;q=0.6')).toBe('en');
    expect(pageLocale(null, 'fr, zh-TW;q=0.9, en;q=0.6')).toBe('zh');
    expect(pageLocale(null, undefined)).toBe('en');
  });
});
