import { sql } from 'drizzle-orm';
import { bigint, boolean, char, check, index, integer, pgTable, pgView, primaryKey, smallint, text, unique } from 'drizzle-orm/pg-core';
import { amount, createdAt, currency, instant, oneOf, term } from './columns.ts';

/**
 * Ledger accounts. Sign convention: debit +, credit −. Only the ledger's functions write here (ledger_post and its kin): `balance` is a
 * cache they keep equal to the entries, `reserved` what pending journals will take out. The floor counts both: what is promised once
 * cannot be promised again. A striped account (the platform's own, which may stand anywhere) keeps its newer movements in rows of
 * their own, so that posts do not wait for one another: its balance is `ledger_balances`.
 */
export const ledgerAccounts = pgTable('ledger_accounts', {
  code: text('code').notNull(),
  currency: currency().notNull(),
  kind: term<'asset' | 'liability' | 'revenue' | 'expense' | 'clearing'>('kind').notNull(),
  dealId: text('deal_id'),
  orgId: text('org_id'),
  balance: amount('balance').notNull().default(0),
  reserved: amount('reserved').notNull().default(0),
  mayOverdraw: boolean('may_overdraw').notNull().default(false),
  /** The side it may not leave: 1 an asset, −1 a liability, 0 none. With it the floor is one short expression, checked at every post. */
  side: smallint('side').notNull().default(0),
  createdAt: createdAt(),
}, (t) => [
  primaryKey({ columns: [t.code, t.currency] }),
  check('ledger_accounts_floor_check', sql`${t.side} * ${t.balance} >= ${t.reserved} and ${t.reserved} >= 0`),
]);

/** Parts of the balance of a striped account. Which one a journal moves follows from its key. */
export const ledgerStripes = pgTable('ledger_stripes', {
  code: text('code').notNull(),
  currency: currency().notNull(),
  stripe: integer('stripe').notNull(),
  balance: amount('balance').notNull().default(0),
}, (t) => [primaryKey({ columns: [t.code, t.currency, t.stripe] })]);

/** Every account with its whole balance. Read this; `ledger_accounts.balance` is a part of it for striped accounts. */
export const ledgerBalances = pgView('ledger_balances', {
  code: text('code').notNull(),
  currency: char('currency', { length: 3 }).notNull(),
  kind: term<'asset' | 'liability' | 'revenue' | 'expense' | 'clearing'>('kind').notNull(),
  dealId: text('deal_id'),
  orgId: text('org_id'),
  mayOverdraw: boolean('may_overdraw').notNull(),
  balance: bigint('balance', { mode: 'number' }).notNull(),
  reserved: bigint('reserved', { mode: 'number' }).notNull(),
}).with({ securityInvoker: true }).as(sql`
  select a.code, a.currency, a.kind, a.deal_id, a.org_id, a.may_overdraw,
    (a.balance + coalesce((select sum(s.balance) from ledger_stripes s where s.code = a.code and s.currency = a.currency), 0))::bigint as balance, a.reserved
  from ledger_accounts a`);

/**
 * One economic fact, posted once: `idem_key` names the fact, not the message that told of it. `event_at` is when it happened outside,
 * `posted_at` when we wrote it down.
 */
export const ledgerJournals = pgTable('ledger_journals', {
  id: text('id').primaryKey(),
  idemKey: text('idem_key').notNull().unique(),
  inputHash: text('input_hash').notNull(),
  kind: text('kind').notNull(),
  dealId: text('deal_id'),
  reverses: text('reverses').unique(),
  occurredAt: instant('event_at').notNull(),
  postedAt: instant('posted_at').notNull().default(sql`now()`),
}, (t) => [index('ledger_journals_deal_idx').on(t.dealId)]);

/** Lines of journals. Only ledger_post writes here, in the statement that writes the journal: no foreign key looks it up line by line. */
export const ledgerEntries = pgTable('ledger_entries', {
  journalId: text('journal_id').notNull(),
  line: integer('line').notNull(),
  account: text('account').notNull(),
  currency: currency().notNull(),
  amount: amount('amount').notNull(),
}, (t) => [
  primaryKey({ columns: [t.journalId, t.line] }),
  index('ledger_entries_account_idx').on(t.account, t.currency),
  check('ledger_entries_amount_check', sql`${t.amount} <> 0`),
]);

export const PENDING_STATES = ['pending', 'posted', 'voided', 'expired'] as const;
export type PendingState = (typeof PENDING_STATES)[number];

/**
 * A journal that is under way: it reserves on the accounts it will take from, and ends once: posted (in part or whole, by the journal
 * named), voided, or expired at its moment.
 */
export const ledgerPendings = pgTable('ledger_pendings', {
  id: text('id').primaryKey(),
  idemKey: text('idem_key').notNull(),
  inputHash: text('input_hash').notNull(),
  kind: text('kind').notNull(),
  dealId: text('deal_id'),
  state: term<PendingState>('state').notNull().default('pending'),
  eventAt: instant('event_at').notNull(),
  /** When it ends by itself; null for what only an answer from outside can end. */
  expiresAt: instant('expires_at'),
  createdAt: createdAt(),
  endedAt: instant('ended_at'),
  journalId: text('journal_id').references(() => ledgerJournals.id),
}, (t) => [
  unique('ledger_pendings_key').on(t.idemKey),
  index('ledger_pendings_deal_idx').on(t.dealId),
  index('ledger_pendings_open_idx').on(t.expiresAt).where(sql`state = 'pending'`),
  check('ledger_pendings_state_check', oneOf(t.state, PENDING_STATES)),
  check('ledger_pendings_end_check', sql`(${t.state} = 'pending') = (${t.endedAt} is null) and (${t.state} = 'posted') = (${t.journalId} is not null)`),
]);

/** Lines of a pending journal. `reserves` is what a line takes out of an account that has a floor (0 for the other side). */
export const ledgerPendingLines = pgTable('ledger_pending_lines', {
  pendingId: text('pending_id').notNull().references(() => ledgerPendings.id),
  line: integer('line').notNull(),
  account: text('account').notNull(),
  currency: currency().notNull(),
  amount: amount('amount').notNull(),
  reserves: amount('reserves').notNull().default(0),
}, (t) => [
  primaryKey({ columns: [t.pendingId, t.line] }),
  index('ledger_pending_lines_account_idx').on(t.account, t.currency),
  check('ledger_pending_lines_amount_check', sql`${t.amount} <> 0 and ${t.reserves} in (0, abs(${t.amount}))`),
]);
