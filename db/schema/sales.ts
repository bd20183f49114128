import { sql } from 'drizzle-orm';
import { check, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, unique, uniqueIndex } from 'drizzle-orm/pg-core';
import {
  BID_REFUSALS, DEPOSIT_STATES, HOLDERS, RESERVE_KINDS, SALE_EVENTS, SALE_MECHANISMS, SALE_MODES, SALE_RESULTS, SEALED_OUTCOMES, SET_ASIDE, STOP_REASONS,
  type BidRefusal, type DepositState, type Holder, type ReserveKind, type SaleEventKind, type SaleMechanism, type SaleMode, type SaleResult, type SealedOutcome, type SetAside, type StopReason,
} from '#app/core/sale-words.ts';
import { DEAL_KINDS, TERRITORIES, type DealKind, type Territory } from '#app/core/vocabulary.ts';
import { amount, createdAt, currency, instant, oneOf, term } from './columns.ts';
import { deals } from './deals.ts';
import { users } from './identity.ts';
import { listings } from './listings.ts';
import { orgs } from './orgs.ts';

/**
 * A sale by competitive bidding: one right, one kind of deal on fixed terms, whose price is found by a mechanism. Everybody may read it; what is
 * secret stands in `sale_secrets`. Its row is the lock under which bids are decided. State and version are those of its case.
 */
export const sales = pgTable('sales', {
  id: text('id').primaryKey(),
  listingId: text('listing_id').notNull(),
  sellerOrgId: text('seller_org_id').notNull(),
  patentId: text('patent_id').notNull(),
  patentNumber: text('patent_number').notNull(),
  mechanism: term<SaleMechanism>('mechanism').notNull(),
  mode: term<SaleMode>('mode').notNull().default('competitive'),
  /** The auction house that runs it, with the number of its licence; empty in competitive bidding. */
  partnerName: text('partner_name').notNull().default(''),
  partnerLicence: text('partner_licence').notNull().default(''),
  kind: term<DealKind>('kind').notNull(),
  royaltyBps: integer('royalty_bps').notNull().default(0),
  fieldOfUse: text('field_of_use').notNull().default('*'),
  territory: term<Territory>('territory').notNull().default('CN'),
  termMonths: integer('term_months'),
  currency: currency().notNull(),
  startAmount: amount('start_amount').notNull(),
  /** English: every bid stands on start + n steps. Dutch: what the price goes down by. */
  stepAmount: amount('step_amount').notNull(),
  /** Dutch: the price goes no lower, and one step takes so long. */
  floorAmount: amount('floor_amount'),
  stepSeconds: integer('step_seconds'),
  reserve: term<ReserveKind>('reserve').notNull().default('none'),
  /** The reserve where it is open. */
  reserveAmount: amount('reserve_amount'),
  depositAmount: amount('deposit_amount').notNull().default(0),
  opensAt: instant('opens_at').notNull(),
  closesAt: instant('closes_at').notNull(),
  /** The end as it stands, with every extension. Only `sale_phase` decides by it. */
  endsAt: instant('ends_at').notNull(),
  /** Soft close: a bid in the last `soft_seconds` moves the end to bid + `soft_seconds`, at most `cap_seconds` past the announced end. */
  softSeconds: integer('soft_seconds').notNull(),
  capSeconds: integer('cap_seconds').notNull(),
  /** Seconds the end was moved because the platform was out of reach while the sale was open. */
  outageSeconds: integer('outage_seconds').notNull().default(0),
  /** Sealed: the neutral organisation that holds the third key. */
  witnessOrgId: text('witness_org_id').references(() => orgs.id),
  /** Version of the published rules it runs under. */
  rules: text('rules').notNull(),
  /** Accepted bids, and entries of the log, so far. */
  bids: integer('bids').notNull().default(0),
  logSeq: integer('log_seq').notNull().default(0),
  price: amount('price'),
  /** Bidder's number in this sale; who it is nobody but the bidder and the platform knows. */
  leaderNo: integer('leader_no'),
  openedAt: instant('opened_at'),
  closedAt: instant('closed_at'),
  result: term<SaleResult>('result'),
  stopReason: term<StopReason>('stop_reason'),
  dealId: text('deal_id').references(() => deals.id),
  state: text('state').notNull(),
  version: integer('version').notNull().default(1),
  outcome: term<'completed' | 'cancelled'>('outcome'),
  createdBy: text('created_by').notNull().references(() => users.id),
  createdAt: createdAt(),
}, (t) => [
  foreignKey({ columns: [t.sellerOrgId, t.listingId], foreignColumns: [listings.orgId, listings.id], name: 'sales_listing_fk' }),
  // One right is sold once: a listing has one sale under way.
  uniqueIndex('sales_one_live_per_listing').on(t.listingId).where(sql`result is null`),
  index('sales_list_idx').on(t.opensAt, t.id), index('sales_seller_idx').on(t.sellerOrgId), index('sales_patent_idx').on(t.patentId).where(sql`result is null`), index('sales_deal_idx').on(t.dealId), index('sales_witness_idx').on(t.witnessOrgId),
  index('sales_running_idx').on(t.endsAt).where(sql`opened_at is not null and closed_at is null`),
  check('sales_mechanism_check', oneOf(t.mechanism, SALE_MECHANISMS)), check('sales_mode_check', oneOf(t.mode, SALE_MODES)),
  check('sales_partner_check', sql`(${t.mode} = 'licensed_auction') = (${t.partnerName} <> '' and ${t.partnerLicence} <> '')`),
  check('sales_kind_check', oneOf(t.kind, DEAL_KINDS)), check('sales_territory_check', oneOf(t.territory, TERRITORIES)),
  check('sales_reserve_check', sql`${oneOf(t.reserve, RESERVE_KINDS)} and (${t.reserve} = 'open') = (${t.reserveAmount} is not null)`),
  check('sales_result_check', oneOf(t.result, SALE_RESULTS)), check('sales_stop_check', oneOf(t.stopReason, STOP_REASONS)),
  check('sales_amounts_check', sql`${t.startAmount} between 1 and 10000000000000 and ${t.stepAmount} between 1 and 10000000000000 and ${t.depositAmount} between 0 and 10000000000000
    and coalesce(${t.reserveAmount}, ${t.startAmount}) >= ${t.startAmount}`),
  check('sales_dutch_check', sql`(${t.mechanism} = 'dutch') = (${t.floorAmount} is not null) and (${t.floorAmount} is null) = (${t.stepSeconds} is null)
    and (${t.floorAmount} is null or (${t.floorAmount} between 1 and ${t.startAmount} and ${t.stepSeconds} >= 1 and ${t.reserve} = 'none'))`),
  check('sales_times_check', sql`${t.closesAt} > ${t.opensAt} and ${t.endsAt} <= ${t.closesAt} + make_interval(secs => ${t.capSeconds} + ${t.outageSeconds}) and ${t.softSeconds} >= 0 and ${t.capSeconds} >= 0 and ${t.outageSeconds} >= 0`),
  check('sales_witness_check', sql`(${t.mechanism} = 'sealed') = (${t.witnessOrgId} is not null) and (${t.witnessOrgId} is null or ${t.witnessOrgId} <> ${t.sellerOrgId})`),
  check('sales_leader_check', sql`(${t.price} is null) = (${t.leaderNo} is null)`),
]);

