import { z } from 'zod';

/**
 * The report of `npm run bench -- matching` as the public page reads it: written by the bench, never by hand. Names of systems,
 * metrics and tasks are codes with texts in `quality`; a code without words is shown as it is.
 */
const share = z.number().min(0).max(1);

const difference = z.number().min(-1).max(1);

/** The product's own value less a rival's, over the same queries, with the 95 % interval of the paired bootstrap; above zero the product is ahead. */
export const qualityIntervalSchema = z.object({ difference, low: difference, high: difference });
export type QualityInterval = z.infer<typeof qualityIntervalSchema>;

export const qualitySystemSchema = z.object({
  /** `jingzhe`, `bm25_bigrams`, `meilisearch`, `postgres_fts` … The product's own is `jingzhe`. */
  id: z.string(),
  value: share,
  /** 95 % bootstrap interval over queries. */
  low: share.optional(), high: share.optional(),
  /** One-sided p of the paired bootstrap over queries: how likely the product's own is not better. */
  p: z.number().min(0).max(1).optional(),
  /** Of a rival only: how far the product's own is ahead of it (negative: behind). */
  interval: qualityIntervalSchema.optional(),
});

export const qualityTaskSchema = z.object({
  /** `needs_pool`, `needs_full`, `known_item_title`, `known_item_halves`, `cross_language` … */
  id: z.string(),
  queries: z.number().int(),
  documents: z.number().int(),
  /** Which part of the judged set: `dev`, `held_out`, `all`. */
  split: z.string().optional(),
  /** How what is trained was kept from what is measured, e.g. `5-fold, over needs, twice`. */
  validation: z.string().optional(),
  metrics: z.array(z.object({ id: z.string(), systems: z.array(qualitySystemSchema).min(1) })).min(1),
});

export const qualityReportSchema = z.object({
  measured_at: z.iso.datetime({ offset: true }),
  /** Version of the ranking model the figures are of. */
  model: z.string().optional(),
  /** Resamples of the bootstrap. */
  resamples: z.number().int().optional(),
  tasks: z.array(qualityTaskSchema).min(1),
});
export type QualityReport = z.infer<typeof qualityReportSchema>;
export type QualityTask = z.infer<typeof qualityTaskSchema>;
export type QualitySystem = z.infer<typeof qualitySystemSchema>;

/** The report of `npm run bench -- box`: the search box on a set of queries of the project's own. Shares of the half that nothing was chosen on. */
export const boxReportSchema = z.object({
  measured_at: z.iso.datetime({ offset: true }),
  queries: z.number().int(),
  /** How many of them are in the half reported. */
  half: z.number().int(),
  documents: z.number().int(),
  systems: z.array(z.object({
    id: z.string(),
    /** A right listing among the first five. */
    success5: share,
    /** "Nothing fits" where nothing does. */
    outside: share,
    /** The same on the half thresholds were chosen on. */
    tuning: z.object({ success5: share, outside: share }),
  })).min(1).max(10),
});
export type BoxReport = z.infer<typeof boxReportSchema>;
