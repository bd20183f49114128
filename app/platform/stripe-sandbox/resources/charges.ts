import type Stripe from 'stripe';
import { lookup, LIST_PARAMS, page } from '../answers.ts';
import { balanceOf } from '../money.ts';
import { metadata, text, textOrNull } from '../params.ts';
import type { Call, Route } from '../types.ts';

function updateCharge(call: Call): Stripe.Charge {
  const charge = lookup(call, 'charge', call.ids[0]!, 'charge');
  charge.metadata = metadata(call.params, charge.metadata);
  if (call.params.description !== undefined) charge.description = textOrNull(call.params, 'description');
  if (call.params.transfer_group !== undefined && charge.transfer_group === null)
    charge.transfer_group = textOrNull(call.params, 'transfer_group');
  call.store.put('charge', call.scope, charge);
  call.emit('charge.updated', charge, call.scope, call.cause);
  return charge;
}

/** Charges (made through PaymentIntents and Checkout only), the balance and its transactions. */
export const chargeRoutes: Route[] = [
  {
    method: 'GET',
    path: '/v1/charges',
    params: [...LIST_PARAMS, 'customer', 'payment_intent', 'transfer_group'],
    run: (call) => {
      const customer = text(call.params, 'customer');
      const intent = text(call.params, 'payment_intent');
      const group = text(call.params, 'transfer_group');
      return page(
        call,
        'charge',
        '/v1/charges',
        (row) =>
          (!customer || row.customer === customer) &&
          (!intent || row.payment_intent === intent) &&
          (!group || row.transfer_group === group),
      );
    },
  },
  { method: 'GET', path: '/v1/charges/:id', params: [], run: (call) => lookup(call, 'charge', call.ids[0]!, 'charge') },
  { method: 'POST', path: '/v1/charges/:id', params: ['metadata', 'description', 'transfer_group'], run: updateCharge },
  { method: 'GET', path: '/v1/balance', params: [], run: (call) => balanceOf(call.store, call.scope, call.now) },
  {
    method: 'GET',
    path: '/v1/balance_transactions',
    params: [...LIST_PARAMS, 'currency', 'source', 'type', 'payout'],
    run: (call) => {
      const code = text(call.params, 'currency');
      const source = text(call.params, 'source');
      const type = text(call.params, 'type');
      return page(
        call,
        'balance_transaction',
        '/v1/balance_transactions',
        (row) => (!code || row.currency === code) && (!source || row.source === source) && (!type || row.type === type),
      );
    },
  },
  {
    method: 'GET',
    path: '/v1/balance_transactions/:id',
    params: [],
    run: (call) => lookup(call, 'balance_transaction', call.ids[0]!, 'balance transaction'),
  },
];
