import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import Stripe from 'stripe';
import type { Money } from '#app/core/money.ts';
import { expectObject, reading, watchAttempts, writing } from './errors.ts';
import {
  currencyOf,
  toAccount,
  toCharge,
  toCheckout,
  toDispute,
  toEvent,
  toMovement,
  toRefund,
  toReversal,
  toTransfer,
} from './mapping.ts';
import {
  PROVIDER_MAX_PAYMENT,
  ProviderError,
  type Checkout,
  type CheckoutInput,
  type Page,
  type PaymentProvider,
  type ProviderBalance,
  type ProviderEvent,
  type ProviderMetadata,
} from './port.ts';
import { parseWebhook } from './webhook.ts';
import { money } from '#app/core/money.ts';

export interface StripeSettings {
  /** `sk_test_…`, `rk_test_…`, `sk_live_…` or `rk_live_…`. */
  secretKey: string;
  /** Address of the payment sandbox (`http://127.0.0.1:12111`); without it, Stripe itself. */
  apiBase?: string;
  /** Milliseconds of silence before an attempt is given up. Default 20 000. */
  timeoutMs?: number;
  /** Repetitions by the SDK, under the same key. Default 2. */
  maxNetworkRetries?: number;
}

/** The API version this adapter is written for; never the account's default. */
const API_VERSION = '2026-10-28.endive';
const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);
const EVENT_LIMIT = 1_000;
/** Safety net of the loops over pages: 100 pages of 100. */
const MAX_ROWS = 10_000;

function modeOf(settings: StripeSettings): PaymentProvider['mode'] {
  const match = /^(?:sk|rk)_(test|live)_\w{3,}$/.exec(settings.secretKey);
  if (!match) throw new Error('stripe: the secret key is neither a test nor a live key');
  if (!settings.apiBase) return match[1] === 'live' ? 'live' : 'test';
  const base = new URL(settings.apiBase);
  if (match[1] === 'live') throw new Error('stripe: a live key must not be used with a sandbox address');
  if (!LOOPBACK.has(base.hostname) || (base.protocol !== 'http:' && base.protocol !== 'https:'))
    throw new Error('stripe: the sandbox address must be on this machine');
  return 'sandbox';
}

function connect(settings: StripeSettings): Stripe {
  const base = settings.apiBase ? new URL(settings.apiBase) : null;
  const secure = base?.protocol !== 'http:';
  const agent = secure ? new HttpsAgent({ keepAlive: true }) : new HttpAgent({ keepAlive: true });
  return new Stripe(settings.secretKey, {
    apiVersion: API_VERSION,
    telemetry: false,
    timeout: settings.timeoutMs ?? 20_000,
    maxNetworkRetries: settings.maxNetworkRetries ?? 2,
    httpClient: watchAttempts(Stripe.createNodeHttpClient(agent)),
    ...(base
      ? { host: base.hostname.replace(/^\[|\]$/g, ''), port: Number(base.port || (secure ? 443 : 80)), protocol: secure ? 'https' : 'http' }
      : {}),
  });
}

/** The request options of a write. A key is refused here when the provider would not take it. */
function keyed(key: string): { idempotencyKey: string } {
  if (key.length < 1 || key.length > 255 || /[^\x21-\x7e]/.test(key))
    throw new ProviderError('refused', 'bad_key', 'an idempotency key has 1 to 255 printable characters without spaces');
  return { idempotencyKey: key };
}

function positive(amount: Money): { amount: number; currency: string } {
  if (!Number.isSafeInteger(amount.amount) || amount.amount <= 0)
    throw new ProviderError('refused', 'bad_amount', `amount ${amount.amount}`);
  return { amount: amount.amount, currency: amount.currency.toLowerCase() };
}

/** The answer must carry the amount that was asked for; anything else must not be booked. */
function sameAmount<T extends { amount: Money }>(result: T, asked: Money): T {
  if (result.amount.amount === asked.amount && result.amount.currency === asked.currency) return result;
  throw new ProviderError(
    'unknown',
    'odd_answer',
    `asked for ${asked.amount} ${asked.currency}, got ${result.amount.amount} ${result.amount.currency}`,
  );
}

