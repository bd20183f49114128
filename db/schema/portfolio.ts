import { sql } from 'drizzle-orm';
import { boolean, check, date, foreignKey, index, integer, jsonb, pgTable, primaryKey, smallint, text, unique, uniqueIndex } from 'drizzle-orm/pg-core';
import { ADVICE, LEGAL_STATUSES, LISTING_STATUSES, OWNERSHIPS, PATENT_KINDS, type Advice, type LegalStatus, type ListingStatus, type Ownership, type PatentKind } from '#app/core/vocabulary.ts';
import { amount, createdAt, currency, instant, oneOf, term, updatedAt } from './columns.ts';
import { users } from './identity.ts';
import { orgs } from './orgs.ts';
import { patents } from './patents.ts';

/**
 * One narrow row beside each patent: everything its organisation sorts, filters and counts by. A patent's own row carries claims, texts and the
 * source record; a list of a hundred thousand is read from here. Facts, listing and value are copied by the database in the transaction that
 * changes them (migration `portfolio_rules`); the judgement is written by `judgePatents`; assignment and decision are the organisation's own.
 */
export const portfolioRows = pgTable('portfolio_rows', {
  patentId: text('patent_id').primaryKey(),
  orgId: text('org_id').notNull(),
  removed: boolean('removed').notNull().default(false),
  number: text('number').notNull(),
  /** Titles to sort by, each language falling back to the other. */
  titleZh: text('title_zh').notNull().default(''),
  titleEn: text('title_en').notNull().default(''),
  /** Titles and every spelling of every number, lower case: what a search in the list looks into. */
  words: text('words').notNull().default(''),
  kind: term<PatentKind>('kind').notNull(),
  authority: text('authority').notNull(),
  /** Main group of the first IPC symbol (`H01M 8`): neighbours that can be sold together. */
  ipcGroup: text('ipc_group').notNull().default(''),
  legalStatus: term<LegalStatus>('legal_status').notNull(),
  filingDate: date('filing_date', { mode: 'string' }),
  grantDate: date('grant_date', { mode: 'string' }),
  expiryDate: date('expiry_date', { mode: 'string' }),
  ownership: term<Ownership>('ownership').notNull(),
  changedAt: instant('changed_at').notNull(),
  /** Its live listing, or the one it was sold by. */
  listingId: text('listing_id'),
  listingStatus: term<ListingStatus>('listing_status'),
  /** The valuation that stands for it in the organisation's books; score in tenths of a point. */
  valuationId: text('valuation_id'),
  valuePoor: boolean('value_poor').notNull().default(false),
  valueScore: smallint('value_score'),
  valueCurrency: currency('value_currency'),
  valueLow: amount('value_low'),
  valueBase: amount('value_base'),
  valueHigh: amount('value_high'),
  /** Order of values: currencies stand apart (CNY, USD, EUR), because amounts of two of them cannot be compared. */
  valueRank: amount('value_rank'),
  valuedOn: date('valued_on', { mode: 'string' }),
  /** Day of the judgement below; null: a fact has changed since. */
  judgedOn: date('judged_on', { mode: 'string' }),
  live: boolean('live').notNull().default(false),
  dormancy: smallint('dormancy'),
  dormant: boolean('dormant').notNull().default(false),
  advice: term<Advice>('advice'),
  /** What following the advice saves in fees, minor units of `fee_currency`. */
  adviceSaves: amount('advice_saves'),
  highValue: text('high_value').array().notNull().default(sql`'{}'::text[]`),
  nextFeeDue: date('next_fee_due', { mode: 'string' }),
  nextFee: amount('next_fee'),
  feesAhead: amount('fees_ahead'),
  feeCurrency: currency('fee_currency'),
  /** The colleague who looks after it. */
  assignedTo: text('assigned_to').references(() => users.id),
  /** What the organisation has decided; today one decision is known: its fees are not paid any more. */
  decision: term<'let_lapse'>('decision'),
  decidedBy: text('decided_by').references(() => users.id),
  decidedAt: instant('decided_at'),
}, (t) => {
  const kept = sql`not removed`;
  return [
    foreignKey({ columns: [t.orgId, t.patentId], foreignColumns: [patents.orgId, patents.id], name: 'portfolio_rows_patent_fk' }),
    unique('portfolio_rows_org_key').on(t.orgId, t.patentId),
    // One index for each order of the list; the id settles ties, so a page begins where the one before ended.
    index('portfolio_rows_number_idx').on(t.orgId, t.number, t.patentId).where(kept),
    index('portfolio_rows_title_zh_idx').on(t.orgId, sql`title_zh COLLATE "zh-x-icu"`, t.patentId).where(kept),
    index('portfolio_rows_title_en_idx').on(t.orgId, sql`title_en COLLATE "en-x-icu"`, t.patentId).where(kept),
    index('portfolio_rows_status_idx').on(t.orgId, t.legalStatus, t.patentId).where(kept),
    index('portfolio_rows_filing_idx').on(t.orgId, t.filingDate, t.patentId).where(kept),
    index('portfolio_rows_grant_idx').on(t.orgId, t.grantDate, t.patentId).where(kept),
    index('portfolio_rows_expiry_idx').on(t.orgId, t.expiryDate, t.patentId).where(kept),
    index('portfolio_rows_fee_idx').on(t.orgId, t.nextFeeDue, t.patentId).where(kept),
    index('portfolio_rows_dormancy_idx').on(t.orgId, t.dormancy, t.patentId).where(kept),
    index('portfolio_rows_value_idx').on(t.orgId, t.valueRank, t.patentId).where(kept),
    index('portfolio_rows_listing_idx').on(t.orgId, t.listingStatus, t.patentId).where(kept),
    index('portfolio_rows_changed_idx').on(t.orgId, t.changedAt, t.patentId).where(kept),
    index('portfolio_rows_group_idx').on(t.orgId, t.ipcGroup, t.legalStatus).where(kept),
    // What the sweep looks for: not judged, or not today.
    index('portfolio_rows_judged_idx').on(t.judgedOn, t.patentId).where(kept),
    check('portfolio_rows_kind_check', oneOf(t.kind, PATENT_KINDS)),
    check('portfolio_rows_status_check', oneOf(t.legalStatus, LEGAL_STATUSES)),
    check('portfolio_rows_ownership_check', oneOf(t.ownership, OWNERSHIPS)),
    check('portfolio_rows_listing_check', oneOf(t.listingStatus, LISTING_STATUSES)),
    check('portfolio_rows_advice_check', oneOf(t.advice, ADVICE)),
    check('portfolio_rows_decision_check', sql`(${t.decision} is null and ${t.decidedBy} is null and ${t.decidedAt} is null) or (${t.decision} = 'let_lapse' and ${t.decidedBy} is not null and ${t.decidedAt} is not null)`),
    check('portfolio_rows_dormancy_check', sql`${t.dormancy} between 0 and 100`),
  ];
});

