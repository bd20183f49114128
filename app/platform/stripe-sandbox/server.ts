import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import Stripe from 'stripe';
import { systemClock, type Clock } from '#app/core/clock.ts';
import { checkParams, findRoute, runRoute } from './api.ts';
import { virtualClock } from './clock.ts';
import { Control } from './control.ts';
import { SandboxError } from './errors.ts';
import { recordEvent } from './events.ts';
import { Faults } from './faults.ts';
import { decodeForm } from './form.ts';
import { checkKey, header, hostAllowed, jsonObject, readBody, send } from './http.ts';
import { fingerprintOf, Idempotency, KEY_SECONDS } from './idempotency.ts';
import { randomText } from './ids.ts';
import { servePage } from './pages.ts';
import { platformAccount } from './resources/accounts.ts';
import { isLoopbackUrl, newEndpoint } from './resources/events.ts';
import { newTask, tick } from './scheduler.ts';
import { Store } from './store.ts';
import { PLATFORM, type Call, type Sandbox } from './types.ts';
import { WebhookSender } from './webhooks.ts';

export interface SandboxLogger {
  info(data: object, message: string): void;
  warn(data: object, message: string): void;
}
const SILENT: SandboxLogger = { info: () => undefined, warn: () => undefined };

export interface SandboxOptions {
  /** 0 takes any free port. */
  port: number;
  /** Loopback only; anything else is refused. */
  host?: string;
  /** Where the state lives between runs; without it the sandbox forgets everything when it stops. */
  stateFile?: string;
  /** An endpoint registered from the start, for all events, connected accounts included. */
  webhook?: { url: string; secret: string };
  /** Where browsers reach the hosted pages, if not at the sandbox's own address. */
  publicUrl?: string;
  clock?: Clock;
  logger?: SandboxLogger;
  /** New connected accounts are ready at once: the demo's deals close without anyone filling in the provider's form. */
  accountsReady?: boolean;
  /** Pause before a refused webhook is tried again, in milliseconds; it triples each time. Default 1000. */
  webhookPauseMs?: number;
}

export interface RunningSandbox {
  port: number;
  url: string;
  close(): Promise<void>;
}

const CONFIGURED_ENDPOINT = 'we_configuredatstart00000001';
const EVENT_DAYS = 30;

interface Answer {
  status: number;
  body: string;
  headers: Record<string, string>;
}

const pause = (ms: number) =>
  new Promise<void>((resolve) => {
    setTimeout(resolve, ms);
  });

/** The HTTP server: API, hosted pages and control, over one in-memory state. */
class SandboxServer {
  readonly store: Store;
  readonly sandbox: Sandbox;
  readonly sender: WebhookSender;
  private readonly faults = new Faults();
  private readonly idempotency: Idempotency;
  private readonly control: Control;
  private readonly options: SandboxOptions;
  private readonly logger: SandboxLogger;
  private lastTick = 0;
  address = '';

  constructor(options: SandboxOptions) {
    this.options = options;
    this.logger = options.logger ?? SILENT;
    this.store = new Store(options.stateFile);
    const clock = virtualClock(options.clock ?? systemClock, this.store.find('setting', 'clock_offset_ms')?.value ?? 0);
    this.sandbox = {
      store: this.store,
      clock,
      accountsReady: options.accountsReady ?? false,
      publicUrl: () => (options.publicUrl ?? this.address).replace(/\/+$/, ''),
      emit: (type, object, scope, cause, previous) => {
        for (const delivery of recordEvent(this.store, clock, type, object, scope, cause, previous)) this.sender.add(delivery);
      },
      schedule: (kind, ref, scope, at) => {
        this.store.put('task', scope, newTask(kind, ref, scope, at));
      },
    };
    this.idempotency = new Idempotency(this.store);
    this.sender = new WebhookSender(this.sandbox, this.faults, { firstPauseMs: options.webhookPauseMs ?? 1_000, logger: this.logger });
    this.control = new Control(this.sandbox, this.faults, this.sender, () => this.prepare());
    this.forgetOld();
    this.prepare();
    this.store.compact();
  }

  /** The rows every state has: the platform's account and the endpoint named in the configuration. */
  private prepare(): void {
    if (!this.store.find('account', PLATFORM)) this.store.put('account', PLATFORM, platformAccount(this.sandbox.clock.seconds()));
    this.store.remove('endpoint', CONFIGURED_ENDPOINT);
    this.store.remove('endpoint_facts', CONFIGURED_ENDPOINT);
    const webhook = this.options.webhook;
    if (!webhook) return;
    if (!isLoopbackUrl(webhook.url)) throw new Error('payment sandbox: the webhook url must be on this machine');
    newEndpoint(this.sandbox, PLATFORM, {
      ...webhook,
      id: CONFIGURED_ENDPOINT,
      enabledEvents: ['*'],
      connect: true,
      description: null,
      metadata: {},
    });
  }

