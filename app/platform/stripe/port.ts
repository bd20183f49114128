import type { Money } from '#app/core/money.ts';
import type { Locale } from '#app/core/vocabulary.ts';

/**
 * How a call to the provider failed, by what may have happened there.
 * - `refused`: the provider answered no. Nothing moved, and the same key will be answered the same way.
 * - `unavailable`: nothing was done; try again later with the same key.
 * - `unknown`: the request may have been carried out. Repeat it with the same key within 24 hours, or look it up
 *   (`findCheckouts`, `findCharges`, `findTransfers`, `listRefunds`); never send it under a new key before that.
 */
export type ProviderErrorKind = 'refused' | 'unavailable' | 'unknown';

export class ProviderError extends Error {
  readonly kind: ProviderErrorKind;
  /** The provider's word (`card_declined`, `balance_insufficient`, `resource_missing`) or the adapter's (`odd_answer`, `bad_signature`). */
  readonly code: string;
  readonly httpStatus: number | null;
  /** The provider's id of the request, for its support. */
  readonly requestId: string | null;
  readonly declineCode: string | null;

  constructor(
    kind: ProviderErrorKind,
    code: string,
    message: string,
    extra: { httpStatus?: number | null; requestId?: string | null; declineCode?: string | null; cause?: unknown } = {},
  ) {
    super(message, extra.cause === undefined ? undefined : { cause: extra.cause });
    this.name = 'ProviderError';
    this.kind = kind;
    this.code = code;
    this.httpStatus = extra.httpStatus ?? null;
    this.requestId = extra.requestId ?? null;
    this.declineCode = extra.declineCode ?? null;
  }
}

/** Pairs the provider keeps with an object: at most 50, keys up to 40, values up to 500 characters. */
export type ProviderMetadata = Record<string, string>;

/** The provider takes at least this many minor units in one payment, by currency (https://docs.stripe.com/currencies: about half a US dollar). */
export const PROVIDER_MIN_PAYMENT: Readonly<Record<'CNY' | 'USD' | 'EUR', number>> = { CNY: 400, USD: 50, EUR: 50 };

/** The provider takes at most this many minor units in one payment (999,999.99). */
export const PROVIDER_MAX_PAYMENT = 99_999_999;

export interface CheckoutInput {
  /** Idempotency key of the business fact, at most 255 characters; the same for every repetition. */
  key: string;
  amount: Money;
  /** What the payer reads. */
  description: string;
  metadata: ProviderMetadata;
  /** Groups everything that belongs to one deal. */
  transferGroup: string;
  /** May contain `{CHECKOUT_SESSION_ID}`. */
  successUrl: string;
  cancelUrl: string;
  locale: Locale;
  /** 30 minutes to 24 hours from now; 24 hours unless given. */
  expiresAt?: Date;
  payerEmail?: string;
}

export interface Checkout {
  id: string;
  status: 'open' | 'complete' | 'expired';
  /** The page to pay on, while open. */
  url: string | null;
  paymentIntentId: string | null;
  chargeId: string | null;
  amount: Money;
  paid: boolean;
  metadata: ProviderMetadata;
  createdAt: Date;
  expiresAt: Date;
}

export interface ProviderCharge {
  id: string;
  /** What was captured. */
  amount: Money;
  amountRefunded: Money;
  /** Captured and successful. */
  paid: boolean;
  paymentIntentId: string | null;
  /** `null` until the provider has booked the charge. */
  balanceTransactionId: string | null;
  /** The provider's fee, `null` until it is known. */
  fee: Money | null;
  /** When the money can be used. */
  availableAt: Date | null;
  metadata: ProviderMetadata;
  transferGroup: string | null;
  disputed: boolean;
  failureCode: string | null;
  createdAt: Date;
}

export type RefundStatus = 'pending' | 'requires_action' | 'succeeded' | 'failed' | 'canceled';
export interface ProviderRefund {
  id: string;
  chargeId: string;
  amount: Money;
  status: RefundStatus;
  failureReason: string | null;
  balanceTransactionId: string | null;
  metadata: ProviderMetadata;
  createdAt: Date;
}

export interface ProviderTransfer {
  id: string;
  amount: Money;
  amountReversed: Money;
  destination: string;
  transferGroup: string | null;
  sourceChargeId: string | null;
  balanceTransactionId: string | null;
  metadata: ProviderMetadata;
  createdAt: Date;
}
export interface ProviderReversal {
  id: string;
  transferId: string;
  amount: Money;
  balanceTransactionId: string | null;
  metadata: ProviderMetadata;
  createdAt: Date;
}

