import { sql } from 'drizzle-orm';
import { check, date, foreignKey, index, pgTable, text, unique, uniqueIndex } from 'drizzle-orm/pg-core';
import { CLAIM_KINDS, CLAIM_STATES, PROOF_KINDS, PROOF_STATES, VERIFICATION_DECISIONS, type ClaimKind, type ClaimState, type ProofKind, type ProofState, type RegisterRegime, type VerificationDecision } from '#app/core/vocabulary.ts';
import { createdAt, instant, oneOf, term } from './columns.ts';
import { users } from './identity.ts';
import { orgs } from './orgs.ts';
import { patents } from './patents.ts';

/** What an organisation says it is, with the document that shows it; an operator compares the two. Private to it and the platform. */
export const orgVerifications = pgTable('org_verifications', {
  id: text('id').primaryKey(),
  orgId: text('org_id').notNull().references(() => orgs.id),
  regime: term<RegisterRegime>('regime').notNull(),
  legalName: text('legal_name').notNull(),
  /** Unified social credit code (GB 32100-2015), upper case, 18 characters; at home only. */
  creditCode: text('credit_code'),
  /** Register number and its country (ISO 3166); abroad only. */
  registerCountry: text('register_country'),
  registerNumber: text('register_number'),
  address: text('address').notNull(),
  fileId: text('file_id').notNull(),
  state: term<VerificationDecision>('state').notNull().default('submitted'),
  submittedBy: text('submitted_by').notNull().references(() => users.id),
  /** The account's name of whoever handed it in, at that moment: an operator may confirm it with the document. Written by the platform. */
  submitterName: text('submitter_name').notNull().default(''),
  reviewedBy: text('reviewed_by'),
  /** Why it was refused; the organisation reads it. */
  reason: text('reason').notNull().default(''),
  decidedAt: instant('decided_at'),
  createdAt: createdAt(),
}, (t) => [
  index('org_verifications_org_idx').on(t.orgId, t.createdAt),
  uniqueIndex('org_verifications_one_open').on(t.orgId).where(sql`state = 'submitted'`),
  check('org_verifications_state_check', oneOf(t.state, VERIFICATION_DECISIONS)),
  check('org_verifications_regime_check', sql`(${t.regime} = 'cn' and ${t.creditCode} is not null) or (${t.regime} = 'foreign' and ${t.registerCountry} is not null and ${t.registerNumber} is not null)`),
]);

/** Further names under which a register knows an organisation (a former name, a school of it), each approved by an operator. */
export const orgAliases = pgTable('org_aliases', {
  id: text('id').primaryKey(),
  orgId: text('org_id').notNull().references(() => orgs.id),
  name: text('name').notNull(),
  /** The name reduced to what makes it the same name (orgs/names.ts). */
  skeleton: text('skeleton').notNull(),
  /** What the approval rests on: `verification:<id>` or `proof:<id>`. */
  source: text('source').notNull(),
  approvedBy: text('approved_by').notNull(),
  createdAt: createdAt(),
}, (t) => [unique('org_aliases_name_key').on(t.orgId, t.skeleton)]);

/** Evidence that an organisation owns a patent, with the day it was true. Only an accepted one proves anything. */
export const ownershipProofs = pgTable('ownership_proofs', {
  id: text('id').primaryKey(),
  orgId: text('org_id').notNull(),
  patentId: text('patent_id').notNull(),
  rightKey: text('right_key').notNull(),
  kind: term<ProofKind>('kind').notNull(),
  /** Owners the evidence names, as written there. */
  ownerNames: text('owner_names').array().notNull(),
  /** Number of the extract, or where an adapter read it. */
  reference: text('reference').notNull(),
  /** Day on which the register said so. */
  asOf: date('as_of', { mode: 'string' }).notNull(),
  fileId: text('file_id'),
  state: term<ProofState>('state').notNull().default('pending'),
  /** An earlier proof that was refused: this is the one more look, by another operator. */
  appealOf: text('appeal_of'),
  submittedBy: text('submitted_by'),
  /** User id of the operator, or `adapter:<name>`, or `deal:<id>`. */
  reviewedBy: text('reviewed_by'),
  reason: text('reason').notNull().default(''),
  decidedAt: instant('decided_at'),
  createdAt: createdAt(),
}, (t) => [
  foreignKey({ columns: [t.orgId, t.patentId], foreignColumns: [patents.orgId, patents.id], name: 'ownership_proofs_patent_fk' }),
  index('ownership_proofs_patent_idx').on(t.patentId, t.createdAt),
  index('ownership_proofs_state_idx').on(t.state, t.createdAt),
  uniqueIndex('ownership_proofs_one_pending').on(t.patentId).where(sql`state = 'pending'`),
  unique('ownership_proofs_appeal_key').on(t.appealOf),
  check('ownership_proofs_kind_check', oneOf(t.kind, PROOF_KINDS)),
  check('ownership_proofs_state_check', oneOf(t.state, PROOF_STATES)),
  check('ownership_proofs_decided_check', sql`${t.state} in ('pending', 'withdrawn') or (${t.reviewedBy} is not null and ${t.decidedAt} is not null)`),
]);

/** Somebody says that a right is theirs and not the holder's. Decided by an operator with a reason; private to the platform. */
export const ownershipClaims = pgTable('ownership_claims', {
  id: text('id').primaryKey(),
  kind: term<ClaimKind>('kind').notNull(),
  rightKey: text('right_key').notNull(),
  /** Who holds the right on the platform and is claimed against. */
  holderOrgId: text('holder_org_id').notNull().references(() => orgs.id),
  patentId: text('patent_id').notNull(),
  listingId: text('listing_id'),
  claimantOrgId: text('claimant_org_id').references(() => orgs.id),
  claimantUserId: text('claimant_user_id'),
  name: text('name').notNull(),
  email: text('email').notNull(),
  organisation: text('organisation').notNull(),
  locale: term<'zh' | 'en'>('locale').notNull().default('zh'),
  reason: text('reason').notNull(),
  fileId: text('file_id'),
  /** SHA-256 of the sender's address with the installation's secret: only to count how many come from one place. */
  addressHash: text('address_hash').notNull().default(''),
  state: term<ClaimState>('state').notNull().default('open'),
  /** The decided claim this asks to be looked at again, and which side asks. */
  appealOf: text('appeal_of'),
  appealBy: term<'holder' | 'claimant'>('appeal_by'),
  decidedBy: text('decided_by'),
  decision: text('decision').notNull().default(''),
  decidedAt: instant('decided_at'),
  createdAt: createdAt(),
}, (t) => [
  index('ownership_claims_right_idx').on(t.rightKey, t.state),
  index('ownership_claims_state_idx').on(t.state, t.createdAt),
  index('ownership_claims_patent_idx').on(t.patentId),
  index('ownership_claims_email_idx').on(t.email, t.createdAt),
  unique('ownership_claims_appeal_key').on(t.appealOf),
  uniqueIndex('ownership_claims_one_rival').on(t.rightKey, t.claimantOrgId).where(sql`state = 'open' and kind = 'rival_holder'`),
  check('ownership_claims_kind_check', oneOf(t.kind, CLAIM_KINDS)),
  check('ownership_claims_state_check', oneOf(t.state, CLAIM_STATES)),
]);
