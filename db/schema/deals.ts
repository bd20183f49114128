import { sql } from 'drizzle-orm';
import { boolean, check, date, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, unique, type AnyPgColumn } from 'drizzle-orm/pg-core';
import { DEAL_KINDS, GATE_CODES, type Attester, type DealKind, type GateCode, type Territory } from '#app/core/vocabulary.ts';
import { amount, createdAt, currency, instant, oneOf, term, updatedAt } from './columns.ts';
import { listings } from './listings.ts';
import { offers } from './offers.ts';
import { orgs } from './orgs.ts';
import { users } from './identity.ts';

/**
 * A deal: the agreed terms (fixed at acceptance). Where it stands is its case's (process.ts); `state`, `version`, `disputed` and the end are
 * copied from there by the database in the same transaction, so that lists stay cheap, and nothing else may change them.
 */
export const deals = pgTable('deals', {
  id: text('id').primaryKey(),
  /** The offer it came from; null where it came from something else, which its agreement names. */
  offerId: text('offer_id').unique().references(() => offers.id),
  listingId: text('listing_id').notNull(),
  patentId: text('patent_id').notNull(),
  patentNumber: text('patent_number').notNull(),
  kind: term<DealKind>('kind').notNull(),
  process: text('process').notNull(),
  processVersion: integer('process_version').notNull(),
  /** Version of the rule pack the deal started under; it keeps it to its end. */
  rulePack: text('rule_pack').notNull(),
  state: text('state').notNull(),
  version: integer('version').notNull().default(0),
  sellerOrgId: text('seller_org_id').notNull().references(() => orgs.id),
  buyerOrgId: text('buyer_org_id').notNull().references(() => orgs.id),
  brokerOrgId: text('broker_org_id').references(() => orgs.id),
  currency: currency().notNull(),
  priceAmount: amount('price_amount').notNull(),
  royaltyBps: integer('royalty_bps').notNull().default(0),
  /** Least royalty of a period (0: none), and whether what it exceeded the earned royalty by counts against later periods. */
  royaltyMinimum: amount('royalty_minimum').notNull().default(0),
  minimumCreditable: boolean('minimum_creditable').notNull().default(false),
  equityShareBps: integer('equity_share_bps').notNull().default(0),
  valuationAmount: amount('valuation_amount'),
  fieldOfUse: text('field_of_use').notNull().default('*'),
  territory: term<Territory>('territory').notNull(),
  termMonths: integer('term_months'),
  platformFeeBps: integer('platform_fee_bps').notNull(),
  brokerFeeBps: integer('broker_fee_bps').notNull().default(0),
  /** A hold that blocks the ordinary way (a dispute) is on. */
  disputed: boolean('disputed').notNull().default(false),
  /** What made the sides related parties when the deal was opened (orgs/related.server.ts). */
  relatedFacts: text('related_facts').array().notNull().default(sql`'{}'::text[]`),
  openedAt: instant('opened_at').notNull().default(sql`now()`),
  closedAt: instant('closed_at'),
  outcome: term<'completed' | 'cancelled'>('outcome'),
  updatedAt: updatedAt(),
}, (t) => [
  foreignKey({ columns: [t.sellerOrgId, t.listingId], foreignColumns: [listings.orgId, listings.id], name: 'deals_listing_fk' }),
  index('deals_seller_idx').on(t.sellerOrgId, t.state),
  index('deals_buyer_idx').on(t.buyerOrgId, t.state),
  index('deals_broker_idx').on(t.brokerOrgId),
  check('deals_kind_check', oneOf(t.kind, DEAL_KINDS)),
  check('deals_amount_check', sql`${t.priceAmount} between 0 and 10000000000000`),
]);

const dealId = () => text('deal_id').notNull().references((): AnyPgColumn => deals.id);

/** The gates that apply to a deal and whether each is cleared, with the evidence that cleared it. */
export const dealGates = pgTable('deal_gates', {
  dealId: dealId(),
  code: term<GateCode>('code').notNull(),
  state: term<'open' | 'cleared' | 'not_applicable'>('state').notNull().default('open'),
  why: text('why').notNull().default(''),
  evidenceId: text('evidence_id'),
  clearedBy: text('cleared_by'),
  clearedAt: instant('cleared_at'),
}, (t) => [
  primaryKey({ columns: [t.dealId, t.code] }),
  check('deal_gates_code_check', oneOf(t.code, GATE_CODES)),
  check('deal_gates_cleared_check', sql`(${t.state} = 'cleared') = (${t.clearedAt} is not null)`),
]);

