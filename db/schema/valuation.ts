import { sql } from 'drizzle-orm';
import { boolean, check, date, foreignKey, index, integer, jsonb, pgTable, primaryKey, smallint, text, unique } from 'drizzle-orm/pg-core';
import { amount, createdAt, currency, instant, oneOf, term, updatedAt } from './columns.ts';
import { users } from './identity.ts';
import { orgs } from './orgs.ts';
import { patents } from './patents.ts';

/** Closed lists of the valuation room as the database checks them (their meanings: app/modules/valuation/vocabulary.ts). */
const SCENARIO_LIST = ['transfer_licence', 'finance', 'equity', 'management'] as const;
const ROLE_LIST = ['inventor', 'officer', 'buyer'] as const;
const SHOW_LIST = ['nothing', 'score', 'band', 'score_and_band'] as const;
const STATUS_LIST = ['queued', 'running', 'succeeded', 'failed'] as const;
const BASIS_LIST = ['methods', 'floor_only', 'veto'] as const;

/** One state of the comparison corpus. Never changed: a snapshot names the set it was compared with. */
export const valuationCohortSets = pgTable('valuation_cohort_sets', {
  id: text('id').primaryKey(),
  /** Day the corpus was read. */
  asOf: date('as_of', { mode: 'string' }).notNull(),
  patents: integer('patents').notNull(),
  createdAt: createdAt(),
}, (t) => [index('valuation_cohort_sets_as_of_idx').on(t.asOf)]);

/** Distribution of one indicator in one cohort: value → number of patents, of all organisations together; small cohorts are never stored. */
export const valuationCohorts = pgTable('valuation_cohorts', {
  setId: text('set_id').notNull().references(() => valuationCohortSets.id),
  /** `y2018:f8`, `w2018:f8` (a year and its neighbours), `f8`, `all`. */
  key: text('key').notNull(),
  indicator: text('indicator').notNull(),
  n: integer('n').notNull(),
  histogram: jsonb('histogram').$type<[number, number][]>().notNull(),
}, (t) => [primaryKey({ columns: [t.setId, t.key, t.indicator] }), check('valuation_cohorts_n_check', sql`${t.n} >= 10`)]);

/** A portfolio to be valued by the worker. `cursor` is the last patent done: after a crash the work goes on behind it. */
export const valuationBatches = pgTable('valuation_batches', {
  id: text('id').primaryKey(),
  orgId: text('org_id').notNull().references(() => orgs.id),
  createdBy: text('created_by').notNull().references(() => users.id),
  scenario: text('scenario').notNull(),
  currency: currency().notNull(),
  valuedOn: date('valued_on', { mode: 'string' }).notNull(),
  feeReduction: text('fee_reduction').notNull().default('none'),
  /** What the organisation stated of a patent before is taken over. */
  carryStated: boolean('carry_stated').notNull().default(true),
  /** Chosen patents; null = all of the organisation. */
  patentIds: text('patent_ids').array(),
  status: term<(typeof STATUS_LIST)[number]>('status').notNull().default('queued'),
  total: integer('total').notNull(),
  done: integer('done').notNull().default(0),
  valued: integer('valued').notNull().default(0),
  vetoed: integer('vetoed').notNull().default(0),
  failed: integer('failed').notNull().default(0),
  cursor: text('cursor').notNull().default(''),
  error: text('error'),
  startedAt: instant('started_at'),
  finishedAt: instant('finished_at'),
  createdAt: createdAt(),
}, (t) => [
  unique('valuation_batches_org_id_key').on(t.orgId, t.id),
  index('valuation_batches_org_idx').on(t.orgId, t.createdAt),
  check('valuation_batches_status_check', oneOf(t.status, STATUS_LIST)),
  check('valuation_batches_scenario_check', oneOf(t.scenario, SCENARIO_LIST)),
  check('valuation_batches_counts_check', sql`${t.done} = ${t.valued} + ${t.vetoed} + ${t.failed} and ${t.done} <= ${t.total}`),
]);

/** Why a patent of a batch got no valuation. */
export const valuationBatchProblems = pgTable('valuation_batch_problems', {
  orgId: text('org_id').notNull(),
  batchId: text('batch_id').notNull(),
  patentId: text('patent_id').notNull(),
  patentNumber: text('patent_number').notNull(),
  path: text('path').notNull(),
  code: text('code').notNull(),
}, (t) => [
  primaryKey({ columns: [t.batchId, t.patentId] }),
  foreignKey({ columns: [t.orgId, t.batchId], foreignColumns: [valuationBatches.orgId, valuationBatches.id], name: 'valuation_batch_problems_batch_fk' }),
]);

/**
 * A valuation as it was made: what went in (with sources), by which version of the method, with which seed, and what came out.
 * Append-only. `org_id` is the organisation that asked, `patent_org_id` the one whose record of the patent was valued.
 */
