import { sql } from 'drizzle-orm';
import { boolean, check, date, index, integer, pgTable, primaryKey, text, unique, uniqueIndex } from 'drizzle-orm/pg-core';
import { amount, createdAt, currency, instant, oneOf, term } from './columns.ts';
import { users } from './identity.ts';
import { orgs } from './orgs.ts';
import { patents } from './patents.ts';

/** What a licence entitles to: a broker's registration, an agency's, an appraiser's. */
export const LICENCE_KINDS = ['technology_broker', 'patent_agency', 'asset_appraisal', 'law_firm', 'training'] as const;
export type LicenceKind = (typeof LICENCE_KINDS)[number];
export const LICENCE_STATES = ['submitted', 'verified', 'refused', 'withdrawn'] as const;
export type LicenceState = (typeof LICENCE_STATES)[number];
export const MANDATE_SIDES = ['sell', 'buy'] as const;
export type MandateSide = (typeof MANDATE_SIDES)[number];
export const MANDATE_SCOPES = ['all', 'some'] as const;
export type MandateScope = (typeof MANDATE_SCOPES)[number];

/** A licence as its holder states it and an operator has compared it. It counts until its own last day. */
export const orgLicences = pgTable('org_licences', {
  id: text('id').primaryKey(),
  orgId: text('org_id').notNull().references(() => orgs.id),
  kind: term<LicenceKind>('kind').notNull(),
  number: text('number').notNull(),
  issuer: text('issuer').notNull(),
  issuedOn: date('issued_on', { mode: 'string' }).notNull(),
  /** Last legal day on which it counts. */
  expiresOn: date('expires_on', { mode: 'string' }).notNull(),
  fileId: text('file_id'),
  state: term<LicenceState>('state').notNull().default('submitted'),
  submittedBy: text('submitted_by').notNull().references(() => users.id),
  reviewedBy: text('reviewed_by').references(() => users.id),
  reason: text('reason').notNull().default(''),
  decidedAt: instant('decided_at'),
  createdAt: createdAt(),
}, (t) => [
  index('org_licences_org_idx').on(t.orgId, t.kind), index('org_licences_open_idx').on(t.createdAt).where(sql`state = 'submitted'`),
  uniqueIndex('org_licences_one_open').on(t.orgId, t.kind).where(sql`state = 'submitted'`),
  check('org_licences_kind_check', oneOf(t.kind, LICENCE_KINDS)), check('org_licences_state_check', oneOf(t.state, LICENCE_STATES)),
  check('org_licences_days_check', sql`${t.expiresOn} >= ${t.issuedOn}`),
  check('org_licences_end_check', sql`(${t.state} = 'submitted') = (${t.decidedAt} is null) and (${t.state} <> 'refused' or ${t.reason} <> '')`),
]);

/** State, version, outcome and end of a case, copied into its subject's row by a trigger so that lists stay cheap. */
const mirror = () => ({
  state: text('state').notNull(),
  version: integer('version').notNull().default(0),
  outcome: term<'completed' | 'cancelled'>('outcome'),
  closedAt: instant('closed_at'),
});

/** What a broker may do for whom, for how long, for which fee. Its terms do not change; its case moves it. */
export const mandates = pgTable('mandates', {
  id: text('id').primaryKey(),
  brokerOrgId: text('broker_org_id').notNull().references(() => orgs.id),
  principalOrgId: text('principal_org_id').notNull().references(() => orgs.id),
  side: term<MandateSide>('side').notNull(),
  scope: term<MandateScope>('scope').notNull(),
  feeBps: integer('fee_bps').notNull(),
  exclusive: boolean('exclusive').notNull().default(false),
  startsOn: date('starts_on', { mode: 'string' }).notNull(),
  endsOn: date('ends_on', { mode: 'string' }).notNull(),
  /** Months after an introduction for which its fee is due. */
  tailMonths: integer('tail_months').notNull(),
  note: text('note').notNull().default(''),
  ...mirror(),
  createdBy: text('created_by').notNull().references(() => users.id),
  createdAt: createdAt(),
}, (t) => [
  index('mandates_broker_idx').on(t.brokerOrgId, t.createdAt), index('mandates_principal_idx').on(t.principalOrgId, t.createdAt),
  check('mandates_side_check', oneOf(t.side, MANDATE_SIDES)), check('mandates_scope_check', oneOf(t.scope, MANDATE_SCOPES)),
  check('mandates_fee_check', sql`${t.feeBps} between 1 and 2000`), check('mandates_tail_check', sql`${t.tailMonths} between 0 and 36`),
  check('mandates_days_check', sql`${t.endsOn} >= ${t.startsOn}`), check('mandates_sides_check', sql`${t.brokerOrgId} <> ${t.principalOrgId}`),
]);

/**
 * What a mandate covers, one row each: a listing, a demand, or everything (`*`). While it runs, an exclusive one and any other of the
 * same principal and side do not overlap in thing and time: an exclusion constraint over ranges (a thing is the point of its hash, everything
 * is the whole line; what is not exclusive is a point of its own, what is exclusive the whole line).
 */