/** Columns, order and filter of the list under a name: a person's own, or shared with the organisation. */
export const portfolioViews = pgTable('portfolio_views', {
  id: text('id').primaryKey(),
  orgId: text('org_id').notNull().references(() => orgs.id),
  userId: text('user_id').notNull().references(() => users.id),
  name: text('name').notNull(),
  shared: boolean('shared').notNull().default(false),
  /** Opens when its owner opens the portfolio. */
  isDefault: boolean('is_default').notNull().default(false),
  query: jsonb('query').$type<Record<string, string>>().notNull(),
  createdAt: createdAt(),
  updatedAt: updatedAt(),
}, (t) => [
  unique('portfolio_views_name_key').on(t.orgId, t.userId, t.name),
  uniqueIndex('portfolio_views_one_default').on(t.orgId, t.userId).where(sql`is_default`),
]);

/** What can be done to many patents in one step and be taken back. Valuations have batches of their own. */
export const BATCH_ACTIONS = ['assign', 'let_lapse', 'keep_paying', 'draft_listings'] as const;
export type BatchActionCode = (typeof BATCH_ACTIONS)[number];

/** One step over many patents: who, when, what, and whether it was taken back. */
export const portfolioBatches = pgTable('portfolio_batches', {
  id: text('id').primaryKey(),
  orgId: text('org_id').notNull().references(() => orgs.id),
  createdBy: text('created_by').notNull().references(() => users.id),
  action: term<BatchActionCode>('action').notNull(),
  /** Who a patent was assigned to; null = to nobody, or another kind of step. */
  assignee: text('assignee').references(() => users.id),
  changed: integer('changed').notNull(),
  leftOut: integer('left_out').notNull(),
  undoneBy: text('undone_by').references(() => users.id),
  undoneAt: instant('undone_at'),
  restored: integer('restored'),
  kept: integer('kept'),
  createdAt: createdAt(),
}, (t) => [
  unique('portfolio_batches_org_id_key').on(t.orgId, t.id),
  index('portfolio_batches_org_idx').on(t.orgId, t.createdAt),
  check('portfolio_batches_action_check', oneOf(t.action, BATCH_ACTIONS)),
  check('portfolio_batches_undo_check', sql`(${t.undoneAt} is null) = (${t.undoneBy} is null) and (${t.undoneAt} is null) = (${t.restored} is null) and (${t.undoneAt} is null) = (${t.kept} is null)`),
]);

/** What a step found in each patent before it changed it. */
export const portfolioBatchRows = pgTable('portfolio_batch_rows', {
  batchId: text('batch_id').notNull(),
  patentId: text('patent_id').notNull(),
  orgId: text('org_id').notNull(),
  assignedBefore: text('assigned_before').references(() => users.id),
  /** Draft the step opened. */
  listingId: text('listing_id'),
}, (t) => [
  primaryKey({ columns: [t.batchId, t.patentId] }),
  foreignKey({ columns: [t.orgId, t.batchId], foreignColumns: [portfolioBatches.orgId, portfolioBatches.id], name: 'portfolio_batch_rows_batch_fk' }),
  foreignKey({ columns: [t.orgId, t.patentId], foreignColumns: [patents.orgId, patents.id], name: 'portfolio_batch_rows_patent_fk' }),
]);
