import type Stripe from 'stripe';
import { lookup, LIST_PARAMS, page } from '../answers.ts';
import { cancelIntent } from '../charging.ts';
import { invalidRequest, refusedByState, required } from '../errors.ts';
import { providerId } from '../ids.ts';
import {
  chargeAmount,
  currency,
  integer,
  list,
  metadata,
  object,
  oneOf,
  requiredInteger,
  requiredText,
  textList,
  textOrNull,
  text,
} from '../params.ts';
import type { FormObject } from '../form.ts';
import type { Call, Cause, Kinds, Route, Sandbox } from '../types.ts';

type Session = Kinds['session'];

/** A session stays open for a day unless told; at least half an hour, at most a day (https://docs.stripe.com/api/checkout/sessions/create). */
const DAY = 86_400;
const HALF_HOUR = 1_800;
const LOCALES = ['auto', 'zh', 'zh-HK', 'zh-TW', 'en', 'en-GB', 'de', 'fr', 'ja'] as const;

interface Items {
  data: Stripe.LineItem[];
  currency: string;
  total: number;
}

function lineItem(item: FormObject, index: number, code: string | null): { line: Stripe.LineItem; currency: string } {
  const param = `line_items[${index}]`;
  const price = object(item, 'price_data');
  if (!price)
    throw invalidRequest('The sandbox takes line items with price_data only.', {
      param: `${param}[price_data]`,
      code: 'parameter_missing',
    });
  const unit = currency(price);
  if (code !== null && unit !== code)
    throw invalidRequest('All line items must have the same currency.', { param: `${param}[price_data][currency]` });
  const amount = requiredInteger(price, 'unit_amount');
  if (amount < 0)
    throw invalidRequest('Invalid non-negative integer', { param: `${param}[price_data][unit_amount]`, code: 'parameter_invalid_integer' });
  const quantity = integer(item, 'quantity') ?? 1;
  if (quantity < 1 || quantity > 999_999)
    throw invalidRequest('Invalid quantity', { param: `${param}[quantity]`, code: 'parameter_invalid_integer' });
  const product = object(price, 'product_data');
  if (!product) throw required(`${param}[price_data][product_data]`);
  const name = requiredText(product, 'name');
  return {
    currency: unit,
    line: {
      id: providerId('li'),
      object: 'item',
      adjustable_quantity: null,
      amount_discount: 0,
      amount_subtotal: amount * quantity,
      amount_tax: 0,
      amount_total: amount * quantity,
      currency: unit,
      description: name,
      metadata: {},
      price: null,
      quantity,
    },
  };
}

function readItems(call: Call): Items {
  const given = list(call.params, 'line_items');
  if (!given || given.length === 0) throw required('line_items');
  let code: string | null = null;
  const data = given.map((item, index) => {
    if (typeof item === 'string' || Array.isArray(item)) throw invalidRequest('Invalid object', { param: `line_items[${index}]` });
    const read = lineItem(item, index, code);
    code = read.currency;
    return read.line;
  });
  const total = data.reduce((sum, line) => sum + line.amount_total, 0);
  return { data, currency: code!, total: chargeAmount(total, code!, 'line_items') };
}

function expiry(call: Call): number {
  const wanted = integer(call.params, 'expires_at');
  if (wanted === undefined) return call.now + DAY;
  // A minute of slack, for clocks that differ a little and requests that took their time.
  if (wanted < call.now + HALF_HOUR - 60 || wanted > call.now + DAY + 60) {
    throw invalidRequest('The `expires_at` timestamp must be between 30 minutes and 24 hours from Checkout Session creation.', {
      param: 'expires_at',
    });
  }
  return wanted;
}

function pageUrl(call: Call, name: string, needed: boolean): string | null {
  const url = needed ? requiredText(call.params, name) : textOrNull(call.params, name);
  if (url === null) return null;
  const parsed = URL.canParse(url) ? new URL(url) : null;
  if (!parsed || (parsed.protocol !== 'http:' && parsed.protocol !== 'https:'))
    throw invalidRequest('Not a valid URL', { param: name, code: 'url_invalid' });
  return url;
}

function buildSession(call: Call, items: Items, id: string): Session {
  return {
    id,
    object: 'checkout.session',
    adaptive_pricing: { enabled: false },
    after_expiration: null,
    allow_promotion_codes: null,
    allowed_payment_method_types: textList(call.params, 'allowed_payment_method_types') ?? null,
    amount_subtotal: items.total,
    amount_total: items.total,
    automatic_tax: { enabled: false, liability: null, provider: null, status: null },
    billing_address_collection: null,
    cancel_url: pageUrl(call, 'cancel_url', false),
    client_reference_id: textOrNull(call.params, 'client_reference_id'),
    client_secret: null,
    collected_information: null,
    consent: null,
    consent_collection: null,
    created: call.now,
    currency: items.currency,
    currency_conversion: null,
    custom_fields: [],
    custom_text: { after_submit: null, shipping_address: null, submit: null, terms_of_service_acceptance: null },
    customer: textOrNull(call.params, 'customer'),
    customer_account: null,
    customer_creation: 'if_required',
    customer_details: null,
    customer_email: textOrNull(call.params, 'customer_email'),
    discounts: null,
    expires_at: expiry(call),
    integration_identifier: null,
    invoice: null,
    invoice_creation: null,
    line_items: { object: 'list', data: items.data, has_more: false, url: `/v1/checkout/sessions/${id}/line_items` },
    livemode: false,
    locale: oneOf(call.params, 'locale', LOCALES, undefined) ?? null,
    managed_payments: null,
    metadata: metadata(call.params),
    mode: 'payment',
    origin_context: null,
    payment_intent: null,
    payment_link: null,
    payment_method_collection: 'if_required',
    payment_method_configuration_details: null,
    payment_method_options: {},
    payment_method_types: ['card'],
    payment_status: 'unpaid',
    permissions: null,
    recovered_from: null,
    saved_payment_method_options: null,
    setup_intent: null,
    shipping_address_collection: null,
    shipping_cost: null,
    shipping_options: [],
    status: 'open',
    submit_type: oneOf(call.params, 'submit_type', ['auto', 'book', 'donate', 'pay'], undefined) ?? null,
    subscription: null,
    success_url: pageUrl(call, 'success_url', true),
    total_details: { amount_discount: 0, amount_shipping: 0, amount_tax: 0 },
    ui_mode: 'hosted_page',
    url: `${call.publicUrl()}/pay/${id}`,
    wallet_options: null,
  };
}

