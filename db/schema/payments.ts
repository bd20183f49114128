import { sql } from 'drizzle-orm';
import { check, date, index, integer, jsonb, pgTable, text, unique, uniqueIndex } from 'drizzle-orm/pg-core';
import { amount, createdAt, currency, instant, oneOf, term, updatedAt } from './columns.ts';
import { agreements } from './obligations.ts';
import { orgs } from './orgs.ts';
import { users } from './identity.ts';

export const PAYMENT_STATUSES = ['created', 'pending', 'unknown', 'settled', 'failed', 'expired', 'refunded'] as const;
export type PaymentStatus = (typeof PAYMENT_STATUSES)[number];

/** One attempt of a payer to pay an obligation of a deal, in whole or in part, over a rail. */
export const payments = pgTable('payments', {
  id: text('id').primaryKey(),
  dealId: text('deal_id').notNull().references(() => agreements.subjectId),
  payerOrgId: text('payer_org_id').notNull().references(() => orgs.id),
  /** Name of the obligation within the deal. */
  milestone: text('milestone').notNull().default('price'),
  rail: term<'stripe' | 'bank'>('rail').notNull(),
  currency: currency().notNull(),
  amount: amount('amount').notNull(),
  /** Of the amount: what lost chargebacks took back. */
  lost: amount('lost').notNull().default(0),
  status: term<PaymentStatus>('status').notNull().default('created'),
  checkoutId: text('checkout_id'),
  checkoutUrl: text('checkout_url'),
  chargeId: text('charge_id'),
  /** Bank rail: what the slip says, recorded by one operator and confirmed by another. */
  bankName: text('bank_name'),
  bankSerial: text('bank_serial'),
  slipFileId: text('slip_file_id'),
  recordedBy: text('recorded_by').references(() => users.id),
  confirmedBy: text('confirmed_by').references(() => users.id),
  lastError: text('last_error'),
  expiresAt: instant('expires_at'),
  settledAt: instant('settled_at'),
  createdBy: text('created_by').notNull().references(() => users.id),
  createdAt: createdAt(),
  updatedAt: updatedAt(),
}, (t) => [
  index('payments_deal_idx').on(t.dealId),
  unique('payments_bank_serial_key').on(t.bankName, t.bankSerial),
  unique('payments_checkout_key').on(t.checkoutId),
  check('payments_status_check', oneOf(t.status, PAYMENT_STATUSES)),
  check('payments_rail_check', oneOf(t.rail, ['stripe', 'bank'])),
  check('payments_amount_check', sql`${t.amount} > 0`),
]);

export const COMMAND_STATES = ['pending', 'done', 'unknown', 'refused'] as const;
export type CommandState = (typeof COMMAND_STATES)[number];

/** Every call that changes something at a payment provider, written before the call; the key is the provider's idempotency key. */
export const paymentCommands = pgTable('payment_commands', {
  id: text('id').primaryKey(),
  key: text('key').notNull().unique(),
  kind: term<'checkout' | 'transfer' | 'refund' | 'account' | 'reversal'>('kind').notNull(),
  dealId: text('deal_id').references(() => agreements.subjectId),
  /** The payment or payout this command serves. */
  subjectId: text('subject_id').notNull(),
  request: jsonb('request').$type<Record<string, unknown>>().notNull(),
  providerId: text('provider_id'),
  state: term<CommandState>('state').notNull().default('pending'),
  attempts: integer('attempts').notNull().default(0),
  lastError: text('last_error'),
  firstSentAt: instant('first_sent_at'),
  createdAt: createdAt(),
  updatedAt: updatedAt(),
}, (t) => [index('payment_commands_state_idx').on(t.state, t.updatedAt), check('payment_commands_state_check', oneOf(t.state, COMMAND_STATES))]);

