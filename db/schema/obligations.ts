import { sql } from 'drizzle-orm';
import { boolean, check, date, index, integer, pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core';
import { OBLIGATION_KINDS, ORIGIN_KINDS, PARTY_ROLES, SETTLEMENT_KINDS, type CreditCause, type ObligationKind, type ObligationState, type OriginKind, type PartyRole, type PayeeRole, type SettlementKind } from '#app/core/obligation-words.ts';
import { MONEY_SUBJECTS, type MoneySubjectKind } from '#app/core/money-subject.ts';
import { amount, createdAt, currency, instant, oneOf, term } from './columns.ts';
import { deals } from './deals.ts';
import { ledgerJournals } from './ledger.ts';
import { orgs } from './orgs.ts';
import { users } from './identity.ts';

/** What was agreed between whom, out of what (an offer, a sale …): it opens one process, and everything owed under it hangs on it. */
export const agreements = pgTable('agreements', {
  id: text('id').primaryKey(),
  originKind: term<OriginKind>('origin_kind').notNull(),
  originId: text('origin_id').notNull(),
  /** What the process runs on; its case has the same id. */
  subjectKind: term<MoneySubjectKind>('subject_kind').notNull().default('deal'),
  subjectId: text('subject_id').notNull(),
  currency: currency().notNull(),
  /** What it is about and where it is shown, for notices and the operator's queue; a deal says that itself. */
  titleZh: text('title_zh').notNull().default(''),
  titleEn: text('title_en').notNull().default(''),
  href: text('href').notNull().default(''),
  /** Credit the debtor has not used yet: money paid or owed too much, and paid minimums that count against what is earned above a later one. */
  creditFree: amount('credit_free').notNull().default(0),
  creditMinimum: amount('credit_minimum').notNull().default(0),
  openedAt: instant('opened_at').notNull().default(sql`now()`),
}, (t) => [
  unique('agreements_origin_key').on(t.originKind, t.originId), unique('agreements_subject_key').on(t.subjectId),
  check('agreements_subject_check', oneOf(t.subjectKind, MONEY_SUBJECTS)), check('agreements_origin_check', oneOf(t.originKind, ORIGIN_KINDS)), check('agreements_credit_check', sql`${t.creditFree} >= 0 and ${t.creditMinimum} >= 0`),
]);

export const agreementParties = pgTable('agreement_parties', {
  agreementId: text('agreement_id').notNull().references(() => agreements.id),
  role: term<PartyRole>('role').notNull(),
  orgId: text('org_id').notNull().references(() => orgs.id),
}, (t) => [primaryKey({ columns: [t.agreementId, t.role] }), index('agreement_parties_org_idx').on(t.orgId), check('agreement_parties_role_check', oneOf(t.role, PARTY_ROLES))]);

/** What is owed in all: the amount, less credit used on it, plus what was overpaid on it and given as credit. */
const OWED = 'amount - credited + carried';

/**
 * Who owes whom how much, why, when, released on what. `settled` and `released` are the sums of its settlements, which alone change them;
 * what is settled and not released is held for it.
 */
export const obligations = pgTable('obligations', {
  id: text('id').primaryKey(),
  agreementId: text('agreement_id').notNull().references(() => agreements.id),
  /** What its money belongs to (a deal, a deposit, a service case): whose held account it passes, and under whose lock it moves. */
  dealId: text('deal_id').notNull().references(() => agreements.subjectId),
  /** Its name within the deal, as payments carry it: `price`, `royalty_20260101` … */
  code: text('code').notNull(),
  kind: term<ObligationKind>('kind').notNull(),
  debtorOrgId: text('debtor_org_id').notNull().references(() => orgs.id),
  /** Null: the platform itself (a claim). */
  creditorOrgId: text('creditor_org_id').references(() => orgs.id),
  currency: currency().notNull(),
  amount: amount('amount').notNull(),
  /** Last legal day of payment, to 24:00 in China; null while a clock of the process says it. */
  dueOn: date('due_on', { mode: 'string' }),
  /** What lets the money go on to its payees: a step of the process (`release`), or the payment itself. */
  releaseOn: term<'release' | 'payment'>('release_on').notNull(),
  /** When that came; whatever is settled from then on goes on at once. */
  releaseMetAt: instant('release_met_at'),
  /** A royalty: its period, and how much of the amount comes from where. */
  periodStart: date('period_start', { mode: 'string' }),
  periodEnd: date('period_end', { mode: 'string' }),
  credited: amount('credited').notNull().default(0),
  carried: amount('carried').notNull().default(0),
  settled: amount('settled').notNull().default(0),
  released: amount('released').notNull().default(0),
  /** It was wholly settled once. */
  whole: boolean('whole').notNull().default(false),
  /** Found unpaid after its day. */
  lateAt: instant('late_at'),
  ended: term<'waived' | 'written_off'>('ended'),
  endedAt: instant('ended_at'),
  endedReason: text('ended_reason').notNull().default(''),
  state: term<ObligationState>('state').notNull().generatedAlwaysAs(sql.raw(`case when ended is not null then ended
    when settled >= ${OWED} and released >= ${OWED} then 'released' when settled >= ${OWED} then 'settled'
    when whole then 'reopened' when settled > 0 then 'partly_settled' else 'open' end`)),
  createdAt: createdAt(),
}, (t) => [
  unique('obligations_code_key').on(t.dealId, t.code), index('obligations_agreement_idx').on(t.agreementId),
  index('obligations_debtor_idx').on(t.debtorOrgId), index('obligations_creditor_idx').on(t.creditorOrgId),
  index('obligations_due_idx').on(t.dueOn).where(sql`late_at is null and ended is null and settled < ${sql.raw(OWED)}`),
  check('obligations_kind_check', oneOf(t.kind, OBLIGATION_KINDS)), check('obligations_release_check', oneOf(t.releaseOn, ['release', 'payment'])),
  check('obligations_sums_check', sql`${t.amount} >= 0 and ${t.credited} between 0 and ${t.amount} and ${t.carried} >= 0 and ${t.settled} >= 0 and ${t.released} between 0 and ${t.settled}`),
  check('obligations_period_check', sql`(${t.kind} = 'royalty') = (${t.periodStart} is not null) and (${t.periodStart} is null) = (${t.periodEnd} is null)`),
  check('obligations_end_check', sql`(${t.ended} is null) = (${t.endedAt} is null) and (${t.ended} is null or ${t.ended} in ('waived', 'written_off'))`),
]);

/** Among whom an obligation's money is divided, in basis points; together the whole. */
export const obligationPayees = pgTable('obligation_payees', {
  obligationId: text('obligation_id').notNull().references(() => obligations.id),
  role: term<PayeeRole>('role').notNull(),
  /** Null for the platform. */
  orgId: text('org_id').references(() => orgs.id),
  shareBps: integer('share_bps').notNull(),
}, (t) => [
  primaryKey({ columns: [t.obligationId, t.role] }), index('obligation_payees_org_idx').on(t.orgId),
  check('obligation_payees_share_check', sql`${t.shareBps} between 1 and 10000`), check('obligation_payees_role_check', sql`(${t.role} = 'platform') = (${t.orgId} is null)`),
]);

/** What one journal did to one obligation; what took something back is a row with negative sums. Written once. */
export const settlements = pgTable('settlements', {
  id: text('id').primaryKey(),
  obligationId: text('obligation_id').notNull().references(() => obligations.id),
  dealId: text('deal_id').notNull(),
  kind: term<SettlementKind>('kind').notNull(),
  paymentId: text('payment_id'),
  journalId: text('journal_id').notNull().references(() => ledgerJournals.id),
  /** What the debtor has paid by it. */
  amount: amount('amount').notNull(),
  /** What went on to the payees by it. `amount - released` is what it moved on the account on which the money is held. */
  released: amount('released').notNull().default(0),
  at: instant('at').notNull().default(sql`now()`),
}, (t) => [
  unique('settlements_journal_key').on(t.journalId, t.obligationId), index('settlements_obligation_idx').on(t.obligationId), index('settlements_deal_idx').on(t.dealId),
  check('settlements_kind_check', oneOf(t.kind, SETTLEMENT_KINDS)), check('settlements_amount_check', sql`${t.amount} <> 0 or ${t.released} <> 0`),
]);

/** Credit of an agreement's debtor: granted (+) by an obligation, or used (−) on one. Written once; the agreement keeps the sums. */
export const obligationCredits = pgTable('obligation_credits', {
  id: text('id').primaryKey(),
  agreementId: text('agreement_id').notNull().references(() => agreements.id),
  obligationId: text('obligation_id').notNull().references(() => obligations.id),
  /** `free` counts against anything owed; `minimum` only against what is earned above a period's minimum. */
  pool: term<'free' | 'minimum'>('pool').notNull(),
  cause: term<CreditCause>('cause').notNull(),
  amount: amount('amount').notNull(),
  at: instant('at').notNull().default(sql`now()`),
}, (t) => [
  index('obligation_credits_agreement_idx').on(t.agreementId), index('obligation_credits_obligation_idx').on(t.obligationId),
  check('obligation_credits_check', sql`(${t.cause} <> 'used' or ${t.amount} < 0) and (${t.amount} > 0 or ${t.cause} in ('used', 'amended')) and ${t.amount} <> 0 and ${t.pool} in ('free', 'minimum') and ${t.cause} in ('amended', 'overpaid', 'minimum', 'used')`),
]);

/** Reports of a royalty period as the licensee made them, one after the other; an amendment is another report. Written once. */
export const royaltyReports = pgTable('royalty_reports', {
  id: text('id').primaryKey(),
  dealId: text('deal_id').notNull().references(() => deals.id),
  periodStart: date('period_start', { mode: 'string' }).notNull(),
  no: integer('no').notNull(),
  salesAmount: amount('sales_amount').notNull(),
  /** Rate times sales. */
  earnedAmount: amount('earned_amount').notNull(),
  /** What the period costs by this report: the earned royalty, or the minimum where that is more. */
  royaltyAmount: amount('royalty_amount').notNull(),
  /** What this report made payable beyond the reports before it; null when nothing. */
  obligationId: text('obligation_id').references(() => obligations.id),
  reason: text('reason').notNull().default(''),
  /** Null for reports from before persons were kept. */
  byUserId: text('by_user_id').references(() => users.id),
  reportedAt: instant('reported_at').notNull().default(sql`now()`),
}, (t) => [unique('royalty_reports_no_key').on(t.dealId, t.periodStart, t.no), check('royalty_reports_amount_check', sql`${t.salesAmount} >= 0 and ${t.earnedAmount} >= 0 and ${t.royaltyAmount} >= ${t.earnedAmount} and ${t.no} > 0`)]);