const INTENT_PARAMS = [
  'capture_method',
  'description',
  'metadata',
  'receipt_email',
  'transfer_group',
  'statement_descriptor',
  'statement_descriptor_suffix',
];

function create(call: Call): Session {
  const mode = requiredText(call.params, 'mode');
  if (mode !== 'payment') throw invalidRequest('The sandbox has Checkout in payment mode only.', { param: 'mode' });
  oneOf(call.params, 'ui_mode', ['hosted_page'], 'hosted_page');
  const odd = textList(call.params, 'allowed_payment_method_types')?.find((type) => type !== 'card');
  if (odd)
    throw invalidRequest(`The payment method type "${odd}" is not activated in the sandbox.`, { param: 'allowed_payment_method_types' });
  const customer = textOrNull(call.params, 'customer');
  if (customer) lookup(call, 'customer', customer, 'customer', 'customer');
  const intent = object(call.params, 'payment_intent_data') ?? {};
  const unknown = Object.keys(intent).find((name) => !INTENT_PARAMS.includes(name));
  if (unknown)
    throw invalidRequest(`Received unknown parameter: payment_intent_data[${unknown}]`, {
      param: `payment_intent_data[${unknown}]`,
      code: 'parameter_unknown',
    });
  const session = buildSession(call, readItems(call), providerId('cs'));
  call.store.put('session_facts', call.scope, {
    id: session.id,
    transferGroup: textOrNull(intent, 'transfer_group'),
    description: textOrNull(intent, 'description'),
    metadata: metadata(intent),
    captureMethod: oneOf(intent, 'capture_method', ['automatic', 'automatic_async', 'manual'], 'automatic_async'),
    intent: null,
  });
  return call.store.put('session', call.scope, session);
}

/** Closes an open session without a payment; an intent begun on its page is canceled. */
export function expireSession(context: { sandbox: Sandbox; scope: string; cause: Cause }, session: Session): void {
  const { sandbox, scope, cause } = context;
  const facts = sandbox.store.find('session_facts', session.id);
  const intent = facts?.intent ? sandbox.store.find('payment_intent', facts.intent) : undefined;
  if (intent && intent.status !== 'succeeded' && intent.status !== 'canceled') cancelIntent(context, intent, 'automatic');
  session.status = 'expired';
  session.url = null;
  sandbox.store.put('session', scope, session);
  const { line_items: _hidden, ...shown } = session;
  sandbox.emit('checkout.session.expired', shown, scope, cause);
}

function expire(call: Call): Session {
  const session = lookup(call, 'session', call.ids[0]!, 'checkout.session', 'session');
  if (session.status !== 'open') {
    throw refusedByState(
      'resource_already_exists',
      `Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of ${session.status ?? 'unknown'}.`,
    );
  }
  expireSession({ sandbox: call, scope: call.scope, cause: call.cause }, session);
  return session;
}

const CREATE_PARAMS = [
  'mode',
  'ui_mode',
  'line_items',
  'success_url',
  'cancel_url',
  'expires_at',
  'locale',
  'metadata',
  'client_reference_id',
  'customer',
  'customer_email',
  'allowed_payment_method_types',
  'payment_intent_data',
  'submit_type',
] as const;

export const checkoutRoutes: Route[] = [
  { method: 'POST', path: '/v1/checkout/sessions', params: CREATE_PARAMS, run: create },
  {
    method: 'GET',
    path: '/v1/checkout/sessions',
    params: [...LIST_PARAMS, 'payment_intent', 'customer', 'status'],
    run: (call) => {
      const intent = text(call.params, 'payment_intent');
      const customer = text(call.params, 'customer');
      const status = text(call.params, 'status');
      return page(
        call,
        'session',
        '/v1/checkout/sessions',
        (row) =>
          (!intent || row.payment_intent === intent) && (!customer || row.customer === customer) && (!status || row.status === status),
      );
    },
  },
  {
    method: 'GET',
    path: '/v1/checkout/sessions/:id',
    params: [],
    run: (call) => lookup(call, 'session', call.ids[0]!, 'checkout.session', 'session'),
  },
  { method: 'POST', path: '/v1/checkout/sessions/:id/expire', params: [], run: expire },
  {
    method: 'GET',
    path: '/v1/checkout/sessions/:id/line_items',
    params: LIST_PARAMS,
    run: (call) => lookup(call, 'session', call.ids[0]!, 'checkout.session', 'session').line_items,
  },
];
