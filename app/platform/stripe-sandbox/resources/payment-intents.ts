import type Stripe from 'stripe';
import { lookup, LIST_PARAMS, page } from '../answers.ts';
import { cancelIntent, captureIntent, chargeIntent } from '../charging.ts';
import { invalidRequest, refusedByState, required } from '../errors.ts';
import { providerId, randomText } from '../ids.ts';
import { bool, chargeAmount, currency, metadata, oneOf, positiveAmount, requiredInteger, text, textList, textOrNull } from '../params.ts';
import { cardOf, methodFrom } from './payment-methods.ts';
import type { Call, Route } from '../types.ts';

export interface NewIntent {
  amount: number;
  currency: string;
  captureMethod: 'automatic' | 'automatic_async' | 'manual';
  customer: string | null;
  description: string | null;
  metadata: Record<string, string>;
  transferGroup: string | null;
  receiptEmail: string | null;
  automatic: boolean;
}

/** A PaymentIntent before anyone has tried to pay it. */
export function buildIntent(input: NewIntent, now: number): Stripe.PaymentIntent {
  const id = providerId('pi');
  return {
    id,
    object: 'payment_intent',
    allowed_payment_method_types: null,
    amount: input.amount,
    amount_capturable: 0,
    amount_received: 0,
    application: null,
    application_fee_amount: null,
    automatic_payment_methods: input.automatic ? { enabled: true } : null,
    canceled_at: null,
    cancellation_reason: null,
    capture_method: input.captureMethod,
    client_secret: `${id}_secret_${randomText(24)}`,
    confirmation_method: 'automatic',
    created: now,
    currency: input.currency,
    customer: input.customer,
    customer_account: null,
    description: input.description,
    excluded_payment_method_types: null,
    last_payment_error: null,
    latest_charge: null,
    livemode: false,
    managed_payments: null,
    metadata: input.metadata,
    next_action: null,
    on_behalf_of: null,
    payment_method: null,
    payment_method_configuration_details: null,
    payment_method_options: null,
    payment_method_types: ['card'],
    payment_record: null,
    processing: null,
    receipt_email: input.receiptEmail,
    review: null,
    setup_future_usage: null,
    shipping: null,
    source: null,
    statement_descriptor: null,
    statement_descriptor_suffix: null,
    status: 'requires_payment_method',
    transfer_group: input.transferGroup,
  };
}

function unexpected(verb: string, intent: Stripe.PaymentIntent): never {
  throw refusedByState('payment_intent_unexpected_state', `This PaymentIntent's status is ${intent.status}: it cannot be ${verb}.`);
}

function needCardAllowed(call: Call): void {
  const allowed = textList(call.params, 'allowed_payment_method_types');
  const odd = allowed?.find((type) => type !== 'card');
  if (odd)
    throw invalidRequest(`The payment method type "${odd}" is not activated in the sandbox.`, { param: 'allowed_payment_method_types' });
}

function confirm(call: Call, intent: Stripe.PaymentIntent): Stripe.PaymentIntent {
  if (!['requires_payment_method', 'requires_confirmation', 'requires_action'].includes(intent.status)) unexpected('confirmed', intent);
  const named = text(call.params, 'payment_method') ?? (typeof intent.payment_method === 'string' ? intent.payment_method : undefined);
  if (!named)
    throw invalidRequest("You cannot confirm this PaymentIntent because it's missing a payment method.", {
      param: 'payment_method',
      code: 'payment_intent_unexpected_state',
    });
  const method = methodFrom(call, named, intent.customer as string | null);
  const card = cardOf(call, method);
  if (card.authentication && intent.status !== 'requires_action') {
    if (bool(call.params, 'off_session') || bool(call.params, 'error_on_requires_action')) {
      throw refusedByState('authentication_required', 'Your card was declined. This transaction requires authentication.');
    }
    intent.status = 'requires_action';
    intent.payment_method = method.id;
    const returnUrl = textOrNull(call.params, 'return_url');
    intent.next_action = {
      type: 'redirect_to_url',
      redirect_to_url: { return_url: returnUrl, url: `${call.publicUrl()}/authenticate/${intent.id}/${intent.client_secret!}` },
    };
    call.store.put('payment_intent', call.scope, intent);
    call.emit('payment_intent.requires_action', intent, call.scope, call.cause);
    return intent;
  }
  chargeIntent({ sandbox: call, scope: call.scope, cause: call.cause }, intent, card, method);
  return intent;
}

