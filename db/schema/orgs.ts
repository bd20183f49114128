import { sql } from 'drizzle-orm';
import { boolean, check, date, index, pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core';
import { ROLES, type Role } from '#app/core/permissions.ts';
import type { OrgKind } from '#app/core/scope.ts';
import { ATTESTERS, VERIFICATION_STATES, type Attester, type VerificationState } from '#app/core/vocabulary.ts';
import { amount, createdAt, instant, oneOf, term, updatedAt } from './columns.ts';
import { users } from './identity.ts';

/** Organisations: the tenants. The row itself is a public profile (name, kind, region); everything below is private. */
export const orgs = pgTable('orgs', {
  id: text('id').primaryKey(),
  slug: text('slug').notNull().unique(),
  kind: term<OrgKind>('kind').notNull(),
  nameZh: text('name_zh').notNull(),
  nameEn: text('name_en').notNull(),
  aboutZh: text('about_zh').notNull().default(''),
  aboutEn: text('about_en').notNull().default(''),
  /** Province or region code (GB/T 2260 first two digits for China, ISO 3166 otherwise), for facets and statistics. */
  region: text('region').notNull().default('CN'),
  /** State-owned unit: disposal and reward rules apply (gates G7, G15). */
  stateOwned: boolean('state_owned').notNull().default(false),
  demo: boolean('demo').notNull().default(false),
  /** Set only while an operator's check of who this is holds. */
  verifiedAt: instant('verified_at'),
  /** First day on which the check no longer counts; null = it needs no renewal (the platform's own organisation). */
  verifiedUntil: date('verified_until', { mode: 'string' }),
  verificationState: term<VerificationState>('verification_state').notNull().default('unverified'),
  verificationStateAt: instant('verification_state_at'),
  /** The name is too like a verified organisation's: kept off the market until an operator has looked. */
  nameHeldAt: instant('name_held_at'),
  /** The organisation whose name it resembles. */
  nameLikeOrgId: text('name_like_org_id'),
  createdAt: createdAt(),
  updatedAt: updatedAt(),
}, (t) => [check('orgs_kind_check', oneOf(t.kind, ['university', 'company', 'broker', 'operator'])), check('orgs_verification_state_check', oneOf(t.verificationState, VERIFICATION_STATES))]);

/** Where an organisation is paid: the provider's connected account. Private, so apart from the public profile. */
export const orgPayoutAccounts = pgTable('org_payout_accounts', {
  orgId: text('org_id').primaryKey().references(() => orgs.id),
  providerAccountId: text('provider_account_id').notNull(),
  /** Fingerprint of the bank account behind it as the provider told last; '' for one that was there before marks were kept. */
  bankMark: text('bank_mark'),
  /** A new account that takes the first one's place as soon as it is complete. */
  nextAccountId: text('next_account_id'),
  /** Last change after the first account: payouts cool off from here. */
  changedAt: instant('changed_at'),
  createdAt: createdAt(),
});

export const members = pgTable('members', {
  id: text('id').primaryKey(),
  orgId: text('org_id').notNull().references(() => orgs.id),
  userId: text('user_id').notNull().references(() => users.id),
  role: term<Role>('role').notNull(),
  /** Largest amount (CNY minor units) this person may bind the organisation to alone; null = no limit. */
  approvalLimit: amount('approval_limit'),
  /**
   * The person's name as somebody else confirmed it, who that was (user id) and as what. It counts while it is the account's name, and for
   * signing it must. The platform alone writes it.
   */
  attestedName: text('attested_name'),
  attestedBy: text('attested_by'),
  attestedAs: term<Attester>('attested_as'),
  attestedAt: instant('attested_at'),
  removedAt: instant('removed_at'),
  createdAt: createdAt(),
}, (t) => [
  check('members_attested_check', sql`(${t.attestedName} is null) = (${t.attestedBy} is null) and (${t.attestedName} is null) = (${t.attestedAs} is null) and (${t.attestedName} is null) = (${t.attestedAt} is null)`),
  check('members_attested_as_check', oneOf(t.attestedAs, ATTESTERS)),
  unique('members_org_user_key').on(t.orgId, t.userId),
  index('members_user_idx').on(t.userId),
  check('members_role_check', oneOf(t.role, ROLES)),
]);

export const invitations = pgTable('invitations', {
  id: text('id').primaryKey(),
  orgId: text('org_id').notNull().references(() => orgs.id),
  email: text('email').notNull(),
  role: term<Role>('role').notNull(),
  approvalLimit: amount('approval_limit'),
  tokenHash: text('token_hash').notNull().unique(),
  invitedBy: text('invited_by').notNull().references(() => users.id),
  expiresAt: instant('expires_at').notNull(),
  acceptedAt: instant('accepted_at'),
  revokedAt: instant('revoked_at'),
  createdAt: createdAt(),
}, (t) => [index('invitations_org_idx').on(t.orgId), check('invitations_role_check', oneOf(t.role, ROLES))]);

/** Listings a person keeps in view. */
export const savedListings = pgTable('saved_listings', {
  orgId: text('org_id').notNull().references(() => orgs.id),
  userId: text('user_id').notNull().references(() => users.id),
  listingId: text('listing_id').notNull(),
  createdAt: createdAt(),
}, (t) => [primaryKey({ columns: [t.orgId, t.userId, t.listingId] })]);

/** A search kept under a name: the query string of the search page is the whole state. */
export const savedSearches = pgTable('saved_searches', {
  id: text('id').primaryKey(),
  orgId: text('org_id').notNull().references(() => orgs.id),
  userId: text('user_id').notNull().references(() => users.id),
  name: text('name').notNull(),
  query: text('query').notNull(),
  createdAt: createdAt(),
}, (t) => [index('saved_searches_org_idx').on(t.orgId)]);