/** What nobody but the platform reads while a sale runs: the reserve, and how high the leader would go. */
export const saleSecrets = pgTable('sale_secrets', {
  saleId: text('sale_id').primaryKey().references(() => sales.id),
  reserveAmount: amount('reserve_amount'),
  leaderMax: amount('leader_max'),
});

/** An organisation that may bid, under a number of its own in this sale. */
export const saleEntrants = pgTable('sale_entrants', {
  id: text('id').primaryKey(),
  saleId: text('sale_id').notNull().references(() => sales.id),
  orgId: text('org_id').notNull().references(() => orgs.id),
  no: integer('no').notNull(),
  deposit: term<DepositState>('deposit').notNull(),
  /** Why the deposit went where it went: a code, and words where somebody decided. */
  depositReason: text('deposit_reason').notNull().default(''),
  enteredBy: text('entered_by').notNull().references(() => users.id),
  enteredAt: instant('entered_at').notNull().default(sql`now()`),
}, (t) => [
  unique('sale_entrants_org_key').on(t.saleId, t.orgId), unique('sale_entrants_no_key').on(t.saleId, t.no), index('sale_entrants_org_idx').on(t.orgId),
  check('sale_entrants_deposit_check', oneOf(t.deposit, DEPOSIT_STATES)),
]);

