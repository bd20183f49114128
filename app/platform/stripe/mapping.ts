import type Stripe from 'stripe';
import { CURRENCIES, money, type Currency, type Money } from '#app/core/money.ts';
import {
  ProviderError,
  type Checkout,
  type ProviderAccount,
  type ProviderCharge,
  type ProviderDispute,
  type ProviderEvent,
  type ProviderMovement,
  type ProviderRefund,
  type ProviderReversal,
  type ProviderTransfer,
  type RefundStatus,
} from './port.ts';

/** A provider currency as ours, `null` when the platform does not settle in it. */
export function currencyOf(code: string | null | undefined): Currency | null {
  const upper = (code ?? '').toUpperCase();
  return upper in CURRENCIES ? (upper as Currency) : null;
}

function amountOf(amount: number, code: string | null | undefined): Money {
  const currency = currencyOf(code);
  if (!currency) throw new ProviderError('unavailable', 'odd_answer', `currency ${String(code)} is not one of ours`);
  return money(amount, currency);
}

function at(seconds: number): Date {
  return new Date(seconds * 1000);
}

/** Id of a field that may be expanded, absent or deleted. */
function idOf(value: string | { id: string } | null | undefined): string | null {
  return typeof value === 'string' ? value : (value?.id ?? null);
}

const CHECKOUT_STATUSES = ['open', 'complete', 'expired'] as const;

export function toCheckout(session: Stripe.Checkout.Session): Checkout {
  const intent = session.payment_intent;
  const status = CHECKOUT_STATUSES.find((known) => known === session.status);
  if (!status) throw new ProviderError('unavailable', 'odd_answer', `checkout status ${String(session.status)}`);
  return {
    id: session.id,
    status,
    url: session.url,
    paymentIntentId: idOf(intent),
    chargeId: typeof intent === 'object' && intent !== null ? idOf(intent.latest_charge) : null,
    amount: amountOf(session.amount_total ?? 0, session.currency),
    paid: session.payment_status === 'paid',
    metadata: session.metadata ?? {},
    createdAt: at(session.created),
    expiresAt: at(session.expires_at),
  };
}

export function toCharge(charge: Stripe.Charge): ProviderCharge {
  const transaction = charge.balance_transaction;
  const booked = typeof transaction === 'object' && transaction !== null ? transaction : null;
  return {
    id: charge.id,
    amount: amountOf(charge.captured ? charge.amount_captured : charge.amount, charge.currency),
    amountRefunded: amountOf(charge.amount_refunded, charge.currency),
    paid: charge.paid && charge.captured && charge.status === 'succeeded',
    paymentIntentId: idOf(charge.payment_intent),
    balanceTransactionId: idOf(transaction),
    fee: booked ? amountOf(booked.fee, booked.currency) : null,
    availableAt: booked ? at(booked.available_on) : null,
    metadata: charge.metadata,
    transferGroup: charge.transfer_group,
    disputed: charge.disputed,
    failureCode: charge.failure_code,
    createdAt: at(charge.created),
  };
}

const REFUND_STATUSES: readonly string[] = ['pending', 'requires_action', 'succeeded', 'failed', 'canceled'] satisfies RefundStatus[];

export function toRefund(refund: Stripe.Refund): ProviderRefund {
  if (!refund.status || !REFUND_STATUSES.includes(refund.status))
    throw new ProviderError('unavailable', 'odd_answer', `refund status ${String(refund.status)}`);
  return {
    id: refund.id,
    chargeId: idOf(refund.charge) ?? '',
    amount: amountOf(refund.amount, refund.currency),
    status: refund.status as RefundStatus,
    failureReason: refund.failure_reason ?? null,
    balanceTransactionId: idOf(refund.balance_transaction),
    metadata: refund.metadata ?? {},
    createdAt: at(refund.created),
  };
}

export function toTransfer(transfer: Stripe.Transfer): ProviderTransfer {
  return {
    id: transfer.id,
    amount: amountOf(transfer.amount, transfer.currency),
    amountReversed: amountOf(transfer.amount_reversed, transfer.currency),
    destination: idOf(transfer.destination) ?? '',
    transferGroup: transfer.transfer_group,
    sourceChargeId: idOf(transfer.source_transaction),
    balanceTransactionId: idOf(transfer.balance_transaction),
    metadata: transfer.metadata,
    createdAt: at(transfer.created),
  };
}

export function toReversal(reversal: Stripe.TransferReversal): ProviderReversal {
  return {
    id: reversal.id,
    transferId: idOf(reversal.transfer) ?? '',
    amount: amountOf(reversal.amount, reversal.currency),
    balanceTransactionId: idOf(reversal.balance_transaction),
    metadata: reversal.metadata ?? {},
    createdAt: at(reversal.created),
  };
}

/** The provider's fingerprints of the accounts behind a connected account: the same bank account has the same one, however often it is entered. */
function bankOf(external: readonly (Stripe.BankAccount | Stripe.Card)[]): string | null {
  return external.map((one) => one.fingerprint ?? one.id).sort().join(' ') || null;
}

export function toAccount(account: Stripe.Account): ProviderAccount {
  return {
    id: account.id,
    ready: account.capabilities?.transfers === 'active',
    payoutsEnabled: account.payouts_enabled,
    detailsSubmitted: account.details_submitted,
    missing: account.requirements?.currently_due ?? [],
    bank: bankOf(account.external_accounts?.data ?? []),
    metadata: account.metadata ?? {},
  };
}

const CLOSED_DISPUTES = new Set(['won', 'lost', 'warning_closed', 'prevented']);

export function toDispute(dispute: Stripe.Dispute): ProviderDispute {
  return {
    id: dispute.id,
    chargeId: idOf(dispute.charge) ?? '',
    amount: amountOf(dispute.amount, dispute.currency),
    status: dispute.status,
    reason: dispute.reason,
    open: !CLOSED_DISPUTES.has(dispute.status),
    createdAt: at(dispute.created),
  };
}

/** `null` for a movement in a currency the platform does not settle in. */
export function toMovement(row: Stripe.BalanceTransaction): ProviderMovement | null {
  const currency = currencyOf(row.currency);
  if (!currency) return null;
  return {
    id: row.id,
    type: row.type,
    amount: money(row.amount, currency),
    fee: money(row.fee, currency),
    net: money(row.net, currency),
    sourceId: idOf(row.source),
    availableAt: at(row.available_on),
    createdAt: at(row.created),
  };
}

export function toEvent(event: Stripe.Event): ProviderEvent {
  const about = event.data.object as unknown as { id?: unknown; object?: unknown };
  return {
    id: event.id,
    type: event.type,
    createdAt: at(event.created),
    account: event.account ?? null,
    objectId: typeof about.id === 'string' ? about.id : null,
    objectKind: typeof about.object === 'string' ? about.object : 'unknown',
    raw: event as unknown as Record<string, unknown>,
  };
}