/** Inbox of provider events: stored by event id before anything is done with them; unknown types are kept, not failed. */
export const providerEvents = pgTable('provider_events', {
  id: text('id').primaryKey(),
  provider: text('provider').notNull().default('stripe'),
  type: text('type').notNull(),
  payload: jsonb('payload').$type<Record<string, unknown>>().notNull(),
  receivedAt: instant('received_at').notNull().default(sql`now()`),
  processedAt: instant('processed_at'),
  /** `applied`, `ignored`, `deferred` (came before what it refers to) */
  outcome: text('outcome'),
  attempts: integer('attempts').notNull().default(0),
  lastError: text('last_error'),
});

/** Money leaving to a payee after release: one row per payee of a released milestone. */
export const payouts = pgTable('payouts', {
  id: text('id').primaryKey(),
  dealId: text('deal_id').notNull().references(() => agreements.subjectId),
  payeeOrgId: text('payee_org_id').notNull().references(() => orgs.id),
  role: term<'seller' | 'broker'>('role').notNull(),
  /** Which release it is a share of: the obligation's name, and for what is released later the payment's id beside it. */
  release: text('release').notNull().default('price'),
  currency: currency().notNull(),
  amount: amount('amount').notNull(),
  /** Of the amount: what has left to the payee and not come back, and what was set off against a debt of the payee. */
  paid: amount('paid').notNull().default(0),
  setOff: amount('set_off').notNull().default(0),
  state: term<'pending' | 'sent' | 'unknown' | 'failed'>('state').notNull().default('pending'),
  transferId: text('transfer_id'),
  lastError: text('last_error'),
  sentAt: instant('sent_at'),
  createdAt: createdAt(),
  updatedAt: updatedAt(),
}, (t) => [unique('payouts_release_key').on(t.dealId, t.role, t.release), check('payouts_amount_check', sql`${t.amount} > 0`),
  check('payouts_paid_check', sql`${t.paid} >= 0 and ${t.setOff} >= 0 and ${t.paid} + ${t.setOff} <= ${t.amount}`)]);

/**
 * A bank transfer out of the supervised account, to a payee or back to a payer: recorded by one operator with the bank's advice,
 * confirmed by another, and only then posted. A record that was turned away stays as history and frees its subject and its number.
 */
export const bankOrders = pgTable('bank_orders', {
  id: text('id').primaryKey(),
  dealId: text('deal_id').notNull().references(() => agreements.subjectId),
  payoutId: text('payout_id').references(() => payouts.id),
  /** Command of the refund it carries out. */
  commandId: text('command_id').references(() => paymentCommands.id),
  bankName: text('bank_name').notNull(),
  bankSerial: text('bank_serial').notNull(),
  currency: currency().notNull(),
  amount: amount('amount').notNull(),
  sentOn: date('sent_on', { mode: 'string' }).notNull(),
  adviceFileId: text('advice_file_id').notNull(),
  recordedBy: text('recorded_by').notNull().references(() => users.id),
  recordedAt: instant('recorded_at').notNull().default(sql`now()`),
  confirmedBy: text('confirmed_by').references(() => users.id),
  confirmedAt: instant('confirmed_at'),
  rejectedBy: text('rejected_by').references(() => users.id),
  rejectedAt: instant('rejected_at'),
  rejection: text('rejection').notNull().default(''),
}, (t) => [
  index('bank_orders_deal_idx').on(t.dealId),
  uniqueIndex('bank_orders_serial_key').on(t.bankName, t.bankSerial).where(sql`rejected_at is null`),
  uniqueIndex('bank_orders_payout_key').on(t.payoutId).where(sql`rejected_at is null`),
  uniqueIndex('bank_orders_command_key').on(t.commandId).where(sql`rejected_at is null`),
  check('bank_orders_subject_check', sql`num_nonnulls(${t.payoutId}, ${t.commandId}) = 1`),
  check('bank_orders_end_check', sql`(${t.confirmedBy} is null) = (${t.confirmedAt} is null) and (${t.rejectedBy} is null) = (${t.rejectedAt} is null) and num_nonnulls(${t.confirmedAt}, ${t.rejectedAt}) < 2`),
  check('bank_orders_amount_check', sql`${t.amount} > 0`),
]);

export * from './ledger.ts';
