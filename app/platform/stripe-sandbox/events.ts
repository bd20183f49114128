import Stripe from 'stripe';
import { providerId } from './ids.ts';
import { PLATFORM, type Cause, type Delivery } from './types.ts';
import type { Store } from './store.ts';
import type { VirtualClock } from './clock.ts';

function deliveryId(event: string, endpoint: string): string {
  return `${event}.${endpoint}`;
}

/** Does an endpoint that listens to `enabled` want this type? */
function listens(endpoint: Stripe.WebhookEndpoint, type: string): boolean {
  return endpoint.status === 'enabled' && endpoint.enabled_events.some((wanted) => wanted === '*' || wanted === type);
}

/**
 * Stores an event with a copy of the object as it is now, and one delivery per listening endpoint. Events of a
 * connected account carry `account` and go to endpoints that hear connected accounts. Returns the delivery ids.
 */
export function recordEvent(
  store: Store,
  clock: VirtualClock,
  type: Stripe.Event.Type,
  object: unknown,
  scope: string,
  cause: Cause,
  previous?: Record<string, unknown>,
): string[] {
  const event = {
    id: providerId('evt'),
    object: 'event',
    api_version: Stripe.API_VERSION,
    created: clock.seconds(),
    data: { object: structuredClone(object), ...(previous ? { previous_attributes: structuredClone(previous) } : {}) },
    livemode: false,
    pending_webhooks: 0,
    request: { id: cause.requestId, idempotency_key: cause.key },
    type,
    ...(scope === PLATFORM ? {} : { account: scope }),
  } as unknown as Stripe.Event;
  store.put('event', scope, event);
  const deliveries: string[] = [];
  for (const endpoint of store.all('endpoint')) {
    if (!listens(endpoint, type)) continue;
    if (scope !== PLATFORM && !store.find('endpoint_facts', endpoint.id)?.connect) continue;
    const delivery: Delivery = {
      id: deliveryId(event.id, endpoint.id),
      event: event.id,
      endpoint: endpoint.id,
      attempts: 0,
      nextAt: clock.now().getTime(),
      state: 'waiting',
      lastStatus: null,
    };
    store.put('delivery', scope, delivery);
    deliveries.push(delivery.id);
  }
  return deliveries;
}

/** The event as the API and the webhooks show it now: `pending_webhooks` counts deliveries not yet accepted. */
export function showEvent(store: Store, event: Stripe.Event): Stripe.Event {
  const waiting = store
    .all('endpoint')
    .filter((endpoint) => store.find('delivery', deliveryId(event.id, endpoint.id))?.state === 'waiting').length;
  return { ...event, pending_webhooks: waiting };
}