/** All rows of a list, page by page, newest first. Throws `unavailable` beyond {@link MAX_ROWS}: half a list is no list. */
async function collect<T extends { id: string; object: string }>(
  fetchPage: (cursor: { starting_after?: string; limit: number }) => Promise<Stripe.ApiList<T>>,
  kind: string,
): Promise<T[]> {
  const rows: T[] = [];
  for (let after: string | undefined; ;) {
    const page = expectObject(await fetchPage({ limit: 100, ...(after ? { starting_after: after } : {}) }), 'list', false);
    for (const row of page.data) rows.push(expectObject(row, kind, false));
    if (!page.has_more || page.data.length === 0) return rows;
    if (rows.length >= MAX_ROWS) throw new ProviderError('unavailable', 'too_many', `more than ${MAX_ROWS} rows of ${kind}`);
    after = page.data[page.data.length - 1]!.id;
  }
}

function seconds(date: Date): number {
  return Math.floor(date.getTime() / 1000);
}

function span(from: Date, to?: Date): { gte: number; lte?: number } {
  return { gte: seconds(from), ...(to ? { lte: Math.ceil(to.getTime() / 1000) } : {}) };
}

async function createCheckout(stripe: Stripe, input: CheckoutInput): Promise<{ id: string; url: string; expiresAt: Date }> {
  const { amount, currency } = positive(input.amount);
  if (amount > PROVIDER_MAX_PAYMENT) throw new ProviderError('refused', 'amount_too_large', `${amount} is above ${PROVIDER_MAX_PAYMENT}`);
  const session = await stripe.checkout.sessions.create(
    {
      mode: 'payment',
      // v23 has no payment_method_types when creating; cards only, by the parameter that replaced it.
      allowed_payment_method_types: ['card'],
      line_items: [{ quantity: 1, price_data: { currency, unit_amount: amount, product_data: { name: input.description.slice(0, 250) } } }],
      success_url: input.successUrl,
      cancel_url: input.cancelUrl,
      locale: input.locale,
      metadata: input.metadata,
      payment_intent_data: { transfer_group: input.transferGroup, metadata: input.metadata, description: input.description.slice(0, 1000) },
      ...(input.expiresAt ? { expires_at: seconds(input.expiresAt) } : {}),
      ...(input.payerEmail ? { customer_email: input.payerEmail } : {}),
    },
    keyed(input.key),
  );
  expectObject(session, 'checkout.session', true);
  if (session.url === null || session.amount_total !== amount || session.currency !== currency)
    throw new ProviderError('unknown', 'odd_answer', 'the checkout is not the one asked for');
  return { id: session.id, url: session.url, expiresAt: new Date(session.expires_at * 1000) };
}

async function retrieveCheckout(stripe: Stripe, id: string): Promise<Checkout> {
  return toCheckout(expectObject(await stripe.checkout.sessions.retrieve(id, { expand: ['payment_intent'] }), 'checkout.session', false));
}

/** Expiring is the same deed however often it is asked for, so it needs no key of its own; a closed one is simply read. */
async function expireCheckout(stripe: Stripe, id: string): Promise<Checkout> {
  try {
    await writing(async () => expectObject(await stripe.checkout.sessions.expire(id), 'checkout.session', true));
  } catch (error) {
    if (!(error instanceof ProviderError) || error.kind !== 'refused' || error.httpStatus === 404) throw error;
  }
  return reading(() => retrieveCheckout(stripe, id));
}

function hasPairs(metadata: ProviderMetadata, wanted: ProviderMetadata): boolean {
  return Object.entries(wanted).every(([name, value]) => metadata[name] === value);
}