  /** As at Stripe, events can be listed for thirty days and keys hold for one. */
  private forgetOld(): void {
    const now = this.sandbox.clock.seconds();
    this.idempotency.prune(now);
    for (const event of this.store.all('event')) if (event.created < now - EVENT_DAYS * 86_400) this.store.remove('event', event.id);
    for (const delivery of this.store.all('delivery'))
      if (!this.store.find('event', delivery.event)) this.store.remove('delivery', delivery.id);
  }

  /** Lets virtual time do its work, at most once a second. */
  runClock(): void {
    const now = this.sandbox.clock.seconds();
    if (now === this.lastTick) return;
    this.lastTick = now;
    tick(this.sandbox);
    this.store.commit();
    this.sender.wake();
  }

  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://sandbox.invalid');
    if (!hostAllowed(request, url.pathname, this.sandbox.publicUrl())) {
      send(response, 421, { 'content-type': 'text/plain' }, 'This host is not served here.');
      return;
    }
    this.runClock();
    if (url.pathname.startsWith('/v1/')) await this.api(request, response, url);
    else if (url.pathname.startsWith('/_sandbox/')) await this.handleControl(request, response, url.pathname);
    else await this.page(request, response, url.pathname);
  }

  private async page(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
    const body = request.method === 'POST' ? await readBody(request) : '';
    const answer = servePage(this.sandbox, {
      method: request.method ?? 'GET',
      path,
      form: new URLSearchParams(body),
      acceptLanguage: header(request, 'accept-language') ?? undefined,
    });
    this.store.commit();
    if (answer) send(response, answer.status, answer.headers, answer.body);
    else send(response, 404, { 'content-type': 'text/plain' }, 'Not found');
    this.sender.wake();
  }

  private async handleControl(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
    const body = await readBody(request);
    if (request.method !== 'GET' && !/^application\/json\b/.test(request.headers['content-type'] ?? '')) {
      send(response, 415, { 'content-type': 'application/json' }, '{"error":"send application/json"}');
      return;
    }
    const answer = this.control.handle(request.method ?? 'GET', path, jsonObject(request, body));
    this.store.commit();
    send(response, answer.status, { 'content-type': 'application/json' }, JSON.stringify(answer.body));
    this.sender.wake();
  }

  private async api(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    const requestId = `req_${randomText(14)}`;
    const key = request.method === 'POST' ? header(request, 'idempotency-key') : null;
    const body = await readBody(request);
    const common: Record<string, string> = {
      'content-type': 'application/json',
      'request-id': requestId,
      'stripe-version': header(request, 'stripe-version') ?? Stripe.API_VERSION,
      ...(key ? { 'idempotency-key': key, 'original-request': requestId } : {}),
      ...(header(request, 'stripe-account') ? { 'stripe-account': header(request, 'stripe-account')! } : {}),
    };
    if (await this.strikeBefore(request, response, url.pathname, key, common)) return;
    const answer = await this.answer(request, url, body, key, requestId);
    this.store.commit();
    this.sender.wake();
    const lost = this.faults.forRequest(['answer_lost'], request.method ?? 'GET', url.pathname, key);
    const headers = { ...common, ...answer.headers };
    if (!lost) send(response, answer.status, headers, answer.body);
    else if (lost.how === 'reset') request.socket.destroy();
    else if (lost.how === 'cut') {
      response.writeHead(answer.status, { ...headers, 'content-length': Buffer.byteLength(answer.body) });
      response.write(answer.body.slice(0, Math.floor(answer.body.length / 2)), () => request.socket.destroy());
    }
    this.logger.info({ requestId, method: request.method, path: url.pathname, status: answer.status, lost: lost?.how }, 'sandbox request');
  }

  /** Faults that come before the work. True when the request has been dealt with. */
  private async strikeBefore(
    request: IncomingMessage,
    response: ServerResponse,
    path: string,
    key: string | null,
    common: Record<string, string>,
  ): Promise<boolean> {
    const fault = this.faults.forRequest(['status', 'reset'], request.method ?? 'GET', path, key);
    if (!fault) return false;
    if (fault.kind === 'reset') {
      request.socket.destroy();
      return true;
    }
    const error = {
      type: fault.status === 429 ? 'invalid_request_error' : 'api_error',
      message: `Planned fault: status ${fault.status}`,
      ...(fault.code ? { code: fault.code } : {}),
    };
    const hint: Record<string, string> = fault.shouldRetry === null ? {} : { 'stripe-should-retry': String(fault.shouldRetry) };
    send(response, fault.status, { ...common, ...hint }, JSON.stringify(fault.bare ? {} : { error }));
    return true;
  }

  private scopeOf(request: IncomingMessage): string {
    const account = header(request, 'stripe-account');
    if (!account) return PLATFORM;
    if (!this.store.find('account', account)) {
      throw new SandboxError(403, {
        type: 'invalid_request_error',
        code: 'account_invalid',
        message: `The provided key does not have access to account '${account}' (or that account does not exist).`,
      });
    }
    return account;
  }

  /** Key, idempotency, route, work: the answer of one API request, errors included. */
  private async answer(request: IncomingMessage, url: URL, body: string, key: string | null, requestId: string): Promise<Answer> {
    const method = request.method ?? 'GET';
    let claimed: { scope: string; key: string; fingerprint: string } | null = null;
    let kept: { status: number; body: string } | null = null;
    try {
      checkKey(request);
      const scope = this.scopeOf(request);
      if (key) {
        const fingerprint = fingerprintOf(method, url.pathname, body);
        const replay = this.idempotency.begin(scope, key, fingerprint, this.sandbox.clock.seconds());
        if (replay)
          return {
            status: replay.status,
            body: replay.body,
            headers: { 'idempotent-replayed': 'true', 'original-request': replay.requestId },
          };
        claimed = { scope, key, fingerprint };
      }
      const slow = this.faults.forRequest(['delay'], method, url.pathname, key);
      if (slow) await pause(slow.delayMs);
      const params = decodeForm(method === 'POST' ? body : url.search.slice(1));
      const { route, ids } = findRoute(method, url.pathname);
      checkParams(route, params);
      const call: Call = { ...this.sandbox, params, ids, scope, cause: { requestId, key }, now: this.sandbox.clock.seconds() };
      kept = { status: 200, body: JSON.stringify(runRoute(route, call)) };
      return { ...kept, headers: {} };
    } catch (error) {
      if (!(error instanceof SandboxError)) throw error;
      const answer = { status: error.status, body: JSON.stringify({ error: error.body }), headers: error.headers };
      if (error.executed) kept = answer;
      return answer;
    } finally {
      if (claimed) {
        this.idempotency.end(
          claimed.scope,
          claimed.key,
          kept && {
            fingerprint: claimed.fingerprint,
            status: kept.status,
            body: kept.body,
            requestId,
            at: this.sandbox.clock.seconds(),
          },
        );
      }
    }
  }

  fail(request: IncomingMessage, response: ServerResponse, error: unknown): void {
    const known = error instanceof SandboxError ? error : null;
    if (!known) this.logger.warn({ error: error instanceof Error ? error.stack : String(error), path: request.url }, 'sandbox failed');
    if (response.headersSent || request.socket.destroyed) {
      request.socket.destroy();
      return;
    }
    send(
      response,
      known?.status ?? 500,
      { 'content-type': 'application/json' },
      JSON.stringify({ error: known?.body ?? { type: 'api_error', message: 'The payment sandbox failed.' } }),
    );
  }
}