export const valuations = pgTable('valuations', {
  id: text('id').primaryKey(),
  orgId: text('org_id').notNull().references(() => orgs.id),
  patentOrgId: text('patent_org_id').notNull(),
  patentId: text('patent_id').notNull(),
  patentNumber: text('patent_number').notNull(),
  scenario: text('scenario').notNull(),
  currency: currency().notNull(),
  valuedOn: date('valued_on', { mode: 'string' }).notNull(),
  methodVersion: text('method_version').notNull(),
  methodHash: text('method_hash').notNull(),
  seed: amount('seed').notNull(),
  draws: integer('draws').notNull(),
  inputs: jsonb('inputs').$type<Record<string, unknown>>().notNull(),
  results: jsonb('results').$type<Record<string, unknown>>().notNull(),
  resultsHash: text('results_hash').notNull(),
  veto: text('veto'),
  basis: text('basis'),
  /** Score in tenths of a point, 0-1000; null when nothing is known. */
  score: smallint('score'),
  lowAmount: amount('low_amount'),
  baseAmount: amount('base_amount'),
  highAmount: amount('high_amount'),
  batchId: text('batch_id'),
  createdBy: text('created_by').notNull(),
  createdAt: createdAt(),
}, (t) => [
  foreignKey({ columns: [t.patentOrgId, t.patentId], foreignColumns: [patents.orgId, patents.id], name: 'valuations_patent_fk' }),
  foreignKey({ columns: [t.orgId, t.batchId], foreignColumns: [valuationBatches.orgId, valuationBatches.id], name: 'valuations_batch_fk' }),
  unique('valuations_org_id_key').on(t.orgId, t.id),
  index('valuations_patent_idx').on(t.orgId, t.patentId, t.id),
  // What was stated of a patent is looked up a page of a batch at a time; batches' own rows would only be in the way.
  index('valuations_stated_idx').on(t.orgId, t.patentId, t.id).where(sql`batch_id is null`),
  index('valuations_fingerprint_idx').on(t.resultsHash),
  index('valuations_batch_idx').on(t.batchId).where(sql`batch_id is not null`),
  check('valuations_scenario_check', oneOf(t.scenario, SCENARIO_LIST)),
  check('valuations_basis_check', oneOf(t.basis, BASIS_LIST)),
  check('valuations_score_check', sql`${t.score} between 0 and 1000`),
  check('valuations_band_check', sql`(${t.lowAmount} is null and ${t.baseAmount} is null and ${t.highAmount} is null) or (0 <= ${t.lowAmount} and ${t.lowAmount} <= ${t.baseAmount} and ${t.baseAmount} <= ${t.highAmount} and ${t.highAmount} <= 10000000000000)`),
  check('valuations_veto_check', sql`${t.veto} is null or (${t.score} = 0 and ${t.highAmount} = 0)`),
]);

/** One answer of one person to one question about a patent. Append-only: the newest of an organisation and role counts. */
export const valuationAnswers = pgTable('valuation_answers', {
  id: text('id').primaryKey(),
  orgId: text('org_id').notNull().references(() => orgs.id),
  patentOrgId: text('patent_org_id').notNull(),
  patentId: text('patent_id').notNull(),
  role: term<(typeof ROLE_LIST)[number]>('role').notNull(),
  question: text('question').notNull(),
  bankVersion: text('bank_version').notNull(),
  score: smallint('score').notNull(),
  note: text('note').notNull().default(''),
  userId: text('user_id').notNull().references(() => users.id),
  authorName: text('author_name').notNull(),
  createdAt: createdAt(),
}, (t) => [
  foreignKey({ columns: [t.patentOrgId, t.patentId], foreignColumns: [patents.orgId, patents.id], name: 'valuation_answers_patent_fk' }),
  index('valuation_answers_patent_idx').on(t.patentId, t.question),
  check('valuation_answers_role_check', oneOf(t.role, ROLE_LIST)),
  check('valuation_answers_side_check', sql`(${t.role} = 'buyer') = (${t.orgId} <> ${t.patentOrgId})`),
  check('valuation_answers_score_check', sql`${t.score} between 1 and 5`),
]);

/** What an owner shows of a valuation: only the figures it chose are written here, so nothing else can leak. One row a patent; the audit trail keeps the changes. */
export const valuationPublications = pgTable('valuation_publications', {
  patentId: text('patent_id').primaryKey(),
  orgId: text('org_id').notNull(),
  valuationId: text('valuation_id').notNull(),
  show: term<(typeof SHOW_LIST)[number]>('show').notNull(),
  valuedOn: date('valued_on', { mode: 'string' }).notNull(),
  methodVersion: text('method_version').notNull(),
  currency: currency().notNull(),
  score: smallint('score'),
  lowAmount: amount('low_amount'),
  baseAmount: amount('base_amount'),
  highAmount: amount('high_amount'),
  /** The seller's word or a document behind the figures: shown beside them. */
  sellerAsserted: boolean('seller_asserted').notNull().default(false),
  updatedAt: updatedAt(),
}, (t) => [
  foreignKey({ columns: [t.orgId, t.patentId], foreignColumns: [patents.orgId, patents.id], name: 'valuation_publications_patent_fk' }),
  foreignKey({ columns: [t.orgId, t.valuationId], foreignColumns: [valuations.orgId, valuations.id], name: 'valuation_publications_valuation_fk' }),
  check('valuation_publications_show_check', oneOf(t.show, SHOW_LIST)),
  check('valuation_publications_chosen_check', sql`(${t.show} in ('score', 'score_and_band') or ${t.score} is null) and (${t.show} in ('band', 'score_and_band') or ${t.highAmount} is null)`),
]);
