/** Words of sales, for the database, the contracts and the pages alike. */

/** How a price is found. `english`: bids go up until the end; `dutch`: the price steps down until somebody takes it; `sealed`: one round of bids nobody can read before the end. */
export const SALE_MECHANISMS = ['english', 'dutch', 'sealed'] as const;
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
export const SALE_EVENTS = ['announced', 'postponed', 'opened', 'bid', 'taken', 'extended', 'closed', 'result', 'stopped', 'witness', 'key', 'sealed', 'shares', 'bid_opened', 'bid_set_aside', 'outage'] as const;
export type SaleEventKind = (typeof SALE_EVENTS)[number];

/** Why a bid was not accepted. */
export const BID_REFUSALS = ['not_open', 'over', 'not_entered', 'deposit_missing', 'own_sale', 'below_minimum', 'off_step', 'not_higher', 'price_moved', 'wrong_mechanism', 'known_commitment', 'too_many', 'wrong_size'] as const;
export type BidRefusal = (typeof BID_REFUSALS)[number];

/** Why a sale was stopped. */
export const STOP_REASONS = ['withdrawn', 'patent', 'listing', 'owner', 'operator', 'keys', 'not_opened'] as const;
export type StopReason = (typeof STOP_REASONS)[number];

/** Who holds a key of a sealed sale. Any two of them open it together, nobody alone. */
export const HOLDERS = ['operator', 'seller', 'witness'] as const;
export type Holder = (typeof HOLDERS)[number];

/** What became of a sealed bid at the opening. */
export const SEALED_OUTCOMES = ['opened', 'set_aside'] as const;
export type SealedOutcome = (typeof SEALED_OUTCOMES)[number];

/** Why a sealed bid does not count, by the published rule. */
export const SET_ASIDE = ['unopenable', 'below_start', 'off_range'] as const;
export type SetAside = (typeof SET_ASIDE)[number];
