import { sql } from 'drizzle-orm';
import { check, index, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { amount, instant, oneOf, term } from './columns.ts';
import { orgs } from './orgs.ts';
import { users } from './identity.ts';

/** What takes two persons. The platform's own kinds, and a company's second signature. */
export const APPROVAL_KINDS = ['confirm_registration', 'confirm_handover', 'release', 'receipt', 'payout', 'refund', 'override', 'correction', 'second_signature'] as const;
export type ApprovalKind = (typeof APPROVAL_KINDS)[number];
export const APPROVAL_SUBJECTS = ['deal', 'payment', 'bank_order', 'correction', 'listing', 'offer', 'sale', 'posted_price'] as const;
export type ApprovalSubject = (typeof APPROVAL_SUBJECTS)[number];
export const APPROVAL_DECISIONS = ['approved', 'refused', 'withdrawn', 'expired', 'overtaken'] as const;
export type ApprovalDecision = (typeof APPROVAL_DECISIONS)[number];
/** The acts of a company that a second signature may stand before; '' for the platform's kinds, which are acts themselves. */
export const SIGNED_ACTS = ['', 'offer.make', 'offer.counter', 'offer.confirm', 'offer.accept', 'deal.sign', 'deal.pay', 'sale.bid', 'price.accept'] as const;
export type SignedAct = Exclude<(typeof SIGNED_ACTS)[number], ''>;

/**
 * A second person's yes to one act. `what` is exactly what is approved, `hash` the SHA-256 of its canonical JSON, which the database
 * computes again. Whoever asked, and whoever took a step that bars them (`barred`), cannot approve: a constraint. It is used once, in
 * the transaction of the act. Request and decision never change afterwards: a trigger.
 */
export const approvals = pgTable('approvals', {
  id: text('id').primaryKey(),
  kind: term<ApprovalKind>('kind').notNull(),
  act: term<SignedAct | ''>('act').notNull().default(''),
  subjectKind: term<ApprovalSubject>('subject_kind').notNull(),
  subjectId: text('subject_id').notNull(),
  /** The deal it belongs to, where there is one. */
  dealId: text('deal_id'),
  /** Whose it is; null = the platform's. */
  orgId: text('org_id').references(() => orgs.id),
  what: jsonb('what').$type<Record<string, unknown>>().notNull(),
  hash: text('hash').notNull(),
  requestedBy: text('requested_by').notNull().references(() => users.id),
  /** The organisation they acted for: it is told of the decision. */
  requestedOrgId: text('requested_org_id').notNull().references(() => orgs.id),
  /** Accounts that may not approve beside whoever asked: they took an earlier step of the same matter. */
  barred: text('barred').array().notNull().default(sql`'{}'::text[]`),
  requestedAt: instant('requested_at').notNull().default(sql`now()`),
  expiresAt: instant('expires_at').notNull(),
  decision: term<ApprovalDecision>('decision'),
  decidedBy: text('decided_by').references(() => users.id),
  decidedAt: instant('decided_at'),
  reason: text('reason').notNull().default(''),
  /** When the act was done, in whose transaction it was approved. */
  usedAt: instant('used_at'),
}, (t) => [
  uniqueIndex('approvals_open_key').on(t.kind, t.act, t.subjectKind, t.subjectId, sql`coalesce(org_id, '')`).where(sql`decision is null`),
  index('approvals_subject_idx').on(t.subjectId, t.kind),
  index('approvals_due_idx').on(t.expiresAt).where(sql`decision is null`),
  index('approvals_deal_idx').on(t.dealId),
  index('approvals_org_idx').on(t.orgId, t.requestedAt),
  check('approvals_kind_check', oneOf(t.kind, APPROVAL_KINDS)),
  check('approvals_act_check', oneOf(t.act, SIGNED_ACTS)),
  check('approvals_subject_check', oneOf(t.subjectKind, APPROVAL_SUBJECTS)),
  check('approvals_decision_check', oneOf(t.decision, APPROVAL_DECISIONS)),
  check('approvals_side_check', sql`(${t.kind} = 'second_signature') = (${t.orgId} is not null) and (${t.kind} = 'second_signature') = (${t.act} <> '')`),
  check('approvals_two_persons_check', sql`${t.decision} is distinct from 'approved' or (${t.decidedBy} is not null and ${t.decidedBy} <> ${t.requestedBy} and not (${t.decidedBy} = any (${t.barred})))`),
  check('approvals_end_check', sql`(${t.decision} is null) = (${t.decidedAt} is null) and (${t.decision} is not null or ${t.decidedBy} is null)
    and (${t.usedAt} is null or ${t.decision} = 'approved') and (${t.decision} is distinct from 'approved' or ${t.usedAt} is not null)`),
  check('approvals_refusal_check', sql`${t.decision} is distinct from 'refused' or (${t.decidedBy} is not null and ${t.reason} <> '')`),
  check('approvals_time_check', sql`${t.expiresAt} > ${t.requestedAt}`),
]);

/** From which sum on an organisation binds itself by two persons (CNY minor units; null = by one). Private, so apart from the public profile. */
export const orgSignatureRules = pgTable('org_signature_rules', {
  orgId: text('org_id').primaryKey().references(() => orgs.id),
  secondAbove: amount('second_above'),
  setBy: text('set_by').notNull().references(() => users.id),
  setAt: instant('set_at').notNull().default(sql`now()`),
}, (t) => [check('org_signature_rules_amount_check', sql`${t.secondAbove} is null or ${t.secondAbove} >= 0`)]);
