import type Stripe from 'stripe';
import { lookup, LIST_PARAMS, page } from '../answers.ts';
import { invalidRequest, refusedByState } from '../errors.ts';
import { providerId } from '../ids.ts';
import { availableIn, book } from '../money.ts';
import { currency, metadata, positiveAmount, requiredText, text, textOrNull } from '../params.ts';
import { required } from '../errors.ts';
import { PLATFORM, type Call, type Route } from '../types.ts';

function destinationOf(call: Call): Stripe.Account {
  const id = requiredText(call.params, 'destination');
  const account = call.store.find('account', id);
  if (!account) throw invalidRequest(`No such destination: '${id.slice(0, 80)}'`, { param: 'destination', code: 'resource_missing' });
  if (account.capabilities?.transfers !== 'active') {
    throw refusedByState(
      'insufficient_capabilities_for_transfer',
      'Your destination account needs to have at least one of the following capabilities enabled: transfers, crypto_transfers, legacy_payments',
      'destination',
    );
  }
  return account;
}

/**
 * A source charge's transfers may use up to what was captured and not refunded, before it is available (the money
 * waits for the charge); that a refund lowers the limit is the sandbox's own cautious reading.
 */
function sourceOf(call: Call, amount: number, code: string): Stripe.Charge | null {
  const id = textOrNull(call.params, 'source_transaction');
  if (!id) return null;
  const charge = lookup(call, 'charge', id, 'charge', 'source_transaction');
  if (!charge.paid || !charge.captured)
    throw refusedByState('charge_not_captured', `Charge ${id} has not been captured.`, 'source_transaction');
  if (charge.currency !== code)
    throw invalidRequest("The currency of source_transaction's balance transaction must match the transfer currency.", {
      param: 'currency',
    });
  const used = call.store
    .all('transfer', call.scope)
    .filter((row) => row.source_transaction === id)
    .reduce((sum, row) => sum + row.amount - row.amount_reversed, 0);
  const left = charge.amount_captured - charge.amount_refunded - used;
  if (amount > left) {
    throw refusedByState(
      'balance_insufficient',
      `Cannot create transfers that exceed the source_transaction amount: ${left} left on ${id}.`,
      'amount',
    );
  }
  return charge;
}

/** The payment the destination sees: `py_…` on its own account. */
function destinationPayment(call: Call, transfer: Stripe.Transfer, account: string, availableOn: number): string {
  const id = providerId('py');
  const transaction = book(call, account, {
    amount: transfer.amount,
    currency: transfer.currency,
    type: 'payment',
    category: 'charge',
    source: id,
    availableOn,
  });
  call.store.put('charge', account, {
    id,
    object: 'charge',
    amount: transfer.amount,
    amount_captured: transfer.amount,
    amount_refunded: 0,
    application: null,
    application_fee: null,
    application_fee_amount: null,
    balance_transaction: transaction.id,
    billing_details: { address: null, email: null, name: null, phone: null, tax_id: null },
    calculated_statement_descriptor: null,
    captured: true,
    created: call.now,
    currency: transfer.currency,
    customer: null,
    description: null,
    disputed: false,
    failure_balance_transaction: null,
    failure_code: null,
    failure_message: null,
    fraud_details: {},
    livemode: false,
    metadata: {},
    on_behalf_of: null,
    outcome: null,
    paid: true,
    payment_intent: null,
    payment_method: null,
    payment_method_details: { stripe_account: {}, type: 'stripe_account' },
    receipt_email: null,
    receipt_number: null,
    receipt_url: null,
    refunded: false,
    review: null,
    shipping: null,
    source: null,
    source_transfer: transfer.id,
    statement_descriptor: null,
    statement_descriptor_suffix: null,
    status: 'succeeded',
    transfer_data: null,
    transfer_group: transfer.transfer_group,
  });
  return id;
}

function create(call: Call): Stripe.Transfer {
  if (call.scope !== PLATFORM) throw invalidRequest('Transfers are created by the platform, without a Stripe-Account header.');
  const code = currency(call.params);
  const amount = positiveAmount(call.params);
  if (amount === undefined) throw required('amount');
  const meta = metadata(call.params);
  const destination = destinationOf(call);
  const charge = sourceOf(call, amount, code);
  if (!charge && availableIn(call.store, call.scope, code, call.now) < amount) {
    throw refusedByState('balance_insufficient', 'You have insufficient available funds in your Stripe account for this transfer.');
  }
  const payment = charge ? call.store.find('balance_transaction', charge.balance_transaction as string) : undefined;
  const availableOn = Math.max(call.now, payment?.available_on ?? 0);
  const id = providerId('tr');
  const transfer: Stripe.Transfer = {
    id,
    object: 'transfer',
    amount,
    amount_reversed: 0,
    balance_transaction: null,
    created: call.now,
    currency: code,
    description: textOrNull(call.params, 'description'),
    destination: destination.id,
    livemode: false,
    metadata: meta,
    reversals: { object: 'list', data: [], has_more: false, url: `/v1/transfers/${id}/reversals` },
    reversed: false,
    source_transaction: charge?.id ?? null,
    source_type: 'card',
    transfer_group: textOrNull(call.params, 'transfer_group') ?? charge?.transfer_group ?? (charge ? `group_${charge.id}` : null),
  };
  const transaction = book(call, call.scope, {
    amount: -amount,
    currency: code,
    type: 'transfer',
    category: 'transfer',
    source: id,
    availableOn,
    description: transfer.description,
  });
  transfer.balance_transaction = transaction.id;
  transfer.destination_payment = destinationPayment(call, transfer, destination.id, availableOn);
  call.store.put('transfer', call.scope, transfer);
  call.emit('transfer.created', transfer, call.scope, call.cause);
  return transfer;
}

