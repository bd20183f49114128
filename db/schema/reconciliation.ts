import { sql } from 'drizzle-orm';
import { check, date, index, integer, jsonb, pgTable, text, unique, uniqueIndex } from 'drizzle-orm/pg-core';
import { amount, createdAt, currency, instant, oneOf, term } from './columns.ts';
import { agreements } from './obligations.ts';
import { users } from './identity.ts';
import { ledgerJournals } from './ledger.ts';
import { paymentCommands, payments, payouts } from './payments.ts';
import { files } from './platform.ts';

export const MONEY_INCIDENT_KINDS = ['unexplained_movement', 'unanswered_journal', 'balance_differs', 'cover_short', 'bank_balance_differs', 'loss_unassigned'] as const;
export type MoneyIncidentKind = (typeof MONEY_INCIDENT_KINDS)[number];
export const MONEY_INCIDENT_STATES = ['open', 'explained', 'closed'] as const;

/**
 * A difference between a provider or bank and the ledger. One open row per thing; the reconciler marks what explains itself, an
 * operator closes the rest with a reason.
 */
export const moneyIncidents = pgTable('money_incidents', {
  id: text('id').primaryKey(),
  kind: term<MoneyIncidentKind>('kind').notNull(),
  rail: term<'stripe' | 'bank'>('rail').notNull(),
  /** What it is about: the provider's movement, the key of a journal, a currency, a line of a statement. */
  subject: text('subject').notNull(),
  dealId: text('deal_id'),
  currency: currency().notNull(),
  /** Minor units of the difference, signed as seen from the outside. */
  amount: amount('amount').notNull(),
  details: jsonb('details').$type<Record<string, unknown>>().notNull().default({}),
  state: term<(typeof MONEY_INCIDENT_STATES)[number]>('state').notNull().default('open'),
  eventAt: instant('event_at'),
  openedAt: instant('opened_at').notNull().default(sql`now()`),
  lastSeenAt: instant('last_seen_at').notNull().default(sql`now()`),
  endedAt: instant('ended_at'),
  closedBy: text('closed_by').references(() => users.id),
  reason: text('reason').notNull().default(''),
}, (t) => [
  uniqueIndex('money_incidents_open_key').on(t.kind, t.subject).where(sql`state <> 'explained'`),
  index('money_incidents_state_idx').on(t.state, t.openedAt),
  check('money_incidents_kind_check', oneOf(t.kind, MONEY_INCIDENT_KINDS)),
  check('money_incidents_state_check', oneOf(t.state, MONEY_INCIDENT_STATES)),
  check('money_incidents_end_check', sql`(${t.state} = 'open') = (${t.endedAt} is null) and (${t.state} = 'closed') = (${t.closedBy} is not null) and (${t.closedBy} is null or ${t.reason} <> '')`),
]);

/** How far a scheduled reading of the outside has come. */
export const reconcileCursors = pgTable('reconcile_cursors', {
  name: text('name').primaryKey(),
  /** Where the next page begins: an id or an instant of the provider; empty at the beginning. */
  position: text('position').notNull().default(''),
  updatedAt: instant('updated_at').notNull().default(sql`now()`),
});

/** A statement of the supervised account as the bank gave it, handed in by an operator. */
export const bankStatements = pgTable('bank_statements', {
  id: text('id').primaryKey(),
  fileId: text('file_id').notNull().references(() => files.id),
  format: term<'camt053' | 'csv'>('format').notNull(),
  bankName: text('bank_name').notNull(),
  accountNo: text('account_no').notNull(),
  currency: currency().notNull(),
  lines: integer('lines').notNull(),
  fresh: integer('fresh').notNull(),
  uploadedBy: text('uploaded_by').notNull().references(() => users.id),
  createdAt: createdAt(),
}, (t) => [check('bank_statements_format_check', oneOf(t.format, ['camt053', 'csv']))]);

export const BANK_LINE_STATES = ['open', 'assigned', 'confirmed'] as const;

/**
 * One movement of the bank's statement, counted once per bank, account and serial. It is assigned to what it pays (or put aside) by one
 * operator and confirmed by another; neither posts anything.
 */
