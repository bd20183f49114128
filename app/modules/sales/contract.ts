import { z } from 'zod';
import { zId, zInstant, zList, zMoney, zPage, zPositiveMoney, zText } from '#app/core/contract.ts';
import { BID_REFUSALS, DEPOSIT_STATES, RESERVE_KINDS, SALE_EVENTS, SALE_MECHANISMS, SALE_MODES, SALE_RESULTS, STOP_REASONS } from '#app/core/sale-words.ts';
import { PERMISSIONS } from '#app/core/permissions.ts';
import { DEAL_KINDS, TERRITORIES } from '#app/core/vocabulary.ts';
import { zSealed } from './contract-sealed.ts';
import { SALE_MOVES } from './moves.pure.ts';

/** Kinds of deal a price alone can decide: their other terms are fixed by the announcement. */
export const SOLD_KINDS = ['transfer', 'exclusive_licence', 'sole_licence', 'ordinary_licence'] as const;

/** Body of `POST /listings/{id}/sales`. */
export const zAnnounceSale = z.object({
  mechanism: z.enum(SALE_MECHANISMS, { error: 'required' }),
  mode: z.enum(SALE_MODES).default('competitive'),
  partner_name: zText(200).default(''),
  partner_licence: zText(80).default(''),
  kind: z.enum(SOLD_KINDS, { error: 'unknown_kind' }),
  start: zPositiveMoney,
  /** Not of sealed sales. */
  step: zPositiveMoney.nullish().transform((v) => v ?? null),
  /** Sealed: the neutral organisation that holds the third key, by its slug or id. */
  witness: zText(80).default(''),
  /** Dutch: the price goes no lower; one step takes so many seconds. */
  floor: zPositiveMoney.nullish().transform((v) => v ?? null),
  step_seconds: z.number().int({ error: 'invalid_number' }).min(10, { error: 'invalid_number' }).max(86_400, { error: 'invalid_number' }).nullish().transform((v) => v ?? null),
  reserve: z.enum(RESERVE_KINDS).default('none'),
  reserve_price: zPositiveMoney.nullish().transform((v) => v ?? null),
  deposit: zMoney.nullish().transform((v) => (v && v.amount > 0 ? v : null)),
  opens_at: zInstant,
  closes_at: zInstant,
  royalty_bps: z.number().int({ error: 'invalid_rate' }).min(0, { error: 'invalid_rate' }).max(5_000, { error: 'royalty_too_high' }).default(0),
  field_of_use: zText(400, 1).default('*'),
  territory: z.enum(TERRITORIES).default('CN'),
  term_months: z.number().int({ error: 'invalid_number' }).min(1, { error: 'term_too_short' }).max(300, { error: 'term_too_long' }).nullish().transform((v) => v ?? null),
});
export type AnnounceSaleInput = z.input<typeof zAnnounceSale>;
export type AnnounceSale = z.output<typeof zAnnounceSale>;

/** Body of `POST /sales/{id}/bids`: how high it goes (English), or the price that was seen and is taken (Dutch). */
export const zPlaceBid = z.object({ max: zPositiveMoney });
export type PlaceBidInput = z.input<typeof zPlaceBid>;

/** What became of a bid. A refused one is an answer too, and moves nothing. */
export const zBidAnswer = z.object({
  accepted: z.boolean(), code: z.enum(BID_REFUSALS).nullable(), seq: z.number().int().nullable(), at: z.string(), price: zMoney.nullable(), leads: z.boolean(), extended: z.boolean(),
});
export type BidAnswer = z.output<typeof zBidAnswer>;

export const zListSales = zPage.extend({ phase: z.enum(['announced', 'open', 'closed']).optional(), listing_id: zId('listing').optional() });
export type ListSalesInput = z.input<typeof zListSales>;

const zParty = z.object({ id: zId('org'), slug: z.string(), name_zh: z.string(), name_en: z.string() });

export const zSale = z.object({
  id: zId('sale'), listing_id: zId('listing'), patent_number: z.string(), title_zh: z.string(), title_en: z.string(), seller: zParty,
  mechanism: z.enum(SALE_MECHANISMS), mode: z.enum(SALE_MODES), partner_name: z.string(), partner_licence: z.string(),
  kind: z.enum(DEAL_KINDS), royalty_bps: z.number(), field_of_use: z.string(), territory: z.enum(TERRITORIES), term_months: z.number().nullable(),
  start: zMoney, step: zMoney, floor: zMoney.nullable(), step_seconds: z.number().nullable(), reserve: z.enum(RESERVE_KINDS), reserve_price: zMoney.nullable(), deposit: zMoney.nullable(),
  opens_at: z.string(), closes_at: z.string(), ends_at: z.string(), soft_seconds: z.number(), cap_seconds: z.number(), rules: z.string(),
  /** By the clock of sales: bidding is `open` only while a bid could be accepted. */
  phase: z.enum(['before', 'open', 'over']), state: z.string(), now: z.string(),
  price: zMoney.nullable(), leader_no: z.number().nullable(), bids: z.number(),
  /** Is the reserve met? Null where there is none or nobody has bid. */
  reserve_met: z.boolean().nullable(),
  result: z.enum(SALE_RESULTS).nullable(), stop_reason: z.enum(STOP_REASONS).nullable(), log_seq: z.number(),
});
export type SaleResource = z.output<typeof zSale>;
export const zSaleList = zList(zSale);

export const zLogEntry = z.object({ seq: z.number(), kind: z.enum(SALE_EVENTS), at: z.string(), data: z.record(z.string(), z.unknown()), hash: z.string().nullable() });
/** The file anybody downloads and checks: every entry, its hash over the one before. */
export const zSaleLog = z.object({ sale: zId('sale'), entries: z.array(zLogEntry).max(100_000) });
export type SaleLogFile = z.output<typeof zSaleLog>;

/** A sale as one reader sees it. */
export const zSaleDetail = zSale.extend({
  log: z.array(zLogEntry).max(100_000),
  /** Keys, bids and opening of a sealed sale; null for others. */
  sealed: zSealed.nullable(),
  /** Moves people make by hand, with where they leave from and whose they are: pages show those that are open. */
  moves: z.array(z.object({ name: z.enum(SALE_MOVES), from: z.array(z.string()).max(20), side: z.enum(['seller', 'bidder', 'operator']), permission: z.enum(PERMISSIONS) })).max(20),
  mine: z.object({
    side: z.enum(['seller', 'bidder', 'other', 'operator']),
    no: z.number().nullable(), deposit: z.enum(DEPOSIT_STATES).nullable(), deposit_id: zId('deposit').nullable(), max: zMoney.nullable(), leads: z.boolean(),
    /** What stops the reader from entering; null when nothing does. */
    bar: z.enum(['sign_in', 'own_sale', 'unverified', 'related', 'both_sides', 'permission', 'over', 'witness']).nullable(),
    deal_id: zId('deal').nullable(), reserve_price: zMoney.nullable(),
  }),
});
export type SaleDetail = z.output<typeof zSaleDetail>;