/** Accepted bids in their order within the sale. Written once, by `sale_bid` and `sale_take` alone. */
export const saleBids = pgTable('sale_bids', {
  saleId: text('sale_id').notNull().references(() => sales.id),
  seq: integer('seq').notNull(),
  entrantId: text('entrant_id').notNull().references(() => saleEntrants.id),
  orgId: text('org_id').notNull(),
  userId: text('user_id').notNull().references(() => users.id),
  /** How high it goes. */
  maxAmount: amount('max_amount').notNull(),
  /** The price after it, and who led. */
  price: amount('price').notNull(),
  leaderNo: integer('leader_no').notNull(),
  at: instant('at').notNull(),
}, (t) => [primaryKey({ columns: [t.saleId, t.seq] }), index('sale_bids_entrant_idx').on(t.entrantId, t.seq), check('sale_bids_amount_check', sql`${t.maxAmount} > 0 and ${t.price} > 0`)]);

/** Bids that were not accepted. They move nothing. Written once. */
export const saleRefusals = pgTable('sale_refusals', {
  id: text('id').primaryKey(),
  saleId: text('sale_id').notNull().references(() => sales.id),
  orgId: text('org_id').notNull().references(() => orgs.id),
  userId: text('user_id').notNull().references(() => users.id),
  /** Null for a sealed bid: nobody knows its amount. */
  maxAmount: amount('max_amount'),
  code: term<BidRefusal>('code').notNull(),
  at: instant('at').notNull(),
}, (t) => [index('sale_refusals_sale_idx').on(t.saleId, t.at), index('sale_refusals_org_idx').on(t.orgId), check('sale_refusals_code_check', oneOf(t.code, BID_REFUSALS))]);

/** What happened in a sale, as anybody may read it; each entry's hash is taken over the one before it, a moment after it was written. */
export const saleLog = pgTable('sale_log', {
  saleId: text('sale_id').notNull().references(() => sales.id),
  seq: integer('seq').notNull(),
  kind: term<SaleEventKind>('kind').notNull(),
  /** To the microsecond, as the hash has it. */
  at: text('at').notNull(),
  data: jsonb('data').$type<Record<string, unknown>>().notNull(),
  hash: text('hash'),
}, (t) => [primaryKey({ columns: [t.saleId, t.seq] }), index('sale_log_open_idx').on(t.saleId, t.seq).where(sql`hash is null`), check('sale_log_kind_check', oneOf(t.kind, SALE_EVENTS))]);

/** Public halves of the keys of a sealed sale. The private halves never leave the browsers they were made in. Written once. */
export const saleKeys = pgTable('sale_keys', {
  saleId: text('sale_id').notNull().references(() => sales.id),
  holder: term<Holder>('holder').notNull(),
  orgId: text('org_id').notNull().references(() => orgs.id),
  userId: text('user_id').notNull().references(() => users.id),
  publicKey: text('public_key').notNull(),
  signKey: text('sign_key').notNull(),
  fingerprint: text('fingerprint').notNull(),
  at: instant('at').notNull(),
}, (t) => [primaryKey({ columns: [t.saleId, t.holder] }), unique('sale_keys_person_key').on(t.saleId, t.userId), index('sale_keys_org_idx').on(t.orgId), check('sale_keys_holder_check', oneOf(t.holder, HOLDERS))]);

/** Sealed bids as they came: ciphertext and commitment, nothing else. A bidder's last one before the end counts. Written once, by `sale_seal` alone. */
export const saleEnvelopes = pgTable('sale_envelopes', {
  saleId: text('sale_id').notNull().references(() => sales.id),
  seq: integer('seq').notNull(),
  entrantId: text('entrant_id').notNull().references(() => saleEntrants.id),
  orgId: text('org_id').notNull(),
  userId: text('user_id').notNull().references(() => users.id),
  commitment: text('commitment').notNull(),
  envelope: jsonb('envelope').$type<{ v: 1; box: string; parts: Record<Holder, string> }>().notNull(),
  hash: text('hash').notNull(),
  at: instant('at').notNull(),
}, (t) => [
  primaryKey({ columns: [t.saleId, t.seq] }), unique('sale_envelopes_commitment_key').on(t.saleId, t.commitment), index('sale_envelopes_entrant_idx').on(t.entrantId, t.seq), index('sale_envelopes_org_idx').on(t.orgId),
]);

/** What a holder released at the opening, signed with the key on record. Written once. */
export const saleShares = pgTable('sale_shares', {
  saleId: text('sale_id').notNull().references(() => sales.id),
  holder: term<Holder>('holder').notNull(),
  userId: text('user_id').notNull().references(() => users.id),
  shares: jsonb('shares').$type<{ bid: number; share: string | null }[]>().notNull(),
  hash: text('hash').notNull(),
  signature: text('signature').notNull(),
  at: instant('at').notNull(),
}, (t) => [primaryKey({ columns: [t.saleId, t.holder] }), check('sale_shares_holder_check', oneOf(t.holder, HOLDERS))]);

