import { z } from 'zod';
import { zDay, zId, zInstant, zMoney } from '#app/core/contract.ts';
import { DEAL_KINDS, LEGAL_STATUSES, LISTING_STATUSES, PATENT_KINDS, TERRITORIES } from '#app/core/vocabulary.ts';

/** What every list shows of a listing: public facts only. Browser-safe. */
export const listingCardSchema = z.object({
  id: zId('listing'),
  status: z.enum(LISTING_STATUSES),
  patent_number: z.string(),
  patent_kind: z.enum(PATENT_KINDS),
  legal_status: z.enum(LEGAL_STATUSES),
  title_zh: z.string(),
  title_en: z.string(),
  benefit_zh: z.string(),
  benefit_en: z.string(),
  /** IPC subclasses, e.g. `H01M`. */
  ipc: z.array(z.string()),
  deal_kinds: z.array(z.enum(DEAL_KINDS)),
  territories: z.array(z.enum(TERRITORIES)),
  trl: z.number().int().nullable(),
  /** Asked price of a transfer; null = by negotiation or not offered. */
  ask: zMoney.nullable(),
  entry_fee: zMoney.nullable(),
  royalty_bps: z.number().int().nullable(),
  org: z.object({ slug: z.string(), name_zh: z.string(), name_en: z.string(), region: z.string(), verified: z.boolean() }),
  expiry_date: zDay.nullable(),
  /** Whole years until the expiry day; null when it is not known. */
  remaining_years: z.number().int().nullable(),
  published_at: zInstant.nullable(),
  /** When the right was last found alive; null before the first check. */
  verified_live_at: zInstant.nullable(),
});
export type ListingCard = z.infer<typeof listingCardSchema>;

export const segmentSchema = z.object({ text: z.string(), hit: z.boolean() });

/** A card as a search found it: where the words were. */
export const searchHitSchema = listingCardSchema.extend({
  highlights: z.object({
    title: z.array(segmentSchema),
    /** The text that says why this was found; null when there was no query. */
    snippet: z.object({ field: z.enum(['benefit', 'abstract', 'claims']), lang: z.enum(['zh', 'en']), segments: z.array(segmentSchema) }).nullable(),
  }),
});
export type SearchHit = z.infer<typeof searchHitSchema>;

export const facetCountSchema = z.object({ value: z.string(), count: z.number().int(), label_zh: z.string().optional(), label_en: z.string().optional() });
export type FacetCount = z.infer<typeof facetCountSchema>;

/** What a query was taken for. */
export const understoodSchema = z.object({
  /** A patent number or an IPC symbol was looked up, or words were. */
  mode: z.enum(['number', 'ipc', 'words']),
  terms: z.array(z.object({
    text: z.string(),
    /** What was typed when it was read as something else (a slip of one character). */
    typed: z.string().nullable(),
    /** The query that is left when this word is taken away. */
    without: z.string(),
    /** False when nothing on the market holds it. */
    found: z.boolean(),
  })).max(24),
  /** Words that only ask and were left out. */
  ignored: z.array(z.string()).max(300),
  /** Grades, models or sizes asked for that nothing on the market holds. */
  absent: z.array(z.string()).max(24),
  /** `near`: nothing has the grade or size asked for, what is shown has the rest; `none`: nothing fits. */
  fits: z.enum(['yes', 'near', 'none']),
});
export type Understood = z.infer<typeof understoodSchema>;

export const searchResultSchema = z.object({
  items: z.array(searchHitSchema),
  next_cursor: z.string().nullable(),
  page: z.number().int(),
  limit: z.number().int(),
  total_estimate: z.number().int(),
  /** Counts per value; those of a facet ignore what is chosen in that facet itself. */
  facets: z.record(z.string(), z.array(facetCountSchema)),
  /** True when the search engine was not available and the database answered: plain matching, same visibility. */
  reduced: z.boolean(),
  /** Null when nothing was asked in words. */
  understood: understoodSchema.nullable(),
});
export type SearchResult = z.infer<typeof searchResultSchema>;
