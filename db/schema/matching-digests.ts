import { sql } from 'drizzle-orm';
import { boolean, check, date, foreignKey, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { createdAt, instant, oneOf, term, updatedAt } from './columns.ts';
import { demands } from './demands.ts';
import { savedSearches } from './orgs.ts';

/** How often a saved search tells of what is new. */
export const DIGEST_FREQUENCIES = ['off', 'daily', 'weekly'] as const;
export type DigestFrequency = (typeof DIGEST_FREQUENCIES)[number];

/** The digest of a saved search: how often, and up to when listings have been looked at. No row = off. */
export const savedSearchAlerts = pgTable('saved_search_alerts', {
  searchId: text('search_id').primaryKey().references(() => savedSearches.id, { onDelete: 'cascade' }),
  orgId: text('org_id').notNull(),
  userId: text('user_id').notNull(),
  frequency: term<DigestFrequency>('frequency').notNull(),
  /** Listings published up to here have been told of, or were there when the digest was switched on. */
  seenUpTo: instant('seen_up_to').notNull(),
  lastSentAt: instant('last_sent_at'),
  updatedAt: updatedAt(),
}, (t) => [
  index('saved_search_alerts_due_idx').on(t.frequency).where(sql`frequency <> 'off'`),
  check('saved_search_alerts_frequency_check', oneOf(t.frequency, DIGEST_FREQUENCIES)),
]);

/** A digest that has been made, or found nothing to tell: the key is what makes it at most one a period. */
export const savedSearchDigests = pgTable('saved_search_digests', {
  searchId: text('search_id').notNull().references(() => savedSearches.id, { onDelete: 'cascade' }),
  /** `d:2026-11-22` or `w:2026-11-16` (the Monday the period ended on). */
  period: text('period').notNull(),
  orgId: text('org_id').notNull(),
  found: integer('found').notNull(),
  createdAt: createdAt(),
}, (t) => [primaryKey({ columns: [t.searchId, t.period] })]);

/** A demand whose company does not wish to be told of new matches. No row = told. */
export const demandAlerts = pgTable('demand_alerts', {
  demandId: text('demand_id').primaryKey(),
  orgId: text('org_id').notNull(),
  muted: boolean('muted').notNull(),
  updatedAt: updatedAt(),
}, (t) => [foreignKey({ columns: [t.orgId, t.demandId], foreignColumns: [demands.orgId, demands.id], name: 'demand_alerts_demand_fk' })]);

/** A listing a demand's company was told of: once per pair, and at most five a week per demand. */
export const matchNotices = pgTable('match_notices', {
  demandId: text('demand_id').notNull(),
  listingId: text('listing_id').notNull(),
  orgId: text('org_id').notNull(),
  /** At once when the listing was published, or in the week's digest. */
  channel: term<'at_once' | 'digest'>('channel').notNull(),
  rank: integer('rank').notNull(),
  toldAt: instant('told_at').notNull(),
}, (t) => [
  primaryKey({ columns: [t.demandId, t.listingId] }),
  foreignKey({ columns: [t.orgId, t.demandId], foreignColumns: [demands.orgId, demands.id], name: 'match_notices_demand_fk' }),
  index('match_notices_told_idx').on(t.demandId, t.toldAt),
  check('match_notices_channel_check', oneOf(t.channel, ['at_once', 'digest'])),
]);

/** A week's digest of a demand that has been made, or found nothing to tell. */
export const demandDigests = pgTable('demand_digests', {
  demandId: text('demand_id').notNull(),
  period: text('period').notNull(),
  orgId: text('org_id').notNull(),
  found: integer('found').notNull(),
  createdAt: createdAt(),
}, (t) => [
  primaryKey({ columns: [t.demandId, t.period] }),
  foreignKey({ columns: [t.orgId, t.demandId], foreignColumns: [demands.orgId, demands.id], name: 'demand_digests_demand_fk' }),
]);

/** How often a listing was shown on a day (China Standard Time), over all readers and pages. Nobody who looked is in it. */
export const listingExposure = pgTable('listing_exposure', {
  listingId: text('listing_id').notNull(),
  day: date('day', { mode: 'string' }).notNull(),
  shown: integer('shown').notNull(),
}, (t) => [primaryKey({ columns: [t.listingId, t.day] }), index('listing_exposure_day_idx').on(t.day)]);