export const bankStatementLines = pgTable('bank_statement_lines', {
  id: text('id').primaryKey(),
  statementId: text('statement_id').notNull().references(() => bankStatements.id),
  row: integer('row').notNull(),
  bankName: text('bank_name').notNull(),
  accountNo: text('account_no').notNull(),
  serial: text('serial').notNull(),
  bookedOn: date('booked_on', { mode: 'string' }).notNull(),
  direction: term<'in' | 'out'>('direction').notNull(),
  currency: currency().notNull(),
  amount: amount('amount').notNull(),
  balanceAfter: amount('balance_after'),
  partyName: text('party_name').notNull().default(''),
  partyAccount: text('party_account').notNull().default(''),
  remark: text('remark').notNull().default(''),
  state: term<(typeof BANK_LINE_STATES)[number]>('state').notNull().default('open'),
  /** What it was assigned to: one of the three, or a purpose outside deals (`bank_fee`, `interest`, `not_ours` …). */
  paymentId: text('payment_id').references(() => payments.id),
  payoutId: text('payout_id').references(() => payouts.id),
  commandId: text('command_id').references(() => paymentCommands.id),
  purpose: text('purpose'),
  assignedBy: text('assigned_by').references(() => users.id),
  assignedAt: instant('assigned_at'),
  confirmedBy: text('confirmed_by').references(() => users.id),
  confirmedAt: instant('confirmed_at'),
}, (t) => [
  unique('bank_statement_lines_serial_key').on(t.bankName, t.accountNo, t.serial),
  index('bank_statement_lines_state_idx').on(t.state, t.bookedOn),
  check('bank_statement_lines_amount_check', sql`${t.amount} > 0`),
  check('bank_statement_lines_direction_check', oneOf(t.direction, ['in', 'out'])),
  check('bank_statement_lines_state_check', oneOf(t.state, BANK_LINE_STATES)),
  check('bank_statement_lines_two_persons_check', sql`${t.confirmedBy} is null or ${t.confirmedBy} <> ${t.assignedBy}`),
  check('bank_statement_lines_steps_check', sql`(${t.state} = 'open') = (${t.assignedBy} is null) and (${t.state} = 'confirmed') = (${t.confirmedBy} is not null)
    and (${t.assignedBy} is null) = (${t.assignedAt} is null) and (${t.confirmedBy} is null) = (${t.confirmedAt} is null)
    and num_nonnulls(${t.paymentId}, ${t.payoutId}, ${t.commandId}, ${t.purpose}) = case when ${t.state} = 'open' then 0 else 1 end`),
]);

/** A counter-entry: asked for by one operator with the reason, confirmed by another, and only then posted. */
export const ledgerCorrections = pgTable('ledger_corrections', {
  id: text('id').primaryKey(),
  /** The journal taken back by its mirror image. */
  corrects: text('corrects').notNull().references(() => ledgerJournals.id),
  dealId: text('deal_id').references(() => agreements.subjectId),
  reason: text('reason').notNull(),
  askedBy: text('asked_by').notNull().references(() => users.id),
  askedAt: instant('asked_at').notNull().default(sql`now()`),
  confirmedBy: text('confirmed_by').references(() => users.id),
  confirmedAt: instant('confirmed_at'),
  rejectedBy: text('rejected_by').references(() => users.id),
  rejectedAt: instant('rejected_at'),
  journalId: text('journal_id').references(() => ledgerJournals.id),
}, (t) => [
  uniqueIndex('ledger_corrections_open_key').on(t.corrects).where(sql`rejected_at is null`),
  check('ledger_corrections_reason_check', sql`${t.reason} <> ''`),
  check('ledger_corrections_end_check', sql`(${t.confirmedBy} is null) = (${t.confirmedAt} is null) and (${t.confirmedBy} is null) = (${t.journalId} is null)
    and (${t.rejectedBy} is null) = (${t.rejectedAt} is null) and num_nonnulls(${t.confirmedAt}, ${t.rejectedAt}) < 2`),
]);

/** What a conversion of currencies was made at: one journal through `clearing.fx` holds the sums. */
export const ledgerConversions = pgTable('ledger_conversions', {
  journalId: text('journal_id').primaryKey().references(() => ledgerJournals.id),
  fromCurrency: currency('from_currency').notNull(),
  fromAmount: amount('from_amount').notNull(),
  toCurrency: currency('to_currency').notNull(),
  toAmount: amount('to_amount').notNull(),
  /** Units of `to` per unit of `from`, as the source gave it: decimal text. */
  rate: text('rate').notNull(),
  source: text('source').notNull(),
  createdAt: createdAt(),
}, (t) => [check('ledger_conversions_check', sql`${t.fromAmount} > 0 and ${t.toAmount} > 0 and ${t.fromCurrency} <> ${t.toCurrency} and ${t.source} <> ''`)]);
