import type Stripe from 'stripe';
import { chargeIntent, type Context } from './charging.ts';
import type { TestCard } from './cards.ts';
import { SandboxError } from './errors.ts';
import { buildIntent } from './resources/payment-intents.ts';
import { newPaymentMethod } from './resources/payment-methods.ts';
import type { Kinds } from './types.ts';

type Session = Kinds['session'];

/** The intent of a session, made when someone first tries to pay (not when the session is created). */
function intentOf(context: Context, session: Session, email: string | null): Stripe.PaymentIntent {
  const { sandbox, scope, cause } = context;
  const facts = sandbox.store.find('session_facts', session.id)!;
  const existing = facts.intent ? sandbox.store.find('payment_intent', facts.intent) : undefined;
  if (existing) return existing;
  const intent = buildIntent(
    {
      amount: session.amount_total!,
      currency: session.currency!,
      captureMethod: facts.captureMethod,
      customer: session.customer as string | null,
      description: facts.description,
      metadata: facts.metadata,
      transferGroup: facts.transferGroup,
      receiptEmail: email,
      automatic: false,
    },
    sandbox.clock.seconds(),
  );
  sandbox.store.put('payment_intent', scope, intent);
  sandbox.store.put('session_facts', scope, { ...facts, intent: intent.id });
  sandbox.emit('payment_intent.created', intent, scope, cause);
  return intent;
}

function complete(context: Context, session: Session, intent: Stripe.PaymentIntent, email: string | null): void {
  const { sandbox, scope, cause } = context;
  session.status = 'complete';
  session.payment_status = intent.status === 'succeeded' ? 'paid' : 'unpaid';
  session.payment_intent = intent.id;
  session.url = null;
  session.customer_details = {
    address: null,
    business_name: null,
    email: email ?? session.customer_email,
    individual_name: null,
    name: null,
    phone: null,
    tax_exempt: 'none',
    tax_ids: [],
  };
  sandbox.store.put('session', scope, session);
  const { line_items: _hidden, ...shown } = session;
  sandbox.emit('checkout.session.completed', shown, scope, cause);
}

export type PayOutcome = { kind: 'paid' } | { kind: 'authenticate' } | { kind: 'declined'; code: string } | { kind: 'closed' };

/**
 * One attempt at an open session with a test card. A declined attempt leaves the session open, as at Stripe; the
 * same intent is used for the next attempt. `authenticated`: the holder has confirmed.
 */
export function paySession(context: Context, session: Session, card: TestCard, email: string | null, authenticated = false): PayOutcome {
  if (session.status !== 'open') return { kind: 'closed' };
  const intent = intentOf(context, session, email);
  if (card.authentication && !authenticated) {
    intent.status = 'requires_action';
    context.sandbox.store.put('payment_intent', context.scope, intent);
    context.sandbox.emit('payment_intent.requires_action', intent, context.scope, context.cause);
    return { kind: 'authenticate' };
  }
  const method = newPaymentMethod(context.sandbox, context.scope, card, session.customer as string | null, email);
  try {
    chargeIntent(context, intent, card, method);
  } catch (error) {
    if (!(error instanceof SandboxError) || error.status !== 402) throw error;
    return { kind: 'declined', code: error.body.decline_code ?? error.body.code ?? 'card_declined' };
  }
  complete(context, session, intent, email);
  return { kind: 'paid' };
}

/** The holder refused: the intent waits for another card. */
export function refuseAuthentication(context: Context, session: Session): void {
  const facts = context.sandbox.store.find('session_facts', session.id);
  const intent = facts?.intent ? context.sandbox.store.find('payment_intent', facts.intent) : undefined;
  if (intent?.status !== 'requires_action') return;
  failAuthentication(context, intent);
}

/** Puts an intent whose confirmation failed back to `requires_payment_method`. */
export function failAuthentication(context: Context, intent: Stripe.PaymentIntent): void {
  intent.status = 'requires_payment_method';
  intent.payment_method = null;
  intent.next_action = null;
  intent.last_payment_error = {
    code: 'payment_intent_authentication_failure',
    type: 'invalid_request_error',
    message:
      'The provided PaymentMethod has failed authentication. You can provide payment_method_data or a new PaymentMethod to attempt to fulfill this PaymentIntent again.',
  };
  context.sandbox.store.put('payment_intent', context.scope, intent);
  context.sandbox.emit('payment_intent.payment_failed', intent, context.scope, context.cause);
}