function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.removeListener('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

/**
 * Starts the payment sandbox: an HTTP server the real Stripe SDK talks to (`/v1/…`), the pages a payer sees
 * (`/pay/…`, `/onboarding/…`, `/authenticate/…`) and its controls (`/_sandbox/…`).
 * Throws when asked to listen anywhere but on loopback, or when the port is taken.
 */
export async function startStripeSandbox(options: SandboxOptions): Promise<RunningSandbox> {
  const host = options.host ?? '127.0.0.1';
  if (host !== '127.0.0.1' && host !== '::1' && host !== 'localhost') throw new Error('payment sandbox: it listens on loopback only');
  const sandbox = new SandboxServer(options);
  const server = createServer({ keepAliveTimeout: 5_000 }, (request, response) => {
    sandbox.handle(request, response).catch((error: unknown) => sandbox.fail(request, response, error));
  });
  const port = await listen(server, options.port, host);
  sandbox.address = `http://${host === '::1' ? '[::1]' : host}:${port}`;
  const timer = setInterval(() => sandbox.runClock(), 1_000);
  timer.unref();
  sandbox.sender.wake();
  options.logger?.info({ url: sandbox.address, keysHoldHours: KEY_SECONDS / 3600 }, 'payment sandbox listening');
  return {
    port,
    url: sandbox.address,
    close: async () => {
      clearInterval(timer);
      await sandbox.sender.stop();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
      sandbox.store.commit();
    },
  };
}
