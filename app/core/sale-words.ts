/** Words of sales, for the database, the contracts and the pages alike. */

/** How a price is found. `english`: bids go up until the end; `dutch`: the price steps down until somebody takes it. */
export const SALE_MECHANISMS = ['english', 'dutch'] as const;
export type SaleMechanism = (typeof SALE_MECHANISMS)[number];

/** Who runs it: the seller on the platform (competitive bidding), or an auction house with a licence (Auction Law 11). */
export const SALE_MODES = ['competitive', 'licensed_auction'] as const;
export type SaleMode = (typeof SALE_MODES)[number];

export const RESERVE_KINDS = ['none', 'open', 'secret'] as const;
export type ReserveKind = (typeof RESERVE_KINDS)[number];

/** What came of it. */
export const SALE_RESULTS = ['sold', 'no_bids', 'reserve_missed', 'stopped'] as const;
export type SaleResult = (typeof SALE_RESULTS)[number];

/** A bidder's deposit. `none`: the sale asks for none. */
export const DEPOSIT_STATES = ['none', 'due', 'held', 'released', 'converted', 'forfeited'] as const;
export type DepositState = (typeof DEPOSIT_STATES)[number];

/** Entries of a sale's log, in the words of the file anybody downloads. */
export const SALE_EVENTS = ['announced', 'postponed', 'opened', 'bid', 'taken', 'extended', 'closed', 'result', 'stopped'] as const;
export type SaleEventKind = (typeof SALE_EVENTS)[number];

/** Why a bid was not accepted. */
export const BID_REFUSALS = ['not_open', 'over', 'not_entered', 'deposit_missing', 'own_sale', 'below_minimum', 'off_step', 'not_higher', 'price_moved', 'wrong_mechanism'] as const;
export type BidRefusal = (typeof BID_REFUSALS)[number];

/** Why a sale was stopped. */
export const STOP_REASONS = ['withdrawn', 'patent', 'listing', 'owner', 'operator'] as const;
export type StopReason = (typeof STOP_REASONS)[number];
