import { z } from 'zod';
import { zDay, zId, zMoney, zOfficeFee } from '#app/core/contract.ts';
import { ADVICE, HIGH_VALUE_CASES, LEGAL_STATUSES, LISTING_STATUSES, OWNERSHIPS, PATENT_KINDS } from '#app/core/vocabulary.ts';

/** What a portfolio can be ordered by. `value` keeps currencies apart; `status` and `listing` put the same ones together. */
export const PORTFOLIO_SORTS = ['changed', 'number', 'title', 'status', 'filing', 'grant', 'expiry', 'fee', 'dormancy', 'value', 'listing'] as const;
export type PortfolioSort = (typeof PORTFOLIO_SORTS)[number];

const YES_NO = ['yes', 'no'] as const;

/** Everything a portfolio can be narrowed by. Each one left out lets all through. */
export const portfolioFilters = {
  /** Words of a title, or a number in any spelling. */
  q: z.string().trim().max(200),
  status: z.enum(LEGAL_STATUSES),
  kind: z.enum(PATENT_KINDS),
  /** Office, two letters. */
  office: z.string().regex(/^[A-Z]{2}$/),
  listed: z.enum(YES_NO),
  dormant: z.enum(YES_NO),
  valued: z.enum(YES_NO),
  advice: z.enum(ADVICE),
  high_value: z.enum(['any', ...HIGH_VALUE_CASES]),
  ownership: z.enum(OWNERSHIPS),
  /** Decided: fees are not paid any more. */
  lapsing: z.enum(YES_NO),
  /** `nobody`, `me`, or a colleague's id. */
  assigned: z.string().regex(/^(?:nobody|me|usr_[0-9a-z_]{3,40})$/),
  expiring_before: zDay,
  /** Scores from–to, both included (`40-49`). */
  dormancy: z.string().regex(/^\d{1,3}-\d{1,3}$/), score: z.string().regex(/^\d{1,3}-\d{1,3}$/),
  fee_before: zDay,
} as const;
export const PORTFOLIO_FILTERS = Object.keys(portfolioFilters) as readonly (keyof typeof portfolioFilters)[];

/** Filter and order as the API takes them. */
export const PortfolioFilter = z.object(portfolioFilters).partial();
export type PortfolioFilter = z.infer<typeof PortfolioFilter>;
export const PortfolioOrder = z.object({ sort: z.enum(PORTFOLIO_SORTS).default('changed'), direction: z.enum(['asc', 'desc']).default('desc') });
export type PortfolioOrder = z.infer<typeof PortfolioOrder>;

/** A figure with what it rests on; `high`, `low` in the currency of `base`. */
const zBand = z.object({ low: zMoney, base: zMoney, high: zMoney });

/** A row of the owner's portfolio. */
export const PortfolioItem = z.object({
  id: zId('patent'), number: z.string(), title: z.object({ zh: z.string(), en: z.string() }), kind: z.enum(PATENT_KINDS), office: z.string(), ipc: z.array(z.string()),
  legal_status: z.enum(LEGAL_STATUSES), status_as_of: zDay.nullable(), filing_date: zDay.nullable(), grant_date: zDay.nullable(), expiry_date: zDay.nullable(),
  live: z.boolean(), live_reason: z.string(), dormancy: z.object({ dormant: z.boolean(), score: z.number() }).nullable(), owned: z.boolean(),
  ownership: z.enum(OWNERSHIPS), ownership_as_of: zDay.nullable(), proof_due_on: zDay.nullable(), proof_pending: z.boolean(), others_named: z.array(z.string()),
  listing: z.object({ id: zId('listing'), status: z.enum(LISTING_STATUSES) }).nullable(),
  /** The valuation that stands in the organisation's books; `band` is null where a method gave no figure. Score 0-100. */
  value: z.object({ score: z.number().nullable(), band: zBand.nullable(), valued_on: zDay }).nullable(),
  /** The next fee to pay, in its grace period with surcharge, and all that lie ahead. */
  next_fee: z.object({ due: zDay, amount: zOfficeFee }).nullable(), fees_ahead: zOfficeFee.nullable(),
  /** What to do with it; `saves`: what that saves in fees. */
  advice: z.object({ code: z.enum(ADVICE), saves: zOfficeFee.nullable() }).nullable(),
  high_value: z.array(z.enum(HIGH_VALUE_CASES)).max(HIGH_VALUE_CASES.length),
  assigned_to: z.object({ id: z.string(), name: z.string() }).nullable(),
  /** Decided that its fees are not paid any more. */
  lapsing: z.boolean(), updated_at: z.string(),
});
export type PortfolioItem = z.infer<typeof PortfolioItem>;

/** How many match: with every filter (`total`), and by status with every other filter. */
export const PortfolioCounts = z.object({ total: z.int(), by_status: z.partialRecord(z.enum(LEGAL_STATUSES), z.int()), all: z.int() });
export type PortfolioCounts = z.infer<typeof PortfolioCounts>;

type Filters = typeof portfolioFilters;
/** A field of an address: empty or nonsense is as if it were not there, an address is no form. */
const lenient = <T extends z.ZodType>(schema: T): z.ZodType<z.output<T> | undefined> => z.preprocess((v) => (v === '' ? undefined : v), schema.optional()).catch(undefined) as z.ZodType<z.output<T> | undefined>;
/** Filter and order as a page's address has them. */
export const portfolioAddress = {
  ...Object.fromEntries(Object.entries(portfolioFilters).map(([name, schema]) => [name, lenient(schema)])) as { [K in keyof Filters]: z.ZodType<z.output<Filters[K]> | undefined> },
  sort: z.enum(PORTFOLIO_SORTS).catch('changed'), direction: z.enum(['asc', 'desc']).catch('desc'),
};
