import { sql } from 'drizzle-orm';
import { check, date, index, integer, pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core';
import { amount, createdAt, currency, instant, oneOf, term } from './columns.ts';
import { users } from './identity.ts';
import { orgs } from './orgs.ts';

export const SERVICE_KINDS = ['appraisal', 'value_adding', 'search', 'fast_track', 'contract_registration', 'training'] as const;
export type ServiceKind = (typeof SERVICE_KINDS)[number];
export const QUOTE_STATES = ['open', 'chosen', 'lost', 'withdrawn'] as const;
export type QuoteState = (typeof QUOTE_STATES)[number];

/** What a client asks of the service alliance, and where it stands; its case moves it, and its money hangs on its id. */
export const serviceCases = pgTable('service_cases', {
  id: text('id').primaryKey(),
  kind: term<ServiceKind>('kind').notNull(),
  clientOrgId: text('client_org_id').notNull().references(() => orgs.id),
  /** Chosen by the client out of the quotes; null before. */
  agencyOrgId: text('agency_org_id').references(() => orgs.id),
  quoteId: text('quote_id'),
  patentNumber: text('patent_number'),
  title: text('title').notNull(),
  brief: text('brief').notNull(),
  quotesUntil: date('quotes_until', { mode: 'string' }).notNull(),
  rulePack: text('rule_pack').notNull(),
  state: text('state').notNull(),
  version: integer('version').notNull().default(0),
  outcome: term<'completed' | 'cancelled'>('outcome'),
  closedAt: instant('closed_at'),
  createdBy: text('created_by').notNull().references(() => users.id),
  createdAt: createdAt(),
}, (t) => [
  index('service_cases_client_idx').on(t.clientOrgId, t.createdAt), index('service_cases_agency_idx').on(t.agencyOrgId, t.createdAt),
  check('service_cases_kind_check', oneOf(t.kind, SERVICE_KINDS)), check('service_cases_sides_check', sql`${t.agencyOrgId} is null or ${t.agencyOrgId} <> ${t.clientOrgId}`),
  check('service_cases_choice_check', sql`(${t.agencyOrgId} is null) = (${t.quoteId} is null)`),
]);

/** Agencies asked for a quote: they see the request, and nobody else of the alliance does. */
export const serviceInvitations = pgTable('service_invitations', {
  caseId: text('case_id').notNull().references(() => serviceCases.id),
  agencyOrgId: text('agency_org_id').notNull().references(() => orgs.id),
  createdAt: createdAt(),
}, (t) => [primaryKey({ columns: [t.caseId, t.agencyOrgId] }), index('service_invitations_agency_idx').on(t.agencyOrgId)]);

/** What an agency would do it for. Its terms do not change; one agency quotes once. */
export const serviceQuotes = pgTable('service_quotes', {
  id: text('id').primaryKey(),
  caseId: text('case_id').notNull().references(() => serviceCases.id),
  agencyOrgId: text('agency_org_id').notNull().references(() => orgs.id),
  currency: currency().notNull().default('CNY'),
  amount: amount('amount').notNull(),
  /** Days from the payment to the delivery. */
  days: integer('days').notNull(),
  note: text('note').notNull().default(''),
  /** Last legal day on which it can be chosen. */
  validUntil: date('valid_until', { mode: 'string' }).notNull(),
  state: term<QuoteState>('state').notNull().default('open'),
  createdBy: text('created_by').notNull().references(() => users.id),
  createdAt: createdAt(),
}, (t) => [
  unique('service_quotes_once').on(t.caseId, t.agencyOrgId), check('service_quotes_state_check', oneOf(t.state, QUOTE_STATES)),
  check('service_quotes_terms_check', sql`${t.amount} > 0 and ${t.days} between 1 and 730`),
]);

/** What the agency handed in, the first time and after a remedy. Written once. */
export const serviceDeliveries = pgTable('service_deliveries', {
  caseId: text('case_id').notNull().references(() => serviceCases.id),
  no: integer('no').notNull(),
  fileId: text('file_id').notNull(),
  note: text('note').notNull().default(''),
  byUserId: text('by_user_id').notNull().references(() => users.id),
  createdAt: createdAt(),
}, (t) => [primaryKey({ columns: [t.caseId, t.no] })]);

/** What the client says of a finished case; the only source of an agency's rating. Written once. */
export const serviceRatings = pgTable('service_ratings', {
  caseId: text('case_id').primaryKey().references(() => serviceCases.id),
  agencyOrgId: text('agency_org_id').notNull().references(() => orgs.id),
  stars: integer('stars').notNull(),
  words: text('words').notNull().default(''),
  byUserId: text('by_user_id').notNull().references(() => users.id),
  createdAt: createdAt(),
}, (t) => [index('service_ratings_agency_idx').on(t.agencyOrgId), check('service_ratings_stars_check', sql`${t.stars} between 1 and 5`)]);
