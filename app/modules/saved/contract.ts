import { z } from 'zod';
import { zId, zInstant, zPage, zText } from '#app/core/contract.ts';
import { listingCardSchema } from '#search/query/card.ts';

export const savedListingSchema = z.object({
  listing_id: zId('listing'),
  saved_at: zInstant,
  /** Null when the listing may no longer be seen. */
  card: listingCardSchema.nullable(),
});
export type SavedListing = z.infer<typeof savedListingSchema>;

export const savedListingsQuerySchema = zPage;
export type SavedListingsQuery = z.input<typeof savedListingsQuerySchema>;

/** How often a saved search tells of new listings: `off`, `daily` or `weekly` (Mondays), by notice and mail, and only when there are any. */
export const DIGESTS = ['off', 'daily', 'weekly'] as const;
export const zDigest = z.enum(DIGESTS);
export type Digest = z.infer<typeof zDigest>;

/** `POST /saved-searches`. `query` is the search page's query string; it is kept in its canonical form. */
export const savedSearchInputSchema = z.object({ name: zText(100, 1), query: z.string().max(4_000, { error: 'too_long' }), digest: zDigest.default('off') });
export type SavedSearchInput = z.input<typeof savedSearchInputSchema>;

export const savedSearchSchema = z.object({ id: zId('savedSearch'), name: z.string(), query: z.string(), digest: zDigest, last_digest_at: zInstant.nullable(), created_at: zInstant });
export type SavedSearch = z.infer<typeof savedSearchSchema>;

/** Saved searches one person may keep: each is run for alerts. */
export const MAX_SAVED_SEARCHES = 50;

/** `PATCH /saved-searches/{id}`. */
export const savedSearchPatchSchema = z.object({ digest: zDigest });
export type SavedSearchPatch = z.input<typeof savedSearchPatchSchema>;
