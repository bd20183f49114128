import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import Stripe from 'stripe';
import { startStripeSandbox, type RunningSandbox, type SandboxOptions } from './server.ts';

export const TEST_KEY = 'sk_test_sandbox0001';

/** The real SDK, pointed at a sandbox. */
export function sdkFor(sandbox: RunningSandbox, options: { maxNetworkRetries?: number; timeout?: number; key?: string } = {}): Stripe {
  return new Stripe(options.key ?? TEST_KEY, {
    host: '127.0.0.1',
    port: sandbox.port,
    protocol: 'http',
    telemetry: false,
    maxNetworkRetries: options.maxNetworkRetries ?? 0,
    timeout: options.timeout ?? 5_000,
  });
}

/** Speaks to the sandbox's controls; throws on anything but 200. */
export async function control<T = Record<string, unknown>>(
  sandbox: RunningSandbox,
  method: 'GET' | 'POST' | 'DELETE',
  path: string,
  body: object = {},
): Promise<T> {
  const answer = await fetch(`${sandbox.url}/_sandbox/${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    ...(method === 'POST' ? { body: JSON.stringify(body) } : {}),
  });
  if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as T;
}

/** Starts a sandbox on a free port, with quick webhook retries. */
export function startSandbox(options: Partial<SandboxOptions> = {}): Promise<RunningSandbox> {
  return startStripeSandbox({ port: 0, webhookPauseMs: 20, ...options });
}

export interface Received {
  body: string;
  signature: string;
  event: Stripe.Event;
}

/** A webhook endpoint that remembers what it got and answers with the next status of `answers` (then 200). */
export class Inbox {
  readonly received: Received[] = [];
  answers: number[] = [];
  private server: Server | undefined;
  url = '';

  async start(): Promise<this> {
    this.server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const body = Buffer.concat(chunks).toString('utf8');
        this.received.push({ body, signature: String(request.headers['stripe-signature']), event: JSON.parse(body) as Stripe.Event });
        response.writeHead(this.answers.shift() ?? 200).end();
      });
    });
    await new Promise<void>((resolve) => {
      this.server!.listen(0, '127.0.0.1', resolve);
    });
    this.url = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/hook`;
    return this;
  }

  types(): string[] {
    return this.received.map((item) => item.event.type);
  }

  async stop(): Promise<void> {
    this.server?.closeAllConnections();
    const server = this.server;
    if (server)
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
  }
}

/** Waits until `check` holds; throws after `ms`. */
export async function until(check: () => boolean, ms = 4_000): Promise<void> {
  const end = Date.now() + ms;
  while (!check()) {
    if (Date.now() > end) throw new Error('waited in vain');
    await new Promise((resolve) => {
      setTimeout(resolve, 10);
    });
  }
}

/** A checkout session of `amount` minor units. */
export function newSession(
  stripe: Stripe,
  extra: Partial<Stripe.Checkout.SessionCreateParams> = {},
  amount = 120_000,
  currency = 'cny',
): Promise<Stripe.Checkout.Session> {
  return stripe.checkout.sessions.create({
    mode: 'payment',
    line_items: [{ quantity: 1, price_data: { currency, unit_amount: amount, product_data: { name: '保证金 Deposit' } } }],
    success_url: 'http://127.0.0.1:9/ok?session={CHECKOUT_SESSION_ID}',
    cancel_url: 'http://127.0.0.1:9/back',
    ...extra,
  });
}

/** Posts the form of a hosted page, as a browser would, without following the redirect. */
export function submitPage(url: string, form: Record<string, string>): Promise<Response> {
  return fetch(url, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(form),
  });
}

/** A connected account that can receive transfers. */
export function readyAccount(stripe: Stripe): Promise<Stripe.Account> {
  return stripe.accounts.create({
    type: 'custom',
    country: 'HK',
    capabilities: { transfers: { requested: true } },
    tos_acceptance: { date: 1_700_000_000, ip: '127.0.0.1' },
  });
}