/** Takes a transfer back, whole or in part, as far as the destination's balance reaches. */
function reverse(call: Call): Stripe.TransferReversal {
  const transfer = lookup(call, 'transfer', call.ids[0]!, 'transfer');
  const left = transfer.amount - transfer.amount_reversed;
  const amount = positiveAmount(call.params) ?? left;
  const meta = metadata(call.params);
  if (left === 0) throw refusedByState('transfer_already_reversed', `Transfer ${transfer.id} is already fully reversed.`);
  if (amount > left)
    throw refusedByState(
      'amount_too_large',
      `Reversal amount (${amount}) is greater than unreversed amount on transfer (${left}).`,
      'amount',
    );
  const account = transfer.destination as string;
  const payment = call.store.find('charge', transfer.destination_payment as string)!;
  const paid = call.store.find('balance_transaction', payment.balance_transaction as string)!;
  const stillPending = paid.available_on > call.now;
  if (!stillPending && availableIn(call.store, account, transfer.currency, call.now) < amount) {
    throw refusedByState('balance_insufficient', 'The destination account has insufficient funds to cover this reversal.');
  }
  const availableOn = Math.max(call.now, paid.available_on);
  const id = providerId('trr');
  const transaction = book(call, call.scope, {
    amount,
    currency: transfer.currency,
    type: 'transfer_refund',
    category: 'transfer_reversal',
    source: id,
    availableOn,
  });
  book(call, account, {
    amount: -amount,
    currency: transfer.currency,
    type: 'payment_refund',
    category: 'refund',
    source: payment.id,
    availableOn,
  });
  payment.amount_refunded += amount;
  payment.refunded = payment.amount_refunded === payment.amount;
  call.store.put('charge', account, payment);
  const reversal: Stripe.TransferReversal = {
    id,
    object: 'transfer_reversal',
    amount,
    balance_transaction: transaction.id,
    created: call.now,
    currency: transfer.currency,
    destination_payment_refund: null,
    metadata: meta,
    source_refund: null,
    transfer: transfer.id,
  };
  call.store.put('reversal', call.scope, reversal);
  transfer.amount_reversed += amount;
  transfer.reversed = transfer.amount_reversed === transfer.amount;
  transfer.reversals.data = [structuredClone(reversal), ...transfer.reversals.data].slice(0, 10);
  call.store.put('transfer', call.scope, transfer);
  call.emit('transfer.reversed', transfer, call.scope, call.cause);
  return reversal;
}

function update(call: Call): Stripe.Transfer {
  const transfer = lookup(call, 'transfer', call.ids[0]!, 'transfer');
  transfer.metadata = metadata(call.params, transfer.metadata);
  if (call.params.description !== undefined) transfer.description = textOrNull(call.params, 'description');
  call.store.put('transfer', call.scope, transfer);
  call.emit('transfer.updated', transfer, call.scope, call.cause);
  return transfer;
}

export const transferRoutes: Route[] = [
  {
    method: 'POST',
    path: '/v1/transfers',
    params: ['amount', 'currency', 'destination', 'description', 'metadata', 'source_transaction', 'source_type', 'transfer_group'],
    run: create,
  },
  {
    method: 'GET',
    path: '/v1/transfers',
    params: [...LIST_PARAMS, 'destination', 'transfer_group'],
    run: (call) => {
      const destination = text(call.params, 'destination');
      const group = text(call.params, 'transfer_group');
      return page(
        call,
        'transfer',
        '/v1/transfers',
        (row) => (!destination || row.destination === destination) && (!group || row.transfer_group === group),
      );
    },
  },
  { method: 'GET', path: '/v1/transfers/:id', params: [], run: (call) => lookup(call, 'transfer', call.ids[0]!, 'transfer') },
  { method: 'POST', path: '/v1/transfers/:id', params: ['description', 'metadata'], run: update },
  {
    method: 'POST',
    path: '/v1/transfers/:id/reversals',
    params: ['amount', 'description', 'metadata', 'refund_application_fee'],
    run: reverse,
  },
  {
    method: 'GET',
    path: '/v1/transfers/:id/reversals',
    params: LIST_PARAMS,
    run: (call) => {
      const transfer = lookup(call, 'transfer', call.ids[0]!, 'transfer');
      return page(call, 'reversal', `/v1/transfers/${transfer.id}/reversals`, (row) => row.transfer === transfer.id);
    },
  },
  {
    method: 'GET',
    path: '/v1/transfers/:id/reversals/:reversal',
    params: [],
    run: (call) => lookup(call, 'reversal', call.ids[1]!, 'transfer_reversal'),
  },
];
