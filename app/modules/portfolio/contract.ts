import { z } from 'zod';
import { zId, zInstant, zMoney, zOfficeFee, zText } from '#app/core/contract.ts';
import { ADVICE, HIGH_VALUE_CASES } from '#app/core/vocabulary.ts';
import { PortfolioFilter } from '#app/modules/patents/contract-portfolio.ts';

/** Steps over many patents. `value` asks the valuation room for a batch of its own, which cannot be undone: snapshots stay. */
export const BATCH_STEPS = ['assign', 'let_lapse', 'keep_paying', 'draft_listings', 'value'] as const;
export type BatchStep = (typeof BATCH_STEPS)[number];

/** Patents chosen one by one, at most. */
export const MAX_CHOSEN = 1_000;
/** Patents one step changes, at most: it is one transaction, and the reader waits for it. */
export const MAX_STEP = 20_000;
/** Drafts one step opens, at most: each is somebody's work afterwards. */
export const MAX_DRAFTS = 200;

/** Patents chosen one by one, or all that a filter lets through. */
export const Selection = z.union([
  z.object({ ids: z.array(zId('patent')).min(1, { error: 'choose_one' }).max(MAX_CHOSEN, { error: 'too_many_chosen' }) }),
  z.object({ filter: PortfolioFilter }),
]);
export type Selection = z.infer<typeof Selection>;

export const BatchInput = z.object({
  step: z.enum(BATCH_STEPS), selection: Selection,
  /** For `assign`: the colleague; null = nobody. */
  assignee: z.string().max(60).nullable().default(null),
});
export type BatchInput = z.input<typeof BatchInput>;

/** Why a patent is left out of a step. */
export const LEFT_OUT = ['same_assignee', 'not_owned', 'decided', 'not_decided', 'not_live', 'listed', 'in_use', 'over_limit'] as const;
export type LeftOut = (typeof LEFT_OUT)[number];

/** What a step would do, before anything is written: how many it changes and which it leaves out, with examples by number. */
export const BatchPreview = z.object({
  step: z.enum(BATCH_STEPS), changes: z.int(), examples: z.array(z.string()).max(5),
  left_out: z.array(z.object({ reason: z.enum(LEFT_OUT), count: z.int(), examples: z.array(z.string()).max(5) })).max(LEFT_OUT.length),
  /** Fees that are not paid any more (`let_lapse`), by currency. */
  saves: z.array(zOfficeFee).max(10), assignee: z.object({ id: z.string(), name: z.string() }).nullable(),
});
export type BatchPreview = z.infer<typeof BatchPreview>;

export const BatchResource = z.object({
  id: z.string(), step: z.enum(BATCH_STEPS), by: z.string(), at: zInstant, changed: z.int(), left_out: z.int(), assignee: z.string().nullable(),
  undone: z.object({ by: z.string(), at: zInstant, restored: z.int(), kept: z.int() }).nullable(),
});
export type BatchResource = z.infer<typeof BatchResource>;

/** Views a person keeps, at most. */
export const MAX_VIEWS = 30;
/** A view: filter, order, columns, density as the page's address has them. */
export const ViewInput = z.object({ name: zText(60, 1), shared: z.boolean().default(false), is_default: z.boolean().default(false), query: z.string().max(1_500) });
export type ViewInput = z.input<typeof ViewInput>;
export const ViewResource = z.object({ id: z.string(), name: z.string(), shared: z.boolean(), is_default: z.boolean(), mine: z.boolean(), by: z.string(), query: z.string() });
export type ViewResource = z.infer<typeof ViewResource>;

/** Money of one currency over several patents. */
const zSums = z.object({ low: zMoney, base: zMoney, high: zMoney });
/** The portfolio on two axes: single patents while they can be told apart, else cells of ten by ten points with how many lie in each. */
export const Overview = z.object({
  living: z.int(), unvalued: z.int(),
  advice: z.array(z.object({ code: z.enum(ADVICE), patents: z.int(), brings: z.array(zSums).max(10), /** What the patents without a market value cost to make. */ floors: z.array(zMoney).max(10), saves: z.array(zOfficeFee).max(10), fees: z.array(zOfficeFee).max(10) })).max(ADVICE.length),
  high_value: z.array(z.object({ case: z.enum(HIGH_VALUE_CASES), patents: z.int() })).max(HIGH_VALUE_CASES.length),
  points: z.array(z.object({ number: z.string(), title: z.object({ zh: z.string(), en: z.string() }), dormancy: z.number(), value: z.number(), advice: z.enum(ADVICE).nullable() })).max(400).nullable(),
  cells: z.array(z.object({ dormancy: z.int(), value: z.int(), patents: z.int() })).max(121),
});
export type Overview = z.infer<typeof Overview>;