/** What a party put forward for a gate: form data, a document, or both. Append-only. */
export const dealEvidence = pgTable('deal_evidence', {
  id: text('id').primaryKey(),
  dealId: dealId(),
  gate: term<GateCode>('gate'),
  kind: text('kind').notNull(),
  data: jsonb('data').$type<Record<string, unknown>>().notNull().default({}),
  documentId: text('document_id'),
  byOrgId: text('by_org_id'),
  byUserId: text('by_user_id'),
  at: instant('at').notNull().default(sql`now()`),
}, (t) => [index('deal_evidence_deal_idx').on(t.dealId)]);

/** Files of a deal with their versions: contract drafts, certificates, evidence. Never edited; a new version supersedes. */
export const dealDocuments = pgTable('deal_documents', {
  id: text('id').primaryKey(),
  dealId: dealId(),
  kind: term<'contract' | 'certificate' | 'recordal' | 'evidence'>('kind').notNull(),
  version: integer('version').notNull(),
  title: text('title').notNull(),
  fileId: text('file_id'),
  /** Text of a contract generated here; uploaded documents have a file instead. */
  body: text('body'),
  sha256: text('sha256').notNull(),
  createdByOrg: text('created_by_org'),
  createdByUser: text('created_by_user'),
  supersededAt: instant('superseded_at'),
  createdAt: createdAt(),
}, (t) => [unique('deal_documents_version_key').on(t.dealId, t.kind, t.version), unique('deal_documents_deal_id_key').on(t.dealId, t.id)]);

/** A signature binds a person, a document hash and a moment. Editing the document voids it (a new version has none). */
export const signatures = pgTable('signatures', {
  id: text('id').primaryKey(),
  dealId: dealId(),
  documentId: text('document_id').notNull(),
  orgId: text('org_id').notNull().references(() => orgs.id),
  userId: text('user_id').notNull().references(() => users.id),
  /** The name somebody else had confirmed for the signer (below). In rows older than `attested_at` the account's name; in those older than `consent_hash` what the signer typed. */
  signerName: text('signer_name').notNull(),
  sha256: text('sha256').notNull(),
  signedAt: instant('signed_at').notNull().default(sql`now()`),
  // What a signature keeps since it is more than a name; null in the rows from before.
  documentVersion: integer('document_version'),
  /** For whom and as what: the organisation's names and the signer's role in it, as they were. */
  orgNameZh: text('org_name_zh'),
  orgNameEn: text('org_name_en'),
  capacity: text('capacity'),
  /** The words the signer agreed to, their language, version and hash (hex SHA-256 of the text). */
  consentText: text('consent_text'),
  consentLang: text('consent_lang'),
  consentVersion: text('consent_version'),
  consentHash: text('consent_hash'),
  /** Where the signature came from: network address and what the browser or program calls itself. */
  clientAddress: text('client_address'),
  userAgent: text('user_agent'),
  /** Who had confirmed the signer's name (user id), as what, and when; null in the rows from before. */
  attestedBy: text('attested_by'),
  attestedAs: term<Attester>('attested_as'),
  attestedAt: instant('attested_at'),
}, (t) => [
  foreignKey({ columns: [t.dealId, t.documentId], foreignColumns: [dealDocuments.dealId, dealDocuments.id], name: 'signatures_document_fk' }),
  unique('signatures_once_key').on(t.documentId, t.orgId),
]);

export const dealMessages = pgTable('deal_messages', {
  id: text('id').primaryKey(),
  dealId: dealId(),
  orgId: text('org_id').notNull().references(() => orgs.id),
  userId: text('user_id').notNull().references(() => users.id),
  body: text('body').notNull(),
  createdAt: createdAt(),
}, (t) => [index('deal_messages_deal_idx').on(t.dealId, t.createdAt)]);

/**
 * Periods of a licence's running royalty: when each is to be reported, and what the latest report says. The reports themselves are
 * `royalty_reports`, what is owed by them `obligations`.
 */
export const dealRoyalties = pgTable('deal_royalties', {
  dealId: dealId(),
  periodStart: date('period_start', { mode: 'string' }).notNull(),
  periodEnd: date('period_end', { mode: 'string' }).notNull(),
  dueOn: date('due_on', { mode: 'string' }).notNull(),
  salesAmount: amount('sales_amount'),
  royaltyAmount: amount('royalty_amount'),
  reportedAt: instant('reported_at'),
  /** Found unreported after its day. */
  lateAt: instant('late_at'),
}, (t) => [primaryKey({ columns: [t.dealId, t.periodStart] }), index('deal_royalties_due_idx').on(t.dueOn).where(sql`reported_at is null`)]);