function create(call: Call): Stripe.PaymentIntent {
  const code = currency(call.params);
  const amount = chargeAmount(requiredInteger(call.params, 'amount'), code);
  needCardAllowed(call);
  const customer = textOrNull(call.params, 'customer');
  if (customer) lookup(call, 'customer', customer, 'customer', 'customer');
  const confirmNow = bool(call.params, 'confirm') ?? false;
  const method = text(call.params, 'payment_method');
  if (confirmNow && !method) throw required('payment_method');
  const intent = buildIntent(
    {
      amount,
      currency: code,
      captureMethod: oneOf(call.params, 'capture_method', ['automatic', 'automatic_async', 'manual'], 'automatic_async'),
      customer,
      description: textOrNull(call.params, 'description'),
      metadata: metadata(call.params),
      transferGroup: textOrNull(call.params, 'transfer_group'),
      receiptEmail: textOrNull(call.params, 'receipt_email'),
      automatic: true,
    },
    call.now,
  );
  if (method && !confirmNow) {
    intent.payment_method = methodFrom(call, method, customer).id;
    intent.status = 'requires_confirmation';
  }
  call.store.put('payment_intent', call.scope, intent);
  call.emit('payment_intent.created', intent, call.scope, call.cause);
  return confirmNow ? confirm(call, intent) : intent;
}

function update(call: Call): Stripe.PaymentIntent {
  const intent = lookup(call, 'payment_intent', call.ids[0]!, 'payment_intent');
  const changesMoney = text(call.params, 'amount') !== undefined || text(call.params, 'payment_method') !== undefined;
  if (changesMoney && !['requires_payment_method', 'requires_confirmation'].includes(intent.status)) unexpected('updated', intent);
  const amount = call.params.amount === undefined ? intent.amount : chargeAmount(requiredInteger(call.params, 'amount'), intent.currency);
  const meta = metadata(call.params, intent.metadata);
  const method = text(call.params, 'payment_method');
  if (method) {
    intent.payment_method = methodFrom(call, method, intent.customer as string | null).id;
    intent.status = 'requires_confirmation';
  }
  intent.amount = amount;
  intent.metadata = meta;
  if (call.params.description !== undefined) intent.description = textOrNull(call.params, 'description');
  if (call.params.transfer_group !== undefined) intent.transfer_group = textOrNull(call.params, 'transfer_group');
  return call.store.put('payment_intent', call.scope, intent);
}

function capture(call: Call): Stripe.PaymentIntent {
  const intent = lookup(call, 'payment_intent', call.ids[0]!, 'payment_intent');
  if (intent.status !== 'requires_capture') unexpected('captured', intent);
  const amount = positiveAmount(call.params, 'amount_to_capture') ?? intent.amount_capturable;
  if (amount > intent.amount_capturable) {
    throw invalidRequest('The amount to capture is greater than the remaining amount capturable.', {
      param: 'amount_to_capture',
      code: 'amount_too_large',
    });
  }
  captureIntent({ sandbox: call, scope: call.scope, cause: call.cause }, intent, amount);
  return intent;
}

function cancel(call: Call): Stripe.PaymentIntent {
  const intent = lookup(call, 'payment_intent', call.ids[0]!, 'payment_intent');
  if (['succeeded', 'canceled', 'processing'].includes(intent.status)) unexpected('canceled', intent);
  const reason = oneOf(call.params, 'cancellation_reason', ['abandoned', 'duplicate', 'fraudulent', 'requested_by_customer'], undefined);
  cancelIntent({ sandbox: call, scope: call.scope, cause: call.cause }, intent, reason ?? null);
  return intent;
}

const CONFIRM_PARAMS = [
  'payment_method',
  'return_url',
  'off_session',
  'error_on_requires_action',
  'use_stripe_sdk',
  'receipt_email',
] as const;
const CREATE_PARAMS = [
  ...CONFIRM_PARAMS,
  'amount',
  'currency',
  'allowed_payment_method_types',
  'automatic_payment_methods',
  'capture_method',
  'confirm',
  'customer',
  'description',
  'metadata',
  'transfer_group',
  'statement_descriptor',
  'statement_descriptor_suffix',
  'confirmation_method',
] as const;

export const paymentIntentRoutes: Route[] = [
  { method: 'POST', path: '/v1/payment_intents', params: CREATE_PARAMS, run: create },
  {
    method: 'GET',
    path: '/v1/payment_intents',
    params: [...LIST_PARAMS, 'customer'],
    run: (call) => {
      const customer = text(call.params, 'customer');
      return page(call, 'payment_intent', '/v1/payment_intents', (row) => !customer || row.customer === customer);
    },
  },
  {
    method: 'GET',
    path: '/v1/payment_intents/:id',
    params: ['client_secret'],
    run: (call) => lookup(call, 'payment_intent', call.ids[0]!, 'payment_intent'),
  },
  {
    method: 'POST',
    path: '/v1/payment_intents/:id',
    params: ['amount', 'metadata', 'description', 'transfer_group', 'payment_method'],
    run: update,
  },
  {
    method: 'POST',
    path: '/v1/payment_intents/:id/confirm',
    params: CONFIRM_PARAMS,
    run: (call) => confirm(call, lookup(call, 'payment_intent', call.ids[0]!, 'payment_intent')),
  },
  { method: 'POST', path: '/v1/payment_intents/:id/capture', params: ['amount_to_capture', 'metadata'], run: capture },
  { method: 'POST', path: '/v1/payment_intents/:id/cancel', params: ['cancellation_reason'], run: cancel },
];
