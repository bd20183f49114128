import { z } from 'zod';
import { zDay, zId, zInstant, zMoney, zOfficeFee } from '#app/core/contract.ts';
import { zVerification } from '#app/modules/orgs/contract-verification.ts';
import { listingCardSchema } from '#search/query/card.ts';

/** Listings that stand side by side at most: what a desk screen shows without turning columns into slivers. */
export const MAX_COMPARED = 4;

/** `ids=a,b,c`, repeated or separated by commas; each once, in the order given, the first four. What is no id is left out. */
export function idsOf(values: readonly string[]): string[] {
  const id = zId('listing');
  return [...new Set(values.flatMap((v) => v.split(',')).map((v) => v.trim()).filter((v) => id.safeParse(v).success))].slice(0, MAX_COMPARED);
}

export const comparedListingSchema = listingCardSchema.extend({
  /** Where the identity of the organisation that offers it stands, and until when a check of it counts. */
  verification: zVerification,
  problem_zh: z.string(), problem_en: z.string(),
  /** Whole symbols, e.g. `H01M 8/0204`. */
  ipc_symbols: z.array(z.string()),
  field_of_use: z.string(),
  equity_valuation: zMoney.nullable(),
  filing_date: zDay.nullable(), grant_date: zDay.nullable(),
  claim_count: z.number().int(), independent_claims: z.number().int(),
  /** Fees a new owner takes over; null where the office's schedule or a date is not known. */
  annuities: z.object({ total: zOfficeFee.nullable(), next_due: zDay.nullable(), next_amount: zOfficeFee.nullable(), pack: z.string() }).nullable(),
  /** Kinds of licences and encumbrances that stand today, each once. */
  rights: z.array(z.string()),
  co_owned: z.boolean(), frozen: z.boolean(), pledged: z.boolean(), government_rights: z.boolean(),
  status_as_of: zDay.nullable(), status_source: z.string(),
});
export type ComparedListing = z.infer<typeof comparedListingSchema>;

export const comparisonSchema = z.object({
  /** In the order asked for. */
  items: z.array(comparedListingSchema),
  /** Ids that are not there or may not be seen. */
  missing: z.array(zId('listing')),
  at: zInstant,
});
export type Comparison = z.infer<typeof comparisonSchema>;