async function listEvents(
  stripe: Stripe,
  filter: { after: string; limit?: number } | { createdFrom: Date; limit?: number },
): Promise<Page<ProviderEvent>> {
  const limit = filter.limit ?? EVENT_LIMIT;
  if (!('after' in filter)) {
    const { rows, whole } = await inSpan(filter.createdFrom, (created) => collect((cursor) => stripe.events.list({ ...cursor, created }), 'event'));
    const ordered = rows.reverse().map(toEvent);
    return { items: ordered.slice(0, limit), hasMore: ordered.length > limit || !whole };
  }
  const items: ProviderEvent[] = [];
  let cursor = filter.after;
  for (;;) {
    // `ending_before` gives the nearest newer events, newest first.
    const page = expectObject(
      await stripe.events.list({ ending_before: cursor, limit: Math.min(100, limit - items.length) }),
      'list',
      false,
    );
    const batch = page.data.map((row) => toEvent(expectObject(row, 'event', false))).reverse();
    items.push(...batch);
    if (!page.has_more || batch.length === 0) return { items, hasMore: false };
    if (items.length >= limit) return { items, hasMore: true };
    cursor = batch[batch.length - 1]!.id;
  }
}

/**
 * Rows from a moment on, the oldest stretch of them that one reading can hold: a backlog of any size is drained stretch by stretch.
 * `whole`: nothing newer is left.
 */
async function inSpan<T>(from: Date, read: (created: { gte: number; lte?: number }) => Promise<T[]>): Promise<{ rows: T[]; whole: boolean }> {
  const now = Date.now();
  for (let [start, end] = [from.getTime(), Infinity]; ;) {
    try {
      const rows = await read(span(new Date(start), end === Infinity ? undefined : new Date(end)));
      if (rows.length > 0 || end === Infinity) return { rows, whole: end === Infinity };
      [start, end] = [end, Infinity];
    } catch (error) {
      const shorter = Math.floor((start + Math.min(end, now)) / 2);
      if (!(error instanceof ProviderError) || error.code !== 'too_many' || shorter - start < 1_000) throw error;
      end = shorter;
    }
  }
}

async function readBalance(stripe: Stripe): Promise<ProviderBalance> {
  const answer = expectObject(await stripe.balance.retrieve(), 'balance', false);
  const ours = (rows: { amount: number; currency: string }[]): Money[] =>
    rows.flatMap((row) => {
      const currency = currencyOf(row.currency);
      return currency ? [money(row.amount, currency)] : [];
    });
  return { available: ours(answer.available), pending: ours(answer.pending) };
}

type Refunds = Pick<PaymentProvider, 'createRefund' | 'retrieveRefund' | 'listRefunds'>;
function refunds(stripe: Stripe): Refunds {
  return {
    createRefund: (input) =>
      writing(async () => {
        const refund = await stripe.refunds.create(
          { charge: input.chargeId, amount: positive(input.amount).amount, metadata: input.metadata ?? {} },
          keyed(input.key),
        );
        return sameAmount(toRefund(expectObject(refund, 'refund', true)), input.amount);
      }),
    retrieveRefund: (id) => reading(async () => toRefund(expectObject(await stripe.refunds.retrieve(id), 'refund', false))),
    listRefunds: (chargeId) =>
      reading(async () => (await collect((cursor) => stripe.refunds.list({ ...cursor, charge: chargeId }), 'refund')).map(toRefund)),
  };
}

type Transfers = Pick<PaymentProvider, 'createTransfer' | 'retrieveTransfer' | 'findTransfers' | 'reverseTransfer' | 'listReversals'>;
function transfers(stripe: Stripe): Transfers {
  return {
    createTransfer: (input) =>
      writing(async () => {
        const transfer = await stripe.transfers.create(
          {
            ...positive(input.amount),
            destination: input.destination,
            transfer_group: input.transferGroup,
            metadata: input.metadata ?? {},
            ...(input.sourceCharge ? { source_transaction: input.sourceCharge } : {}),
          },
          keyed(input.key),
        );
        return sameAmount(toTransfer(expectObject(transfer, 'transfer', true)), input.amount);
      }),
    retrieveTransfer: (id) => reading(async () => toTransfer(expectObject(await stripe.transfers.retrieve(id), 'transfer', false))),
    findTransfers: (group) =>
      reading(async () =>
        (await collect((cursor) => stripe.transfers.list({ ...cursor, transfer_group: group }), 'transfer')).map(toTransfer),
      ),
    reverseTransfer: (input) =>
      writing(async () => {
        const reversal = await stripe.transfers.createReversal(
          input.transferId,
          { amount: positive(input.amount).amount, metadata: input.metadata ?? {} },
          keyed(input.key),
        );
        return sameAmount(toReversal(expectObject(reversal, 'transfer_reversal', true)), input.amount);
      }),
    listReversals: (id) =>
      reading(async () => (await collect((cursor) => stripe.transfers.listReversals(id, cursor), 'transfer_reversal')).map(toReversal)),
  };
}

