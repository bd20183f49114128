import { createHmac } from 'node:crypto';
import { showEvent } from './events.ts';
import type { Fault, Faults } from './faults.ts';
import type { Delivery, Sandbox } from './types.ts';
import type { SandboxLogger } from './server.ts';

/** Retries go on with growing pauses for three days (https://docs.stripe.com/webhooks#retries). */
const GIVE_UP_MS = 3 * 86_400_000;
const MAX_PAUSE_MS = 3_600_000;
const ANSWER_TIMEOUT_MS = 10_000;
/** A reordered event waits this long at most for company. */
const REORDER_HOLD_MS = 2_000;

/** `Stripe-Signature` of a body: `t=<unix seconds>,v1=<hex HMAC-SHA256 of "t.body">`. */
export function signatureHeader(body: string, secret: string, timestamp: number): string {
  return `t=${timestamp},v1=${createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')}`;
}

/**
 * Sends deliveries, one at a time and in order for each endpoint, until each is accepted with a 2xx, or three days
 * have passed. What is waiting lives in the store, so a restart continues where it stopped.
 */
export class WebhookSender {
  private readonly waiting = new Set<string>();
  private readonly busy = new Map<string, Promise<void>>();
  private readonly spared = new Set<string>();
  private held: { id: string; until: number }[] = [];
  private holdCount = 0;
  private timer: NodeJS.Timeout | undefined;
  private readonly stopping = new AbortController();
  private readonly sandbox: Sandbox;
  private readonly faults: Faults;
  private readonly firstPauseMs: number;
  private readonly logger: SandboxLogger;

  constructor(sandbox: Sandbox, faults: Faults, options: { firstPauseMs: number; logger: SandboxLogger }) {
    this.sandbox = sandbox;
    this.faults = faults;
    this.firstPauseMs = options.firstPauseMs;
    this.logger = options.logger;
    for (const delivery of sandbox.store.all('delivery')) if (delivery.state === 'waiting') this.waiting.add(delivery.id);
  }

  /** Takes on a new delivery; it goes out with the next `wake`. */
  add(id: string): void {
    this.waiting.add(id);
  }

  /** Sends what is due and sets the timer for what is not. */
  wake(): void {
    if (this.stopping.signal.aborted) return;
    clearTimeout(this.timer);
    const now = this.sandbox.clock.now().getTime();
    if (this.held.length > 0 && (this.held.length >= this.holdCount || this.held.some((item) => item.until <= now))) this.releaseHeld(now);
    let next = Infinity;
    for (const item of this.held) next = Math.min(next, item.until);
    const heldIds = new Set(this.held.map((item) => item.id));
    for (const id of [...this.waiting]) {
      const delivery = this.sandbox.store.find('delivery', id);
      if (
        !delivery ||
        delivery.state !== 'waiting' ||
        delivery.nextAt === null ||
        !this.sandbox.store.find('endpoint', delivery.endpoint)
      ) {
        this.waiting.delete(id);
        continue;
      }
      if (heldIds.has(id) || this.busy.has(delivery.endpoint)) continue;
      if (delivery.nextAt > now) {
        next = Math.min(next, delivery.nextAt);
        continue;
      }
      if (this.strike(delivery, now)) {
        next = Math.min(next, delivery.nextAt ?? Infinity, ...this.held.map((item) => item.until));
        heldIds.add(id);
        continue;
      }
      this.start(delivery);
    }
    if (this.held.length > 0 && this.held.length >= this.holdCount) next = now;
    if (next < Infinity) {
      this.timer = setTimeout(() => this.wake(), Math.min(Math.max(0, next - now), 60_000));
      this.timer.unref();
    }
  }

  /** Everything still waiting becomes due now. */
  retryNow(): void {
    const now = this.sandbox.clock.now().getTime();
    for (const id of this.waiting) {
      const delivery = this.sandbox.store.find('delivery', id);
      if (delivery?.state === 'waiting')
        this.sandbox.store.put('delivery', this.sandbox.store.scopeOf('delivery', id)!, { ...delivery, nextAt: now });
    }
    this.sandbox.store.commit();
    this.wake();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    clearTimeout(this.timer);
    await Promise.allSettled(this.busy.values());
  }

  private releaseHeld(now: number): void {
    // Reversed: the last one in goes out first. Each keeps its place by a distinct due time.
    this.held.reverse().forEach((item, index) => {
      const delivery = this.sandbox.store.find('delivery', item.id);
      this.waiting.delete(item.id);
      this.waiting.add(item.id);
      if (delivery) this.save({ ...delivery, nextAt: now - this.held.length + index });
    });
    this.held = [];
  }

