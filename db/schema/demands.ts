import { sql } from 'drizzle-orm';
import { check, date, foreignKey, index, integer, pgTable, text, unique } from 'drizzle-orm/pg-core';
import { CREDIBILITY_TIERS, DEAL_KINDS, DEMAND_STATUSES, PASS_REASONS, TERRITORIES, type CredibilityTier, type DealKind, type DemandStatus, type Locale, type PassReason, type Territory } from '#app/core/vocabulary.ts';
import { amount, createdAt, currency, eachOf, oneOf, term, updatedAt } from './columns.ts';
import { orgs } from './orgs.ts';
import { users } from './identity.ts';

/** What a company needs, in the words and language of its author. Public while open; the name is withheld when anonymous. */
export const demands = pgTable('demands', {
  id: text('id').primaryKey(),
  orgId: text('org_id').notNull().references(() => orgs.id),
  createdBy: text('created_by').notNull().references(() => users.id),
  status: term<DemandStatus>('status').notNull().default('draft'),
  lang: term<Locale>('lang').notNull(),
  title: text('title').notNull(),
  problem: text('problem').notNull(),
  material: text('material').notNull().default(''),
  method: text('method').notNull().default(''),
  efficacy: text('efficacy').notNull().default(''),
  product: text('product').notNull().default(''),
  application: text('application').notNull().default(''),
  /** IPC subclasses the author chose; empty = let the matcher decide. */
  ipc: text('ipc').array().notNull().default(sql`'{}'::text[]`),
  currency: currency().notNull().default('CNY'),
  budgetMin: amount('budget_min'),
  budgetMax: amount('budget_max'),
  dealKinds: text('deal_kinds').array().$type<DealKind[]>().notNull().default(sql`'{}'::text[]`),
  territories: text('territories').array().$type<Territory[]>().notNull().default(sql`'{}'::text[]`),
  trlMin: integer('trl_min'),
  deadline: date('deadline', { mode: 'string' }),
  visibility: term<'named' | 'anonymous'>('visibility').notNull().default('named'),
  tier: term<CredibilityTier>('tier').notNull().default('unverified'),
  version: integer('version').notNull().default(1),
  createdAt: createdAt(),
  updatedAt: updatedAt(),
}, (t) => [
  unique('demands_org_id_key').on(t.orgId, t.id),
  index('demands_org_idx').on(t.orgId, t.status),
  check('demands_status_check', oneOf(t.status, DEMAND_STATUSES)),
  check('demands_kinds_check', eachOf(t.dealKinds, DEAL_KINDS)),
  check('demands_territories_check', eachOf(t.territories, TERRITORIES)),
  check('demands_visibility_check', oneOf(t.visibility, ['named', 'anonymous'])),
  check('demands_tier_check', oneOf(t.tier, CREDIBILITY_TIERS)),
  check('demands_budget_check', sql`coalesce(${t.budgetMin}, 0) >= 0 and coalesce(${t.budgetMax}, 1) > 0 and coalesce(${t.budgetMin}, 0) <= coalesce(${t.budgetMax}, ${t.budgetMin}, 0)`),
]);

/** What the company said of a match. Append-only: the newest row per demand and listing counts. */
export const matchFeedback = pgTable('match_feedback', {
  id: text('id').primaryKey(),
  orgId: text('org_id').notNull(),
  demandId: text('demand_id').notNull(),
  listingId: text('listing_id').notNull(),
  verdict: term<'interested' | 'pass'>('verdict').notNull(),
  reason: term<PassReason>('reason'),
  userId: text('user_id').notNull().references(() => users.id),
  createdAt: createdAt(),
}, (t) => [
  foreignKey({ columns: [t.orgId, t.demandId], foreignColumns: [demands.orgId, demands.id], name: 'match_feedback_demand_fk' }),
  index('match_feedback_demand_idx').on(t.orgId, t.demandId),
  check('match_feedback_verdict_check', oneOf(t.verdict, ['interested', 'pass'])),
  check('match_feedback_reason_check', oneOf(t.reason, PASS_REASONS)),
  check('match_feedback_pass_reason_check', sql`(${t.verdict} = 'pass') = (${t.reason} is not null)`),
]);