export const mandateSubjects = pgTable('mandate_subjects', {
  mandateId: text('mandate_id').notNull().references(() => mandates.id),
  subject: text('subject').notNull(),
  principalOrgId: text('principal_org_id').notNull(),
  side: term<MandateSide>('side').notNull(),
  exclusive: boolean('exclusive').notNull(),
  startsOn: date('starts_on', { mode: 'string' }).notNull(),
  endsOn: date('ends_on', { mode: 'string' }).notNull(),
  running: boolean('running').notNull().default(false),
}, (t) => [primaryKey({ columns: [t.mandateId, t.subject] })]);

/**
 * A broker brings a patent and a company together. Written once: who introduced what to whom, why, under which mandate, for which fee;
 * each side's consent is its own instant and person. The tail runs from the later of the two.
 */
export const introductions = pgTable('introductions', {
  id: text('id').primaryKey(),
  mandateId: text('mandate_id').notNull().references(() => mandates.id),
  brokerOrgId: text('broker_org_id').notNull().references(() => orgs.id),
  listingId: text('listing_id').notNull(),
  patentId: text('patent_id').notNull().references(() => patents.id),
  patentNumber: text('patent_number').notNull(),
  /** The right behind the number, so that another number of it is the same patent. */
  rightKey: text('right_key').notNull(),
  titleZh: text('title_zh').notNull(),
  titleEn: text('title_en').notNull(),
  sellerOrgId: text('seller_org_id').notNull().references(() => orgs.id),
  buyerOrgId: text('buyer_org_id').notNull().references(() => orgs.id),
  demandId: text('demand_id'),
  /** The company wishes not to be named before it consents. */
  anonymous: boolean('anonymous').notNull().default(false),
  reason: text('reason').notNull(),
  feeBps: integer('fee_bps').notNull(),
  tailMonths: integer('tail_months').notNull(),
  ...mirror(),
  proposedBy: text('proposed_by').notNull().references(() => users.id),
  createdAt: createdAt(),
  sellerConsentAt: instant('seller_consent_at'),
  sellerConsentBy: text('seller_consent_by').references(() => users.id),
  buyerConsentAt: instant('buyer_consent_at'),
  buyerConsentBy: text('buyer_consent_by').references(() => users.id),
  introducedAt: instant('introduced_at'),
  /** End of the tail (24:00 in China of its last day). */
  tailEndsAt: instant('tail_ends_at'),
}, (t) => [
  uniqueIndex('introductions_one_live').on(t.brokerOrgId, t.rightKey, t.buyerOrgId).where(sql`closed_at is null`),
  index('introductions_broker_idx').on(t.brokerOrgId, t.createdAt), index('introductions_seller_idx').on(t.sellerOrgId, t.buyerOrgId), index('introductions_buyer_idx').on(t.buyerOrgId),
  check('introductions_sides_check', sql`${t.sellerOrgId} <> ${t.buyerOrgId} and ${t.brokerOrgId} <> ${t.sellerOrgId} and ${t.brokerOrgId} <> ${t.buyerOrgId}`),
  check('introductions_consent_check', sql`(${t.introducedAt} is null) = (${t.tailEndsAt} is null) and (${t.introducedAt} is null or (${t.sellerConsentAt} is not null and ${t.buyerConsentAt} is not null))
    and (${t.sellerConsentAt} is null) = (${t.sellerConsentBy} is null) and (${t.buyerConsentAt} is null) = (${t.buyerConsentBy} is null)`),
]);

/** Introduced parties dealt without the broker: an alert, the broker's claim, and what an operator decided of it. */
export const feeClaims = pgTable('fee_claims', {
  id: text('id').primaryKey(),
  introductionId: text('introduction_id').notNull().references(() => introductions.id),
  dealId: text('deal_id').notNull(),
  brokerOrgId: text('broker_org_id').notNull().references(() => orgs.id),
  /** The principal of the mandate: whoever promised the fee owes it. */
  debtorOrgId: text('debtor_org_id').notNull().references(() => orgs.id),
  /** What of the facts made the alert: the same two, or an organisation tied to one of them. */
  basis: term<'same_parties' | 'related_party'>('basis').notNull(),
  currency: currency().notNull(),
  /** What would be due: the fee's share of the price. */
  amount: amount('amount').notNull(),
  statement: text('statement').notNull().default(''),
  answer: text('answer').notNull().default(''),
  decision: text('decision').notNull().default(''),
  obligationId: text('obligation_id'),
  ...mirror(),
  createdAt: createdAt(),
}, (t) => [
  unique('fee_claims_key').on(t.introductionId, t.dealId), index('fee_claims_broker_idx').on(t.brokerOrgId), index('fee_claims_debtor_idx').on(t.debtorOrgId), index('fee_claims_deal_idx').on(t.dealId),
  check('fee_claims_basis_check', oneOf(t.basis, ['same_parties', 'related_party'])), check('fee_claims_amount_check', sql`${t.amount} >= 0`),
]);
