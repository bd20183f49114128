import type Stripe from 'stripe';
import { lookup, LIST_PARAMS, page } from '../answers.ts';
import { cardByNumber, cardByToken, type TestCard } from '../cards.ts';
import { cardError, invalidRequest, refusedByState, required } from '../errors.ts';
import { providerId } from '../ids.ts';
import { metadata, object, oneOf, requiredText, text, textOrNull, bool } from '../params.ts';
import type { Call, Route, Sandbox } from '../types.ts';

/** Stores a payment method for a test card. */
export function newPaymentMethod(
  sandbox: Sandbox,
  scope: string,
  card: TestCard,
  customer: string | null,
  email: string | null = null,
): Stripe.PaymentMethod {
  const method = sandbox.store.put('payment_method', scope, {
    id: providerId('pm'),
    object: 'payment_method',
    billing_details: { address: null, email, name: null, phone: null, tax_id: null },
    card: {
      brand: card.brand,
      checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: 'pass' },
      country: 'US',
      display_brand: card.brand,
      exp_month: 12,
      exp_year: 2034,
      fingerprint: `fp${card.number.slice(-12)}`,
      funding: 'credit',
      generated_from: null,
      last4: card.number.slice(-4),
      networks: { available: [card.brand], preferred: null },
      regulated_status: 'unregulated',
      three_d_secure_usage: { supported: true },
      wallet: null,
    },
    created: sandbox.clock.seconds(),
    customer,
    customer_account: null,
    livemode: false,
    metadata: {},
    type: 'card',
  });
  sandbox.store.put('charge_facts', scope, { id: method.id, card: card.number, authorizedUntil: null });
  return method;
}

/** The test card behind a stored payment method. */
export function cardOf(sandbox: Sandbox, method: Stripe.PaymentMethod): TestCard {
  return cardByNumber(sandbox.store.find('charge_facts', method.id)!.card)!;
}

/**
 * The payment method a request names: a stored one, or `pm_card_…`, which becomes a fresh one as in Stripe's test
 * mode. Raw card numbers are refused, as Stripe refuses them.
 */
export function methodFrom(call: Call, id: string, customer: string | null): Stripe.PaymentMethod {
  if (id.startsWith('pm_card_')) return newPaymentMethod(call, call.scope, cardByToken(id, 'payment_method'), customer);
  return lookup(call, 'payment_method', id, 'PaymentMethod', 'payment_method');
}

function create(call: Call): Stripe.PaymentMethod {
  oneOf(call.params, 'type', ['card'], 'card');
  const card = object(call.params, 'card');
  if (!card) throw required('card');
  if (card.number !== undefined) {
    throw invalidRequest('Sending credit card numbers directly to the API is generally unsafe. Use test tokens such as tok_visa instead.', {
      param: 'card[number]',
    });
  }
  const method = newPaymentMethod(call, call.scope, cardByToken(requiredText(card, 'token'), 'card[token]'), null);
  method.metadata = metadata(call.params);
  return call.store.put('payment_method', call.scope, method);
}

function attach(call: Call): Stripe.PaymentMethod {
  const customer = lookup(call, 'customer', requiredText(call.params, 'customer'), 'customer', 'customer');
  const method = methodFrom(call, call.ids[0]!, null);
  if (method.customer !== null && method.customer !== customer.id) {
    throw refusedByState('payment_method_unexpected_state', 'The payment method you provided has already been attached to a customer.');
  }
  method.customer = customer.id;
  call.store.put('payment_method', call.scope, method);
  call.emit('payment_method.attached', method, call.scope, call.cause);
  return method;
}

function detach(call: Call): Stripe.PaymentMethod {
  const method = lookup(call, 'payment_method', call.ids[0]!, 'PaymentMethod');
  if (method.customer === null)
    throw refusedByState('payment_method_unexpected_state', 'The payment method you provided is not attached to a customer.');
  method.customer = null;
  call.store.put('payment_method', call.scope, method);
  call.emit('payment_method.detached', method, call.scope, call.cause);
  return method;
}

function newSetupIntent(call: Call): Stripe.SetupIntent {
  const customer = textOrNull(call.params, 'customer');
  if (customer) lookup(call, 'customer', customer, 'customer', 'customer');
  const id = providerId('seti');
  const intent: Stripe.SetupIntent = {
    id,
    object: 'setup_intent',
    allowed_payment_method_types: null,
    application: null,
    automatic_payment_methods: null,
    cancellation_reason: null,
    client_secret: `${id}_secret_${providerId('x').slice(2)}`,
    created: call.now,
    customer,
    customer_account: null,
    description: textOrNull(call.params, 'description'),
    excluded_payment_method_types: null,
    flow_directions: null,
    last_setup_error: null,
    latest_attempt: null,
    livemode: false,
    managed_payments: null,
    mandate: null,
    metadata: metadata(call.params),
    next_action: null,
    on_behalf_of: null,
    payment_method: null,
    payment_method_configuration_details: null,
    payment_method_options: null,
    payment_method_types: ['card'],
    single_use_mandate: null,
    status: 'requires_payment_method',
    usage: oneOf(call.params, 'usage', ['off_session', 'on_session'], 'off_session'),
  };
  return intent;
}