export interface ProviderAccount {
  id: string;
  /** Can receive transfers. */
  ready: boolean;
  payoutsEnabled: boolean;
  detailsSubmitted: boolean;
  /** What the provider still asks for, in its own words. */
  missing: string[];
  /** Names the bank account(s) its money goes to; another bank account is another text. `null`: none yet, or the provider does not tell. */
  bank: string | null;
  metadata: ProviderMetadata;
}

export interface ProviderDispute {
  id: string;
  chargeId: string;
  amount: Money;
  status: string;
  reason: string;
  open: boolean;
  createdAt: Date;
}

/** A movement on our balance at the provider. `amount` and `net` are signed. */
export interface ProviderMovement {
  id: string;
  type: string;
  amount: Money;
  fee: Money;
  net: Money;
  sourceId: string | null;
  availableAt: Date;
  createdAt: Date;
}

export interface ProviderBalance {
  available: Money[];
  pending: Money[];
}

export interface ProviderEvent {
  id: string;
  type: string;
  createdAt: Date;
  /** The connected account it happened on; `null`: ours. */
  account: string | null;
  /** Id and kind (`charge`, `refund`…) of the object it is about: re-read that object, the event may be old. */
  objectId: string | null;
  objectKind: string;
  /** The event as received, to be kept. */
  raw: Record<string, unknown>;
}

export interface Page<T> {
  items: T[];
  hasMore: boolean;
}

/**
 * The card rail as the payments module sees it. Every method throws {@link ProviderError} and nothing else on
 * purpose. Methods with a `key` may be repeated with the same key and the same input: the effect happens once.
 */
export interface PaymentProvider {
  /** `sandbox`: our own stand-in; `test`: the provider's test mode; `live`: real money. Pages say which. */
  readonly mode: 'sandbox' | 'test' | 'live';

  createCheckout(input: CheckoutInput): Promise<{ id: string; url: string; expiresAt: Date }>;
  retrieveCheckout(id: string): Promise<Checkout>;
  /** Closes an open checkout. One that is no longer open is given back as it is. */
  expireCheckout(id: string): Promise<Checkout>;
  /** Checkouts created in a span of time that carry all these metadata pairs, newest first. */
  findCheckouts(filter: { metadata: ProviderMetadata; createdFrom: Date; createdTo?: Date }): Promise<Checkout[]>;

  retrieveCharge(id: string): Promise<ProviderCharge>;
  /** Every charge of a transfer group, failed attempts included, newest first. */
  findCharges(transferGroup: string): Promise<ProviderCharge[]>;

  createRefund(input: { key: string; chargeId: string; amount: Money; metadata?: ProviderMetadata }): Promise<ProviderRefund>;
  retrieveRefund(id: string): Promise<ProviderRefund>;
  listRefunds(chargeId: string): Promise<ProviderRefund[]>;

  createTransfer(input: {
    key: string;
    amount: Money;
    destination: string;
    transferGroup: string;
    sourceCharge?: string;
    metadata?: ProviderMetadata;
  }): Promise<ProviderTransfer>;
  retrieveTransfer(id: string): Promise<ProviderTransfer>;
  findTransfers(transferGroup: string): Promise<ProviderTransfer[]>;
  reverseTransfer(input: { key: string; transferId: string; amount: Money; metadata?: ProviderMetadata }): Promise<ProviderReversal>;
  listReversals(transferId: string): Promise<ProviderReversal[]>;

  createConnectedAccount(input: {
    key: string;
    name: string;
    metadata: ProviderMetadata;
    email?: string;
    country?: string;
  }): Promise<ProviderAccount>;
  retrieveAccount(id: string): Promise<ProviderAccount>;
  /** A short-lived page where the payee opens its account. Made anew for every visit. */
  createOnboardingLink(input: { accountId: string; returnUrl: string; refreshUrl: string }): Promise<{ url: string; expiresAt: Date }>;

  retrieveDispute(id: string): Promise<ProviderDispute>;
  balance(): Promise<ProviderBalance>;
  /** Movements on our balance created from `createdFrom` on, oldest first. */
  listMovements(filter: { createdFrom: Date; createdTo?: Date }): Promise<ProviderMovement[]>;

  /**
   * Events in the order they happened: those after an event id, or those created from a time on (30 days back at
   * most). `limit` events at most (1000 unless told); `hasMore` says to continue after the last one.
   */
  listEvents(filter: { after: string; limit?: number } | { createdFrom: Date; limit?: number }): Promise<Page<ProviderEvent>>;
  retrieveEvent(id: string): Promise<ProviderEvent>;

  /**
   * Reads a webhook. `rawBody` is the body exactly as received. Throws `refused` with code `bad_signature`, `stale`
   * (older than 300 s), `future` (300 s ahead or more) or `odd_answer`.
   */
  parseWebhook(rawBody: string | Uint8Array, signatureHeader: string | null, secret: string, now: Date): ProviderEvent;
}
