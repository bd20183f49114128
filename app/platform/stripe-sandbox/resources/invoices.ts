import type Stripe from 'stripe';
import { lookup, LIST_PARAMS, page } from '../answers.ts';
import { chargeIntent } from '../charging.ts';
import { invalidRequest, refusedByState, required } from '../errors.ts';
import { providerId } from '../ids.ts';
import { bool, chargeAmount, currency, integer, metadata, oneOf, requiredInteger, requiredText, text, textOrNull } from '../params.ts';
import { buildIntent } from './payment-intents.ts';
import { cardOf, methodFrom } from './payment-methods.ts';
import type { Call, Route } from '../types.ts';

/** An item as it is stored: the wire form carries the decimal quantity as text, where the SDK's type has its own decimal class. */
function createItem(call: Call): Stripe.InvoiceItem {
  const customer = lookup(call, 'customer', requiredText(call.params, 'customer'), 'customer', 'customer');
  const code = currency(call.params);
  const amount = requiredInteger(call.params, 'amount');
  const invoiceId = text(call.params, 'invoice');
  const invoice = invoiceId ? lookup(call, 'invoice', invoiceId, 'invoice', 'invoice') : undefined;
  if (invoice && invoice.status !== 'draft') throw refusedByState('invoice_not_editable', 'This invoice is no longer editable.');
  if (invoice && invoice.currency !== code) throw invalidRequest('The currency of the item must match the invoice.', { param: 'currency' });
  const item = {
    id: providerId('ii'),
    object: 'invoiceitem',
    amount,
    currency: code,
    customer: customer.id,
    customer_account: null,
    date: call.now,
    description: textOrNull(call.params, 'description'),
    discountable: true,
    discounts: [],
    invoice: invoice?.id ?? null,
    livemode: false,
    metadata: metadata(call.params),
    parent: null,
    period: { end: call.now, start: call.now },
    pricing: null,
    proration: false,
    quantity: 1,
    quantity_decimal: '1',
    tax_rates: [],
    test_clock: null,
  } as unknown as Stripe.InvoiceItem;
  call.store.put('invoice_item', call.scope, item);
  if (invoice) addLine(call, invoice, item);
  call.emit('invoiceitem.created', item, call.scope, call.cause);
  return item;
}

function addLine(call: Call, invoice: Stripe.Invoice, item: Stripe.InvoiceItem): void {
  invoice.lines.data.push({
    id: providerId('il'),
    object: 'line_item',
    amount: item.amount,
    currency: item.currency,
    description: item.description,
    discount_amounts: [],
    discountable: true,
    discounts: [],
    invoice: invoice.id,
    livemode: false,
    metadata: item.metadata ?? {},
    parent: null,
    period: item.period,
    pretax_credit_amounts: [],
    pricing: null,
    quantity: 1,
    quantity_decimal: null,
    subscription: null,
    subtotal: item.amount,
    taxes: [],
  });
  const total = invoice.lines.data.reduce((sum, line) => sum + line.amount, 0);
  invoice.subtotal = invoice.total = total;
  invoice.amount_due = invoice.amount_remaining = Math.max(0, total);
  call.store.put('invoice', call.scope, invoice);
}

