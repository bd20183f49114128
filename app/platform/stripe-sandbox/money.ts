import type Stripe from 'stripe';
import { providerId } from './ids.ts';
import type { Sandbox } from './types.ts';
import type { Store } from './store.ts';

/** Card payments settle this many seconds after they are captured (two days). */
export const SETTLEMENT_SECONDS = 2 * 86_400;

/** The sandbox's own price list (2.9 % and a fixed part): plausible, never to be relied on; a ledger reads the fee it is told. */
const FIXED_FEE: Record<string, number> = { usd: 30, eur: 25, gbp: 20, cny: 200, hkd: 235 };

/** Fee on a captured card payment, in minor units, never more than the payment. */
export function cardFee(amount: number, currency: string): number {
  return Math.min(amount, Math.round(amount * 0.029) + (FIXED_FEE[currency] ?? 30));
}

export interface Booking {
  /** Signed minor units: what the account gains or loses before the fee. */
  amount: number;
  fee?: number;
  currency: string;
  type: Stripe.BalanceTransaction.Type;
  category: string;
  source: string;
  availableOn: number;
  description?: string | null;
}

/** Books a movement on an account's balance. Balances are always the sum of these rows. */
export function book(sandbox: Sandbox, scope: string, booking: Booking): Stripe.BalanceTransaction {
  const fee = booking.fee ?? 0;
  return sandbox.store.put('balance_transaction', scope, {
    id: providerId('txn'),
    object: 'balance_transaction',
    amount: booking.amount,
    available_on: booking.availableOn,
    balance_type: 'payments',
    created: sandbox.clock.seconds(),
    currency: booking.currency,
    description: booking.description ?? null,
    exchange_rate: null,
    fee,
    fee_details:
      fee === 0
        ? []
        : [{ amount: fee, application: null, currency: booking.currency, description: 'Sandbox processing fee', type: 'stripe_fee' }],
    net: booking.amount - fee,
    reporting_category: booking.category,
    source: booking.source,
    status: booking.availableOn <= sandbox.clock.seconds() ? 'available' : 'pending',
    type: booking.type,
  });
}

/** Available and pending sums of an account by currency, at this virtual second. */
export function sums(store: Store, scope: string, now: number): Map<string, { available: number; pending: number }> {
  const out = new Map<string, { available: number; pending: number }>();
  for (const row of store.all('balance_transaction', scope)) {
    let sum = out.get(row.currency);
    if (!sum) out.set(row.currency, (sum = { available: 0, pending: 0 }));
    sum[row.available_on <= now ? 'available' : 'pending'] += row.net;
  }
  return out;
}

export function availableIn(store: Store, scope: string, currency: string, now: number): number {
  return sums(store, scope, now).get(currency)?.available ?? 0;
}

/** The balance object of an account. A currency that never moved is not listed, except USD when there is none at all. */
export function balanceOf(store: Store, scope: string, now: number): Stripe.Balance {
  const all = sums(store, scope, now);
  if (all.size === 0) all.set('usd', { available: 0, pending: 0 });
  const rows = [...all].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    object: 'balance',
    available: rows.map(([currency, sum]) => ({ amount: sum.available, currency, source_types: { card: sum.available } })),
    livemode: false,
    pending: rows.map(([currency, sum]) => ({ amount: sum.pending, currency, source_types: { card: sum.pending } })),
  };
}
