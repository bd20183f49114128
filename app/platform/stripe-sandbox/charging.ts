import type Stripe from 'stripe';
import { cardByNumber, type TestCard } from './cards.ts';
import { cardError } from './errors.ts';
import { providerId, randomText } from './ids.ts';
import { book, cardFee, SETTLEMENT_SECONDS } from './money.ts';
import { openDispute } from './resources/disputes.ts';
import type { Cause, Sandbox } from './types.ts';

/** A card authorisation holds for seven days (https://docs.stripe.com/payments/place-a-hold-on-a-payment-method). */
export const AUTHORIZATION_SECONDS = 7 * 86_400;

/** Who and what a charging step works for. */
export interface Context {
  sandbox: Sandbox;
  scope: string;
  cause: Cause;
}

function cardDetails(card: TestCard, pi: Stripe.PaymentIntent, now: number): Stripe.Charge.PaymentMethodDetails.Card {
  return {
    amount_authorized: card.decline ? null : pi.amount,
    authorization_code: card.decline ? null : randomText(6),
    brand: card.brand,
    ...(pi.capture_method === 'manual' && !card.decline ? { capture_before: now + AUTHORIZATION_SECONDS } : {}),
    checks: {
      address_line1_check: null,
      address_postal_code_check: null,
      cvc_check: card.decline?.code === 'incorrect_cvc' ? 'fail' : 'pass',
    },
    country: 'US',
    electronic_commerce_indicator: null,
    exp_month: 12,
    exp_year: 2034,
    fingerprint: `fp${card.number.slice(-12)}`,
    funding: 'credit',
    installments: null,
    last4: card.number.slice(-4),
    mandate: null,
    network: card.brand,
    network_transaction_id: randomText(15),
    regulated_status: 'unregulated',
    three_d_secure: null,
    transaction_link_id: null,
    wallet: null,
  };
}

function outcomeOf(card: TestCard): Stripe.Charge.Outcome {
  const decline = card.decline;
  return {
    advice_code: decline ? 'do_not_try_again' : null,
    network_advice_code: null,
    network_decline_code: decline && !decline.blocked ? '05' : null,
    network_status: decline ? (decline.blocked ? 'not_sent_to_network' : 'declined_by_network') : 'approved_by_network',
    reason: decline ? (decline.declineCode ?? decline.code) : null,
    risk_level: decline?.blocked ? 'highest' : 'normal',
    risk_score: decline?.blocked ? 90 : 12,
    seller_message: decline ? 'The bank did not approve this payment.' : 'Payment complete.',
    type: decline ? (decline.blocked ? 'blocked' : 'issuer_declined') : 'authorized',
  };
}

/** A charge made from an intent and a test card: succeeded or failed, captured or only authorised. */
function newCharge(context: Context, pi: Stripe.PaymentIntent, card: TestCard, paymentMethod: string): Stripe.Charge {
  const now = context.sandbox.clock.seconds();
  const failed = card.decline !== undefined;
  const captured = !failed && pi.capture_method !== 'manual';
  return {
    id: providerId('ch'),
    object: 'charge',
    amount: pi.amount,
    amount_captured: captured ? pi.amount : 0,
    amount_refunded: 0,
    application: null,
    application_fee: null,
    application_fee_amount: null,
    balance_transaction: null,
    billing_details: { address: null, email: pi.receipt_email, name: null, phone: null, tax_id: null },
    calculated_statement_descriptor: 'JINGZHE SANDBOX',
    captured,
    created: now,
    currency: pi.currency,
    customer: pi.customer,
    description: pi.description,
    disputed: false,
    failure_balance_transaction: null,
    failure_code: card.decline?.code ?? null,
    failure_message: card.decline?.message ?? null,
    fraud_details: {},
    livemode: false,
    metadata: { ...pi.metadata },
    on_behalf_of: null,
    outcome: outcomeOf(card),
    paid: !failed,
    payment_intent: pi.id,
    payment_method: paymentMethod,
    payment_method_details: { card: cardDetails(card, pi, now), type: 'card' },
    receipt_email: pi.receipt_email,
    receipt_number: null,
    receipt_url: null,
    refunded: false,
    review: null,
    shipping: null,
    source: null,
    source_transfer: null,
    statement_descriptor: pi.statement_descriptor,
    statement_descriptor_suffix: null,
    status: failed ? 'failed' : 'succeeded',
    transfer_data: null,
    transfer_group: pi.transfer_group,
  };
}

/**
 * Gives a captured charge its balance transaction. As at Stripe, this comes after `charge.succeeded` has gone out
 * with `balance_transaction: null`, and is told by `charge.updated`.
 */
export function settleCharge(context: Context, charge: Stripe.Charge, card: TestCard | undefined): void {
  const { sandbox, scope, cause } = context;
  const now = sandbox.clock.seconds();
  const transaction = book(sandbox, scope, {
    amount: charge.amount_captured,
    fee: cardFee(charge.amount_captured, charge.currency),
    currency: charge.currency,
    type: 'charge',
    category: 'charge',
    source: charge.id,
    availableOn: card?.availableAtOnce ? now : now + SETTLEMENT_SECONDS,
    description: charge.description,
  });
  charge.balance_transaction = transaction.id;
  sandbox.store.put('charge', scope, charge);
  sandbox.emit('charge.updated', charge, scope, cause, { balance_transaction: null });
}

