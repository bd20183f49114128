import type Stripe from 'stripe';
import { lookup, LIST_PARAMS, page } from '../answers.ts';
import { refusedByState, required } from '../errors.ts';
import { providerId } from '../ids.ts';
import { availableIn, book } from '../money.ts';
import { currency, metadata, positiveAmount, text, textOrNull } from '../params.ts';
import type { Call, Cause, Route, Sandbox } from '../types.ts';

/** A bank takes a day. */
const ARRIVAL_SECONDS = 86_400;

function create(call: Call): Stripe.Payout {
  const code = currency(call.params);
  const amount = positiveAmount(call.params);
  if (amount === undefined) throw required('amount');
  const meta = metadata(call.params);
  if (availableIn(call.store, call.scope, code, call.now) < amount) {
    throw refusedByState('balance_insufficient', 'You have insufficient funds in your Stripe account for this payout.');
  }
  const id = providerId('po');
  const arrival = call.now + ARRIVAL_SECONDS;
  const transaction = book(call, call.scope, {
    amount: -amount,
    currency: code,
    type: 'payout',
    category: 'payout',
    source: id,
    availableOn: call.now,
  });
  const payout = call.store.put('payout', call.scope, {
    id,
    object: 'payout',
    amount,
    application_fee: null,
    application_fee_amount: null,
    arrival_date: arrival,
    automatic: false,
    balance_transaction: transaction.id,
    created: call.now,
    currency: code,
    description: textOrNull(call.params, 'description'),
    destination: null,
    failure_balance_transaction: null,
    failure_code: null,
    failure_message: null,
    livemode: false,
    metadata: meta,
    method: 'standard',
    original_payout: null,
    payout_method: null,
    reconciliation_status: 'not_applicable',
    reversed_by: null,
    source_type: 'card',
    statement_descriptor: null,
    status: 'pending',
    trace_id: null,
    type: 'bank_account',
  });
  call.schedule('payout_paid', id, call.scope, arrival);
  call.emit('payout.created', payout, call.scope, call.cause);
  return payout;
}

/** What happens by itself on the day of arrival. */
export function completePayout(context: { sandbox: Sandbox; scope: string; cause: Cause }, payout: Stripe.Payout): void {
  payout.status = 'paid';
  context.sandbox.store.put('payout', context.scope, payout);
  context.sandbox.emit('payout.paid', payout, context.scope, context.cause);
}

function cancel(call: Call): Stripe.Payout {
  const payout = lookup(call, 'payout', call.ids[0]!, 'payout');
  if (payout.status !== 'pending')
    throw refusedByState('payout_not_cancelable', `Payouts can only be canceled while pending; this one is ${payout.status}.`);
  const back = book(call, call.scope, {
    amount: payout.amount,
    currency: payout.currency,
    type: 'payout_cancel',
    category: 'payout_reversal',
    source: payout.id,
    availableOn: call.now,
  });
  payout.status = 'canceled';
  payout.failure_balance_transaction = back.id;
  call.store.put('payout', call.scope, payout);
  call.emit('payout.canceled', payout, call.scope, call.cause);
  return payout;
}

export const payoutRoutes: Route[] = [
  {
    method: 'POST',
    path: '/v1/payouts',
    params: ['amount', 'currency', 'description', 'metadata', 'method', 'statement_descriptor'],
    run: create,
  },
  {
    method: 'GET',
    path: '/v1/payouts',
    params: [...LIST_PARAMS, 'status'],
    run: (call) => {
      const status = text(call.params, 'status');
      return page(call, 'payout', '/v1/payouts', (row) => !status || row.status === status);
    },
  },
  { method: 'GET', path: '/v1/payouts/:id', params: [], run: (call) => lookup(call, 'payout', call.ids[0]!, 'payout') },
  { method: 'POST', path: '/v1/payouts/:id/cancel', params: [], run: cancel },
];
