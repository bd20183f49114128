import type Stripe from 'stripe';
import { lookup, LIST_PARAMS, page } from '../answers.ts';
import { missing } from '../errors.ts';
import { providerId } from '../ids.ts';
import { metadata, text, textOrNull } from '../params.ts';
import type { Call, Route } from '../types.ts';

const FIELDS = ['name', 'email', 'phone', 'description', 'metadata'] as const;

function create(call: Call): Stripe.Customer {
  const customer: Stripe.Customer = {
    id: providerId('cus'),
    object: 'customer',
    address: null,
    balance: 0,
    created: call.now,
    currency: null,
    default_source: null,
    delinquent: false,
    description: textOrNull(call.params, 'description'),
    discount: null,
    email: textOrNull(call.params, 'email'),
    invoice_prefix: 'JZSANDBX',
    invoice_settings: { custom_fields: null, default_payment_method: null, footer: null, rendering_options: null },
    livemode: false,
    metadata: metadata(call.params),
    name: textOrNull(call.params, 'name'),
    next_invoice_sequence: 1,
    phone: textOrNull(call.params, 'phone'),
    preferred_locales: [],
    shipping: null,
    tax_exempt: 'none',
    test_clock: null,
  };
  call.store.put('customer', call.scope, customer);
  call.emit('customer.created', customer, call.scope, call.cause);
  return customer;
}

function update(call: Call): Stripe.Customer {
  const customer = lookup(call, 'customer', call.ids[0]!, 'customer');
  customer.metadata = metadata(call.params, customer.metadata);
  for (const field of ['name', 'email', 'phone', 'description'] as const) {
    if (call.params[field] !== undefined) customer[field] = textOrNull(call.params, field);
  }
  call.store.put('customer', call.scope, customer);
  call.emit('customer.updated', customer, call.scope, call.cause);
  return customer;
}

function remove(call: Call): unknown {
  const customer = call.store.find('customer', call.ids[0]!, call.scope);
  if (!customer) throw missing('customer', call.ids[0]!);
  call.store.remove('customer', customer.id);
  call.emit('customer.deleted', customer, call.scope, call.cause);
  return { id: customer.id, object: 'customer', deleted: true };
}

export const customerRoutes: Route[] = [
  { method: 'POST', path: '/v1/customers', params: FIELDS, run: create },
  {
    method: 'GET',
    path: '/v1/customers',
    params: [...LIST_PARAMS, 'email'],
    run: (call) => {
      const email = text(call.params, 'email');
      return page(call, 'customer', '/v1/customers', (row) => !email || row.email === email);
    },
  },
  { method: 'GET', path: '/v1/customers/:id', params: [], run: (call) => lookup(call, 'customer', call.ids[0]!, 'customer') },
  { method: 'POST', path: '/v1/customers/:id', params: FIELDS, run: update },
  { method: 'DELETE', path: '/v1/customers/:id', params: [], run: remove },
];
