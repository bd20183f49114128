import type Stripe from 'stripe';
import type { VirtualClock } from './clock.ts';
import type { FormObject } from './form.ts';
import type { Store } from './store.ts';

/** The account every request without `Stripe-Account` acts for. */
export const PLATFORM = 'acct_sandboxplatform0000001';

/** Facts about a charge that Stripe keeps to itself and the sandbox must remember between requests. */
export interface ChargeFacts {
  id: string;
  card: string;
  authorizedUntil: number | null;
}

/** One event on its way to one endpoint. `nextAt` is virtual milliseconds; `null` once delivered or given up. */
export interface Delivery {
  id: string;
  event: string;
  endpoint: string;
  attempts: number;
  nextAt: number | null;
  state: 'waiting' | 'delivered' | 'gave_up' | 'dropped';
  lastStatus: number | null;
}

/** Work that happens by itself when virtual time (seconds) reaches `at`. */
export interface Task {
  id: string;
  at: number;
  kind: 'refund_succeeds' | 'refund_fails' | 'refund_retry' | 'payout_paid';
  ref: string;
  scope: string;
}

/** An answer kept under an idempotency key. `fingerprint` covers method, path, version-independent parameters. */
export interface KeptAnswer {
  id: string;
  fingerprint: string;
  status: number;
  body: string;
  requestId: string;
  at: number;
}

/** What an endpoint's object does not show: its signing secret, and whether it hears connected accounts. */
export interface EndpointFacts {
  id: string;
  secret: string;
  connect: boolean;
}

/** Which page token opens which hosted page (onboarding, authentication). */
export interface PageGrant {
  id: string;
  kind: 'onboarding';
  ref: string;
  returnUrl: string;
  refreshUrl: string;
  expiresAt: number;
}

/** What a Checkout Session will make its PaymentIntent from, once someone tries to pay. */
export interface SessionFacts {
  id: string;
  transferGroup: string | null;
  description: string | null;
  metadata: Record<string, string>;
  captureMethod: 'automatic' | 'automatic_async' | 'manual';
  intent: string | null;
}

/** Everything the store holds, by kind. */
export interface Kinds {
  customer: Stripe.Customer;
  account: Stripe.Account;
  payment_method: Stripe.PaymentMethod;
  payment_intent: Stripe.PaymentIntent;
  setup_intent: Stripe.SetupIntent;
  session: Stripe.Checkout.Session & { line_items: Stripe.ApiList<Stripe.LineItem> };
  session_facts: SessionFacts;
  charge: Stripe.Charge;
  charge_facts: ChargeFacts;
  refund: Stripe.Refund;
  transfer: Stripe.Transfer;
  reversal: Stripe.TransferReversal;
  balance_transaction: Stripe.BalanceTransaction;
  event: Stripe.Event;
  endpoint: Stripe.WebhookEndpoint;
  endpoint_facts: EndpointFacts;
  dispute: Stripe.Dispute;
  payout: Stripe.Payout;
  delivery: Delivery;
  task: Task;
  kept_answer: KeptAnswer;
  page_grant: PageGrant;
  setting: { id: string; value: number };
}
export type Kind = keyof Kinds;

/** Who caused a change: written into events as `request`. */
export interface Cause {
  requestId: string | null;
  key: string | null;
}

/** What every handler works with. */
export interface Sandbox {
  store: Store;
  clock: VirtualClock;
  /** New connected accounts need no onboarding page (demo). */
  accountsReady: boolean;
  /** Where people reach the hosted pages, without a trailing slash. */
  publicUrl(): string;
  /** Records an event and queues it for every endpoint that listens. */
  emit(type: Stripe.Event.Type, object: unknown, scope: string, cause: Cause, previous?: Record<string, unknown>): void;
  schedule(kind: Task['kind'], ref: string, scope: string, at: number): void;
}

/** One API request after decoding. */
export interface Call extends Sandbox {
  params: FormObject;
  ids: string[];
  /** `PLATFORM` or the connected account named by `Stripe-Account`. */
  scope: string;
  cause: Cause;
  /** Virtual seconds. */
  now: number;
}

export interface Route {
  method: 'GET' | 'POST' | 'DELETE';
  /** `/v1/charges/:id`; every `:name` is handed over in `ids`, in order. */
  path: string;
  /** Names of the accepted top-level parameters (besides `expand`); anything else is 400 `parameter_unknown`. */
  params: readonly string[];
  run(call: Call): unknown;
}