function decline(
  context: Context,
  pi: Stripe.PaymentIntent,
  card: TestCard,
  charge: Stripe.Charge,
  paymentMethod: Stripe.PaymentMethod,
): never {
  const { sandbox, scope, cause } = context;
  const reason = card.decline!;
  const declineCode = reason.declineCode ?? (reason.code === 'card_declined' ? 'generic_decline' : reason.code);
  pi.status = 'requires_payment_method';
  pi.payment_method = null;
  pi.latest_charge = charge.id;
  pi.last_payment_error = {
    charge: charge.id,
    code: reason.code as Stripe.PaymentIntent.LastPaymentError.Code,
    decline_code: declineCode,
    message: reason.message,
    payment_method: paymentMethod,
    type: 'card_error',
  };
  sandbox.store.put('charge', scope, charge);
  sandbox.store.put('payment_intent', scope, pi);
  sandbox.emit('charge.failed', charge, scope, cause);
  sandbox.emit('payment_intent.payment_failed', pi, scope, cause);
  throw cardError({
    code: reason.code,
    decline_code: declineCode,
    message: reason.message,
    charge: charge.id,
    payment_intent: structuredClone(pi),
    payment_method: structuredClone(paymentMethod),
  });
}

/**
 * Tries to take the money of an intent with a test card. On success the intent is `succeeded`, or `requires_capture`
 * for manual capture. Throws a stored 402 `card_error` when the card says no; the failed charge stays on record.
 */
export function chargeIntent(context: Context, pi: Stripe.PaymentIntent, card: TestCard, paymentMethod: Stripe.PaymentMethod): void {
  const { sandbox, scope, cause } = context;
  const charge = newCharge(context, pi, card, paymentMethod.id);
  if (card.decline) decline(context, pi, card, charge, paymentMethod);
  sandbox.store.put('charge', scope, charge);
  sandbox.store.put('charge_facts', scope, {
    id: charge.id,
    card: card.number,
    authorizedUntil: charge.captured ? null : sandbox.clock.seconds() + AUTHORIZATION_SECONDS,
  });
  pi.latest_charge = charge.id;
  pi.payment_method = paymentMethod.id;
  pi.next_action = null;
  pi.last_payment_error = null;
  if (charge.captured) {
    pi.status = 'succeeded';
    pi.amount_received = charge.amount;
  } else {
    pi.status = 'requires_capture';
    pi.amount_capturable = charge.amount;
  }
  sandbox.store.put('payment_intent', scope, pi);
  sandbox.emit('charge.succeeded', charge, scope, cause);
  if (!charge.captured) {
    sandbox.emit('payment_intent.amount_capturable_updated', pi, scope, cause);
    return;
  }
  sandbox.emit('payment_intent.succeeded', pi, scope, cause);
  settleCharge(context, charge, card);
  if (card.dispute) openDispute(context, charge, card.dispute, charge.amount);
}

/** Takes an authorised amount, or part of it; the rest is released. Caller has checked the state and the amount. */
export function captureIntent(context: Context, pi: Stripe.PaymentIntent, amount: number): void {
  const { sandbox, scope, cause } = context;
  const charge = sandbox.store.find('charge', pi.latest_charge as string)!;
  const facts = sandbox.store.find('charge_facts', charge.id);
  charge.captured = true;
  charge.amount_captured = amount;
  if (facts) sandbox.store.put('charge_facts', scope, { ...facts, authorizedUntil: null });
  pi.status = 'succeeded';
  pi.amount_received = amount;
  pi.amount_capturable = 0;
  sandbox.store.put('charge', scope, charge);
  sandbox.store.put('payment_intent', scope, pi);
  sandbox.emit('charge.captured', charge, scope, cause);
  sandbox.emit('payment_intent.succeeded', pi, scope, cause);
  settleCharge(context, charge, facts && cardByNumber(facts.card));
}

/** Ends an intent that took no money; an authorisation is released. */
export function cancelIntent(context: Context, pi: Stripe.PaymentIntent, reason: Stripe.PaymentIntent.CancellationReason | null): void {
  const { sandbox, scope, cause } = context;
  if (pi.status === 'requires_capture') {
    const charge = sandbox.store.find('charge', pi.latest_charge as string)!;
    const facts = sandbox.store.find('charge_facts', charge.id);
    charge.refunded = true;
    charge.amount_refunded = charge.amount;
    sandbox.store.put('charge', scope, charge);
    if (facts) sandbox.store.put('charge_facts', scope, { ...facts, authorizedUntil: null });
    sandbox.emit(reason === 'automatic' ? 'charge.expired' : 'charge.refunded', charge, scope, cause);
  }
  pi.status = 'canceled';
  pi.canceled_at = sandbox.clock.seconds();
  pi.cancellation_reason = reason;
  pi.amount_capturable = 0;
  pi.next_action = null;
  sandbox.store.put('payment_intent', scope, pi);
  sandbox.emit('payment_intent.canceled', pi, scope, cause);
}