/** An invoice that says nothing yet: the fields every new one starts with. */
const BLANK = {
  object: 'invoice',
  account_country: 'HK',
  account_name: 'Jingzhe Sandbox',
  account_tax_ids: null,
  amount_due: 0,
  amount_overpaid: 0,
  amount_paid: 0,
  amount_remaining: 0,
  amount_shipping: 0,
  application: null,
  attempt_count: 0,
  attempted: false,
  automatic_tax: { disabled_reason: null, enabled: false, liability: null, provider: null, status: null },
  automatically_finalizes_at: null,
  billing_reason: 'manual',
  custom_fields: null,
  customer_account: null,
  customer_address: null,
  customer_shipping: null,
  customer_tax_exempt: 'none',
  customer_tax_ids: [],
  default_payment_method: null,
  default_source: null,
  default_tax_rates: [],
  discounts: [],
  effective_at: null,
  ending_balance: null,
  footer: null,
  from_invoice: null,
  hosted_invoice_url: null,
  invoice_pdf: null,
  issuer: { type: 'self' },
  last_finalization_error: null,
  latest_revision: null,
  livemode: false,
  next_payment_attempt: null,
  number: null,
  on_behalf_of: null,
  parent: null,
  payment_settings: { default_mandate: null, payment_method_options: null, payment_method_types: null },
  post_payment_credit_notes_amount: 0,
  pre_payment_credit_notes_amount: 0,
  receipt_number: null,
  rendering: null,
  shipping_cost: null,
  shipping_details: null,
  starting_balance: 0,
  statement_descriptor: null,
  status: 'draft',
  status_transitions: { finalized_at: null, marked_uncollectible_at: null, paid_at: null, voided_at: null },
  subtotal: 0,
  subtotal_excluding_tax: null,
  test_clock: null,
  total: 0,
  total_discount_amounts: [],
  total_excluding_tax: null,
  total_pretax_credit_amounts: [],
  total_taxes: [],
  webhooks_delivered_at: null,
} satisfies Partial<Stripe.Invoice>;

function create(call: Call): Stripe.Invoice {
  const customer = lookup(call, 'customer', requiredText(call.params, 'customer'), 'customer', 'customer');
  const method = oneOf(call.params, 'collection_method', ['charge_automatically', 'send_invoice'], 'charge_automatically');
  const days = integer(call.params, 'days_until_due');
  const due = integer(call.params, 'due_date') ?? (days === undefined ? null : call.now + days * 86_400);
  if (method === 'send_invoice' && due === null) throw required('days_until_due');
  const id = providerId('in');
  const waiting = call.store.all('invoice_item', call.scope).filter((item) => item.customer === customer.id && item.invoice === null);
  const takeWaiting = oneOf(call.params, 'pending_invoice_items_behavior', ['exclude', 'include'], 'exclude') === 'include';
  const code = call.params.currency === undefined ? (waiting[0]?.currency ?? 'usd') : currency(call.params);
  const invoice: Stripe.Invoice = {
    ...structuredClone(BLANK),
    id,
    auto_advance: bool(call.params, 'auto_advance') ?? false,
    collection_method: method,
    created: call.now,
    currency: code,
    customer: customer.id,
    customer_email: customer.email,
    customer_name: customer.name ?? null,
    customer_phone: customer.phone ?? null,
    description: textOrNull(call.params, 'description'),
    due_date: due,
    lines: { object: 'list', data: [], has_more: false, url: `/v1/invoices/${id}/lines` },
    metadata: metadata(call.params),
    period_end: call.now,
    period_start: call.now,
  };
  call.store.put('invoice', call.scope, invoice);
  for (const item of takeWaiting ? waiting.filter((row) => row.currency === code) : []) {
    item.invoice = id;
    call.store.put('invoice_item', call.scope, item);
    addLine(call, invoice, item);
  }
  call.emit('invoice.created', invoice, call.scope, call.cause);
  return invoice;
}

function need(call: Call, verb: string, states: string[]): Stripe.Invoice {
  const invoice = lookup(call, 'invoice', call.ids[0]!, 'invoice');
  if (!states.includes(invoice.status ?? ''))
    throw refusedByState('invoice_not_editable', `Invoice ${invoice.id} is ${invoice.status ?? 'unknown'}: it cannot be ${verb}.`);
  return invoice;
}

function markPaid(call: Call, invoice: Stripe.Invoice): void {
  invoice.status = 'paid';
  invoice.attempted = true;
  invoice.amount_paid = invoice.amount_due;
  invoice.amount_remaining = 0;
  invoice.status_transitions.paid_at = call.now;
  call.store.put('invoice', call.scope, invoice);
  call.emit('invoice.paid', invoice, call.scope, call.cause);
}