  /** Faults that keep a first attempt from going out now. True when one struck. */
  private strike(delivery: Delivery, now: number): boolean {
    if (delivery.attempts > 0 || this.spared.has(delivery.id)) return false;
    const event = this.sandbox.store.find('event', delivery.event);
    const fault = event && this.faults.forDelivery(['webhook_drop', 'webhook_delay', 'webhook_reorder'], event.type);
    if (!fault) return false;
    this.spared.add(delivery.id);
    if (fault.kind === 'webhook_drop') {
      this.waiting.delete(delivery.id);
      this.save({ ...delivery, state: 'dropped', nextAt: null });
    } else if (fault.kind === 'webhook_delay') {
      delivery.nextAt = now + fault.delayMs;
      this.save(delivery);
    } else {
      this.holdCount = fault.count;
      this.held.push({ id: delivery.id, until: now + REORDER_HOLD_MS });
    }
    return true;
  }

  private start(delivery: Delivery): void {
    const work = this.deliver(delivery)
      .catch((error: unknown) => {
        this.logger.warn({ delivery: delivery.id, error: String(error) }, 'sandbox webhook failed');
      })
      .finally(() => {
        this.busy.delete(delivery.endpoint);
        this.wake();
      });
    this.busy.set(delivery.endpoint, work);
  }

  private async deliver(delivery: Delivery): Promise<void> {
    const { store, clock } = this.sandbox;
    const event = store.find('event', delivery.event)!;
    const duplicate = delivery.attempts === 0 ? this.faults.forDelivery(['webhook_duplicate'], event.type) : null;
    const spoil = this.faults.forDelivery(['webhook_stale', 'webhook_bad_signature'], event.type);
    let status = 0;
    for (let copy = 0; copy < (duplicate?.count ?? 1); copy++)
      status = await this.post(delivery, JSON.stringify(showEvent(store, event)), spoil);
    if (this.stopping.signal.aborted) return; // neither accepted nor refused: sent again after the restart
    const attempts = delivery.attempts + 1;
    const now = clock.now().getTime();
    if (status >= 200 && status < 300) {
      this.finish(delivery, { attempts, state: 'delivered', nextAt: null, lastStatus: status });
    } else if (now - event.created * 1000 > GIVE_UP_MS) {
      this.finish(delivery, { attempts, state: 'gave_up', nextAt: null, lastStatus: status });
    } else {
      this.save({
        ...delivery,
        attempts,
        lastStatus: status,
        nextAt: now + Math.min(this.firstPauseMs * 3 ** (attempts - 1), MAX_PAUSE_MS),
      });
    }
  }

  /** Posts once. Returns the HTTP status, 0 when there was no answer. */
  private async post(delivery: Delivery, body: string, spoil: Fault | null): Promise<number> {
    const { store, clock } = this.sandbox;
    const endpoint = store.find('endpoint', delivery.endpoint)!;
    const facts = store.find('endpoint_facts', delivery.endpoint)!;
    const sentAt = Math.floor(clock.real().getTime() / 1000) - (spoil?.kind === 'webhook_stale' ? spoil.ageSeconds : 0);
    const secret = spoil?.kind === 'webhook_bad_signature' ? `${facts.secret}-not` : facts.secret;
    try {
      const answer = await fetch(endpoint.url, {
        method: 'POST',
        redirect: 'manual',
        headers: {
          'content-type': 'application/json; charset=utf-8',
          'user-agent': 'Stripe/1.0 (sandbox)',
          'stripe-signature': signatureHeader(body, secret, sentAt),
        },
        body,
        signal: AbortSignal.any([this.stopping.signal, AbortSignal.timeout(ANSWER_TIMEOUT_MS)]),
      });
      await answer.body?.cancel();
      return answer.status;
    } catch {
      return 0; // refused, reset or too slow: the same to the sender, it tries again
    }
  }

  private finish(delivery: Delivery, outcome: Omit<Delivery, 'id' | 'event' | 'endpoint'>): void {
    this.waiting.delete(delivery.id);
    this.spared.delete(delivery.id);
    this.save({ ...delivery, ...outcome });
  }

  private save(delivery: Delivery): void {
    const { store } = this.sandbox;
    store.put('delivery', store.scopeOf('delivery', delivery.id)!, delivery);
    store.commit();
  }
}
