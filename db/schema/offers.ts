import { sql } from 'drizzle-orm';
import { boolean, check, foreignKey, index, integer, pgTable, primaryKey, text, unique, uniqueIndex } from 'drizzle-orm/pg-core';
import { DEAL_KINDS, OFFER_STATUSES, TERRITORIES, type DealKind, type OfferStatus, type Territory } from '#app/core/vocabulary.ts';
import { amount, createdAt, currency, instant, oneOf, term, updatedAt } from './columns.ts';
import { listings } from './listings.ts';
import { orgs } from './orgs.ts';
import { users } from './identity.ts';

/** A negotiation between one buyer and the seller over one listing. Its terms are the rounds; nobody else ever sees them. */
export const offers = pgTable('offers', {
  id: text('id').primaryKey(),
  listingId: text('listing_id').notNull(),
  sellerOrgId: text('seller_org_id').notNull(),
  buyerOrgId: text('buyer_org_id').notNull().references(() => orgs.id),
  /** A broker both sides see named on the offer; accepting the offer consents to its fee. */
  brokerOrgId: text('broker_org_id').references(() => orgs.id),
  brokerFeeBps: integer('broker_fee_bps').notNull().default(0),
  kind: term<DealKind>('kind').notNull(),
  status: term<OfferStatus>('status').notNull().default('open'),
  roundNo: integer('round_no').notNull().default(1),
  /** Whose move it is: the organisation that did not make the last round. */
  turnOrgId: text('turn_org_id').notNull(),
  expiresAt: instant('expires_at').notNull(),
  closedReason: text('closed_reason'),
  /** The standing round binds whoever made it; false while that organisation is not verified. */
  binding: boolean('binding').notNull().default(true),
  version: integer('version').notNull().default(1),
  createdAt: createdAt(),
  updatedAt: updatedAt(),
}, (t) => [
  foreignKey({ columns: [t.sellerOrgId, t.listingId], foreignColumns: [listings.orgId, listings.id], name: 'offers_listing_fk' }),
  uniqueIndex('offers_one_open_per_buyer').on(t.listingId, t.buyerOrgId).where(sql`status = 'open'`),
  index('offers_seller_idx').on(t.sellerOrgId, t.status),
  index('offers_buyer_idx').on(t.buyerOrgId, t.status),
  check('offers_kind_check', oneOf(t.kind, DEAL_KINDS)),
  check('offers_status_check', oneOf(t.status, OFFER_STATUSES)),
  check('offers_not_self_check', sql`${t.sellerOrgId} <> ${t.buyerOrgId}`),
  check('offers_fee_check', sql`${t.brokerFeeBps} between 0 and 2000`),
]);

/** One round of an offer: immutable once written (a trigger refuses update and delete). */
export const offerRounds = pgTable('offer_rounds', {
  offerId: text('offer_id').notNull().references(() => offers.id),
  no: integer('no').notNull(),
  byOrgId: text('by_org_id').notNull().references(() => orgs.id),
  byUserId: text('by_user_id').notNull().references(() => users.id),
  currency: currency().notNull().default('CNY'),
  /** Price of a transfer, entry fee of a licence; 0 for an equity contribution. */
  amount: amount('amount').notNull(),
  royaltyBps: integer('royalty_bps').notNull().default(0),
  /** Least royalty of a period, 0 for none, and whether what it exceeded the earned royalty by counts against later periods. */
  royaltyMinimum: amount('royalty_minimum').notNull().default(0),
  minimumCreditable: boolean('minimum_creditable').notNull().default(false),
  equityShareBps: integer('equity_share_bps').notNull().default(0),
  valuationAmount: amount('valuation_amount'),
  fieldOfUse: text('field_of_use').notNull().default('*'),
  territory: term<Territory>('territory').notNull().default('CN'),
  /** Licence term in months; null = for the patent's life (and for a transfer). */
  termMonths: integer('term_months'),
  message: text('message').notNull().default(''),
  expiresAt: instant('expires_at').notNull(),
  createdAt: createdAt(),
}, (t) => [
  primaryKey({ columns: [t.offerId, t.no] }),
  unique('offer_rounds_no_key').on(t.offerId, t.no),
  check('offer_rounds_amount_check', sql`${t.amount} between 0 and 10000000000000`),
  check('offer_rounds_royalty_check', sql`${t.royaltyBps} between 0 and 5000 and ${t.equityShareBps} between 0 and 10000`),
  check('offer_rounds_minimum_check', sql`${t.royaltyMinimum} between 0 and 10000000000000 and (${t.royaltyMinimum} = 0 or ${t.royaltyBps} > 0)`),
  check('offer_rounds_territory_check', oneOf(t.territory, TERRITORIES)),
]);