function finalize(call: Call): Stripe.Invoice {
  const invoice = need(call, 'finalized', ['draft']);
  invoice.status = 'open';
  invoice.effective_at = invoice.status_transitions.finalized_at = call.now;
  invoice.number = `JZSANDBX-${String(call.store.all('invoice', call.scope).filter((row) => row.number !== null).length + 1).padStart(4, '0')}`;
  call.store.put('invoice', call.scope, invoice);
  call.emit('invoice.finalized', invoice, call.scope, call.cause);
  if (invoice.amount_due === 0) markPaid(call, invoice);
  return invoice;
}

/** Pays an open invoice with a payment method through an intent of its own, or marks it paid outside Stripe. */
function pay(call: Call): Stripe.Invoice {
  const invoice = need(call, 'paid', ['open', 'uncollectible']);
  invoice.attempt_count += 1;
  if (!bool(call.params, 'paid_out_of_band')) {
    const named = text(call.params, 'payment_method');
    if (!named)
      throw invalidRequest('There is no default payment method set on this Customer or Invoice.', {
        param: 'payment_method',
        code: 'invoice_payment_intent_requires_action',
      });
    const method = methodFrom(call, named, invoice.customer as string);
    const intent = buildIntent(
      {
        amount: chargeAmount(invoice.amount_due, invoice.currency),
        currency: invoice.currency,
        captureMethod: 'automatic_async',
        customer: invoice.customer as string,
        description: invoice.description,
        metadata: {},
        transferGroup: null,
        receiptEmail: null,
        automatic: false,
      },
      call.now,
    );
    call.store.put('payment_intent', call.scope, intent);
    call.store.put('invoice', call.scope, invoice);
    chargeIntent({ sandbox: call, scope: call.scope, cause: call.cause }, intent, cardOf(call, method), method);
  }
  markPaid(call, invoice);
  return invoice;
}

function voidInvoice(call: Call): Stripe.Invoice {
  const invoice = need(call, 'voided', ['open', 'uncollectible']);
  invoice.status = 'void';
  invoice.status_transitions.voided_at = call.now;
  call.store.put('invoice', call.scope, invoice);
  call.emit('invoice.voided', invoice, call.scope, call.cause);
  return invoice;
}

export const invoiceRoutes: Route[] = [
  {
    method: 'POST',
    path: '/v1/invoiceitems',
    params: ['customer', 'amount', 'currency', 'description', 'invoice', 'metadata'],
    run: createItem,
  },
  { method: 'GET', path: '/v1/invoiceitems/:id', params: [], run: (call) => lookup(call, 'invoice_item', call.ids[0]!, 'invoiceitem') },
  {
    method: 'POST',
    path: '/v1/invoices',
    params: [
      'customer',
      'currency',
      'collection_method',
      'days_until_due',
      'due_date',
      'description',
      'auto_advance',
      'metadata',
      'pending_invoice_items_behavior',
    ],
    run: create,
  },
  {
    method: 'GET',
    path: '/v1/invoices',
    params: [...LIST_PARAMS, 'customer', 'status'],
    run: (call) => {
      const customer = text(call.params, 'customer');
      const status = text(call.params, 'status');
      return page(call, 'invoice', '/v1/invoices', (row) => (!customer || row.customer === customer) && (!status || row.status === status));
    },
  },
  { method: 'GET', path: '/v1/invoices/:id', params: [], run: (call) => lookup(call, 'invoice', call.ids[0]!, 'invoice') },
  { method: 'POST', path: '/v1/invoices/:id/finalize', params: ['auto_advance'], run: finalize },
  { method: 'POST', path: '/v1/invoices/:id/pay', params: ['payment_method', 'paid_out_of_band'], run: pay },
  { method: 'POST', path: '/v1/invoices/:id/void', params: [], run: voidInvoice },
];
