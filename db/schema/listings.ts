import { sql } from 'drizzle-orm';
import { check, date, foreignKey, index, integer, pgTable, text, unique, uniqueIndex } from 'drizzle-orm/pg-core';
import { DEAL_KINDS, LISTING_STATUSES, TERRITORIES, type DealKind, type ListingStatus, type Territory } from '#app/core/vocabulary.ts';
import { amount, createdAt, currency, eachOf, instant, oneOf, term, updatedAt } from './columns.ts';
import { patents } from './patents.ts';

/** A patent offered to the market. Public once published; the ask is a figure, a band is the valuation's business. */
export const listings = pgTable('listings', {
  id: text('id').primaryKey(),
  orgId: text('org_id').notNull(),
  patentId: text('patent_id').notNull(),
  status: term<ListingStatus>('status').notNull().default('draft'),
  benefitZh: text('benefit_zh').notNull().default(''),
  benefitEn: text('benefit_en').notNull().default(''),
  problemZh: text('problem_zh').notNull().default(''),
  problemEn: text('problem_en').notNull().default(''),
  dealKinds: text('deal_kinds').array().$type<DealKind[]>().notNull().default(sql`'{}'::text[]`),
  territories: text('territories').array().$type<Territory[]>().notNull().default(sql`'{}'::text[]`),
  fieldOfUse: text('field_of_use').notNull().default('*'),
  trl: integer('trl'),
  currency: currency().notNull().default('CNY'),
  /** Asked price of a transfer; null = by negotiation. */
  askAmount: amount('ask_amount'),
  /** Asked entry fee and running royalty (basis points of net sales) of a licence. */
  entryFeeAmount: amount('entry_fee_amount'),
  royaltyBps: integer('royalty_bps'),
  /** Valuation at which the owner would contribute the patent for shares. */
  equityValuationAmount: amount('equity_valuation_amount'),
  /** Seller's internal approval (gate G6) and the way the price is set lawfully (gate G7). */
  approvalNumber: text('approval_number').notNull().default(''),
  noticeStartsOn: date('notice_starts_on', { mode: 'string' }),
  verifiedLiveAt: instant('verified_live_at'),
  publishedAt: instant('published_at'),
  suspendedReason: text('suspended_reason'),
  /** The patent's right key, kept equal to it by the database: two organisations cannot both offer one right. */
  rightKey: text('right_key').notNull().default(''),
  version: integer('version').notNull().default(1),
  createdAt: createdAt(),
  updatedAt: updatedAt(),
}, (t) => [
  foreignKey({ columns: [t.orgId, t.patentId], foreignColumns: [patents.orgId, patents.id], name: 'listings_patent_fk' }),
  unique('listings_org_id_key').on(t.orgId, t.id),
  // One listing at a time occupies a patent; what is over (withdrawn, transferred) does not count.
  uniqueIndex('listings_one_live_per_patent').on(t.patentId).where(sql`status in ('draft', 'published', 'suspended', 'under_offer')`),
  // One right is on the market once, whoever says it is theirs.
  uniqueIndex('listings_one_live_per_right').on(t.rightKey).where(sql`status in ('published', 'under_offer') and right_key <> ''`),
  index('listings_org_idx').on(t.orgId, t.status),
  index('listings_patent_idx').on(t.patentId),
  // Read from its end: the market, newest first.
  index('listings_newest_idx').on(t.publishedAt, t.id).where(sql`status = 'published'`),
  check('listings_status_check', oneOf(t.status, LISTING_STATUSES)),
  check('listings_kinds_check', eachOf(t.dealKinds, DEAL_KINDS)),
  check('listings_territories_check', eachOf(t.territories, TERRITORIES)),
  check('listings_trl_check', sql`${t.trl} between 1 and 9`),
  check('listings_amounts_check', sql`coalesce(${t.askAmount}, 1) > 0 and coalesce(${t.entryFeeAmount}, 1) > 0 and coalesce(${t.equityValuationAmount}, 1) > 0`),
  check('listings_royalty_check', sql`${t.royaltyBps} between 0 and 10000`),
]);
