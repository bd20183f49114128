import type Stripe from 'stripe';
import { lookup, LIST_PARAMS, page } from '../answers.ts';
import { cardByNumber } from '../cards.ts';
import { invalidRequest, refusedByState } from '../errors.ts';
import { providerId } from '../ids.ts';
import { book, sums } from '../money.ts';
import { metadata, oneOf, positiveAmount, text } from '../params.ts';
import type { Call, Cause, Route, Sandbox } from '../types.ts';

interface Context {
  sandbox: Sandbox;
  scope: string;
  cause: Cause;
}

/** How long the asynchronous test cards take to change their refund, and a refund without funds to try again. */
const REFUND_STEP_SECONDS = 3_600;

function markCharge({ sandbox, scope, cause }: Context, charge: Stripe.Charge, by: number): void {
  charge.amount_refunded += by;
  charge.refunded = charge.amount_refunded >= charge.amount_captured;
  sandbox.store.put('charge', scope, charge);
  if (by > 0) sandbox.emit('charge.refunded', charge, scope, cause);
}

/** When the refunded money counts: together with the payment it comes from, while that is still pending. */
function effectiveAt(sandbox: Sandbox, charge: Stripe.Charge): number {
  const payment = charge.balance_transaction ? sandbox.store.find('balance_transaction', charge.balance_transaction as string) : undefined;
  return Math.max(sandbox.clock.seconds(), payment?.available_on ?? 0);
}

/** Does the balance, pending money included, cover this amount? */
function covered(sandbox: Sandbox, scope: string, currency: string, amount: number): boolean {
  const sum = sums(sandbox.store, scope, sandbox.clock.seconds()).get(currency);
  return sum !== undefined && sum.available + sum.pending >= amount;
}

function pay({ sandbox, scope }: Context, refund: Stripe.Refund, charge: Stripe.Charge): void {
  const transaction = book(sandbox, scope, {
    amount: -refund.amount,
    currency: refund.currency,
    type: 'refund',
    category: 'refund',
    source: refund.id,
    availableOn: effectiveAt(sandbox, charge),
    description: `REFUND FOR CHARGE (${charge.id})`,
  });
  refund.balance_transaction = transaction.id;
}

/** Completes a pending refund, or leaves it waiting for another hour when the balance still does not cover it. */
export function completeRefund(context: Context, refund: Stripe.Refund): void {
  const { sandbox, scope, cause } = context;
  const charge = sandbox.store.find('charge', refund.charge as string)!;
  if (refund.balance_transaction === null) {
    if (!covered(sandbox, scope, refund.currency, refund.amount)) {
      sandbox.schedule('refund_retry', refund.id, scope, sandbox.clock.seconds() + REFUND_STEP_SECONDS);
      return;
    }
    pay(context, refund, charge);
  }
  refund.status = 'succeeded';
  delete refund.pending_reason;
  sandbox.store.put('refund', scope, refund);
  sandbox.emit('refund.updated', refund, scope, cause, { status: 'pending' });
}

/** A refund the bank sent back: the money returns to the balance, and the charge counts as not refunded by it. */
export function failRefund(context: Context, refund: Stripe.Refund): void {
  const { sandbox, scope, cause } = context;
  const charge = sandbox.store.find('charge', refund.charge as string)!;
  const back = book(sandbox, scope, {
    amount: refund.amount,
    currency: refund.currency,
    type: 'refund_failure',
    category: 'refund_failure',
    source: refund.id,
    availableOn: sandbox.clock.seconds(),
    description: `REFUND FAILURE FOR CHARGE (${charge.id})`,
  });
  refund.status = 'failed';
  refund.failure_reason = 'expired_or_canceled_card';
  refund.failure_balance_transaction = back.id;
  markCharge(context, charge, -refund.amount);
  sandbox.store.put('refund', scope, refund);
  sandbox.emit('refund.failed', refund, scope, cause);
}

function chargeOf(call: Call): Stripe.Charge {
  const id = text(call.params, 'charge');
  const intentId = text(call.params, 'payment_intent');
  if (!id && !intentId)
    throw invalidRequest('One of the following params should be provided for this request: payment_intent or charge.', {
      code: 'parameter_missing',
    });
  if (id) return lookup(call, 'charge', id, 'charge', 'charge');
  const intent = lookup(call, 'payment_intent', intentId!, 'payment_intent', 'payment_intent');
  if (!intent.latest_charge)
    throw refusedByState('payment_intent_unexpected_state', 'This PaymentIntent does not have a successful charge to refund.');
  return call.store.find('charge', intent.latest_charge as string)!;
}