type Accounts = Pick<PaymentProvider, 'createConnectedAccount' | 'retrieveAccount' | 'createOnboardingLink'>;
function accounts(stripe: Stripe): Accounts {
  return {
    createConnectedAccount: (input) =>
      writing(async () =>
        toAccount(
          expectObject(
            await stripe.accounts.create(
              {
                type: 'express',
                country: input.country ?? 'HK',
                business_type: 'company',
                business_profile: { name: input.name.slice(0, 200) },
                capabilities: { transfers: { requested: true } },
                metadata: input.metadata,
                ...(input.email ? { email: input.email } : {}),
              },
              keyed(input.key),
            ),
            'account',
            true,
          ),
        ),
      ),
    retrieveAccount: (id) => reading(async () => toAccount(expectObject(await stripe.accounts.retrieve(id), 'account', false))),
    // A link moves nothing and is made anew for each visit: no key, and a lost one does not matter.
    createOnboardingLink: (input) =>
      reading(async () => {
        const link = expectObject(
          await stripe.accountLinks.create({
            account: input.accountId,
            type: 'account_onboarding',
            return_url: input.returnUrl,
            refresh_url: input.refreshUrl,
          }),
          'account_link',
          false,
        );
        return { url: link.url, expiresAt: new Date(link.expires_at * 1000) };
      }),
  };
}

/**
 * The Stripe adapter. Throws at once for a key it cannot use: a live key with a sandbox address, or a sandbox
 * address that is not on this machine. Makes no request by itself.
 */
export function createStripe(settings: StripeSettings): PaymentProvider {
  const mode = modeOf(settings);
  const stripe = connect(settings);
  return {
    mode,
    createCheckout: (input) => writing(() => createCheckout(stripe, input)),
    retrieveCheckout: (id) => reading(() => retrieveCheckout(stripe, id)),
    expireCheckout: (id) => expireCheckout(stripe, id),
    findCheckouts: (filter) =>
      reading(async () => {
        const rows = await collect(
          (cursor) =>
            stripe.checkout.sessions.list({
              ...cursor,
              created: span(filter.createdFrom, filter.createdTo),
              expand: ['data.payment_intent'],
            }),
          'checkout.session',
        );
        return rows.filter((row) => hasPairs(row.metadata ?? {}, filter.metadata)).map(toCheckout);
      }),
    retrieveCharge: (id) =>
      reading(async () => toCharge(expectObject(await stripe.charges.retrieve(id, { expand: ['balance_transaction'] }), 'charge', false))),
    findCharges: (group) =>
      reading(async () =>
        (
          await collect(
            (cursor) => stripe.charges.list({ ...cursor, transfer_group: group, expand: ['data.balance_transaction'] }),
            'charge',
          )
        ).map(toCharge),
      ),
    ...refunds(stripe),
    ...transfers(stripe),
    ...accounts(stripe),
    retrieveDispute: (id) => reading(async () => toDispute(expectObject(await stripe.disputes.retrieve(id), 'dispute', false))),
    balance: () => reading(() => readBalance(stripe)),
    listMovements: (filter) =>
      reading(async () => {
        const list = (created: { gte: number; lte?: number }) => collect((cursor) => stripe.balanceTransactions.list({ ...cursor, created }), 'balance_transaction');
        const rows = await list(span(filter.createdFrom, filter.createdTo));
        return rows.reverse().flatMap((row) => toMovement(row) ?? []);
      }),
    listEvents: (filter) => reading(() => listEvents(stripe, filter)),
    retrieveEvent: (id) => reading(async () => toEvent(expectObject(await stripe.events.retrieve(id), 'event', false))),
    parseWebhook: (rawBody, header, secret, now) => parseWebhook(stripe, mode === 'live', rawBody, header, secret, now),
  };
}