function confirmSetup(call: Call, intent: Stripe.SetupIntent): Stripe.SetupIntent {
  if (intent.status !== 'requires_payment_method' && intent.status !== 'requires_confirmation') {
    throw refusedByState(
      'setup_intent_unexpected_state',
      `You cannot confirm this SetupIntent because it has a status of ${intent.status}.`,
    );
  }
  const named = text(call.params, 'payment_method') ?? (typeof intent.payment_method === 'string' ? intent.payment_method : undefined);
  if (!named) throw required('payment_method');
  const method = methodFrom(call, named, intent.customer as string | null);
  const decline = cardOf(call, method).decline;
  if (decline) {
    intent.status = 'requires_payment_method';
    intent.last_setup_error = {
      type: 'card_error',
      message: decline.message,
      ...(decline.declineCode ? { decline_code: decline.declineCode } : {}),
    };
    call.store.put('setup_intent', call.scope, intent);
    call.emit('setup_intent.setup_failed', intent, call.scope, call.cause);
    throw cardError({
      code: decline.code,
      message: decline.message,
      ...(decline.declineCode ? { decline_code: decline.declineCode } : {}),
      setup_intent: structuredClone(intent),
    });
  }
  if (intent.customer) {
    method.customer = intent.customer as string;
    call.store.put('payment_method', call.scope, method);
    call.emit('payment_method.attached', method, call.scope, call.cause);
  }
  intent.payment_method = method.id;
  intent.status = 'succeeded';
  call.store.put('setup_intent', call.scope, intent);
  call.emit('setup_intent.succeeded', intent, call.scope, call.cause);
  return intent;
}

function createSetup(call: Call): Stripe.SetupIntent {
  const intent = newSetupIntent(call);
  const method = text(call.params, 'payment_method');
  if (method && !bool(call.params, 'confirm')) {
    intent.payment_method = methodFrom(call, method, null).id;
    intent.status = 'requires_confirmation';
  }
  call.store.put('setup_intent', call.scope, intent);
  call.emit('setup_intent.created', intent, call.scope, call.cause);
  return bool(call.params, 'confirm') ? confirmSetup(call, intent) : intent;
}

function cancelSetup(call: Call): Stripe.SetupIntent {
  const intent = lookup(call, 'setup_intent', call.ids[0]!, 'setupintent');
  if (intent.status === 'succeeded' || intent.status === 'canceled') {
    throw refusedByState(
      'setup_intent_unexpected_state',
      `You cannot cancel this SetupIntent because it has a status of ${intent.status}.`,
    );
  }
  intent.status = 'canceled';
  intent.cancellation_reason =
    oneOf(call.params, 'cancellation_reason', ['abandoned', 'duplicate', 'requested_by_customer'], undefined) ?? null;
  call.store.put('setup_intent', call.scope, intent);
  call.emit('setup_intent.canceled', intent, call.scope, call.cause);
  return intent;
}

const SETUP_PARAMS = [
  'confirm',
  'customer',
  'description',
  'metadata',
  'payment_method',
  'usage',
  'allowed_payment_method_types',
  'automatic_payment_methods',
  'return_url',
] as const;

export const paymentMethodRoutes: Route[] = [
  { method: 'POST', path: '/v1/payment_methods', params: ['type', 'card', 'metadata', 'billing_details'], run: create },
  {
    method: 'GET',
    path: '/v1/payment_methods',
    params: [...LIST_PARAMS, 'customer', 'type'],
    run: (call) => {
      const customer = text(call.params, 'customer');
      return page(
        call,
        'payment_method',
        '/v1/payment_methods',
        (row) => row.customer !== null && (!customer || row.customer === customer),
      );
    },
  },
  {
    method: 'GET',
    path: '/v1/payment_methods/:id',
    params: [],
    run: (call) => lookup(call, 'payment_method', call.ids[0]!, 'PaymentMethod'),
  },
  { method: 'POST', path: '/v1/payment_methods/:id/attach', params: ['customer'], run: attach },
  { method: 'POST', path: '/v1/payment_methods/:id/detach', params: [], run: detach },
  { method: 'POST', path: '/v1/setup_intents', params: SETUP_PARAMS, run: createSetup },
  { method: 'GET', path: '/v1/setup_intents', params: LIST_PARAMS, run: (call) => page(call, 'setup_intent', '/v1/setup_intents') },
  {
    method: 'GET',
    path: '/v1/setup_intents/:id',
    params: ['client_secret'],
    run: (call) => lookup(call, 'setup_intent', call.ids[0]!, 'setupintent'),
  },
  {
    method: 'POST',
    path: '/v1/setup_intents/:id/confirm',
    params: ['payment_method', 'return_url', 'mandate_data'],
    run: (call) => confirmSetup(call, lookup(call, 'setup_intent', call.ids[0]!, 'setupintent')),
  },
  { method: 'POST', path: '/v1/setup_intents/:id/cancel', params: ['cancellation_reason'], run: cancelSetup },
];