/** A refund of a captured charge, whole or in part. `pending` when the balance does not cover it yet. */
function create(call: Call): Stripe.Refund {
  const charge = chargeOf(call);
  const reason = oneOf(call.params, 'reason', ['duplicate', 'fraudulent', 'requested_by_customer'], undefined);
  const meta = metadata(call.params);
  const asked = positiveAmount(call.params);
  if (!charge.paid || !charge.captured)
    throw refusedByState('charge_not_refundable', `Charge ${charge.id} has not been captured: there is nothing to refund.`);
  if (charge.disputed) throw refusedByState('charge_disputed', `Charge ${charge.id} has been charged back; cannot issue a refund.`);
  const left = charge.amount_captured - charge.amount_refunded;
  if (left === 0) throw refusedByState('charge_already_refunded', `Charge ${charge.id} has already been refunded.`);
  const amount = asked ?? left;
  if (amount > left)
    throw refusedByState('amount_too_large', `Refund amount (${amount}) is greater than unrefunded amount on charge (${left}).`, 'amount');
  const context: Context = { sandbox: call, scope: call.scope, cause: call.cause };
  const facts = call.store.find('charge_facts', charge.id);
  const behaviour = facts ? cardByNumber(facts.card)?.refund : undefined;
  const refund: Stripe.Refund = {
    id: providerId('re'),
    object: 'refund',
    amount,
    balance_transaction: null,
    charge: charge.id,
    created: call.now,
    currency: charge.currency,
    customer: charge.customer,
    customer_account: null,
    destination_details: {
      card: { reference_status: 'pending', reference_type: 'acquirer_reference_number', type: 'refund' },
      type: 'card',
    },
    metadata: meta,
    payment_intent: charge.payment_intent,
    payment_method: charge.payment_method,
    reason: reason ?? null,
    receipt_number: null,
    source_transfer_reversal: null,
    status: 'succeeded',
    transfer_reversal: null,
  };
  if (!covered(call, call.scope, charge.currency, amount)) {
    refund.status = 'pending';
    refund.pending_reason = 'insufficient_funds';
    call.schedule('refund_retry', refund.id, call.scope, call.now + REFUND_STEP_SECONDS);
  } else {
    pay(context, refund, charge);
    if (behaviour === 'pending') {
      refund.status = 'pending';
      refund.pending_reason = 'processing';
      call.schedule('refund_succeeds', refund.id, call.scope, call.now + REFUND_STEP_SECONDS);
    } else if (behaviour === 'fails') {
      call.schedule('refund_fails', refund.id, call.scope, call.now + REFUND_STEP_SECONDS);
    }
  }
  call.store.put('refund', call.scope, refund);
  call.emit('refund.created', refund, call.scope, call.cause);
  markCharge(context, charge, amount);
  return refund;
}

function update(call: Call): Stripe.Refund {
  const refund = lookup(call, 'refund', call.ids[0]!, 'refund');
  refund.metadata = metadata(call.params, refund.metadata ?? {});
  call.store.put('refund', call.scope, refund);
  call.emit('refund.updated', refund, call.scope, call.cause);
  return refund;
}

export const refundRoutes: Route[] = [
  { method: 'POST', path: '/v1/refunds', params: ['charge', 'payment_intent', 'amount', 'reason', 'metadata'], run: create },
  {
    method: 'GET',
    path: '/v1/refunds',
    params: [...LIST_PARAMS, 'charge', 'payment_intent'],
    run: (call) => {
      const charge = text(call.params, 'charge');
      const intent = text(call.params, 'payment_intent');
      return page(call, 'refund', '/v1/refunds', (row) => (!charge || row.charge === charge) && (!intent || row.payment_intent === intent));
    },
  },
  { method: 'GET', path: '/v1/refunds/:id', params: [], run: (call) => lookup(call, 'refund', call.ids[0]!, 'refund') },
  { method: 'POST', path: '/v1/refunds/:id', params: ['metadata'], run: update },
];
