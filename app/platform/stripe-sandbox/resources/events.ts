import Stripe from 'stripe';
import { lookup, LIST_PARAMS, page } from '../answers.ts';
import { invalidRequest, required } from '../errors.ts';
import { providerId, randomText } from '../ids.ts';
import { bool, metadata, requiredText, text, textList, textOrNull } from '../params.ts';
import type { Call, Route, Sandbox } from '../types.ts';

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** Is this a web address on this machine? The sandbox speaks to no other. */
export function isLoopbackUrl(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const parsed = new URL(url);
  return (parsed.protocol === 'http:' || parsed.protocol === 'https:') && LOOPBACK.has(parsed.hostname);
}

/** Registers a webhook endpoint. The secret is shown once, in the answer to its creation. */
export function newEndpoint(
  sandbox: Sandbox,
  scope: string,
  input: {
    url: string;
    secret: string;
    enabledEvents: string[];
    connect: boolean;
    description: string | null;
    metadata: Record<string, string>;
    id?: string;
  },
): Stripe.WebhookEndpoint {
  const endpoint = sandbox.store.put('endpoint', scope, {
    id: input.id ?? providerId('we'),
    object: 'webhook_endpoint',
    api_version: Stripe.API_VERSION,
    application: null,
    created: sandbox.clock.seconds(),
    description: input.description,
    enabled_events: input.enabledEvents,
    livemode: false,
    metadata: input.metadata,
    status: 'enabled',
    url: input.url,
  });
  sandbox.store.put('endpoint_facts', scope, { id: endpoint.id, secret: input.secret, connect: input.connect });
  return endpoint;
}

function urlOf(call: Call): string {
  const url = requiredText(call.params, 'url');
  if (!isLoopbackUrl(url))
    throw invalidRequest('The sandbox sends webhooks to this machine only (127.0.0.1, localhost).', { param: 'url', code: 'url_invalid' });
  return url;
}

function create(call: Call): Stripe.WebhookEndpoint {
  const url = urlOf(call);
  const enabledEvents = textList(call.params, 'enabled_events');
  if (!enabledEvents || enabledEvents.length === 0) throw required('enabled_events');
  const secret = `whsec_${randomText(32)}`;
  const endpoint = newEndpoint(call, call.scope, {
    url,
    secret,
    enabledEvents,
    connect: bool(call.params, 'connect') ?? false,
    description: textOrNull(call.params, 'description'),
    metadata: metadata(call.params),
  });
  return { ...endpoint, secret };
}

function update(call: Call): Stripe.WebhookEndpoint {
  const endpoint = lookup(call, 'endpoint', call.ids[0]!, 'webhook endpoint');
  const url = call.params.url === undefined ? endpoint.url : urlOf(call);
  endpoint.enabled_events = textList(call.params, 'enabled_events') ?? endpoint.enabled_events;
  endpoint.url = url;
  const disabled = bool(call.params, 'disabled');
  if (disabled !== undefined) endpoint.status = disabled ? 'disabled' : 'enabled';
  return call.store.put('endpoint', call.scope, endpoint);
}

function remove(call: Call): unknown {
  const endpoint = lookup(call, 'endpoint', call.ids[0]!, 'webhook endpoint');
  call.store.remove('endpoint', endpoint.id);
  call.store.remove('endpoint_facts', endpoint.id);
  return { id: endpoint.id, object: 'webhook_endpoint', deleted: true };
}

export const eventRoutes: Route[] = [
  {
    method: 'GET',
    path: '/v1/events',
    params: [...LIST_PARAMS, 'type', 'types', 'delivery_success'],
    run: (call) => {
      const type = text(call.params, 'type');
      const types = textList(call.params, 'types') ?? (type ? [type] : null);
      const matches = (wanted: string, given: string) => (wanted.endsWith('.*') ? given.startsWith(wanted.slice(0, -1)) : wanted === given);
      return page(call, 'event', '/v1/events', (row) => !types || types.some((wanted) => matches(wanted, row.type)));
    },
  },
  { method: 'GET', path: '/v1/events/:id', params: [], run: (call) => lookup(call, 'event', call.ids[0]!, 'event') },
  {
    method: 'POST',
    path: '/v1/webhook_endpoints',
    params: ['url', 'enabled_events', 'connect', 'description', 'metadata', 'api_version'],
    run: create,
  },
  { method: 'GET', path: '/v1/webhook_endpoints', params: LIST_PARAMS, run: (call) => page(call, 'endpoint', '/v1/webhook_endpoints') },
  {
    method: 'GET',
    path: '/v1/webhook_endpoints/:id',
    params: [],
    run: (call) => lookup(call, 'endpoint', call.ids[0]!, 'webhook endpoint'),
  },
  {
    method: 'POST',
    path: '/v1/webhook_endpoints/:id',
    params: ['url', 'enabled_events', 'disabled', 'description', 'metadata'],
    run: update,
  },
  { method: 'DELETE', path: '/v1/webhook_endpoints/:id', params: [], run: remove },
];