/** What became of each live sealed bid. Public from the moment it is written. Written once. */
export const saleOpenings = pgTable('sale_openings', {
  saleId: text('sale_id').notNull().references(() => sales.id),
  seq: integer('seq').notNull(),
  outcome: term<SealedOutcome>('outcome').notNull(),
  reason: term<SetAside>('reason'),
  amount: amount('amount'),
  seed: text('seed'),
  /** Whose shares opened it, or the bidder's own receipt. */
  by: term<'shares' | 'receipt'>('opened_by'),
  at: instant('at').notNull(),
}, (t) => [
  primaryKey({ columns: [t.saleId, t.seq] }), foreignKey({ columns: [t.saleId, t.seq], foreignColumns: [saleEnvelopes.saleId, saleEnvelopes.seq], name: 'sale_openings_envelope_fk' }),
  check('sale_openings_outcome_check', sql`${oneOf(t.outcome, SEALED_OUTCOMES)} and (${t.outcome} = 'set_aside') = (${t.reason} is not null) and (${t.outcome} = 'set_aside' or ${t.amount} > 0) and (${t.amount} is null) = (${t.seed} is null)`),
  check('sale_openings_reason_check', oneOf(t.reason, SET_ASIDE)), check('sale_openings_by_check', oneOf(t.by, ['shares', 'receipt'])),
]);

/** Times in which the platform was out of reach, as an operator recorded them. Sales that were open in them end later by as much. Written once. */
export const saleOutages = pgTable('sale_outages', {
  id: text('id').primaryKey(),
  fromAt: instant('from_at').notNull(),
  toAt: instant('to_at').notNull(),
  reason: text('reason').notNull(),
  recordedBy: text('recorded_by').notNull().references(() => users.id),
  recordedAt: instant('recorded_at').notNull().default(sql`now()`),
}, (t) => [index('sale_outages_idx').on(t.toAt), check('sale_outages_times_check', sql`${t.toAt} > ${t.fromAt}`)]);

/** How far the clock of sales stands beside the database's: nought but in tests, whose owner alone writes here. */
export const saleClock = pgTable('sale_clock', { id: integer('id').primaryKey().default(1), shiftMs: amount('shift_ms').notNull().default(0) }, (t) => [check('sale_clock_one_check', sql`${t.id} = 1`)]);

/** A price at which anybody verified may conclude a deal on published terms, at once. */
export const postedPrices = pgTable('posted_prices', {
  id: text('id').primaryKey(),
  listingId: text('listing_id').notNull(),
  orgId: text('org_id').notNull(),
  kind: term<DealKind>('kind').notNull(),
  currency: currency().notNull(),
  amount: amount('amount').notNull(),
  royaltyBps: integer('royalty_bps').notNull().default(0),
  fieldOfUse: text('field_of_use').notNull().default('*'),
  territory: term<Territory>('territory').notNull().default('CN'),
  termMonths: integer('term_months'),
  postedBy: text('posted_by').notNull().references(() => users.id),
  postedAt: instant('posted_at').notNull().default(sql`now()`),
  withdrawnAt: instant('withdrawn_at'),
}, (t) => [
  foreignKey({ columns: [t.orgId, t.listingId], foreignColumns: [listings.orgId, listings.id], name: 'posted_prices_listing_fk' }),
  uniqueIndex('posted_prices_one_per_kind').on(t.listingId, t.kind).where(sql`withdrawn_at is null`),
  check('posted_prices_kind_check', oneOf(t.kind, DEAL_KINDS)), check('posted_prices_territory_check', oneOf(t.territory, TERRITORIES)),
  check('posted_prices_amount_check', sql`${t.amount} between 0 and 10000000000000 and (${t.amount} > 0 or ${t.royaltyBps} > 0) and ${t.royaltyBps} between 0 and 5000`),
]);

/** Acceptances of posted prices: each opened a deal. Written once. */
export const postedAcceptances = pgTable('posted_acceptances', {
  id: text('id').primaryKey(),
  postedPriceId: text('posted_price_id').notNull().references(() => postedPrices.id),
  buyerOrgId: text('buyer_org_id').notNull().references(() => orgs.id),
  dealId: text('deal_id').notNull().references(() => deals.id),
  acceptedBy: text('accepted_by').notNull().references(() => users.id),
  acceptedAt: instant('accepted_at').notNull().default(sql`now()`),
}, (t) => [index('posted_acceptances_price_idx').on(t.postedPriceId), index('posted_acceptances_buyer_idx').on(t.buyerOrgId)]);
